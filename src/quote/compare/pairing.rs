//! Which numbers of a source and of a quote say the same, and which are said without one.

use super::context::{Context, End};
use super::twofold;
use crate::text::{Comparison, Quantity, QuantityKind, Value, quantities};

/// Pairs that say the same, the best ones first, near ones before far ones.
pub(super) fn pair(
    context: &Context<'_>,
    ranges: &Ranges,
    source: &[Quantity],
    quote: &[Quantity],
) -> Vec<(usize, usize, Comparison)> {
    let mut candidates = Vec::new();
    for (left, a) in source.iter().enumerate() {
        for (right, b) in quote.iter().enumerate() {
            let comparison = a.compare(b);
            let twofold =
                || are_turned(a, b) || are_written_alike(context, a, b) || twofold::may_be_one(context, a, b);
            let same = comparison <= Comparison::ApproximationDiffers;
            let comparison = if !same && twofold() { Comparison::Vaguer } else { comparison };
            if comparison <= Comparison::ApproximationDiffers && !ranges.differ(a, b) {
                candidates.push((comparison, distance(context, a, b), left, right));
            }
        }
    }
    candidates.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    take_pairs(candidates.into_iter().map(|(comparison, _, left, right)| (left, right, comparison)))
}

/// The ranges of both sides that say both of their ends, as `five to ten` does and `kilkanaście` does not: by where they
/// begin.
#[derive(Debug)]
pub(super) struct Ranges([Vec<usize>; 2]);

impl Ranges {
    pub(super) fn new(context: &Context<'_>, source: &[Quantity], quote: &[Quantity]) -> Ranges {
        let starts = |end: End, quantities: &[Quantity]| {
            let ranges = quantities.iter().filter(|it| ends(it.value()).is_some());
            ranges.filter(|it| has_ends(context, end, it)).map(|it| it.span().start()).collect()
        };
        Ranges([starts(End::Source, source), starts(End::Quote, quote)])
    }

    /// Whether two ranges with both ends meet and are not the same: from 8 to 100, from 9 to 100.
    fn differ(&self, source: &Quantity, quote: &Quantity) -> bool {
        let said = |side: usize, it: &Quantity| self.0[side].binary_search(&it.span().start()).is_ok();
        ends(source.value()).zip(ends(quote.value())).is_some_and(|(left, right)| left != right)
            && said(0, source)
            && said(1, quote)
            && source.compare(quote) > Comparison::Rounded
    }
}

/// Whether a range says both of its ends: two of its words are numbers.
fn has_ends(context: &Context<'_>, end: End, range: &Quantity) -> bool {
    let Some(lang) = context.lang(end) else { return false };
    let words = range.span().get(context.text(end)).unwrap_or_default();
    let is_number = |word: &&str| quantities(word, lang).iter().any(|it| ends(it.value()).is_none());
    words.split([' ', '\u{a0}', '-', '–', '—', '/']).filter(is_number).take(2).count() > 1
}

pub(super) fn take_pairs<T>(candidates: impl Iterator<Item = (usize, usize, T)>) -> Vec<(usize, usize, T)> {
    let (mut lefts, mut rights) = (std::collections::HashSet::new(), std::collections::HashSet::new());
    candidates
        .filter(|&(left, right, _)| {
            let free = !lefts.contains(&left) && !rights.contains(&right);
            if free {
                lefts.insert(left);
                rights.insert(right);
            }
            free
        })
        .collect()
}

/// How far a quantity stands from where the other one lets expect it, in words.
pub(super) fn distance(context: &Context<'_>, source: &Quantity, quote: &Quantity) -> f32 {
    let word = context.words_in(End::Source, source.span()).start;
    let there = context.words_in(End::Quote, quote.span()).start;
    (context.expected_place(End::Source, word) - there as f32).abs()
}

/// Whether a quantity without a partner is said by one that has another partner: `10 miles (16 km)`.
pub(super) fn is_repeated(quantity: &Quantity, others: &[Quantity]) -> bool {
    // `over 300 km (180 miles)`: the second one leaves out the word.
    others.iter().any(|other| {
        quantity.compare(other) <= Comparison::ApproximationDiffers && may_be_end(quantity, other)
            || quantity.value().bounds().is_some() && quantity.value().bounds() == other.value().bounds()
    })
}

/// The ends of a range of numbers or of years.
pub(super) fn ends(value: &Value) -> Option<(f64, f64)> {
    match value {
        Value::Range { low, high } => Some((*low, *high)),
        Value::Dates { from, to } => from.year.zip(to.year).map(|(from, to)| (from.into(), to.into())),
        _ => None,
    }
}

/// Whether a quantity can be an end of a range of years or of numbers; between them it says something else.
fn may_be_end(quantity: &Quantity, range: &Quantity) -> bool {
    if let Some((mine, others)) = ends(quantity.value()).zip(ends(range.value())) {
        return mine == others
            || quantity.kind() == range.kind()
            || quantity.compare(range) <= Comparison::Rounded;
    }
    let one = match quantity.value() {
        Value::Exact(value) => *value,
        Value::Date(date) => date.year.map_or(f64::NAN, f64::from),
        _ => f64::NAN,
    };
    // `kilkanaście` is a range that has no ends.
    let in_figures = quantity.kind() == QuantityKind::Date || range.kind() == QuantityKind::Date;
    ends(range.value()).is_none_or(|(low, high)| !in_figures || one.is_nan() || one == low || one == high)
}

/// Whether an open quantity of the other side stands for this one: another number of the same thing in its place.
pub(super) fn is_rival(
    context: &Context<'_>,
    ranges: &Ranges,
    end: End,
    quantity: &Quantity,
    other: &Quantity,
) -> bool {
    let counts = |it: &Quantity| {
        use QuantityKind::{Date, Measure, Money, Percent, Time};
        matches!(it.kind(), Measure(_) | Money(_) | Percent | Date | Time)
    };
    let (source, quote) = if end == End::Source { (quantity, other) } else { (other, quantity) };
    let far = if counts(quantity) && counts(other) { FAR } else { BESIDE };
    !quantity.is_weak()
        && !other.is_weak()
        && !is_plain_one(quantity)
        && !is_plain_one(other)
        && (quantity.compare(other) == Comparison::Different || ranges.differ(source, quote))
        && distance(context, source, quote) <= far
}

/// How far from its expected place, in words, another number may stand that was put for one: of a unit, and of nothing.
const FAR: f32 = 6.0;
const BESIDE: f32 = 2.0;

/// Whether a quantity is none, or said by a word that is none on the other side: `jedyny`, `both`, `twins`.
pub(super) fn is_in_other_words(
    context: &Context<'_>,
    end: End,
    quantity: &Quantity,
    others: &[Quantity],
) -> bool {
    if quantity.is_weak() || is_plain_one(quantity) {
        return true;
    }
    let text = context.text(end);
    if quantity.span().get(text).is_some_and(|words| words.contains(|c: char| c.is_ascii_digit())) {
        return false;
    }
    let beyond = end.other();
    let content = |index: &usize| context.words(end)[*index].expected >= CONTENT;
    context.words_in(end, quantity.span()).filter(content).any(|index| {
        context.linked(end, index).any(|(other, weight)| {
            let place = context.words(beyond)[other].span;
            weight >= WORD_FOR_NUMBER
                && context.words(beyond)[other].best == Some(index)
                && !others.iter().any(|other| other.span().overlaps(place))
        })
    })
}

/// Words that are explained less often are no number words: the `at` of `at least`.
const CONTENT: f32 = 0.5;
/// The weight of a link from which on a word stands for a number word.
const WORD_FOR_NUMBER: f32 = 0.05;

/// One thing is often said without a number: `jeden z nich`, `a`.
pub(super) fn is_plain_one(quantity: &Quantity) -> bool {
    matches!(quantity.kind(), QuantityKind::Number | QuantityKind::Ordinal)
        && quantity.value().bounds() == Some((1.0, 1.0))
}

/// Whether two numbers are written in the same figures with the same marks: one of the two sides kept the marks of
/// the other's language.
pub(super) fn are_written_alike(context: &Context<'_>, source: &Quantity, quote: &Quantity) -> bool {
    let figures = |end: End, quantity: &Quantity| {
        let written = quantity.span().get(context.text(end)).unwrap_or_default();
        written.trim_start_matches(|c: char| !c.is_ascii_digit()).to_owned()
    };
    let (left, right) = (figures(End::Source, source), figures(End::Quote, quote));
    left == right && left.contains(['.', ',']) && !left.contains(char::is_alphabetic)
}

/// Whether two dates are one that was read with its day and month exchanged: 5/4/2020.
pub(super) fn are_turned(source: &Quantity, quote: &Quantity) -> bool {
    let (Value::Date(left), Value::Date(right)) = (source.value(), quote.value()) else { return false };
    left.year.is_some() && left.year == right.year && left.day == right.month && left.month == right.day
}
