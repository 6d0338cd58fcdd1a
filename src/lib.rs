//! Sentence splitting, alignment and quote checking for Polish and English.

mod confidence;
mod data;
mod error;
mod lang;
mod span;

pub mod quote;
pub mod split;
pub mod text;

pub use confidence::Confidence;
pub use error::Error;
pub use lang::Lang;
pub use span::{SentenceRange, Span};
