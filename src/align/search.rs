//! How much of the lattice was looked at.

use serde::{Deserialize, Serialize};

/// How much of all that is possible was looked at for an [`Alignment`](crate::Alignment).
///
/// It depends on the documents and on the budget ([`AlignerBuilder::budget`](crate::AlignerBuilder::budget)) alone
/// and never on the clock or the machine.
///
/// ```
/// use bitext::{Document, Search};
///
/// let alignment = bitext::align(&Document::new("Tak. Nie."), &Document::new("Yes. No."));
/// assert_eq!(alignment.search(), Search::Full);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Search {
    /// All paths: the posteriors are exact.
    #[default]
    Full,
    /// The paths near sentences that share rare words, in pieces that meet where a bead is next to certain: what
    /// long documents get. Everything was within the budget.
    Banded,
    /// As [`Banded`](Self::Banded), but somewhere nothing told how the texts go on: they have nothing in common
    /// there, or repeat themselves without end. In that place they were taken to go on in proportion, and the
    /// right beads may lie outside of what was looked at. Confidences do not know of it. A greater
    /// [budget](crate::AlignerBuilder::budget) looks at more, and shorter documents leave less to find.
    Narrowed,
}
