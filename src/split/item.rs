//! Items that follow each other in one line: `1) bread 2) milk`, `a. First b. Second`, `• bread • milk`.
//!
//! An item is known by the one before it: the sentence has to begin with the number or the letter that
//! comes before, marked alike. So a number with a stop in the middle of other sentences is never one.

use crate::split::abbreviation::Language;
use crate::split::context::{Folded, is_white, skip_blanks};
use crate::split::invisible::is_invisible;
use crate::split::word::last_word;

/// What marks an item behind its number or letter.
const MARKS: [&str; 3] = [".)", ")", "."];

/// Signs that lead items.
const BULLETS: [char; 8] = ['•', '⁃', '▪', '●', '◦', '‣', '■', '►'];

/// The number or the letter of an item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counter {
    Number(u16),
    Letter(u8),
}

impl Counter {
    /// Reads one to three digits, or a letter.
    fn read(word: &str) -> Option<Counter> {
        match word.as_bytes() {
            [letter] if letter.is_ascii_alphabetic() => Some(Counter::Letter(*letter)),
            digits if (1..=3).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit) => {
                word.parse().ok().map(Counter::Number)
            }
            _ => None,
        }
    }

    fn next(self) -> Counter {
        match self {
            Counter::Number(number) => Counter::Number(number + 1),
            Counter::Letter(letter) => Counter::Letter(letter + 1),
        }
    }
}

/// Where the item begins whose mark stands at `at`, when the sentence that starts at `from` is the item
/// before it.
pub(crate) fn next_item(text: &str, from: usize, at: usize, language: &Language) -> Option<usize> {
    let sentence = text.get(from..at)?;
    let open = usize::from(sentence.starts_with('('));
    let digits = sentence.get(open..)?.bytes().take(4).take_while(u8::is_ascii_alphanumeric).count();
    let first = Counter::read(sentence.get(open..open + digits)?)?;
    let marked = |rest: &str| MARKS.into_iter().find(|mark| rest.starts_with(mark));
    let mark = marked(&sentence[open + digits..])?;
    text[at..].strip_prefix(mark)?;
    let length = sentence.bytes().rev().take(4).take_while(u8::is_ascii_alphanumeric).count();
    let word = at - length;
    if Counter::read(&text[word..at])? != first.next() {
        return None;
    }
    let before = text[from..word].strip_suffix('(').filter(|_| open == 1);
    let before = before.or(Some(&text[from..word]).filter(|_| open == 0))?;
    let end = at + mark.len();
    let content = skip_blanks(text, end);
    let spaced = before.trim_end_matches(is_invisible).ends_with(char::is_whitespace) && content > end;
    // "1. Pułk 2. Dywizji", "a. Kowal b. sołtys": a stop says less than a bracket.
    let capital = text[content..].starts_with(char::is_uppercase);
    let sure = mark != "." || capital && !matches!(first, Counter::Letter(b'A'..=b'Z'));
    // "1. i 2. Dywizja", "1. Czechy, 2. Polska": the sentence goes on.
    let last = last_word(before);
    let hangs = || Folded::new(last).is_some_and(|word| language.hangs(word.as_str()));
    let ended =
        before.trim_end_matches(is_white).ends_with(|c: char| c.is_alphanumeric() || ")]”»\"'’%".contains(c));
    (spaced && sure && ended && !hangs()).then_some(word - open)
}

/// Whether the sign at `at` leads the next item, as the one at the beginning of the sentence led this one.
pub(crate) fn is_next_bullet(text: &str, from: usize, at: usize) -> bool {
    let bullet = text[at..].chars().next().filter(|c| BULLETS.contains(c));
    at > from
        && bullet.is_some_and(|bullet| text[from..].starts_with(bullet))
        && text[from..at].trim_end_matches(is_invisible).ends_with(char::is_whitespace)
}

/// Whether `c` leads an item.
pub(crate) fn is_bullet(c: char) -> bool {
    BULLETS.contains(&c)
}
