//! Which negative of the one text stands for which of the other.

use super::antonym::are_antonyms;
use super::context::{Context, End};
use super::negative::{Negative, Sort, heads};
use super::stand_in;
use crate::lang::Lang;

/// What stands in the other text for a negative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Opposite {
    /// A negative, by its number.
    Negative(usize),
    /// The number of a word that means the contrary of what is denied.
    Antonym(usize),
    /// The number of a word that is in no list of negations and has one in itself.
    StandIn(usize),
}

/// For each negative of the source, and of the quote, what stands for it; every word stands for one at most.
#[derive(Debug)]
pub(super) struct Opposites {
    pub(super) found: [Vec<Option<Opposite>>; 2],
}

impl Opposites {
    pub(super) fn new(context: &Context<'_>, sides: &[Vec<Negative>; 2]) -> Self {
        let mut found = [vec![None; sides[0].len()], vec![None; sides[1].len()]];
        for (_, _, left, right) in candidates(context, sides) {
            if found[0][left].is_none() && found[1][right].is_none() {
                found[0][left] = Some(Opposite::Negative(right));
                found[1][right] = Some(Opposite::Negative(left));
            }
        }
        for (side, end) in [(0, End::Source), (1, End::Quote)] {
            let mut taken = Vec::new();
            for (index, negative) in sides[side].iter().enumerate() {
                if found[side][index].is_some() || negative.sort == Sort::Soft {
                    continue;
                }
                if let Some(word) = antonym(context, end, negative, &taken) {
                    taken.push(word);
                    found[side][index] = Some(Opposite::Antonym(word));
                } else if let Some(word) = stand_in(context, end, negative, &taken) {
                    taken.push(word);
                    found[side][index] = Some(Opposite::StandIn(word));
                }
            }
        }
        Opposites { found }
    }
}

/// The pairs that are possible, likeliest first.
fn candidates(context: &Context<'_>, sides: &[Vec<Negative>; 2]) -> Vec<(usize, f32, usize, usize)> {
    let place = |end: End| move |negative: &Negative| context.expected_place(end, negative.word);
    let ahead: Vec<f32> = sides[0].iter().map(place(End::Source)).collect();
    let back: Vec<f32> = sides[1].iter().map(place(End::Quote)).collect();
    let mut candidates = Vec::new();
    for (left, a) in sides[0].iter().enumerate() {
        for (right, b) in sides[1].iter().enumerate() {
            let there = (ahead[left] - b.word as f32).abs();
            let here = (back[right] - a.word as f32).abs();
            let distance = there.min(here);
            let mut links = context.linked(End::Source, a.word);
            let linked = links.any(|(other, weight)| other == b.word && weight > LINKED_NEGATIVES);
            let free = |end: End, soft: &Negative, other: &Negative| {
                soft.sort != Sort::Soft || is_free(context, end, soft.word, other)
            };
            if !(linked || free(End::Source, a, b) && free(End::Quote, b, a)) {
                continue;
            }
            if distance <= REACH || linked && distance <= 2.0 * REACH {
                // Words that translate each other come first: `nielegalny` is `illegal`, so that
                // neither can stand for a `not`.
                let unlinked = usize::from(!linked);
                let soft = |negative: &Negative| usize::from(negative.sort != Sort::Hard);
                let agreed = agreement(context, a, b).0;
                candidates.push((unlinked * (1 + soft(a) + soft(b)), distance - agreed as f32, left, right));
            }
        }
    }
    candidates.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    candidates
}

/// How many words away from where it is expected a counterpart may stand.
const REACH: f32 = 6.5;
/// The weight of a link from which on two negatives translate each other.
const LINKED_NEGATIVES: f32 = 0.02;

/// How many of two negatives deny words whose counterpart stands behind the other one, and how many do not.
pub(super) fn agreement(context: &Context<'_>, source: &Negative, quote: &Negative) -> (usize, usize) {
    let mut counts = (0, 0);
    for (end, mine, other) in [(End::Source, source, quote), (End::Quote, quote, source)] {
        let mut known = false;
        let mut near = false;
        for head in heads(context, end, mine) {
            let word = &context.words(end)[head];
            let Some(best) = word.best.filter(|_| word.weight >= LINKED) else { continue };
            known = true;
            near |= best + 1 >= other.word && best <= other.word + SCOPE;
        }
        counts.0 += usize::from(near);
        counts.1 += usize::from(known && !near);
    }
    counts
}

/// Words behind a negation that it may deny.
const SCOPE: usize = 5;

/// A word of the other side, not taken yet, that means the contrary of a word that is denied.
fn antonym(context: &Context<'_>, end: End, negative: &Negative, taken: &[usize]) -> Option<usize> {
    let beyond = end.other();
    let expected = context.expected_place(end, negative.word);
    let words = context.words(beyond);
    let from = (expected - FAR).max(0.0) as usize;
    let to = ((expected + FAR) as usize + 1).min(words.len());
    let written = |end: End, index: usize| {
        context.words(end).get(index).and_then(|word| word.span.get(context.text(end))).unwrap_or_default()
    };
    let denied: Vec<&str> = heads(context, end, negative).map(|head| written(end, head)).collect();
    let is_contrary = |index: usize| {
        let other = written(beyond, index);
        denied.iter().any(|denied| match context.lang(end) {
            Some(Lang::Polish) => are_antonyms(denied, other),
            _ => are_antonyms(other, denied),
        })
    };
    // What renders another word well is not the contrary of this one.
    let free = |index: usize| {
        let renders = words[index].best.filter(|_| words[index].weight >= SURELY);
        match renders {
            Some(best) => best.abs_diff(negative.word) <= HEAD,
            None => (index as f32 - expected).abs() <= REACH,
        }
    };
    (from..to).find(|&index| !taken.contains(&index) && free(index) && is_contrary(index))
}

/// The weight of a link from which on a word renders no other one.
const SURELY: f32 = 0.3;

/// A word of the other side, not taken yet, that is in no list of negations and has the negation in itself.
/// One that renders what is denied may stand farther off.
fn stand_in(context: &Context<'_>, end: End, negative: &Negative, taken: &[usize]) -> Option<usize> {
    let beyond = end.other();
    let expected = context.expected_place(end, negative.word);
    let from = (expected - FAR).max(0.0) as usize;
    let to = ((expected + FAR) as usize + 1).min(context.words(beyond).len());
    let distance = |index: usize| (index as f32 - expected).abs();
    let renders_head = |index: usize| {
        let best = context.words(beyond)[index].best;
        best.is_some_and(|best| heads(context, end, negative).any(|head| head == best))
    };
    (from..to)
        .filter(|index| !taken.contains(index) && may_deny(context, beyond, *index))
        .filter(|&index| is_free(context, beyond, index, negative))
        .filter(|&index| distance(index) <= STAND_IN_REACH || renders_head(index))
        .min_by(|&a, &b| distance(a).total_cmp(&distance(b)))
}

/// Whether word `index` can render a negation, though it is in no list of these.
pub(super) fn may_deny(context: &Context<'_>, end: End, index: usize) -> bool {
    let Some(word) = context.words(end).get(index) else { return false };
    let written = word.span.get(context.text(end)).unwrap_or_default();
    context.lang(end).is_some_and(|lang| stand_in::may_deny(context.model, written, lang))
}

/// Whether word `index` renders a negation only now and then: `dead` for `nie żyje`, `until`.
pub(super) fn is_weak(context: &Context<'_>, end: End, index: usize) -> bool {
    let Some(word) = context.words(end).get(index) else { return false };
    let written = word.span.get(context.text(end)).unwrap_or_default();
    context.lang(end).is_some_and(|lang| stand_in::is_weak(written, lang))
}

/// Whether word `index` can stand for a negative of the other side. One that renders another word than what
/// is denied stands for that one, and one that renders a word with a negation in itself has its own.
pub(super) fn is_free(context: &Context<'_>, end: End, index: usize, negative: &Negative) -> bool {
    let Some(word) = context.words(end).get(index) else { return true };
    let Some(best) = word.best.filter(|_| word.weight >= LINKED) else { return true };
    let own = may_deny(context, end.other(), best) && !is_weak(context, end.other(), best);
    best == negative.word || best.abs_diff(negative.word) <= HEAD && !own
}

/// The weight of a link from which on it tells what a word renders.
const LINKED: f32 = 0.1;
/// How many words from its expected place a word may stand that may deny.
const STAND_IN_REACH: f32 = 4.0;
const FAR: f32 = 8.0;
/// Words after a negation that tell what it denies.
const HEAD: usize = 3;
