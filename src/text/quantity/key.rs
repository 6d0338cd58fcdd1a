//! Small keys that equal quantities share in both languages.

use serde::{Deserialize, Serialize};

use super::kind::QuantityKind;
use super::value::{Date, Time, Value};
use super::{Quantity, Unit};
use crate::fnv;

/// A normalised value for hash tables.
///
/// Equal quantities have equal keys, whatever their language; a day has one key with and without its
/// year, a year one as a date and as a bare number. The reverse holds in part only: whether two
/// quantities agree is told by [`Quantity::compare`]. Conversions between different systems of units
/// are rounded by writers, so they do not give equal keys.
///
/// ```
/// use bitext::{Lang, text::quantities};
///
/// let polish = quantities("12 października 2021 r.", Lang::Polish);
/// let english = quantities("on October 12", Lang::English);
/// assert_eq!(polish[0].key(), english[0].key());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct QuantityKey(u64);

impl QuantityKey {
    fn new(class: &str, parts: [u64; 2]) -> Self {
        Self(fnv::hash(class.bytes().chain(parts.into_iter().flat_map(u64::to_le_bytes))))
    }

    /// The key as a number.
    ///
    /// ```
    /// # use bitext::{Lang, text::quantities};
    /// let key = |text, lang| quantities(text, lang)[0].key().unwrap().get();
    /// assert_eq!(key("16 tys.", Lang::Polish), key("16,000", Lang::English));
    /// ```
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }
}

impl Quantity {
    /// The key under which equal quantities meet, or `None` for weak ones: they would meet anywhere.
    ///
    /// ```
    /// # use bitext::{Lang, text::quantities};
    /// let half = quantities("pół miliona zł", Lang::Polish);
    /// let digits = quantities("PLN 500,000", Lang::English);
    /// assert_eq!(half[0].key(), digits[0].key());
    /// ```
    #[must_use]
    pub fn key(&self) -> Option<QuantityKey> {
        if self.is_weak() {
            return None;
        }
        Some(match &self.value {
            Value::Exact(value) => self.number_key(*value, *value),
            Value::Range { low, high } => self.number_key(*low, *high),
            Value::Digits(digits) => QuantityKey::new(digits, [0, 0]),
            Value::Date(date) => date_key(*date),
            Value::Dates { from, to } => {
                QuantityKey::new("dates", [date_key(*from).0, date_key(Date { weekday: None, ..*to }).0])
            }
            Value::Decade(decade) => QuantityKey::new("decade", [rounded(f64::from(decade % 100)), 0]),
            Value::Century(century) => QuantityKey::new("century", [rounded(f64::from(*century)), 0]),
            Value::Time(time) => QuantityKey::new("time", [minutes(*time), 0]),
            Value::Times { from, to } => QuantityKey::new("times", [minutes(*from), minutes(*to)]),
        })
    }

    fn number_key(&self, low: f64, high: f64) -> QuantityKey {
        let parts = |low, high| [rounded(low), rounded(high)];
        match self.kind {
            QuantityKind::Measure(unit) => unit_key(unit, low, high),
            QuantityKind::Percent => QuantityKey::new("share", parts(low / 100.0, high / 100.0)),
            QuantityKind::Money(currency) => QuantityKey::new(currency.code(), parts(low, high)),
            _ if 0.0 < low && high < 1.0 => QuantityKey::new("share", parts(low, high)),
            _ => QuantityKey::new("number", parts(low, high)),
        }
    }
}

fn unit_key(unit: Unit, low: f64, high: f64) -> QuantityKey {
    QuantityKey::new(unit.dimension(), [rounded(unit.to_base(low)), rounded(unit.to_base(high))])
}

fn date_key(date: Date) -> QuantityKey {
    let part = |part: Option<u8>| part.map_or(0, u64::from);
    match (date.year, date.month, date.day) {
        (Some(year), None, None) => QuantityKey::new("number", [rounded(f64::from(year)); 2]),
        (_, Some(_), Some(_)) => QuantityKey::new("day", [part(date.month), part(date.day)]),
        (_, Some(_), None) => QuantityKey::new("month", [part(date.month), 0]),
        _ => QuantityKey::new("weekday", [part(date.weekday), part(date.day)]),
    }
}

/// Twelve-hour minutes: `3 p.m.` and `15:00` meet, and so does a bare `o trzeciej`.
fn minutes(time: Time) -> u64 {
    u64::from(time.hour % 12) * 60 + u64::from(time.minute)
}

/// The bits of a number rounded to nine digits, so that paths of computation do not matter.
fn rounded(value: f64) -> u64 {
    if value == 0.0 {
        return 0;
    }
    format!("{value:.8e}").parse::<f64>().unwrap_or(value).to_bits()
}
