//! How a line begins: the marks of items, headings, quoted blocks and separators, and the dash of speech.

use std::sync::LazyLock;

use crate::data;
use crate::lang::Lang;
use crate::split::abbreviation::Language;
use crate::split::context::{Folded, is_roman, word_at};
use crate::split::layout::Line;
use crate::text::signature::signature_at;
use crate::text::social;

/// Bytes of a line in which its mark is looked for.
const MARK: usize = 64;

/// Bytes of a line in which a speaker's dash is looked for.
const SPEECH: usize = 320;

/// Most signs of a separator.
const SEPARATOR: usize = 160;

/// What a line begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    Plain,
    /// `# Pogoda`
    Hash,
    /// `***`, `-----`, `* * *`: signs and nothing else.
    Separator,
    /// `> cytat`
    Quoted,
    /// The line with author, handle and date of an embedded tweet.
    Signature,
    /// A bullet, a checkbox, a letter with a bracket, a small Roman number: what begins an item beyond doubt.
    Item,
    /// A dash, which may begin an item or speech.
    Dash(char),
    /// `3.`, `12)`, `2.1.`, `IV.`
    Number(Number),
    /// `Art. 3.`, `§ 12`: the provision of a law.
    Provision,
}

/// A number that may count items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// The value, 0 where it has several parts.
    value: u16,
    /// A small letter follows a stop, as it does an ordinal: `12. października`.
    doubtful: bool,
}

impl Number {
    /// Whether `next` counts on from this number.
    pub(crate) fn precedes(self, next: Number) -> bool {
        next.value == self.value + 1 || next.value == 0
    }

    /// Whether the number counts items, with `others` before it.
    pub(crate) fn counts(self, others: bool) -> bool {
        // Who writes "26. Festiwal" or "12. maja" at the beginning of a line is more likely to mean an ordinal.
        others || self.value == 1 || self.value < 10 && !self.doubtful
    }
}

impl Opening {
    pub(crate) fn read(text: &str, line: &Line) -> Opening {
        let rest = line.head(text, MARK);
        let Some(first) = rest.chars().next() else { return Opening::Plain };
        // Most lines begin with a word.
        if first.is_alphabetic() {
            return letter(text, line, rest, first);
        }
        if first.is_ascii_digit() {
            return number(rest).unwrap_or_else(|| bullet(text, line, rest));
        }
        if is_separator(text, line) {
            return Opening::Separator;
        }
        match first {
            '>' => Opening::Quoted,
            '#' if matches!(rest.trim_start_matches('#').chars().next(), Some(c) if c.is_whitespace()) => {
                Opening::Hash
            }
            '§' if rest[2..].trim_start().starts_with(|c: char| c.is_ascii_digit()) => Opening::Provision,
            '(' => bracketed(rest),
            '[' if checkbox(rest) => Opening::Item,
            _ if signature_at(text, line.start).is_some_and(|found| found.span.end() == line.end) => {
                Opening::Signature
            }
            '-' | '‐' | '‑' | '–' | '—' | '―' | '−' => dash(text, line, first),
            _ => bullet(text, line, rest),
        }
    }
}

/// Whether all of the line is signs alike, with blanks between: three or more, or the two hyphens that set
/// off the signature of an e-mail.
fn is_separator(text: &str, line: &Line) -> bool {
    let part = &text[line.start..line.end];
    if part == "--" {
        return true;
    }
    let Some(sign) = part.chars().next().filter(|c| "-–—―_=*~·•#+⁂…✻❦⸻".contains(*c))
    else {
        return false;
    };
    if matches!(part, "⁂" | "❦" | "⸻") {
        return true;
    }
    let signs = part.chars().filter(|&c| c == sign).take(SEPARATOR).count();
    part.len() <= 4 * SEPARATOR
        && signs >= 3
        && sign != '…'
        && part.chars().all(|c| c == sign || c.is_whitespace())
}

/// `[ ]`, `[x]`
fn checkbox(rest: &str) -> bool {
    ["[ ] ", "[] ", "[x] ", "[X] ", "[✓] "].iter().any(|sign| rest.starts_with(sign))
}

/// `(1)`, `(a)`, `(iv)`
fn bracketed(rest: &str) -> Opening {
    let inner = &rest[1..];
    let word = word_at(inner);
    let behind = &inner[word.len()..];
    let short = word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit())
        || word.len() == 1
        || is_small_roman(word);
    let marked = behind.strip_prefix(')').is_some_and(|rest| rest.starts_with(char::is_whitespace));
    if short && !word.is_empty() && marked { Opening::Item } else { Opening::Plain }
}

fn is_small_roman(word: &str) -> bool {
    !word.is_empty() && word.len() <= 5 && word.bytes().all(|byte| b"ivx".contains(&byte))
}

/// A line that begins with a letter: `a)`, `ii.`, `IV.`, `Art. 3`.
fn letter(text: &str, line: &Line, rest: &str, first: char) -> Opening {
    let word = word_at(rest);
    let behind = &rest[word.len()..];
    let mut marks = behind.chars();
    let mark = marks.next();
    let blank = marks.next().is_some_and(char::is_whitespace);
    let single = word.len() == first.len_utf8();
    match mark {
        Some(')') if blank && (single || is_small_roman(word) || is_roman(word)) => Opening::Item,
        Some('.') if blank && (is_small_roman(word) || single && first.is_ascii_lowercase()) => Opening::Item,
        // "C. Nowak", "L. Mały": of the letters alone only these pass for numbers, and only in short lines.
        Some('.')
            if blank && is_roman(word) && (!single || "IVX".contains(first) && !line.is_stopped(text)) =>
        {
            Opening::Number(Number { value: 0, doubtful: false })
        }
        Some('.') if word.eq_ignore_ascii_case("art") && is_numbered(&behind[1..]) => Opening::Provision,
        _ => Opening::Plain,
    }
}

/// Whether the next thing is a number.
fn is_numbered(rest: &str) -> bool {
    rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// `3. `, `12) `, `2.1. `, `2.1 `
fn number(rest: &str) -> Option<Opening> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let whole = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let parts = rest[..whole].trim_end_matches('.');
    let mut behind = rest[whole..].chars();
    let next = behind.next();
    if digits > 3 {
        return None;
    }
    if next == Some(')') && !rest[..whole].ends_with('.') {
        return behind.next().is_some_and(char::is_whitespace).then_some(Opening::Item);
    }
    let several = parts.len() > digits;
    let small = rest[whole..].trim_start().starts_with(char::is_lowercase);
    let stopped = rest[..whole].ends_with('.');
    let shaped = parts.split('.').all(|part| (1..=2).contains(&part.len())) || !several;
    let sane = if several { shaped && !small } else { stopped };
    let value = if several { 1 } else { parts.parse().unwrap_or(0) };
    (sane && next.is_some_and(char::is_whitespace) && whole - parts.len() <= 1)
        .then_some(Opening::Number(Number { value, doubtful: small && !several }))
}

/// A dash with a blank behind it; longer dashes need none: `–Tak.`
fn dash(text: &str, line: &Line, dash: char) -> Opening {
    let rest = line.head(text, MARK);
    let behind = rest[dash.len_utf8()..].chars().next();
    let long = matches!(dash, '–' | '—' | '―');
    let blank = line.spaced_behind(text, &rest[..dash.len_utf8()]);
    if !(blank || long && behind.is_some_and(char::is_alphabetic)) {
        return Opening::Plain;
    }
    let inner = rest[dash.len_utf8()..].trim_start();
    if blank && inner.starts_with('[') && checkbox(inner) {
        return Opening::Item;
    }
    Opening::Dash(dash)
}

fn bullet(text: &str, line: &Line, rest: &str) -> Opening {
    static BULLETS: LazyLock<Vec<&str>> =
        LazyLock::new(|| data::entries(include_str!("../data/bullets.txt")).collect());
    // The longest: "◼" begins "◼️".
    let sign = BULLETS.iter().filter(|sign| rest.starts_with(**sign)).max_by_key(|sign| sign.len());
    let Some(sign) = sign else { return Opening::Plain };
    let end = social::emoji_at(text, line.start).unwrap_or(line.start + sign.len()).min(line.end);
    let behind = text[end..line.end].chars().find(|&c| c != '\u{FE0F}');
    // Emoji may be glued to the words, typewriter's signs may not: "*uwaga*", "+48".
    let glued = !sign.is_ascii() && behind.is_some_and(char::is_alphanumeric);
    if glued || behind.is_some_and(char::is_whitespace) { Opening::Item } else { Opening::Plain }
}

/// Whether a line that begins with `dash` looks like speech and not like an item: `None` where nothing tells.
///
/// Speech has the words that report it behind a second dash, asks or exclaims, or is a sentence: a capital
/// first and a stop last. Items begin with a small letter or end without a stop. A hyphen is speech only with
/// a second one and a verb of speech, or with a mark.
pub(crate) fn is_speech(text: &str, line: &Line, dash: char) -> Option<bool> {
    let rest = &line.head(text, SPEECH)[dash.len_utf8()..];
    let typed = matches!(dash, '–' | '—' | '―');
    if rest.match_indices(dash).any(|(at, _)| reports(&rest[at + dash.len_utf8()..], typed)) {
        return Some(true);
    }
    let capital = rest.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
    let stopped = line.is_stopped(text);
    let marked = line.tail(text, 16).trim_end_matches(|c| "\"'”’»)".contains(c)).ends_with(['?', '!', '…']);
    match (capital, stopped) {
        (true, true) if typed || marked => Some(true),
        (false, true) if typed && marked => Some(true),
        (false, false) => Some(false),
        _ if line.tail(text, 4).ends_with([';', ',']) => Some(false),
        _ => None,
    }
}

/// Whether the words behind a dash report speech; a `typed` dash with a small letter behind it is enough
/// where the verb is one of speech in either language.
fn reports(rest: &str, typed: bool) -> bool {
    let words = rest.trim_start();
    if words.len() == rest.len() && !typed || !words.starts_with(char::is_lowercase) {
        return false;
    }
    let mut near = words.split_whitespace().take(3).map(word_at);
    near.any(|word| {
        Folded::new(word)
            .is_some_and(|word| Lang::ALL.into_iter().any(|lang| Language::of(lang).reports(word.as_str())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opening(text: &str) -> Opening {
        Line::read(text, 0).map_or(Opening::Plain, |line| Opening::read(text, &line))
    }

    #[test]
    fn marks() {
        let items = "• a|* a|+ a|1) a|a) b|A) b|(1) a|(b) c|(iv) d|ii. coś|iv) coś|b. coś|[ ] a|[x] a|- [ ] a|☐ a|✅ Chleb|✅Chleb|👉 Tu|1️⃣ Raz|① Raz|▪️ a";
        for text in items.split('|') {
            assert_eq!(opening(text), Opening::Item, "{text}");
        }
        let plain = "Ala|W. Nowak|*uwaga*|+48 22|3.5 km|2021. Rok|12.10.2021 r.|#kolej|(tak) nie|-5 stopni|[12] źródło|art. trzeci|…i wyszedł|😡 Wstyd|1/4|§|prawo)";
        for text in plain.split('|') {
            assert_eq!(opening(text), Opening::Plain, "{text}");
        }
        for text in "***|---|* * *|=====|--|⁂|———".split('|') {
            assert_eq!(opening(text), Opening::Separator, "{text}");
        }
        for text in "1. Raz|2.1. Zakres|2.1 Zakres|IV. Skutki|I. Wstęp|12. maja".split('|') {
            assert!(matches!(opening(text), Opening::Number(_)), "{text}");
        }
        assert_eq!(opening("§ 3. Umowa"), Opening::Provision);
        assert_eq!(opening("Art. 12a. Kto"), Opening::Provision);
        assert_eq!(opening("> tak"), Opening::Quoted);
        assert_eq!(opening("## Tak"), Opening::Hash);
        assert_eq!(opening("— Straż (@straz) 3 marca 2022"), Opening::Signature);
    }

    #[test]
    fn speech() {
        let told =
            |text: &str| Line::read(text, 0).and_then(|line| is_speech(text, &line, text.chars().next()?));
        for text in [
            "– Idziesz? – zapytał Marek",
            "— Nie wiem.",
            "– tak…",
            "- Chodź – no już!",
            "- Nie - odparł Jan.",
        ] {
            assert_eq!(told(text), Some(true), "{text}");
        }
        for text in ["– zakup drzew,", "- chleb", "– nasadzenia (w tym lipy);"] {
            assert_eq!(told(text), Some(false), "{text}");
        }
        assert_eq!((told("– Zakup drzew"), told("- Buy trees.")), (None, None));
    }

    #[test]
    fn bullets_are_well_formed() {
        assert_eq!(data::check(include_str!("../data/bullets.txt"), 1..=1), Ok(()));
    }
}
