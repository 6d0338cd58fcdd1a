//! The scan: jumps from one byte that can end a sentence to the next and asks the rules.
//!
//! Between candidates the scan reads sixteen bytes at a time. At a candidate it looks at a bounded
//! neighbourhood, or at a run (of stops, emoji, links, white space) that it then leaves behind, so that
//! the whole is linear. No decision looks back over the beginning of its own sentence: that is why
//! splitting a sentence again gives the sentence.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::split::candidate;
use crate::split::context::{Kind, ahead, skip_blanks, skip_white, tail};
use crate::split::decide::Place;
use crate::split::invisible::{self, Window};
use crate::split::item;
use crate::split::line;
use crate::split::plain;
use crate::split::rule::Rule;
use crate::split::splitter::Knowledge;
use crate::split::stop::{self, Stop};
use crate::text::{signature, social};

/// Bytes of an address that are looked at before its first stop.
const ADDRESS: usize = 64;

/// Most dashes before a handle that are tried; a double name has one or two.
const DASHES: usize = 4;

/// Signs alike in a row that make a line across the text.
const SEPARATOR: usize = 3;

/// Bytes before a handle in brackets where the dash of a signature may stand.
const SIGNATURE: usize = 240;

/// A place where a sentence could end, and what was decided.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    /// Where the next sentence would begin.
    pub(crate) at: usize,
    pub(crate) rule: Rule,
}

/// The state of a scan: where the sentence began and how far it was read.
#[derive(Clone, Debug)]
pub(crate) struct Scanner<'t> {
    text: &'t str,
    knowledge: Knowledge<'t>,
    /// Where the segment begins, its leading white space included.
    start: usize,
    /// Where the segment's first word begins.
    content: usize,
    cursor: usize,
    /// The end of the last run of links, behind which a line end always ends the segment.
    link_end: usize,
    /// The last character that the rules must not see.
    invisible: Option<usize>,
}

impl<'t> Scanner<'t> {
    pub(crate) fn new(text: &'t str, knowledge: Knowledge<'t>) -> Self {
        Self::starting_at(text, 0, knowledge)
    }

    /// A scan from `start`, where a sentence begins.
    pub(crate) fn starting_at(text: &'t str, start: usize, knowledge: Knowledge<'t>) -> Self {
        let content = skip_white(text, start).0;
        Self { text, knowledge, start, content, cursor: content, link_end: usize::MAX, invisible: None }
    }

    /// Where the segment begins that is being read.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    /// The next candidate with its decision; `None` when the text is read.
    pub(crate) fn step(&mut self) -> Option<Step> {
        loop {
            let here = candidate::next(self.text.as_bytes(), self.cursor)?;
            self.cursor = here;
            if let Some(step) = self.candidate(here) {
                return Some(step);
            }
        }
    }

    /// Decides about the candidate at `here`, or passes over it. Moves the cursor on in any case.
    fn candidate(&mut self, here: usize) -> Option<Step> {
        let rest = &self.text.as_bytes()[here..];
        match rest {
            [b'.' | b'!' | b'?', ..] | [0xE2, 0x80, 0xA6, ..] => self.stop(here),
            [b'\n' | b'\r' | b'\x0C', ..] | [0xC2, 0x85, ..] | [0xE2, 0x80, 0xA8 | 0xA9, ..] => {
                self.line(here)
            }
            [b':', b'/', b'/', ..] => self.scheme(here),
            [b':' | b';', ..] if self.find(social::emoticon_at, here).is_some() => self.emoji(here),
            [b'@', ..] => self.at_sign(here),
            [b')', ..] => self.item(here).or_else(|| self.pass(here + 1)),
            [sign @ (b'*' | b'=' | b'_' | b'~'), next, ..] if sign == next => self.separator(here, *sign),
            [0xC2 | 0xE2 | 0xEF, ..] if invisible::starts(rest) => {
                self.invisible = Some(here);
                self.pass(here + 2)
            }
            [0xE2 | 0xF0 | 0xEF, ..] => {
                if item::is_next_bullet(self.text, self.content, here) {
                    return self.decide(Rule::NextItem, here, here);
                }
                if matches!(rest, [0xE2, 0x80 | 0x81, third, ..] if !matches!(third, 0xBC | 0x87..=0x89)) {
                    // Dashes and quotation marks.
                    return self.pass(here + 3);
                }
                if stop::is_wide_stop(self.text, here) {
                    return self.stop(here);
                }
                if social::emoji_at(self.text, here).is_some() {
                    return self.emoji(here);
                }
                self.pass(here + if rest[0] == 0xF0 { 4 } else { 3 })
            }
            _ => self.pass(here + 1),
        }
    }

    /// The decision about a stop that needs no weighing; a user's own lists are not in the shortcut, nor
    /// are invisible characters.
    fn plain(&self, here: usize) -> Option<(Rule, usize)> {
        let invisible = self.invisible.is_some_and(|at| here.saturating_sub(at) <= invisible::NEAR);
        if self.knowledge.is_own() || invisible {
            None
        } else {
            plain::end(self.text, self.content, here, self.knowledge.language)
        }
    }

    fn pass(&mut self, to: usize) -> Option<Step> {
        self.cursor = to;
        None
    }

    /// What `finder` finds at `at`. It must not see what stands before the sentence.
    fn find(&self, finder: fn(&str, usize) -> Option<usize>, at: usize) -> Option<usize> {
        Some(self.content + finder(&self.text[self.content..], at.checked_sub(self.content)?)?)
    }

    /// Writes down a decision about a boundary at `at`; reading goes on at `resume` where there is none.
    fn decide(&mut self, rule: Rule, at: usize, resume: usize) -> Option<Step> {
        if at >= self.text.len() {
            return self.pass(self.text.len());
        }
        let rule =
            self.knowledge.settings.map_or(rule, |own| own.overrule(rule, self.text, self.content, at));
        let rule = if rule.ends() && joins_grapheme(self.text, at) { Rule::Grapheme } else { rule };
        if rule.ends() {
            self.start = at;
            self.content = at;
            self.cursor = at;
        } else {
            // Whatever was found, the candidate is behind: a scan that stood still would never end.
            self.cursor = resume.max(self.cursor + 1);
        }
        Some(Step { at, rule })
    }

    fn stop(&mut self, here: usize) -> Option<Step> {
        let text = self.text;
        if let Some((rule, at)) = self.plain(here) {
            (self.start, self.content, self.cursor) = (at, at, at);
            return Some(Step { at, rule });
        }
        if text.as_bytes()[here] == b'.'
            && text.as_bytes().get(here + 1).is_some_and(u8::is_ascii_alphanumeric)
        {
            let token = address_start(text, self.content, here);
            let address = self.find(social::link_at, token).or_else(|| self.find(social::email_at, token));
            if let Some(end) = address.filter(|&end| end > here) {
                return self.address(token, end);
            }
        }
        if let Some(step) = self.item(here) {
            return Some(step);
        }
        let (stop, rule) = self.read_stop(here);
        if here == self.content {
            let rule = if stop.lines >= 2 { Rule::BlankLine } else { Rule::Leading };
            return self.decide(rule, stop.next, stop.end.max(here + 1));
        }
        let at = if rule.ends() || stop.next < text.len() { stop.next } else { text.len() };
        // An abbreviation at the end of a line runs on over it: the line end is decided about as well.
        self.decide(rule, at, if stop.lines == 1 { stop.next } else { stop.end })
    }

    /// The mark at `here` may be that of the next item in the line.
    fn item(&mut self, here: usize) -> Option<Step> {
        // Most sentences begin with no counter: a single letter or a few digits and a mark.
        let counted = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'(';
        self.text.as_bytes().get(self.content).filter(|byte| counted(byte))?;
        let token = item::next_item(self.text, self.content, here, self.knowledge.language)?;
        // A link that words follow does not stand alone; without the item it would.
        let linked = self.text[..token].trim_end().len() == self.link_end;
        if linked { None } else { self.decide(Rule::NextItem, token, here + 1) }
    }

    /// The stop at `here` and the rule that decides about it, as they would be without invisible characters.
    fn read_stop(&self, here: usize) -> (Stop, Rule) {
        let knowledge = &self.knowledge;
        if let Some(window) = Window::around(self.text, self.content, here, self.invisible) {
            let text = window.text();
            let mut stop = Stop::read(text, 0, window.at());
            if window.holds(stop.next) {
                let rule = stop.rule(Place { text, from: 0, knowledge });
                window.place(self.text, &mut stop);
                return (stop, rule);
            }
        }
        let stop = Stop::read(self.text, self.content, here);
        let rule = stop.rule(Place { text: self.text, from: self.content, knowledge });
        (stop, rule)
    }

    /// Three signs alike or more between white space part what stands on either side.
    fn separator(&mut self, here: usize, sign: u8) -> Option<Step> {
        let end = here + self.text.as_bytes()[here..].iter().take_while(|&&byte| byte == sign).count();
        let (next, _) = skip_white(self.text, end);
        let before = self.text[..here].chars().next_back();
        // What a glued link or signature cuts off is a row of signs by itself, as it would be alone.
        let glued = next == end
            && end < self.text.len()
            && self.find(social::link_at, end).is_none()
            && signature::signature_at(self.text, end).is_none();
        if end - here < SEPARATOR || glued || here > self.content && !before.is_some_and(char::is_whitespace)
        {
            return self.pass(end);
        }
        let at = if here > self.content { here } else { next };
        self.decide(Rule::Separator, at, end)
    }

    fn line(&mut self, here: usize) -> Option<Step> {
        let (next, lines) = skip_white(self.text, here);
        let rule = if lines >= 2 {
            Rule::BlankLine
        } else if self.link_end == here {
            Rule::LineEnd
        } else {
            self.line_rule(here, next)
        };
        self.decide(rule, next, next)
    }

    fn line_rule(&self, here: usize, next: usize) -> Rule {
        if let Some(window) = Window::around(self.text, self.content, here, self.invisible) {
            let next = skip_white(window.text(), window.at()).0;
            if window.holds(next) {
                return line::rule(window.text(), 0, window.at(), next, &self.knowledge);
            }
        }
        line::rule(self.text, self.content, here, next, &self.knowledge)
    }

    fn scheme(&mut self, here: usize) -> Option<Step> {
        let before = &self.text.as_bytes()[self.content..here];
        let is_scheme = |name: &&str| {
            let start = before.len().checked_sub(name.len());
            start.is_some_and(|start| before[start..].eq_ignore_ascii_case(name.as_bytes()))
        };
        let token = ["https", "http"].iter().find(|name| is_scheme(name)).map(|name| here - name.len());
        match token.and_then(|token| Some((token, self.find(social::link_at, token)?))) {
            Some((token, end)) => self.address(token, end),
            None => self.pass(here + 1),
        }
    }

    /// A link or an e-mail address from `token` to `end`. Media links at the end of a tweet stand alone.
    fn address(&mut self, token: usize, end: usize) -> Option<Step> {
        if !social::is_media_link(self.text, token) {
            self.link_end = if token == self.content { end } else { self.link_end };
            let next = skip_blanks(self.text, end);
            let opener = next > end
                && next < self.text.len()
                && ahead(self.text, next, &self.knowledge).kind == Kind::Opener;
            // Links in a row: each stands for itself.
            let row = token == self.content
                && next > end
                && self.find(social::link_at, next).is_some()
                && !social::is_media_link(self.text, next);
            return if opener || row {
                self.decide(Rule::AfterLink, next, end)
            } else {
                self.decide(Rule::Address, end, end)
            };
        }
        let mut end = end;
        loop {
            let next = skip_blanks(self.text, end);
            match self.find(social::link_at, next) {
                Some(link) => end = link,
                None => break,
            }
        }
        let (next, lines) = skip_white(self.text, end);
        // Words behind the link mean that it stands in a sentence. What else may follow is no part of one.
        let goes_on = |c: char| c.is_alphanumeric() || ".,;:!?…()[]\"'„“”‘’«»#@%/".contains(c);
        // A face that is glued to the link may turn out to be a colon and a bracket.
        let spaced = Some(next).filter(|&next| next > end);
        let face = spaced.and_then(|next| self.find(social::emoticon_at, next));
        let face = face.or_else(|| social::emoji_at(self.text, next));
        let last = lines > 0 || face.is_some() || !self.text[next..].starts_with(goes_on);
        if last && token > self.content {
            return self.decide(Rule::MediaLink, token, end);
        }
        self.link_end = end;
        self.decide(Rule::Address, end, end)
    }

    /// `(@handle)`: the line of a signature, where a dash stands before the name.
    fn at_sign(&mut self, here: usize) -> Option<Step> {
        let before = tail(self.text, self.content, here, SIGNATURE);
        if !before.ends_with('(') {
            return self.pass(here + 1);
        }
        let line = &before[before.rfind(['\n', '\r']).map_or(0, |end| end + 1)..];
        let offset = here - line.len();
        let dashes = line.char_indices().rev().filter_map(|(index, c)| {
            let alone = line[..index].chars().next_back().is_none_or(char::is_whitespace);
            let starts = matches!(c, '—' | '–' | '―') || alone && matches!(c, '-' | '&');
            starts.then_some(offset + index)
        });
        // The signature of another handle before this one would send the scan back.
        let found = dashes.take(DASHES).find_map(|dash| {
            signature::signature_at(self.text, dash).filter(|found| found.handle.start() == here)
        });
        match found {
            None => self.pass(here + 1),
            Some(signature) if signature.span.start() > self.content => {
                self.decide(Rule::Signature, signature.span.start(), here + 1)
            }
            Some(signature) => {
                let end = signature.span.end();
                self.decide(Rule::Signature, skip_white(self.text, end).0, end)
            }
        }
    }

    fn emoji(&mut self, here: usize) -> Option<Step> {
        let text = self.text;
        let first =
            social::emoji_at(text, here).or_else(|| self.find(social::emoticon_at, here)).unwrap_or(here + 1);
        let run = stop::Adornment::read(text, here);
        let end = run.end.max(first);
        let (next, lines) = skip_white(text, end);
        if lines > 0 {
            return self.pass(end);
        }
        let sign = &text[here..first];
        let led = here > self.content && text[self.content..].starts_with(sign);
        let kind = if next < text.len() { ahead(text, next, &self.knowledge).kind } else { Kind::Nothing };
        if led && next > end && text[..here].ends_with(char::is_whitespace) && !matches!(kind, Kind::Nothing)
        {
            return self.decide(Rule::EmojiBullet, here, end);
        }
        let capital = matches!(kind, Kind::Capital | Kind::Opener | Kind::Initial);
        let rule =
            if capital && !run.only_flags && here > self.content { Rule::Emoji } else { Rule::EmojiWord };
        self.decide(rule, next, end)
    }
}

/// Where the address that holds the stop at `here` would begin.
fn address_start(text: &str, from: usize, here: usize) -> usize {
    let before = tail(text, from, here, ADDRESS);
    let is_address = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_+%".contains(byte);
    here - before.bytes().rev().take_while(is_address).count()
}

/// Whether the characters on either side of `at` belong to one grapheme.
pub(crate) fn joins_grapheme(text: &str, at: usize) -> bool {
    let next = text[at..].chars().next();
    let before = text[..at].chars().next_back();
    let (Some(before), Some(next)) = (before, next) else { return false };
    // Combining marks begin at U+0300, signs that join on to the right at U+0600. Only CRLF joins among the
    // others, and no sentence begins with a line feed.
    if next < '\u{300}' && (before < '\u{300}' || matches!(before, '\u{2010}'..='\u{2027}')) {
        return false;
    }
    let pair = &text[at - before.len_utf8()..at + next.len_utf8()];
    // A joiner joins pictures; before a letter it shows nothing.
    let joined = before == '\u{200D}' && !(next.is_alphanumeric() && next < '\u{2000}');
    pair.graphemes(true).nth(1).is_none() || joined
}
