//! Aligning: which sentences translate which, and how sure that is.
//!
//! The two documents span a lattice: a path from its beginning to its end cuts both into beads. Every bead
//! is scored ([`crate::score`]); forward–backward gives each its posterior, averaged over how literal the
//! document may be; the path of greatest expected coverage is the answer, and calibration turns its
//! posteriors into confidences.

mod aligner;
mod alignment;
mod anchors;
mod band;
mod bounds;
mod chain;
mod coarse;
mod cosine;
mod crossing;
mod decode;
mod diagonals;
mod encoded;
mod explain;
mod explanation;
mod halves;
mod lanes;
mod logs;
mod long;
mod many;
mod noise;
mod outlook;
mod pass;
mod posterior;
mod scores;
mod search;
mod shape;
mod signs;
mod similarity;
mod singles;
mod weights;
mod window;
mod workspace;

pub(crate) use aligner::usual;
pub use aligner::{Aligner, AlignerBuilder};
pub use alignment::{Alignment, Bead};
pub use encoded::EncodedAligner;
pub use explanation::{Explanation, LinkedWords, LoneWord, RunnerUp, ScoreParts};
pub(crate) use logs::log_add;
pub use many::align_all;
pub use search::Search;
pub use similarity::Similarity;
pub use workspace::Workspace;
