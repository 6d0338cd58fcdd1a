//! Groups of sentences as chains of pairs: where one sentence stands for two, its first words mostly stand for
//! the first of them and the rest for the second.
//!
//! Taken as a bag, every word of a group may be explained by every other, and has to share what explains it
//! with all of them. A chain cuts the sentence in two where that fits best and scores either part with its own
//! sentence, lengths included.

use std::f32::consts::LN_2;
use std::ops::Range;

use super::length::{Length, length_ratio, quick_log};
use super::lexical::Lexical;
use super::way::{Sums, Way};

/// Words of one side, next to each other.
type Words = Range<usize>;

/// Groups with a smaller score as bags are not looked at: they are worse than chance, and most of a lattice.
const LEAST_CHAIN: f32 = -3.0;

/// What words and lengths are weighed by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ChainWeights {
    pub(crate) words: f32,
    pub(crate) length: f32,
}

/// Scores the chains of groups, with buffers that are kept from one to the next.
pub(crate) struct Chains<'l> {
    lexical: &'l Lexical<'l>,
    weights: ChainWeights,
    /// What runs of words of this group say: the parts of a chain are asked for more than once.
    known: Vec<Known>,
    count: usize,
    first: Vec<f32>,
    second: Vec<f32>,
}

/// What some words of a side say of the other side's.
#[derive(Default)]
struct Known {
    side: Given,
    words: Words,
    sums: Sums,
}

/// The side whose words explain the other's.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Given {
    #[default]
    Source,
    Target,
}

impl<'l> Chains<'l> {
    pub(crate) fn new(lexical: &'l Lexical<'l>, weights: ChainWeights) -> Self {
        Self { lexical, weights, known: Vec::new(), count: 0, first: Vec::new(), second: Vec::new() }
    }

    /// What the score of a group, words and lengths, gains beyond that as a bag when it is a mixture of bag and
    /// chain, half and half: from −ln 2 upwards, 0 for beads that are no group or have no chain.
    ///
    /// # Complexity
    /// Linear in the words of the group and their links.
    pub(crate) fn gain(&mut self, sources: Range<usize>, targets: Range<usize>, bag: f32) -> f32 {
        if bag < LEAST_CHAIN {
            return 0.0;
        }
        self.count = 0;
        self.chain(sources, targets).map_or(0.0, |chain| {
            let more = chain - bag;
            // ln((1 + e^more) / 2), without an overflow.
            more.max(0.0) + (-more.abs()).exp().ln_1p() - LN_2
        })
    }

    /// The log-likelihood ratio of the best chain through a group, its words and lengths weighed; nothing for
    /// shapes that are not cut: a pair, and groups beyond three sentences beside one and two beside two.
    fn chain(&mut self, sources: Range<usize>, targets: Range<usize>) -> Option<f32> {
        let lexical = self.lexical;
        let source = |number: usize| lexical.source.sentence(sources.start + number);
        let target = |number: usize| lexical.target.sentence(targets.start + number);
        let chain = match (sources.len(), targets.len()) {
            (2, 1) => {
                let cut = self.cut(Given::Source, target(0), [source(0), source(1)]);
                self.sum(&[(source(0), target(0).start..cut), (source(1), cut..target(0).end)])
            }
            (1, 2) => {
                let cut = self.cut(Given::Target, source(0), [target(0), target(1)]);
                self.sum(&[(source(0).start..cut, target(0)), (cut..source(0).end, target(1))])
            }
            (3, 1) => {
                let rest = source(1).start..source(2).end;
                let first = self.cut(Given::Source, target(0), [source(0), rest]);
                let second = self.cut(Given::Source, first..target(0).end, [source(1), source(2)]);
                self.sum(&[
                    (source(0), target(0).start..first),
                    (source(1), first..second),
                    (source(2), second..target(0).end),
                ])
            }
            (1, 3) => {
                let rest = target(1).start..target(2).end;
                let first = self.cut(Given::Target, source(0), [target(0), rest]);
                let second = self.cut(Given::Target, first..source(0).end, [target(1), target(2)]);
                self.sum(&[
                    (source(0).start..first, target(0)),
                    (first..second, target(1)),
                    (second..source(0).end, target(2)),
                ])
            }
            (2, 2) => {
                // The first source ends within the second target, or the other way round.
                let from = self.cut(Given::Target, source(0), [target(0), target(1)]);
                let to = self.cut(Given::Source, target(1), [from..source(0).end, source(1)]);
                let late = self.sum(&[
                    (source(0).start..from, target(0)),
                    (from..source(0).end, target(1).start..to),
                    (source(1), to..target(1).end),
                ]);
                let to = self.cut(Given::Source, target(0), [source(0), source(1)]);
                let from = self.cut(Given::Target, source(1), [to..target(0).end, target(1)]);
                let early = self.sum(&[
                    (source(0), target(0).start..to),
                    (source(1).start..from, to..target(0).end),
                    (from..source(1).end, target(1)),
                ]);
                late.max(early)
            }
            _ => return None,
        };
        Some(chain)
    }

    fn sum(&mut self, pairs: &[(Words, Words)]) -> f32 {
        pairs.iter().map(|(source, target)| self.pair(source, target)).sum()
    }

    /// The log-likelihood ratio of a link of the chain.
    fn pair(&mut self, source: &Words, target: &Words) -> f32 {
        let (ahead, back) = (self.known(Given::Source, source), self.known(Given::Target, target));
        let lexical = self.lexical;
        let words = lexical.ahead.ratio_of(&[&self.known[ahead].sums], target.clone())
            + lexical.back.ratio_of(&[&self.known[back].sums], source.clone());
        let length = length_ratio(lexical.source.characters(source), lexical.target.characters(target));
        self.weights.words * words + self.weights.length * length
    }

    /// Where words are cut so that the two parts fit two neighbouring runs of words of the other side; there is at
    /// least one word in either if there are two.
    fn cut(&mut self, side: Given, words: Words, runs: [Words; 2]) -> usize {
        let [first, second] = [&runs[0], &runs[1]].map(|run| self.known(side, run));
        let way = self.way(side);
        way.factors(&self.known[first].sums, words.clone(), &mut self.first);
        way.factors(&self.known[second].sums, words.clone(), &mut self.second);
        let ratios = self.first.iter().zip(&self.second).map(|(first, second)| first / second);
        let lengths = runs.map(|run| way.given.characters(&run));
        words.start + best_cut(ratios, self.weights, lengths, way.of.characters(&words))
    }

    fn way(&self, side: Given) -> &'l Way<'l> {
        match side {
            Given::Source => &self.lexical.ahead,
            Given::Target => &self.lexical.back,
        }
    }

    /// Where what some words say stands among what is known.
    fn known(&mut self, side: Given, words: &Words) -> usize {
        let found =
            self.known[..self.count].iter().position(|known| known.side == side && known.words == *words);
        if let Some(found) = found {
            return found;
        }
        if self.count == self.known.len() {
            self.known.push(Known::default());
        }
        let (number, way) = (self.count, self.way(side));
        let known = &mut self.known[number];
        (known.side, known.words) = (side, words.clone());
        way.explain_words(words.clone(), &mut known.sums);
        self.count += 1;
        number
    }
}

/// How many words of a run go with the first of two neighbours, by how much better each word fits the first; at
/// least one with either if there are two.
fn best_cut(
    ratios: impl ExactSizeIterator<Item = f32>,
    weights: ChainWeights,
    lengths: [f32; 2],
    whole: f32,
) -> usize {
    let count = ratios.len();
    let mut sum = 0.0;
    let (mut best, mut most) = (count.min(1), f32::NEG_INFINITY);
    let lengths = lengths.map(|length| Length::new(&[length]));
    let word = whole / count.max(1) as f32;
    for (cut, ratio) in (1..count).zip(ratios) {
        sum += quick_log(ratio);
        let part = word * cut as f32;
        let length = lengths[0].score(Length::quick(part)) + lengths[1].score(Length::quick(whole - part));
        let value = weights.words * sum + weights.length * length;
        if value > most {
            (best, most) = (cut, value);
        }
    }
    best
}
