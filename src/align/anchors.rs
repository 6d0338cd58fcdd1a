//! The band of a long document: the lattice around sentences that share rare words.

use std::collections::BTreeMap;
use std::ops::Range;

use super::band::Band;
use crate::score::Lexical;

/// Documents up to this many cells run the whole lattice.
const WHOLE: usize = 250_000;
/// Rare words that a pair of sentences has to share before it anchors the band: one may be chance.
const SHARED: u32 = 2;
/// Sentences that the band reaches beyond an anchor on either side.
const MARGIN: usize = 20;
/// Between anchors that span more cells than this the band follows the diagonal …
const FAR: usize = 1_000_000;
/// … and reaches so far to either side of it.
const HALF_WIDTH: usize = 150;
/// Cells of a band, roughly, at about 100 bytes and 2 µs each: in documents of more than some 10,000 sentences
/// it gets narrower …
const CELLS: usize = 3_000_000;
/// … but not narrower than this to either side.
const LEAST_HALF_WIDTH: usize = 8;

impl Band {
    /// The whole lattice where it is small; else a band around the best chain of anchors.
    ///
    /// Time and memory grow with the number of sentences: the cells between two anchors have a bound, also
    /// where one document lacks a long passage of the other, which has to be crossed.
    pub(crate) fn around(lexical: &Lexical<'_>) -> Band {
        let (sources, targets) = (lexical.source.len(), lexical.target.len());
        if (sources + 1).saturating_mul(targets + 1) <= WHOLE {
            return Band::whole(sources, targets);
        }
        let mut chain = vec![(0, 0)];
        chain.extend(best_chain(&anchors(lexical), targets));
        chain.push((sources, targets));
        let mut rows = Rows::new(sources, targets);
        for pair in chain.windows(2) {
            rows.cover(pair[0], pair[1]);
        }
        Band::new(rows.finish())
    }
}

/// Pairs of sentences that share rare words, with how many.
fn anchors(lexical: &Lexical<'_>) -> Vec<((usize, usize), u32)> {
    let mut shared: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    for pair in lexical.rare_pairs() {
        *shared.entry(pair).or_default() += 1;
    }
    shared.into_iter().filter(|(_, count)| *count >= SHARED).collect()
}

/// The chain of anchors, rising on both sides, that shares the most words.
fn best_chain(anchors: &[((usize, usize), u32)], targets: usize) -> Vec<(usize, usize)> {
    // For each prefix of the targets the best chain that ends in it (a Fenwick tree of maxima).
    let mut tree: Vec<(u32, Option<usize>)> = vec![(0, None); targets + 1];
    let mut before: Vec<Option<usize>> = vec![None; anchors.len()];
    let mut best = (0, None);
    let mut first = 0;
    for row in anchors.chunk_by(|a, b| a.0.0 == b.0.0) {
        // Anchors of one source sentence do not follow each other: look up all, then enter all.
        let found: Vec<(u32, Option<usize>)> =
            row.iter().map(|((_, target), _)| prefix_best(&tree, *target)).collect();
        for (offset, (((_, target), count), found)) in row.iter().zip(found).enumerate() {
            let number = first + offset;
            before[number] = found.1;
            let chain = (found.0 + count, Some(number));
            let mut at = target + 1;
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
        first += row.len();
    }
    let mut chain = Vec::new();
    let mut at = best.1;
    while let Some(number) = at {
        chain.push(anchors[number].0);
        at = before[number];
    }
    chain.reverse();
    chain
}

/// The best chain that ends before target `end`.
fn prefix_best(tree: &[(u32, Option<usize>)], end: usize) -> (u32, Option<usize>) {
    let (mut best, mut at) = ((0, None), end);
    while at > 0 {
        if tree[at].0 > best.0 {
            best = tree[at];
        }
        at &= at - 1;
    }
    best
}

/// The columns of each row, as they grow.
struct Rows {
    rows: Vec<Range<usize>>,
    targets: usize,
    /// As many cells between two anchors are looked at wholly. As h · w ≤ √(h · w) · (h + w) / 2, the square of
    /// a constant over the number of sentences bounds the sum over all anchors by that constant.
    far: usize,
    half_width: usize,
    margin: usize,
}

impl Rows {
    fn new(sources: usize, targets: usize) -> Self {
        let side = 2 * CELLS / (sources + targets).max(1);
        let half_width = (CELLS / (2 * sources.max(1))).clamp(LEAST_HALF_WIDTH, HALF_WIDTH);
        Self {
            rows: vec![Range { start: usize::MAX, end: 0 }; sources + 1],
            targets,
            far: side.saturating_mul(side).min(FAR),
            half_width,
            margin: MARGIN.min(half_width),
        }
    }

    /// Covers what lies between two anchors, and a margin around it.
    fn cover(&mut self, from: (usize, usize), to: (usize, usize)) {
        let (height, width) = (to.0 - from.0, to.1 - from.1);
        let rows = from.0.saturating_sub(self.margin)..=(to.0 + self.margin).min(self.rows.len() - 1);
        let diagonal = height.saturating_mul(width) > self.far;
        for row in rows {
            let (low, high) = if diagonal {
                let along = row.clamp(from.0, to.0) - from.0;
                let middle = from.1 + along * width / height;
                let step = width / height + 1;
                (middle.saturating_sub(self.half_width + step), middle + self.half_width + step)
            } else {
                (from.1.saturating_sub(self.margin), to.1 + self.margin)
            };
            let columns = &mut self.rows[row];
            columns.start = columns.start.min(low);
            columns.end = columns.end.max(high.min(self.targets) + 1);
        }
    }

    /// Both borders made to rise, which no bead of the band's inside minds.
    fn finish(mut self) -> Vec<Range<usize>> {
        if let Some(first) = self.rows.first_mut() {
            first.start = 0;
        }
        if let Some(last) = self.rows.last_mut() {
            last.end = self.targets + 1;
        }
        for row in 1..self.rows.len() {
            self.rows[row].end = self.rows[row].end.max(self.rows[row - 1].end);
        }
        for row in (1..self.rows.len()).rev() {
            self.rows[row - 1].start = self.rows[row - 1].start.min(self.rows[row].start);
        }
        self.rows
    }
}
