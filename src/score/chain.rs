//! Groups of sentences as chains of pairs: where one sentence stands for two, its first words mostly stand for
//! the first of them and the rest for the second.
//!
//! Taken as a bag, every word of a group may be explained by every other, and has to share what explains it
//! with all of them. A chain cuts the sentence in two where that fits best and scores either part with its own
//! sentence, lengths included.

use std::f32::consts::LN_2;
use std::ops::Range;

use super::cut::best_cut;
use super::given::{By, Given};
use super::length::length_ratio;
use super::lexical::Lexical;
use super::log_sums::{LogSums, Start};

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
    given: Given<'l>,
    weights: ChainWeights,
    shares: Vec<f32>,
    sums: LogSums,
}

/// Words of one sentence, next to each other.
#[derive(Clone)]
struct Part {
    sentence: usize,
    words: Range<usize>,
}

impl<'l> Chains<'l> {
    pub(crate) fn new(lexical: &'l Lexical<'l>, weights: ChainWeights) -> Self {
        Self { given: Given::new(lexical), weights, shares: Vec::new(), sums: LogSums::new() }
    }

    /// What the sentences of groups say of each other.
    pub(crate) fn given(&mut self) -> &mut Given<'l> {
        &mut self.given
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
        self.sums.begin();
        self.chain(sources, targets).map_or(0.0, |chain| {
            let more = chain - bag;
            // ln((1 + e^more) / 2), without an overflow.
            more.max(0.0) + (-more.abs()).exp().ln_1p() - LN_2
        })
    }

    /// The log-likelihood ratio of the best chain through a group, its words and lengths weighed; nothing for
    /// shapes that are not cut: a pair, and groups beyond three sentences beside one and two beside two.
    fn chain(&mut self, sources: Range<usize>, targets: Range<usize>) -> Option<f32> {
        Some(match (sources.len(), targets.len()) {
            (2, 1) => self.two(By::Source, sources.start, targets.start),
            (1, 2) => self.two(By::Target, targets.start, sources.start),
            (3, 1) => self.three(By::Source, sources.start, targets.start),
            (1, 3) => self.three(By::Target, targets.start, sources.start),
            // The first source ends within the second target, or the other way round.
            (2, 2) => {
                let late = self.square(By::Source, sources.start, targets.start);
                late.max(self.square(By::Target, targets.start, sources.start))
            }
            _ => return None,
        })
    }

    /// Two sentences of one side for one of the other.
    fn two(&mut self, by: By, start: usize, other: usize) -> f32 {
        let words = self.given.side(by.other()).sentence(other);
        let sums = [start, start + 1].map(|given| self.sums.whole(&mut self.given, by, given, other));
        let lengths = self.lengths(by, [start..start + 1, start + 1..start + 2]);
        let cut = self.cut(by, sums, &Part { sentence: other, words: words.clone() }, lengths);
        let parts = [words.start..cut, cut..words.end].map(|words| Part { sentence: other, words });
        self.link(by, start, sums[0], &parts[0]) + self.link(by, start + 1, sums[1], &parts[1])
    }

    /// Three sentences for one.
    fn three(&mut self, by: By, start: usize, other: usize) -> f32 {
        let words = self.given.side(by.other()).sentence(other);
        let whole = Part { sentence: other, words: words.clone() };
        let [first, second, third] =
            [start, start + 1, start + 2].map(|given| self.sums.whole(&mut self.given, by, given, other));
        self.given.shares(by, start + 1..start + 3, other, &mut self.shares);
        let later = self.sums.push(self.given.weights(by), whole.words.clone(), &self.shares);
        let lengths = self.lengths(by, [start..start + 1, start + 1..start + 3]);
        let one = self.cut(by, [first, later], &whole, lengths);
        let lengths = self.lengths(by, [start + 1..start + 2, start + 2..start + 3]);
        let rest = Part { sentence: other, words: one..words.end };
        let two = self.cut(by, [second, third], &rest, lengths);
        let parts = [words.start..one, one..two, two..words.end];
        let links = (start..).zip([first, second, third]).zip(parts);
        links.map(|((given, sums), words)| self.link(by, given, sums, &Part { sentence: other, words })).sum()
    }

    /// Two sentences beside two, where the first one ends within the second of the others. What is left of it is looked at
    /// after it is cut.
    fn square(&mut self, by: By, start: usize, other: usize) -> f32 {
        let (side, others, back) = (self.given.side(by), self.given.side(by.other()), by.other());
        let (words, later) = (side.sentence(start), others.sentence(other + 1));
        let sums = [other, other + 1].map(|given| self.sums.whole(&mut self.given, back, given, start));
        let lengths = self.lengths(back, [other..other + 1, other + 1..other + 2]);
        let cut = self.cut(back, sums, &Part { sentence: start, words: words.clone() }, lengths);
        let mut score = self.link(back, other, sums[0], &Part { sentence: start, words: words.start..cut });
        let rest = Part { sentence: start, words: cut..words.end };
        let rest_length = side.characters(&rest.words, start);
        self.given.shares_of_part(by, (start, rest.words.clone()), later.clone(), &mut self.shares);
        let of_rest = self.sums.push(self.given.weights(by), later.clone(), &self.shares);
        let last = self.sums.whole(&mut self.given, by, start + 1, other + 1);
        let lengths = [rest_length, side.lengths[start + 1]];
        let cut = self.cut(by, [of_rest, last], &Part { sentence: other + 1, words: later.clone() }, lengths);
        score += self.link(by, start + 1, last, &Part { sentence: other + 1, words: cut..later.end });
        let part = later.start..cut;
        let words = self.sums.of(of_rest, part.len())
            + self.given.ratio_of_part(back, (other + 1, part.clone()), rest.words);
        let length = length_ratio(rest_length, others.characters(&part, other + 1));
        score + self.weights.words * words + self.weights.length * length
    }

    fn lengths(&self, by: By, sentences: [Range<usize>; 2]) -> [f32; 2] {
        let side = self.given.side(by);
        sentences.map(|sentences| side.lengths[sentences].iter().sum())
    }

    /// The log-likelihood ratio of a link of the chain: of a whole sentence and the part that it stands for, whose words have
    /// their sums given that sentence.
    fn link(&mut self, by: By, given: usize, sums: Start, part: &Part) -> f32 {
        let (side, others) = (self.given.side(by), self.given.side(by.other()));
        let first = others.starts[part.sentence];
        let ahead = self.sums.of(sums, part.words.end - first) - self.sums.of(sums, part.words.start - first);
        let back =
            self.given.ratio_of_part(by.other(), (part.sentence, part.words.clone()), side.sentence(given));
        let length = length_ratio(side.lengths[given], others.characters(&part.words, part.sentence));
        self.weights.words * (ahead + back) + self.weights.length * length
    }

    /// Where some words of a sentence are cut so that the two parts fit two neighbouring runs of words of the other side, whose
    /// `sums` are those of the sentence and whose characters `lengths`; there is at least one word in either part if there
    /// are two.
    fn cut(&self, by: By, sums: [Start; 2], part: &Part, lengths: [f32; 2]) -> usize {
        let others = self.given.side(by.other());
        let first = others.starts[part.sentence];
        let [one, other] =
            sums.map(|sums| self.sums.range(sums, part.words.start - first..=part.words.end - first));
        let whole = others.characters(&part.words, part.sentence);
        part.words.start + best_cut(one, other, self.weights, lengths, whole)
    }
}
