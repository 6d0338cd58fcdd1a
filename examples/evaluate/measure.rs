//! Precision, recall and F1 of beads, and the rows that calibration is measured on.

use std::collections::{BTreeMap, BTreeSet};

use super::gold::{Bead, Gold, Group};
use super::table::figure;

/// A confidence, and whether what it stood for was right.
pub(crate) type Row = (f64, bool);

/// Counts over documents, as `align_gold.py score` makes them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Measure {
    pub(crate) found: usize,
    pub(crate) predicted: usize,
    pub(crate) gold: usize,
    pub(crate) beads: Vec<Row>,
    pub(crate) nulls: Vec<Row>,
}

impl Measure {
    /// Adds a document. Beads that lie inside one gold bead are taken together, and the gold bead is found
    /// when together they are exactly it: splitting finer than the gold is no mistake. A bead is right when its
    /// gold bead was found, a null bead when its sentences have no counterpart.
    pub(crate) fn add(&mut self, document: &Gold, beads: &[Bead]) {
        let gold = document.groups();
        let (mut of_source, mut of_target) = (BTreeMap::new(), BTreeMap::new());
        for (number, (source, target)) in gold.iter().enumerate() {
            of_source.extend(source.iter().map(|&sentence| (sentence, number)));
            of_target.extend(target.iter().map(|&sentence| (sentence, number)));
        }
        let mut inside: BTreeMap<usize, Group> = BTreeMap::new();
        let (mut outside, mut rows) = (0, Vec::new());
        for bead in beads {
            let source = bead.source.iter().map(|sentence| of_source.get(sentence).copied());
            let target = bead.target.iter().map(|sentence| of_target.get(sentence).copied());
            let homes: BTreeSet<Option<usize>> = source.chain(target).collect();
            if bead.is_null() {
                self.nulls.push((bead.confidence, homes == BTreeSet::from([None])));
                continue;
            }
            let home = if homes.len() == 1 { homes.into_iter().next().flatten() } else { None };
            if let Some(home) = home {
                let group = inside.entry(home).or_default();
                group.0.extend(&bead.source);
                group.1.extend(&bead.target);
            } else {
                outside += 1;
            }
            rows.push((bead.confidence, home));
        }
        let found = |home: &usize| inside.get(home) == gold.get(*home);
        self.beads
            .extend(rows.iter().map(|(confidence, home)| (*confidence, home.as_ref().is_some_and(found))));
        self.found += inside.keys().filter(|home| found(home)).count();
        self.predicted += inside.len() + outside;
        self.gold += gold.len();
    }

    /// Adds the counts of another measure.
    pub(crate) fn pool(&mut self, other: &Self) {
        self.found += other.found;
        self.predicted += other.predicted;
        self.gold += other.gold;
        self.beads.extend(&other.beads);
        self.nulls.extend(&other.nulls);
    }

    pub(crate) fn score(&self) -> Score {
        Score::new(self.found, self.predicted, self.gold)
    }
}

/// Precision, recall and their harmonic mean, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Score {
    pub(crate) precision: f64,
    pub(crate) recall: f64,
    pub(crate) f1: f64,
}

impl Score {
    /// The score of `found` right ones among `predicted`, of `gold` that there are. Nothing of nothing is 0.
    pub(crate) fn new(found: usize, predicted: usize, gold: usize) -> Self {
        let precision = found as f64 / predicted.max(1) as f64;
        let recall = found as f64 / gold.max(1) as f64;
        Self { precision, recall, f1: 2.0 * precision * recall / (precision + recall).max(1e-9) }
    }

    /// The three figures as cells of a table.
    pub(crate) fn cells(&self) -> [String; 3] {
        [self.precision, self.recall, self.f1].map(figure)
    }
}
