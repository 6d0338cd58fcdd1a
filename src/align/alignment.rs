//! What aligning gives.

use serde::{Deserialize, Serialize};

use super::search::Search;
use crate::confidence::Confidence;
use crate::span::{SentenceRange, Span};

/// Which sentences of two documents translate each other.
///
/// Each sentence of both documents is in exactly one bead. The beads stand in the order of the source; but for
/// the crossing ones ([`Bead::is_crossing`]), which stand where their source sentences do, in that of the
/// target as well. An alignment holds numbers and spans only, so it lives as long as you like and can be
/// stored; the documents turn its numbers back into words.
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
    /// Alignments that were stored by an early version do not say it.
    #[serde(default)]
    search: Search,
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
    /// Not written where it says nothing, so that old and new alignments read alike.
    #[serde(default, skip_serializing_if = "is_false")]
    crossing: bool,
}

/// What serde asks for: whether a field can be left out.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(value: &bool) -> bool {
    !value
}

impl Bead {
    pub(super) fn new(
        (source, source_span): (SentenceRange, Option<Span>),
        (target, target_span): (SentenceRange, Option<Span>),
        confidence: Confidence,
        crossing: bool,
    ) -> Self {
        Self { source, target, source_span, target_span, confidence, crossing }
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

    /// Whether the bead crosses others: its sentences were moved, and stand in another place among the
    /// target sentences than among the source sentences.
    ///
    /// ```
    /// use bitext::{Bead, Document};
    ///
    /// let polish = Document::new(
    ///     "Pogrzeb wojewody odbędzie się w Kielcach 9 lipca. Most na Wiśle zamknięto w maju. Naprawa potrwa do października. \
    ///      Koszt pokryje ministerstwo.",
    /// );
    /// let english = Document::new(
    ///     "The bridge over the Vistula was closed in May. The repair will last until October. The ministry will cover the cost. \
    ///      The governor's funeral will be held in Kielce on 9 July.",
    /// );
    /// let alignment = bitext::align(&polish, &english);
    /// let moved: Vec<&Bead> = alignment.beads().iter().filter(|bead| bead.is_crossing()).collect();
    /// assert_eq!(english.text(moved[0].target()), "The governor's funeral will be held in Kielce on 9 July.");
    /// ```
    #[must_use]
    pub fn is_crossing(&self) -> bool {
        self.crossing
    }
}

impl Alignment {
    pub(super) fn new(beads: Vec<Bead>, search: Search) -> Self {
        Self { beads, search }
    }

    /// How much of all that is possible was looked at: everything, for documents of news size.
    ///
    /// ```
    /// use bitext::{Document, Search};
    ///
    /// let alignment = bitext::align(&Document::new("Dzień dobry."), &Document::new("Good morning."));
    /// assert!(alignment.search() < Search::Narrowed, "the budget did not suffice");
    /// ```
    #[must_use]
    pub fn search(&self) -> Search {
        self.search
    }

    /// The beads, in the order of the source and, but for crossing ones, of the target.
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
        // In the order of the source crossing beads are like others.
        let bead = self.beads.get(self.beads.partition_point(|bead| bead.source.end() <= sentence))?;
        bead.source.contains(sentence).then_some(bead)
    }

    /// The bead of a target sentence.
    ///
    /// Costs a binary search, and a look at all beads where the sentence was moved.
    ///
    /// ```
    /// # use bitext::Document;
    /// # let alignment = bitext::align(&Document::new("Dzień dobry."), &Document::new("Good morning."));
    /// assert_eq!(alignment.of_target(0), alignment.of_source(0));
    /// ```
    #[must_use]
    pub fn of_target(&self, sentence: usize) -> Option<&Bead> {
        let found = self.beads.get(self.first_after(sentence));
        let crossing = || self.beads.iter().find(|bead| bead.crossing && bead.target.contains(sentence));
        found.filter(|bead| bead.target.contains(sentence)).or_else(crossing)
    }

    /// The first bead that ends behind a target sentence and does not cross. Ends rise along the beads that do
    /// not cross; an empty side ends where its neighbour does and is passed over.
    fn first_after(&self, sentence: usize) -> usize {
        let (mut low, mut high) = (0, self.beads.len());
        while low < high {
            let middle = low + (high - low) / 2;
            // A crossing bead says nothing about the order: the one before it does.
            let ordered = (low..=middle).rev().find(|&at| !self.beads[at].crossing);
            match ordered {
                Some(at) if self.beads[at].target.end() > sentence => high = at,
                _ => low = middle + 1,
            }
        }
        // Where the search went around crossing beads it may stand on one.
        (low..self.beads.len()).find(|&at| !self.beads[at].crossing).unwrap_or(low)
    }
}
