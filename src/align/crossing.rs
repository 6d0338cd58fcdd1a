//! Sentences that moved: beads that cross the path.
//!
//! A path keeps the order of both texts, so a sentence that an editor moved to another place is left over on
//! either side. After the path is chosen the leftovers are looked at once more: each run of neighbours that are
//! left over on the source side beside each run on the target side that has beads in between. What moved
//! together kept its order, so the same forward–backward pass gives the posteriors, now with a prior that
//! expects nothing. Where a sentence fits into more than one run, they share.

use std::collections::HashSet;
use std::ops::Range;

use super::band::Band;
use super::decode::{RawBead, decode};
use super::noise::Noise;
use super::posterior::Posterior;
use super::scores::{BeadScores, bead_score};
use super::shape::Shape;
use super::singles::Singles;
use crate::span::SentenceRange;

/// Runs in which no bead reaches this score, in nats, are not looked at: chance reaches 3 or so.
const LEAST_SCORE: f32 = 4.0;
/// A group that can have no better score is left out of what a run can be.
const HOPELESS: f32 = -4.0;
/// ln of the prior that a leftover sentence was moved and not left out, beside all the places where it could be.
const MOVED: f64 = -3.0;
/// Beneath this posterior a candidate is left apart.
const LEAST_POSTERIOR: f64 = 0.8;
/// Cells of two runs that are looked at outside the band, where their beads have not been scored.
const MOST_CELLS: usize = 400;

/// A bead of leftovers, with its posterior.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Crossing {
    pub(super) source: SentenceRange,
    pub(super) target: SentenceRange,
    pub(super) posterior: f64,
}

/// What a search for crossing beads looks at.
pub(super) struct Leftovers<'l> {
    pub(super) singles: &'l Singles<'l>,
    pub(super) shapes: &'l [Shape],
    pub(super) band: &'l Band,
    pub(super) scores: &'l BeadScores,
    pub(super) posterior: &'l Posterior,
    pub(super) path: &'l [RawBead],
}

/// Neighbours that are left over, and how many beads stand before them.
#[derive(Clone, Debug, PartialEq)]
struct Run {
    sentences: Range<usize>,
    place: usize,
}

impl Leftovers<'_> {
    /// The crossing beads, in the order of the source. No sentence is in two of them.
    pub(super) fn crossings(&self) -> Vec<Crossing> {
        let (sources, targets) = self.runs();
        if sources.is_empty() || targets.is_empty() {
            return Vec::new();
        }
        let count = |runs: &[Run]| runs.iter().map(|run| run.sentences.len()).sum::<usize>();
        let prior = MOVED - (count(&sources).max(count(&targets)) as f64).ln();
        let mut found: Vec<(usize, Crossing)> = Vec::new();
        let mut in_source = vec![0.0; self.band.sources()];
        let mut in_target = vec![0.0; self.band.targets()];
        let pairs = self.pairs(&sources, &targets);
        for (number, (source, target)) in pairs.into_iter().enumerate() {
            for crossing in self.look(source, target, prior) {
                crossing.source.iter().for_each(|at| in_source[at] += crossing.posterior);
                crossing.target.iter().for_each(|at| in_target[at] += crossing.posterior);
                found.push((number, crossing));
            }
        }
        let mut taken: Vec<Crossing> = Vec::new();
        for (_, mut crossing) in found {
            let own = crossing.posterior;
            let sources = crossing.source.iter().map(|at| (in_source[at], self.posterior.null_source[at]));
            let targets = crossing.target.iter().map(|at| (in_target[at], self.posterior.null_target[at]));
            for (all, alone) in sources.chain(targets) {
                // What other runs have of the sentence, and what the path's own beads could have had.
                crossing.posterior = crossing.posterior.min(own * alone / (1.0 + (all - own).max(0.0)));
            }
            if crossing.posterior >= LEAST_POSTERIOR {
                taken.push(crossing);
            }
        }
        taken.sort_by_key(|crossing| crossing.source);
        taken
    }

    /// The runs of sentences that are left over on either side.
    fn runs(&self) -> (Vec<Run>, Vec<Run>) {
        let (mut sources, mut targets) = (Vec::new(), Vec::new());
        let mut place = 0;
        for bead in self.path {
            match (bead.source.is_empty(), bead.target.is_empty()) {
                (false, true) => extend(&mut sources, bead.source, place),
                (true, false) => extend(&mut targets, bead.target, place),
                _ => place += 1,
            }
        }
        (sources, targets)
    }

    /// The runs that beads stand between and that may have something in common.
    fn pairs<'r>(&self, sources: &'r [Run], targets: &'r [Run]) -> Vec<(&'r Run, &'r Run)> {
        let mut out = Vec::new();
        if self.singles.band.is_whole() {
            for source in sources {
                for target in targets.iter().filter(|target| target.place != source.place) {
                    if self.may_match(source, target) {
                        out.push((source, target));
                    }
                }
            }
            return out;
        }
        // Outside the band only sentences that share a rare word are worth a look.
        let run = |runs: &'r [Run], sentence: usize| {
            let run = runs.get(runs.partition_point(|run| run.sentences.end <= sentence))?;
            run.sentences.contains(&sentence).then_some(run)
        };
        let mut seen = HashSet::new();
        for (source, target) in self.singles.lexical.rare_pairs() {
            let Some((source, target)) = run(sources, source).zip(run(targets, target)) else { continue };
            let cells = source.sentences.len() * target.sentences.len();
            if source.place != target.place
                && cells <= MOST_CELLS
                && seen.insert((source.sentences.start, target.sentences.start))
            {
                out.push((source, target));
            }
        }
        out.sort_by_key(|(source, target)| (source.sentences.start, target.sentences.start));
        out
    }

    /// Whether any bead of two runs may reach [`LEAST_SCORE`].
    fn may_match(&self, source: &Run, target: &Run) -> bool {
        let ends = |run: &Run| run.sentences.start + 1..run.sentences.end + 1;
        ends(source).any(|row| {
            ends(target).any(|column| {
                let mut shapes = self.shapes.iter().filter(|shape| {
                    row - source.sentences.start >= shape.source
                        && column - target.sentences.start >= shape.target
                });
                shapes.any(|&shape| self.bound(row, column, shape).is_some_and(|bound| bound >= LEAST_SCORE))
            })
        })
    }

    /// At least the score of a bead, where it is in the band.
    fn bound(&self, row: usize, column: usize, shape: Shape) -> Option<f32> {
        match shape.is_group() {
            true => self.singles.bound(row, column, shape),
            false => self.singles.band.cell(row, column).map(|cell| self.singles.of(cell)),
        }
    }

    /// The beads of two runs, by a pass of their own.
    fn look(&self, source: &Run, target: &Run, prior: f64) -> Vec<Crossing> {
        let band = Band::whole(source.sentences.len(), target.sentences.len());
        let mut values = Vec::with_capacity(band.cells() * self.shapes.len());
        for row in 0..=band.sources() {
            for column in 0..=band.targets() {
                values.extend(self.shapes.iter().map(|shape| {
                    if shape.source > row || shape.target > column {
                        return f32::NEG_INFINITY;
                    }
                    let (row, column) = (source.sentences.start + row, target.sentences.start + column);
                    self.score(row, column, *shape) + prior as f32
                }));
            }
        }
        let scores = BeadScores::from_values(self.shapes.to_vec(), values);
        // In what is left over a pair is the exception.
        let noise = Noise::new(0.45, 0.45, 0.1, 0.0);
        let posterior = Posterior::compute(&scores, &band, &[noise]);
        let path = decode(&posterior, self.shapes, &band);
        let joined = path.into_iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty());
        let shifted =
            |range: SentenceRange, by: usize| SentenceRange::new(range.start() + by, range.end() + by);
        joined
            .map(|bead| Crossing {
                source: shifted(bead.source, source.sentences.start),
                target: shifted(bead.target, target.sentences.start),
                posterior: bead.posterior,
            })
            .collect()
    }

    /// The score of the bead that ends after `row` source and `column` target sentences.
    fn score(&self, row: usize, column: usize, shape: Shape) -> f32 {
        let number = self.shapes.iter().position(|other| *other == shape);
        let known = || {
            self.band.before(row, column, shape.source, shape.target)?;
            let score = self.scores.cell(self.band.cell(row, column)?)[number?];
            score.is_finite().then_some(score)
        };
        let (sources, targets) = (row - shape.source..row, column - shape.target..column);
        known().unwrap_or_else(|| match self.bound(row, column, shape) {
            Some(score) if !shape.is_group() => score,
            Some(bound) if bound < HOPELESS => f32::NEG_INFINITY,
            _ => {
                let marks = self.singles.marks.get(&sources, &targets);
                bead_score(self.singles.lexical, self.singles.parameters, sources, targets)
                    + self.singles.prior(shape)
                    + marks
            }
        })
    }
}

/// Adds a sentence that is left over to the last run, or begins another.
fn extend(runs: &mut Vec<Run>, sentence: SentenceRange, place: usize) {
    match runs.last_mut() {
        Some(run) if run.place == place => run.sentences.end = sentence.end(),
        _ => runs.push(Run { sentences: sentence.iter(), place }),
    }
}

/// The beads of the path and the crossing ones, which stand where their source sentences do; with each,
/// whether it crosses.
pub(super) fn join(path: &[RawBead], crossings: &[Crossing]) -> Vec<(RawBead, Option<usize>)> {
    let moved: HashSet<usize> = crossings.iter().flat_map(|crossing| crossing.target.iter()).collect();
    let mut out = Vec::with_capacity(path.len());
    let mut next = crossings.iter().peekable();
    let mut reached = 0;
    for (index, bead) in path.iter().enumerate() {
        if bead.source.is_empty() {
            if !moved.contains(&bead.target.start()) {
                // Where a crossing bead has taken the sentences around it, it stands behind them.
                let place = bead.source.start().max(reached);
                out.push((RawBead { source: SentenceRange::new(place, place), ..*bead }, Some(index)));
            }
            continue;
        }
        while next.next_if(|crossing| crossing.source.end() <= bead.source.start()).is_some() {}
        match next.peek() {
            Some(&&Crossing { source, target, posterior }) if source.contains(bead.source.start()) => {
                if source.start() == bead.source.start() {
                    out.push((RawBead { source, target, posterior }, None));
                }
                reached = source.end();
            }
            _ => out.push((*bead, Some(index))),
        }
    }
    out
}
