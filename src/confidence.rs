//! A probability with a total order.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

/// The probability that something is right: 0.9 means right nine times in ten, measured.
///
/// Always a number from 0 to 1, never NaN, so confidences can be sorted, compared and used as keys.
///
/// ```
/// use bitext::Confidence;
///
/// let sure = Confidence::new(0.97);
/// assert!(sure > Confidence::new(0.5));
/// assert_eq!(sure.get(), 0.97);
/// assert_eq!(sure.to_string(), "0.97");
/// ```
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(from = "f64", into = "f64")]
pub struct Confidence(f64);

impl Confidence {
    /// Never right.
    pub const ZERO: Confidence = Confidence(0.0);
    /// Always right.
    pub const ONE: Confidence = Confidence(1.0);

    /// The confidence nearest to `probability`: what lies outside 0 to 1 is moved to the border, and
    /// NaN, which no computation of the library should produce, becomes 0. It is kept to a millionth, which
    /// is finer than any measurement, and survives being written as text and read again.
    ///
    /// ```
    /// # use bitext::Confidence;
    /// assert_eq!(Confidence::new(1.000_000_1), Confidence::ONE);
    /// assert_eq!(Confidence::new(f64::NAN), Confidence::ZERO);
    /// ```
    #[must_use]
    pub fn new(probability: f64) -> Self {
        if probability.is_nan() {
            Self::ZERO
        } else {
            Self((probability.clamp(0.0, 1.0) * 1e6).round() / 1e6)
        }
    }

    /// The probability, from 0 to 1.
    ///
    /// ```
    /// # use bitext::Confidence;
    /// assert_eq!(Confidence::ONE.get(), 1.0);
    /// ```
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }

    /// The confidence in the opposite.
    ///
    /// ```
    /// # use bitext::Confidence;
    /// assert_eq!(Confidence::new(0.25).complement(), Confidence::new(0.75));
    /// ```
    #[must_use]
    pub fn complement(self) -> Self {
        Self::new(1.0 - self.0)
    }
}

impl PartialEq for Confidence {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Confidence {}

impl PartialOrd for Confidence {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Confidence {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl From<f64> for Confidence {
    fn from(probability: f64) -> Self {
        Self::new(probability)
    }
}

impl From<Confidence> for f64 {
    fn from(confidence: Confidence) -> f64 {
        confidence.0
    }
}

impl fmt::Display for Confidence {
    /// Two digits after the point unless the format says otherwise.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let precision = f.precision().unwrap_or(2);
        f.pad(&format!("{:.precision$}", self.0))
    }
}
