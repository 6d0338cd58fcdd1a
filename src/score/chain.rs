//! Groups of sentences as chains of pairs: where one sentence stands for two, its first words mostly stand for
//! the first of them and the rest for the second.
//!
//! Taken as a bag, every word of a group may be explained by every other, and has to share what explains it
//! with all of them. A chain cuts the sentence in two where that fits best and scores either part with its own
//! sentence, lengths included.

use std::f32::consts::LN_2;
use std::ops::Range;

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
    /// The links between the words of the group, in the order of the source.
    pairs: Vec<LinkedPair>,
    /// For each target term the first of its words in the group, plus one; 0 where it has none.
    places: Vec<u32>,
    /// For each target word of the group the next one of the same term, plus one.
    next: Vec<u32>,
    first: Vec<f32>,
    second: Vec<f32>,
}

/// A source word and a target word that may stand for each other, by their numbers in the documents.
#[derive(Clone, Copy, Debug)]
struct LinkedPair {
    source: u32,
    target: u32,
    target_given_source: f32,
    source_given_target: f32,
}

/// The side whose words explain the other's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Given {
    Source,
    Target,
}

impl<'l> Chains<'l> {
    pub(crate) fn new(lexical: &'l Lexical<'l>, weights: ChainWeights) -> Self {
        Self {
            lexical,
            weights,
            pairs: Vec::new(),
            places: vec![0; lexical.target.terms.len()],
            next: Vec::new(),
            first: Vec::new(),
            second: Vec::new(),
        }
    }

    /// What the score of a group, words and lengths, gains beyond that as a bag when it is a mixture of bag and
    /// chain, half and half: from −ln 2 upwards, 0 for beads that are no group or have no chain.
    ///
    /// # Complexity
    /// Linear in the words of the group, their links, and the links between them.
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
        if !matches!((sources.len(), targets.len()), (1, 2 | 3) | (2 | 3, 1) | (2, 2)) {
            return None;
        }
        self.link(
            source(0).start..source(sources.len() - 1).end,
            target(0).start..target(targets.len() - 1).end,
        );
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

    /// Finds the links between the words of a group.
    fn link(&mut self, source: Words, target: Words) {
        let Self { lexical, pairs, places, next, .. } = self;
        pairs.clear();
        next.clear();
        next.resize(target.len(), 0);
        let start = target.start;
        for word in target.clone().rev() {
            let place = &mut places[lexical.target.words[word] as usize];
            next[word - start] = *place;
            *place = word as u32 + 1;
        }
        for word in source {
            for (term, target_given_source, source_given_target) in
                lexical.term_links(lexical.source.words[word])
            {
                let mut place = places[term as usize];
                while let Some(other) = place.checked_sub(1) {
                    let (source, target) = (word as u32, other);
                    pairs.push(LinkedPair { source, target, target_given_source, source_given_target });
                    place = next[other as usize - start];
                }
            }
        }
        for word in target {
            places[lexical.target.words[word] as usize] = 0;
        }
    }

    /// The log-likelihood ratio of a link of the chain.
    fn pair(&mut self, source: &Words, target: &Words) -> f32 {
        let Self { lexical, weights, pairs, first: ahead, second: back, .. } = self;
        let share = [source, target].map(|words| 1.0 / words.len().max(1) as f32);
        zeros(ahead, target.len());
        zeros(back, source.len());
        for pair in of_sources(pairs, source) {
            if let Some(sum) = ahead.get_mut((pair.target as usize).wrapping_sub(target.start)) {
                *sum += share[0] * pair.target_given_source;
                back[pair.source as usize - source.start] += share[1] * pair.source_given_target;
            }
        }
        let words = lexical.ahead.weights.log_product(target.clone(), ahead)
            + lexical.back.weights.log_product(source.clone(), back);
        let length = length_ratio(lexical.source.characters(source), lexical.target.characters(target));
        weights.words * words + weights.length * length
    }

    /// Where words are cut so that the two parts fit two neighbouring runs of words of the other side; there is at
    /// least one word in either if there are two.
    fn cut(&mut self, side: Given, words: Words, runs: [Words; 2]) -> usize {
        let Self { lexical, weights, pairs, first, second, .. } = self;
        let share = [0, 1].map(|run: usize| 1.0 / runs[run].len().max(1) as f32);
        zeros(first, words.len());
        zeros(second, words.len());
        let mut add = |given: usize, word: usize, probability: f32| {
            let run = usize::from(given >= runs[1].start);
            if let Some(sum) = [&mut *first, &mut *second][run].get_mut(word.wrapping_sub(words.start))
                && runs[run].contains(&given)
            {
                *sum += share[run] * probability;
            }
        };
        let way = match side {
            Given::Source => {
                for pair in of_sources(pairs, &(runs[0].start..runs[1].end)) {
                    add(pair.source as usize, pair.target as usize, pair.target_given_source);
                }
                &lexical.ahead
            }
            Given::Target => {
                for pair in of_sources(pairs, &words) {
                    add(pair.target as usize, pair.source as usize, pair.source_given_target);
                }
                &lexical.back
            }
        };
        let lengths = runs.map(|run| way.given.characters(&run));
        let whole = way.of.characters(&words);
        way.weights.compare(words.clone(), first, second);
        words.start + best_cut(first, *weights, lengths, whole)
    }
}

fn zeros(out: &mut Vec<f32>, count: usize) {
    out.clear();
    out.resize(count, 0.0);
}

/// The links of some source words.
fn of_sources<'p>(pairs: &'p [LinkedPair], source: &Words) -> &'p [LinkedPair] {
    let from = pairs.partition_point(|pair| (pair.source as usize) < source.start);
    let count = pairs[from..].partition_point(|pair| (pair.source as usize) < source.end);
    &pairs[from..from + count]
}

/// How many words of a run go with the first of two neighbours, by how much better each word fits the first, as a
/// logarithm; at least one with either if there are two.
fn best_cut(logs: &[f32], weights: ChainWeights, lengths: [f32; 2], whole: f32) -> usize {
    let count = logs.len();
    let mut sum = 0.0;
    let (mut best, mut most) = (count.min(1), f32::NEG_INFINITY);
    let lengths = lengths.map(|length| Length::new(&[length]));
    let word = whole / count.max(1) as f32;
    for (cut, log) in (1..count).zip(logs) {
        sum += log;
        if weights.words * sum + 2.0 * weights.length * MOST_OF_LENGTH <= most {
            continue;
        }
        let part = word * cut as f32;
        let length = lengths[0].score(Length::quick(part)) + lengths[1].score(Length::quick(whole - part));
        let value = weights.words * sum + weights.length * length;
        if value > most {
            (best, most) = (cut, value);
        }
    }
    best
}
