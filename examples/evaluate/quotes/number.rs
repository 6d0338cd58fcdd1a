//! Other numbers: in figures, by their size, and in words.

use super::change::{FROM, TO};
use super::phrase;
use super::words::Words;

/// All ways to give another number in a sentence; one that `other` has, too, is none.
pub(crate) fn ways(text: &str, other: &str, words: &Words) -> Vec<String> {
    let mut ways = phrase::ways(text, "number", words);
    let mut at = 0;
    while let Some(found) = text[at..].find(|char: char| char.is_ascii_digit()) {
        let start = at + found;
        let rest = &text[start..];
        let length = rest
            .find(|char: char| !char.is_ascii_digit() && !matches!(char, '.' | ',' | ':'))
            .unwrap_or(rest.len());
        let token = rest[..length].trim_end_matches(|char: char| !char.is_ascii_digit());
        at = start + length;
        let outside = |char: char| char.is_alphanumeric() || matches!(char, '-' | '+' | '/' | '–' | '.');
        let (before, after) = (&text[..start], &text[start + token.len()..]);
        if before.ends_with(outside) || after.starts_with(char::is_alphabetic) {
            continue;
        }
        let changed = another(token);
        let there = other.split(|char: char| !char.is_ascii_digit()).any(|number| number == changed);
        if changed != token && !there {
            ways.push(format!("{before}{FROM}{changed}{TO}{after}"));
        }
    }
    ways
}

/// A number that could stand in the same place: days stay days, years years, times times.
fn another(token: &str) -> String {
    let year = token.len() == 4 && (token.starts_with("19") || token.starts_with("20"));
    match token.parse::<u32>() {
        Ok(number) if number <= 28 => ((number + 4) % 28 + 1).to_string(),
        Ok(_) if !year && !token.contains(':') => with_digit(token, 0, |digit| digit % 9 + 1),
        Err(_) if !token.contains(':') => with_digit(token, 0, |digit| digit % 9 + 1),
        _ => with_digit(token, token.len() - 1, |digit| (digit + 3) % 10),
    }
}

/// The text with the digit at a place made another; the text of digits and stops is ASCII.
fn with_digit(token: &str, place: usize, other: impl Fn(u32) -> u32) -> String {
    let digit = |char: char| char.to_digit(10).and_then(|digit| char::from_digit(other(digit), 10));
    token
        .char_indices()
        .map(|(at, char)| if at == place { digit(char).unwrap_or(char) } else { char })
        .collect()
}
