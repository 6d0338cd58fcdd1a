//! Two words of a sentence that changed places around a third, in one language: who acted is acted upon.
//!
//! English tells by the order alone. Polish tells by the cases: where only the order is another, nothing is.

use std::sync::LazyLock;

use super::context::{Context, End};
use super::difference::Hunk;
use super::roles::swapped;
use crate::data;
use crate::lang::Lang;
use crate::quote::finding::Finding;
use crate::span::Span;

/// The words from the first to the last of those that changed places, on both sides.
#[derive(Debug)]
pub(super) struct Exchange {
    source: std::ops::Range<usize>,
    quote: std::ops::Range<usize>,
}

const CASES: &str = include_str!("../../data/pl/case_endings.txt");

static ENDINGS: LazyLock<Vec<&str>> = LazyLock::new(|| data::entries(CASES).collect());

/// Differences of a sentence that are looked at: a text with more of them is another one.
const MOST: usize = 12;
/// Words that may stand between the two.
const REACH: usize = 9;
/// The fewest letters of a word that may be a verb or a noun.
const LEAST: usize = 4;

/// What changed places among the words that differ; the words are given folded.
pub(super) fn read(
    context: &Context<'_>,
    source: &[String],
    quote: &[String],
    hunks: &[Hunk],
) -> Vec<Exchange> {
    let differing = |end: End| -> Vec<usize> {
        let ranges = hunks.iter().map(|hunk| match end {
            End::Source => hunk.source.clone(),
            End::Quote => hunk.quote.clone(),
        });
        ranges.flatten().filter(|&index| is_content(context, end, index)).take(MOST).collect()
    };
    if !(2..=MOST).contains(&hunks.len()) {
        return Vec::new();
    }
    let polish = context.lang(End::Quote) == Some(Lang::Polish);
    let bare = |word: &str| -> String { word.trim_end_matches("'s").trim_end_matches("’s").to_owned() };
    let same = |left: &str, right: &str| {
        left == right || if polish { is_inflected(left, right) } else { bare(left) == bare(right) }
    };
    let mut found = Vec::new();
    // One of the two may stand among the common words: what the other moved around.
    let [here, there] = [differing(End::Source), differing(End::Quote)];
    for &moved in &here {
        let Some(&to) = there.iter().find(|&&to| same(&source[moved], &quote[to])) else { continue };
        let near = moved.saturating_sub(REACH)..(moved + REACH + 1).min(source.len());
        let partner = near
            .filter(|&index| index != moved && is_content(context, End::Source, index))
            .find_map(|index| {
                let place = (0..quote.len())
                    .find(|&at| at != to && at.abs_diff(to) <= REACH && same(&source[index], &quote[at]))?;
                let turned = (index < moved) != (place < to);
                let cased = source[index] != quote[place] || source[moved] != quote[to];
                let (from, into) = (between(index, moved), between(place, to));
                let verb = from.clone().any(|at| {
                    source[at].chars().count() >= LEAST
                        && into.clone().any(|other| {
                            same(&source[at], &quote[other]) || polish && is_form(&source[at], &quote[other])
                        })
                });
                let plain =
                    is_plain(context, End::Source, index, moved) && is_plain(context, End::Quote, place, to);
                (turned && verb && plain && (cased || !polish)).then_some((index, place))
            });
        if let Some((index, place)) = partner {
            let exchange = Exchange {
                source: index.min(moved)..index.max(moved) + 1,
                quote: place.min(to)..place.max(to) + 1,
            };
            let met = |other: &Exchange| {
                other.source.start < exchange.source.end && exchange.source.start < other.source.end
            };
            if !found.iter().any(met) {
                found.push(exchange);
            }
        }
    }
    found
}

fn between(left: usize, right: usize) -> std::ops::Range<usize> {
    left.min(right) + 1..left.max(right)
}

/// Whether a word may name who acts or is acted upon.
fn is_content(context: &Context<'_>, end: End, index: usize) -> bool {
    let word = &context.words(end)[index];
    let written = word.span.get(context.text(end)).unwrap_or_default();
    written.chars().count() >= LEAST
        && (word.background <= FREQUENT || written.starts_with(char::is_uppercase))
}

/// More frequent words name nobody.
const FREQUENT: f32 = 2e-3;

/// Whether no mark stands between two words.
fn is_plain(context: &Context<'_>, end: End, left: usize, right: usize) -> bool {
    let words = context.words(end);
    let span = words[left].span.cover(words[right].span);
    let text = span.get(context.text(end)).unwrap_or_default();
    !text.contains([',', ';', ':', '.', '(', ')', '–', '—', '\n', '!', '?'])
}

/// Whether two Polish words are one in two cases: they begin alike, and what follows are endings.
pub(super) fn is_inflected(left: &str, right: &str) -> bool {
    let common: usize =
        left.chars().zip(right.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let stem = left[..common].chars().count();
    let written_k = left[..common].ends_with('k');
    let (left, right) = (&left[common..], &right[common..]);
    // `Kowalski` and `Kowalska` are two people.
    let sexes = written_k && ["i", "a"].contains(&left) && ["i", "a"].contains(&right) && left != right;
    stem >= 3 && !sexes && [left, right].iter().all(|ending| ending.is_empty() || ENDINGS.contains(ending))
}

/// Whether two Polish words are one verb in two forms: `pokonał`, `pokonała`.
fn is_form(left: &str, right: &str) -> bool {
    let common = left.chars().zip(right.chars()).take_while(|(a, b)| a == b).count();
    common >= LEAST && left.chars().count().max(right.chars().count()) - common <= 2
}

impl Exchange {
    pub(super) fn covers(&self, hunk: &Hunk) -> bool {
        let inside = |inner: &std::ops::Range<usize>, outer: &std::ops::Range<usize>| {
            outer.start <= inner.start && inner.end <= outer.end
        };
        inside(&hunk.source, &self.source) && inside(&hunk.quote, &self.quote)
    }

    pub(super) fn finding(&self, context: &Context<'_>) -> Finding {
        let span = |end: End, words: &std::ops::Range<usize>| {
            context.words(end)[words.clone()].iter().map(|word| word.span).reduce(Span::cover)
        };
        swapped(context, (span(End::Source, &self.source), span(End::Quote, &self.quote)), EXCHANGED)
    }
}

/// A guess: exchanged words are too rare in what we measure on.
const EXCHANGED: f64 = 0.8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_well_formed() {
        data::check(CASES, 1..=1).unwrap();
    }

    #[test]
    fn cases_are_forms_of_one_name() {
        for (left, right) in [("nowak", "nowakiem"), ("finlandia", "finlandię"), ("rumunia", "rumunii")] {
            assert!(is_inflected(left, right), "{left} {right}");
        }
        assert!(!is_inflected("kowalski", "kowalska") && !is_inflected("marsz", "march"));
    }
}
