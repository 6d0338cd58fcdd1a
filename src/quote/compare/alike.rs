//! Whether two words can be one name: inflected, transliterated, misspelt or abbreviated.

use crate::text::fold::{fold_into, skeleton_into};

/// Sounds of a skeleton that are compared; longer words differ long before.
const LONGEST: usize = 24;
/// Sounds at the end that inflection may add, and what each costs beside a difference within.
const ENDING: usize = 4;
const ENDING_COST: f32 = 0.2;
/// The part of the sounds that may differ.
const DIFFERENCE: f32 = 0.26;

/// What a softened `r` at the end of a stem costs.
const SOFTENED: f32 = 0.3;

/// The sounds of a word, as both languages would spell them alike.
pub(super) fn sounds(word: &str) -> Vec<char> {
    let (mut folded, mut skeleton) = (String::new(), String::new());
    fold_into(word, &mut folded);
    skeleton_into(&folded, &mut skeleton);
    skeleton.chars().take(LONGEST).collect()
}

/// Whether two names, by their sounds, can be one: a weighted edit distance that forgives endings.
///
/// Cost: at most 24 by 24 steps.
pub(super) fn are_alike(left: &[char], right: &[char]) -> bool {
    distance(left, right) <= DIFFERENCE && begin_alike(left, right)
}

/// Whether the first sounds are near: spellings and endings seldom touch them, and `Coyle` is not `Doyle`.
fn begin_alike(left: &[char], right: &[char]) -> bool {
    left.first().zip(right.first()).is_none_or(|(&a, &b)| substitution(a, b) < 1.0)
        || left.first() == right.get(1)
        || right.first() == left.get(1)
}

/// The part of their sounds that two names differ in, endings aside; infinite where nothing is to be compared.
pub(super) fn distance(left: &[char], right: &[char]) -> f32 {
    let shortest = left.len().min(right.len());
    if shortest < 3 {
        return if left == right { 0.0 } else { f32::INFINITY };
    }
    if left.len().abs_diff(right.len()) > ENDING + 2 {
        return f32::INFINITY;
    }
    let mut before: Vec<f32> = (0..=right.len()).map(|number| number as f32).collect();
    let mut best = f32::INFINITY;
    for (row, &a) in left.iter().enumerate() {
        let mut current = vec![row as f32 + 1.0];
        for (column, &b) in right.iter().enumerate() {
            let changed = before[column] + substitution(a, b);
            let skipped = (before[column + 1].min(current[column])) + 0.8;
            current.push(changed.min(skipped));
        }
        let left_over = left.len() - row - 1;
        if left_over <= ENDING {
            for (column, &cost) in current.iter().enumerate().skip(1) {
                let right_over = right.len() - column;
                let stem = (row + 1).min(column);
                if right_over <= ENDING && stem >= 3 {
                    let ending = ENDING_COST * left_over.max(right_over) as f32;
                    best = best.min((cost + ending) / stem as f32);
                }
            }
        }
        before = current;
    }
    best
}

/// How far apart two sounds are.
fn substitution(a: char, b: char) -> f32 {
    if a == b {
        return 0.0;
    }
    // `Bóbr`, `w Bobrze`; `Odra`, `na Odrze`
    if matches!((a, b), ('r', 'Z') | ('Z', 'r')) {
        return SOFTENED;
    }
    let vowel = |sound| matches!(sound, 'a' | 'e' | 'i' | 'o' | 'u');
    let group = |sound| match sound {
        'C' | 'h' | 'k' | 'x' | 'c' | 'g' => 1,
        'S' | 's' | 'Z' | 'z' => 2,
        'v' | 'f' => 3,
        't' | 'd' => 4,
        'b' | 'p' => 5,
        _ => 0,
    };
    if vowel(a) && vowel(b) || group(a) != 0 && group(a) == group(b) { 0.5 } else { 1.0 }
}

/// Whether the capitals `written` are the initials of words that stand in a row, in any order: `UA` and
/// `Unia Afrykańska`, but `AU` in English. Short words between them are skipped.
pub(super) fn are_initials(written: &str, text_words: &[&str]) -> bool {
    let mut letters: Vec<char> = written.chars().filter(|c| c.is_alphabetic()).collect();
    if !(2..=6).contains(&letters.len()) || !letters.iter().all(|letter| letter.is_uppercase()) {
        return false;
    }
    letters.sort_unstable();
    let initials: Vec<char> = text_words
        .iter()
        .filter(|word| word.chars().count() > 3)
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .collect();
    initials.windows(letters.len()).any(|window| {
        let mut window = window.to_vec();
        window.sort_unstable();
        window == letters
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_is_alike_in_both_languages() {
        for (left, right) in [
            ("Łukaszenki", "Lukashenko"),
            ("Chamenei", "Khamenei"),
            ("Tutenchamonem", "Tutankhamun"),
            ("Kowalskiego", "Kowalski"),
            ("Władimirze", "Vladimir"),
            ("Fonseca", "Fonesca"),
            ("Bobrze", "Bóbr"),
            ("Kairze", "Kair"),
        ] {
            assert!(are_alike(&sounds(left), &sounds(right)), "{left} {right}");
        }
        for (left, right) in [
            ("Nowak", "Kowal"),
            ("Berlin", "Merkel"),
            ("Tusk", "Duda"),
            ("Anna", "Hanoi"),
            ("Coyle", "Doyle"),
        ] {
            assert!(!are_alike(&sounds(left), &sounds(right)), "{left} {right}");
        }
    }

    #[test]
    fn initials_of_words_in_a_row() {
        assert!(are_initials("AU", &["szczyt", "Unii", "Afrykańskiej"]));
        assert!(are_initials("USGS", &["United", "States", "Geological", "Survey"]));
        assert!(!are_initials("EU", &["United", "Nations"]));
    }
}
