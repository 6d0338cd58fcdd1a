//! Sums of the logarithms of sentences' words, each given a sentence of the other side, kept while neighbours are looked at.

use std::ops::RangeInclusive;

use super::factors::WordWeights;
use super::given::{By, Given};

/// Where sums stand: that of no word of a sentence, of the first, of the first two, and so on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start(usize);

/// Sentences of a side that have places of their own: more than a group has.
const NEIGHBOURS: usize = 4;
/// Sums that are held, about: beyond it all are forgotten.
const MOST_HELD: usize = 1 << 14;
/// Sums that room is made for: those of a news article.
const EXPECTED: usize = 1 << 11;

/// The sums of the last few sentences. Of the sentences of two groups of which one begins a sentence behind the other, a third
/// of the sums are the same. With a cut of half the work this took 3 in a hundred off all that aligning takes.
pub(super) struct LogSums {
    sums: Vec<f32>,
    /// The pair of sentences, the given one first, and where its sums are, for each way. Each pair has its place, by the numbers
    /// of its sentences.
    known: [[Option<(usize, usize, Start)>; NEIGHBOURS * NEIGHBOURS]; 2],
    shares: Vec<f32>,
}

impl LogSums {
    pub(super) fn new() -> Self {
        Self {
            sums: Vec::with_capacity(EXPECTED),
            known: [[None; NEIGHBOURS * NEIGHBOURS]; 2],
            shares: Vec::new(),
        }
    }

    /// Makes ready for a group: what starts are known hold for it alone.
    pub(super) fn begin(&mut self) {
        if self.sums.len() > MOST_HELD {
            self.sums.clear();
            self.known = [[None; NEIGHBOURS * NEIGHBOURS]; 2];
        }
    }

    /// The sums of a whole sentence, given one of the other side.
    pub(super) fn whole(&mut self, given: &mut Given<'_>, by: By, sentence: usize, of: usize) -> Start {
        let place = sentence % NEIGHBOURS * NEIGHBOURS + of % NEIGHBOURS;
        match self.known[by as usize][place] {
            Some((known, known_of, start)) if (known, known_of) == (sentence, of) => start,
            _ => {
                let mut shares = std::mem::take(&mut self.shares);
                given.shares(by, sentence..sentence + 1, of, &mut shares);
                let words = given.side(by.other()).sentence(of);
                let start = self.push(given.weights(by), words, &shares);
                self.shares = shares;
                self.known[by as usize][place] = Some((sentence, of, start));
                start
            }
        }
    }

    /// The sums of some words that have so much of their probability each.
    pub(super) fn push(
        &mut self,
        weights: &WordWeights,
        words: std::ops::Range<usize>,
        shares: &[f32],
    ) -> Start {
        let start = Start(self.sums.len());
        weights.push_log_sums(words, shares, &mut self.sums);
        start
    }

    /// The sum of the first words.
    pub(super) fn of(&self, start: Start, words: usize) -> f32 {
        self.sums[start.0 + words]
    }

    /// The sums of so many words to so many.
    pub(super) fn range(&self, start: Start, words: RangeInclusive<usize>) -> &[f32] {
        &self.sums[start.0 + words.start()..=start.0 + words.end()]
    }
}
