//! Reports made readable. Nothing else in the library depends on it; a report is data without it.

mod html;
mod paint;
mod text;
mod wording;
mod wrap;

pub use html::HtmlRenderer;
pub use text::TextRenderer;
