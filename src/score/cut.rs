//! Where a sentence is cut that stands for two.

use super::chain::ChainWeights;
use super::length::Length;

/// How many words of a run go with the first of two neighbours, by the sums of the logarithms of their factors given either;
/// at least one with either if there are two. `lengths` are the characters of the neighbours, `whole` those of the run.
pub(super) fn best_cut(
    first: &[f32],
    second: &[f32],
    weights: ChainWeights,
    lengths: [f32; 2],
    whole: f32,
) -> usize {
    let count = first.len().min(second.len()) - 1;
    if count < 2 {
        return count;
    }
    let lengths = Length::quick_both(lengths);
    let word = whole / count as f32;
    // Where the words fit best is near the best cut: after that most others need no look at their lengths.
    let gains =
        || (1..count).zip(first[1..count].iter().zip(&second[1..count]).map(|(one, other)| one - other));
    let (mut top, mut greatest) = (1, f32::NEG_INFINITY);
    for (cut, gain) in gains() {
        if gain > greatest {
            (top, greatest) = (cut, gain);
        }
    }
    let lengths_of = |part: f32| {
        let parts = Length::quick_both([part, whole - part]);
        lengths[0].score(parts[0]) + lengths[1].score(parts[1])
    };
    let value = |cut: usize, gain: f32| {
        let part = word * cut as f32;
        weights.words * gain + weights.length * lengths_of(part)
    };
    let (mut best, mut most) = (top, value(top, greatest));
    let lengths_add = weights.length * (lengths[0].most() + lengths[1].most());
    for (cut, gain) in gains() {
        if weights.words * gain + lengths_add < most || cut == top {
            continue;
        }
        let value = value(cut, gain);
        if value > most || value == most && cut < best {
            (best, most) = (cut, value);
        }
    }
    best
}
