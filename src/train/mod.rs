//! Training: from parallel text to a model. Behind the feature `train`; nothing imports it.

mod corpus;
mod count;
mod estimate;
mod explain;
pub mod fit;
mod prune;
mod write;
pub mod trainer;

pub use trainer::Trainer;
