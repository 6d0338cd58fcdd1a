//! Training: from parallel text to a model. Behind the feature `train`; nothing in the library imports it.

mod boost;
mod calibrate;
mod corpus;
mod count;
mod cut;
mod differences;
mod estimate;
mod explain;
mod families;
mod findings;
mod fit;
mod habits;
mod judge;
mod logistic;
mod mark_counts;
mod places;
mod prune;
mod retrieval;
mod row;
mod sample;
mod second_look;
mod spellings;
mod synonyms;
mod trainer;
mod write;

pub use differences::{DifferenceWeights, Differences, Planted};
pub use findings::{Altered, FindingTrees, Findings};
pub use habits::Habits;
pub use places::{PlaceWeights, Places, Rendered};
pub use retrieval::Retrieval;
pub use row::{Row, Use};
pub use trainer::{Refit, Trainer};
