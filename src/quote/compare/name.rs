//! Names that are missing, new or different.

use super::context::{Context, End};
use crate::quote::finding::{Finding, FindingKind, Severity};
use crate::span::Span;
use crate::text::quantities;

/// A run of words with capitals.
#[derive(Clone, Debug)]
struct Name {
    words: Vec<usize>,
    /// Those of the words for which nothing stands on the other side.
    open: Vec<usize>,
}

pub(super) fn compare(context: &Context, findings: &mut Vec<Finding>) {
    let mut sides = [names(context, End::Source), names(context, End::Quote)];
    for side in &mut sides {
        side.retain(|name| !name.open.is_empty());
    }
    pair(context, &mut sides, findings);
    for (side, end) in [(0, End::Source), (1, End::Quote)] {
        for name in &sides[side] {
            findings.push(alone(context, end, name));
        }
    }
}

/// The names of a text.
fn names(context: &Context, end: End) -> Vec<Name> {
    let text = context.text(end);
    let numbers = context.lang(end).map_or(Vec::new(), |lang| quantities(text, lang));
    let words = context.words(end);
    let mut found: Vec<Name> = Vec::new();
    let mut number = 0;
    let mut before_end = None;
    for (index, word) in words.iter().enumerate() {
        while numbers.get(number).is_some_and(|quantity| quantity.span().end() <= word.span.start()) {
            number += 1;
        }
        let in_number = numbers.get(number).is_some_and(|quantity| quantity.span().overlaps(word.span));
        let Some(written) = word.span.get(text) else { continue };
        if in_number || !is_name(context, end, index, written) {
            continue;
        }
        let joined = before_end.is_some_and(|before| {
            text.get(before..word.span.start())
                .is_some_and(|gap| gap.chars().all(|c| matches!(c, ' ' | '-' | '\u{a0}' | '.')))
        });
        let open = !is_accounted_for(context, end, index);
        match found.last_mut().filter(|_| joined) {
            Some(name) => name.words.push(index),
            None => found.push(Name { words: vec![index], open: Vec::new() }),
        }
        if open && let Some(name) = found.last_mut() {
            name.open.push(index);
        }
        before_end = Some(word.span.end());
    }
    found
}

/// Words more frequent than this are no names, whatever their capital.
const FREQUENT: f32 = 3e-4;

fn is_name(context: &Context, end: End, index: usize, written: &str) -> bool {
    let word = &context.words(end)[index];
    let mut letters = written.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    if !capital || written.chars().count() < 2 || word.background > FREQUENT {
        return false;
    }
    // The first word of a sentence has its capital anyway.
    let before = context.text(end)[..word.span.start()].trim_end();
    let opens = before.is_empty()
        || before.ends_with(['.', '!', '?', ':', '„', '“', '”', '"', '«', '»', '‘', '(', '…', '–', '—']);
    let inner = letters.any(char::is_uppercase);
    !opens || inner || !word.known
}

/// The weight of a link from which on a word stands for a name.
const STANDS: f32 = 0.02;

fn is_accounted_for(context: &Context, end: End, index: usize) -> bool {
    context.linked(end, index).any(|(_, weight)| weight >= STANDS)
}

fn span_of(context: &Context, end: End, words: &[usize]) -> Option<Span> {
    words.iter().map(|&word| context.words(end)[word].span).reduce(Span::cover)
}

/// Pairs open names that stand where the other is expected: one became the other.
fn pair(context: &Context, sides: &mut [Vec<Name>; 2], findings: &mut Vec<Finding>) {
    let mut candidates = Vec::new();
    for (left, a) in sides[0].iter().enumerate() {
        let expected = context.expected_place(End::Source, a.open[0]);
        for (right, b) in sides[1].iter().enumerate() {
            candidates.push(((expected - b.open[0] as f32).abs(), left, right));
        }
    }
    candidates.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut free = [vec![true; sides[0].len()], vec![true; sides[1].len()]];
    for (_, left, right) in candidates {
        if !(free[0][left] && free[1][right]) {
            continue;
        }
        free[0][left] = false;
        free[1][right] = false;
        let source = span_of(context, End::Source, &sides[0][left].open);
        let quote = span_of(context, End::Quote, &sides[1][right].open);
        let (Some(from), Some(to)) = (source, quote) else { continue };
        let message = format!(
            "the source names {}; the quote names {}",
            context.named(End::Source, from),
            context.named(End::Quote, to),
        );
        findings.push(context.finding(
            FindingKind::NameChanged,
            Severity::Major,
            CHANGED,
            (source, quote),
            message,
        ));
    }
    for (side, free) in sides.iter_mut().zip(free) {
        let mut free = free.into_iter();
        side.retain(|_| free.next().unwrap_or(false));
    }
}

fn alone(context: &Context, end: End, name: &Name) -> Finding {
    let span = span_of(context, end, &name.open);
    let named = span.map_or(String::new(), |span| context.named(end, span));
    // A part of a name has its counterpart: the person, the place is known.
    let partly = name.open.len() < name.words.len();
    let severity = if partly { Severity::Minor } else { Severity::Major };
    let confidence = if partly { PART } else { ALONE };
    match end {
        End::Source => {
            let message = format!("the source names {named}; the quote does not");
            context.finding(FindingKind::NameMissing, severity, confidence, (span, None), message)
        }
        End::Quote => {
            let message = format!("the quote names {named}; the source does not");
            context.finding(FindingKind::NameAdded, severity, confidence, (None, span), message)
        }
    }
}

const CHANGED: f64 = 0.8;
const ALONE: f64 = 0.6;
const PART: f64 = 0.4;
