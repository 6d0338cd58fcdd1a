//! Times of day.

use super::amount::{self, Amount};
use super::kind::QuantityKind;
use super::lexicon::Meaning;
use super::reader::{Found, Gap, Reader};
use super::scan::What;
use super::value::{Time, Value};
use crate::lang::Lang;

/// Reads a time of day that begins with token `at`.
pub(super) fn read(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let token = reader.tokens.get(at)?;
    let clock = |meaning| if let Meaning::Clock(hour) = meaning { Some(hour) } else { None };
    if let Some(hour) = reader.meaning(at, clock) {
        let time = Time { hour, minute: 0, half_known: true };
        return Some(found(at + 1, token.start, token.end, time, false));
    }
    if reader.lang == Lang::Polish && reader.means(at, Meaning::Hour) {
        return after_hour_word(reader, at);
    }
    past_the_hour(reader, at).or_else(|| {
        let (face, weak) = face(reader, at)?;
        let (found, sure) = with_half(reader, face);
        (sure || matches!(token.what, What::Time(_)) || said(reader, &found, at))
            .then_some(Found { weak: weak && !sure, ..found })
    })
}

fn found(next: usize, start: usize, end: usize, time: Time, weak: bool) -> Found {
    Found { weak, ..Found::new(next, start, end, QuantityKind::Time, Value::Time(time)) }
}

/// An hour, with minutes or without, and whether it needs more to be a time.
fn face(reader: &Reader<'_>, at: usize) -> Option<(Found, bool)> {
    let token = reader.tokens.get(at)?;
    let polish = reader.lang == Lang::Polish;
    let (hour, minute, half_known, next, end, weak) = match token.what {
        What::Time(time) => (time.hour, time.minute, time.half_known || polish, at + 1, token.end, false),
        What::Number(number) => {
            if let Some((hour, minute)) = number.clock() {
                (hour, minute, polish || hour > 12, at + 1, token.end, false)
            } else if (1..=2).contains(&number.plain) && number.value <= 24.0 && !number.ordinal {
                (hour_number(number.value)?, 0, number.value > 12.0, at + 1, token.end, true)
            } else {
                return None;
            }
        }
        What::Word(_) => {
            let number = amount::read(reader, at)?;
            let words = number.in_words && number.low == number.high && number.low.fract() == 0.0;
            if !words || !(1.0..=24.0).contains(&number.low) || (polish && !number.ordinal) {
                return None;
            }
            let hour = hour_number(number.low)?;
            match minutes(reader, &number).filter(|_| polish) {
                Some((minute, next, end)) => (hour, minute, number.low > 12.0, next, end, true),
                None => (hour, 0, number.low > 12.0, number.next, number.end, true),
            }
        }
        _ => return None,
    };
    Some((found(next, token.start, end, Time { hour, minute, half_known }, weak), weak))
}

/// The minutes in words behind an hour, with where they end: `o drugiej trzydzieści`.
fn minutes(reader: &Reader<'_>, hour: &Amount) -> Option<(u8, usize, usize)> {
    let minutes =
        amount::read(reader, hour.next).filter(|_| reader.gap(hour.end, hour.next) == Gap::Space)?;
    let whole = minutes.in_words && !minutes.ordinal && !minutes.fraction && minutes.low == minutes.high;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 5 to 59")]
    (whole && (5.0..60.0).contains(&minutes.low)).then_some((minutes.low as u8, minutes.next, minutes.end))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the callers hold it within 0 to 24"
)]
fn hour_number(value: f64) -> Option<u8> {
    (0.0..=24.0).contains(&value).then_some(value as u8 % 24)
}

/// Adds `p.m.`, `rano`, `o'clock`; tells whether one was there.
fn with_half(reader: &Reader<'_>, mut found: Found) -> (Found, bool) {
    let mut sure = false;
    while let (Gap::Space | Gap::Tight, Value::Time(time)) =
        (reader.gap(found.end, found.next), &mut found.value)
    {
        let afternoon = reader.means(found.next, Meaning::Afternoon);
        let half = (afternoon || reader.means(found.next, Meaning::Morning)) && time.hour <= 12;
        let oclock = !sure && reader.lang == Lang::English && reader.means(found.next, Meaning::Hour);
        if !half && !oclock {
            break;
        }
        if half {
            let hour = time.hour % 12 + if afternoon { 12 } else { 0 };
            *time = Time { hour, half_known: true, ..*time };
        }
        sure = true;
        found.end = reader.tokens[found.next].end;
        found.next += 1;
        if half {
            break;
        }
    }
    (found, sure)
}

/// Whether a preposition makes the numbers a time: `o 15.30`, `at 3`, `o piątej`.
fn said(reader: &Reader<'_>, found: &Found, at: usize) -> bool {
    let What::Number(number) = reader.tokens[at].what else {
        let feminine = reader.written(at).ends_with("ej");
        return reader.lang == Lang::Polish && feminine && reader.preceded_by(found.start, &["o"]).is_some();
    };
    let words: &[&str] = match (reader.lang, number.clock().is_some()) {
        (Lang::Polish, true) => &["o", "do", "od", "po", "przed", "około", "między"],
        (Lang::Polish, false) => &["o"],
        (Lang::English, _) => &["at"],
    };
    // `o 15 osób więcej`, `at 5 miles`: a bare number has to end its clause.
    let rest = reader.text[found.end..].trim_start();
    let ends = rest.is_empty() || rest.starts_with([',', '.', ';', ')', '!', '?', ':']);
    reader.preceded_by(found.start, words).is_some() && (number.clock().is_some() || ends)
}

/// `godz. 15`, `godzina piętnasta`.
fn after_hour_word(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let token = reader.tokens[at];
    if reader.gap(token.end, at + 1) != Gap::Space {
        return None;
    }
    let (face, _) = face(reader, at + 1)?;
    let (mut found, sure) = with_half(reader, face);
    if !sure && let (Value::Time(time), What::Number(_)) = (&mut found.value, reader.tokens[at + 1].what) {
        // Digits after `godz.` follow the clock of 24 hours.
        time.half_known = true;
    }
    Some(Found { start: token.start, weak: false, ..found })
}

/// `half past three`, `wpół do szóstej`.
fn past_the_hour(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let token = reader.tokens[at];
    if reader.lang == Lang::Polish {
        let (to_start, to) = reader.word_before(token.start);
        let (half_start, half) = reader.word_before(to_start);
        if to != "do" || !matches!(half, "wpół" | "Wpół" | "pół" | "Pół") {
            return None;
        }
        let (Found { value: Value::Time(time), next, end, .. }, _) = face(reader, at)? else { return None };
        let time = Time { hour: (time.hour + 11) % 12, minute: 30, half_known: false };
        let (found, _) = with_half(reader, found(next, half_start, end, time, false));
        return Some(found);
    }
    let part = |meaning| match meaning {
        Meaning::Fraction { value: 0.5, .. } => Some(30),
        Meaning::Fraction { value: 0.25, .. } => Some(15),
        _ => None,
    };
    let minutes: u8 = reader.meaning(at, part)?;
    let gap = reader.gap(token.end, at + 1);
    let past = gap.is(&["past"]);
    if !past && !gap.is(&["to"]) {
        return None;
    }
    let (Found { value: Value::Time(time), next, end, .. }, _) = face(reader, at + 1)? else { return None };
    let (hour, minute) = if past { (time.hour, minutes) } else { ((time.hour + 23) % 24, 60 - minutes) };
    let time = Time { hour, minute: minute % 60, half_known: false };
    let (found, _) = with_half(reader, found(next, token.start, end, time, false));
    Some(found)
}
