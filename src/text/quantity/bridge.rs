//! Values of different sorts that say the same: a decade and a century, an hour and the number that it is.

use super::kind::QuantityKind;
use super::value::{Time, Value};

/// Whether two values that are not of one sort may be the same, read otherwise: `the 1800s` and `XIX wieku`, `po
/// ósmej` and `8 o'clock`, `0230 UTC` and `2:30`, `in the 90s` and `około 90 stopni`. Symmetric.
pub(super) fn may_be_one(left: (QuantityKind, &Value), right: (QuantityKind, &Value)) -> bool {
    reads_as(left, right) || reads_as(right, left)
}

fn reads_as((value_kind, value): (QuantityKind, &Value), (kind, other): (QuantityKind, &Value)) -> bool {
    let number = matches!(kind, QuantityKind::Number | QuantityKind::Ordinal);
    match (value, other) {
        (Value::Century(century), Value::Decade(decade)) => (*century - 1) * 100 == *decade,
        // `in the 19th or 20th centuries`
        (Value::Century(century), Value::Exact(ordinal)) => {
            kind == QuantityKind::Ordinal && f64::from(*century) == *ordinal
        }
        // `lat 60. i początku 70.`
        (Value::Decade(decade), Value::Exact(other)) => is_of_decade(*decade, *other, number),
        (Value::Decade(decade), Value::Range { low, high }) => {
            *decade < 100 && *low >= f64::from(*decade) && *high <= f64::from(*decade + 10)
        }
        // `three quarters` of a whole or of a year
        (Value::Exact(share), Value::Exact(quarters))
            if value_kind == QuantityKind::Number && is_measure(kind, "qtr") =>
        {
            *share == quarters / 4.0
        }
        // `from a fifth today`
        (Value::Exact(ordinal), Value::Exact(share)) => {
            value_kind == QuantityKind::Ordinal
                && number
                && (ordinal * share - 1.0).abs() < 1e-9
                && *ordinal > 2.0
        }
        (Value::Time(time), Value::Exact(other)) if number => {
            is_hour(*time, *other) || is_clock(*time, *other)
        }
        (Value::Time(time), Value::Exact(other)) => match kind {
            QuantityKind::Measure(unit) if unit.dimension() == "time" => lasts(*time, unit.to_base(*other)),
            _ => false,
        },
        // `w nocy z soboty na niedzielę`, `on Saturday night`; `w nocy z 12 na 13 grudnia`
        (Value::Dates { from, to }, Value::Date(day)) => {
            let weekdays = from.weekday.is_some() && day.weekday.is_some() && day.day.is_none();
            let night = from.day.zip(to.day).is_some_and(|(from, to)| from + 1 == to) && day.day.is_some();
            weekdays && (from.weekday == day.weekday || to.weekday == day.weekday)
                || night && (from.agrees(day) || to.agrees(day))
        }
        (Value::Times { from, to }, Value::Range { low, high }) => {
            number && is_hour(*from, *low) && is_hour(*to, *high)
        }
        _ => false,
    }
}

fn is_measure(kind: QuantityKind, symbol: &str) -> bool {
    matches!(kind, QuantityKind::Measure(unit) if unit.symbol() == symbol)
}

/// Whether a number is that of a decade, or a measure in it: temperatures `in the 90s`.
fn is_of_decade(decade: i32, other: f64, number: bool) -> bool {
    let first = f64::from(decade % 100);
    number && (other == first || other == f64::from(decade))
        || !number && decade < 100 && (first..first + 10.0).contains(&other)
}

/// Whether a number is the hour of a time, in the clock of twelve hours or of twenty-four.
fn is_hour(time: Time, number: f64) -> bool {
    let hour = f64::from(time.hour);
    let same =
        if time.half_known && number > 12.0 { hour == number % 24.0 } else { hour % 12.0 == number % 12.0 };
    time.minute == 0 && (0.0..=24.0).contains(&number) && same
}

/// Whether a number of four digits is a time: 230 for `0230 UTC`.
fn is_clock(time: Time, number: f64) -> bool {
    number >= 100.0 && number == f64::from(time.hour) * 100.0 + f64::from(time.minute)
}

/// Whether what was taken for a time of day is so long: `2:05` of a race.
fn lasts(time: Time, seconds: f64) -> bool {
    let written = f64::from(time.hour) * 60.0 + f64::from(time.minute);
    [written, written * 60.0].iter().any(|lasts| (seconds - lasts).abs() < 0.5)
}
