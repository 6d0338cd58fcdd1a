//! What a stretch of a source says of a quote by itself.
//!
//! A few words stand for a few words. Beside a whole sentence, or three, nearly any phrase has some word that
//! one of theirs may stand for; beside as many neighbouring words as it has itself only a translation has most.

use std::ops::Range;

use super::evidence::{EXPECTED, Row};
use crate::score::Lexical;

/// How much of what the other side should account for it does account for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Share {
    pub(super) expected: f32,
    pub(super) covered: f32,
}

impl Share {
    /// Adds a word that should be accounted for with one probability and is with another.
    pub(super) fn add(&mut self, should: f32, does: f32) {
        self.expected += should;
        self.covered += should * does;
    }

    pub(super) fn plus(self, other: &Self) -> Self {
        Self { expected: self.expected + other.expected, covered: self.covered + other.covered }
    }

    pub(super) fn get(&self) -> f32 {
        if self.expected > 0.0 { self.covered / self.expected } else { 0.0 }
    }
}

/// What the best stretch of a window says of the quote.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Near {
    /// The sums over the quote's words that it explains, and over those that it does not, in nats.
    pub(super) linked: f32,
    pub(super) unlinked: f32,
    /// The words of the quote that it should account for and does.
    pub(super) share: Share,
}

impl Near {
    /// `stretch` counts the words of the rows one after the other.
    pub(super) fn new(
        lexical: &Lexical<'_>,
        rows: &[&Row],
        quoted: &Range<usize>,
        stretch: &Range<usize>,
    ) -> Self {
        let mut sums = vec![0.0; quoted.len()];
        let mut before = 0;
        for row in rows {
            let here = row.links.iter().filter(|link| stretch.contains(&(before + link.word)));
            for link in here {
                sums[link.at] += link.ahead;
            }
            before += row.words.len();
        }
        // A single word that is explained is no more than that: the others are to be somewhere beside it.
        let share = 1.0 / stretch.len().max(quoted.len()).max(1) as f32;
        let mut out = Self::default();
        for (word, sum) in quoted.clone().zip(sums) {
            let alone = lexical.target_factor(word, 0.0);
            let factor = lexical.target_factor(word, sum * share);
            let log = factor.ln();
            if log > 0.0 {
                out.linked += log;
            } else {
                out.unlinked += log;
            }
            if 1.0 - alone >= EXPECTED {
                out.share.add(1.0 - alone, 1.0 - alone / factor);
            }
        }
        out
    }
}
