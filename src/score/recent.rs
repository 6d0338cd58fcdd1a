//! The words that a document had last, with their terms: in most texts every second word has stood there before.

use crate::fnv;

/// Words that are remembered at once; each has one place, by its hash.
const PLACES: usize = 256;
/// Bytes of the longest word that is remembered.
const LONGEST: usize = 19;

/// A word, as it is spelt, and its term.
#[derive(Clone, Copy)]
struct Place {
    term: u32,
    length: u8,
    bytes: [u8; LONGEST],
}

/// Terms by the words that they were last spelt with.
///
/// A word of a document has the same term wherever it stands, so that nothing can be forgotten or mistaken: what is
/// not here is looked up again.
pub(super) struct Recent {
    places: Vec<Place>,
}

impl Default for Recent {
    fn default() -> Self {
        Self { places: vec![Place { term: 0, length: 0, bytes: [0; LONGEST] }; PLACES] }
    }
}

impl Recent {
    pub(super) fn get(&self, word: &str) -> Option<u32> {
        let place = &self.places[place(word)];
        let known = place.bytes.get(..usize::from(place.length)).unwrap_or_default();
        (known == word.as_bytes()).then_some(place.term)
    }

    pub(super) fn set(&mut self, word: &str, term: u32) {
        let mut bytes = [0; LONGEST];
        if let Some(start) = bytes.get_mut(..word.len()) {
            start.copy_from_slice(word.as_bytes());
            self.places[place(word)] = Place { term, length: word.len() as u8, bytes };
        }
    }
}

/// Where a word has its place: by its last eight bytes, which differ more than the first, and its length.
fn place(word: &str) -> usize {
    let bytes = word.as_bytes();
    let end = match bytes.last_chunk::<8>() {
        Some(last) => u64::from_le_bytes(*last),
        None => bytes.iter().fold(0, |end, &byte| end << 8 | u64::from(byte)),
    };
    let mixed = fnv::step(end ^ bytes.len() as u64, 0).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 55) as usize % PLACES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_they_are_spelt() {
        let mut recent = Recent::default();
        let long = "z".repeat(LONGEST + 1);
        for (term, word) in (1..).zip(["Kot", "kot", "koty", "żółw", "przewodniczący", long.as_str()]) {
            assert_eq!(recent.get(word), None);
            recent.set(word, term);
            assert_eq!(recent.get(word), (word.len() <= LONGEST).then_some(term), "{word}");
        }
        assert_eq!(recent.get("koto"), None);
    }
}
