//! How literal a document is: a hidden state with a few values.
//!
//! A faithful translation and a news report that leaves out half of a statement want different priors for
//! null beads, and the document has to say which it is. Instead of choosing one value we hold a few and
//! weigh each by how well the document fits it (its evidence, the sum over all paths): exact, stable for a
//! single sentence, and without a knob.

use std::sync::LazyLock;

use super::shape::Shape;

/// One state of a document: how often a step of the path leaves out a source or a target sentence, and
/// how often it groups sentences.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Noise {
    /// ln P(1-0)
    pub(crate) source: f64,
    /// ln P(0-1)
    pub(crate) target: f64,
    /// ln P(1-1)
    pub(crate) single: f64,
    /// ln P(any shape of more sentences)
    pub(crate) group: f64,
    /// ln of the prior of this state.
    pub(crate) prior: f64,
    /// The same shares as they are, for logarithms are the smaller part of the work.
    pub(super) shares: Shares,
}

/// What share of the steps is of each kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shares {
    pub(super) source: f64,
    pub(super) target: f64,
    pub(super) single: f64,
    pub(super) group: f64,
}

impl Noise {
    /// By the shares of steps that leave out a sentence of either side, and of groups among the others.
    pub(super) fn new(source: f64, target: f64, grouped: f64, prior: f64) -> Self {
        let matched = 1.0 - source - target;
        let shares = Shares { source, target, single: matched * (1.0 - grouped), group: matched * grouped };
        Self {
            source: source.ln(),
            target: target.ln(),
            single: shares.single.ln(),
            group: shares.group.ln(),
            prior,
            shares,
        }
    }

    /// ln of the probability that a step has sentences on both sides, and one or more of them.
    pub(crate) fn matched(&self, shape: Shape) -> f64 {
        if shape.is_group() { self.group } else { self.single }
    }
}

/// The shares of steps that leave out a sentence of one side.
const LEFT_OUT: [f64; 4] = [0.001, 0.03, 0.15, 0.45];
/// The shares of beads that group sentences.
const GROUPED: [f64; 2] = [0.02, 0.2];

/// All states: each share for the source beside each for the target and each for groups.
pub(crate) fn states() -> &'static [Noise] {
    // Their logarithms are worth keeping.
    static STATES: LazyLock<Vec<Noise>> = LazyLock::new(all_states);
    &STATES
}

fn all_states() -> Vec<Noise> {
    let prior = -((LEFT_OUT.len() * LEFT_OUT.len() * GROUPED.len()) as f64).ln();
    let mut states = Vec::new();
    for source in LEFT_OUT {
        for target in LEFT_OUT {
            for group in GROUPED {
                states.push(Noise::new(source, target, group, prior));
            }
        }
    }
    states
}
