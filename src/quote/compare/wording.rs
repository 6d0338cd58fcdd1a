//! Quotes in the language of their source: by the letter.
//!
//! Case, quotation marks, ellipses and other punctuation are the editor's; words are the speaker's.

use std::ops::Range;

use super::context::{Context, End};
use super::difference::{Hunk, hunks};
use crate::quote::finding::{Finding, FindingKind, Severity};
use crate::span::Span;
use crate::text::fold::fold_into;
use crate::text::{Comparison, Quantity};

pub(super) fn compare(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let [source, quote] = [folded(context, End::Source), folded(context, End::Quote)];
    let found = hunks(&source, &quote);
    let numbers = [context.quantities(End::Source), context.quantities(End::Quote)];
    for hunk in found {
        // What stands before and after the quoted words is for whoever asks what the quote leaves out.
        let outer = hunk.quote.is_empty() && (hunk.quote.start == 0 || hunk.quote.end == quote.len());
        let difference = Difference { context, hunk: &hunk, numbers: &numbers };
        findings.extend(if outer { difference.left_out() } else { difference.finding() });
    }
}

fn folded(context: &Context<'_>, end: End) -> Vec<String> {
    let text = context.text(end);
    let fold = |span: Span| {
        let mut folded = String::new();
        fold_into(&text[span.range()], &mut folded);
        folded
    };
    context.words(end).iter().map(|word| fold(word.span)).collect()
}

/// Words of the source in whose place the quote has others, or nothing; or the reverse.
struct Difference<'c> {
    context: &'c Context<'c>,
    hunk: &'c Hunk,
    numbers: &'c [&'c [Quantity]; 2],
}

impl Difference<'_> {
    fn words(&self, end: End) -> Range<usize> {
        match end {
            End::Source => self.hunk.source.clone(),
            End::Quote => self.hunk.quote.clone(),
        }
    }

    fn span(&self, end: End) -> Option<Span> {
        let words = self.context.words(end);
        self.words(end).filter_map(|index| words.get(index)).map(|word| word.span).reduce(Span::cover)
    }

    /// The beginning or the end of the source that is not quoted.
    fn left_out(&self) -> Option<Finding> {
        let span = self.span(End::Source)?;
        let message = format!("the quote leaves out {}", self.context.named(End::Source, span));
        let severity = Severity::Minor;
        let spans = (Some(span), None);
        Some(self.context.finding(FindingKind::Omission, severity, LITERAL, spans, message))
    }

    fn finding(&self) -> Option<Finding> {
        let (source, quote) = (self.span(End::Source), self.span(End::Quote));
        let (kind, severity) = self.kind()?;
        let named = |end: End, span: Option<Span>| span.map(|span| self.context.named(end, span));
        let message = match (named(End::Source, source), named(End::Quote, quote)) {
            (Some(source), Some(quote)) => format!("the source says {source}; the quote says {quote}"),
            (Some(source), None) => format!("the quote leaves out {source}"),
            (None, Some(quote)) => format!("the source does not say {quote}"),
            (None, None) => return None,
        };
        Some(self.context.finding(kind, severity, LITERAL, (source, quote), message))
    }

    /// What the difference concerns; `None` where both say the same, such as `16 tys.` and `16 000`.
    fn kind(&self) -> Option<(FindingKind, Severity)> {
        use FindingKind as F;
        let negations = End::BOTH.map(|end| self.cues(end, true));
        if negations[0] % 2 != negations[1] % 2 {
            let kind = if negations[0] > negations[1] { F::NegationLost } else { F::NegationAdded };
            return Some((kind, Severity::Critical));
        }
        let [source, quote] = End::BOTH.map(|end| self.quantities(end));
        let said = |quantity: &&Quantity, others: &[&Quantity]| {
            others.iter().any(|other| quantity.compare(other) <= Comparison::Rounded)
        };
        let missing = source.iter().any(|quantity| !said(quantity, &quote));
        let extra = quote.iter().any(|quantity| !said(quantity, &source));
        match (missing, extra) {
            (true, true) => return Some((F::NumberChanged, Severity::Major)),
            (true, false) => return Some((F::NumberMissing, Severity::Major)),
            (false, true) => return Some((F::NumberExtra, Severity::Major)),
            (false, false) if !source.is_empty() && self.are_all_numbers() => return None,
            (false, false) => {}
        }
        match End::BOTH.map(|end| self.cues(end, false) > 0) {
            [true, false] => return Some((F::HedgeLost, Severity::Major)),
            [false, true] => return Some((F::HedgeAdded, Severity::Major)),
            _ => {}
        }
        match End::BOTH.map(|end| self.names(end)) {
            [true, true] => return Some((F::NameChanged, Severity::Major)),
            [true, false] if self.hunk.quote.is_empty() => return Some((F::NameMissing, Severity::Major)),
            [false, true] if self.hunk.source.is_empty() => return Some((F::NameAdded, Severity::Major)),
            _ => {}
        }
        let many = |words: &Range<usize>| {
            if words.len() >= MANY { Severity::Major } else { Severity::Minor }
        };
        Some(match (self.hunk.source.is_empty(), self.hunk.quote.is_empty()) {
            (false, true) => (F::Omission, many(&self.hunk.source)),
            (true, false) => (F::Addition, many(&self.hunk.quote)),
            _ => (F::Wording, Severity::Minor),
        })
    }

    /// The negations, or else the hedges, among the words of one side.
    fn cues(&self, end: End, negations: bool) -> usize {
        let Some(span) = self.span(end) else { return 0 };
        let cues = self.context.cues(end).iter().filter(|cue| cue.span().overlaps(span));
        let counts = cues.filter(|cue| {
            let kind = cue.kind();
            if negations { kind.is_negation() } else { kind.is_hedge() && cue.strength() >= PLAIN_HEDGE }
        });
        counts.count()
    }

    fn quantities(&self, end: End) -> Vec<&Quantity> {
        let Some(span) = self.span(end) else { return Vec::new() };
        let numbers = &self.numbers[usize::from(end == End::Quote)];
        numbers.iter().filter(|number| !number.is_weak() && number.span().overlaps(span)).collect()
    }

    fn are_all_numbers(&self) -> bool {
        End::BOTH.into_iter().all(|end| {
            let numbers = self.quantities(end);
            self.words(end)
                .filter_map(|index| self.context.words(end).get(index))
                .all(|word| numbers.iter().any(|number| number.span().overlaps(word.span)))
        })
    }

    /// Whether a word in the middle of a sentence has a capital.
    fn names(&self, end: End) -> bool {
        let text = self.context.text(end);
        self.words(end).filter_map(|index| self.context.words(end).get(index)).any(|word| {
            let before = text[..word.span.start()].trim_end();
            let opens = before.is_empty() || before.ends_with(|c: char| !c.is_alphanumeric() && c != ',');
            !opens && text[word.span.range()].starts_with(char::is_uppercase) && word.span.len() > 1
        })
    }
}

/// From so many words on what is left out or added is no slip.
const MANY: usize = 4;
/// Weaker hedges are not looked at.
const PLAIN_HEDGE: f64 = 0.5;
/// A guess, not measured: what is compared by the letter is certain, but for how words are counted.
const LITERAL: f64 = 0.95;
