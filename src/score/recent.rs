//! Words that were met before, each with what the model says of it and with its term in the document that is read.

use crate::lang::Lang;
use crate::model::{Model, Unit};

/// Words that are remembered for one document; each has one place, by its hash. In most texts every second word has stood
/// there before.
const PLACES: usize = 1 << 8;
/// The same where words of earlier documents are kept, of both languages: a megabyte.
const KEPT_PLACES: usize = 1 << 14;
/// Bytes of the longest word that is remembered.
const LONGEST: usize = 16;

/// A word of up to sixteen bytes and its language as three numbers, which are compared and hashed faster than bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ShortWord {
    /// The first bytes and the last ones, up to eight of each: together all.
    start: u64,
    end: u64,
    length: u8,
    lang: u8,
}

impl ShortWord {
    /// `None` for a word that is longer.
    #[inline]
    pub(super) fn new(bytes: &[u8], lang: Option<Lang>) -> Option<Self> {
        let (start, end) = if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
            (u64::from_le_bytes(*first), u64::from_le_bytes(*last))
        } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
            (u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last)))
        } else {
            (bytes.iter().fold(0, |start, &byte| start << 8 | u64::from(byte)), 0)
        };
        let lang = lang.map_or(0, |lang| lang as u8 + 1);
        (bytes.len() <= LONGEST).then_some(Self { start, end, length: bytes.len() as u8, lang })
    }

    /// No word.
    const NONE: Self = Self { start: 0, end: 0, length: 0, lang: 0 };

    #[inline]
    fn place(self, places: usize) -> usize {
        let more = u64::from(self.length) << 8 | u64::from(self.lang);
        let mixed = (self.start ^ self.end.rotate_left(29) ^ more).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 32) as usize & (places - 1)
    }
}

/// What is known of a word in whatever document it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub(super) unit: Option<Unit>,
    /// What the model says of the unit; nothing without one.
    pub(super) background: f32,
    pub(super) explained: f32,
    /// Whether it is folded as it stands.
    pub(super) is_folded: bool,
    /// What it may be of a quantity: see [`part_of_value`](crate::text::part_of_value).
    pub(super) part: u8,
    skeleton: [u8; LONGEST],
    skeleton_length: u8,
}

impl Known {
    pub(super) fn new(unit: Option<Unit>, background: f32, explained: f32) -> Self {
        let (is_folded, part) = (true, 0);
        Self { unit, background, explained, is_folded, part, skeleton: [0; LONGEST], skeleton_length: 0 }
    }

    /// Its phonetic skeleton, where that was told and is short enough.
    pub(super) fn skeleton(&self) -> Option<&[u8]> {
        self.skeleton.get(..usize::from(self.skeleton_length)).filter(|skeleton| !skeleton.is_empty())
    }

    pub(super) fn set_skeleton(&mut self, skeleton: &str) {
        if let Some(place) = self.skeleton.get_mut(..skeleton.len()) {
            place.copy_from_slice(skeleton.as_bytes());
            self.skeleton_length = skeleton.len() as u8;
        }
    }
}

/// A word, what is known of it, and its term. One line of a processor's cache.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Entry {
    word: ShortWord,
    known: Known,
    /// The document that it has a term in, and the term.
    document: u32,
    term: u32,
}

impl Entry {
    const NONE: Self = Self {
        word: ShortWord::NONE,
        known: Known {
            unit: None,
            background: 0.0,
            explained: 0.0,
            is_folded: true,
            part: 0,
            skeleton: [0; LONGEST],
            skeleton_length: 0,
        },
        document: 0,
        term: 0,
    };
}

/// The words that were met last.
///
/// What is known of a word holds wherever it stands, so that nothing can be forgotten or mistaken: what is not here is
/// looked up again. As each word has one place alone, no text can make looking one up slow.
#[derive(Clone, Debug, Default)]
pub(super) struct Recent {
    /// The checksum of the model that the words were looked up in.
    model: u64,
    /// The number of the document that is read.
    document: u32,
    /// Whether words of earlier documents are kept.
    kept: bool,
    entries: Vec<Entry>,
}

impl Recent {
    /// Keeps words of earlier documents from now on.
    pub(super) fn keep(&mut self) {
        self.kept = true;
    }

    /// Makes ready for a document: no word has a term, and of another model nothing is known.
    pub(super) fn begin(&mut self, model: &Model) {
        let places = if self.kept { KEPT_PLACES } else { PLACES };
        self.document = self.document.wrapping_add(1);
        if self.entries.len() != places || self.model != model.checksum() || self.document == 0 {
            self.entries.clear();
            self.entries.resize(places, Entry::NONE);
            (self.model, self.document) = (model.checksum(), 1);
        }
    }

    /// What is known of a word, and its term in this document if it had one.
    #[inline]
    pub(super) fn get(&self, word: ShortWord) -> Option<(&Known, Option<u32>)> {
        let entry = self.entries.get(word.place(self.entries.len()))?;
        let term = (entry.document == self.document).then_some(entry.term);
        (entry.word == word).then_some((&entry.known, term))
    }

    /// Enters a word that is not there.
    pub(super) fn enter(&mut self, word: ShortWord, known: Known) {
        let place = word.place(self.entries.len());
        if let Some(entry) = self.entries.get_mut(place) {
            *entry = Entry { word, known, document: 0, term: 0 };
        }
    }

    /// Enters the term of a word, if that is still there.
    pub(super) fn set_term(&mut self, word: ShortWord, term: u32) {
        let (place, document) = (word.place(self.entries.len()), self.document);
        if let Some(entry) = self.entries.get_mut(place).filter(|entry| entry.word == word) {
            (entry.document, entry.term) = (document, term);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_they_are_spelt() {
        let mut recent = Recent::default();
        recent.begin(Model::embedded());
        let words = [
            "k",
            "K",
            "ko",
            "kot",
            "Kot",
            "kota",
            "koty",
            "kotek",
            "żółw",
            "przewodniczący",
            "przewodniczącą",
            "ośmielać",
            "kot\0",
            "kot\0\0\0\0",
            "\0",
        ];
        for (term, word) in (1..).zip(words) {
            let word = ShortWord::new(word.as_bytes(), Some(Lang::Polish)).expect("a short word");
            assert!(recent.get(word).is_none());
            recent.enter(word, Known::new(Some(term as Unit), 0.5, 0.5));
            assert!(recent.get(word).is_some_and(|(_, term)| term.is_none()));
            recent.set_term(word, term);
            assert!(
                recent.get(word).is_some_and(|(known, found)| {
                    found == Some(term) && known.unit == Some(term as Unit)
                })
            );
        }
        for (word, lang) in [("koto", Some(Lang::Polish)), ("\0", None), ("\0", Some(Lang::English))] {
            assert!(
                ShortWord::new(word.as_bytes(), lang).is_some_and(|word| recent.get(word).is_none()),
                "{word:?}"
            );
        }
        assert!(ShortWord::new(&[b'z'; 17], None).is_none());
    }
}
