//! What a quote that renders a part of its source leaves out before and after that part.

use super::compare::Passage;
use super::finding::{Finding, FindingKind, Severity};
use crate::confidence::Confidence;
use crate::model::Model;
use crate::score::{LinkedWord, word_links};
use crate::span::Span;

/// A source word that the quote accounts for at least this surely belongs to the part that is quoted.
const QUOTED: f32 = 0.5;
/// A source word that is more frequent than this is no loss by itself.
const FREQUENT: f32 = 2e-3;

/// The omissions at either end of the source sentences, minor ones: that the quote is a part is known, and
/// these say of what. Their confidence is that of the quote's being from there.
pub(super) fn left_out(
    model: &Model,
    quote: Passage<'_>,
    source: Passage<'_>,
    confidence: Confidence,
) -> Vec<Finding> {
    let quoted: Vec<&str> = quote.parts.iter().filter_map(|part| part.get(quote.text)).collect();
    let Some(whole) = source.parts.iter().copied().reduce(Span::cover) else { return Vec::new() };
    let Some(text) = whole.get(source.text) else { return Vec::new() };
    let links = word_links(model, (source.lang, text), (quote.lang, &quoted.join(" ")));
    let words = &links.source;
    let is_quoted = |word: &LinkedWord| word.support >= QUOTED && word.background < FREQUENT;
    let (Some(first), Some(last)) = (words.iter().position(is_quoted), words.iter().rposition(is_quoted))
    else {
        return Vec::new();
    };
    [&words[..first], &words[last + 1..]]
        .into_iter()
        .filter(|edge| edge.iter().any(|word| word.background < FREQUENT && word.support < QUOTED))
        .filter_map(|edge| {
            let edge: &[LinkedWord] = trim(edge);
            let span = edge.first()?.span.cover(edge.last()?.span);
            Some(Finding {
                kind: FindingKind::Omission,
                severity: Severity::Minor,
                confidence,
                quote: None,
                source: Some(span.shift(whole.start())),
                message: format!("the quote leaves out “{}”", span.get(text)?),
            })
        })
        .collect()
}

/// Without the words at either end that the quote accounts for after all.
fn trim(edge: &[LinkedWord]) -> &[LinkedWord] {
    let left = |word: &LinkedWord| word.support < QUOTED;
    match (edge.iter().position(left), edge.iter().rposition(left)) {
        (Some(first), Some(last)) => &edge[first..=last],
        _ => &[],
    }
}
