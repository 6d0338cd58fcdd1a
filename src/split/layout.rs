//! Lines as a reader sees them: where the words begin and end, how wide the line is, how far indented.

use crate::split::context::{head, is_line_end, is_white, skip_blanks, tail};

/// Width, in characters, from which all lines are alike: nobody breaks lines there.
const WIDEST: usize = 240;

/// A line that shows something, without the white space around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// The first thing in the line.
    pub(crate) start: usize,
    /// The end of the last thing in the line.
    pub(crate) end: usize,
    /// Where the line end stands, or the text ends.
    stop: usize,
    /// Characters from `start` to `end`, at most [`WIDEST`].
    pub(crate) width: usize,
    /// Blanks before `start`.
    pub(crate) indent: usize,
}

impl Line {
    /// The first line at or behind `at`, which is a line's beginning or its end, that is not blank.
    pub(crate) fn read(text: &str, at: usize) -> Option<Line> {
        let (mut here, mut begin) = (at, at);
        for c in text[at..].chars().take_while(|&c| is_white(c)) {
            here += c.len_utf8();
            begin = if is_line_end(c) { here } else { begin };
        }
        if here == text.len() {
            return None;
        }
        let stop = here + line_length(&text[here..]);
        let end = here + text[here..stop].trim_end_matches(is_white).len();
        let width = text[here..end].chars().take(WIDEST).count();
        let indent = text[begin..here].chars().take(WIDEST).count();
        Some(Line { start: here, end, stop, width, indent })
    }

    /// The next line that is not blank.
    pub(crate) fn next(&self, text: &str) -> Option<Line> {
        Line::read(text, self.stop)
    }

    /// The line, cut to `limit` bytes.
    pub(crate) fn head<'t>(&self, text: &'t str, limit: usize) -> &'t str {
        head(&text[..self.end], self.start, limit)
    }

    /// The last bytes of the line.
    pub(crate) fn tail<'t>(&self, text: &'t str, limit: usize) -> &'t str {
        tail(text, self.start, self.end, limit)
    }

    /// Whether no program broke this line for its width.
    pub(crate) fn is_long(&self, long: usize) -> bool {
        self.width > long
    }

    /// The characters of the first word.
    pub(crate) fn first_word(&self, text: &str) -> usize {
        self.head(text, WIDEST).chars().take_while(|&c| !c.is_whitespace()).count()
    }

    /// The first letter or digit, where at most three other signs stand before it.
    pub(crate) fn first_letter(&self, text: &str) -> Option<char> {
        text[self.start..self.end].chars().take(4).find(|c| c.is_alphanumeric())
    }

    /// Whether a stop ends the line, with what closes and adorns behind it.
    pub(crate) fn is_stopped(&self, text: &str) -> bool {
        let closing =
            |c: char| is_white(c) || "\"'”’“‘»«›)]}*_".contains(c) || c > '\u{2190}' && !c.is_alphanumeric();
        let words = self.tail(text, 64).trim_end_matches(closing);
        // A thread mark: "3/4".
        let bare = words.trim_end_matches(|c: char| c.is_ascii_digit() || c == '/' || c == '(' || c == '[');
        let mark = words[bare.len()..].contains('/') && bare.ends_with(is_white);
        let words = if mark { bare.trim_end_matches(closing) } else { words };
        words.ends_with(['.', '!', '?', '…', '‼', '⁇', '⁈', '⁉'])
    }

    /// Whether the line ends in the middle of something: a comma, a hyphen, a bracket that opens.
    pub(crate) fn is_open(&self, text: &str) -> bool {
        self.tail(text, 8).ends_with([',', '-', '–', '—', '\u{AD}', '(', '/', '&', '+'])
    }

    /// The blanks behind `width` signs at the beginning of the line.
    pub(crate) fn spaced_behind(&self, text: &str, signs: &str) -> bool {
        let behind = self.start + signs.len();
        behind < self.end && skip_blanks(text, behind) > behind
    }
}

/// The bytes of `rest` before the first line end.
fn line_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut here = 0;
    while let Some(next) =
        bytes[here..].iter().position(|byte| matches!(byte, b'\n' | b'\r' | b'\x0C' | 0xC2 | 0xE2))
    {
        here += next;
        if matches!(
            bytes[here..],
            [b'\n' | b'\r' | b'\x0C', ..] | [0xC2, 0x85, ..] | [0xE2, 0x80, 0xA8 | 0xA9, ..]
        ) {
            return here;
        }
        here += 1;
    }
    rest.len()
}
