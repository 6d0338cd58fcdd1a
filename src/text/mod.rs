//! What can be read off one text.

pub(crate) mod byline;
mod clause;
mod cue;
pub(crate) mod fold;
mod marks;
mod phrases;
mod quantity;
pub(crate) mod signature;
pub(crate) mod social;
pub(crate) mod stem;
pub(crate) mod token;

pub use clause::{Clause, polarity};
pub use cue::{Cue, CueKind, cues};
pub(crate) use marks::{Mark, Marks};
pub use quantity::{
    Approximation, Comparison, Currency, Date, Quantity, QuantityKey, QuantityKind, Time, Unit, Value,
    quantities,
};
pub(crate) use quantity::{ValueLook, part_of_value};
