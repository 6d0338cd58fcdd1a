//! What a quote that renders a part of its source leaves out: before and after that part, and where it says
//! itself, by an ellipsis, that something is missing.

use super::compare::{Passage, is_apart, rules};
use super::finding::{Finding, FindingKind, Severity};
use crate::confidence::Confidence;
use crate::model::Model;
use crate::score::{LinkedWord, word_links};
use crate::span::Span;

/// A source word that the quote accounts for at least this surely belongs to the part that is quoted.
const QUOTED: f32 = 0.5;
/// A source word that is more frequent than this is no loss by itself.
const FREQUENT: f32 = 2e-3;

/// Rare words that a gap within the quoted part has to have.
const LEAST_IN_GAP: usize = 2;

/// The omissions at either end of the source sentences and, where the quote has the mark of one, in the
/// middle; minor ones: that the quote is a part is known, and these say of what. Their confidence is that of
/// the quote's being from there.
pub(super) fn left_out(
    model: &Model,
    quote: Passage<'_>,
    source: Passage<'_>,
    confidence: Confidence,
) -> Vec<Finding> {
    let quoted: Vec<&str> = quote.parts.iter().filter_map(|part| part.get(quote.text)).collect();
    let quoted = quoted.join(" ");
    let Some(whole) = source.parts.iter().copied().reduce(Span::cover) else { return Vec::new() };
    let Some(text) = whole.get(source.text) else { return Vec::new() };
    let links = word_links(model, (source.lang, text), (quote.lang, &quoted));
    let words = &links.source;
    let is_quoted = |word: &LinkedWord| word.support >= QUOTED && word.background < FREQUENT;
    let (Some(first), Some(last)) = (words.iter().position(is_quoted), words.iter().rposition(is_quoted))
    else {
        return Vec::new();
    };
    let gap = if has_gap(&quoted) { widest_gap(&words[first..=last], is_quoted) } else { &[] };
    [&words[..first], gap, &words[last + 1..]]
        .into_iter()
        .filter(|edge| edge.iter().any(is_missing))
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

/// Makes what was found in a quote that is only a part what an editor says of a part: which words are left
/// out, and nothing of what stands in them. `fragment` says that the quote is some words in a sentence of the
/// author's own, who may have said the rest.
pub(super) fn settle(
    model: &Model,
    quote: Passage<'_>,
    source: Passage<'_>,
    confidence: Confidence,
    fragment: bool,
    findings: &mut Vec<Finding>,
) {
    if fragment {
        // Whoever quotes a few words says that they are not all.
        for finding in findings.iter_mut().filter(|finding| omits(finding)) {
            finding.severity = Severity::Minor;
        }
    }
    if fragment || !findings.iter().any(omits) {
        let parts = left_out(model, quote, source, confidence);
        if !parts.is_empty() {
            findings.retain(|finding| !omits(finding));
            findings.extend(parts);
        }
    }
    let Some(whole) = source.parts.iter().copied().reduce(Span::cover) else { return };
    let omitted: Vec<Span> =
        findings.iter().filter(|finding| omits(finding)).filter_map(|finding| finding.source).collect();
    findings.retain(|finding| {
        let Some(place) = finding.source.filter(|_| finding.quote.is_none() && !omits(finding)) else {
            return true;
        };
        let Some(&gap) = omitted.iter().find(|gap| gap.contains(place)) else { return true };
        // A negation or a doubt can rule the words that were quoted from outside them.
        rules(finding.kind) && !is_apart(source.text, whole, gap, place)
    });
}

pub(super) fn omits(finding: &Finding) -> bool {
    finding.kind == FindingKind::Omission
}

/// Whether words are said to be left out in the middle of a quote: `…`, `[…]`, `(...)`. One at the end may be
/// a voice that trails off.
pub(super) fn has_gap(quoted: &str) -> bool {
    let inner = quoted.trim_matches(|c: char| !c.is_alphanumeric());
    inner.contains('…') || inner.contains("...")
}

fn is_missing(word: &LinkedWord) -> bool {
    word.background < FREQUENT && word.support < QUOTED
}

/// The run of words without a quoted one that has the most missing ones; none where those are few.
fn widest_gap(words: &[LinkedWord], is_quoted: impl Fn(&LinkedWord) -> bool) -> &[LinkedWord] {
    let missing = |run: &&[LinkedWord]| run.iter().filter(|word| is_missing(word)).count();
    let widest = words.split(is_quoted).max_by_key(missing);
    widest.filter(|run| missing(run) >= LEAST_IN_GAP).unwrap_or_default()
}

/// Without the words at either end that the quote accounts for after all.
fn trim(edge: &[LinkedWord]) -> &[LinkedWord] {
    let left = |word: &LinkedWord| word.support < QUOTED;
    match (edge.iter().position(left), edge.iter().rposition(left)) {
        (Some(first), Some(last)) => &edge[first..=last],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::has_gap;

    #[test]
    fn a_gap_is_in_the_middle() {
        assert!(has_gap("This deal […] is a start") && has_gap("We went ... and we won"));
        assert!(!has_gap("I do not know…") && !has_gap("… and so on") && !has_gap("That is all. Really."));
    }
}
