//! Quotes: found, attributed, located, compared.

mod quotation;

mod attribute;
mod extract;

pub use extract::extract;
pub use quotation::{Attribution, Quotation, QuoteKind, QuoteStyle, Speaker};
