//! The ends that need no weighing: a word in small letters, a stop, white space, a capital.
//!
//! Most sentences of a newspaper end so, and the rules all come to the same there unless the word is an
//! abbreviation. The shortcut answers what they would (a test holds them against each other), or nothing,
//! and then they are asked.

use crate::split::abbreviation::Language;
use crate::split::context::Folded;
use crate::split::rule::Rule;

/// Most bytes of white space that are looked at.
const WHITE: usize = 4;

/// The rule for the full stop, question or exclamation mark at `here`, in a sentence of `text` that starts at
/// `from`, and where the next sentence begins.
pub(crate) fn end(text: &str, from: usize, here: usize, language: &Language) -> Option<(Rule, usize)> {
    let bytes = text.as_bytes();
    // Behind a question in quotation marks stands who asked, perhaps by name.
    let behind = if bytes[here] == b'.' { after_closing(&bytes[here + 1..]) } else { &bytes[here + 1..] };
    let white = behind.iter().take(WHITE).take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r')).count();
    let (white, next) = behind.split_at(white);
    if here == from || !starts_capital(after_opening(next)) {
        return None;
    }
    let rule = match white {
        // A dash behind a question mark may lead on to who asked.
        b" " | b"\n" | b"\r\n" if bytes[here] != b'.' => {
            (!next.starts_with(b"\xE2\x80")).then_some(Rule::Mark)?
        }
        b" " | b"\n" | b"\r\n" if is_plain_word(text, from, here, language) => Rule::FullStop,
        b"\n\n" | b"\r\n\r\n" => Rule::BlankLine,
        _ => return None,
    };
    Some((rule, bytes.len() - next.len()))
}

/// What stands behind a closing mark, if one stands first.
fn after_closing(bytes: &[u8]) -> &[u8] {
    match bytes {
        [b')' | b'"', rest @ ..] | [0xE2, 0x80, 0x9D, rest @ ..] => rest,
        _ => bytes,
    }
}

/// What stands behind an opening mark, or behind a dash and a space, if one stands first.
fn after_opening(bytes: &[u8]) -> &[u8] {
    match bytes {
        [b'(' | b'"', rest @ ..] | [0xE2, 0x80, 0x9C | 0x9E, rest @ ..] => rest,
        [0xE2, 0x80, 0x93 | 0x94, b' ', rest @ ..] => rest,
        _ => bytes,
    }
}

/// Whether a capital of the Polish or English alphabet stands first.
fn starts_capital(bytes: &[u8]) -> bool {
    match bytes {
        [lead, trail, ..] => lead.is_ascii_uppercase() || is_polish_capital(*lead, *trail),
        _ => false,
    }
}

/// Whether the bytes are a Polish capital outside ASCII.
fn is_polish_capital(lead: u8, trail: u8) -> bool {
    match lead {
        0xC3 => trail == 0x93,
        0xC4 => matches!(trail, 0x84 | 0x86 | 0x98),
        0xC5 => matches!(trail, 0x81 | 0x83 | 0x9A | 0xB9 | 0xBB),
        _ => false,
    }
}

/// Whether the bytes are a small Polish letter outside ASCII.
fn is_polish_small(lead: u8, trail: u8) -> bool {
    match lead {
        0xC3 => trail == 0xB3,
        0xC4 => matches!(trail, 0x85 | 0x87 | 0x99),
        0xC5 => matches!(trail, 0x82 | 0x84 | 0x9B | 0xBA | 0xBC),
        _ => false,
    }
}

/// Whether what ends at `at` is surely no abbreviation: a closing mark, a year, or a word of letters, small but
/// perhaps for the first, behind a space, and in no list. A word longer than all abbreviations is looked at
/// no further.
fn is_plain_word(text: &str, from: usize, at: usize, language: &Language) -> bool {
    let bytes = &text.as_bytes()[from..at];
    if matches!(bytes, [.., b')' | b'"'] | [.., 0xE2, 0x80, 0x9D]) {
        return true;
    }
    if let [before @ .., b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9'] = bytes {
        return before.ends_with(b" ");
    }
    let mut before = bytes;
    let mut letters = 0;
    loop {
        before = match before {
            [rest @ .., b'a'..=b'z'] => rest,
            [rest @ .., lead, trail] if is_polish_small(*lead, *trail) => rest,
            _ => break,
        };
        letters += 1;
        if bytes.len() - before.len() > language.longest() {
            return true;
        }
    }
    let small = before.len();
    before = match before {
        [rest @ .., b'A'..=b'Z'] => rest,
        [rest @ .., lead, trail] if is_polish_capital(*lead, *trail) => rest,
        _ => before,
    };
    let capital = before.len() < small;
    // "Cz." may be an initial, "in." the second half of "m. in."
    let least = if matches!(before, [.., b'.', b' ']) { 4 } else { 2 };
    if letters < least || !matches!(before, [] | [.., b' ']) {
        return false;
    }
    let word = &text[from + before.len()..at];
    if capital {
        Folded::new(word).is_some_and(|word| language.class(word.as_str()).is_none())
    } else {
        language.class(word).is_none()
    }
}
