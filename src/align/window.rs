//! A part of two long texts that is aligned at once.

use std::ops::Range;

use super::aligner::Judged;
use crate::document::{Document, DocumentSentence};
use crate::span::SentenceRange;

/// Sentences of one side: neighbours, or two runs of them with a passage between that is passed over.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    head: Range<usize>,
    tail: Range<usize>,
}

/// What is looked at together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Window {
    pub(super) source: Part,
    pub(super) target: Part,
    /// Whether it reaches the end of both texts.
    pub(super) last: bool,
}

impl Part {
    pub(super) fn whole(sentences: Range<usize>) -> Self {
        Self { tail: sentences.end..sentences.end, head: sentences }
    }

    /// `sentences` without those of `skipped`, which lie in the middle of them.
    pub(super) fn without(sentences: Range<usize>, skipped: Range<usize>) -> Self {
        Self { head: sentences.start..skipped.start, tail: skipped.end..sentences.end }
    }

    pub(super) fn len(&self) -> usize {
        self.head.len() + self.tail.len()
    }

    /// The number here of the first sentence behind the passage that is passed over.
    pub(super) fn seam(&self) -> usize {
        self.head.len()
    }

    /// What is passed over.
    pub(super) fn skipped(&self) -> Range<usize> {
        self.head.end..self.tail.start
    }

    /// The place in the document of a place here; the seam is before what is passed over.
    pub(super) fn place(&self, here: usize) -> usize {
        match here.checked_sub(self.head.len()) {
            Some(more) if more > 0 => self.tail.start + more,
            _ => self.head.start + here,
        }
    }

    /// The sentences of the document. Where they would have what is passed over among them, only those before it.
    pub(super) fn range(&self, here: SentenceRange) -> SentenceRange {
        let seam = self.seam();
        if here.is_empty() {
            let place = self.place(here.start());
            SentenceRange::new(place, place)
        } else if here.start() >= seam {
            let by = self.tail.start - seam;
            SentenceRange::new(here.start() + by, here.end() + by)
        } else {
            let by = self.head.start;
            SentenceRange::new(here.start() + by, here.end().min(seam) + by)
        }
    }

    /// Whether some of these sentences stand before what is passed over and some behind it.
    pub(super) fn straddles(&self, here: SentenceRange) -> bool {
        self.behind(here) > 0
    }

    /// How many of these sentences stand behind what is passed over, where some stand before it.
    pub(super) fn behind(&self, here: SentenceRange) -> usize {
        let seam = self.seam();
        let straddles = !self.skipped().is_empty() && here.start() < seam && seam < here.end();
        if straddles { here.end() - seam } else { 0 }
    }

    /// Of what is known of all sentences of the document, or of none, that of the sentences here.
    pub(super) fn select(&self, all: &[bool]) -> Vec<bool> {
        let part = |sentences: &Range<usize>| all.get(sentences.clone()).unwrap_or_default().iter().copied();
        part(&self.head).chain(part(&self.tail)).collect()
    }

    /// The words of the sentences.
    pub(super) fn texts<'d>(&self, document: &'d Document) -> impl Iterator<Item = &'d str> {
        let sentences = document.sentences();
        let parts = [&sentences[self.head.clone()], &sentences[self.tail.clone()]];
        let spans = parts.into_iter().flatten().map(DocumentSentence::span);
        spans.map(|span| span.get(document.as_str()).unwrap_or_default())
    }
}

impl Window {
    /// Whether it passes over something.
    pub(super) fn skips(&self) -> bool {
        !self.source.skipped().is_empty() || !self.target.skipped().is_empty()
    }

    /// Whether a bead stands behind what is passed over.
    pub(super) fn is_behind(&self, bead: &Judged) -> bool {
        if self.source.skipped().is_empty() {
            !bead.crossing && !bead.target.is_empty() && bead.target.start() >= self.target.seam()
        } else {
            let first = self.source.seam() + usize::from(bead.source.is_empty());
            bead.source.start() >= first
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_ranges() {
        let part = Part::without(10..30, 13..25);
        assert_eq!((part.len(), part.seam(), part.skipped()), (8, 3, 13..25));
        assert_eq!([0, 2, 3, 4, 8].map(|here| part.place(here)), [10, 12, 13, 26, 30]);
        let range = |start, end| part.range(SentenceRange::new(start, end)).iter();
        assert_eq!([range(0, 2), range(2, 4), range(3, 4), range(3, 3)], [10..12, 12..13, 25..26, 13..13]);
        let whole = Part::whole(4..9);
        assert_eq!((whole.len(), whole.skipped(), whole.place(5)), (5, 9..9, 9));
        assert_eq!(whole.range(SentenceRange::new(3, 5)).iter(), 7..9);
        let document =
            Document::from_sentences((0..30).map(|number| number.to_string()), crate::lang::Lang::English);
        assert_eq!(
            part.texts(&document).collect::<Vec<_>>(),
            ["10", "11", "12", "25", "26", "27", "28", "29"]
        );
        let every_third: Vec<bool> = (0..30).map(|number| number % 3 == 0).collect();
        let selected = [false, false, true, false, false, true, false, false];
        assert_eq!(part.select(&every_third), selected);
        assert!(part.select(&[]).is_empty());
    }
}
