//! Sentence splitting, alignment and quote checking for Polish and English.

mod confidence;
mod data;
mod error;
mod lang;
mod span;

mod align;
pub mod language;
mod model;
pub mod quote;
mod score;
pub mod split;
pub mod text;
#[cfg(feature = "train")]
pub mod train;

pub use confidence::Confidence;
pub use error::Error;
pub use lang::Lang;
pub use model::Model;
pub use span::{SentenceRange, Span};
pub use split::split;
