//! The bilingual model: what is known of words, and how to read it in place.

mod calibration;
pub(crate) mod format;
mod glossary;
mod lexicon;
mod links;
mod marks;
mod parameters;
mod signs;
mod table;
mod terms;

#[cfg(feature = "train")]
pub(crate) use calibration::Calibration;
pub(crate) use calibration::log_odds;
#[cfg(feature = "train")]
pub(crate) use calibration::{Curve, Scale};
pub use glossary::{Glossary, GlossaryEntry};
pub use lexicon::Model;
pub(crate) use lexicon::Unit;
pub(crate) use links::Link;
pub(crate) use marks::MarkOdds;
pub(crate) use parameters::{Parameter, Parameters};
pub(crate) use signs::{BeadSign, NullSign, Signs};
pub(crate) use terms::{TermNumber, Terms};
