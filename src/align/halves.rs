//! Halves of sentences that a caller's list cuts in two, and of which the path leaves one alone.
//!
//! `Urząd ds.` has too few words to earn its place in the bead of the sentence that it begins. Where both halves have
//! counterparts, or neither has, the list is taken at its word.

use std::ops::Range;

use super::decode::RawBead;
use crate::score::Side;
use crate::span::SentenceRange;

/// What a bead loses for each end that it has between two halves, in nats. On FLORES all that had been left alone was
/// found with 6; 3 found all but two.
const CUT: f32 = 6.0;

/// The ends of sentences between a half that stands alone and one that does not, on either side.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Halves {
    source: Vec<bool>,
    target: Vec<bool>,
}

impl Halves {
    /// Those that a path leaves; nothing where it leaves none.
    pub(super) fn find(path: &[RawBead], source: &Side, target: &Side) -> Option<Self> {
        let halves = Self {
            source: between(path, &source.stops_short, |bead| (bead.source, bead.target)),
            target: between(path, &target.stops_short, |bead| (bead.target, bead.source)),
        };
        (!halves.source.is_empty() || !halves.target.is_empty()).then_some(halves)
    }

    /// What a bead loses where it begins or ends between two halves: 0 or less.
    pub(super) fn score(&self, sources: Range<usize>, targets: Range<usize>) -> f32 {
        let cuts = |halves: &[bool], range: Range<usize>| {
            let ends = [range.start, range.end].map(|end| end.checked_sub(1));
            ends.into_iter().flatten().filter(|&end| halves.get(end) == Some(&true)).count() as f32
        };
        -CUT * (cuts(&self.source, sources) + cuts(&self.target, targets))
    }
}

/// For each sentence of one side whether it stops short and stands alone where the next one does not, or the other way
/// round. Empty where none does.
fn between(
    path: &[RawBead],
    stops_short: &[bool],
    sides: impl Fn(&RawBead) -> (SentenceRange, SentenceRange),
) -> Vec<bool> {
    if stops_short.is_empty() {
        return Vec::new();
    }
    let mut alone = vec![false; stops_short.len()];
    for (own, other) in path.iter().map(sides) {
        own.iter().for_each(|sentence| alone[sentence] = other.is_empty());
    }
    let pairs = alone.windows(2).zip(stops_short);
    let halves: Vec<bool> = pairs.map(|(pair, &short)| short && pair[0] != pair[1]).collect();
    if halves.contains(&true) { halves } else { Vec::new() }
}
