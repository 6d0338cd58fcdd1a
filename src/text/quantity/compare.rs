//! Whether two quantities say the same.

use serde::{Deserialize, Serialize};

use super::kind::{Currency, QuantityKind, Unit};
use super::value::{Approximation, Value};
use super::{Quantity, bridge};

/// How two quantities relate, from agreement to contradiction.
///
/// ```
/// use bitext::{Lang, text::{Comparison, quantities}};
///
/// let polish = quantities("ponad 16 tys. prób", Lang::Polish);
/// let over = quantities("over 16,000 attempts", Lang::English);
/// let almost = quantities("almost 16,000 attempts", Lang::English);
/// assert_eq!(polish[0].compare(&over[0]), Comparison::Equal);
/// assert_eq!(polish[0].compare(&almost[0]), Comparison::ApproximationDiffers);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// The same value, said as exactly.
    Equal,
    /// The same but for rounding, as of a conversion between units.
    Rounded,
    /// They agree, but one says less: a date without its year, about for exact, a range around the value.
    Vaguer,
    /// The same number, but the approximation contradicts: over and almost, exact and over.
    ApproximationDiffers,
    /// Different values of the same sort.
    Different,
    /// Things that cannot be compared: a date and a length.
    Incomparable,
}

/// Writers round conversions between systems of units generously: 5 miles for 8 km, 6 feet for 1.8 m.
const CONVERSION: f64 = 0.05;
/// How far a converted temperature may be off, in degrees Celsius: 90 °F is 32 °C.
const DEGREE: f64 = 1.0;

impl Quantity {
    /// Whether both state the same value, rounded at most; approximations and missing parts of a date
    /// are forgiven.
    ///
    /// ```
    /// # use bitext::{Lang, text::quantities};
    /// let miles = quantities("about 10 miles", Lang::English);
    /// let kilometres = quantities("16 km", Lang::Polish);
    /// assert!(miles[0].same_value(&kilometres[0]));
    /// ```
    #[must_use]
    pub fn same_value(&self, other: &Quantity) -> bool {
        self.compare(other) <= Comparison::ApproximationDiffers
    }

    /// How the two relate. Symmetric.
    ///
    /// ```
    /// # use bitext::{Lang, text::{Comparison, quantities}};
    /// let polish = quantities("12 października 2021 r.", Lang::Polish);
    /// let english = quantities("October 12", Lang::English);
    /// assert_eq!(polish[0].compare(&english[0]), Comparison::Vaguer);
    /// ```
    #[must_use]
    pub fn compare(&self, other: &Quantity) -> Comparison {
        let values = match (self.number(), other.number()) {
            (Some(left), Some(right)) => left.compare(right),
            _ => self.compare_calendar(other),
        };
        if values > Comparison::Vaguer {
            let may_be_one = bridge::may_be_one((self.kind, &self.value), (other.kind, &other.value));
            return if may_be_one { Comparison::Vaguer } else { values };
        }
        // `kilkanaście` is more than a dozen.
        let vague = [self, other].iter().any(|it| matches!(it.value, Value::Range { .. }));
        if vague && values == Comparison::Vaguer && !are_contrary(self.approximation, other.approximation) {
            return values;
        }
        values.max(approximations(self.approximation, other.approximation))
    }

    fn number(&self) -> Option<Numbers> {
        let (low, high) = match self.value {
            Value::Date(date) if date.month.is_none() && date.weekday.is_none() => {
                let year = f64::from(date.year?);
                (year, year)
            }
            Value::Dates { from, to } if from.month.is_none() && from.weekday.is_none() => {
                (f64::from(from.year?), f64::from(to.year?))
            }
            _ => self.value.bounds()?,
        };
        Some(Numbers { low, high, kind: self.kind, approximation: self.approximation, vague: low < high })
    }

    fn compare_calendar(&self, other: &Quantity) -> Comparison {
        let agree = |agree, same| match (agree, same) {
            (_, true) => Comparison::Equal,
            (true, false) => Comparison::Vaguer,
            _ => Comparison::Different,
        };
        match (&self.value, &other.value) {
            (Value::Date(left), Value::Date(right)) => agree(left.agrees(right), left == right),
            (Value::Dates { from, to }, Value::Dates { from: other_from, to: other_to }) => {
                agree(from.agrees(other_from) && to.agrees(other_to), self.value == other.value)
            }
            (Value::Time(left), Value::Time(right)) => {
                let same = left.agrees(right) && left.hour == right.hour;
                agree(left.agrees(right), same)
            }
            (Value::Times { from, to }, Value::Times { from: other_from, to: other_to }) => {
                agree(from.agrees(other_from) && to.agrees(other_to), self.value == other.value)
            }
            (Value::Decade(left), Value::Decade(right)) => {
                let open = *left < 100 || *right < 100;
                agree(open && left % 100 == right % 100, left == right)
            }
            (Value::Century(left), Value::Century(right)) => agree(false, left == right),
            (Value::Digits(left), Value::Digits(right)) => agree(false, left == right),
            _ if self.kind == other.kind => Comparison::Different,
            _ => Comparison::Incomparable,
        }
    }
}

/// A quantity as a range of numbers.
#[derive(Clone, Copy)]
struct Numbers {
    low: f64,
    high: f64,
    kind: QuantityKind,
    approximation: Approximation,
    vague: bool,
}

impl Numbers {
    fn compare(self, other: Numbers) -> Comparison {
        match (self.kind, other.kind) {
            (QuantityKind::Measure(left), QuantityKind::Measure(right)) if left == right => {
                if left.symbol() == "°" { self.degrees(left, other, right) } else { self.same_kind(other) }
            }
            (left, right) if left == right => self.same_kind(other),
            (QuantityKind::Measure(left), QuantityKind::Measure(right)) => {
                if left.is_bare_degree(right) || right.is_bare_degree(left) {
                    return self.degrees(left, other, right).max(Comparison::Vaguer);
                }
                if left.dimension() != right.dimension() {
                    return Comparison::Incomparable;
                }
                self.to_base(left).converted(other.to_base(right))
            }
            (QuantityKind::Money(left), QuantityKind::Money(right)) => {
                if left == Currency::UNKNOWN || right == Currency::UNKNOWN {
                    return self.same_kind(other).max(Comparison::Vaguer);
                }
                Comparison::Different
            }
            // Pounds are money or weight.
            (QuantityKind::Money(currency), QuantityKind::Measure(unit)) => {
                self.as_weight(currency, other, unit)
            }
            (QuantityKind::Measure(unit), QuantityKind::Money(currency)) => {
                other.as_weight(currency, self, unit)
            }
            (QuantityKind::Percent, QuantityKind::Number) => self.share(other),
            (QuantityKind::Number, QuantityKind::Percent) => other.share(self),
            (QuantityKind::Number, QuantityKind::Date) | (QuantityKind::Date, QuantityKind::Number) => {
                self.same_kind(other)
            }
            // A number that lost its unit, or an ordinal that lost its dot.
            (QuantityKind::Number | QuantityKind::Ordinal, _)
            | (_, QuantityKind::Number | QuantityKind::Ordinal) => {
                let same = self.same_kind(other);
                if same <= Comparison::Vaguer { Comparison::Vaguer } else { Comparison::Incomparable }
            }
            _ => Comparison::Incomparable,
        }
    }

    /// A percentage beside a share: 33% is `jedna trzecia`, rounded.
    fn share(self, other: Numbers) -> Comparison {
        let exact = self.scaled(0.01).same_kind(other);
        let rounded = (other.low * 100.0).round() == self.low && other.low == other.high;
        let is_share = (0.0..1.0).contains(&other.low) && self.low > 0.0;
        if exact > Comparison::Rounded && rounded && is_share && self.low == self.high {
            return Comparison::Rounded;
        }
        exact
    }

    /// Degrees of which one at least does not say its scale, and may be one of Fahrenheit.
    fn degrees(self, mine: Unit, other: Numbers, others: Unit) -> Comparison {
        let same = self.same_kind(other);
        let (Some(bare), Some(fahrenheit), Some(celsius)) =
            (Unit::new("°"), Unit::new("°F"), Unit::new("°C"))
        else {
            return same;
        };
        let near = |left: Numbers, right: Numbers| {
            let (left, right) = (left.to_base(fahrenheit), right.to_base(celsius));
            (left.low - right.low).abs() <= DEGREE && (left.high - right.high).abs() <= DEGREE
        };
        let scale = |unit: Unit| unit == bare || unit == celsius;
        let converted = mine == bare && scale(others) && near(self, other)
            || others == bare && scale(mine) && near(other, self);
        if same > Comparison::Rounded && converted { Comparison::Rounded } else { same }
    }

    fn scaled(self, factor: f64) -> Numbers {
        Numbers { low: self.low * factor, high: self.high * factor, ..self }
    }

    fn to_base(self, unit: Unit) -> Numbers {
        Numbers { low: unit.to_base(self.low), high: unit.to_base(self.high), ..self }
    }

    fn as_weight(self, currency: Currency, other: Numbers, unit: Unit) -> Comparison {
        match Unit::new("lb") {
            Some(pound) if currency.code() == "GBP" && unit.dimension() == "mass" => {
                self.to_base(pound).converted(other.to_base(unit))
            }
            _ => Comparison::Incomparable,
        }
    }

    /// Two values in one unit that were converted from different ones.
    fn converted(self, other: Numbers) -> Comparison {
        let exact = self.same_kind(other);
        let near = |left: f64, right: f64| distance(left, right) <= CONVERSION;
        if exact > Comparison::Vaguer && near(self.low, other.low) && near(self.high, other.high) {
            return Comparison::Rounded;
        }
        exact
    }

    fn same_kind(self, other: Numbers) -> Comparison {
        // Sums in floating point differ in the last digits.
        let same = |left: f64, right: f64| distance(left, right) < 1e-9;
        if same(self.low, other.low) && same(self.high, other.high) {
            return Comparison::Equal;
        }
        if self.is_rounding_of(other) || other.is_rounding_of(self) {
            return Comparison::Rounded;
        }
        let ((left_low, left_high), (right_low, right_high)) =
            (self.reach(other.vague), other.reach(self.vague));
        let meet = left_low <= right_high && right_low <= left_high;
        // Two vague words, or a vague word and a number in its range: `kilkanaście`, `a dozen`.
        // But about 45 is not about 55.
        let may_meet = self.vague || other.vague || self.is_loose() != other.is_loose();
        if meet && may_meet { Comparison::Vaguer } else { Comparison::Different }
    }

    fn is_loose(self) -> bool {
        self.approximation != Approximation::Exact
    }

    /// The values that the words leave open; they are read more widely beside a vague word: `dwadzieścia kilka`, `over 20`.
    fn reach(self, beside_vague: bool) -> (f64, f64) {
        let most = if beside_vague { 0.25 } else { 0.1 } * self.low.abs().max(self.high.abs());
        // `about 18` is not 19, nor `up to 27` 25: what is left open is the next of its digits.
        let unit = last_place(self.low).max(last_place(self.high));
        let margin = match self.approximation {
            _ if beside_vague => most,
            Approximation::About => most.min(0.6 * unit),
            _ => most.min(unit),
        };
        match self.approximation {
            Approximation::Exact => (self.low, self.high),
            Approximation::About => (self.low - margin, self.high + margin),
            Approximation::Over | Approximation::AtLeast => (self.low, self.high + margin),
            Approximation::Under | Approximation::AtMost | Approximation::Almost => {
                (self.low - margin, self.high)
            }
        }
    }

    /// Whether a large number is the other with fewer digits: 16,200 for 16,245, 1.5 million for 1.52.
    /// Small numbers and years are exact, and one digit is no rounding but an estimate.
    fn is_rounding_of(self, other: Numbers) -> bool {
        if self.low != self.high || other.low != other.high || self.low.abs() < 10_000.0 {
            return false;
        }
        let digits = format!("{:e}", self.low.abs());
        let mantissa = digits.split('e').next().unwrap_or_default();
        let count = mantissa.bytes().filter(u8::is_ascii_digit).count();
        if !(2..=6).contains(&count) {
            return false;
        }
        let precision = count - 1;
        let shortened: f64 = format!("{:.precision$e}", other.low).parse().unwrap_or(other.low);
        distance(shortened, self.low) < 1e-9
    }
}

/// What the last digit of a number that is not 0 counts: 1000 in 16,000.
fn last_place(value: f64) -> f64 {
    let mut place = 1.0;
    while place < LARGEST_PLACE && value != 0.0 && value % (place * 10.0) == 0.0 {
        place *= 10.0;
    }
    // Decimals are few; a tenth is as far as anybody is vague about.
    if value.fract() == 0.0 { place } else { 0.1 }
}

const LARGEST_PLACE: f64 = 1e15;

/// The difference in parts of the greater number.
fn distance(left: f64, right: f64) -> f64 {
    if left == right { 0.0 } else { (left - right).abs() / left.abs().max(right.abs()) }
}

/// Whether one says more than the number and the other less.
fn are_contrary(left: Approximation, right: Approximation) -> bool {
    use Approximation::{Almost, AtLeast, AtMost, Over, Under};
    let above = |it| matches!(it, Over | AtLeast);
    let below = |it| matches!(it, Under | AtMost | Almost);
    above(left) && below(right) || below(left) && above(right)
}

fn approximations(left: Approximation, right: Approximation) -> Comparison {
    use Approximation::{About, Almost, AtLeast, AtMost, Exact, Over, Under};
    match (left, right) {
        (a, b) if a == b => Comparison::Equal,
        (Over, AtLeast) | (AtLeast, Over) | (Under, AtMost) | (AtMost, Under) => Comparison::Equal,
        (Exact | Almost | Under, About) | (About, Exact | Almost | Under) => Comparison::Vaguer,
        (Almost, Under | AtMost | Exact) | (Under | AtMost | Exact, Almost) => Comparison::Vaguer,
        (About, Over) | (Over, About) => Comparison::Vaguer,
        _ => Comparison::ApproximationDiffers,
    }
}
