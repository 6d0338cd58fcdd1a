//! Calibration: from what a bead shows to a probability that holds when measured.
//!
//! Two steps. A *scale* adds up the signs of a bead, each times its weight, as logistic regression does:
//! that puts right beads above wrong ones. Then a monotone curve turns the sum into the share that was
//! right on held-out documents: that makes the figure a probability.

use super::signs::{BeadSign, NullSign, Signs};
use crate::error::{Error, ErrorKind};

/// The scales of beads and of null beads.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Calibration {
    pub(crate) bead: Scale<{ BeadSign::COUNT }>,
    pub(crate) null: Scale<{ NullSign::COUNT }>,
}

/// Weights of signs, and the curve behind them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scale<const N: usize> {
    /// In the order of the signs; what one more of a sign adds to the log-odds.
    pub(crate) weights: [f32; N],
    pub(crate) bias: f32,
    pub(crate) curve: Curve,
}

/// A monotone, piecewise linear map in the space of log-odds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Curve {
    /// Pairs of raw and calibrated log-odds, both rising. No knot at all is the identity.
    knots: Vec<(f32, f32)>,
}

impl Curve {
    #[cfg(feature = "train")]
    pub(crate) const IDENTITY: Curve = Curve { knots: Vec::new() };

    #[cfg(feature = "train")]
    pub(crate) fn new(knots: Vec<(f32, f32)>) -> Self {
        Self { knots }
    }

    /// The calibrated log-odds for raw ones.
    pub(crate) fn apply(&self, odds: f64) -> f64 {
        let Some((&first, &last)) = self.knots.first().zip(self.knots.last()) else { return odds };
        let after = self.knots.partition_point(|knot| f64::from(knot.0) < odds);
        match (after.checked_sub(1).and_then(|before| self.knots.get(before)), self.knots.get(after)) {
            (Some(&(x0, y0)), Some(&(x1, y1))) => {
                let share = (odds - f64::from(x0)) / f64::from(x1 - x0).max(1e-9);
                f64::from(y0) + share * f64::from(y1 - y0)
            }
            // Beyond the ends the odds move as the raw ones do, so that the order of confidences stays.
            (None, _) => f64::from(first.1) + odds - f64::from(first.0),
            (_, None) => f64::from(last.1) + odds - f64::from(last.0),
        }
    }
}

/// The natural logarithm of the odds, kept finite.
pub(crate) fn log_odds(probability: f64) -> f64 {
    let probability = probability.clamp(1e-9, 1.0 - 1e-9);
    (probability / (1.0 - probability)).ln()
}

impl<const N: usize> Scale<N> {
    /// The posterior as it is: its log-odds are the first of the signs.
    #[cfg(feature = "train")]
    pub(crate) const IDENTITY: Scale<N> = {
        let mut weights = [0.0; N];
        weights[0] = 1.0;
        Scale { weights, bias: 0.0, curve: Curve::IDENTITY }
    };

    /// The weighed sum of signs.
    pub(crate) fn sum(&self, signs: &[f64; N]) -> f64 {
        let weighed = self.weights.iter().zip(signs).map(|(&weight, sign)| f64::from(weight) * sign);
        f64::from(self.bias) + weighed.sum::<f64>()
    }

    fn probability(&self, signs: &[f64; N]) -> f64 {
        1.0 / (1.0 + (-self.curve.apply(self.sum(signs))).exp())
    }

    fn read(bytes: &mut &[u8]) -> Result<Self, Error> {
        let mut figure = || {
            let (four, rest) = bytes.split_first_chunk::<4>().ok_or_else(damaged)?;
            *bytes = rest;
            let figure = f32::from_le_bytes(*four);
            if figure.is_finite() { Ok(figure) } else { Err(damaged()) }
        };
        let mut weights = [0.0; N];
        for weight in &mut weights {
            *weight = figure()?;
        }
        let bias = figure()?;
        Ok(Self { weights, bias, curve: read_curve(bytes)? })
    }

    #[cfg(feature = "train")]
    fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.weights.iter().chain([&self.bias]).flat_map(|figure| figure.to_le_bytes()));
        let knots = &self.curve.knots;
        out.extend((knots.len() as u32).to_le_bytes());
        for (raw, calibrated) in knots {
            out.extend(raw.to_le_bytes());
            out.extend(calibrated.to_le_bytes());
        }
    }
}

impl Calibration {
    #[cfg(feature = "train")]
    pub(crate) const IDENTITY: Calibration = Calibration { bead: Scale::IDENTITY, null: Scale::IDENTITY };

    /// The probability that the bead with these signs is right.
    pub(crate) fn probability(&self, signs: &Signs) -> f64 {
        match signs {
            Signs::Bead(signs) => self.bead.probability(signs),
            Signs::Null(signs) => self.null.probability(signs),
        }
    }

    /// Tells the weights, a line for each kind of bead.
    #[cfg(feature = "train")]
    pub(crate) fn describe(&self, say: &mut dyn FnMut(&str)) {
        let beads = BeadSign::ALL.iter().zip(&self.bead.weights);
        let beads: Vec<String> = beads.map(|(sign, weight)| format!("{sign:?} {weight:.3}")).collect();
        say(&format!("weights of the signs of beads: {}, bias {:.3}", beads.join(", "), self.bead.bias));
        let nulls = NullSign::ALL.iter().zip(&self.null.weights);
        let nulls: Vec<String> = nulls.map(|(sign, weight)| format!("{sign:?} {weight:.3}")).collect();
        say(&format!("weights of the signs of null beads: {}, bias {:.3}", nulls.join(", "), self.null.bias));
    }

    /// For beads, then for null beads: the weights and the bias (f32 each), the number of knots (four
    /// bytes), the knots (two f32 each).
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Error> {
        let mut rest = bytes;
        let bead = Scale::read(&mut rest)?;
        let null = Scale::read(&mut rest)?;
        if rest.is_empty() { Ok(Self { bead, null }) } else { Err(damaged()) }
    }

    #[cfg(feature = "train")]
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.bead.write(&mut out);
        self.null.write(&mut out);
        out
    }
}

fn read_curve(bytes: &mut &[u8]) -> Result<Curve, Error> {
    let (count, rest) = bytes.split_first_chunk::<4>().ok_or_else(damaged)?;
    let length = (u32::from_le_bytes(*count) as usize).checked_mul(8).ok_or_else(damaged)?;
    let (knots, rest) = rest.split_at_checked(length).ok_or_else(damaged)?;
    *bytes = rest;
    let knots: Vec<(f32, f32)> = knots
        .as_chunks::<8>()
        .0
        .iter()
        .map(|&[a, b, c, d, e, f, g, h]| (f32::from_le_bytes([a, b, c, d]), f32::from_le_bytes([e, f, g, h])))
        .collect();
    let rising = knots.windows(2).all(|pair| pair[0].0 <= pair[1].0 && pair[0].1 <= pair[1].1);
    let finite = knots.iter().all(|(raw, calibrated)| raw.is_finite() && calibrated.is_finite());
    if rising && finite { Ok(Curve { knots }) } else { Err(damaged()) }
}

fn damaged() -> Error {
    ErrorKind::DamagedModel { what: "the calibration" }.into()
}
