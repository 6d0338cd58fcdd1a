//! The words that a document had last, with their terms: in most texts every second word has stood there before.

/// Words that are remembered at once; each has one place, by its hash.
const PLACES: usize = 256;

/// A word of up to sixteen bytes as three numbers, which are compared and hashed faster than bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
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

    fn place(self) -> usize {
        let mixed = (self.start ^ self.end.rotate_left(29) ^ u64::from(self.length))
            .wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 32) as usize % PLACES
    }
}

/// Terms by the words that they were last spelt with.
///
/// A word of a document has the same term wherever it stands, so that nothing can be forgotten or mistaken: what is
/// not here is looked up again.
pub(super) struct Recent {
    places: Vec<(ShortWord, u32)>,
}

impl Default for Recent {
    fn default() -> Self {
        // No word is empty.
        Self { places: vec![(ShortWord { start: 0, end: 0, length: 0 }, 0); PLACES] }
    }
}

impl Recent {
    pub(super) fn get(&self, word: ShortWord) -> Option<u32> {
        let (known, term) = self.places[word.place()];
        (known == word).then_some(term)
    }

    pub(super) fn set(&mut self, word: ShortWord, term: u32) {
        self.places[word.place()] = (word, term);
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
