//! What a quantity counts: currencies and units, and how they convert.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::data;

const UNITS: &str = include_str!("../../data/units.txt");

/// What a [`Quantity`](super::Quantity) is a quantity of.
///
/// ```
/// use bitext::{Lang, text::{QuantityKind, quantities}};
///
/// let found = quantities("Zapłacił 5 proc. odsetek.", Lang::Polish);
/// assert_eq!(found[0].kind(), QuantityKind::Percent);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuantityKind {
    /// A plain number: a count, a share written as a fraction, a number in a name.
    Number,
    /// A place in a row: `12th`, `trzeci`, `II`.
    Ordinal,
    /// Hundredths; the value of `5%` is 5. Percentage points are a [`QuantityKind::Measure`].
    Percent,
    /// An amount of money.
    Money(Currency),
    /// A number of units of measure, also of time.
    Measure(Unit),
    /// A day, a month, a year, a decade or a century.
    Date,
    /// A time of day.
    Time,
}

/// A currency, by its ISO 4217 code.
///
/// ```
/// use bitext::text::Currency;
///
/// assert_eq!(Currency::new("PLN").unwrap().code(), "PLN");
/// assert_eq!(Currency::new("zloty"), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

impl Currency {
    /// The currency is not said: bare cents and crowns. ISO 4217 has this code for it.
    pub const UNKNOWN: Currency = Currency(*b"XXX");

    /// The currency with this code, or `None` when it is not three capital letters.
    ///
    /// ```
    /// # use bitext::text::Currency;
    /// assert_eq!(Currency::new("XXX"), Some(Currency::UNKNOWN));
    /// ```
    #[must_use]
    pub fn new(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Currency(bytes))
    }

    /// The three letters.
    ///
    /// ```
    /// # use bitext::text::Currency;
    /// assert_eq!(Currency::UNKNOWN.code(), "XXX");
    /// ```
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Currency({})", self.code())
    }
}

impl TryFrom<String> for Currency {
    type Error = String;

    fn try_from(code: String) -> Result<Self, String> {
        Currency::new(&code).ok_or_else(|| format!("{code:?} is no ISO 4217 currency code"))
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> String {
        currency.code().to_owned()
    }
}

/// A unit of measure, by its symbol: `km`, `mi`, `°C`, `h`.
///
/// Units that measure the same thing convert into each other.
///
/// ```
/// use bitext::text::Unit;
///
/// let mile = Unit::new("mi").unwrap();
/// assert_eq!(mile.dimension(), "length");
/// assert_eq!(mile.to_base(10.0).round(), 16093.0);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Unit(u8);

struct UnitFacts {
    symbol: &'static str,
    dimension: &'static str,
    factor: f64,
}

static FACTS: LazyLock<Vec<UnitFacts>> = LazyLock::new(|| {
    let facts = data::entries(UNITS).filter_map(|entry| {
        let mut fields = data::fields(entry);
        let (symbol, dimension) = (fields.next()?, fields.next()?);
        Some(UnitFacts { symbol, dimension, factor: fields.next()?.parse().ok()? })
    });
    facts.take(usize::from(u8::MAX)).collect()
});

static BY_SYMBOL: LazyLock<HashMap<&'static str, Unit>> = LazyLock::new(|| {
    (0..=u8::MAX).zip(FACTS.iter()).map(|(index, facts)| (facts.symbol, Unit(index))).collect()
});

impl Unit {
    /// The unit with this symbol, if the library knows it.
    ///
    /// ```
    /// # use bitext::text::Unit;
    /// assert_eq!(Unit::new("parsec"), None);
    /// ```
    #[must_use]
    pub fn new(symbol: &str) -> Option<Self> {
        BY_SYMBOL.get(symbol).copied()
    }

    /// Its symbol.
    ///
    /// ```
    /// # use bitext::text::Unit;
    /// assert_eq!(Unit::new("kg").unwrap().symbol(), "kg");
    /// ```
    #[must_use]
    pub fn symbol(self) -> &'static str {
        FACTS[usize::from(self.0)].symbol
    }

    /// What it measures: `length`, `mass`, `time`, …
    ///
    /// ```
    /// # use bitext::text::Unit;
    /// assert_eq!(Unit::new("kg").unwrap().dimension(), Unit::new("lb").unwrap().dimension());
    /// ```
    #[must_use]
    pub fn dimension(self) -> &'static str {
        FACTS[usize::from(self.0)].dimension
    }

    /// So many of this unit in the base unit of its dimension: metres, kilograms, seconds, kelvins, …
    ///
    /// ```
    /// # use bitext::text::Unit;
    /// assert_eq!(Unit::new("°F").unwrap().to_base(32.0).round(), 273.0);
    /// ```
    #[must_use]
    pub fn to_base(self, value: f64) -> f64 {
        match self.symbol() {
            "°C" => value + 273.15,
            "°F" => (value + 459.67) * 5.0 / 9.0,
            _ => value * FACTS[usize::from(self.0)].factor,
        }
    }
}

impl Unit {
    /// Whether this is a degree of a scale that is not said, and the other says its scale.
    pub(super) fn is_bare_degree(self, other: Unit) -> bool {
        self.symbol() == "°" && other.dimension() == "temperature"
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Unit({})", self.symbol())
    }
}

impl TryFrom<String> for Unit {
    type Error = String;

    fn try_from(symbol: String) -> Result<Self, String> {
        Unit::new(&symbol).ok_or_else(|| format!("unknown unit {symbol:?}"))
    }
}

impl From<Unit> for String {
    fn from(unit: Unit) -> String {
        unit.symbol().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_is_read() {
        data::check(UNITS, 3..=3).unwrap();
        assert_eq!(FACTS.len(), data::entries(UNITS).count());
        assert!(FACTS.iter().all(|facts| facts.factor > 0.0));
    }
}
