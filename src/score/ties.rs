//! Which words of neighbouring sentences stand for each other: what groups and chains are added up from.
//!
//! For a source sentence and the target sentences around it all links between their words are found in one pass. What one
//! sentence, several, or a part of one say of the words of another are sums over a few dozen of these, without a look at
//! the links of a word or at the vocabulary again.

use std::ops::Range;

use super::factors::WordWeights;
use super::lexical::Lexical;
use super::side::Side;

/// Sentences that a group has on one side, at most.
pub(crate) const MOST_GIVEN: usize = 8;
/// Target sentences that are looked at together with a source sentence, at most, but for larger groups: the neighbours of
/// a bead, and some.
const AROUND: usize = 8;

/// The side whose words explain the other's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
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

/// Two words, by their numbers in their documents, and how likely each is given the other.
#[derive(Clone, Copy, Debug)]
struct Tie {
    source: u32,
    target: u32,
    ahead: f32,
    back: f32,
}

/// What is between a source sentence and some target sentences.
#[derive(Debug, Default)]
struct Row {
    source: usize,
    targets: Range<usize>,
    /// By their target sentences, then in the order of the source words.
    ties: Vec<Tie>,
    /// Where the ties of each target sentence begin, and at the end their number.
    starts: Vec<usize>,
    /// For each target word the sum of what the source sentence gives it.
    ahead: Vec<f32>,
    /// For each target sentence what it gives each source word.
    back: Vec<f32>,
}

/// The ties of the last few source sentences.
pub(crate) struct Ties<'l> {
    pub(super) lexical: &'l Lexical<'l>,
    /// Each source sentence has its place, by its number modulo theirs.
    rows: Vec<Row>,
    /// For each target term its first word among the target sentences that are looked at, plus one; else 0.
    first: Vec<u32>,
    /// For each of their words the next one of its term, in the same way.
    next: Vec<u32>,
    found: Vec<Tie>,
    shares: Vec<f32>,
}

impl<'l> Ties<'l> {
    pub(crate) fn new(lexical: &'l Lexical<'l>) -> Self {
        let rows = (0..MOST_GIVEN).map(|_| Row::default()).collect();
        let first = vec![0; lexical.target.terms.len()];
        Self { lexical, rows, first, next: Vec::new(), found: Vec::new(), shares: Vec::new() }
    }

    /// Finds the ties between source and target sentences. It may as well look at more of the targets in `around`, which
    /// are asked for next.
    pub(crate) fn hold(&mut self, sources: Range<usize>, targets: &Range<usize>, around: &[Range<usize>]) {
        for (place, source) in sources.enumerate() {
            let row = &self.rows[source % MOST_GIVEN];
            let held = row.source == source
                && row.targets.start <= targets.start
                && targets.end <= row.targets.end;
            if !held {
                let wanted = around.get(place).map_or_else(|| targets.clone(), |around| {
                    let start = if around.len() <= AROUND { around.start } else { targets.start };
                    start.min(targets.start)..around.end.min(start + AROUND).max(targets.end)
                });
                self.find(source, wanted);
            }
        }
    }

    fn find(&mut self, source: usize, targets: Range<usize>) {
        let (lexical, row) = (self.lexical, &mut self.rows[source % MOST_GIVEN]);
        let words = lexical.target.starts[targets.start]..lexical.target.starts[targets.end];
        let of = lexical.source.sentence(source);
        let terms = &lexical.target.words[words.clone()];
        self.next.clear();
        self.next.resize(terms.len(), 0);
        for (at, (&term, next)) in terms.iter().zip(&mut self.next).enumerate().rev() {
            *next = std::mem::replace(&mut self.first[term as usize], at as u32 + 1);
        }
        row.starts.clear();
        row.starts.resize(targets.len() + 2, 0);
        row.ahead.clear();
        row.ahead.resize(terms.len(), 0.0);
        row.back.clear();
        row.back.resize(targets.len() * of.len(), 0.0);
        self.found.clear();
        for (place, word) in of.clone().enumerate() {
            for link in lexical.links(lexical.source.words[word]) {
                let mut at = self.first[link.other as usize] as usize;
                while at > 0 {
                    let target = words.start + at - 1;
                    let (ahead, back) = (link.other_given_this, link.this_given_other);
                    let number = lexical.target.sentence_of(target as u32) - targets.start;
                    self.found.push(Tie { source: word as u32, target: target as u32, ahead, back });
                    row.starts[number + 2] += 1;
                    row.ahead[at - 1] += ahead;
                    row.back[number * of.len() + place] += back;
                    at = self.next[at - 1] as usize;
                }
            }
        }
        terms.iter().for_each(|&term| self.first[term as usize] = 0);
        // While ties are placed the start of each sentence stands one further on, and moves to its end.
        for number in 2..row.starts.len() {
            row.starts[number] += row.starts[number - 1];
        }
        row.ties.clear();
        row.ties.resize(self.found.len(), Tie { source: 0, target: 0, ahead: 0.0, back: 0.0 });
        for tie in &self.found {
            let place = &mut row.starts[lexical.target.sentence_of(tie.target) - targets.start + 1];
            row.ties[*place] = *tie;
            *place += 1;
        }
        row.starts.pop();
        (row.source, row.targets) = (source, targets);
    }

    /// What a sentence gives each word of one of the other side that is held with it, added up.
    pub(super) fn sums(&self, by: By, (given, of): (usize, usize)) -> &[f32] {
        let (source, target) = by.in_order(given, of);
        let row = &self.rows[source % MOST_GIVEN];
        match by {
            By::Source => {
                let starts = &self.lexical.target.starts;
                let first = starts[row.targets.start];
                &row.ahead[starts[target] - first..starts[target + 1] - first]
            }
            By::Target => {
                let length = self.lexical.source.sentence(source).len();
                let start = (target - row.targets.start) * length;
                &row.back[start..start + length]
            }
        }
    }

    /// The log-likelihood ratios of some sentences, each given all of these.
    pub(crate) fn ratio(&mut self, sources: Range<usize>, targets: Range<usize>, by_source: bool) -> f32 {
        let (by, given, of) =
            if by_source { (By::Source, sources, targets) } else { (By::Target, targets, sources) };
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
    pub(super) fn shares(&self, by: By, given: Range<usize>, of: usize, shares: &mut Vec<f32>) {
        let side = self.side(by);
        let share = 1.0 / (side.starts[given.end] - side.starts[given.start]).max(1) as f32;
        shares.clear();
        shares.extend(self.sums(by, (given.start, of)).iter().map(|sum| sum * share));
        for given in given.skip(1) {
            let more = self.sums(by, (given, of));
            shares.iter_mut().zip(more).for_each(|(sum, more)| *sum += more * share);
        }
    }

    /// The same given some words of a sentence, for some words of another.
    pub(super) fn shares_of_part(
        &self,
        by: By,
        pair: (usize, usize),
        given: &Range<usize>,
        of: &Range<usize>,
        shares: &mut Vec<f32>,
    ) {
        let (source, target) = by.in_order(pair.0, pair.1);
        let row = &self.rows[source % MOST_GIVEN];
        let number = target - row.targets.start;
        let share = 1.0 / given.len().max(1) as f32;
        shares.clear();
        shares.resize(of.len(), 0.0);
        for tie in &row.ties[row.starts[number]..row.starts[number + 1]] {
            let (from, to, probability) = match by {
                By::Source => (tie.source, tie.target, tie.ahead),
                By::Target => (tie.target, tie.source, tie.back),
            };
            if (from as usize).wrapping_sub(given.start) < given.len()
                && let Some(sum) = shares.get_mut((to as usize).wrapping_sub(of.start))
            {
                *sum += probability * share;
            }
        }
    }

    /// The log-likelihood ratio of some words of a sentence given some words of another.
    pub(super) fn ratio_of_part(
        &mut self,
        by: By,
        pair: (usize, usize),
        given: &Range<usize>,
        of: &Range<usize>,
    ) -> f32 {
        let mut shares = std::mem::take(&mut self.shares);
        self.shares_of_part(by, pair, given, of, &mut shares);
        let ratio = self.weights(by).log_product(of.clone(), &shares);
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

    /// The weights of the words that it explains.
    pub(super) fn weights(&self, by: By) -> &'l WordWeights {
        match by {
            By::Source => &self.lexical.ahead.weights,
            By::Target => &self.lexical.back.weights,
        }
    }
}

impl By {
    /// The source sentence and the target sentence, of one that explains and one that is explained.
    fn in_order(self, given: usize, of: usize) -> (usize, usize) {
        match self {
            By::Source => (given, of),
            By::Target => (of, given),
        }
    }
}
