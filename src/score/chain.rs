//! Groups of sentences as chains of pairs: where one sentence stands for two, its first words mostly stand for
//! the first of them and the rest for the second.
//!
//! Taken as a bag, every word of a group may be explained by every other, and has to share what explains it
//! with all of them. A chain cuts the sentence in two where that fits best and scores either part with its own
//! sentence, lengths included.

use std::f32::consts::LN_2;
use std::ops::Range;

use super::length::length_ratio;
use super::lexical::Lexical;

/// Words of one side, next to each other.
type Words = Range<usize>;

/// Groups with a smaller score as bags are not looked at: they are worse than chance, and most of a lattice.
pub(crate) const LEAST_CHAIN: f32 = -3.0;

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
    first: Vec<f32>,
    second: Vec<f32>,
}

impl<'l> Chains<'l> {
    pub(crate) fn new(lexical: &'l Lexical<'l>, weights: ChainWeights) -> Self {
        Self { lexical, weights, first: Vec::new(), second: Vec::new() }
    }

    /// What the score of a group, words and lengths, gains beyond that as a bag when it is a mixture of bag and
    /// chain, half and half: from −ln 2 upwards, 0 for beads that are no group or have no chain.
    ///
    /// # Complexity
    /// Linear in the words of the group and the links between them.
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
        let chain = match (sources.len(), targets.len()) {
            (2, 1) => {
                let cut = self.cut_target(target(0), [source(0), source(1)]);
                self.sum(&[(source(0), target(0).start..cut), (source(1), cut..target(0).end)])
            }
            (1, 2) => {
                let cut = self.cut_source(source(0), [target(0), target(1)]);
                self.sum(&[(source(0).start..cut, target(0)), (cut..source(0).end, target(1))])
            }
            (3, 1) => {
                let rest = source(1).start..source(2).end;
                let first = self.cut_target(target(0), [source(0), rest]);
                let second = self.cut_target(first..target(0).end, [source(1), source(2)]);
                self.sum(&[
                    (source(0), target(0).start..first),
                    (source(1), first..second),
                    (source(2), second..target(0).end),
                ])
            }
            (1, 3) => {
                let rest = target(1).start..target(2).end;
                let first = self.cut_source(source(0), [target(0), rest]);
                let second = self.cut_source(first..source(0).end, [target(1), target(2)]);
                self.sum(&[
                    (source(0).start..first, target(0)),
                    (first..second, target(1)),
                    (second..source(0).end, target(2)),
                ])
            }
            (2, 2) => {
                // The first source ends within the second target, or the other way round.
                let from = self.cut_source(source(0), [target(0), target(1)]);
                let to = self.cut_target(target(1), [from..source(0).end, source(1)]);
                let late = self.sum(&[
                    (source(0).start..from, target(0)),
                    (from..source(0).end, target(1).start..to),
                    (source(1), to..target(1).end),
                ]);
                let to = self.cut_target(target(0), [source(0), source(1)]);
                let from = self.cut_source(source(1), [to..target(0).end, target(1)]);
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
        let Self { lexical, weights, first: ahead, second: back } = self;
        lexical.target_shares(target, source, ahead);
        lexical.source_shares(source, target, back);
        let words = lexical.target_words.log_product(target.clone(), |at| ahead[at])
            + lexical.source_words.log_product(source.clone(), |at| back[at]);
        let length = length_ratio(lexical.source.characters(source), lexical.target.characters(target));
        weights.words * words + weights.length * length
    }

    /// Where target words are cut so that the two parts fit two neighbouring runs of source words.
    fn cut_target(&mut self, target: Words, sources: [Words; 2]) -> usize {
        let Self { lexical, weights, first, second } = self;
        lexical.target_shares(&target, &sources[0], first);
        lexical.target_shares(&target, &sources[1], second);
        let factor = |at: usize, shares: &[f32]| lexical.target_factor(target.start + at, shares[at]);
        let ratios = (0..target.len()).map(|at| factor(at, first) / factor(at, second));
        let lengths = sources.map(|source| lexical.source.characters(&source));
        target.start + best_cut(ratios, *weights, lengths, lexical.target.characters(&target))
    }

    /// The same for source words.
    fn cut_source(&mut self, source: Words, targets: [Words; 2]) -> usize {
        let Self { lexical, weights, first, second } = self;
        lexical.source_shares(&source, &targets[0], first);
        lexical.source_shares(&source, &targets[1], second);
        let factor = |at: usize, shares: &[f32]| lexical.source_factor(source.start + at, shares[at]);
        let ratios = (0..source.len()).map(|at| factor(at, first) / factor(at, second));
        let lengths = targets.map(|target| lexical.target.characters(&target));
        source.start + best_cut(ratios, *weights, lengths, lexical.source.characters(&source))
    }
}

impl Lexical<'_> {
    /// How much of its probability each target word has from source words.
    fn target_shares(&self, target: &Words, source: &Words, out: &mut Vec<f32>) {
        let share = 1.0 / source.len().max(1) as f32;
        out.clear();
        out.resize(target.len(), 0.0);
        for word in source.clone() {
            for (term, ahead, _) in self.term_links(self.source.words[word]) {
                for &place in self.places(term, target) {
                    out[place as usize - target.start] += share * ahead;
                }
            }
        }
    }

    /// How much of its probability each source word has from target words.
    fn source_shares(&self, source: &Words, target: &Words, out: &mut Vec<f32>) {
        let share = 1.0 / target.len().max(1) as f32;
        out.clear();
        out.extend(source.clone().map(|word| {
            let links = self.term_links(self.source.words[word]);
            links.map(|(term, _, back)| share * back * self.places(term, target).len() as f32).sum::<f32>()
        }));
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
    for (cut, ratio) in (1..count).zip(ratios) {
        sum += ratio.ln();
        let part = whole * cut as f32 / count as f32;
        let length = length_ratio(lengths[0], part) + length_ratio(lengths[1], whole - part);
        let value = weights.words * sum + weights.length * length;
        if value > most {
            (best, most) = (cut, value);
        }
    }
    best
}
