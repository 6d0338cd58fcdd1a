//! Ranges: `5–12`, `od 5 do 12`, `between two and three million`, `12–15 October`.

use super::kind::QuantityKind;
use super::reader::{Found, Gap, Reader};
use super::value::{Date, Time, Value};
use super::{clock, date, measure};
use crate::lang::Lang;

/// Reads a quantity that begins with token `at`, with the end of its range if it has one.
pub(super) fn read(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let first = single(reader, at)?;
    let Some((next, strict)) = connected(reader, &first) else { return Some(first) };
    let second = single(reader, next);
    let joined = second.and_then(|second| join(&first, &second, strict));
    let Some(mut range) = joined else { return Some(first) };
    let leads: &[&str] = match reader.lang {
        Lang::Polish => &["od", "między", "pomiędzy"],
        Lang::English => &["from", "between"],
    };
    range.start = reader.preceded_by(range.start, leads).unwrap_or(range.start);
    Some(range)
}

/// The longest reading of one quantity; where two are as long, the first of date, time and measure.
fn single(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let readings = [date::read(reader, at), clock::read(reader, at), measure::read(reader, at)];
    readings.into_iter().flatten().reduce(|best, found| if found.next > best.next { found } else { best })
}

/// The token that a connecting sign or word leads to, and whether both ends have to look alike.
fn connected(reader: &Reader<'_>, first: &Found) -> Option<(usize, bool)> {
    let next = first.next;
    let gap = reader.gap(first.end, next);
    let polish = reader.lang == Lang::Polish;
    // `do` is an approximator too, hence a token.
    if polish
        && gap == Gap::Space
        && reader.written(next) == "do"
        && reader.gap(first.end, next) == Gap::Space
    {
        let after = reader.gap(reader.tokens.get(next)?.end, next + 1);
        return (after == Gap::Space).then_some((next + 1, false));
    }
    let words: &[&str] = if polish {
        &["do", "lub", "albo", "czy", "bądź", "a nawet"]
    } else {
        &["to", "or", "through", "till", "until"]
    };
    match gap {
        Gap::Hyphen => Some((next, false)),
        // `2019/20`
        _ if gap.is(&["/"]) && first.plain == 4 => Some((next, false)),
        Gap::Dash => Some((next, true)),
        _ if gap.is(words) => Some((next, false)),
        _ => {
            let led_by: &[(&[&str], &[&str])] = if polish {
                &[(&["między", "pomiędzy"], &["a", "i"]), (&["z", "ze"], &["na"])]
            } else {
                &[(&["between"], &["and"])]
            };
            let mut led_by = led_by.iter();
            let led = |(leads, words): &(&[&str], &[&str])| {
                gap.is(words) && reader.preceded_by(first.start, leads).is_some()
            };
            led_by.any(led).then_some((next, false))
        }
    }
}

/// The range from `first` to `second`, if they make one.
fn join(first: &Found, second: &Found, strict: bool) -> Option<Found> {
    let whole = Found {
        next: second.next,
        end: second.end,
        weak: first.weak && second.weak,
        plain: 0,
        ..first.clone()
    };
    let (kind, value) = match (&first.value, &second.value) {
        (Value::Date(from), Value::Date(to)) => (QuantityKind::Date, dates(*from, *to)?),
        (Value::Exact(day), Value::Date(to)) if (1..=2).contains(&first.plain) && to.day.is_some() => {
            (QuantityKind::Date, dates(Date { day: Some(small(*day)?), ..*to }, *to)?)
        }
        (Value::Date(from), Value::Exact(day)) if from.day.is_some() && (1..=2).contains(&second.plain) => {
            (QuantityKind::Date, dates(*from, Date { day: Some(small(*day)?), ..*from })?)
        }
        (Value::Date(from), Value::Exact(year)) if only_year(from) && second.plain == 4 => {
            (QuantityKind::Date, dates(*from, Date::of_year(year_number(*year)))?)
        }
        (Value::Exact(year), Value::Date(to)) if first.plain == 4 && only_year(to) => {
            (QuantityKind::Date, dates(Date::of_year(year_number(*year)), *to)?)
        }
        (Value::Time(from), Value::Time(to)) => (QuantityKind::Time, Value::Times { from: *from, to: *to }),
        // `godz. 8-20`, `8 to 10 p.m.`
        (Value::Time(from), Value::Exact(hour)) if (1..=2).contains(&second.plain) => {
            let to = hour_of(*hour, from.half_known && *hour > 12.0)?;
            (QuantityKind::Time, Value::Times { from: *from, to })
        }
        (Value::Exact(hour), Value::Time(to)) if (1..=2).contains(&first.plain) => {
            (QuantityKind::Time, Value::Times { from: hour_of(*hour, *hour > 12.0)?, to: *to })
        }
        _ => numbers(first, second, strict)?,
    };
    Some(Found { kind, value, ..whole })
}

fn only_year(date: &Date) -> bool {
    date.year.is_some() && date.month.is_none()
}

fn small(value: f64) -> Option<u8> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 1 to 31")]
    (1.0..=31.0).contains(&value).then_some(value as u8)
}

fn hour_of(value: f64, half_known: bool) -> Option<Time> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 0 to 24")]
    (0.0..=24.0).contains(&value).then_some(Time { hour: value as u8 % 24, minute: 0, half_known })
}

fn year_number(value: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "four digits")]
    let year = value as i32;
    year
}

fn dates(from: Date, to: Date) -> Option<Value> {
    // A year or a month said once holds for both ends.
    let year = from.year.or(to.year);
    let from = Date { year, month: from.month.or(to.month.filter(|_| from.day.is_some())), ..from };
    let to = Date { year: to.year.or(year), ..to };
    let order = |date: Date| (date.year, date.month, date.day, date.weekday);
    let same_parts = from.day.is_some() == to.day.is_some() && from.weekday.is_some() == to.weekday.is_some();
    // Without a year the months and days of the week go round: November to March.
    let round = from.year.is_none() && (from.day.is_none() || from.month != to.month);
    (same_parts && from != to && (round || order(from) < order(to))).then_some(Value::Dates { from, to })
}

/// Numbers of four digits that are years more often than not.
const YEARS: std::ops::Range<f64> = 1000.0..2200.0;

fn numbers(first: &Found, second: &Found, strict: bool) -> Option<(QuantityKind, Value)> {
    let (mut low, raw_low) = first.value.bounds()?;
    let (_, high) = second.value.bounds()?;
    if strict && (first.plain == 0 || second.plain == 0 || high > 10.0 * low.abs()) {
        return None;
    }
    // `w 2011 — 2706`: a year, and how many there were.
    let year = |found: &Found, value: f64| found.plain == 4 && YEARS.contains(&value);
    if strict && year(first, low) && !year(second, high) {
        return None;
    }
    let kind = match (first.kind, second.kind) {
        (a, b) if a == b => a,
        // `$5–10 million`, `5 to 12 percent`
        (
            QuantityKind::Number,
            b @ (QuantityKind::Percent | QuantityKind::Measure(_) | QuantityKind::Money(_)),
        ) => b,
        (a @ QuantityKind::Money(_), QuantityKind::Number) => a,
        // But `down 0.3 percent to 2,850`.
        (a @ QuantityKind::Percent, QuantityKind::Number) if second.plain == 0 && high <= 100.0 => a,
        (QuantityKind::Number, QuantityKind::Ordinal) => QuantityKind::Ordinal,
        _ => return None,
    };
    // `5–12 tys.`: the thousand counts for the five too, unless it would pass the end.
    if first.scale == 1.0 && second.scale > 1.0 && raw_low < 1000.0 && raw_low * second.scale < high {
        low *= second.scale;
    }
    if first.kind == QuantityKind::Number && second.scale < 1.0 {
        low *= second.scale;
    }
    // `2019/20` and `2019–20` name a year and the one after it.
    if first.plain == 4 && second.plain == 2 && YEARS.contains(&low) && high > low % 100.0 {
        return Some((kind, Value::Range { low, high: low - low % 100.0 + high }));
    }
    (low < high).then(|| (kind, Value::from_bounds(low, high)))
}
