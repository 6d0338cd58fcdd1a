//! What speaks for and against a bead besides its posterior.
//!
//! A posterior is right about a bead as far as the model is right about the document. Where the model is
//! wrong it shows elsewhere: what stands beside the bead is unsure, sentences are left over on both sides of
//! it, much of the document has no counterpart. These signs are read off the path once it is there;
//! calibration weighs them ([`crate::model::BeadSign`] and [`crate::model::NullSign`] say what each means).
//! None depends on which document is the source.

use super::decode::RawBead;
use super::posterior::Posterior;
use crate::model::{BeadSign, NullSign, Signs, log_odds};

/// The greatest log-odds, either way, of a bead's own posterior.
const SURE: f64 = 12.0;
/// The share, and one less it, that posteriors of neighbours are kept within: beyond it they tell no more.
const LEAST_NEIGHBOUR: f64 = 0.01;
/// The same for the share of sentences that stand alone.
const LEAST_OMISSION: f64 = 0.003;
/// Documents of more sentences are long.
const MANY: usize = 8;

/// The signs of every bead of a path.
pub(crate) fn signs(path: &[RawBead], posterior: &Posterior) -> Vec<Signs> {
    let (source, target) = (share(&posterior.null_source), share(&posterior.null_target));
    let sentences = posterior.null_source.len().min(posterior.null_target.len());
    let behind = sides(path.iter());
    let mut ahead = sides(path.iter().rev());
    ahead.reverse();
    let beads = path.iter().zip(behind.into_iter().zip(ahead));
    beads
        .map(|(bead, (behind, ahead))| {
            let own = log_odds(bead.posterior).clamp(-SURE, SURE);
            if is_null(bead) {
                let mut signs = [0.0; NullSign::COUNT];
                signs[NullSign::Posterior as usize] = own;
                signs[NullSign::Omission as usize] = within((source + target) / 2.0, LEAST_OMISSION);
                Signs::Null(signs)
            } else {
                let flanked = behind.left_over && ahead.left_over;
                let mut signs = [0.0; BeadSign::COUNT];
                signs[BeadSign::Posterior as usize] = own;
                signs[BeadSign::Omission as usize] = within(source.max(target), LEAST_OMISSION);
                signs[BeadSign::Beside as usize] = within(behind.least.min(ahead.least), LEAST_NEIGHBOUR);
                signs[BeadSign::Sentences as usize] = (sentences.clamp(1, MANY) as f64).ln();
                signs[BeadSign::Flanked as usize] = f64::from(u8::from(flanked));
                Signs::Bead(signs)
            }
        })
        .collect()
}

fn is_null(bead: &RawBead) -> bool {
    bead.source.is_empty() || bead.target.is_empty()
}

/// The mean of probabilities; 0 of none.
fn share(probabilities: &[f64]) -> f64 {
    probabilities.iter().sum::<f64>() / probabilities.len().max(1) as f64
}

/// The log-odds of a probability that is kept within `least` and one less it.
fn within(probability: f64, least: f64) -> f64 {
    log_odds(probability.clamp(least, 1.0 - least))
}

/// What stands on one side of a bead.
#[derive(Clone, Copy, Debug)]
struct Beside {
    /// Whether sentences were left over between it and the next bead that is not null.
    left_over: bool,
    /// The least of their posteriors, whose order among themselves is arbitrary, or if there are none that
    /// of the next bead; 1 at the end of the documents.
    least: f64,
}

/// What stands before each bead, in the order in which they are given.
fn sides<'b>(beads: impl Iterator<Item = &'b RawBead>) -> Vec<Beside> {
    let mut now = Beside { left_over: false, least: 1.0 };
    let advance = |bead: &RawBead| {
        let before = now;
        now = match is_null(bead) {
            true if before.left_over => Beside { least: before.least.min(bead.posterior), ..before },
            null => Beside { left_over: null, least: bead.posterior },
        };
        before
    };
    beads.map(advance).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::SentenceRange;

    #[test]
    fn what_stands_beside_does_not_depend_on_the_order_of_what_is_left_over() {
        let bead = |source: (usize, usize), target: (usize, usize), posterior| RawBead {
            source: SentenceRange::new(source.0, source.1),
            target: SentenceRange::new(target.0, target.1),
            posterior,
        };
        let first = bead((0, 1), (0, 1), 0.9);
        let last = bead((2, 3), (2, 3), 0.8);
        let (left, right) = (bead((1, 2), (1, 1), 0.6), bead((2, 2), (1, 2), 0.4));
        for path in [[first, left, right, last], [first, right, left, last]] {
            let before = sides(path.iter());
            assert!(before[3].left_over && before[3].least == 0.4);
            assert!(!before[0].left_over && before[0].least == 1.0);
            let after = sides(path.iter().rev());
            assert!(after[3].left_over && after[3].least == 0.4);
        }
        assert_eq!(sides([first, last].iter())[1].least, 0.9);
    }
}
