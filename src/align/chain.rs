//! The chain of anchors that says most: rising on both sides, of the greatest weight.

/// A pair of sentences, and how much speaks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Anchor {
    pub(super) source: u32,
    pub(super) target: u32,
    pub(super) weight: u32,
}

/// No anchor.
const NONE: u32 = u32::MAX;

/// The chain of the greatest weight, in which no two anchors share a sentence; `anchors` have to be sorted.
///
/// Costs n log n for n anchors (a Fenwick tree of maxima), and memory for them and for the targets.
pub(super) fn best_chain(anchors: &[Anchor], targets: usize) -> Vec<Anchor> {
    // For each prefix of the targets the best chain that ends in it.
    let mut tree: Vec<(u32, u32)> = vec![(0, NONE); targets + 1];
    let mut before: Vec<u32> = Vec::with_capacity(anchors.len());
    let mut best = (0, NONE);
    let mut found = Vec::new();
    for row in anchors.chunk_by(|one, other| one.source == other.source) {
        // Anchors of one source sentence do not follow each other: look up all, then enter all.
        found.clear();
        found.extend(row.iter().map(|anchor| prefix_best(&tree, anchor.target as usize)));
        for (anchor, &(weight, last)) in row.iter().zip(&found) {
            let chain = (weight.saturating_add(anchor.weight), before.len() as u32);
            before.push(last);
            let mut at = anchor.target as usize + 1;
            while at < tree.len() {
                if chain.0 > tree[at].0 {
                    tree[at] = chain;
                }
                at += at & at.wrapping_neg();
            }
            if chain.0 > best.0 {
                best = chain;
            }
        }
    }
    let mut chain = Vec::new();
    let mut at = best.1;
    while let Some(anchor) = anchors.get(at as usize) {
        chain.push(*anchor);
        at = before[at as usize];
    }
    chain.reverse();
    chain
}

/// The best chain that ends before target `end`.
fn prefix_best(tree: &[(u32, u32)], end: usize) -> (u32, u32) {
    let (mut best, mut at) = ((0, NONE), end);
    while at > 0 {
        if tree[at].0 > best.0 {
            best = tree[at];
        }
        at &= at - 1;
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(anchors: &[(u32, u32, u32)]) -> Vec<(u32, u32)> {
        let anchors: Vec<Anchor> =
            anchors.iter().map(|&(source, target, weight)| Anchor { source, target, weight }).collect();
        best_chain(&anchors, 10).iter().map(|anchor| (anchor.source, anchor.target)).collect()
    }

    #[test]
    fn the_heaviest_chain_wins() {
        assert_eq!(chain(&[]), []);
        assert_eq!(chain(&[(0, 9, 1), (1, 1, 1), (2, 2, 1)]), [(1, 1), (2, 2)]);
        assert_eq!(chain(&[(0, 9, 3), (1, 1, 1), (2, 2, 1)]), [(0, 9)]);
        assert_eq!(chain(&[(0, 0, 1), (0, 1, 1), (1, 1, 1), (1, 2, 1)]), [(0, 0), (1, 1)]);
    }
}
