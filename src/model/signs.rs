//! The signs by which calibration tells right beads from wrong ones.
//!
//! A sign is a number that the aligner reads off its own answer. They are few, each has a meaning that can
//! be told, and their weights travel in the model, in the order of the enumerations below.

/// The signs of a bead with sentences on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BeadSign {
    /// The log-odds of its posterior.
    Posterior,
    /// The log-odds of the share of sentences that stand alone, on the side where more do: where much is
    /// left out, a bead is more often a pair of strangers.
    Omission,
    /// The log-odds that the one of its sentences stands alone which does so most probably.
    Alone,
    /// The log-odds of the less sure one of the nearest beads on either side that are not null.
    Nearest,
    /// The same of what stands right beside it, null beads included.
    Beside,
    /// Whether null beads stand on both sides of it: 0 or 1.
    Flanked,
    /// The score of its words and lengths, before any neighbour or prior of noise has a say.
    Score,
    /// How many sentences it has beyond three, at most two.
    Further,
}

/// The signs of a null bead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NullSign {
    /// The log-odds of its posterior.
    Posterior,
    /// How much higher the sentence scores with a sentence far off than with any between its neighbours:
    /// then its counterpart may have moved, or it resembles what it is not.
    Elsewhere,
    /// Whether it is the only null bead between its neighbours: 0 or 1.
    Single,
    /// The mean posterior of the nearest beads on either side that are not null.
    Neighbours,
}

impl BeadSign {
    pub(crate) const ALL: [BeadSign; 8] = [
        BeadSign::Posterior,
        BeadSign::Omission,
        BeadSign::Alone,
        BeadSign::Nearest,
        BeadSign::Beside,
        BeadSign::Flanked,
        BeadSign::Score,
        BeadSign::Further,
    ];
    pub(crate) const COUNT: usize = Self::ALL.len();

    /// Whether more of the sign speaks for the bead: a fit that says otherwise has found a chance of its
    /// data, and the sign gets no weight.
    #[cfg(feature = "train")]
    pub(crate) fn speaks_for(self) -> bool {
        matches!(self, BeadSign::Posterior | BeadSign::Nearest | BeadSign::Beside | BeadSign::Score)
    }
}

impl NullSign {
    pub(crate) const ALL: [NullSign; 4] =
        [NullSign::Posterior, NullSign::Elsewhere, NullSign::Single, NullSign::Neighbours];
    pub(crate) const COUNT: usize = Self::ALL.len();

    /// Whether more of the sign speaks for the null bead, as for [`BeadSign::speaks_for`].
    #[cfg(feature = "train")]
    pub(crate) fn speaks_for(self) -> bool {
        matches!(self, NullSign::Posterior | NullSign::Neighbours)
    }
}

/// The signs of one bead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Signs {
    Bead([f64; BeadSign::COUNT]),
    Null([f64; NullSign::COUNT]),
}
