//! The report of a check: data only; `render` makes it readable.

use serde::{Deserialize, Serialize};

use super::coverage::{Quoted, SourceSentence};
use super::finding::Finding;
use super::quotation::{Quotation, Speaker};
use super::source::Source;
use super::summary::Summary;
use super::verdict::Verdict;
use crate::confidence::Confidence;
use crate::span::{SentenceRange, Span};

/// What checking the quotes of an article gave.
///
/// It holds numbers and spans only; the article and the sources turn them back into words.
///
/// ```
/// use bitext::{Document, quote::Verdict};
///
/// let article = Document::new("“Nobody was hurt in the fire,” the fire brigade wrote.");
/// let post = Document::new("W pożarze nikt nie ucierpiał. Ewakuowano 40 osób.");
/// let report = bitext::check_quotes(&article, &[post]);
/// assert_eq!(report.quotes().len(), 1);
/// assert!(report.quotes()[0].verdict().is_located());
/// assert_eq!(report.unquoted().count(), 1);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    pub(super) quotes: Vec<CheckedQuote>,
    pub(super) sources: Vec<Source>,
    pub(super) sentences: Vec<SourceSentence>,
}

/// A quote with its verdict.
///
/// ```
/// use bitext::{Document, quote::Verdict};
///
/// let article = Document::new("“We will win,” the coach said.");
/// let report = bitext::check_quotes(&article, &[]);
/// let quote = &report.quotes()[0];
/// assert_eq!(quote.verdict(), Verdict::NoSource);
/// assert!(quote.place().is_none() && quote.findings().is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckedQuote {
    pub(super) quotation: Quotation,
    pub(super) verdict: Verdict,
    pub(super) confidence: Confidence,
    pub(super) place: Option<Place>,
    pub(super) findings: Vec<Finding>,
}

/// Where a quote was found.
///
/// ```
/// use bitext::{Document, SentenceRange};
///
/// let article = Document::new("“Forty people were evacuated,” the fire brigade wrote.");
/// let post = Document::new("W pożarze nikt nie ucierpiał. Ewakuowano czterdzieści osób.");
/// let report = bitext::check_quotes(&article, &[post]);
/// let place = report.quotes()[0].place().unwrap();
/// assert_eq!((place.source(), place.sentences()), (0, SentenceRange::new(1, 2)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub(super) source: usize,
    pub(super) sentences: SentenceRange,
    pub(super) span: Span,
}

impl Report {
    /// The quotes, in the order of the article: what stands in quotation marks as somebody's words. Titles
    /// and scare quotes are not among them, nor quotes inside quotes.
    ///
    /// ```
    /// # use bitext::Document;
    /// assert!(bitext::check_quotes(&Document::new("Nobody spoke."), &[]).quotes().is_empty());
    /// ```
    #[must_use]
    pub fn quotes(&self) -> &[CheckedQuote] {
        &self.quotes
    }

    /// The sources: the given ones in their order, then those found inside the article.
    ///
    /// ```
    /// # use bitext::Document;
    /// assert!(bitext::check_quotes(&Document::new("Nobody spoke."), &[]).sources().is_empty());
    /// ```
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The sentences of all sources, each with how much of it was quoted.
    ///
    /// ```
    /// # use bitext::Document;
    /// let report = bitext::check_quotes(&Document::new("Hush."), &[Document::new("Tak. Nie.")]);
    /// assert_eq!(report.sentences().len(), 2);
    /// ```
    #[must_use]
    pub fn sentences(&self) -> &[SourceSentence] {
        &self.sentences
    }

    /// The source sentences that no quote renders: where the meaning of a statement may have been cut.
    ///
    /// ```
    /// # use bitext::Document;
    /// let report = bitext::check_quotes(&Document::new("Hush."), &[Document::new("Tak. Nie.")]);
    /// assert_eq!(report.unquoted().count(), 2);
    /// ```
    pub fn unquoted(&self) -> impl Iterator<Item = &SourceSentence> {
        self.sentences.iter().filter(|sentence| sentence.quoted() == Quoted::Not)
    }

    /// The source sentences of which quotes render a part, and none the rest;
    /// [`SourceSentence::left_out`] says what that is.
    ///
    /// ```
    /// # use bitext::Document;
    /// let statement = Document::new("Podpiszemy umowę, jeżeli druga strona wycofa wojska z doliny.");
    /// let article = Document::new("“We will sign the agreement,” the envoy said. Talks continue on Monday.");
    /// assert_eq!(bitext::check_quotes(&article, &[statement]).quoted_in_part().count(), 1);
    /// ```
    pub fn quoted_in_part(&self) -> impl Iterator<Item = &SourceSentence> {
        self.sentences.iter().filter(|sentence| sentence.quoted() == Quoted::InPart)
    }

    /// What the report comes to in numbers. Cost: all findings and sentences are counted.
    ///
    /// ```
    /// # use bitext::Document;
    /// let report = bitext::check_quotes(&Document::new("Hush."), &[Document::new("Tak. Nie.")]);
    /// assert_eq!((report.summary().quotes, report.summary().not_quoted), (0, 2));
    /// ```
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary::of(self)
    }
}

impl CheckedQuote {
    /// The quote as it stands in the article: its spans, its marks, who is said to have said it.
    ///
    /// ```
    /// # use bitext::Document;
    /// let article = Document::new("“We will win,” the coach said.");
    /// let report = bitext::check_quotes(&article, &[]);
    /// assert_eq!(report.quotes()[0].quotation().span().get(article.as_str()), Some("We will win,"));
    /// ```
    #[must_use]
    pub fn quotation(&self) -> &Quotation {
        &self.quotation
    }

    /// Who is said to have said it.
    ///
    /// ```
    /// # use bitext::Document;
    /// let article = Document::new("“We will win,” the coach said.");
    /// let report = bitext::check_quotes(&article, &[]);
    /// assert_eq!(report.quotes()[0].speaker().unwrap().mention.get(article.as_str()), Some("the coach"));
    /// ```
    #[must_use]
    pub fn speaker(&self) -> Option<Speaker> {
        self.quotation.speaker()
    }

    /// The verdict.
    ///
    /// ```
    /// # use bitext::{Document, quote::Verdict};
    /// let report = bitext::check_quotes(&Document::new("“We will win,” the coach said."), &[]);
    /// assert_eq!(report.quotes()[0].verdict(), Verdict::NoSource);
    /// ```
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The probability that the quote is from the sentences of its [`place`](Self::place); without one,
    /// that it is from none of the sources.
    ///
    /// ```
    /// # use bitext::{Confidence, Document};
    /// let report = bitext::check_quotes(&Document::new("“We will win,” the coach said."), &[]);
    /// assert_eq!(report.quotes()[0].confidence(), Confidence::ONE);
    /// ```
    #[must_use]
    pub fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// The source sentences that it renders, where it was found.
    ///
    /// ```
    /// # use bitext::Document;
    /// let report = bitext::check_quotes(&Document::new("“We will win,” the coach said."), &[]);
    /// assert!(report.quotes()[0].place().is_none());
    /// ```
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.place
    }

    /// What differs between the quote and the source, the gravest first.
    ///
    /// ```
    /// # use bitext::Document;
    /// let article = Document::new("“Sixty people were evacuated,” the fire brigade wrote.");
    /// let post = Document::new("W pożarze nikt nie ucierpiał. Ewakuowano czterdzieści osób.");
    /// let report = bitext::check_quotes(&article, &[post]);
    /// assert!(!report.quotes()[0].findings().is_empty());
    /// ```
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
}

impl Place {
    /// The number of the source, in [`Report::sources`].
    ///
    /// ```
    /// # use bitext::Document;
    /// # let article = Document::new("“Forty people were evacuated,” the fire brigade wrote.");
    /// # let report = bitext::check_quotes(&article, &[Document::new("Ewakuowano czterdzieści osób.")]);
    /// assert_eq!(report.quotes()[0].place().unwrap().source(), 0);
    /// ```
    #[must_use]
    pub fn source(self) -> usize {
        self.source
    }

    /// The sentences of that source, counted from 0.
    ///
    /// ```
    /// # use bitext::Document;
    /// # let article = Document::new("“Forty people were evacuated,” the fire brigade wrote.");
    /// # let report = bitext::check_quotes(&article, &[Document::new("Ewakuowano czterdzieści osób.")]);
    /// assert_eq!(report.quotes()[0].place().unwrap().sentences().len(), 1);
    /// ```
    #[must_use]
    pub fn sentences(self) -> SentenceRange {
        self.sentences
    }

    /// From the first to the last of these sentences, in bytes of the text that the source is in.
    ///
    /// ```
    /// # use bitext::{Document, Span};
    /// # let article = Document::new("“Forty people were evacuated,” the fire brigade wrote.");
    /// # let report = bitext::check_quotes(&article, &[Document::new("Ewakuowano czterdzieści osób.")]);
    /// assert_eq!(report.quotes()[0].place().unwrap().span(), Span::new(0, 31));
    /// ```
    #[must_use]
    pub fn span(self) -> Span {
        self.span
    }
}
