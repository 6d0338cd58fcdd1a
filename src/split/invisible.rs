//! Characters that show nothing: soft hyphens, joiners, marks of direction, byte-order marks.
//!
//! They must not change where a sentence ends. Near a stop that has some beside it, the rules read a copy
//! of the neighbourhood without them. Common text pays for a
//! look at 32 bytes behind each stop, nothing more: those before it the scan has passed anyway.

use crate::split::context::{head, is_line_end, tail};
use crate::split::stop::Stop;

/// Bytes before a stop in which invisible characters matter: the rules look at words of 40 bytes and at
/// times of 64.
pub(crate) const NEAR: usize = 80;

/// Bytes behind a stop in which they are looked for: marks and a word.
const BEHIND_NEAR: usize = 32;

/// Bytes before and behind the stop that are copied.
const BEFORE: usize = 192;
const BEHIND: usize = 256;

/// Bytes of the sentence's beginning that are copied where the sentence is longer than the window.
const HEAD: usize = 24;

/// What stands in the copy between the sentence's beginning and the neighbourhood of the stop.
const GAP: &str = " x ";

const SIZE: usize = 512;

/// Whether `c` shows nothing and takes no room. Combining marks and variation selectors are not meant:
/// they change what stands before them.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}')
}

/// Whether `c` is invisible and parts no words: the zero-width space does.
pub(crate) fn is_within_word(c: char) -> bool {
    is_invisible(c) && !matches!(c, '\u{200B}' | '\u{FEFF}')
}

/// Whether an invisible character starts the bytes. Spaces that do not break are none: typesetters write
/// them all over, and the rules know them.
pub(crate) fn starts(bytes: &[u8]) -> bool {
    match *bytes {
        [0xC2, 0xAD, ..] | [0xEF, 0xBB, 0xBF, ..] => true,
        [0xE2, 0x80, last, ..] => matches!(last, 0x8B..=0x8F | 0xAA..=0xAE),
        [0xE2, 0x81, last, ..] => (0xA0..=0xAF).contains(&last),
        _ => false,
    }
}

/// Whether such a character is among the first bytes, which are those behind a stop.
fn among(bytes: &[u8]) -> bool {
    let part = &bytes[..bytes.len().min(BEHIND_NEAR)];
    let suspect = |byte: u8| matches!(byte, 0xC2 | 0xE2 | 0xEF);
    // A chunk of fixed size is compared without a branch, in a few vector instructions.
    if let Some(chunk) = bytes.first_chunk::<BEHIND_NEAR>()
        && !chunk.iter().fold(false, |any, &byte| any | suspect(byte))
    {
        return false;
    }
    (0..part.len()).any(|at| suspect(part[at]) && starts(&bytes[at..]))
}

/// A copy, on the stack, of what stands around a stop or a line end, without what is invisible.
pub(crate) struct Window {
    bytes: [u8; SIZE],
    length: usize,
    /// Where the copy of the neighbourhood begins, and where the neighbourhood begins in the text.
    base: usize,
    start: usize,
    /// The stop in the copy.
    at: usize,
    /// Whether the text goes on behind the window.
    cut: bool,
}

impl Window {
    /// The neighbourhood of `at` in the sentence that starts at `from`; `None` where nothing is invisible
    /// there. The scan tells where it saw the `last` such character, for it passes them all.
    pub(crate) fn around(text: &str, from: usize, at: usize, last: Option<usize>) -> Option<Window> {
        let before = last.is_some_and(|last| last >= from && last + NEAR >= at);
        if !before && !among(&text.as_bytes()[at..]) {
            return None;
        }
        let start = at - tail(text, from, at, BEFORE).len();
        let mut window = Window { bytes: [0; SIZE], length: 0, base: 0, start, at: 0, cut: false };
        if start > from {
            for (_, c) in shown(head(text, from, HEAD)) {
                window.push(c);
            }
            GAP.chars().for_each(|c| window.push(c));
        }
        window.base = window.length;
        let part = &text[start..at + head(text, at, BEHIND).len()];
        window.cut = start + part.len() < text.len();
        let mut found = false;
        for (index, c) in shown(part) {
            if !found && start + index >= at {
                (window.at, found) = (window.length, true);
            }
            window.push(c);
        }
        found.then_some(window)
    }

    fn push(&mut self, c: char) {
        let end = self.length + c.len_utf8();
        if let Some(room) = self.bytes.get_mut(self.length..end) {
            c.encode_utf8(room);
            self.length = end;
        }
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or("")
    }

    /// The stop, or the line end, in [`text`](Self::text).
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Whether the window holds `next` and enough behind it for every rule.
    pub(crate) fn holds(&self, next: usize) -> bool {
        !self.cut || next + NEAR <= self.length
    }

    /// Turns the places of a stop that was read in the window into those of the text.
    pub(crate) fn place(&self, text: &str, stop: &mut Stop) {
        let end = |place| self.original(text, place, true);
        (stop.at, stop.stops_end, stop.end) =
            (self.original(text, stop.at, false), end(stop.stops_end), end(stop.end));
        stop.next = self.original(text, stop.next, false);
    }

    /// The place in the text of `place` in the window: behind the character before it, or before the one
    /// behind it.
    fn original(&self, text: &str, place: usize, behind: bool) -> usize {
        let mut length = self.base;
        for (index, c) in shown(&text[self.start..]) {
            let here = self.start + index;
            if !behind && length >= place {
                return here;
            }
            length += c.len_utf8();
            if behind && length >= place {
                return here + text[here..].chars().next().map_or(0, char::len_utf8);
            }
            if length >= SIZE {
                break;
            }
        }
        text.len()
    }
}

/// The characters of `part` that show something, each with its place. White space within the
/// line becomes spaces, and so do zero-width spaces.
fn shown(part: &str) -> impl Iterator<Item = (usize, char)> {
    let mut before = ' ';
    let mut chars = part.char_indices();
    std::iter::from_fn(move || {
        loop {
            let (index, c) = chars.next()?;
            let c = match c {
                ' ' => c,
                c if c.is_whitespace() && !is_line_end(c) => ' ',
                '\u{200B}' | '\u{FEFF}' => ' ',
                // Between pictures the joiner makes one of two.
                '\u{200D}' if !(before.is_alphanumeric() || before.is_ascii()) => c,
                c if is_invisible(c) => continue,
                c => c,
            };
            before = c;
            return Some((index, c));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_keep_places() {
        let text = "By\u{AD}ł u ks. prof.\u{AD}\u{A0}Nowaka.";
        let at = text.find(".\u{AD}").unwrap_or(0);
        let window = Window::around(text, 0, at, Some(2)).expect("invisible characters");
        assert_eq!(window.text(), "Był u ks. prof. Nowaka.");
        assert_eq!(&window.text()[..window.at()], "Był u ks. prof");
        let mut stop = Stop::read(window.text(), 0, window.at());
        assert_eq!(&window.text()[stop.next..], "Nowaka.");
        window.place(text, &mut stop);
        assert_eq!((&text[stop.at..stop.end], &text[stop.next..]), (".", "Nowaka."));
    }

    #[test]
    fn common_text_needs_no_window() {
        for text in ["Zażółć gęślą jaźń. Potem.", "„Tak – rzekł”. Nie… 😡 «x» § 3. Koniec."]
        {
            assert!(Window::around(text, 0, text.find('.').unwrap_or(0), None).is_none(), "{text}");
        }
    }
}
