//! Calibration: from a raw posterior to a probability that holds when measured.

use crate::error::{Error, ErrorKind};

/// Two monotone curves, one for beads and one for null beads.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Calibration {
    pub(crate) bead: Curve,
    pub(crate) null: Curve,
}

/// A monotone, piecewise linear map in the space of log-odds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Curve {
    /// Pairs of raw and calibrated log-odds, both rising. No knot at all is the identity.
    knots: Vec<(f32, f32)>,
}

impl Curve {
    #[cfg(any(test, feature = "train"))]
    pub(crate) const IDENTITY: Curve = Curve { knots: Vec::new() };

    #[cfg(any(test, feature = "train"))]
    pub(crate) fn new(knots: Vec<(f32, f32)>) -> Self {
        Self { knots }
    }

    /// The calibrated probability for a raw one.
    pub(crate) fn apply(&self, raw: f64) -> f64 {
        let Some((&first, &last)) = self.knots.first().zip(self.knots.last()) else { return raw };
        let odds = log_odds(raw);
        let after = self.knots.partition_point(|knot| f64::from(knot.0) < odds);
        let calibrated =
            match (after.checked_sub(1).and_then(|before| self.knots.get(before)), self.knots.get(after)) {
                (Some(&(x0, y0)), Some(&(x1, y1))) => {
                    let share = (odds - f64::from(x0)) / f64::from(x1 - x0).max(1e-9);
                    f64::from(y0) + share * f64::from(y1 - y0)
                }
                // Beyond the ends the odds move as the raw ones do, so that the order of confidences stays.
                (None, _) => f64::from(first.1) + odds - f64::from(first.0),
                (_, None) => f64::from(last.1) + odds - f64::from(last.0),
            };
        1.0 / (1.0 + (-calibrated).exp())
    }
}

/// The natural logarithm of the odds, kept finite.
pub(crate) fn log_odds(probability: f64) -> f64 {
    let probability = probability.clamp(1e-9, 1.0 - 1e-9);
    (probability / (1.0 - probability)).ln()
}

impl Calibration {
    #[cfg(any(test, feature = "train"))]
    pub(crate) const IDENTITY: Calibration = Calibration { bead: Curve::IDENTITY, null: Curve::IDENTITY };

    /// For each curve the number of its knots (four bytes), then the knots, two f32 each.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Error> {
        let mut rest = bytes;
        let bead = read_curve(&mut rest)?;
        let null = read_curve(&mut rest)?;
        if rest.is_empty() { Ok(Self { bead, null }) } else { Err(damaged()) }
    }

    #[cfg(any(test, feature = "train"))]
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for curve in [&self.bead, &self.null] {
            out.extend((curve.knots.len() as u32).to_le_bytes());
            for (raw, calibrated) in &curve.knots {
                out.extend(raw.to_le_bytes());
                out.extend(calibrated.to_le_bytes());
            }
        }
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
