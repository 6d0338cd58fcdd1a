//! Sentence splitting, alignment and quote checking for Polish and English.
//!
//! Given Polish and English texts that say the same thing in whole or in part, this library cuts both into
//! sentences, finds out which of them translate which and how sure that is, and checks what an article puts in
//! quotation marks against what its source said. Either language may be the source. Nothing is downloaded,
//! and the same input gives the same answer everywhere.
//!
//! # Guide
//!
//! | To … | use | and for more |
//! | --- | --- | --- |
//! | cut a text into sentences | [`split()`] | [`split::Splitter`]: own abbreviations and exceptions, explanations |
//! | cut a text into paragraphs | [`split_paragraphs()`] | [`split::ParagraphKind`]: headings, items, quoted blocks |
//! | tell the language of a text | [`language::identify`] | [`language::label`] for mixed texts |
//! | find out what translates what | [`align()`] | [`Aligner`]: larger beads, another model |
//! | align many pairs of documents | [`align_all()`] | [`Aligner::align_all`], [`in_order()`] and [`for_each_in_order()`] for any other work; feature `rayon` |
//! | align one pair after the other with less work | [`Aligner::align_with`] | [`Workspace`], one a thread |
//! | see why two sentences were joined | [`Aligner::explain`] | [`Aligner::explain_pair`] |
//! | say how terms are to be translated | [`Glossary`] | [`AlignerBuilder::glossary`], [`check_quotes_with`] |
//! | ask a sentence encoder, too | [`Encoder`] | [`AlignerBuilder::build_with_encoder`], [`EncodedAligner`] |
//! | check what an article quotes | [`check_quotes()`] | [`render::TextRenderer`], [`render::HtmlRenderer`]; the example of the same name |
//! | list the quotes of a text and their speakers | [`quote::extract()`] | |
//! | count in characters or UTF-16 units instead of bytes | [`Offsets`] | [`Span::chars`], [`Span::utf16`] for one span |
//!
//! A [`Document`] is a text with its sentences and their languages. Results hold numbers of sentences
//! ([`SentenceRange`]) and bytes ([`Span`]) and no text; the document turns them back into words:
//!
//! ```
//! use bitext::Document;
//!
//! let polish = Document::new("Rada odrzuciła wniosek. Za było pięciu radnych. Nikt się nie wstrzymał.");
//! let english = Document::new("The council rejected the motion. Nobody abstained.");
//! let alignment = bitext::align(&polish, &english);
//! for bead in alignment.beads() {
//!     println!("{} {} ⇄ {}", bead.confidence(), polish.text(bead.source()), english.text(bead.target()));
//! }
//! assert_eq!(alignment.beads().iter().filter(|bead| bead.target().is_empty()).count(), 1);
//! ```
//!
//! # What a confidence is
//!
//! A [`Confidence`] of 0.9 means: of the beads with this confidence nine in ten were right when it was measured, on
//! texts that nothing was fitted on. Sentences without a counterpart have one, too: how sure it is that they
//! have none. The measured figures are in [the README](docs::readme).
//!
//! # What can fail
//!
//! The free functions cannot, whatever the texts are. [`Model::from_bytes`], [`AlignerBuilder::build`], the
//! building of a splitter, the reading of a [`Glossary`] and that of a language's name give an [`Error`] that
//! says what to do about it; so does an [`EncodedAligner`] whose encoder fails.
//!
//! # Features
//!
//! - `rayon`: [`align_all()`], [`in_order()`] and [`for_each_in_order()`] work on all cores. Off by default; the results are the same.
//! - `train`: the trainer that made the embedded model. Off by default; the library itself never uses it.
//!
//! # Chapters
//!
//! [How sentences are split](mod@split) · [how the library is built](docs::design) ·
//! [where the model comes from](docs::model) · [how well quotes are checked](docs::quotes) ·
//! [how fast it is](docs::speed) · [what changed](docs::changelog)

mod confidence;
mod data;
mod error;
mod fnv;
mod in_order;
mod lang;
mod offsets;
mod span;

mod align;
#[cfg(any(doc, doctest))]
pub mod docs;
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

pub use align::{
    Aligner, AlignerBuilder, Alignment, Bead, EncodedAligner, Explanation, LinkedWords, LoneWord, RunnerUp,
    ScoreParts, Search, Similarity, Workspace, align_all,
};
pub use confidence::Confidence;
pub use document::{Document, DocumentSentence};
pub use error::Error;
pub use in_order::{for_each_in_order, in_order};
pub use lang::Lang;
pub use model::{Glossary, GlossaryEntry, Model};
pub use offsets::Offsets;
pub use quote::Report;
pub use score::{Encoder, LinkKind};
pub use span::{SentenceRange, Span};
pub use split::{split, split_paragraphs};

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
    align::usual().align(source, target)
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

/// The same with another model than the embedded one, or with one that has a glossary on top.
///
/// ```
/// use bitext::{Document, Glossary, Model};
///
/// let glossary = Glossary::from_tsv("wojewoda\tvoivode")?;
/// let model = Model::embedded().with_glossary(&glossary);
/// let article = Document::new("“The voivode has resigned,” the office said.");
/// let sources = [Document::new("Wojewoda zrezygnował.")];
/// assert!(bitext::check_quotes_with(&model, &article, &sources).quotes()[0].verdict().is_located());
/// # Ok::<(), bitext::Error>(())
/// ```
#[must_use]
pub fn check_quotes_with(model: &Model, article: &Document, sources: &[Document]) -> Report {
    quote::check(model, article, sources)
}
