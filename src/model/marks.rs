//! What marks tell: how much likelier two sentences have or lack a mark where one translates the other.

use crate::error::{Error, ErrorKind};
use crate::text::{Mark, Marks};

/// Log-odds, translation against chance, of every mark.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MarkOdds {
    /// Of both having it, the Polish sentence alone, the English one alone, neither.
    odds: [[f32; 4]; Mark::COUNT],
    /// For each set of marks what it changes that the Polish sentence alone has them, …
    polish: Vec<f32>,
    /// … the English one alone, …
    english: Vec<f32>,
    /// … and further that both have them.
    shared: Vec<f32>,
    /// The least and the greatest of these.
    shared_ends: [f32; 2],
}

/// Log-odds are at most so great either way: what is rare in the training texts may be common elsewhere.
#[cfg(any(test, feature = "train"))]
const MOST: f64 = 2.5;
/// Pairs that are taken to have been met already, with marks that have nothing to do with each other.
#[cfg(any(test, feature = "train"))]
const PRIOR: f64 = 10.0;

impl MarkOdds {
    /// Learns from how often pairs have a mark: in both, in the Polish sentence alone, the English one alone, in neither.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn learn(counts: &[[f64; 4]; Mark::COUNT]) -> Self {
        Self::new(counts.map(|[both, polish, english, neither]| {
            let pairs = both + polish + english + neither;
            let share = |count: f64| (count + 0.5) / (pairs + 1.0);
            let (p, e) = (share(both + polish), share(both + english));
            let odds = |count: f64, chance: f64| {
                let smoothed = (count + PRIOR * chance) / (pairs + PRIOR);
                (smoothed / chance).ln().clamp(-MOST, MOST) as f32
            };
            [
                odds(both, p * e),
                odds(polish, p * (1.0 - e)),
                odds(english, (1.0 - p) * e),
                odds(neither, (1.0 - p) * (1.0 - e)),
            ]
        }))
    }

    fn new(odds: [[f32; 4]; Mark::COUNT]) -> Self {
        let table = |change: fn(&[f32; 4]) -> f32| {
            let sum = |marks: Marks| {
                let odds = Mark::ALL.iter().zip(&odds).filter(|(mark, _)| marks.has(**mark));
                odds.map(|(_, odds)| change(odds)).sum()
            };
            Marks::all().map(sum).collect()
        };
        let polish = table(|[_, polish, _, neither]| polish - neither);
        let english = table(|[.., english, neither]| english - neither);
        let shared: Vec<f32> = table(|[both, polish, english, neither]| both - polish - english + neither);
        let shared_ends =
            [shared.iter().copied().fold(0.0, f32::min), shared.iter().copied().fold(0.0, f32::max)];
        Self { odds, polish, english, shared, shared_ends }
    }

    /// What is told where neither sentence has any mark.
    pub(crate) fn none(&self) -> f32 {
        self.odds.iter().map(|[.., neither]| neither).sum()
    }

    /// What the marks of one side change, as if the other had none.
    pub(crate) fn alone(&self, marks: Marks, polish: bool) -> f32 {
        if polish { self.polish[marks.number()] } else { self.english[marks.number()] }
    }

    /// What it changes further that both sides have these marks.
    pub(crate) fn shared(&self, marks: Marks) -> f32 {
        self.shared[marks.number()]
    }

    /// The least and the most that can be.
    pub(crate) fn shared_ends(&self) -> [f32; 2] {
        self.shared_ends
    }

    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Error> {
        let damaged = || Error::from(ErrorKind::DamagedModel { what: "the odds of marks" });
        let (numbers, []) = bytes.as_chunks::<4>() else { return Err(damaged()) };
        let values: Vec<f32> = numbers.iter().map(|&four| f32::from_le_bytes(four)).collect();
        let (rows, []) = values.as_chunks::<4>() else { return Err(damaged()) };
        if values.iter().any(|value| !value.is_finite()) {
            return Err(damaged());
        }
        Ok(Self::new(rows.try_into().map_err(|_| damaged())?))
    }

    #[cfg(any(test, feature = "train"))]
    pub(crate) fn write(&self) -> Vec<u8> {
        self.odds.as_flattened().iter().flat_map(|value| value.to_le_bytes()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_go_together_speak_for_a_pair() {
        let mut counts = [[0.0; 4]; Mark::COUNT];
        counts[Mark::Question as usize] = [90.0, 5.0, 5.0, 900.0];
        let odds = MarkOdds::learn(&counts);
        let (question, plain) = (Marks::read("Why?"), Marks::read("So."));
        let told = |polish: Marks, english: Marks| {
            odds.none()
                + odds.alone(polish, true)
                + odds.alone(english, false)
                + odds.shared(polish.shared(english))
        };
        assert!(told(question, question) > 1.5);
        assert!(told(question, plain) < -1.5);
        assert!((0.0..0.2).contains(&told(plain, plain)));
        // Of marks that were never met nothing is known.
        let bracket = Marks::read("So (it is).");
        assert!(odds.alone(bracket, true).abs() < 0.1);
        assert_eq!(MarkOdds::read(&odds.write()), Ok(odds));
        assert!(MarkOdds::read(&[0; 4]).is_err());
    }
}
