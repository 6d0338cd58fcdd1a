//! A run of stops with what closes behind it, and the rules that decide about it.

use crate::split::abbreviation::AbbreviationClass;
use crate::split::context::{
    self, Ahead, Folded, Kind, ahead, is_roman, skip_blanks, skip_white, tail, word_before,
};
use crate::split::rule::Rule;
use crate::split::splitter::Knowledge;
use crate::text::social;

/// Bytes of a sentence's beginning that may be nothing but a point in time.
const TIME: usize = 64;

/// Most letters of a word that, with a stop and a small letter behind it, passes for an abbreviation
/// nobody listed, when it has a vowel.
const SHORT: usize = 2;

/// How editors show that words were left out.
const OMISSIONS: [&str; 4] = ["(...)", "[...]", "(…)", "[…]"];

/// The shape of a run of stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
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
    shape: Shape,
    /// Where the run begins.
    at: usize,
    /// Where the run of stops ends.
    stops_end: usize,
    /// Where closing marks, references, emoji and hashtags end that belong to the stop.
    pub(crate) end: usize,
    /// A closing quotation mark or bracket stands behind the stops.
    closed: bool,
    /// Another stop stands behind the closing mark: `…”.`
    again: bool,
    /// Emoji, hashtags or a thread mark stand behind the stops.
    adorned: bool,
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
        // "It is so. [...] Then": what was left out is told behind the stop, unless the sentence goes on.
        if self.shape != Shape::Omission && next > self.end {
            let mark = OMISSIONS.into_iter().find(|mark| text[next..].starts_with(mark));
            let behind = mark.map(|mark| next + mark.len());
            let small = |at| text[skip_white(text, at).0..].chars().next().is_some_and(char::is_lowercase);
            if let Some(behind) = behind.filter(|&at| !small(at)) {
                self.end = behind;
            }
        }
        // "series of elegies. [25] With": encyclopedias set the reference off by a space.
        let next = skip_blanks(text, self.end);
        if next > self.end && self.shape != Shape::Omission {
            if let Some(length) = reference(&text[next..]) {
                self.end = next + length;
            }
        }
    }

    /// Takes in emoji, hashtags and thread marks that end what the stop ended.
    fn adorn(&mut self, text: &str) {
        let run = Adornment::read(text, skip_blanks(text, self.end));
        if run.any {
            let (next, _) = skip_white(text, run.end);
            let word = text[next..].chars().next().is_some_and(char::is_lowercase);
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
        if let Some(length) = thread_mark(context::head(text, next, 12)) {
            if skip_white(text, next + length).1 > 0 || next + length == text.len() {
                self.end = next + length;
                self.adorned = true;
            }
        }
    }

    /// The rule that decides about the end of the sentence that began at `from`.
    pub(crate) fn rule(&self, text: &str, from: usize, knowledge: &Knowledge<'_>) -> Rule {
        if self.lines >= 2 {
            return Rule::BlankLine;
        }
        if self.next >= text.len() {
            return Rule::EndOfText;
        }
        let ahead = ahead(text, self.next, knowledge.language);
        if self.adorned {
            return if ahead.kind == Kind::Closing && self.lines == 0 {
                Rule::Punctuation
            } else {
                self.plain()
            };
        }
        if self.next == self.end {
            return self.glued(text, from, ahead, knowledge);
        }
        if ahead.kind == Kind::Closing && !ahead.dash && self.lines == 0 {
            return Rule::Punctuation;
        }
        match self.shape {
            Shape::Mark => self.mark(ahead),
            Shape::Dots => self.dots(ahead),
            Shape::Omission if self.lines > 0 => Rule::Ellipsis,
            Shape::Omission => Rule::Pause,
            Shape::Dot => self.dot(text, from, ahead, knowledge),
        }
    }

    /// The rule's name where the stop ends the sentence.
    fn plain(&self) -> Rule {
        match self.shape {
            Shape::Dot => Rule::FullStop,
            Shape::Dots | Shape::Omission => Rule::Ellipsis,
            Shape::Mark => Rule::Mark,
        }
    }

    /// No white space behind the stop.
    fn glued(&self, text: &str, from: usize, ahead: Ahead, knowledge: &Knowledge<'_>) -> Rule {
        if matches!(ahead.kind, Kind::Link | Kind::Hashtag | Kind::Handle) && self.shape != Shape::Omission {
            return if ahead.dash { Rule::Inside } else { Rule::NoSpace };
        }
        let spaced_dash = ahead.dash && text[self.end..].chars().nth(1).is_some_and(char::is_whitespace);
        let capital = matches!(ahead.kind, Kind::Capital | Kind::Opener) && (!ahead.dash || spaced_dash);
        if !capital || self.shape == Shape::Omission {
            return Rule::Inside;
        }
        if self.shape != Shape::Dot {
            return Rule::NoSpace;
        }
        let word = word_before(text, from, self.at);
        let letters = word.chars().count();
        if !self.closed && (letters < 2 && !word.is_empty() || word.contains(['.', '/'])) {
            return Rule::Inside;
        }
        // "granicę.Potem" against "ASP.NET" and "prof.Nowak".
        let shouted =
            text[self.end..].chars().filter(|c| c.is_alphanumeric()).take(2).all(char::is_uppercase);
        let lone = matches!(ahead.kind, Kind::Opener);
        if shouted && !lone && !ahead.opened {
            return Rule::Inside;
        }
        match self.class(word, knowledge) {
            _ if self.closed => Rule::NoSpace,
            Some(AbbreviationClass::Never) => Rule::Abbreviation,
            Some(AbbreviationClass::Name | AbbreviationClass::Seldom) if !lone => Rule::BeforeName,
            _ => Rule::NoSpace,
        }
    }

    fn mark(&self, ahead: Ahead) -> Rule {
        let small = ahead.kind.is_small();
        match ahead.kind {
            _ if self.lines > 0 && ahead.kind != Kind::Report => Rule::Mark,
            _ if small && self.closed && !ahead.opened => Rule::Quoted,
            Kind::Report | Kind::Small if ahead.dash => Rule::Reported,
            Kind::Flag => Rule::EmojiWord,
            _ => Rule::Mark,
        }
    }

    fn dots(&self, ahead: Ahead) -> Rule {
        match ahead.kind {
            _ if self.lines > 0 => Rule::Ellipsis,
            // Whoever types two dots ends with them; a pause in reported speech has three.
            Kind::Small | Kind::Turn if ahead.dash && self.stops_end - self.at == 2 => Rule::Ellipsis,
            Kind::Turn if ahead.dash => Rule::Ellipsis,
            kind if kind.is_small() || kind == Kind::Flag => Rule::Pause,
            _ => Rule::Ellipsis,
        }
    }

    /// One full stop and white space.
    fn dot(&self, text: &str, from: usize, ahead: Ahead, knowledge: &Knowledge<'_>) -> Rule {
        let small = ahead.kind.is_small();
        let word = if self.again { "" } else { word_before(text, from, self.at) };
        if self.closed && small && !ahead.dash && !ahead.opened {
            return Rule::Quoted;
        }
        if word.is_empty() {
            return if ahead.kind == Kind::Flag { Rule::EmojiWord } else { Rule::FullStop };
        }
        let word_start = self.at - word.len();
        if let Some(rule) = list_marker(text, from, word_start, word, ahead) {
            return rule;
        }
        if word.bytes().all(|byte| byte.is_ascii_digit() || b".-/".contains(&byte)) {
            let name = text[from..word_start].trim_end();
            let name = name.ends_with('.')
                || word_before(text, from, from + name.len()).starts_with(char::is_uppercase);
            return self.number(word, name, ahead, knowledge);
        }
        if is_single_capital(word) {
            return self.initial(text, from, word_start, ahead, knowledge);
        }
        let spaced =
            spaced_abbreviation(text, from, word_start, word).and_then(|word| knowledge.class(word.as_str()));
        if let Some(class) = spaced.or_else(|| self.class(word, knowledge)) {
            return self.abbreviation(class, text, from, ahead, knowledge);
        }
        if is_dotted(word) {
            return match ahead.kind {
                Kind::Opener => Rule::AbbreviationEnds,
                _ if self.lines > 0 && !small => Rule::AbbreviationEnds,
                _ => Rule::Dotted,
            };
        }
        if is_roman(word) && small && !ahead.dash {
            return Rule::Ordinal;
        }
        if small && !ahead.dash && !ahead.opened && self.lines == 0 && looks_cut(word, knowledge) {
            return Rule::Unknown;
        }
        if ahead.kind == Kind::Flag { Rule::EmojiWord } else { Rule::FullStop }
    }

    fn class(&self, word: &str, knowledge: &Knowledge<'_>) -> Option<AbbreviationClass> {
        let last = || word.rsplit(['-', '/', '\'', '’']).next().filter(|part| part.len() < word.len());
        let class = |word: &str| Folded::new(word).and_then(|folded| knowledge.class(folded.as_str()));
        class(word).or_else(|| class(last()?))
    }

    /// A number; `named` when a name or an abbreviation before it takes it as its own: `art. 26.`
    fn number(&self, word: &str, named: bool, ahead: Ahead, knowledge: &Knowledge<'_>) -> Rule {
        let plain = !ahead.dash && !ahead.opened && self.lines == 0;
        let few = word.len() <= 2;
        match ahead.kind {
            kind if kind.is_small() && plain && (knowledge.ordinals || few) => Rule::Ordinal,
            // "26. Festiwal": Polish writes ordinals so, but a year or an amount ends its sentence.
            Kind::Capital if knowledge.ordinals && few && plain && !named => Rule::Ordinal,
            _ => Rule::FullStop,
        }
    }

    /// A single capital: an initial, or the letter that names a thing.
    fn initial(
        &self,
        text: &str,
        from: usize,
        word_start: usize,
        ahead: Ahead,
        knowledge: &Knowledge<'_>,
    ) -> Rule {
        match ahead.kind {
            Kind::Opener if !ahead.dash => Rule::Letter,
            _ if self.lines > 0 && !matches!(ahead.kind, Kind::Capital | Kind::Initial) => Rule::Letter,
            Kind::Capital if text[word_start..].starts_with("I.") && small_before(text, from, word_start) => {
                Rule::Letter
            }
            Kind::Digit if !names_thing(text, from, word_start, knowledge) => Rule::Initial,
            Kind::Digit | Kind::Hashtag | Kind::Handle | Kind::Emoji | Kind::Bullet => Rule::Letter,
            _ => Rule::Initial,
        }
    }

    fn abbreviation(
        &self,
        class: AbbreviationClass,
        text: &str,
        from: usize,
        ahead: Ahead,
        knowledge: &Knowledge<'_>,
    ) -> Rule {
        use AbbreviationClass::{Lower, May, Name, Never, Number, Seldom};
        let small = ahead.kind.is_small();
        let word = matches!(ahead.kind, Kind::Capital | Kind::Initial);
        let number = matches!(ahead.kind, Kind::Digit | Kind::Ordinal) || ahead.roman;
        let opener = ahead.kind == Kind::Opener;
        let line = self.lines > 0;
        if small && !(line && ahead.dash) {
            return Rule::BeforeSmall;
        }
        if matches!(class, May | Seldom | Lower | Number)
            && !line
            && only_time(text, from, self.at, knowledge)
        {
            return Rule::TimeFirst;
        }
        match class {
            Never => Rule::Abbreviation,
            Name if opener && !ahead.opened || ahead.dash && line => Rule::AbbreviationEnds,
            Name => Rule::BeforeName,
            Number if number => Rule::BeforeNumber,
            Seldom if word && !ahead.dash && !line => Rule::BeforeName,
            Seldom | May if matches!(ahead.kind, Kind::Digit) && !line && !ahead.dash => Rule::BeforeNumber,
            May | Seldom if ahead.dash && !opener && !line && !word => Rule::Punctuation,
            May if self.closed && !opener => Rule::Quoted,
            May | Seldom | Lower | Number => Rule::AbbreviationEnds,
        }
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

/// `2. Wnioski`, `a. first`, `IV. Skutki`, when they open the sentence or follow a colon.
fn list_marker(text: &str, from: usize, start: usize, word: &str, ahead: Ahead) -> Option<Rule> {
    let before = text[from..start].trim_end();
    let opens = before.chars().all(|c| matches!(c, '(' | '"' | '„' | '-' | '–' | '*' | '#'));
    if !(opens && before.len() <= 6 || before.ends_with(':') && from + before.len() < start)
        || ahead.kind == Kind::Nothing
    {
        return None;
    }
    let digits = word.len() <= 8 && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let short = digits && word.split('.').all(|part| part.len() <= 3);
    let letter = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let roman = word.len() <= 5 && is_roman(word);
    (short || letter || roman).then_some(Rule::ListMarker)
}

/// `word` with the short abbreviation before it, for those who write `m. in.` and `Dz. U.` with a space.
fn spaced_abbreviation(text: &str, from: usize, start: usize, word: &str) -> Option<Folded> {
    let before = text[from..start].strip_suffix([' ', '\u{A0}'])?.strip_suffix('.')?;
    let first = word_before(text, from, from + before.len());
    if !(1..=3).contains(&first.chars().count()) || word.chars().count() > 3 {
        return None;
    }
    Folded::joined(first, word)
}

fn is_single_capital(word: &str) -> bool {
    let last = word.rsplit(['.', '-']).next().unwrap_or(word);
    let mut chars = last.chars();
    let single = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
    let digraph = matches!(last, "Ch" | "Cz" | "Dz" | "Rz" | "Sz" | "Ks" | "Wł" | "St" | "Th" | "Zb");
    let rest = &word[..word.len() - last.len()];
    (single || digraph)
        && rest.split(['.', '-']).all(|part| part.is_empty() || part.chars().count() <= 2)
        && !rest.ends_with('.')
}

/// Whether the word before the one at `start` begins with a small letter.
fn small_before(text: &str, from: usize, start: usize) -> bool {
    let before = text[from..start].trim_end();
    word_before(text, from, from + before.len()).starts_with(char::is_lowercase)
}

/// Whether the word before the letter at `start` is one that a letter can name: `plan B`, but not `of S`.
fn names_thing(text: &str, from: usize, start: usize, knowledge: &Knowledge<'_>) -> bool {
    let before = text[from..start].trim_end();
    let word = word_before(text, from, from + before.len());
    let function = Folded::new(word).is_some_and(|word| knowledge.language.opens(word.as_str()));
    word.starts_with(char::is_lowercase) && !function
}

/// Letters, one to three at a time, with stops between: `U.S.G`, `s.r.l`.
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word
            .split('.')
            .all(|part| (1..=3).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic))
}

/// Whether `word` looks cut: very short, or without a vowel.
fn looks_cut(word: &str, knowledge: &Knowledge<'_>) -> bool {
    if Folded::new(word).is_some_and(|word| knowledge.language.is_short_word(word.as_str())) {
        return false;
    }
    let letters = word.chars().count();
    let vowel = word.chars().any(|c| "aeiouyąęóAEIOUYĄĘÓ".contains(c));
    letters <= SHORT || !vowel && letters <= 5
}

/// Whether all of `text[from..at]` is a point in time that opens the sentence: `W maju 2020 r`.
fn only_time(text: &str, from: usize, at: usize, knowledge: &Knowledge<'_>) -> bool {
    if at - from > TIME {
        return false;
    }
    let part = tail(text, from, at, TIME);
    let mut digits = false;
    let mut words = 0;
    let known = part.split([' ', '\u{A0}', '-', '–', ',']).filter(|word| !word.is_empty()).all(|word| {
        words += 1;
        let number = word.bytes().all(|byte| byte.is_ascii_digit() || b".:".contains(&byte));
        digits |= number || is_roman(word) && word.len() > 1;
        number
            || is_roman(word)
            || Folded::new(word.trim_end_matches('.'))
                .is_some_and(|word| knowledge.language.tells_time(word.as_str()))
    });
    known && digits && words >= 2
}
