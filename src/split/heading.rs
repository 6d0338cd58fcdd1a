//! Whether a line is a heading.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::data;
use crate::split::context::{Folded, is_roman, word_at};
use crate::split::layout::Line;
use crate::text::social;

/// Widest heading in characters. Headlines of newspapers take up to some 110, but those that wide are
/// sentences; what is wider is told from a paragraph by nothing but a missing stop.
const WIDEST: usize = 120;

/// By how many characters the next line is wider than a heading that no blank line follows. Lines that
/// a program filled differ by less than a word.
const WIDER: usize = 20;

/// Least capitals of a line that is a heading for its capitals alone: `RODO` is, `USA` is not.
const CAPITALS: usize = 4;

/// What a word says of the line that it opens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    Numbered,
    Number,
    Alone,
}

static FILES: [&str; 2] =
    [include_str!("../data/pl/heading_words.txt"), include_str!("../data/en/heading_words.txt")];

/// The cue that the words are, in small letters.
fn cue(words: &str, wanted: Cue) -> bool {
    static CUES: LazyLock<HashMap<(&str, &str), ()>> = LazyLock::new(|| {
        let fields = |entry| {
            let mut fields = data::fields(entry);
            Some(((fields.next()?, fields.next()?), ()))
        };
        FILES.into_iter().flat_map(data::entries).filter_map(fields).collect()
    });
    let class = match wanted {
        Cue::Numbered => "numbered",
        Cue::Number => "number",
        Cue::Alone => "alone",
    };
    Folded::new(words).is_some_and(|words| CUES.contains_key(&(words.as_str(), class)))
}

/// A heading by its own words: `Rozdział II`, `Chapter Four: The Storm`, `Spis treści`, or all capitals.
/// What stands around it does not matter.
pub(crate) fn is_marked(text: &str, line: &Line) -> bool {
    if line.width > WIDEST {
        return false;
    }
    let words = &text[line.start..line.end];
    is_numbered(words) || is_capitals(words) || cue(words.trim_end_matches(':'), Cue::Alone) && capital(words)
}

fn capital(words: &str) -> bool {
    words.starts_with(char::is_uppercase)
}

/// A cue with its number and nothing behind it but a title.
fn is_numbered(words: &str) -> bool {
    let first = word_at(words);
    if !capital(words) || !cue(first, Cue::Numbered) {
        return false;
    }
    let rest = words[first.len()..].trim_start_matches('.').trim_start();
    let number = word_at(rest);
    let digits = number.starts_with(|c: char| c.is_ascii_digit()) && number.len() <= 5;
    if !(digits || is_roman(number) || cue(number, Cue::Number)) {
        return false;
    }
    let behind = rest[number.len()..].trim_start_matches(|c: char| ".:–—- ".contains(c) || c.is_whitespace());
    behind.is_empty() || behind.starts_with(char::is_uppercase) && !ends_sentence(behind)
}

fn is_capitals(words: &str) -> bool {
    let (mut large, mut small) = (0, 0);
    for c in words.chars() {
        large += usize::from(c.is_uppercase());
        small += usize::from(c.is_lowercase());
    }
    large >= CAPITALS && small == 0 && words.ends_with(is_last) && words.starts_with(is_first)
}

fn ends_sentence(words: &str) -> bool {
    words.ends_with(['.', '!', '?', '…', ',', ';', ':', '-', '–', '—'])
}

fn is_first(c: char) -> bool {
    c.is_uppercase() || c.is_numeric() || "„“”\"«»‘'(".contains(c)
}

fn is_last(c: char) -> bool {
    c.is_alphanumeric() || "”\"’'»«)%".contains(c)
}

/// Whether a line that opens a block is a heading for its shape: short, without a stop, before a blank line
/// (`alone`) or a wider line.
pub(crate) fn is_shaped(text: &str, line: &Line, next: &Line, alone: bool) -> bool {
    let words = &text[line.start..line.end];
    let fits = line.width <= WIDEST && words.starts_with(is_first) && words.ends_with(is_last);
    fits && words.contains(char::is_alphabetic)
        && !line.is_stopped(text)
        && social::link_at(text, line.start).is_none()
        && (alone
            || next.width >= line.width + WIDER && next.first_letter(text).is_none_or(|c| !c.is_lowercase()))
}

/// Whether a number that opens the line numbers a heading: the rest has the shape of one.
pub(crate) fn has_shape(text: &str, line: &Line) -> bool {
    line.width <= WIDEST && text[..line.end].ends_with(is_last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_files_are_well_formed() {
        for file in FILES {
            assert_eq!(data::check(file, 2..=2), Ok(()));
            for entry in data::entries(file) {
                let (words, class) = entry.split_once('\t').unwrap_or_default();
                assert_eq!(words, words.to_lowercase(), "small letters only");
                assert!(matches!(class, "numbered" | "number" | "alone"), "{entry}: unknown class");
                assert!(words.len() <= 40, "{words}: at most 40 bytes");
            }
        }
    }

    #[test]
    fn marked_headings() {
        let marked = |text: &str| Line::read(text, 0).is_some_and(|line| is_marked(text, &line));
        for text in [
            "Rozdział II",
            "Rozdział II. Przepisy ogólne",
            "ROZDZIAŁ PIERWSZY",
            "Art. 3.",
            "Chapter 4: The Storm",
            "Chapter Four",
            "Spis treści",
            "Wnioski:",
            "POGODA NA JUTRO",
        ] {
            assert!(marked(text), "{text}");
        }
        for text in [
            "Rozdział 3 opisuje metodę.",
            "Chapter 4 tells how the storm began",
            "Art. 3. Ustawa wchodzi w życie po 14 dniach.",
            "USA",
            "NIE!",
            "Wnioski są dwa",
        ] {
            assert!(!marked(text), "{text}");
        }
    }
}
