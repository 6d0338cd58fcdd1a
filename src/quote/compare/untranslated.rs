//! Words of the source that stand in the quote as they are.
//!
//! Names, titles and loan words are the same in both languages. So a stretch is untranslated only where
//! several of its words are words of the source's language and none of the quote's.

use std::collections::HashSet;

use super::context::{Context, End};
use crate::lang::Lang;
use crate::quote::finding::{Finding, FindingKind, Severity};
use crate::span::Span;
use crate::text::fold::fold_into;

/// The fewest words of a stretch, and from how many on it is grave.
const FEWEST: usize = 3;
const MANY: usize = 4;
/// The fewest of them that the quote's own language does not know.
const FOREIGN: usize = 2;

pub(super) fn compare(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let (Some(source), Some(quote)) = (context.lang(End::Source), context.lang(End::Quote)) else { return };
    let words = |end: End| -> Vec<String> {
        let words = context.words(end).iter();
        words.map(|word| folded(word.span.get(context.text(end)).unwrap_or_default())).collect()
    };
    let known: HashSet<String> = words(End::Source).into_iter().collect();
    let words = words(End::Quote);
    let mut start = 0;
    for end in 0..=words.len() {
        if words.get(end).is_some_and(|word| known.contains(word)) {
            continue;
        }
        let foreign = (start..end).filter(|&index| is_foreign(context, index, &words[index], source, quote));
        if end - start >= FEWEST && foreign.count() >= FOREIGN {
            findings.extend(finding(context, start..end));
        }
        start = end + 1;
    }
}

fn folded(word: &str) -> String {
    let mut folded = String::new();
    fold_into(word, &mut folded);
    folded
}

/// Whether a word in small letters is one of the source's language and not of the quote's.
fn is_foreign(context: &Context<'_>, index: usize, folded: &str, source: Lang, quote: Lang) -> bool {
    let span = context.words(End::Quote).get(index).map(|word| word.span);
    let written = span.and_then(|span| span.get(context.text(End::Quote))).unwrap_or_default();
    let mut stem = String::new();
    let mut knows = |lang: Lang| context.model.unit(lang, folded, &mut stem).is_some();
    written.starts_with(char::is_lowercase) && knows(source) && !knows(quote)
}

fn finding(context: &Context<'_>, words: std::ops::Range<usize>) -> Option<Finding> {
    let severity = if words.len() >= MANY { Severity::Major } else { Severity::Minor };
    let spans = context.words(End::Quote).get(words)?.iter().map(|word| word.span);
    let span = spans.reduce(Span::cover)?;
    let message = format!("the quote leaves {} untranslated", context.named(End::Quote, span));
    Some(context.finding(FindingKind::Untranslated, severity, UNTRANSLATED, (None, Some(span)), message))
}

/// A guess: no such stretches were planted.
const UNTRANSLATED: f64 = 0.9;
