//! Gradient boosting: small decision trees whose sum gives the log-odds of an observation.
//!
//! Friedman 2001 (Annals of Statistics 29), with the second-order leaves and histograms of later programs
//! (Chen & Guestrin 2016, KDD). The same rows give the same trees.

use std::fmt::Write;

/// An observation.
#[derive(Clone, Debug)]
pub(crate) struct Observed {
    pub(crate) features: Vec<f32>,
    pub(crate) right: bool,
    pub(crate) weight: f32,
}

/// How trees are grown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Growth {
    pub(crate) trees: usize,
    /// Leaves of a tree.
    pub(crate) leaves: usize,
    /// What share of its best value a leaf is given.
    pub(crate) rate: f64,
    /// What is added to the curvature of each leaf: it draws values to nothing.
    pub(crate) ridge: f64,
    /// The least weight of observations in a leaf.
    pub(crate) least: f64,
}

/// Values of a feature are told apart by so many limits at most.
const LIMITS: usize = 48;

/// A part of the observations that may be divided.
struct Part {
    /// Which observations, in `order`.
    rows: Vec<u32>,
    /// The sums of each bin of each feature.
    bins: Vec<Sums>,
    /// The place of its node in the tree.
    node: usize,
    best: Option<Division>,
}

#[derive(Clone, Copy)]
struct Division {
    feature: usize,
    /// The first bin that goes to the upper branch.
    bin: usize,
    gain: f64,
}

enum Node {
    Leaf(f64),
    Split { feature: usize, bin: usize, branches: [usize; 2] },
}

/// Of an observation, or a bin of them: what more would be better, how fast that ends, weight.
pub(crate) type Sums = [f64; 3];

/// The trees as the library reads them, one a line; the features have these names.
pub(crate) fn boost(rows: &[Observed], names: &[&str], growth: Growth) -> String {
    let (mut right, mut total) = (0.0, 0.0);
    for row in rows {
        right += f64::from(row.weight) * f64::from(u8::from(row.right));
        total += f64::from(row.weight);
    }
    let start = ((right + 0.5) / (total - right + 0.5)).ln();
    let features: Vec<&[f32]> = rows.iter().map(|row| row.features.as_slice()).collect();
    let trees = boost_by(&features, names, growth, |sums| {
        let slope = |(row, sum): (&Observed, &f64)| {
            let expected = 1.0 / (1.0 + (-sum - start).exp());
            let weight = f64::from(row.weight);
            let off = f64::from(u8::from(row.right)) - expected;
            [weight * off, weight * expected * (1.0 - expected), weight]
        };
        rows.iter().zip(sums).map(slope).collect()
    });
    format!("{start:.4}\n{trees}")
}

/// Trees for observations with these features. `slopes` gets what the trees so far say of each and tells where that
/// should go.
pub(crate) fn boost_by<F: AsRef<[f32]>>(
    features: &[F],
    names: &[&str],
    growth: Growth,
    slopes: impl Fn(&[f64]) -> Vec<Sums>,
) -> String {
    let limits: Vec<Vec<f32>> = (0..names.len()).map(|feature| limits(features, feature)).collect();
    let width = LIMITS + 1;
    let binned: Vec<Vec<u8>> = features
        .iter()
        .map(|features| {
            let bins = features.as_ref().iter().zip(&limits);
            bins.map(|(value, limits)| limits.partition_point(|limit| limit <= value) as u8).collect()
        })
        .collect();
    let mut out = String::new();
    let mut sums = vec![0.0; features.len()];
    for _ in 0..growth.trees {
        let tree = grow(&binned, &slopes(&sums), &limits, width, growth);
        for (sum, bins) in sums.iter_mut().zip(&binned) {
            *sum += value(&tree, bins);
        }
        show(&tree, 0, names, &limits, &mut out);
        out.push('\n');
    }
    out
}

/// Limits between the values of a feature, such that about as much lies between each two.
fn limits<F: AsRef<[f32]>>(rows: &[F], feature: usize) -> Vec<f32> {
    let mut values: Vec<f32> = rows.iter().map(|row| row.as_ref()[feature]).collect();
    values.sort_by(f32::total_cmp);
    let mut limits: Vec<f32> = Vec::new();
    for number in 1..=LIMITS {
        let at = number * values.len() / (LIMITS + 1);
        let Some(&value) = values.get(at) else { continue };
        // Limits stand between values that occur, and are short to write.
        let below = values[..at].iter().rev().find(|below| **below < value);
        let Some(&below) = below else { continue };
        let limit = short(below, value);
        if limits.last().is_none_or(|last| *last < limit) {
            limits.push(limit);
        }
    }
    limits
}

/// A number of few digits that is greater than the one and at most the other.
fn short(below: f32, value: f32) -> f32 {
    (0..6)
        .map(|digits| {
            let scale = 10_f32.powi(digits);
            ((below + value) / 2.0 * scale).round() / scale
        })
        .find(|limit| below < *limit && *limit <= value)
        .unwrap_or(value)
}

fn grow(rows: &[Vec<u8>], slopes: &[Sums], limits: &[Vec<f32>], width: usize, growth: Growth) -> Vec<Node> {
    let all: Vec<u32> = (0..rows.len() as u32).collect();
    let bins = histogram(rows, slopes, &all, limits.len(), width);
    let mut nodes = vec![Node::Leaf(leaf_value(&bins[..width], growth))];
    let best = divide(&bins, limits, width, growth);
    let mut parts = vec![Part { rows: all, bins, node: 0, best }];
    while parts.len() < growth.leaves {
        let gain = |part: &Part| part.best.map_or(0.0, |best| best.gain);
        let Some(at) = (0..parts.len()).max_by(|&a, &b| gain(&parts[a]).total_cmp(&gain(&parts[b]))) else {
            break;
        };
        let Some(best) = parts[at].best else { break };
        let part = parts.swap_remove(at);
        let (below, above): (Vec<u32>, Vec<u32>) =
            part.rows.iter().partition(|&&row| usize::from(rows[row as usize][best.feature]) < best.bin);
        // Only the smaller one is counted, the other is what is left.
        let small = if below.len() < above.len() { &below } else { &above };
        let counted = histogram(rows, slopes, small, limits.len(), width);
        let mut rest = part.bins;
        for (rest, counted) in rest.iter_mut().zip(&counted) {
            for (rest, counted) in rest.iter_mut().zip(counted) {
                *rest -= counted;
            }
        }
        let pair = if below.len() < above.len() {
            [(below, counted), (above, rest)]
        } else {
            [(below, rest), (above, counted)]
        };
        let branches = [nodes.len(), nodes.len() + 1];
        nodes[part.node] = Node::Split { feature: best.feature, bin: best.bin, branches };
        for (node, (rows, bins)) in branches.into_iter().zip(pair) {
            nodes.push(Node::Leaf(leaf_value(&bins[..width], growth)));
            let best = divide(&bins, limits, width, growth);
            parts.push(Part { rows, bins, node, best });
        }
    }
    nodes
}

fn leaf_value(bins: &[Sums], growth: Growth) -> f64 {
    let (slope, curvature) = bins.iter().fold((0.0, 0.0), |sum, bin| (sum.0 + bin[0], sum.1 + bin[1]));
    growth.rate * slope / (curvature + growth.ridge)
}

/// The sums of each bin of each feature. Both halves of the features are summed side by side.
fn histogram(rows: &[Vec<u8>], slopes: &[Sums], of: &[u32], features: usize, width: usize) -> Vec<Sums> {
    let sum = |from: usize, to: usize| {
        let mut bins = vec![[0.0; 3]; (to - from) * width];
        for &row in of {
            let slope = slopes[row as usize];
            for (number, &bin) in rows[row as usize][from..to].iter().enumerate() {
                let sums = &mut bins[number * width + usize::from(bin)];
                for (sum, slope) in sums.iter_mut().zip(slope) {
                    *sum += slope;
                }
            }
        }
        bins
    };
    let middle = features / 2;
    let (mut first, second) = std::thread::scope(|scope| {
        let other = scope.spawn(|| sum(middle, features));
        let first = sum(0, middle);
        (first, other.join().unwrap_or_default())
    });
    first.extend(second);
    first
}

/// The division that gains most, if any does.
fn divide(bins: &[Sums], limits: &[Vec<f32>], width: usize, growth: Growth) -> Option<Division> {
    let score = |sums: Sums| sums[0] * sums[0] / (sums[1] + growth.ridge);
    let mut best: Option<Division> = None;
    for (feature, limits) in limits.iter().enumerate() {
        let bins = &bins[feature * width..(feature + 1) * width];
        let total = bins.iter().fold([0.0; 3], |sum, bin| std::array::from_fn(|of| sum[of] + bin[of]));
        let mut below = [0.0; 3];
        for (bin, sums) in bins.iter().enumerate().take(limits.len()) {
            below = std::array::from_fn(|of| below[of] + sums[of]);
            let above: Sums = std::array::from_fn(|of| total[of] - below[of]);
            if below[2] < growth.least || above[2] < growth.least {
                continue;
            }
            let gain = score(below) + score(above) - score(total);
            if gain > 1e-6 && best.is_none_or(|best| gain > best.gain) {
                best = Some(Division { feature, bin: bin + 1, gain });
            }
        }
    }
    best
}

fn value(tree: &[Node], bins: &[u8]) -> f64 {
    let mut at = 0;
    loop {
        match &tree[at] {
            Node::Leaf(value) => return *value,
            Node::Split { feature, bin, branches } => {
                at = branches[usize::from(usize::from(bins[*feature]) >= *bin)];
            }
        }
    }
}

fn show(tree: &[Node], at: usize, names: &[&str], limits: &[Vec<f32>], out: &mut String) {
    match &tree[at] {
        Node::Leaf(value) => {
            let _ = write!(out, "{}", (value * 1e3).round() / 1e3);
        }
        Node::Split { feature, bin, branches } => {
            let _ = write!(out, "{}<{}", names[*feature], limits[*feature][bin - 1]);
            for &branch in branches {
                out.push(' ');
                show(tree, branch, names, limits, out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_features_say_together_is_learnt() {
        let mut rows = Vec::new();
        for number in 0..400_u32 {
            let features = vec![(number % 7) as f32, (number % 11) as f32];
            let right = (features[0] > 3.0) == (features[1] > 5.0);
            rows.push(Observed { features, right, weight: 1.0 });
        }
        let growth = Growth { trees: 40, leaves: 4, rate: 0.3, ridge: 1.0, least: 5.0 };
        let text = boost(&rows, &["a", "b"], growth);
        let trees = crate::quote::Trees::read(&text, &["a", "b"]);
        let told = rows.iter().filter(|row| (trees.odds(&row.features) > 0.0) == row.right).count();
        assert!(told >= 390, "{told}");
        assert_eq!(text, boost(&rows, &["a", "b"], growth));
    }

    #[test]
    fn without_rows_there_is_nothing_to_learn() {
        let growth = Growth { trees: 2, leaves: 4, rate: 0.3, ridge: 1.0, least: 5.0 };
        assert_eq!(boost(&[], &["a"], growth).lines().count(), 3);
    }
}
