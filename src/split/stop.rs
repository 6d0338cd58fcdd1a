//! A run of stops with what closes behind it: marks, references, emoji, hashtags.

use crate::split::context::{OMISSIONS, head, skip_blanks, skip_white};
use crate::text::social;

/// The shape of a run of stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One full stop.
    Dot,
    /// An ellipsis, or two full stops and more.
    Dots,
    /// Question and exclamation marks among the stops.
    Mark,
    /// An ellipsis alone in brackets: something was left out.
    Omission,
}

/// A run of stops and all that goes with it.
pub(crate) struct Stop {
    pub(crate) shape: Shape,
    /// Where the run begins.
    pub(crate) at: usize,
    /// Where the run of stops ends.
    pub(crate) stops_end: usize,
    /// Where closing marks, references, emoji and hashtags end that belong to the stop.
    pub(crate) end: usize,
    /// A closing quotation mark or bracket stands behind the stops.
    pub(crate) closed: bool,
    /// Another stop stands behind the closing mark: `…”.`
    pub(crate) again: bool,
    /// Emoji, hashtags or a thread mark stand behind the stops.
    pub(crate) adorned: bool,
    /// Where the next thing begins, behind the white space.
    pub(crate) next: usize,
    /// How many line ends are in that white space.
    pub(crate) lines: usize,
}

/// Whether a stop of another script, or a double mark, starts at `at`.
pub(crate) fn is_wide_stop(text: &str, at: usize) -> bool {
    text[at..].starts_with(['‼', '⁇', '⁈', '⁉', '！', '？', '．', '｡'])
        && social::emoji_at(text, at).is_none()
}

impl Stop {
    /// Reads the run that starts at `at` in a sentence that starts at `from`.
    pub(crate) fn read(text: &str, from: usize, at: usize) -> Stop {
        let mut shape = Shape::Dot;
        let mut stops_end = at;
        for (count, c) in text[at..].chars().enumerate() {
            shape = match c {
                '.' | '．' | '｡' if count == 0 || shape == Shape::Mark => shape,
                '.' | '．' | '｡' => Shape::Dots,
                '…' if shape != Shape::Mark => Shape::Dots,
                '…' => shape,
                '!' | '?' | '！' | '？' => Shape::Mark,
                '‼' | '⁇' | '⁈' | '⁉' => Shape::Mark,
                _ => break,
            };
            stops_end += c.len_utf8();
        }
        let mut stop = Stop {
            shape,
            at,
            stops_end,
            end: stops_end,
            closed: false,
            again: false,
            adorned: false,
            next: 0,
            lines: 0,
        };
        if is_bare(&text.as_bytes()[stops_end..]) {
            stop.next = stops_end + 1;
            return stop;
        }
        stop.close(text, from);
        stop.adorn(text);
        (stop.next, stop.lines) = skip_white(text, stop.end);
        stop
    }

    /// Takes in closing marks, stops behind them, and references such as `[12]`.
    fn close(&mut self, text: &str, from: usize) {
        let opened_before = text[from..self.at].ends_with(['(', '[']);
        loop {
            let mut chars = text[self.end..].chars();
            let Some(c) = chars.next() else { break };
            let next = chars.next();
            let loose = next.is_none_or(|c| !c.is_alphanumeric());
            match c {
                ')' | ']' | '}' if !self.closed && opened_before && self.shape == Shape::Dots => {
                    self.shape = Shape::Omission;
                }
                ')' | ']' | '}' | '”' | '›' => {}
                '"' | '\'' | '’' | '»' | '«' | '“' | '‘' | '*' | '_' if loose => {}
                '.' | '!' | '?' | '…' if self.closed => self.again = true,
                '[' if self.shape != Shape::Omission => {
                    let Some(length) = reference(&text[self.end..]) else { break };
                    self.end += length;
                    continue;
                }
                _ => break,
            }
            self.closed = true;
            self.end += c.len_utf8();
        }
        let next = skip_blanks(text, self.end);
        // French habit: „ Dosyć. ”
        let closing = ['”', '»'].into_iter().find(|&mark| text[next..].starts_with(mark));
        if let Some(behind) = closing.map(|mark| next + mark.len_utf8())
            && text[behind..].chars().next().is_none_or(char::is_whitespace)
        {
            self.closed = true;
            self.end = behind;
        }
        let next = skip_blanks(text, self.end);
        // "It is so. [...] Then": what was left out is told behind the stop, unless the sentence goes on.
        if self.shape != Shape::Omission && next > self.end {
            let mark = OMISSIONS.into_iter().find(|mark| text[next..].starts_with(mark));
            let behind = mark.map(|mark| next + mark.len());
            let small = |at| {
                let (next, lines) = skip_white(text, at);
                lines < 2 && text[next..].starts_with(char::is_lowercase)
            };
            if let Some(behind) = behind.filter(|&at| !small(at)) {
                self.end = behind;
            }
        }
        // "series of elegies. [25] With": encyclopedias set the reference off by a space.
        let next = skip_blanks(text, self.end);
        if next > self.end
            && self.shape != Shape::Omission
            && let Some(length) = reference(&text[next..])
        {
            self.end = next + length;
        }
    }

    /// Takes in emoji, hashtags and thread marks that end what the stop ended.
    fn adorn(&mut self, text: &str) {
        let run = Adornment::read(text, skip_blanks(text, self.end));
        if run.any {
            let (next, lines) = skip_white(text, run.end);
            let word = lines < 2 && text[next..].starts_with(char::is_lowercase);
            if !(word && run.only_flags) {
                self.end = run.end;
                self.adorned = true;
            }
        }
        if let Some(end) = trailing_tags(text, self.end) {
            self.end = end;
            self.adorned = true;
        }
        let next = skip_blanks(text, self.end);
        if let Some(length) = thread_mark(head(text, next, 12)) {
            let (behind, lines) = skip_white(text, next + length);
            if lines > 0 || behind == text.len() {
                self.end = next + length;
                self.adorned = true;
            }
        }
    }
}

/// Whether a space and a word or a number stand behind the stops, as they mostly do: then nothing closes or
/// adorns them.
fn is_bare(behind: &[u8]) -> bool {
    match behind {
        [b' ', first, ..] if first.is_ascii_alphabetic() => true,
        // The letters of Latin scripts; no emoji and no mark begins with these bytes.
        [b' ', 0xC4 | 0xC5, ..] => true,
        // Neither a thread mark nor a keycap.
        [b' ', first, second, third, ..] if first.is_ascii_digit() => {
            second.is_ascii() && *second != b'/' && third.is_ascii() && *third != b'/'
        }
        _ => false,
    }
}

/// A run of emoji and emoticons.
pub(crate) struct Adornment {
    pub(crate) end: usize,
    pub(crate) any: bool,
    pub(crate) only_flags: bool,
}

impl Adornment {
    /// Reads the run that starts at `at`; blanks may stand between its signs.
    pub(crate) fn read(text: &str, at: usize) -> Adornment {
        let mut run = Adornment { end: at, any: false, only_flags: true };
        let mut here = at;
        while let Some(end) = social::emoji_at(text, here).or_else(|| social::emoticon_at(text, here)) {
            run.only_flags &= social::flag_at(text, here).is_some();
            run.any = true;
            run.end = end;
            here = skip_blanks(text, end);
        }
        run
    }
}

/// Where the hashtags end that stand behind a stop and belong to it: those glued to it, and those that
/// nothing follows in their line. Hashtags with words behind them open the next sentence.
fn trailing_tags(text: &str, at: usize) -> Option<usize> {
    let glued = social::hashtag_at(text, at).is_some();
    let mut here = skip_blanks(text, at);
    let mut end = None;
    while let Some(tag) = social::hashtag_at(text, here) {
        end = Some(tag);
        here = skip_blanks(text, tag);
    }
    end?;
    let run = Adornment::read(text, here);
    let (next, lines) = skip_white(text, if run.any { run.end } else { here });
    let ends = lines > 0 || next == text.len() || social::link_at(text, next).is_some();
    let capital = text[next..].chars().next().is_some_and(char::is_uppercase);
    end.filter(|_| ends || glued && capital).map(|end| if run.any { run.end } else { end })
}

/// The bytes of a thread mark: `1/4`, `(2/4)`, `[3/4]`.
fn thread_mark(rest: &str) -> Option<usize> {
    let open = usize::from(rest.starts_with(['(', '[']));
    let inner = rest[open..].trim_start_matches(|c: char| c.is_ascii_digit());
    let first = rest.len() - open - inner.len();
    let after = inner.strip_prefix('/')?;
    let second = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let end = open + first + 1 + second;
    let close = usize::from(rest[end..].starts_with([')', ']']));
    ((1..=2).contains(&first) && second <= 2 && close == open).then_some(end + close)
}

/// The bytes of a reference such as `[12]` or `[a]`.
fn reference(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('[')?;
    let digits = inner.bytes().take(4).take_while(u8::is_ascii_digit).count();
    ((1..=3).contains(&digits) && inner[digits..].starts_with(']')).then_some(digits + 2)
}
