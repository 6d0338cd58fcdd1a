//! What can be read off one text.

mod quantity;

pub use quantity::{
    Approximation, Comparison, Currency, Date, Quantity, QuantityKey, QuantityKind, Time, Unit, Value,
    quantities,
};
