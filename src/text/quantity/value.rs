//! The values that a text states.

use serde::{Deserialize, Serialize};

/// A calendar date as far as the text says it: each part may be missing.
///
/// ```
/// use bitext::{Lang, text::{Date, Value, quantities}};
///
/// let found = quantities("12 października 2021 r.", Lang::Polish);
/// let date = Date { year: Some(2021), month: Some(10), day: Some(12), weekday: None };
/// assert_eq!(found[0].value(), &Value::Date(date));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Date {
    /// The year of the common era; before it, negative: 44 BC is -44.
    pub year: Option<i32>,
    /// The month, from 1.
    pub month: Option<u8>,
    /// The day of the month, from 1.
    pub day: Option<u8>,
    /// The day of the week, Monday is 1.
    pub weekday: Option<u8>,
}

impl Date {
    /// Whether no part that both dates state differs, and they share one at least.
    ///
    /// ```
    /// # use bitext::text::Date;
    /// let day = Date { month: Some(10), day: Some(12), ..Date::default() };
    /// assert!(day.agrees(&Date { year: Some(2021), ..day }));
    /// assert!(!day.agrees(&Date { day: Some(13), ..day }));
    /// ```
    #[must_use]
    pub fn agrees(&self, other: &Date) -> bool {
        fn part<T: PartialEq>(a: Option<T>, b: Option<T>) -> Option<bool> {
            a.zip(b).map(|(a, b)| a == b)
        }
        let parts = [
            part(self.year, other.year),
            part(self.month, other.month),
            part(self.day, other.day),
            part(self.weekday, other.weekday),
        ];
        !parts.contains(&Some(false)) && parts.contains(&Some(true))
    }

    pub(super) fn of_year(year: i32) -> Date {
        Date { year: Some(year), ..Date::default() }
    }

    /// The date, unless there is no such day.
    pub(super) fn checked(year: Option<i32>, month: u8, day: Option<u8>) -> Option<Date> {
        let longest = match month {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        let fits = day.is_none_or(|day| (1..=longest).contains(&day));
        fits.then_some(Date { year, month: Some(month), day, weekday: None })
    }
}

/// A time of day.
///
/// ```
/// use bitext::{Lang, text::{Time, Value, quantities}};
///
/// let found = quantities("at 3:30 p.m.", Lang::English);
/// assert_eq!(found[0].value(), &Value::Time(Time { hour: 15, minute: 30, half_known: true }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Time {
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
    /// Whether the half of the day is known; if not, five may be 5:00 or 17:00.
    pub half_known: bool,
}

impl Time {
    /// Whether both can be the same moment of the day.
    ///
    /// ```
    /// # use bitext::text::Time;
    /// let five = Time { hour: 5, minute: 0, half_known: false };
    /// assert!(five.agrees(&Time { hour: 17, minute: 0, half_known: true }));
    /// ```
    #[must_use]
    pub fn agrees(&self, other: &Time) -> bool {
        let hours = if self.half_known && other.half_known {
            self.hour == other.hour
        } else {
            self.hour % 12 == other.hour % 12
        };
        hours && self.minute == other.minute
    }
}

/// What a quantity says, in the unit of its kind.
///
/// ```
/// use bitext::{Lang, text::{Value, quantities}};
///
/// let found = quantities("od 5 do 12 osób", Lang::Polish);
/// assert_eq!(found[0].value(), &Value::Range { low: 5.0, high: 12.0 });
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// One number, never infinite and never NaN.
    Exact(f64),
    /// Something between two numbers, both included; the first is the smaller one.
    Range {
        /// The smallest possible value.
        low: f64,
        /// The greatest possible value.
        high: f64,
    },
    /// A string of digits too long to be a number: an account, an identifier.
    Digits(String),
    /// A date.
    Date(Date),
    /// From one date to another.
    Dates {
        /// The first date.
        from: Date,
        /// The last date.
        to: Date,
    },
    /// A decade by its first year, 1990; below 100 where the century is not said.
    Decade(i32),
    /// A century by its number; before the common era, negative.
    Century(i32),
    /// A time of day.
    Time(Time),
    /// From one time of day to another.
    Times {
        /// The first time.
        from: Time,
        /// The last time.
        to: Time,
    },
}

impl Value {
    /// The numbers between which the value lies; a single number gives itself twice.
    ///
    /// ```
    /// # use bitext::text::Value;
    /// assert_eq!(Value::Exact(5.0).bounds(), Some((5.0, 5.0)));
    /// ```
    #[must_use]
    pub fn bounds(&self) -> Option<(f64, f64)> {
        match *self {
            Value::Exact(value) => Some((value, value)),
            Value::Range { low, high } => Some((low, high)),
            _ => None,
        }
    }

    pub(super) fn from_bounds(low: f64, high: f64) -> Value {
        // Products of huge numbers must not become infinite: JSON cannot hold that.
        let (low, high) = (finite(low), finite(high));
        if low < high { Value::Range { low, high } } else { Value::Exact(low) }
    }
}

fn finite(value: f64) -> f64 {
    if value.is_nan() { 0.0 } else { value.clamp(f64::MIN, f64::MAX) }
}

/// How a quantity relates to the number it names.
///
/// ```
/// use bitext::{Lang, text::{Approximation, quantities}};
///
/// let found = quantities("ponad 16 tys. prób", Lang::Polish);
/// assert_eq!(found[0].approximation(), Approximation::Over);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Approximation {
    /// Nothing is said.
    #[default]
    Exact,
    /// Near it: `około`, `about`.
    About,
    /// More: `ponad`, `over`.
    Over,
    /// This much or more: `co najmniej`, `at least`.
    AtLeast,
    /// Less: `poniżej`, `under`.
    Under,
    /// This much or less: `do`, `up to`.
    AtMost,
    /// Little less: `prawie`, `almost`.
    Almost,
}
