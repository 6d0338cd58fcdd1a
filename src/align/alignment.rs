//! What aligning gives.

use serde::{Deserialize, Serialize};

use crate::confidence::Confidence;
use crate::span::{SentenceRange, Span};

/// Which sentences of two documents translate each other.
///
/// The beads cover both documents in order: each sentence is in exactly one bead. An alignment holds
/// numbers and spans only, so it lives as long as you like and can be stored; the documents turn its
/// numbers back into words.
///
/// ```
/// use bitext::{Alignment, Document};
///
/// let polish = Document::new("Most zamknięto. Objazd prowadzi przez Wolę.");
/// let english = Document::new("The bridge was closed. The detour leads through Wola.");
/// let alignment = bitext::align(&polish, &english);
/// assert_eq!(alignment.beads().len(), 2);
/// assert_eq!(english.text(alignment.beads()[1].target()), "The detour leads through Wola.");
/// assert_eq!(alignment.of_source(1), Some(&alignment.beads()[1]));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alignment {
    beads: Vec<Bead>,
}

/// A smallest group of source and target sentences that translate each other.
///
/// A *null bead* has one side empty: a sentence without a counterpart. The confidence of a bead is the
/// probability that just these sentences belong together; that of a null bead, that its sentence has no
/// counterpart anywhere.
///
/// ```
/// use bitext::Document;
///
/// let alignment = bitext::align(&Document::new("Tak było. Naprawdę."), &Document::new(""));
/// assert!(alignment.beads().iter().all(|bead| bead.is_null() && bead.target_span().is_none()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bead {
    source: SentenceRange,
    target: SentenceRange,
    source_span: Option<Span>,
    target_span: Option<Span>,
    confidence: Confidence,
}

impl Bead {
    pub(super) fn new(
        (source, source_span): (SentenceRange, Option<Span>),
        (target, target_span): (SentenceRange, Option<Span>),
        confidence: Confidence,
    ) -> Self {
        Self { source, target, source_span, target_span, confidence }
    }

    /// The source sentences.
    ///
    /// ```
    /// # use bitext::{Document, SentenceRange};
    /// # let alignment = bitext::align(&Document::new("Dzień dobry."), &Document::new("Good morning."));
    /// assert_eq!(alignment.beads()[0].source(), SentenceRange::new(0, 1));
    /// ```
    #[must_use]
    pub fn source(&self) -> SentenceRange {
        self.source
    }

    /// The target sentences.
    ///
    /// ```
    /// # use bitext::{Document, SentenceRange};
    /// # let alignment = bitext::align(&Document::new("Dzień dobry."), &Document::new("Good morning."));
    /// assert_eq!(alignment.beads()[0].target(), SentenceRange::new(0, 1));
    /// ```
    #[must_use]
    pub fn target(&self) -> SentenceRange {
        self.target
    }

    /// The bytes of the source text from the first to the last sentence; `None` where there are none.
    ///
    /// ```
    /// # use bitext::{Document, Span};
    /// # let alignment = bitext::align(&Document::new("Dzień dobry."), &Document::new("Good morning."));
    /// assert_eq!(alignment.beads()[0].source_span(), Some(Span::new(0, 13)));
    /// ```
    #[must_use]
    pub fn source_span(&self) -> Option<Span> {
        self.source_span
    }

    /// The bytes of the target text from the first to the last sentence; `None` where there are none.
    ///
    /// ```
    /// # use bitext::{Document, Span};
    /// # let alignment = bitext::align(&Document::new("Dzień dobry."), &Document::new("Good morning."));
    /// assert_eq!(alignment.beads()[0].target_span(), Some(Span::new(0, 13)));
    /// ```
    #[must_use]
    pub fn target_span(&self) -> Option<Span> {
        self.target_span
    }

    /// The probability that the bead is right.
    ///
    /// ```
    /// # use bitext::Document;
    /// # let alignment = bitext::align(&Document::new("Dzień dobry."), &Document::new("Good morning."));
    /// assert!(alignment.beads()[0].confidence().get() > 0.5);
    /// ```
    #[must_use]
    pub fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// Whether one side is empty.
    ///
    /// ```
    /// # use bitext::Document;
    /// # let alignment = bitext::align(&Document::new("Dzień dobry."), &Document::new("Good morning."));
    /// assert!(!alignment.beads()[0].is_null());
    /// ```
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.source.is_empty() || self.target.is_empty()
    }
}

impl Alignment {
    pub(super) fn new(beads: Vec<Bead>) -> Self {
        Self { beads }
    }

    /// The beads, in the order of both documents.
    ///
    /// ```
    /// # use bitext::Document;
    /// assert!(bitext::align(&Document::new(""), &Document::new("")).beads().is_empty());
    /// ```
    #[must_use]
    pub fn beads(&self) -> &[Bead] {
        &self.beads
    }

    /// The bead of a source sentence.
    ///
    /// Costs a binary search.
    ///
    /// ```
    /// # use bitext::Document;
    /// # let alignment = bitext::align(&Document::new("Dzień dobry."), &Document::new("Good morning."));
    /// assert!(alignment.of_source(0).is_some() && alignment.of_source(1).is_none());
    /// ```
    #[must_use]
    pub fn of_source(&self, sentence: usize) -> Option<&Bead> {
        self.find(sentence, Bead::source)
    }

    /// The bead of a target sentence.
    ///
    /// ```
    /// # use bitext::Document;
    /// # let alignment = bitext::align(&Document::new("Dzień dobry."), &Document::new("Good morning."));
    /// assert_eq!(alignment.of_target(0), alignment.of_source(0));
    /// ```
    #[must_use]
    pub fn of_target(&self, sentence: usize) -> Option<&Bead> {
        self.find(sentence, Bead::target)
    }

    fn find(&self, sentence: usize, side: impl Fn(&Bead) -> SentenceRange) -> Option<&Bead> {
        // Ends rise along the beads; an empty side ends where its neighbour does and is passed over.
        let bead = self.beads.get(self.beads.partition_point(|bead| side(bead).end() <= sentence))?;
        side(bead).contains(sentence).then_some(bead)
    }
}
