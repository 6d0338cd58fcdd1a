//! Polish against English by pairs of letters, for the words that no list holds.

use std::sync::LazyLock;

use crate::data;
use crate::text::fold::basic_letter;

const LETTER_PAIRS: &str = include_str!("../data/letter_pairs.txt");

/// The basic letters and the border of a word.
const LETTERS: usize = 27;
const BORDER: usize = 26;

static WEIGHTS: LazyLock<[f64; LETTERS * LETTERS]> = LazyLock::new(|| {
    let mut weights = [0.0; LETTERS * LETTERS];
    for entry in data::entries(LETTER_PAIRS) {
        let mut fields = data::fields(entry);
        let pair = fields.next().unwrap_or_default().as_bytes();
        let tenths: f64 = fields.next().and_then(|field| field.parse().ok()).unwrap_or_default();
        if let [first, second] = *pair {
            weights[LETTERS * index(char::from(first)) + index(char::from(second))] = tenths / 10.0;
        }
    }
    weights
});

/// The logarithm of the odds that `word`, in small letters, is Polish and not English.
pub(crate) fn polish_odds(word: &str) -> f64 {
    let weights = &*WEIGHTS;
    let mut odds = 0.0;
    let mut before = BORDER;
    for letter in word.chars().map(index).chain([BORDER]) {
        odds += weights[LETTERS * before + letter];
        before = letter;
    }
    odds
}

/// The column of a letter; whatever is not one of the basic letters is a border.
fn index(letter: char) -> usize {
    match basic_letter(letter) {
        basic @ 'a'..='z' => basic as usize - 'a' as usize,
        _ => BORDER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_well_formed() {
        assert_eq!(data::check(LETTER_PAIRS, 2..=2), Ok(()));
        for entry in data::entries(LETTER_PAIRS) {
            let (pair, tenths) = entry.split_once('\t').unwrap();
            assert!(pair.len() == 2 && pair.bytes().all(|b| b == b'_' || b.is_ascii_lowercase()), "{entry}");
            assert!(tenths.parse::<i32>().is_ok_and(|tenths| tenths != 0 && tenths.abs() <= 25), "{entry}");
        }
    }

    #[test]
    fn words_lean_to_their_language() {
        assert!(polish_odds("przekroczenia") > 2.0);
        assert!(polish_odds("strengthening") < -2.0);
    }
}
