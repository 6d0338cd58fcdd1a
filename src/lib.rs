//! Sentence splitting, alignment and quote checking for Polish and English.

mod confidence;
mod data;
mod error;
mod lang;
mod span;

mod align;
mod document;
pub mod language;
mod model;
pub mod quote;
pub mod render;
mod score;
pub mod split;
pub mod text;
#[cfg(feature = "train")]
pub mod train;

pub use align::{Aligner, AlignerBuilder, Alignment, Bead};
pub use confidence::Confidence;
pub use document::{Document, DocumentSentence};
pub use error::Error;
pub use lang::Lang;
pub use model::Model;
pub use quote::Report;
pub use span::{SentenceRange, Span};
pub use split::split;

/// Finds out which sentences of two documents translate each other, with the embedded model.
///
/// Cannot fail: whatever the documents are, the answer is documented at [`Aligner::align`].
///
/// ```
/// use bitext::Document;
///
/// let tweet = Document::new("Nie podpiszę tej ustawy. Jest niezgodna z konstytucją.");
/// let report = Document::new("I will not sign this bill. It violates the constitution.");
/// for bead in bitext::align(&tweet, &report).beads() {
///     println!("{} {} ⇄ {}", bead.confidence(), tweet.text(bead.source()), report.text(bead.target()));
/// }
/// ```
#[must_use]
pub fn align(source: &Document, target: &Document) -> Alignment {
    Aligner::default().align(source, target)
}

/// Checks the quotes of an article against the sources that are given, and against those that the article
/// itself shows: an embedded tweet, a passage in the other language.
///
/// Cannot fail. An article without quotes gives a report without quotes; without any source every quote's
/// verdict is [`NoSource`](quote::Verdict::NoSource).
///
/// ```
/// use bitext::{Document, quote::Verdict};
///
/// let article = Document::new("“I will not sign this bill,” the president wrote. “It is a disgrace.”");
/// let post = Document::new("Nie podpiszę tej ustawy. Jest niezgodna z konstytucją.");
/// let report = bitext::check_quotes(&article, &[post]);
/// assert!(report.quotes()[0].verdict().is_located());
/// ```
#[must_use]
pub fn check_quotes(article: &Document, sources: &[Document]) -> Report {
    quote::check(Model::embedded(), article, sources)
}
