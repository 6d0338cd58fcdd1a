//! The bilingual model: what is known of words, and how to read it in place.

mod calibration;
pub(crate) mod format;
mod glossary;
mod lexicon;
mod parameters;
mod terms;

#[cfg(feature = "train")]
pub(crate) use calibration::Calibration;
#[cfg(feature = "train")]
pub(crate) use calibration::{Curve, log_odds};
pub use glossary::{Glossary, GlossaryEntry};
pub use lexicon::Model;
pub(crate) use lexicon::Unit;
pub(crate) use parameters::{Parameter, Parameters};
pub(crate) use terms::{TermNumber, Terms};
