//! How sure a denial or a doubt was lost or added, by two opinions of the same evidence.
//!
//! Trees tell most of what they were fitted on, for they have joint evidence. A weighted sum is blunter and holds for
//! sentences altered in other ways: fitted on one of the two ways to alter that [`crate::train`] knows and asked about
//! the other, both together told 4 to 5 of a hundred added negations and doubts more than the trees alone, at as many
//! false alarms (FLORES-200 dev and held-out training texts, half by half).

use std::collections::HashMap;

use crate::quote::trees::Trees;

/// Trees and a weighted sum over the same evidence.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Opinions {
    trees: Trees,
    /// The log-odds where nothing speaks for it, and what each piece of evidence adds by its value.
    offset: f64,
    weights: Vec<(usize, f64)>,
}

impl Opinions {
    /// Reads trees as [`Trees::read`] does, and after a name and a space a weight; `sum` is the log-odds of nothing.
    pub(crate) fn read(text: &str, names: &[&str]) -> Opinions {
        let numbers: HashMap<&str, usize> = names.iter().copied().zip(0..).collect();
        let mut opinions = Opinions { trees: Trees::read(text, names), ..Opinions::default() };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((name, weight)) = line.split_once(' ') else { continue };
            let Ok(weight) = weight.parse() else { continue };
            match numbers.get(name) {
                Some(&number) => opinions.weights.push((number, weight)),
                None if name == OFFSET => opinions.offset = weight,
                None => {}
            }
        }
        opinions
    }

    /// The probability, 0 to 1: of the mean of the log-odds of both. Cost: some comparisons a tree.
    pub(crate) fn at(&self, features: &[f32]) -> f64 {
        let feature = |number: usize| f64::from(features.get(number).copied().unwrap_or(0.0));
        let sum: f64 = self.weights.iter().map(|&(number, weight)| weight * feature(number)).sum();
        let odds = TREES * self.trees.odds(features) + (1.0 - TREES) * (self.offset + sum);
        1.0 / (1.0 + (-odds).exp())
    }

    /// How many lines were read.
    #[cfg(test)]
    pub(super) fn lines(&self) -> usize {
        self.trees.len() + self.weights.len() + 1
    }
}

/// How much the trees count, of the whole.
const TREES: f64 = 0.5;
/// What stands before the offset of the sum.
pub(crate) const OFFSET: &str = "sum";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_count_as_much() {
        let opinions = Opinions::read("# comment\na<1 -1 1\nsum 0.5\nb 2\n", &["a", "b"]);
        assert_eq!(opinions.lines(), 3);
        let logistic = |sum: f64| 1.0 / (1.0 + (-sum).exp());
        assert_eq!(opinions.at(&[0.0, 1.0]), logistic((-1.0 + 2.5) / 2.0));
        assert_eq!(opinions.at(&[2.0]), logistic((1.0 + 0.5) / 2.0));
    }
}
