//! Quotes: found, attributed, located, compared.

mod finding;
mod quotation;

mod attribute;
mod compare;
mod extract;

pub(crate) use compare::{Passage, compare};
pub use extract::extract;
pub use finding::{Finding, FindingKind, Severity};
pub use quotation::{Attribution, Quotation, QuoteKind, QuoteStyle, Speaker};
