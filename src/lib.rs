//! Sentence splitting, alignment and quote checking for Polish and English.

mod confidence;
mod data;
mod error;
mod lang;
mod span;

pub mod split;
pub mod text;
mod model;
mod score;
mod align;
pub mod quote;
#[cfg(feature = "train")]
pub mod train;

pub use confidence::Confidence;
pub use error::Error;
pub use lang::Lang;
pub use model::Model;
pub use span::{SentenceRange, Span};
