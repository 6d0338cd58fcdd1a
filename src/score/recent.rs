//! Words that were met before: those that a document had last, with their terms, and those of earlier documents, with their units.

use crate::lang::Lang;
use crate::model::{Model, Unit};

/// Words of a document that are remembered at once; each has one place, by its hash. In most texts every second word has
/// stood there before.
const PLACES: usize = 256;
/// The same of words of earlier documents, for each language.
const KEPT_PLACES: usize = 1 << 13;

/// A word of up to sixteen bytes as three numbers, which are compared and hashed faster than bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ShortWord {
    /// The first eight bytes, or what there is.
    start: u64,
    /// The last eight bytes, or 0 where there are no more than eight.
    end: u64,
    length: u32,
}

impl ShortWord {
    /// `None` for a word that is longer.
    pub(super) fn new(word: &str) -> Option<Self> {
        let bytes = word.as_bytes();
        let (start, end) = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
            (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            _ => (bytes.iter().fold(0, |start, &byte| start << 8 | u64::from(byte)), 0),
        };
        (bytes.len() <= 16).then_some(Self { start, end, length: bytes.len() as u32 })
    }

    /// No word.
    const NONE: Self = Self { start: 0, end: 0, length: 0 };

    fn place(self, places: usize) -> usize {
        let mixed = (self.start ^ self.end.rotate_left(29) ^ u64::from(self.length))
            .wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 32) as usize % places
    }
}

/// Terms by the words that they were last spelt with.
///
/// A word of a document has the same term wherever it stands, so that nothing can be forgotten or mistaken: what is
/// not here is looked up again.
#[derive(Clone, Debug)]
pub(super) struct Recent {
    places: Vec<(ShortWord, u32)>,
}

/// Units by the words that they were last spelt with, whatever the document.
///
/// As each word has one place alone, no text can make looking one up slow.
#[derive(Clone, Debug, Default)]
pub(super) struct Units {
    /// The checksum of the model that the units are of.
    model: u64,
    places: [Vec<(ShortWord, Option<Unit>)>; 2],
}

impl Default for Recent {
    fn default() -> Self {
        Self { places: vec![(ShortWord::NONE, 0); PLACES] }
    }
}

impl Recent {
    pub(super) fn clear(&mut self) {
        self.places.fill((ShortWord::NONE, 0));
    }

    pub(super) fn get(&self, word: ShortWord) -> Option<u32> {
        let (known, term) = self.places[word.place(PLACES)];
        (known == word).then_some(term)
    }

    pub(super) fn set(&mut self, word: ShortWord, term: u32) {
        self.places[word.place(PLACES)] = (word, term);
    }
}

impl Units {
    /// Makes ready for words of a model: those of another are forgotten.
    pub(super) fn begin(&mut self, model: &Model) {
        if self.places[0].is_empty() || self.model != model.checksum() {
            self.model = model.checksum();
            self.places = [(); 2].map(|()| vec![(ShortWord::NONE, None); KEPT_PLACES]);
        }
    }

    /// The unit of a word; `find` looks it up where it is not among the last.
    pub(super) fn get(
        &mut self,
        lang: Lang,
        word: ShortWord,
        find: impl FnOnce() -> Option<Unit>,
    ) -> Option<Unit> {
        let place = &mut self.places[lang as usize][word.place(KEPT_PLACES)];
        if place.0 != word {
            *place = (word, find());
        }
        place.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_they_are_spelt() {
        let mut recent = Recent::default();
        let words = ["Kot", "kot", "koty", "żółw", "przewodniczący", "przewodniczącą", "ośmielać", "kot\0"];
        for (term, word) in (1..).zip(words) {
            let word = ShortWord::new(word).expect("a short word");
            assert_eq!(recent.get(word), None);
            recent.set(word, term);
            assert_eq!(recent.get(word), Some(term));
        }
        assert!(ShortWord::new("koto").is_some_and(|word| recent.get(word).is_none()));
        assert!(ShortWord::new(&"z".repeat(17)).is_none());
    }
}
