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
    /// The log-odds of the least posterior of what stands right beside it, null beads included.
    Beside,
    /// Whether null beads stand on both sides of it: 0 or 1.
    Flanked,
    /// The natural logarithm of the number of sentences of the shorter document, up to 8: two sentences that
    /// are all there is have been given no rival.
    Sentences,
}

/// The signs of a null bead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NullSign {
    /// The log-odds of its posterior.
    Posterior,
    /// The log-odds of the share of sentences that stand alone, of either side on average: in a faithful
    /// translation hardly any sentence does.
    Omission,
}

impl BeadSign {
    pub(crate) const ALL: [BeadSign; 5] =
        [BeadSign::Posterior, BeadSign::Omission, BeadSign::Beside, BeadSign::Flanked, BeadSign::Sentences];
    pub(crate) const COUNT: usize = Self::ALL.len();

    /// Whether more of the sign speaks for the bead: a fit that says otherwise has found a chance of its
    /// data, and the sign gets no weight.
    #[cfg(feature = "train")]
    pub(crate) fn speaks_for(self) -> bool {
        matches!(self, BeadSign::Posterior | BeadSign::Beside | BeadSign::Sentences)
    }
}

impl NullSign {
    pub(crate) const ALL: [NullSign; 2] = [NullSign::Posterior, NullSign::Omission];
    pub(crate) const COUNT: usize = Self::ALL.len();

    /// Whether more of the sign speaks for the null bead, as for [`BeadSign::speaks_for`].
    #[cfg(feature = "train")]
    pub(crate) fn speaks_for(self) -> bool {
        matches!(self, NullSign::Posterior | NullSign::Omission)
    }
}

/// The signs of one bead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Signs {
    Bead([f64; BeadSign::COUNT]),
    Null([f64; NullSign::COUNT]),
}
