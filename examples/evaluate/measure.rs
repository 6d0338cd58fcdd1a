//! The measures of an alignment: F1 of beads, calibration of confidences.

use std::collections::{BTreeMap, BTreeSet};

/// A bead: sentences of either side, and how sure it is.
#[derive(Clone, Debug)]
pub struct Bead {
    pub source: Vec<usize>,
    pub target: Vec<usize>,
    pub confidence: f64,
}

/// A document with the gold segments of each sentence.
#[derive(Clone, Debug)]
pub struct Gold {
    pub source: Vec<String>,
    pub target: Vec<String>,
    pub source_segments: Vec<Vec<usize>>,
    pub target_segments: Vec<Vec<usize>>,
}

pub type Group = (BTreeSet<usize>, BTreeSet<usize>);

/// Counts over documents, as `align_gold.py score` makes them.
#[derive(Debug, Default)]
pub struct Measure {
    found: usize,
    predicted: usize,
    gold: usize,
    /// Confidence and whether it was right, of beads and of null beads.
    pub beads: Vec<(f64, bool)>,
    pub nulls: Vec<(f64, bool)>,
}

impl Measure {
    /// Adds a document: predicted beads that lie inside one gold segment are taken together; a gold bead is
    /// found when that is exactly it.
    pub fn add(&mut self, document: &Gold, beads: &[Bead]) {
        let gold = gold_groups(document);
        let (mut of_source, mut of_target) = (BTreeMap::new(), BTreeMap::new());
        for (number, group) in gold.iter().enumerate() {
            of_source.extend(group.0.iter().map(|&sentence| (sentence, number)));
            of_target.extend(group.1.iter().map(|&sentence| (sentence, number)));
        }
        let mut inside: BTreeMap<usize, Group> = BTreeMap::new();
        let (mut outside, mut rows) = (0, Vec::new());
        for bead in beads {
            let homes: BTreeSet<Option<usize>> = (bead.source.iter().map(|sentence| of_source.get(sentence).copied()))
                .chain(bead.target.iter().map(|sentence| of_target.get(sentence).copied()))
                .collect();
            if bead.source.is_empty() || bead.target.is_empty() {
                self.nulls.push((bead.confidence, homes.iter().all(Option::is_none)));
                continue;
            }
            let home = if homes.len() == 1 { homes.into_iter().next().flatten() } else { None };
            match home {
                Some(home) => {
                    let group = inside.entry(home).or_default();
                    group.0.extend(&bead.source);
                    group.1.extend(&bead.target);
                }
                None => outside += 1,
            }
            rows.push((bead.confidence, home));
        }
        let found: BTreeSet<usize> =
            inside.iter().filter(|(home, group)| gold[**home] == **group).map(|(home, _)| *home).collect();
        self.beads.extend(rows.iter().map(|(confidence, home)| (*confidence, home.is_some_and(|home| found.contains(&home)))));
        self.found += found.len();
        self.predicted += inside.len() + outside;
        self.gold += gold.len();
    }

    /// Adds the counts of another measure: pooled figures.
    pub fn pool(&mut self, other: &Measure) {
        self.found += other.found;
        self.predicted += other.predicted;
        self.gold += other.gold;
        self.beads.extend(&other.beads);
        self.nulls.extend(&other.nulls);
    }

    pub fn precision(&self) -> f64 {
        self.found as f64 / self.predicted.max(1) as f64
    }

    pub fn recall(&self) -> f64 {
        self.found as f64 / self.gold.max(1) as f64
    }

    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        2.0 * p * r / (p + r).max(1e-9)
    }
}

/// Connected components over segments: the gold beads that are not null.
pub fn gold_groups(document: &Gold) -> Vec<Group> {
    let mut parent: BTreeMap<Node, Node> = BTreeMap::new();
    let sides = [(0, &document.source_segments), (1, &document.target_segments)];
    for (side, segments) in sides {
        for (sentence, of) in segments.iter().enumerate() {
            for &segment in of {
                let (a, b) = (root(&mut parent, Node(2, segment)), root(&mut parent, Node(side, sentence)));
                parent.insert(a, b);
            }
        }
    }
    let mut groups: BTreeMap<Node, Group> = BTreeMap::new();
    for (side, segments) in sides {
        for (sentence, _) in segments.iter().enumerate().filter(|(_, of)| !of.is_empty()) {
            let group = groups.entry(root(&mut parent, Node(side, sentence))).or_default();
            if side == 0 { group.0.insert(sentence) } else { group.1.insert(sentence) };
        }
    }
    groups.into_values().filter(|(source, target)| !source.is_empty() && !target.is_empty()).collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Node(u8, usize);

fn root(parent: &mut BTreeMap<Node, Node>, mut node: Node) -> Node {
    while let Some(&up) = parent.get(&node).filter(|&&up| up != node) {
        node = up;
    }
    parent.entry(node).or_insert(node);
    node
}

/// The expected calibration error over ten bins of equal mass.
pub fn calibration_error(rows: &[(f64, bool)]) -> f64 {
    reliability(rows).iter().map(|bin| (bin.confidence - bin.right).abs() * bin.count as f64).sum::<f64>()
        / rows.len().max(1) as f64
}

/// A bin of the reliability table: how many, the mean confidence, the share that was right.
#[derive(Clone, Copy, Debug)]
pub struct Bin {
    pub count: usize,
    pub confidence: f64,
    pub right: f64,
}

/// Ten bins of equal mass, from the least to the most confident.
pub fn reliability(rows: &[(f64, bool)]) -> Vec<Bin> {
    let mut rows = rows.to_vec();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    (0..10)
        .map(|bin| &rows[bin * rows.len() / 10..(bin + 1) * rows.len() / 10])
        .filter(|part| !part.is_empty())
        .map(|part| Bin {
            count: part.len(),
            confidence: part.iter().map(|row| row.0).sum::<f64>() / part.len() as f64,
            right: part.iter().filter(|row| row.1).count() as f64 / part.len() as f64,
        })
        .collect()
}

/// The mean squared distance of confidence and truth.
pub fn brier(rows: &[(f64, bool)]) -> f64 {
    rows.iter().map(|(confidence, right)| (confidence - f64::from(u8::from(*right))).powi(2)).sum::<f64>()
        / rows.len().max(1) as f64
}

/// The probability that a right one is more confident than a wrong one; ties count half.
pub fn auroc(rows: &[(f64, bool)]) -> f64 {
    let mut rows = rows.to_vec();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut right, mut wrong, mut sum) = (0.0, 0.0, 0.0);
    for tied in rows.chunk_by(|a, b| a.0 == b.0) {
        let r = tied.iter().filter(|row| row.1).count() as f64;
        let w = tied.len() as f64 - r;
        sum += r * (wrong + w / 2.0);
        right += r;
        wrong += w;
    }
    if right * wrong == 0.0 { f64::NAN } else { sum / (right * wrong) }
}
