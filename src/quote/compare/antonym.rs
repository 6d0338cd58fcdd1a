//! Words that mean the contrary of a word of the other language: `nie żyje` is `dead`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::data;
use crate::text::fold::fold_into;

const ANTONYMS: &str = include_str!("../../data/antonyms.txt");

/// For each beginning of a word the entries that it stands in.
type Starts = HashMap<&'static str, Vec<u16>>;

static STARTS: LazyLock<[Starts; 2]> = LazyLock::new(|| {
    let mut starts = [Starts::new(), Starts::new()];
    for (number, entry) in (0..).zip(data::entries(ANTONYMS)) {
        for (starts, field) in starts.iter_mut().zip(data::fields(entry)) {
            for start in field.split(',') {
                starts.entry(start).or_default().push(number);
            }
        }
    }
    starts
});

/// Letters of the longest beginning.
const LONGEST: usize = 12;

/// Beginnings of fewer letters are whole words but for an ending of so many: `let|s`, but not `let|ter`.
const SHORT: usize = 5;
const SHORT_ENDING: usize = 2;

/// The entries that a word begins like one of.
fn entries(word: &str, starts: &Starts, short: bool) -> Vec<u16> {
    let mut folded = String::new();
    fold_into(word, &mut folded);
    let length = folded.chars().count();
    let ends = folded.char_indices().map(|(at, character)| at + character.len_utf8()).enumerate();
    let ends = ends.take(LONGEST).filter(|(number, _)| {
        let letters = number + 1;
        !short || letters >= SHORT || length - letters <= SHORT_ENDING
    });
    ends.filter_map(|(_, end)| starts.get(&folded[..end])).flatten().copied().collect()
}

/// Whether a Polish word and an English one mean the contrary of each other.
///
/// Cost: linear in the letters of both.
pub(super) fn are_antonyms(polish: &str, english: &str) -> bool {
    let of_english = entries(english, &STARTS[1], true);
    !of_english.is_empty()
        && entries(polish, &STARTS[0], false).iter().any(|entry| of_english.contains(entry))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_well_formed() {
        data::check(ANTONYMS, 2..=2).unwrap();
    }

    #[test]
    fn the_contrary_in_the_other_language() {
        assert!(are_antonyms("żyje", "Dead") && are_antonyms("Trudno", "easy"));
        assert!(!are_antonyms("żyje", "alive") && !are_antonyms("", "dead"));
    }
}
