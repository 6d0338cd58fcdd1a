//! The names of a text, and which of their words have a counterpart on the other side.

use super::context::{Context, End};
use super::{alike, exonym};
use crate::lang::Lang;
use crate::quote::attribute::lexicon::lexicon;

/// A run of words with capitals.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) words: Vec<usize>,
    /// Those of the words for which nothing stands on the other side.
    pub(super) open: Vec<usize>,
    /// How sure it is that these are a name.
    pub(super) sureness: Sureness,
}

/// What speaks for a word with a capital being a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sureness {
    /// It opens a sentence, and the model does not know it.
    Opening,
    /// The model knows the word: it may be a common one in a title (`Parliament`).
    Known,
    /// In the middle of a sentence, and no common word; or in the list of names.
    Sure,
}

/// The names of a text of which a word at least has no counterpart.
pub(super) fn open(context: &Context<'_>, end: End) -> Vec<Name> {
    let mut found = names(context, end);
    // `World Wide Web` and `WWW`; `Unia Afrykańska` and `AU`.
    let there = Other::new(context, end.other());
    for name in found.iter_mut().filter(|name| name.words.len() > 1 && !name.open.is_empty()) {
        let text = context.text(end);
        let words: Vec<&str> =
            name.words.iter().filter_map(|&word| context.words(end)[word].span.get(text)).collect();
        if there.abbreviations.iter().any(|short| alike::are_initials(short, &words)) {
            name.open.clear();
        }
    }
    found.retain(|name| !name.open.is_empty());
    found
}

/// The names of a text.
fn names(context: &Context<'_>, end: End) -> Vec<Name> {
    let text = context.text(end);
    let numbers = context.quantities(end);
    let words = context.words(end);
    let other = Other::new(context, end.other());
    let mut found: Vec<Name> = Vec::new();
    let in_title = is_title(context, end);
    let mut number = 0;
    let mut before_end = None;
    for (index, word) in words.iter().enumerate() {
        while numbers.get(number).is_some_and(|quantity| quantity.span().end() <= word.span.start()) {
            number += 1;
        }
        let in_number = numbers.get(number).is_some_and(|quantity| quantity.span().overlaps(word.span));
        let Some(written) = word.span.get(text) else { continue };
        if in_number
            || !is_name(context, end, index, written)
            || is_shouted(context, end, index)
            || in_title && word.known && means(context, end, written).is_empty()
        {
            continue;
        }
        let joined = before_end.is_some_and(|before| {
            text.get(before..word.span.start())
                .is_some_and(|gap| gap.chars().all(|c| matches!(c, ' ' | '-' | '\u{a0}' | '.')))
        });
        let name = match found.last_mut().filter(|_| joined) {
            Some(name) => name,
            None => {
                let sureness = Sureness::Opening;
                found.push(Name { words: Vec::new(), open: Vec::new(), sureness });
                let Some(name) = found.last_mut() else { continue };
                name
            }
        };
        name.words.push(index);
        if let Some(sureness) = sureness(context, end, index, written)
            && !is_accounted_for(context, &other, end, index)
        {
            name.sureness = name.sureness.max(sureness);
            name.open.push(index);
        }
        before_end = Some(word.span.end());
    }
    found
}

/// Words more frequent than this are no names, whatever their capital.
const FREQUENT: f32 = 3e-4;

fn is_name(context: &Context<'_>, end: End, index: usize, written: &str) -> bool {
    let word = &context.words(end)[index];
    // `I’ve`
    let capital =
        written.starts_with(char::is_uppercase) && !["I'", "I’"].iter().any(|it| written.starts_with(it));
    capital && written.chars().count() >= 2 && word.background <= FREQUENT
}

/// What a word may mean, as a country, a city and so on.
fn means(context: &Context<'_>, end: End, written: &str) -> Vec<exonym::Meaning> {
    let mut meanings = Vec::new();
    if let Some(lang) = context.lang(end) {
        exonym::meanings(written, lang, &mut meanings);
    }
    meanings
}

/// Whether a word and one beside it stand in capitals: somebody shouts, or it is a heading.
fn is_shouted(context: &Context<'_>, end: End, index: usize) -> bool {
    let loud = |index: Option<usize>| {
        let word = index.and_then(|index| context.words(end).get(index));
        let written = word.and_then(|word| word.span.get(context.text(end))).unwrap_or_default();
        written.chars().count() >= SHOUTED && written.chars().all(char::is_uppercase)
    };
    loud(Some(index)) && (loud(index.checked_sub(1)) || loud(Some(index + 1)))
}

/// Letters of a word in capitals that is hardly an abbreviation, beside another one.
const SHOUTED: usize = 4;

/// Whether most of the longer words of a text have capitals, as in English titles: there they tell nothing.
fn is_title(context: &Context<'_>, end: End) -> bool {
    let text = context.text(end);
    let long = context.words(end).iter().filter_map(|word| word.span.get(text));
    let long: Vec<&str> = long.filter(|word| word.chars().count() >= LONG).take(MOST_SOUNDS).collect();
    let capitals = long.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    long.len() >= FEWEST && 4 * capitals >= 3 * long.len()
}

/// Letters of the words whose capitals are counted, and how many of those make a title at least.
const LONG: usize = 4;
const FEWEST: usize = 4;

/// Whether a word has its capital from the start of a sentence or a quote.
pub(super) fn opens(context: &Context<'_>, end: End, index: usize) -> bool {
    // Any mark but those within a sentence may open one: a stop, a bracket, a bullet.
    const WITHIN: [char; 10] = [',', '-', '\'', '’', '&', ';', '%', '@', '#', '°'];
    let text = context.text(end);
    let word = context.words(end)[index].span;
    let before = text[..word.start()].trim_end();
    let inner = text[word.range()].chars().skip(1).any(char::is_uppercase);
    let part = context.sentence(end, word).is_some_and(|part| part.start() == word.start());
    let mark = |c: char| !c.is_alphanumeric() && !WITHIN.contains(&c);
    !inner && (before.is_empty() || part || before.ends_with(mark))
}

fn sureness(context: &Context<'_>, end: End, index: usize, written: &str) -> Option<Sureness> {
    let known = context.words(end)[index].known;
    let meanings = means(context, end, written);
    if opens(context, end, index) {
        let candidate = !known || !meanings.is_empty();
        return candidate.then_some(Sureness::Opening);
    }
    Some(if known && meanings.is_empty() { Sureness::Known } else { Sureness::Sure })
}

/// The weight of a link from which on a word stands for a name.
const STANDS: f32 = 0.02;

fn is_accounted_for(context: &Context<'_>, other: &Other<'_>, end: End, index: usize) -> bool {
    // What stands for another word of this side cannot stand for this one, too: `Zjednoczone` and `Emirates`.
    let words = context.words(end.other());
    // Forms of address and titles, which the other language often does without.
    let titles = &lexicon(context.lang(end).unwrap_or(Lang::Polish)).titles;
    if titles.contains(context.lowered(end, Some(index)).as_str()) {
        return true;
    }
    if context.linked(end, index).any(|(at, weight)| weight >= STANDS && words[at].best == Some(index)) {
        return true;
    }
    let written = &context.text(end)[context.words(end)[index].span.range()];
    let meanings = means(context, end, written);
    if meanings.iter().any(|meaning| context.meanings(end.other()).contains(meaning)) {
        return true;
    }
    let sounds = alike::sounds(written);
    other.sounds.iter().any(|(name, there)| {
        if *name { alike::are_alike(&sounds, there) } else { alike::distance(&sounds, there) <= COMMON }
    }) || alike::are_initials(written, &other.words)
}

/// What names are looked for among on the other side.
struct Other<'c> {
    words: Vec<&'c str>,
    /// The sounds of the rare words, and whether these have a capital.
    sounds: Vec<(bool, Vec<char>)>,
    abbreviations: Vec<&'c str>,
}

/// The part of the sounds that may differ where the other word has no capital: `warszawski`, `Warsaw`.
const COMMON: f32 = 0.15;

/// Rare words of one side that names are compared with.
const MOST_SOUNDS: usize = 400;

impl<'c> Other<'c> {
    fn new(context: &'c Context<'_>, end: End) -> Self {
        let text = context.text(end);
        let words: Vec<&str> = context.words(end).iter().filter_map(|word| word.span.get(text)).collect();
        let rare = context.words(end).iter().zip(&words).filter(|(word, _)| word.background <= FREQUENT);
        let sounds = rare
            .take(MOST_SOUNDS)
            .map(|(_, written)| (written.starts_with(char::is_uppercase), alike::sounds(written)))
            .collect();
        let abbreviations = words
            .iter()
            .copied()
            .filter(|word| word.len() > 1 && word.chars().all(char::is_uppercase))
            .collect();
        Other { words, sounds, abbreviations }
    }
}
