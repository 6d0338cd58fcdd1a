//! Training: from parallel text to a model. Behind the feature `train`; nothing in the library imports it.

mod corpus;
mod count;
mod estimate;
mod explain;
mod families;
mod fit;
mod judge;
mod prune;
mod sample;
mod spellings;
mod synonyms;
mod trainer;
mod write;

pub use trainer::{Row, Trainer, Use};
