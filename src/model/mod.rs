//! The bilingual model: what is known of words, and how to read it in place.

mod calibration;
pub(crate) mod format;
mod lexicon;
mod parameters;

#[cfg(feature = "train")]
pub(crate) use calibration::Calibration;
#[cfg(feature = "train")]
pub(crate) use calibration::{Curve, log_odds};
pub use lexicon::Model;
pub(crate) use lexicon::Unit;
pub(crate) use parameters::{Parameter, Parameters};
