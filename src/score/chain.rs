//! Groups of sentences as chains of pairs: where one sentence stands for two, its first words mostly stand for
//! the first of them and the rest for the second.
//!
//! Taken as a bag, every word of a group may be explained by every other, and has to share what explains it
//! with all of them. A chain cuts the sentence in two where that fits best and scores either part with its own
//! sentence, lengths included.

use std::f32::consts::LN_2;
use std::ops::Range;

use super::given::{Given, Run};
use super::length::{Length, MOST_OF_LENGTH, length_ratio};
use super::lexical::Lexical;

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
    /// What the source says of the words of the target …
    ahead: Given<'l>,
    /// … and the target of those of the source.
    back: Given<'l>,
    first: Vec<f32>,
    second: Vec<f32>,
}

/// The side whose words explain the other's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Source,
    Target,
}

/// Sentences whose sums are kept: those of a group, and their neighbours.
const KEPT: usize = 8;

impl<'l> Chains<'l> {
    pub(crate) fn new(lexical: &'l Lexical<'l>, weights: ChainWeights) -> Self {
        let [ahead, back] = [&lexical.ahead, &lexical.back].map(|way| Given::new(way, KEPT));
        Self { lexical, weights, ahead, back, first: Vec::new(), second: Vec::new() }
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
        let whole =
            |side: &Range<usize>, number: usize| Run::Sentences(side.start + number..side.start + number + 1);
        let (from, to) = (|number| whole(&sources, number), |number| whole(&targets, number));
        let part = Run::Words;
        let chain = match (sources.len(), targets.len()) {
            (2, 1) => {
                let cut = self.cut(By::Source, target(0), [from(0), from(1)]);
                self.sum(&[(from(0), part(target(0).start..cut)), (from(1), part(cut..target(0).end))])
            }
            (1, 2) => {
                let cut = self.cut(By::Target, source(0), [to(0), to(1)]);
                self.sum(&[(part(source(0).start..cut), to(0)), (part(cut..source(0).end), to(1))])
            }
            (3, 1) => {
                let rest = Run::Sentences(sources.start + 1..sources.end);
                let first = self.cut(By::Source, target(0), [from(0), rest]);
                let second = self.cut(By::Source, first..target(0).end, [from(1), from(2)]);
                self.sum(&[
                    (from(0), part(target(0).start..first)),
                    (from(1), part(first..second)),
                    (from(2), part(second..target(0).end)),
                ])
            }
            (1, 3) => {
                let rest = Run::Sentences(targets.start + 1..targets.end);
                let first = self.cut(By::Target, source(0), [to(0), rest]);
                let second = self.cut(By::Target, first..source(0).end, [to(1), to(2)]);
                self.sum(&[
                    (part(source(0).start..first), to(0)),
                    (part(first..second), to(1)),
                    (part(second..source(0).end), to(2)),
                ])
            }
            (2, 2) => {
                // The first source ends within the second target, or the other way round. What is left of the one is
                // looked at twice, one time after the other.
                let in_source = self.cut(By::Target, source(0), [to(0), to(1)]);
                let rest = part(in_source..source(0).end);
                let in_target = self.cut(By::Source, target(1), [rest.clone(), from(1)]);
                let late = self.sum(&[
                    (rest, part(target(1).start..in_target)),
                    (part(source(0).start..in_source), to(0)),
                    (from(1), part(in_target..target(1).end)),
                ]);
                let in_target = self.cut(By::Source, target(0), [from(0), from(1)]);
                let rest = part(in_target..target(0).end);
                let in_source = self.cut(By::Target, source(1), [rest.clone(), to(1)]);
                let early = self.sum(&[
                    (part(source(1).start..in_source), rest),
                    (from(0), part(target(0).start..in_target)),
                    (part(in_source..source(1).end), to(1)),
                ]);
                late.max(early)
            }
            _ => return None,
        };
        Some(chain)
    }

    fn sum(&mut self, pairs: &[(Run, Run)]) -> f32 {
        pairs.iter().map(|(source, target)| self.pair(source, target)).sum()
    }

    /// The log-likelihood ratio of a link of the chain.
    fn pair(&mut self, source: &Run, target: &Run) -> f32 {
        let Self { lexical, weights, ahead, back, .. } = self;
        let (sources, targets) = (source.words(lexical.source), target.words(lexical.target));
        let length = length_ratio(lexical.source.characters(&sources), lexical.target.characters(&targets));
        let words = ahead.words_ratio(source, targets) + back.words_ratio(target, sources);
        weights.words * words + weights.length * length
    }

    /// Where words are cut so that the two parts fit two neighbouring runs of words of the other side; there is at
    /// least one word in either if there are two.
    fn cut(&mut self, by: By, words: Words, runs: [Run; 2]) -> usize {
        let Self { lexical, weights, ahead, back, first, second } = self;
        let (given, way) = match by {
            By::Source => (ahead, &lexical.ahead),
            By::Target => (back, &lexical.back),
        };
        given.shares(&runs[0], words.clone(), first);
        given.shares(&runs[1], words.clone(), second);
        way.weights.compare(words.clone(), first, second);
        let lengths = runs.map(|run| way.given.characters(&run.words(way.given)));
        words.start + best_cut(first, *weights, lengths, way.of.characters(&words))
    }
}

/// How many words of a run go with the first of two neighbours, by how much better each word fits the first, as a
/// logarithm; at least one with either if there are two.
fn best_cut(logs: &[f32], weights: ChainWeights, lengths: [f32; 2], whole: f32) -> usize {
    let count = logs.len();
    let lengths = lengths.map(Length::quick);
    let word = whole / count.max(1) as f32;
    let value = |cut: usize, sum: f32| {
        let part = word * cut as f32;
        let length = lengths[0].score(Length::quick(part)) + lengths[1].score(Length::quick(whole - part));
        weights.words * sum + weights.length * length
    };
    let sums = || {
        (1..count).zip(logs).scan(0.0, |sum, (cut, log)| {
            *sum += log;
            Some((cut, *sum))
        })
    };
    // Where the words fit best is near the best cut: after that most others need no look at their lengths.
    let Some((mut best, sum)) = sums().reduce(|best, other| if other.1 > best.1 { other } else { best })
    else {
        return count.min(1);
    };
    let mut most = value(best, sum);
    for (cut, sum) in sums() {
        if weights.words * sum + 2.0 * weights.length * MOST_OF_LENGTH < most || cut == best {
            continue;
        }
        let value = value(cut, sum);
        if value > most || value == most && cut < best {
            (best, most) = (cut, value);
        }
    }
    best
}
