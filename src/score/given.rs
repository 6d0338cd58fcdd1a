//! What sentences of one side, or parts of them, say of the words of the other, kept while their neighbours are looked at.

use std::ops::Range;

use super::factors::WordWeights;
use super::lexical::Lexical;
use super::side::Side;
use super::way::Way;

/// Sentences that a group has on one side, at most.
pub(crate) const MOST_GIVEN: usize = 8;

/// Terms of a side that is not large: setting a number of each to zero costs less than going through the links of ten words.
const SMALL: usize = 2000;

/// The side whose words explain the other's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    Source,
    Target,
}

impl By {
    pub(super) fn other(self) -> Self {
        match self {
            By::Source => By::Target,
            By::Target => By::Source,
        }
    }
}

/// For each term of one side how much of its probability a sentence of the other gives it, not yet divided by the words
/// of that.
#[derive(Debug, Default)]
struct Sums {
    sentence: Option<usize>,
    terms: Vec<f32>,
}

/// The sums of the last few sentences of both sides.
pub(crate) struct Given<'l> {
    pub(super) lexical: &'l Lexical<'l>,
    /// Those of source and of target sentences. Each sentence has its place, by its number modulo theirs.
    kept: [[Sums; MOST_GIVEN]; 2],
    /// The sums of some words; zeros between two calls.
    part: [Vec<f32>; 2],
    shares: Vec<f32>,
}

impl<'l> Given<'l> {
    pub(crate) fn new(lexical: &'l Lexical<'l>) -> Self {
        let part = [lexical.target, lexical.source].map(|side| vec![0.0; side.terms.len()]);
        Self { lexical, kept: Default::default(), part, shares: Vec::new() }
    }

    /// The sum of the log-likelihood ratios of some sentences, each given all of these.
    pub(crate) fn ratio(&mut self, by: By, given: Range<usize>, of: Range<usize>) -> f32 {
        let mut shares = std::mem::take(&mut self.shares);
        let ratios = of.map(|of| {
            self.shares(by, given.clone(), of, &mut shares);
            self.weights(by).log_product(self.side(by.other()).sentence(of), &shares)
        });
        let ratio = ratios.sum();
        self.shares = shares;
        ratio
    }

    /// How much of its probability each word of a sentence has, given sentences of the other side.
    pub(super) fn shares(&mut self, by: By, given: Range<usize>, of: usize, shares: &mut Vec<f32>) {
        for sentence in given.clone() {
            self.hold(by, sentence);
        }
        let (side, others) = (self.side(by), self.side(by.other()));
        let share = 1.0 / (side.starts[given.end] - side.starts[given.start]).max(1) as f32;
        let kept = &self.kept[by as usize];
        let sums = |sentence: usize| kept[sentence % MOST_GIVEN].terms.as_slice();
        let terms = others.words[others.sentence(of)].iter();
        shares.clear();
        // What is usual has loops of its own, without a branch in them.
        match given.len() {
            1 => {
                let one = sums(given.start);
                shares.extend(terms.map(|&term| one[term as usize] * share));
            }
            2 => {
                let (one, other) = (sums(given.start), sums(given.start + 1));
                shares.extend(terms.map(|&term| (one[term as usize] + other[term as usize]) * share));
            }
            _ => {
                let all = |term: u32| given.clone().map(|given| sums(given)[term as usize]).sum::<f32>();
                shares.extend(terms.map(|&term| all(term) * share));
            }
        }
    }

    fn hold(&mut self, by: By, sentence: usize) {
        let (way, side) = (self.way(by), self.side(by));
        let sums = &mut self.kept[by as usize][sentence % MOST_GIVEN];
        if sums.sentence != Some(sentence) {
            sums.terms.clear();
            sums.terms.resize(self.part[by as usize].len(), 0.0);
            way.explain(side.sentence(sentence), &mut sums.terms);
            sums.sentence = Some(sentence);
        }
    }

    /// The same given some words of a sentence, for some words of another.
    ///
    /// Of a larger part the rest is taken from what the whole sentence says, where that is known: most parts of a chain are
    /// nearly a sentence, or hardly a word.
    pub(super) fn shares_of_part(
        &mut self,
        by: By,
        (sentence, given): (usize, Range<usize>),
        of: Range<usize>,
        shares: &mut Vec<f32>,
    ) {
        let (way, side, others) = (self.way(by), self.side(by), self.side(by.other()));
        let share = 1.0 / given.len().max(1) as f32;
        let all = side.sentence(sentence);
        let terms = others.words[of].iter();
        shares.clear();
        let kept = &self.kept[by as usize][sentence % MOST_GIVEN];
        let sums = self.part[by as usize].as_mut_slice();
        if 2 * given.len() > all.len() && kept.sentence == Some(sentence) {
            let rest = [all.start..given.start, given.end..all.end];
            rest.clone().into_iter().for_each(|rest| way.explain(rest, sums));
            let left = |term: usize| (kept.terms[term] - sums[term]).max(0.0);
            shares.extend(terms.map(|&term| left(term as usize) * share));
            rest.into_iter().for_each(|rest| clear(way, rest, sums));
        } else {
            way.explain(given.clone(), sums);
            shares.extend(terms.map(|&term| sums[term as usize] * share));
            clear(way, given, sums);
        }
    }

    /// The log-likelihood ratio of some words of a sentence given some words of another.
    pub(super) fn ratio_of_part(&mut self, by: By, given: (usize, Range<usize>), of: Range<usize>) -> f32 {
        let mut shares = std::mem::take(&mut self.shares);
        self.shares_of_part(by, given, of.clone(), &mut shares);
        let ratio = self.weights(by).log_product(of, &shares);
        self.shares = shares;
        ratio
    }

    /// The side that explains.
    pub(super) fn side(&self, by: By) -> &'l Side {
        match by {
            By::Source => self.lexical.source,
            By::Target => self.lexical.target,
        }
    }

    fn way(&self, by: By) -> &'l Way<'l> {
        match by {
            By::Source => &self.lexical.ahead,
            By::Target => &self.lexical.back,
        }
    }

    /// The weights of the words that it explains.
    pub(super) fn weights(&self, by: By) -> &'l WordWeights {
        &self.way(by).weights
    }
}

/// Sets sums that some given words have a part in to zero.
fn clear(way: &Way<'_>, given: Range<usize>, sums: &mut [f32]) {
    match sums.len() {
        _ if given.is_empty() => {}
        0..SMALL => sums.fill(0.0),
        _ => way.forget(given, sums),
    }
}
