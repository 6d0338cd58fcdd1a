//! A glossary as the scorer needs it: its terms by the words that they are made of.

use std::collections::HashMap;

use super::glossary::GlossaryEntry;
use super::lexicon::{Model, Unit};
use crate::lang::Lang;
use crate::span::Span;
use crate::text::fold::fold_into;
use crate::text::token::words;

/// The number of a term among those of its language.
pub(crate) type TermNumber = u32;

/// The terms of a glossary, with the words looked up in the model that it goes on top of.
#[derive(Debug)]
pub(crate) struct Terms {
    polish: SideTerms,
    english: SideTerms,
    /// For each Polish term the English ones and the weights.
    links: Vec<Vec<(TermNumber, f32)>>,
}

/// What all forms of a word share: its unit where the model knows it, else its stem.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Unit(Unit),
    Stem(String),
}

/// The terms of one language.
#[derive(Debug, Default)]
struct SideTerms {
    words: HashMap<Key, TermNumber>,
    /// Terms of several words by their first word, the longest first.
    phrases: HashMap<Key, Vec<(Vec<Key>, TermNumber)>>,
    count: TermNumber,
}

impl Terms {
    pub(super) fn new(model: &Model, entries: &[GlossaryEntry]) -> Self {
        let (mut polish, mut english) = (SideTerms::default(), SideTerms::default());
        let mut links: Vec<Vec<(TermNumber, f32)>> = Vec::new();
        for entry in entries {
            let from = polish.enter(keys(model, Lang::Polish, &entry.polish)) as usize;
            let to = english.enter(keys(model, Lang::English, &entry.english));
            links.resize(links.len().max(from + 1), Vec::new());
            // Two spellings of one pair may meet in their stems: the later entry counts.
            links[from].retain(|(other, _)| *other != to);
            links[from].push((to, entry.weight));
        }
        Self { polish, english, links }
    }

    /// The term of a single word: `unit` where the model knows it, else its stem counts.
    pub(crate) fn word(&self, lang: Lang, unit: Option<Unit>, stem: &str) -> Option<TermNumber> {
        let key = unit.map_or_else(|| Key::Stem(stem.to_owned()), Key::Unit);
        self.side(lang).words.get(&key).copied()
    }

    /// The terms of several words that stand in a sentence, the longest at each place; they do not overlap.
    pub(crate) fn phrases(
        &self,
        model: &Model,
        lang: Lang,
        sentence: &str,
        most_words: usize,
    ) -> Vec<(Span, TermNumber)> {
        let phrases = &self.side(lang).phrases;
        let mut out = Vec::new();
        if phrases.is_empty() {
            return out;
        }
        let spans: Vec<Span> = words(sentence).take(most_words).collect();
        let (mut folded, mut stem) = (String::new(), String::new());
        let keys: Vec<Key> = spans
            .iter()
            .map(|span| key(model, lang, &sentence[span.range()], &mut folded, &mut stem))
            .collect();
        let mut at = 0;
        while at < keys.len() {
            let found = phrases
                .get(&keys[at])
                .and_then(|phrases| phrases.iter().find(|(phrase, _)| keys[at..].starts_with(phrase)));
            match found {
                Some((phrase, number)) => {
                    let last = at + phrase.len() - 1;
                    out.push((spans[at].cover(spans[last]), *number));
                    at = last + 1;
                }
                None => at += 1,
            }
        }
        out
    }

    /// The English terms that a Polish one is translated by, with their weights.
    pub(crate) fn links(&self, polish: TermNumber) -> &[(TermNumber, f32)] {
        self.links.get(polish as usize).map_or(&[], Vec::as_slice)
    }

    fn side(&self, lang: Lang) -> &SideTerms {
        match lang {
            Lang::Polish => &self.polish,
            Lang::English => &self.english,
        }
    }
}

impl SideTerms {
    /// The number of a term, a new one if need be.
    fn enter(&mut self, keys: Vec<Key>) -> TermNumber {
        let next = self.count;
        let number = match keys.as_slice() {
            [] => next,
            [word] => *self.words.entry(word.clone()).or_insert(next),
            [first, ..] => {
                let phrases = self.phrases.entry(first.clone()).or_default();
                match phrases.iter().find(|(phrase, _)| *phrase == keys) {
                    Some((_, number)) => *number,
                    None => {
                        let longer = phrases.partition_point(|(phrase, _)| phrase.len() > keys.len());
                        phrases.insert(longer, (keys, next));
                        next
                    }
                }
            }
        };
        self.count += TermNumber::from(number == next);
        number
    }
}

fn keys(model: &Model, lang: Lang, term: &str) -> Vec<Key> {
    let (mut folded, mut stem) = (String::new(), String::new());
    words(term).map(|span| key(model, lang, &term[span.range()], &mut folded, &mut stem)).collect()
}

fn key(model: &Model, lang: Lang, word: &str, folded: &mut String, stem: &mut String) -> Key {
    fold_into(word, folded);
    match model.unit(lang, folded, stem) {
        Some(unit) => Key::Unit(unit),
        // The model has looked for the stem and left it there.
        None => Key::Stem(stem.clone()),
    }
}
