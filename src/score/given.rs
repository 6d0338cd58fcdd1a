//! What sentences of one side say of the words of the other, kept while their neighbours are looked at.

use std::ops::Range;

use super::side::Side;
use super::way::{Sums, Way};

/// Sentences that a group has on one side, at most.
pub(crate) const MOST_GIVEN: usize = 8;

/// The sums of the last few sentences that were asked for.
pub(crate) struct Given<'w> {
    way: &'w Way<'w>,
    /// Each sentence has its place, by its number modulo theirs.
    kept: Vec<(usize, Sums)>,
    /// The sums of some words, the last that were asked for.
    part: (Option<Range<usize>>, Sums),
    shares: Vec<f32>,
}

/// Neighbouring words of a side, which explain words of the other.
#[derive(Clone, Debug)]
pub(super) enum Run {
    /// Whole sentences.
    Sentences(Range<usize>),
    /// Words of a sentence, by their numbers in the document.
    Words(Range<usize>),
}

impl Run {
    /// Their numbers in the document.
    pub(super) fn words(&self, side: &Side) -> Range<usize> {
        match self {
            Run::Sentences(sentences) => side.starts[sentences.start]..side.starts[sentences.end],
            Run::Words(words) => words.clone(),
        }
    }
}

impl<'w> Given<'w> {
    /// For groups of up to so many given sentences.
    pub(crate) fn new(way: &'w Way<'w>, most: usize) -> Self {
        let kept = (0..most.max(1)).map(|_| (usize::MAX, Sums::default())).collect();
        Self { way, kept, part: (None, Sums::default()), shares: Vec::new() }
    }

    /// The ratio of sentences of the other side, each given all of these.
    pub(crate) fn ratio(&mut self, given: Range<usize>, of: Range<usize>) -> f32 {
        let (way, given) = (self.way, Run::Sentences(given));
        of.map(|sentence| self.words_ratio(&given, way.of.sentence(sentence))).sum()
    }

    /// The ratio of some words of the other side.
    pub(super) fn words_ratio(&mut self, given: &Run, words: Range<usize>) -> f32 {
        let mut shares = std::mem::take(&mut self.shares);
        self.shares(given, words.clone(), &mut shares);
        let ratio = self.way.weights.log_product(words, &shares);
        self.shares = shares;
        ratio
    }

    /// How much of its probability each of some words of the other side has.
    pub(super) fn shares(&mut self, given: &Run, words: Range<usize>, out: &mut Vec<f32>) {
        let given = match given {
            Run::Sentences(sentences) => sentences,
            Run::Words(given) => {
                let (held, sums) = &mut self.part;
                if held.as_ref() != Some(given) {
                    *held = Some(given.clone());
                    self.way.explain(given.clone(), sums);
                }
                return self.way.shares(&[sums], words, out);
            }
        };
        let places = self.kept.len();
        for sentence in given.clone() {
            let (held, sums) = &mut self.kept[sentence % places];
            if *held != sentence {
                *held = sentence;
                self.way.explain(self.way.given.sentence(sentence), sums);
            }
        }
        let last = given.end - 1;
        let sums: [&Sums; MOST_GIVEN] =
            std::array::from_fn(|at| &self.kept[(given.start + at).min(last) % places].1);
        self.way.shares(&sums[..given.len()], words, out);
    }
}
