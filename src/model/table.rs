//! The words of one language, found in the bytes of a model.

use super::format::{self, ENTRY_BYTES};
use super::lexicon::Unit;

/// A table of words, ready to look up many: see [`format`](super::format) for how it is laid out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordTable<'m> {
    slots: &'m [[u8; 4]],
    words: &'m [u8],
}

impl<'m> WordTable<'m> {
    pub(super) fn new(slots: &'m [u8], words: &'m [u8]) -> Self {
        Self { slots: slots.as_chunks().0, words }
    }

    /// The unit that stands under exactly this spelling.
    pub(crate) fn find(&self, word: &str) -> Option<Unit> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = format::hash(word) & mask;
        // The writer leaves a quarter of the slots empty; the bound only guards against a table without any.
        for _ in 0..=mask {
            let entry = (u32::from_le_bytes(*self.slots.get(slot)?) as usize).checked_sub(1)?;
            let (head, rest) = self.words.get(entry..)?.split_first_chunk::<ENTRY_BYTES>()?;
            let [low, high, length] = *head;
            // Most words that are met on the way are of another length: then no letter is looked at.
            if usize::from(length) == word.len() && rest.get(..word.len())? == word.as_bytes() {
                return Some(Unit::from_le_bytes([low, high]));
            }
            slot = (slot + 1) & mask;
        }
        None
    }
}
