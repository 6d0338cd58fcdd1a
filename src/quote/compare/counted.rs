//! Numbers that words say which often say none, `one`, `second`, `twice`, where both sides count the same thing: `jedna
//! osoba` and `nine people`, `trzecia rocznica` and `the first anniversary`; and a unit without a number, which is one of
//! it: `rok później` and `three years later`.

use std::sync::LazyLock;

use super::context::{CONTENT, Context, End};
use super::otherwise;
use super::pairing::is_plain_one;
use crate::data::{self, WordLists};
use crate::lang::Lang;
use crate::quote::part::has_gap;
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
    let sorts: [fn(&Context<'_>, End, &Quantity) -> bool; 2] = [is_share, is_times];
    found.extend(sorts.iter().filter_map(|is_sort| lone(context, [source, quote], open, is_sort)));
    found
}

/// The open quantities of a sort of which either side has one, where they differ.
fn lone(
    context: &Context<'_>,
    [source, quote]: [&[Quantity]; 2],
    open: &[Vec<bool>; 2],
    is_sort: impl Fn(&Context<'_>, End, &Quantity) -> bool,
) -> Option<(usize, usize)> {
    let one = |end: End, side: &[Quantity], open: &[bool]| {
        let mut of_sort = side.iter().enumerate().filter(|(at, it)| open[*at] && is_sort(context, end, it));
        of_sort.next().filter(|_| of_sort.next().is_none()).map(|(at, _)| at)
    };
    let (left, right) = (one(End::Source, source, &open[0])?, one(End::Quote, quote, &open[1])?);
    (source[left].compare(&quote[right]) == Comparison::Different).then_some((left, right))
}

/// A part of a whole: `half of them`, `jedna trzecia`; not the second half, the third quarter nor the middle of July, `w
/// połowie lipca`.
fn is_share(context: &Context<'_>, end: End, quantity: &Quantity) -> bool {
    let part = |value: f64| 0.0 < value && value < 1.0;
    let words = context.words_in(end, quantity.span());
    let before = context.lowered(end, words.start.checked_sub(1));
    let counted = context.quantities(end).iter().any(|other| {
        other.span().end() < quantity.span().start() && context.words_in(end, other.span()).end == words.start
    });
    let share = !quantity.is_weak() || context.lowered(end, Some(words.end)) == "of" || before == "ponad";
    quantity.kind() == QuantityKind::Number
        && matches!(quantity.value(), Value::Exact(value) if part(*value))
        && (share || context.lang(end) == Some(Lang::Polish))
        && !counted
        && before != "w"
}

/// How often something is or how many times as much: `twice`, `three times`, `dwukrotnie`, `trzy razy`.
fn is_times(context: &Context<'_>, end: End, quantity: &Quantity) -> bool {
    let words = context.words_in(end, quantity.span());
    let last = words.end.checked_sub(1);
    let counts = quantity.kind() == QuantityKind::Number && matches!(quantity.value(), Value::Exact(_));
    counts
        && (is_times_word(&context.lowered(end, last))
            || is_times_word(&context.lowered(end, Some(words.end))))
}

/// Whether words say a number that is seldom put without one: not one or two, no Roman numeral, no name (`Ten Most Wanted`)
/// and no count of what was named before (`all four`). Of 64,000 training pairs eight in ten thousand have such a number alone
/// on one side, of the 975 of the half of NTREX that may be looked at two.
pub(super) fn is_spelled(context: &Context<'_>, end: End, quantity: &Quantity) -> bool {
    let words = context.words_in(end, quantity.span());
    let before = context.lowered(end, words.start.checked_sub(1));
    let small = |words: &str| words.starts_with(char::is_lowercase);
    !quantity.is_weak()
        && matches!(quantity.value(), Value::Exact(value) if *value >= SPELLED)
        && quantity.span().get(context.text(end)).is_some_and(small)
        && (quantity.kind() == QuantityKind::Ordinal || !DEFINITE.has(context.lang(end), &before))
}

const SPELLED: f64 = 3.0;

const TIMES: &str = include_str!("../../data/times_words.txt");

static TIMES_WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| data::entries(TIMES).collect());

/// Whether a word says that its number counts times; a form of the list with `*` before it ends such words.
fn is_times_word(word: &str) -> bool {
    TIMES_WORDS.iter().any(|entry| match entry.strip_prefix('*') {
        Some(ending) => word.len() > ending.len() && word.ends_with(ending),
        None => word == *entry,
    })
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
    // `all these years … last year`: the number went with what is left out.
    if has_gap(context.text(End::Quote)) {
        return None;
    }
    let QuantityKind::Measure(unit) = quantity.kind() else { return None };
    let Value::Exact(value) = *quantity.value() else { return None };
    let last = context.words_in(end, quantity.span()).last()?;
    let word = &context.words(end)[last];
    let beyond = end.other();
    let best = word.best.filter(|_| word.weight >= LINKED)?;
    let place = context.words(beyond)[best].span;
    let mutual = context.words(beyond)[best].best == Some(last);
    let before = context.lowered(beyond, best.checked_sub(1));
    let points = POINTERS.has(context.lang(beyond), &before);
    if !mutual || points || others.iter().any(|other| other.span().overlaps(place)) {
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

/// Words before a unit of time that say which one and not how long: `last year`, `w zeszłym roku`.
static POINTERS: WordLists = WordLists::new(
    include_str!("../../data/pl/time_pointers.txt"),
    include_str!("../../data/en/time_pointers.txt"),
);

/// Words before a number of what was named before: `all four`.
static DEFINITE: WordLists = WordLists::new(
    include_str!("../../data/pl/definite_words.txt"),
    include_str!("../../data/en/definite_words.txt"),
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_well_formed() {
        data::check(TIMES, 1..=1).unwrap();
        POINTERS.check().unwrap();
        DEFINITE.check().unwrap();
    }

    #[test]
    fn times_are_told() {
        for word in ["times", "twice", "threefold", "trzykrotnie", "czterokrotny", "razy"] {
            assert!(is_times_word(word), "{word}");
        }
        assert!(!is_times_word("fold") && !is_times_word("wyraz"));
    }
}
