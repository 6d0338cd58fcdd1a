//! How right an alignment is.

use std::ops::Range;

use super::sample::Sample;
use crate::align::Alignment;
use crate::span::SentenceRange;

/// What is true of the beads of an alignment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Verdicts {
    /// Whether each is right, in order.
    pub(crate) right: Vec<bool>,
    found: usize,
    predicted: usize,
}

/// Judges beads by their source and target sentences: a gold bead is found when the predicted beads inside
/// it cover all of it, and these are right; a null bead is right when its sentence is in no gold bead.
pub(crate) fn judge(sample: &Sample, beads: &[(SentenceRange, SentenceRange)]) -> Verdicts {
    let inside = |part: SentenceRange, whole: &Range<usize>| {
        part.is_empty() || whole.start <= part.start() && part.end() <= whole.end
    };
    let is_null = |(source, target): (SentenceRange, SentenceRange)| source.is_empty() || target.is_empty();
    let mut covered = vec![0; sample.beads.len()];
    let mut outside = 0;
    let mut homes = Vec::with_capacity(beads.len());
    for &(source, target) in beads {
        let home = sample
            .beads
            .iter()
            .position(|(polish, english)| inside(source, polish) && inside(target, english));
        homes.push(home);
        if !is_null((source, target)) {
            match home {
                Some(home) => covered[home] += source.len() + target.len(),
                None => outside += 1,
            }
        }
    }
    let found: Vec<bool> = (covered.iter().zip(&sample.beads))
        .map(|(sentences, (polish, english))| *sentences == polish.len() + english.len())
        .collect();
    let right = beads.iter().zip(&homes).map(|(&bead, home)| match home {
        Some(home) => !is_null(bead) && found[*home],
        None => is_null(bead),
    });
    Verdicts {
        right: right.collect(),
        found: found.iter().filter(|found| **found).count(),
        predicted: covered.iter().filter(|sentences| **sentences > 0).count() + outside,
    }
}

/// Counts over samples.
#[derive(Clone, Debug, Default)]
pub(crate) struct Judgement {
    found: usize,
    predicted: usize,
    gold: usize,
    /// The sum over all beads, null beads too, of the squared distance of confidence and truth.
    distance: f64,
    beads: usize,
}

impl Judgement {
    pub(crate) fn add(&mut self, sample: &Sample, alignment: &Alignment) {
        let beads: Vec<_> = alignment.beads().iter().map(|bead| (bead.source(), bead.target())).collect();
        let verdicts = judge(sample, &beads);
        for (bead, right) in alignment.beads().iter().zip(&verdicts.right) {
            self.distance += (bead.confidence().get() - f64::from(u8::from(*right))).powi(2);
        }
        self.beads += beads.len();
        self.found += verdicts.found;
        self.predicted += verdicts.predicted;
        self.gold += sample.beads.len();
    }

    pub(crate) fn pool(&mut self, other: &Judgement) {
        self.found += other.found;
        self.predicted += other.predicted;
        self.gold += other.gold;
        self.distance += other.distance;
        self.beads += other.beads;
    }

    pub(crate) fn f1(&self) -> f64 {
        2.0 * self.found as f64 / (self.predicted + self.gold).max(1) as f64
    }

    /// The mean squared distance of confidence and truth, over all beads.
    pub(crate) fn brier(&self) -> f64 {
        self.distance / self.beads.max(1) as f64
    }
}
