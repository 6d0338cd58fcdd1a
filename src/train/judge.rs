//! How right an alignment is.

use super::sample::Sample;
use crate::align::Alignment;

/// Counts over samples.
#[derive(Clone, Debug, Default)]
pub(crate) struct Judgement {
    found: usize,
    predicted: usize,
    gold: usize,
    /// Confidence, and whether it was right, of beads and of null beads.
    pub(crate) beads: Vec<(f64, bool)>,
    pub(crate) nulls: Vec<(f64, bool)>,
}

impl Judgement {
    /// Adds an alignment: a gold bead is found when the predicted beads inside it cover all of it; a null
    /// bead is right when its sentence is in no gold bead.
    pub(crate) fn add(&mut self, sample: &Sample, alignment: &Alignment) {
        let mut covered = vec![(0, false); sample.beads.len()];
        let mut homes = Vec::new();
        let mut outside = 0;
        for bead in alignment.beads() {
            let home = sample.beads.iter().position(|(polish, english)| {
                let inside = |part: crate::SentenceRange, whole: &std::ops::Range<usize>| {
                    part.is_empty() || whole.start <= part.start() && part.end() <= whole.end
                };
                inside(bead.source(), polish) && inside(bead.target(), english)
            });
            if bead.is_null() {
                self.nulls.push((bead.confidence().get(), home.is_none()));
                continue;
            }
            match home {
                Some(home) => {
                    covered[home].0 += bead.source().len() + bead.target().len();
                    covered[home].1 = true;
                }
                None => outside += 1,
            }
            homes.push((bead.confidence().get(), home));
        }
        let found: Vec<bool> = (covered.iter().zip(&sample.beads))
            .map(|((sentences, _), (polish, english))| *sentences == polish.len() + english.len())
            .collect();
        self.beads.extend(
            homes.iter().map(|(confidence, home)| (*confidence, home.is_some_and(|home| found[home]))),
        );
        self.found += found.iter().filter(|found| **found).count();
        self.predicted += covered.iter().filter(|(_, any)| *any).count() + outside;
        self.gold += sample.beads.len();
    }

    pub(crate) fn pool(&mut self, other: &Judgement) {
        self.found += other.found;
        self.predicted += other.predicted;
        self.gold += other.gold;
        self.beads.extend(&other.beads);
        self.nulls.extend(&other.nulls);
    }

    pub(crate) fn f1(&self) -> f64 {
        2.0 * self.found as f64 / (self.predicted + self.gold).max(1) as f64
    }

    /// The mean squared distance of confidence and truth, over all beads.
    pub(crate) fn brier(&self) -> f64 {
        let all = self.beads.iter().chain(&self.nulls);
        let sum: f64 =
            all.map(|(confidence, right)| (confidence - f64::from(u8::from(*right))).powi(2)).sum();
        sum / (self.beads.len() + self.nulls.len()).max(1) as f64
    }
}
