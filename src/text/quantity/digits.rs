//! Numbers, dates and clock times written in digits, by the habits of the language.

use super::value::{Date, Time};
use crate::lang::Lang;

/// The longest string of digits that is read as a number; an `f64` holds every integer of 15 digits.
const LONGEST: usize = 15;

/// A number in digits.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Numeral {
    pub(super) value: f64,
    /// How many digits, when nothing but digits is written; else 0.
    pub(super) plain: u8,
    /// Both numbers, when two digits follow a point after one or two: `15.30`, a time, or `12.10`, a day.
    pub(super) pair: Option<(u8, u8)>,
    /// Whether the ending of an ordinal follows: `12th`.
    pub(super) ordinal: bool,
}

impl Numeral {
    /// The hour and minute that it would be as a time.
    pub(super) fn clock(self) -> Option<(u8, u8)> {
        self.pair
            .filter(|(hour, minute)| *hour <= 24 && *minute < 60)
            .map(|(hour, minute)| (hour % 24, minute))
    }
}

/// What stands in digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Written {
    Number(Numeral),
    /// Too long for a number.
    Opaque,
    Date(Date),
    Time(Time),
}

/// Reads the longest thing that begins with the digit at `start`; gives its end.
pub(super) fn read(text: &str, start: usize, lang: Lang) -> (usize, Written) {
    if let Some(end) = address_end(text.as_bytes(), start) {
        return (end, Written::Opaque);
    }
    let runs = Runs::read(text.as_bytes(), start);
    runs.date(lang)
        .or_else(|| runs.clock())
        .or_else(|| runs.fraction())
        .unwrap_or_else(|| number(text, start, runs.ends[0], lang))
}

/// The end of an address or version of four numbers: `192.168.0.1`.
fn address_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut end = digits_end(bytes, start);
    for _ in 0..3 {
        let next = end + 1;
        // Longer ones are no part of an address, and a second look at them would not stay cheap.
        if bytes.get(end) != Some(&b'.') || end - start > LONGEST {
            return None;
        }
        end = digits_end(bytes, next);
        if end == next || end - next > 3 {
            return None;
        }
    }
    Some(end)
}

/// Up to three runs of digits with one sign between each: the skeleton of dates and times.
struct Runs<'a> {
    bytes: &'a [u8],
    starts: [usize; 3],
    ends: [usize; 3],
    signs: [u8; 2],
    count: usize,
}

impl<'a> Runs<'a> {
    fn read(bytes: &'a [u8], start: usize) -> Runs<'a> {
        let mut runs = Runs { bytes, starts: [start; 3], ends: [start; 3], signs: [0; 2], count: 0 };
        let mut at = start;
        while runs.count < 3 {
            let end = digits_end(bytes, at);
            if end == at {
                break;
            }
            runs.starts[runs.count] = at;
            runs.ends[runs.count] = end;
            runs.count += 1;
            let sign = bytes.get(end).copied().unwrap_or(0);
            // A second look at a run must stay cheap, so long runs end the skeleton.
            if runs.count == 3 || end - at > 4 || !matches!(sign, b'.' | b'-' | b'/' | b':') {
                break;
            }
            runs.signs[runs.count - 1] = sign;
            at = end + 1;
        }
        runs
    }

    fn length(&self, run: usize) -> usize {
        self.ends[run] - self.starts[run]
    }

    fn value(&self, run: usize) -> i32 {
        let digits = &self.bytes[self.starts[run]..self.ends[run]];
        digits.iter().take(4).fold(0, |value, digit| value * 10 + i32::from(digit - b'0'))
    }

    fn small(&self, run: usize) -> Option<u8> {
        (self.length(run) <= 2).then(|| u8::try_from(self.value(run)).ok())?
    }

    fn date(&self, lang: Lang) -> Option<(usize, Written)> {
        if self.count < 3 || self.signs[0] != self.signs[1] {
            return None;
        }
        let sign = self.signs[0];
        let (year, month, day) = if self.length(0) == 4 && matches!(sign, b'-' | b'/' | b'.') {
            (self.value(0), self.small(1)?, self.small(2)?)
        } else if self.length(2) == 4 && matches!(sign, b'-' | b'/' | b'.') {
            let (first, second) = (self.small(0)?, self.small(1)?);
            // Only slashes are read the American way, and only in English.
            let month_first = sign == b'/' && lang == Lang::English && first <= 12;
            let (day, month) = if month_first { (second, first) } else { (first, second) };
            (self.value(2), month, day)
        } else {
            return None;
        };
        let date = Date::checked(Some(year), month, Some(day))?;
        Some((self.ends[2], Written::Date(date)))
    }

    fn clock(&self) -> Option<(usize, Written)> {
        if self.count < 2 || self.signs[0] != b':' || self.length(1) != 2 {
            return None;
        }
        let (hour, minute) = (self.small(0)?, self.small(1)?);
        let seconds = self.count == 3 && self.signs[1] == b':' && self.length(2) == 2;
        let end = self.ends[if seconds { 2 } else { 1 }];
        let half_known = hour > 12 || hour == 0 || self.length(0) == 2;
        let time = Time { hour: hour % 24, minute, half_known };
        (hour <= 24 && minute < 60).then_some((end, Written::Time(time)))
    }
}

impl Runs<'_> {
    /// `2/3`: a share if it is a small one, or one of those that are halved again and again, `1/16`; `9/11` and `24/7`
    /// are names.
    fn fraction(&self) -> Option<(usize, Written)> {
        let (part, whole) = (self.small(0)?, self.small(1)?);
        let halved = part == 1 && matches!(whole, 16 | 32 | 64);
        let small = 0 < part && part < whole && whole <= 10;
        let share = self.count == 2 && self.signs[0] == b'/' && (small || halved);
        let value = f64::from(part) / f64::from(whole);
        share.then_some((self.ends[1], Written::Number(Numeral { value, ..Numeral::default() })))
    }
}

/// A number with its groups and decimals. `run_end` ends its first run of digits.
fn number(text: &str, start: usize, run_end: usize, lang: Lang) -> (usize, Written) {
    let bytes = text.as_bytes();
    let mut digits: usize = run_end - start;
    let mut value = bytes[start..run_end].iter().take(LONGEST).fold(0.0, push_digit);
    let mut end = run_end;
    let mut plain = u8::try_from(digits).unwrap_or(u8::MAX);
    let mut pair = None;
    if digits <= 3 && bytes[start] != b'0' {
        let mut separator = None;
        while let Some((length, group)) = group_after(text, end, lang, separator) {
            if digits > LONGEST {
                break;
            }
            separator = Some(group);
            value = bytes[end + length..end + length + 3].iter().fold(value, push_digit);
            end += length + 3;
            digits += 3;
            plain = 0;
        }
    }
    if let Some((decimals_end, sign)) = decimals(bytes, start, end, lang) {
        let decimals = &bytes[end + 1..decimals_end];
        let taken = decimals.len().min(LONGEST);
        let fraction = decimals[..taken].iter().fold(0.0, push_digit);
        // Ten to at most 15 is exact, so the quotient is the nearest number to what is written.
        let scale = 10_f64.powi(i32::try_from(taken).unwrap_or(0));
        if sign == b'.' && plain > 0 && plain <= 2 && decimals.len() == 2 {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "both are below 100")]
            let parts = (value as u8, fraction as u8);
            pair = Some(parts);
        }
        value = (value * scale + fraction) / scale;
        end = decimals_end;
        plain = 0;
    }
    if digits > LONGEST {
        return (end, Written::Opaque);
    }
    (end, Written::Number(Numeral { value, plain, pair, ordinal: false }))
}

/// Whether a point opens a number: `hit .528`.
pub(super) fn is_leading_point(bytes: &[u8], at: usize) -> bool {
    let apart = at == 0 || bytes[at - 1].is_ascii_whitespace() || bytes[at - 1] == b'(';
    apart && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
}

/// The number that a point opens, and where it ends.
pub(super) fn after_point(bytes: &[u8], point: usize) -> (usize, Numeral) {
    let end = digits_end(bytes, point + 1);
    let decimals = bytes[point + 1..end].iter().take(LONGEST);
    let (value, scale) =
        decimals.fold((0.0, 1.0), |(value, scale), digit| (push_digit(value, digit), scale * 10.0));
    (end, Numeral { value: value / scale, ..Numeral::default() })
}

/// Feet and inches: `6'2"`, `5ft 11in`. Where they end and how many feet they are.
pub(super) fn feet_and_inches(text: &str, start: usize) -> Option<(usize, f64)> {
    let bytes = text.as_bytes();
    let feet_end = digits_end(bytes, start);
    // Hardly any number goes on so.
    if !matches!(bytes[feet_end..], [b'\'' | b'f' | 0xE2, ..] | [b' ', b'f', ..]) {
        return None;
    }
    let feet: f64 = text[start..feet_end].parse().ok().filter(|_| feet_end - start <= 2)?;
    let rest = &text[feet_end..];
    let sign = ["'", "’", "′"].iter().find_map(|sign| rest.strip_prefix(sign));
    let word = || {
        rest.strip_prefix(' ')
            .unwrap_or(rest)
            .strip_prefix("ft")
            .map(|rest| rest.trim_start_matches(['.', ' ']))
    };
    let after = sign.or_else(word)?;
    let inches_start = text.len() - after.len();
    let inches_end = digits_end(bytes, inches_start);
    let inches: f64 = text[inches_start..inches_end].parse().ok()?;
    let mut end = inches_end;
    let behind = &text[inches_end..];
    let closing = if sign.is_some() {
        ["\"", "”", "″", "''", "’’"].iter().find(|sign| behind.starts_with(**sign)).map(|sign| sign.len())
    } else {
        let spaced = usize::from(behind.starts_with(' '));
        let unit = ["ins", "in"].iter().find(|unit| behind[spaced..].starts_with(**unit));
        // `5ft 11 in total`
        unit.map(|unit| spaced + unit.len()).filter(|_| spaced == 0)
    };
    end += closing?;
    let apart = !text[end..].starts_with(char::is_alphanumeric);
    (apart && inches < 12.0 && inches_end - inches_start <= 2).then_some((end, feet + inches / 12.0))
}

fn push_digit(value: f64, digit: &u8) -> f64 {
    value * 10.0 + f64::from(digit - b'0')
}

/// Whether a group of three digits follows at `end`: the length of its separator and the separator,
/// which has to stay the same within a number.
fn group_after(text: &str, end: usize, lang: Lang, before: Option<char>) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let separator = text[end..].chars().next()?;
    let at = end + separator.len_utf8();
    if digits_end(bytes, at) != at + 3 {
        return None;
    }
    let next_is = |sign: char| text[at + 3..].starts_with(sign);
    let more = || next_is(separator) && digits_end(bytes, at + 4) == at + 7;
    let known = before.map_or_else(
        || match (separator, lang) {
            (' ' | '\u{a0}' | '\u{202f}' | '\u{2009}', _) | (',', Lang::English) | ('.', Lang::Polish) => {
                true
            }
            // The decimal sign of the language groups only where it cannot be the decimal sign.
            (',', Lang::Polish) => &text[at..at + 3] == "000" || more(),
            ('.', Lang::English) | ('\'', _) => more(),
            _ => false,
        },
        |before| before == separator,
    );
    known.then_some((separator.len_utf8(), separator))
}

/// The end of the decimals that begin with a sign at `end`, and the sign.
fn decimals(bytes: &[u8], start: usize, end: usize, lang: Lang) -> Option<(usize, u8)> {
    let sign = *bytes.get(end)?;
    let decimals_end = digits_end(bytes, end + 1);
    let count = decimals_end - (end + 1).min(decimals_end);
    if count == 0 {
        return None;
    }
    // `1.2.3` and `1,2,3` are versions and lists.
    let listed = start >= 2 && bytes[start - 1] == sign && bytes[start - 2].is_ascii_digit();
    let again = listed
        || bytes.get(decimals_end) == Some(&sign)
            && bytes.get(decimals_end + 1).is_some_and(u8::is_ascii_digit);
    let is_decimal = match (sign, lang) {
        (b',', Lang::Polish) | (b'.', _) => !again,
        (b',', Lang::English) => !again && count != 3,
        _ => false,
    };
    is_decimal.then_some((decimals_end, sign))
}

/// The end of the run of digits at `start`.
pub(super) fn digits_end(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    start + rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, lang: Lang) -> (usize, f64) {
        match read(text, 0, lang) {
            (end, Written::Number(number)) => (end, number.value),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn groups_and_decimals_follow_the_language() {
        for (text, lang, expected) in [
            ("16 000", Lang::Polish, (6, 16000.0)),
            ("16,000", Lang::English, (6, 16000.0)),
            ("16,000", Lang::Polish, (6, 16000.0)),
            ("1.234,5", Lang::Polish, (7, 1234.5)),
            ("1,234.5", Lang::English, (7, 1234.5)),
            ("1,5", Lang::English, (3, 1.5)),
            ("1,2,3", Lang::English, (1, 1.0)),
            ("2020 200", Lang::Polish, (4, 2020.0)),
            ("1 2345", Lang::Polish, (1, 1.0)),
        ] {
            assert_eq!(value(text, lang), expected, "{text}");
        }
    }

    #[test]
    fn long_strings_of_digits_are_opaque() {
        let text = "1".repeat(5000);
        assert_eq!(read(&text, 0, Lang::Polish), (5000, Written::Opaque));
    }
}
