//! What a quote says before it has its marks: the words, and where they are from.

use bitext::Span;

use super::change::Change;

/// The number of a source and bytes of it.
pub(crate) type Place = (usize, Span);

/// One segment of a quote.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    /// In the article's language, changed words between marks.
    pub(crate) text: String,
    /// What it renders; nothing for one that is in no source.
    pub(crate) place: Option<Place>,
    pub(crate) change: Option<Change>,
}

/// A quote of an article, and the truth about it.
#[derive(Clone, Debug)]
pub(crate) struct Quote {
    /// The words between the marks, without spaces around them.
    pub(crate) parts: Vec<Span>,
    /// The source sentences that it renders; nothing for a quote from another document.
    pub(crate) place: Option<Place>,
    pub(crate) change: Option<Change>,
    /// Where the change is; an empty span where words were left out.
    pub(crate) changed: Option<Span>,
    /// Whether it is a part of a sentence.
    pub(crate) part: bool,
    /// Who said it, a number in [`Article::mentions`].
    pub(crate) speaker: usize,
    pub(crate) style: &'static str,
    pub(crate) layout: &'static str,
}

/// An article with quotes of known truth, and the texts that they are from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Article {
    pub(crate) text: String,
    pub(crate) sources: Vec<String>,
    pub(crate) quotes: Vec<Quote>,
    /// For each speaker the places where the name stands, in full or short.
    pub(crate) mentions: Vec<Vec<Span>>,
}

impl Article {
    /// The text that a source of this number is in: one that is not given is in the article.
    pub(crate) fn source(&self, number: usize) -> &str {
        self.sources.get(number).unwrap_or(&self.text)
    }
}
