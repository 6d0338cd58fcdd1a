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
const LEAST: f32 = -3.0;

/// What words and lengths are weighed by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ChainWeights {
    pub(crate) words: f32,
    pub(crate) length: f32,
}

impl Lexical<'_> {
    /// What the score of a group, words and lengths, gains beyond that as a bag when it is a mixture of bag and
    /// chain, half and half: from −ln 2 upwards, 0 for beads that are no group or have no chain.
    ///
    /// # Complexity
    /// Linear in the words of the group and the links between them.
    pub(crate) fn chain_gain(
        &self,
        sources: Range<usize>,
        targets: Range<usize>,
        weights: ChainWeights,
        bag: f32,
    ) -> f32 {
        if bag < LEAST {
            return 0.0;
        }
        self.chain(sources, targets, weights).map_or(0.0, |chain| {
            let more = chain - bag;
            // ln((1 + e^more) / 2), without an overflow.
            more.max(0.0) + (-more.abs()).exp().ln_1p() - LN_2
        })
    }

    /// The log-likelihood ratio of the best chain through a group, its words and lengths weighed; nothing for
    /// shapes that are not cut: a pair, and groups beyond three sentences beside one and two beside two.
    fn chain(&self, sources: Range<usize>, targets: Range<usize>, weights: ChainWeights) -> Option<f32> {
        let source = |number: usize| self.source.sentence(sources.start + number);
        let target = |number: usize| self.target.sentence(targets.start + number);
        let sum = |pairs: &[(Words, Words)]| -> f32 {
            pairs.iter().map(|(source, target)| self.pair(source, target, weights)).sum()
        };
        let chain = match (sources.len(), targets.len()) {
            (2, 1) => {
                let cut = self.cut_target(target(0), [source(0), source(1)], weights);
                sum(&[(source(0), target(0).start..cut), (source(1), cut..target(0).end)])
            }
            (1, 2) => {
                let cut = self.cut_source(source(0), [target(0), target(1)], weights);
                sum(&[(source(0).start..cut, target(0)), (cut..source(0).end, target(1))])
            }
            (3, 1) => {
                let rest = source(1).start..source(2).end;
                let first = self.cut_target(target(0), [source(0), rest], weights);
                let second = self.cut_target(first..target(0).end, [source(1), source(2)], weights);
                sum(&[
                    (source(0), target(0).start..first),
                    (source(1), first..second),
                    (source(2), second..target(0).end),
                ])
            }
            (1, 3) => {
                let rest = target(1).start..target(2).end;
                let first = self.cut_source(source(0), [target(0), rest], weights);
                let second = self.cut_source(first..source(0).end, [target(1), target(2)], weights);
                sum(&[
                    (source(0).start..first, target(0)),
                    (first..second, target(1)),
                    (second..source(0).end, target(2)),
                ])
            }
            (2, 2) => {
                // The first source ends within the second target, or the other way round.
                let from = self.cut_source(source(0), [target(0), target(1)], weights);
                let to = self.cut_target(target(1), [from..source(0).end, source(1)], weights);
                let late = sum(&[
                    (source(0).start..from, target(0)),
                    (from..source(0).end, target(1).start..to),
                    (source(1), to..target(1).end),
                ]);
                let to = self.cut_target(target(0), [source(0), source(1)], weights);
                let from = self.cut_source(source(1), [to..target(0).end, target(1)], weights);
                let early = sum(&[
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

    /// The log-likelihood ratio of a link of the chain.
    fn pair(&self, source: &Words, target: &Words, weights: ChainWeights) -> f32 {
        let (ahead, back) = (self.target_shares(target, source), self.source_shares(source, target));
        let words = self.target_words.log_product(target.clone(), |at| ahead[at])
            + self.source_words.log_product(source.clone(), |at| back[at]);
        let length = length_ratio(self.source.characters(source), self.target.characters(target));
        weights.words * words + weights.length * length
    }

    /// Where target words are cut so that the two parts fit two neighbouring runs of source words.
    fn cut_target(&self, target: Words, sources: [Words; 2], weights: ChainWeights) -> usize {
        let [first, second] = [0, 1].map(|number| self.target_shares(&target, &sources[number]));
        let factor = |at: usize, shares: &[f32]| self.target_factor(target.start + at, shares[at]);
        let ratios = (0..target.len()).map(|at| factor(at, &first) / factor(at, &second));
        let lengths = sources.map(|source| self.source.characters(&source));
        target.start + best_cut(ratios, weights, lengths, self.target.characters(&target))
    }

    /// The same for source words.
    fn cut_source(&self, source: Words, targets: [Words; 2], weights: ChainWeights) -> usize {
        let [first, second] = [0, 1].map(|number| self.source_shares(&source, &targets[number]));
        let factor = |at: usize, shares: &[f32]| self.source_factor(source.start + at, shares[at]);
        let ratios = (0..source.len()).map(|at| factor(at, &first) / factor(at, &second));
        let lengths = targets.map(|target| self.target.characters(&target));
        source.start + best_cut(ratios, weights, lengths, self.source.characters(&source))
    }

    /// How much of its probability each target word has from source words.
    fn target_shares(&self, target: &Words, source: &Words) -> Vec<f32> {
        let share = 1.0 / source.len().max(1) as f32;
        let mut shares = vec![0.0_f32; target.len()];
        for word in source.clone() {
            for (term, ahead, _) in self.term_links(self.source.words[word]) {
                for &place in self.places(term, target) {
                    shares[place as usize - target.start] += share * ahead;
                }
            }
        }
        shares
    }

    /// How much of its probability each source word has from target words.
    fn source_shares(&self, source: &Words, target: &Words) -> Vec<f32> {
        let share = 1.0 / target.len().max(1) as f32;
        let shares = source.clone().map(|word| {
            let links = self.term_links(self.source.words[word]);
            links.map(|(term, _, back)| share * back * self.places(term, target).len() as f32).sum()
        });
        shares.collect()
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
