//! Numbers that words say which often say none, `one`, `second`, `twice`, where both sides count the same thing: `jedna
//! osoba` and `nine people`, `trzecia rocznica` and `the first anniversary`; and a unit without a number, which is one of
//! it: `rok później` and `three years later`.

use super::content::CONTENT;
use super::context::{Context, End};
use super::otherwise;
use super::pairing::is_plain_one;
use crate::span::Span;
use crate::text::{Comparison, Quantity, QuantityKind, Value};

/// Pairs of open numbers, one of which at least is unsure, that count what is one thing on both sides and differ.
pub(super) fn differing(
    context: &Context<'_>,
    [source, quote]: [&[Quantity]; 2],
    open: &[Vec<bool>; 2],
) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (left, a) in source.iter().enumerate().filter(|&(left, _)| open[0][left]) {
        let candidates = quote.iter().enumerate().filter(|&(right, b)| {
            let some = [a, b].iter().any(|it| is_vague(it));
            let one = [a, b].iter().any(|it| is_plain_one(it));
            // `one of several` counts what `several` does.
            let unsure = some != one || !some && [a, b].iter().any(|it| it.is_weak());
            open[1][right] && unsure && is_count(a) && is_count(b) && a.compare(b) == Comparison::Different
        });
        let mut beside = candidates.filter(|(_, b)| is_of_one(context, a.span(), b.span()));
        if let Some((right, _)) = beside.next().filter(|_| beside.next().is_none()) {
            found.push((left, right));
        }
    }
    found
}

/// `kilka`, `setki`, `dozens`.
fn is_vague(quantity: &Quantity) -> bool {
    matches!(quantity.value(), Value::Range { .. })
}

fn is_count(quantity: &Quantity) -> bool {
    matches!(quantity.kind(), QuantityKind::Number | QuantityKind::Ordinal)
        && (is_vague(quantity) || matches!(quantity.value(), Value::Exact(value) if value.fract() == 0.0))
}

/// Whether words beside the two numbers stand for each other.
fn is_of_one(context: &Context<'_>, source: Span, quote: Span) -> bool {
    let there = context.words_in(End::Quote, quote);
    let (words, others) = (context.words(End::Source), context.words(End::Quote));
    beside(context, End::Source, source).any(|index| {
        let word = &words[index];
        let content = word.expected >= CONTENT && word.background < FREQUENT;
        let Some(best) = word.best.filter(|_| content && word.weight >= LINKED) else { return false };
        let near = (there.start.saturating_sub(BESIDE)..there.end + BESIDE).contains(&best);
        near && !there.contains(&best) && others[best].best == Some(index)
    })
}

/// The words next to a number.
fn beside(context: &Context<'_>, end: End, span: Span) -> impl Iterator<Item = usize> {
    let words = context.words_in(end, span);
    let last = context.words(end).len();
    (words.start.saturating_sub(BESIDE)..words.start).chain(words.end..(words.end + BESIDE).min(last))
}

/// Words to either side of a number that may be what it counts.
const BESIDE: usize = 2;
/// More frequent words stand beside any number.
const FREQUENT: f32 = 2e-3;
/// The weight of a link from which on two words are taken to be one.
const LINKED: f32 = 0.1;

/// The place of a unit without a number in the other text that stands for the unit of `quantity`, which is not one of it.
pub(super) fn bare_unit(
    context: &Context<'_>,
    end: End,
    quantity: &Quantity,
    others: &[Quantity],
) -> Option<Span> {
    let QuantityKind::Measure(unit) = quantity.kind() else { return None };
    let Value::Exact(value) = *quantity.value() else { return None };
    let last = context.words_in(end, quantity.span()).last()?;
    let word = &context.words(end)[last];
    let beyond = end.other();
    let best = word.best.filter(|_| word.weight >= LINKED)?;
    let place = context.words(beyond)[best].span;
    let mutual = context.words(beyond)[best].best == Some(last);
    if !mutual || others.iter().any(|other| other.span().overlaps(place)) {
        return None;
    }
    // An English unit alone has an article.
    let start =
        best.checked_sub(1).map_or(place.start(), |before| context.words(beyond)[before].span.start());
    let text = context.text(beyond);
    let (one, one_of) = [place, Span::new(start, place.end())]
        .iter()
        .find_map(|span| otherwise::unit(context.lang(beyond)?, span.get(text)?))?;
    let same = unit.dimension() == one_of.dimension();
    (same && value > 1.0 && unit.to_base(value) >= 2.0 * one).then_some(place)
}
