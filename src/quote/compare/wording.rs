//! Quotes in the language of their source: by the letter.
//!
//! Case, quotation marks, ellipses and other punctuation are the editor's; words are the speaker's.

use std::ops::Range;

use super::context::{Context, End};
use super::difference::{Hunk, hunks};
use super::exchange;
use super::within::is_apart;
use crate::lang::Lang;
use crate::quote::finding::{Finding, FindingKind, Severity};
use crate::span::Span;
use crate::text::fold::fold_into;
use crate::text::{Comparison, Cue, CueKind, Quantity};

pub(super) fn compare(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let [source, quote] = [folded(context, End::Source), folded(context, End::Quote)];
    let mut found = hunks(&source, &quote);
    for exchange in exchange::read(context, &source, &quote, &found) {
        found.retain(|hunk| !exchange.covers(hunk));
        findings.push(exchange.finding(context));
    }
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

    /// The beginning or the end of the source that is not quoted. A quote that is cut right behind a negation, or
    /// before one, says the opposite, unless it shows that it is a part of a sentence.
    fn left_out(&self) -> Option<Finding> {
        let span = self.span(End::Source)?;
        let words = self.context.words(End::Source);
        let place = |index: Option<usize>| index.and_then(|index| words.get(index)).map(|word| word.span);
        let first = self.hunk.quote.start == 0;
        let (before, behind) = if first {
            (place(self.hunk.source.end.checked_sub(1)), place(Some(self.hunk.source.end)))
        } else {
            (place(self.hunk.source.start.checked_sub(1)), place(Some(self.hunk.source.start)))
        };
        let cut = before.zip(behind).filter(|_| !self.context.begins_inside()).filter(|(before, behind)| {
            self.context.text(End::Source).get(before.end()..behind.start()) == Some(" ")
        });
        let edge = cut.map(|(before, behind)| if first { before } else { behind });
        let mut cues = self.context.cues(End::Source).iter();
        let denied =
            edge.and_then(|edge| cues.find(|cue| denies(cue) && cue.span().overlaps(edge))).map(Cue::span);
        let (kind, severity, span) = match denied {
            Some(negation) => (FindingKind::NegationLost, Severity::Critical, negation),
            None => (FindingKind::Omission, Severity::Minor, span),
        };
        let message = format!("the quote leaves out {}", self.context.named(End::Source, span));
        Some(self.context.finding(kind, severity, LITERAL, (Some(span), None), message))
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
        let negations = End::BOTH.map(|end| self.negations(end));
        if negations[0] % 2 != negations[1] % 2 {
            let kind = if negations[0] > negations[1] { F::NegationLost } else { F::NegationAdded };
            return Some((kind, Severity::Critical));
        }
        // What stands in so many words is a matter of its own, whatever else it says.
        let only = match (self.hunk.source.is_empty(), self.hunk.quote.is_empty()) {
            (false, true) => Some((F::Omission, self.hunk.source.len())),
            (true, false) => Some((F::Addition, self.hunk.quote.len())),
            _ => None,
        };
        if let Some((kind, _)) = only.filter(|(_, words)| *words >= MANY) {
            return Some((kind, Severity::Major));
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
        match End::BOTH.map(|end| self.hedges(end) > 0) {
            [true, false] => return Some((F::HedgeLost, Severity::Major)),
            [false, true] => return Some((F::HedgeAdded, Severity::Major)),
            _ => {}
        }
        match End::BOTH.map(|end| self.names(end)) {
            [true, true] if self.is_inflected() => return Some((F::Wording, Severity::Minor)),
            [true, true] => return Some((F::NameChanged, Severity::Major)),
            [true, false] if self.hunk.quote.is_empty() => return Some((F::NameMissing, Severity::Major)),
            [false, true] if self.hunk.source.is_empty() => return Some((F::NameAdded, Severity::Major)),
            _ => {}
        }
        Some((only.map_or(F::Wording, |(kind, _)| kind), Severity::Minor))
    }

    fn cues(&self, end: End) -> impl Iterator<Item = &Cue> {
        let span = self.span(end);
        self.context.cues(end).iter().filter(move |cue| span.is_some_and(|span| cue.span().overlaps(span)))
    }

    /// The negations among the words of one side, but for those of a clause that is left out or added as a whole.
    fn negations(&self, end: End) -> usize {
        let negations = self.cues(end).filter(|cue| denies(cue));
        let alone = self.words(end.other()).is_empty();
        let text = self.context.text(end);
        let stretch = self.span(end).unwrap_or_default();
        let start = text[..stretch.start()].rfind(STOPS).map_or(0, |at| at + 1);
        let stop = text[stretch.end()..].find(STOPS).map_or(text.len(), |at| at + stretch.end());
        let whole = Span::new(start, stop);
        negations.filter(|cue| !alone || !is_apart(text, whole, stretch, cue.span())).count()
    }

    fn hedges(&self, end: End) -> usize {
        self.cues(end).filter(|cue| cue.kind().is_hedge() && cue.strength() >= PLAIN_HEDGE).count()
    }

    /// Whether both sides are one word in two forms: `Nowak`, `Nowakiem`.
    fn is_inflected(&self) -> bool {
        let [source, quote] = End::BOTH.map(|end| self.span(end));
        let (Some(source), Some(quote)) = (source, quote) else { return false };
        let [source, quote] = [(End::Source, source), (End::Quote, quote)]
            .map(|(end, span)| span.get(self.context.text(end)).unwrap_or_default());
        match self.context.lang(End::Quote) {
            Some(Lang::Polish) => exchange::is_inflected(source, quote),
            _ => {
                let bare = |word: &str| -> String { word.replace(['’', '\''], "").to_lowercase() };
                let (source, quote) = (bare(source), bare(quote));
                source.strip_suffix('s').unwrap_or(&source) == quote.strip_suffix('s').unwrap_or(&quote)
            }
        }
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

/// Whether a word denies; in one language that counts which corrects, too: `nie w Polsce, lecz w Czechach`.
fn denies(cue: &Cue) -> bool {
    cue.kind().is_negation() || cue.kind() == CueKind::Correction
}

const STOPS: [char; 3] = ['.', '!', '?'];

/// From so many words on what is left out or added is no slip.
const MANY: usize = 4;
/// Weaker hedges are not looked at; `may` and `could` are looked at, for who quotes `will` in their stead was not
/// translating.
const PLAIN_HEDGE: f64 = 0.4;
/// A guess, not measured: what is compared by the letter is certain, but for how words are counted.
const LITERAL: f64 = 0.95;
