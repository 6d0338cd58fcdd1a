//! The band of a lattice: what lies around sentences that share rare words.

use std::ops::Range;

use super::band::Band;
use super::chain::{Anchor, best_chain};
use crate::score::Lexical;

/// Documents up to this many cells run the whole lattice.
const WHOLE: usize = 250_000;
/// Rare words that a pair of sentences has to share before it anchors the band: one may be chance.
const SHARED: u32 = 2;
/// Sentences that the band reaches beyond an anchor on either side.
const MARGIN: usize = 20;
/// Between anchors that are too far apart to look at everything the band follows the diagonal and reaches so far to
/// either side of it …
const HALF_WIDTH: usize = 150;
/// … or, where the budget is spread over many sentences, this far at least.
const LEAST_HALF_WIDTH: usize = 8;

/// Whether two documents are looked at as a whole.
pub(super) fn is_whole(sources: usize, targets: usize, budget: usize) -> bool {
    (sources + 1).saturating_mul(targets + 1) <= WHOLE.min(budget)
}

impl Band {
    /// The whole lattice where it is small; else a band around the best chain of anchors.
    ///
    /// Time and memory grow with the number of sentences: the cells between two anchors have a bound, also
    /// where one document lacks a long passage of the other, which has to be crossed. `budget` is that bound for
    /// all of them together.
    pub(crate) fn around(lexical: &Lexical<'_>, budget: usize) -> Band {
        let (sources, targets) = (lexical.source.len(), lexical.target.len());
        match is_whole(sources, targets, budget) {
            true => Band::whole(sources, targets),
            false => Self::around_anchors(lexical, budget),
        }
    }

    /// The band, however small the lattice is.
    pub(super) fn around_anchors(lexical: &Lexical<'_>, budget: usize) -> Band {
        let (sources, targets) = (lexical.source.len(), lexical.target.len());
        let mut chain = vec![(0, 0)];
        let anchors = best_chain(&anchors(lexical), targets);
        chain.extend(anchors.iter().map(|anchor| (anchor.source as usize, anchor.target as usize)));
        chain.push((sources, targets));
        let mut rows = Rows::new(sources, targets, budget);
        for pair in chain.windows(2) {
            rows.cover(pair[0], pair[1]);
        }
        let narrowed = rows.narrowed;
        Band::new(rows.finish()).narrowed(narrowed)
    }
}

/// Pairs of sentences that share rare words, sorted.
fn anchors(lexical: &Lexical<'_>) -> Vec<Anchor> {
    let mut pairs = lexical.rare_pairs();
    pairs.sort_unstable();
    let anchor = |same: &[(usize, usize)]| {
        let (&(source, target), weight) = (same.first()?, same.len() as u32);
        (weight >= SHARED).then_some(Anchor { source: source as u32, target: target as u32, weight })
    };
    pairs.chunk_by(|one, other| one == other).filter_map(anchor).collect()
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
    /// Whether the band follows the diagonal anywhere.
    narrowed: bool,
}

impl Rows {
    fn new(sources: usize, targets: usize, budget: usize) -> Self {
        let side = budget.saturating_mul(2) / (sources + targets).max(1);
        let half_width = (budget / (2 * sources.max(1))).clamp(LEAST_HALF_WIDTH, HALF_WIDTH);
        Self {
            rows: vec![Range { start: usize::MAX, end: 0 }; sources + 1],
            targets,
            far: side.saturating_mul(side).min(budget),
            half_width,
            margin: MARGIN.min(half_width),
            narrowed: false,
        }
    }

    /// Covers what lies between two anchors, and a margin around it.
    fn cover(&mut self, from: (usize, usize), to: (usize, usize)) {
        let (height, width) = (to.0 - from.0, to.1 - from.1);
        let rows = from.0.saturating_sub(self.margin)..=(to.0 + self.margin).min(self.rows.len() - 1);
        let diagonal = height.saturating_mul(width) > self.far;
        self.narrowed |= diagonal;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::aligner::Aligner;
    use crate::document::Document;
    use crate::lang::Lang;
    use crate::score::Side;

    /// Lines of a development set, or `None` where there is none.
    fn lines(name: &str) -> Option<Vec<String>> {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/dev").join(name);
        Some(std::fs::read_to_string(path).ok()?.lines().map(str::to_owned).collect())
    }

    #[test]
    fn a_band_changes_no_bead() {
        for (polish, english) in [("ntrex.pl", "ntrex.en"), ("flores200-dev.pl", "flores200-dev.en")] {
            let Some((polish, english)) = lines(polish).zip(lines(english)) else {
                println!("skipped: ../shared is missing");
                return;
            };
            // One sentence in eight is missing on either side.
            let kept = |lines: &[String], missing: usize| -> Vec<String> {
                lines
                    .iter()
                    .take(320)
                    .enumerate()
                    .filter(|(at, _)| at * 3 % 8 != missing)
                    .map(|(_, line)| line.clone())
                    .collect()
            };
            let source = Document::from_sentences(kept(&polish, 0), Lang::Polish);
            let target = Document::from_sentences(kept(&english, 5), Lang::English);
            let aligner = Aligner::default();
            let [source_side, target_side] = [&source, &target]
                .map(|document| Side::read(aligner.model(), document.lang(), document.sentence_texts()));
            let parameters = aligner.model().parameters();
            let lexical = Lexical::new(aligner.model(), parameters, &source_side, &target_side);
            let band = Band::around_anchors(&lexical, aligner.budget());
            assert!(
                !band.is_narrowed() && band.cells() * 2 < source.len() * target.len(),
                "{}",
                band.cells()
            );
            let whole = Band::whole(source.len(), target.len());
            let [banded, whole] = [band, whole].map(|band| {
                let pass = aligner.pass_in(&lexical, &band, None);
                aligner.answer(&pass, &source, &target)
            });
            assert_eq!(banded.beads().len(), whole.beads().len());
            for (one, other) in banded.beads().iter().zip(whole.beads()) {
                assert_eq!((one.source(), one.target()), (other.source(), other.target()));
                assert!(
                    (one.confidence().get() - other.confidence().get()).abs() < 0.01,
                    "{one:?} {other:?}"
                );
            }
        }
    }
}
