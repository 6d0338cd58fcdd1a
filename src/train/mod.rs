//! Training: from parallel text to a model. Behind the feature `train`; nothing in the library imports it.

mod corpus;
mod count;
mod estimate;
mod explain;
mod fit;
mod judge;
mod prune;
mod retrieval;
mod sample;
mod trainer;
mod write;

pub use retrieval::Retrieval;
pub use trainer::{Row, Trainer, Use};
