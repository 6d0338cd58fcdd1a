//! Training: from parallel text to a model. Behind the feature `train`; nothing in the library imports it.

mod calibrate;
mod corpus;
mod count;
mod cut;
mod estimate;
mod explain;
mod fit;
mod judge;
mod logistic;
mod prune;
mod sample;
mod trainer;
mod write;

pub use trainer::{Refit, Row, Trainer, Use};
