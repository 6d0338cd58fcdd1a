//! Groups of sentences as chains of pairs: where one sentence stands for two, its first words mostly stand for
//! the first of them and the rest for the second.
//!
//! Taken as a bag, every word of a group may be explained by every other, and has to share what explains it
//! with all of them. A chain cuts the sentence in two where that fits best and scores either part with its own
//! sentence, lengths included.

use std::f32::consts::LN_2;
use std::ops::Range;

use super::given::{By, Given};
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
    given: Given<'l>,
    weights: ChainWeights,
    shares: Vec<f32>,
    /// Sums of logarithms: see [`WordWeights::sum_logs`](super::factors::WordWeights::sum_logs).
    first: Vec<f32>,
    second: Vec<f32>,
    third: Vec<f32>,
}

/// A sentence that stands whole for some words of one of the other side.
struct Whole {
    sentence: usize,
    part: Words,
}

impl<'l> Chains<'l> {
    pub(crate) fn new(lexical: &'l Lexical<'l>, weights: ChainWeights) -> Self {
        let [shares, first, second, third] = [(); 4].map(|()| Vec::new());
        Self { given: Given::new(lexical), weights, shares, first, second, third }
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
        self.log_whole(by, start, other, Place::First);
        self.log_whole(by, start + 1, other, Place::Second);
        let lengths = self.lengths(by, [start..start + 1, start + 1..start + 2]);
        let cut = self.cut(by, [Place::First, Place::Second], &words, &words, lengths);
        self.link(by, Place::First, &words, Whole { sentence: start, part: words.start..cut })
            + self.link(by, Place::Second, &words, Whole { sentence: start + 1, part: cut..words.end })
    }

    /// Three sentences for one.
    fn three(&mut self, by: By, start: usize, other: usize) -> f32 {
        let words = self.given.side(by.other()).sentence(other);
        self.log_whole(by, start, other, Place::First);
        self.given.shares(by, start + 1..start + 3, other, &mut self.shares);
        self.given.weights(by).sum_logs(words.clone(), &self.shares, &mut self.second);
        let lengths = self.lengths(by, [start..start + 1, start + 1..start + 3]);
        let first = self.cut(by, [Place::First, Place::Second], &words, &words, lengths);
        self.log_whole(by, start + 1, other, Place::Second);
        self.log_whole(by, start + 2, other, Place::Third);
        let lengths = self.lengths(by, [start + 1..start + 2, start + 2..start + 3]);
        let second = self.cut(by, [Place::Second, Place::Third], &words, &(first..words.end), lengths);
        let parts = [words.start..first, first..second, second..words.end];
        let places = [Place::First, Place::Second, Place::Third];
        let links = (start..).zip(places).zip(parts);
        links.map(|((sentence, place), part)| self.link(by, place, &words, Whole { sentence, part })).sum()
    }

    /// Two sentences beside two, where the first one ends within the second of the others. What is left of it is looked at
    /// after it is cut.
    fn square(&mut self, by: By, start: usize, other: usize) -> f32 {
        let (side, others) = (self.given.side(by), self.given.side(by.other()));
        let (words, later) = (side.sentence(start), others.sentence(other + 1));
        self.log_whole(by.other(), other, start, Place::First);
        self.log_whole(by.other(), other + 1, start, Place::Second);
        let lengths = self.lengths(by.other(), [other..other + 1, other + 1..other + 2]);
        let cut = self.cut(by.other(), [Place::First, Place::Second], &words, &words, lengths);
        let first = Whole { sentence: other, part: words.start..cut };
        let mut score = self.link(by.other(), Place::First, &words, first);
        let rest = cut..words.end;
        self.given.shares_of_part(by, rest.clone(), later.clone(), &mut self.shares);
        self.given.weights(by).sum_logs(later.clone(), &self.shares, &mut self.first);
        self.log_whole(by, start + 1, other + 1, Place::Second);
        let lengths = [side.characters(&rest), side.characters(&side.sentence(start + 1))];
        let cut = self.cut(by, [Place::First, Place::Second], &later, &later, lengths);
        let last = Whole { sentence: start + 1, part: cut..later.end };
        score += self.link(by, Place::Second, &later, last);
        let part = later.start..cut;
        let back = self.given.ratio_of_part(by.other(), part.clone(), rest.clone());
        let length = length_ratio(side.characters(&rest), others.characters(&part));
        let words = self.first[part.len()] + back;
        score + self.weights.words * words + self.weights.length * length
    }

    /// Sums up the logarithms of a sentence's words given one of the other side.
    fn log_whole(&mut self, by: By, given: usize, of: usize, place: Place) {
        self.given.shares(by, given..given + 1, of, &mut self.shares);
        let words = self.given.side(by.other()).sentence(of);
        let (weights, shares) = (self.given.weights(by), &self.shares);
        let out = match place {
            Place::First => &mut self.first,
            Place::Second => &mut self.second,
            Place::Third => &mut self.third,
        };
        weights.sum_logs(words, shares, out);
    }

    fn logs(&self, place: Place) -> &[f32] {
        match place {
            Place::First => &self.first,
            Place::Second => &self.second,
            Place::Third => &self.third,
        }
    }

    fn lengths(&self, by: By, sentences: [Range<usize>; 2]) -> [f32; 2] {
        let side = self.given.side(by);
        sentences.map(|sentences| side.lengths[sentences].iter().sum())
    }

    /// The log-likelihood ratio of a link of the chain; `place` has what the whole sentence says of the other one.
    fn link(&mut self, by: By, place: Place, words: &Words, whole: Whole) -> f32 {
        let Whole { sentence, part } = whole;
        let (side, others) = (self.given.side(by), self.given.side(by.other()));
        let logs = self.logs(place);
        let ahead = logs[part.end - words.start] - logs[part.start - words.start];
        let of = side.sentence(sentence);
        let back = self.given.ratio_of_part(by.other(), part.clone(), of);
        let length = length_ratio(side.lengths[sentence], others.characters(&part));
        self.weights.words * (ahead + back) + self.weights.length * length
    }

    /// Where some words of a sentence are cut so that the two parts fit two neighbouring runs of words of the other side, of
    /// which `places` have the logarithms and `lengths` the characters; there is at least one word in either part if
    /// there are two.
    fn cut(&self, by: By, places: [Place; 2], words: &Words, of: &Words, lengths: [f32; 2]) -> usize {
        let range = of.start - words.start..=of.end - words.start;
        let [first, second] = places.map(|place| &self.logs(place)[range.clone()]);
        let whole = self.given.side(by.other()).characters(of);
        of.start + best_cut(first, second, self.weights, lengths, whole)
    }
}

/// Which of the sums of logarithms.
#[derive(Clone, Copy)]
enum Place {
    First,
    Second,
    Third,
}

/// How many words of a run go with the first of two neighbours, by the sums of the logarithms of their factors given either;
/// at least one with either if there are two.
fn best_cut(first: &[f32], second: &[f32], weights: ChainWeights, lengths: [f32; 2], whole: f32) -> usize {
    let count = first.len() - 1;
    let lengths = lengths.map(Length::quick);
    let word = whole / count.max(1) as f32;
    let value = |cut: usize, sum: f32| {
        let part = word * cut as f32;
        let length = lengths[0].score(Length::quick(part)) + lengths[1].score(Length::quick(whole - part));
        weights.words * sum + weights.length * length
    };
    // Where the words fit best is near the best cut: after that most others need no look at their lengths.
    let (mut best, mut greatest) = (count.min(1), f32::NEG_INFINITY);
    for (cut, (one, other)) in first[..count].iter().zip(second).enumerate().skip(1) {
        if one - other > greatest {
            (best, greatest) = (cut, one - other);
        }
    }
    if count < 2 {
        return best;
    }
    let mut most = value(best, greatest);
    let top = best;
    let lengths_add = 2.0 * weights.length * MOST_OF_LENGTH;
    for (cut, (one, other)) in first[..count].iter().zip(second).enumerate().skip(1) {
        if weights.words * (one - other) + lengths_add < most || cut == top {
            continue;
        }
        let value = value(cut, one - other);
        if value > most || value == most && cut < best {
            (best, most) = (cut, value);
        }
    }
    best
}
