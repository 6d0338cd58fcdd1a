//! The bilingual model: what is known of words, and how to read it in place.

pub(crate) mod format;
mod calibration;
mod lexicon;
mod parameters;

pub(crate) use calibration::Calibration;
pub use lexicon::Model;
pub(crate) use lexicon::{Link, Unit};
pub(crate) use parameters::{Parameter, Parameters};
