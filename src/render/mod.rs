//! Reports made readable. Nothing else in the library depends on it; a report is data without it.

mod paint;
mod text;
mod wrap;

pub use text::TextRenderer;
