//! Quotation marks of a paragraph, each with what it may do where it stands.
//!
//! The character alone rarely tells: `“` closes after `„`, `'` is mostly an apostrophe, `"` after a digit may
//! mean inches. What the neighbours say is settled here; which marks belong together is for `pairs`.

use crate::quote::quotation::QuoteStyle;
use crate::span::Span;

/// The shape of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Glyph {
    Low,
    LeftDouble,
    RightDouble,
    Straight,
    AngleLeft,
    AngleRight,
    SingleAngleLeft,
    SingleAngleRight,
    LeftSingle,
    RightSingle,
    LowSingle,
    StraightSingle,
    Commas,
    TwoApostrophes,
    Backticks,
}

impl Glyph {
    /// How many shapes there are.
    pub(crate) const COUNT: usize = 15;

    /// The shapes that open a quote which this one closes.
    pub(crate) fn openers(self) -> &'static [Glyph] {
        match self {
            Glyph::RightDouble => {
                &[Glyph::LeftDouble, Glyph::Low, Glyph::RightDouble, Glyph::Commas, Glyph::Straight]
            }
            // Typists close “ with “, too.
            Glyph::LeftDouble => &[Glyph::Low, Glyph::LeftDouble],
            Glyph::Straight => {
                &[Glyph::Straight, Glyph::Low, Glyph::LeftDouble, Glyph::Commas, Glyph::Backticks]
            }
            Glyph::AngleRight => &[Glyph::AngleLeft],
            Glyph::AngleLeft => &[Glyph::AngleRight],
            Glyph::SingleAngleRight => &[Glyph::SingleAngleLeft],
            Glyph::SingleAngleLeft => &[Glyph::SingleAngleRight],
            Glyph::RightSingle => &[Glyph::LeftSingle, Glyph::LowSingle, Glyph::RightSingle],
            Glyph::LeftSingle => &[Glyph::LowSingle],
            Glyph::StraightSingle => &[Glyph::StraightSingle, Glyph::LeftSingle, Glyph::LowSingle],
            Glyph::TwoApostrophes => {
                &[Glyph::Commas, Glyph::Backticks, Glyph::TwoApostrophes, Glyph::Low, Glyph::LeftDouble]
            }
            Glyph::Commas => &[Glyph::Commas],
            Glyph::Low | Glyph::LowSingle | Glyph::Backticks => &[],
        }
    }

    /// Single marks are often apostrophes, so they must not break up a pair of double ones.
    pub(crate) fn is_single(self) -> bool {
        matches!(self, Glyph::LeftSingle | Glyph::RightSingle | Glyph::LowSingle | Glyph::StraightSingle)
    }

    /// The style of a quote that this mark opens.
    pub(crate) fn style(self) -> QuoteStyle {
        match self {
            Glyph::Low => QuoteStyle::Low,
            Glyph::LeftDouble | Glyph::RightDouble => QuoteStyle::Curly,
            Glyph::Straight => QuoteStyle::Straight,
            Glyph::AngleLeft => QuoteStyle::Guillemets,
            Glyph::AngleRight => QuoteStyle::InwardGuillemets,
            Glyph::SingleAngleLeft | Glyph::SingleAngleRight => QuoteStyle::SingleGuillemets,
            Glyph::LeftSingle | Glyph::RightSingle => QuoteStyle::SingleCurly,
            Glyph::LowSingle => QuoteStyle::SingleLow,
            Glyph::StraightSingle => QuoteStyle::SingleStraight,
            Glyph::Commas => QuoteStyle::Commas,
            Glyph::TwoApostrophes | Glyph::Backticks => QuoteStyle::Backticks,
        }
    }
}

/// A mark and what it may do; one that may do neither is not a quotation mark and is left out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    pub(crate) span: Span,
    pub(crate) glyph: Glyph,
    pub(crate) opens: bool,
    pub(crate) closes: bool,
    /// A closing mark only if the count of marks asks for one: inches, or a plural's apostrophe.
    pub(crate) doubtful: bool,
}

/// The marks of the paragraph at `span`, in order. Linear.
pub(crate) fn marks(text: &str, span: Span) -> Vec<Mark> {
    let Some(paragraph) = span.get(text) else { return Vec::new() };
    let mut result = Vec::new();
    let mut before: Option<char> = None;
    let mut rest = paragraph;
    let mut at = span.start();
    while let Some(char) = rest.chars().next() {
        let mut length = char.len_utf8();
        if let Some((glyph, width)) = glyph_at(rest, before) {
            length = width;
            let tail = &rest[width..];
            let mark =
                Mark { span: Span::new(at, at + width), glyph, opens: false, closes: false, doubtful: false };
            let head = &paragraph[..at - span.start()];
            result.extend(Some(judge(mark, head, before, tail)).filter(|mark| mark.opens || mark.closes));
        }
        before = rest[..length].chars().next_back();
        at += length;
        rest = &rest[length..];
    }
    settle_doubts(&mut result);
    result
}

/// The mark at the start of `rest`, and its length in bytes.
fn glyph_at(rest: &str, before: Option<char>) -> Option<(Glyph, usize)> {
    let mut chars = rest.chars();
    let (first, second) = (chars.next()?, chars.next());
    let double = |glyph| Some((glyph, first.len_utf8() * 2));
    match (first, second) {
        // `<<` and `>>` where a keyboard has no guillemets; at the start of a line they mark a block.
        ('<', Some('<')) if is_apart(before) => double(Glyph::AngleLeft),
        ('>', Some('>')) if before.is_some_and(|char| !char.is_whitespace() && char != '>') => {
            double(Glyph::AngleRight)
        }
        // Two commas after a letter are a slip of the finger, unless they close what two commas opened.
        (',', Some(',')) if is_apart(before) => double(Glyph::Commas),
        (',', Some(',')) if !chars.next().is_some_and(|char| char.is_whitespace() || char == ',') => {
            double(Glyph::Commas)
        }
        (',', Some(',')) if before.is_some_and(|char| !char.is_whitespace()) => double(Glyph::Commas),
        ('‚', Some('‚')) => double(Glyph::Commas),
        ('\'', Some('\'')) | ('’', Some('’')) => double(Glyph::TwoApostrophes),
        ('`', Some('`')) | ('‘', Some('‘')) => double(Glyph::Backticks),
        _ => {
            let glyph = match first {
                '„' | '‟' => Glyph::Low,
                '“' => Glyph::LeftDouble,
                '”' => Glyph::RightDouble,
                '"' | '＂' => Glyph::Straight,
                '«' => Glyph::AngleLeft,
                '»' => Glyph::AngleRight,
                '‹' => Glyph::SingleAngleLeft,
                '›' => Glyph::SingleAngleRight,
                '‘' => Glyph::LeftSingle,
                '’' => Glyph::RightSingle,
                '‚' => Glyph::LowSingle,
                '\'' => Glyph::StraightSingle,
                _ => return None,
            };
            Some((glyph, first.len_utf8()))
        }
    }
}

fn is_apart(before: Option<char>) -> bool {
    before.is_none_or(|char| char.is_whitespace() || char == '(')
}

/// Fills in what the mark may do between `head` and `tail`.
fn judge(mut mark: Mark, head: &str, before: Option<char>, tail: &str) -> Mark {
    let next = tail.chars().next();
    let space_before = before.is_none_or(char::is_whitespace);
    let space_after = next.is_none_or(char::is_whitespace);
    let fresh = space_before || before.is_some_and(may_stand_before_opening);
    let word_after = next.is_some_and(char::is_alphanumeric);
    let (opens, closes) = match mark.glyph {
        Glyph::Low | Glyph::LowSingle => (true, false),
        Glyph::Backticks => (!space_after, false),
        Glyph::Commas => (fresh, !space_before && !word_after),
        Glyph::LeftDouble | Glyph::LeftSingle => (!space_after || fresh, !space_before && !word_after),
        Glyph::RightDouble => (space_before && word_after, true),
        Glyph::AngleLeft | Glyph::SingleAngleLeft => (true, !space_before && !word_after),
        Glyph::AngleRight | Glyph::SingleAngleRight => (fresh && !space_after, true),
        // Some keyboards have no other single mark, so ’…’ is a pair too.
        Glyph::RightSingle => (space_before && word_after, !space_before && !word_after),
        Glyph::StraightSingle | Glyph::TwoApostrophes => {
            (fresh && (word_after || next.is_some_and(may_open_quote)), !space_before && !word_after)
        }
        Glyph::Straight => match (fresh && !space_after, !space_before && !word_after) {
            // A mark between two spaces or two letters: whatever is due.
            (false, false) => (!after_digit(before), true),
            sides => sides,
        },
    };
    mark.opens =
        opens && !(matches!(mark.glyph, Glyph::StraightSingle | Glyph::RightSingle) && starts_elision(tail));
    mark.closes = closes;
    mark.doubtful = match mark.glyph {
        Glyph::Straight => closes && after_digit(before),
        Glyph::StraightSingle | Glyph::RightSingle => {
            closes && before.is_some_and(|char| matches!(char, 's' | 'S' | 'z' | 'x')) && next == Some(' ')
        }
        _ => false,
    };
    if matches!(mark.glyph, Glyph::Straight | Glyph::StraightSingle | Glyph::TwoApostrophes)
        && is_measure(head, tail, mark.glyph)
    {
        (mark.opens, mark.closes) = (false, false);
    }
    mark
}

/// 6'2", 5' 10": feet and inches together are never quotation marks.
fn is_measure(head: &str, tail: &str, glyph: Glyph) -> bool {
    let digits_end =
        |text: &str| text.trim_end_matches(|char: char| char.is_ascii_digit()).len() < text.len();
    if !digits_end(head) {
        return false;
    }
    if glyph == Glyph::Straight {
        let number =
            head.trim_end_matches(|char: char| char.is_ascii_digit() || matches!(char, '.' | '½' | ' '));
        let feet = number.strip_suffix(['\'', '’', '′']);
        return feet.is_some_and(digits_end);
    }
    let number = tail.trim_start_matches(' ');
    let rest = number.trim_start_matches(|char: char| char.is_ascii_digit() || matches!(char, '.' | '½'));
    rest.len() < number.len() && rest.starts_with(['"', '”', '″'])
}

fn after_digit(before: Option<char>) -> bool {
    before.is_some_and(|char| char.is_ascii_digit() || matches!(char, '½' | '¼' | '¾'))
}

fn may_stand_before_opening(char: char) -> bool {
    matches!(char, '(' | '[' | '{' | '<' | '|' | '/' | '=' | '–' | '—' | '―' | '-' | '…' | '*' | '_')
        || may_open_quote(char)
}

fn may_open_quote(char: char) -> bool {
    matches!(char, '„' | '“' | '‘' | '‚' | '«' | '"' | '\'' | '¿' | '¡' | '[' | '(' | '…')
}

/// 'tis, 'em, '90s: words that start with an apostrophe.
fn starts_elision(tail: &str) -> bool {
    let end = tail.find(|char: char| !char.is_alphanumeric()).unwrap_or(tail.len());
    let word = &tail[..end];
    let decade = word.strip_suffix('s').unwrap_or(word);
    matches!(
        word.to_ascii_lowercase().as_str(),
        "tis"
            | "twas"
            | "twere"
            | "twill"
            | "em"
            | "til"
            | "cause"
            | "cos"
            | "coz"
            | "bout"
            | "round"
            | "n"
            | "neath"
            | "ere"
    ) || decade.len() == 2
        && decade.bytes().all(|byte| byte.is_ascii_digit())
        && !tail[end..].starts_with('\'')
}

/// Decides the doubtful closings: `the 5" pipe` and `the workers' rights` inside a quote do not end it where
/// a better closing mark comes before the next opening one.
fn settle_doubts(marks: &mut [Mark]) {
    // What the next mark of the same sort does, from the right.
    let mut next_double_closes = false;
    let mut next_single_closes = false;
    for mark in marks.iter_mut().rev() {
        let next_closes = if mark.glyph.is_single() {
            &mut next_single_closes
        } else if mark.glyph == Glyph::Straight {
            &mut next_double_closes
        } else {
            continue;
        };
        if mark.doubtful && *next_closes {
            mark.closes = false;
            mark.opens = false;
        } else {
            *next_closes = mark.closes && !mark.opens;
        }
    }
}
