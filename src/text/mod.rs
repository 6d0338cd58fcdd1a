//! What can be read off one text.

pub(crate) mod fold;
pub(crate) mod stem;
pub(crate) mod token;
pub(crate) mod signature;
pub(crate) mod social;
mod clause;
mod cue;
mod phrases;
mod quantity;

pub use clause::{Clause, polarity};
pub use cue::{Cue, CueKind, cues};
pub use quantity::{
    Approximation, Comparison, Currency, Date, Quantity, QuantityKey, QuantityKind, Time, Unit, Value,
    quantities,
};
