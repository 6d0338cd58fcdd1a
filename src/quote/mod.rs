//! Quotes: found, attributed, located, compared.
//!
//! [`extract`] finds what stands in quotation marks and who is said to have said it;
//! [`check_quotes`](crate::check_quotes) goes on to look for each quote in the sources and says what
//! differs.

mod finding;
mod quotation;
mod trees;
mod verdict;

mod attribute;
mod compare;
mod extract;

mod check;
mod coverage;
mod locate;
mod part;
mod placed;
mod prepare;
mod report;
mod source;
mod speaker;
mod summary;
mod woven;

pub(crate) use check::check;
#[cfg(feature = "train")]
pub(crate) use compare::{
    Judged, Kind, OFFSET, Opinions, Passage, Sort, Spot, Subject, Weighed, habit_key, judged, weighed,
};
pub use coverage::{Quoted, SourceSentence};
pub use extract::extract;
pub use finding::{Finding, FindingKind, Severity};
#[cfg(feature = "train")]
pub(crate) use locate::{
    CONSIDERED, FEATURES, Features, Hypotheses, NAMES, NEIGHBOURS, TREES, WEIGHTS, Weights, considered,
    decide, hypotheses, read_trees, regard, scores, tree_names,
};
#[cfg(feature = "train")]
pub(crate) use prepare::Prepared;
pub use quotation::{Attribution, Quotation, QuoteKind, QuoteStyle, Speaker};
pub use report::{CheckedQuote, Place, Report};
pub use source::{Origin, Source};
pub use summary::Summary;
#[cfg(feature = "train")]
pub(crate) use trees::Trees;
pub use verdict::Verdict;
