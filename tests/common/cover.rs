//! The law of beads: what every alignment holds.

use bitext::{Alignment, Document};

/// Each sentence of both sides is in exactly one bead; the beads are in the order of the source and, but for
/// crossing ones, of the target; the spans are those of the documents; each sentence finds its bead.
pub(crate) fn assert_covers(source: &Document, target: &Document, alignment: &Alignment) {
    let (mut sources, mut targets) = (0, 0);
    let mut moved = Vec::new();
    for bead in alignment.beads() {
        assert!(!bead.source().is_empty() || !bead.target().is_empty(), "a bead of nothing");
        assert_eq!(bead.source().start(), sources, "a gap or an overlap: {alignment:#?}");
        sources = bead.source().end();
        if bead.is_crossing() {
            assert!(!bead.is_null(), "what has no counterpart cannot cross");
            moved.extend(bead.target().iter());
        } else {
            assert!(bead.target().start() >= targets, "out of order: {alignment:#?}");
            // What is left out here is in a crossing bead.
            let skipped = (targets..bead.target().start()).map(|at| alignment.of_target(at));
            assert!(
                skipped.into_iter().all(|bead| bead.is_some_and(bitext::Bead::is_crossing)),
                "{alignment:#?}"
            );
            targets = bead.target().end();
        }
        assert_eq!(bead.source_span(), source.span(bead.source()));
        assert_eq!(bead.target_span(), target.span(bead.target()));
        assert!((0.0..=1.0).contains(&bead.confidence().get()));
        for sentence in bead.source() {
            assert_eq!(alignment.of_source(sentence), Some(bead));
        }
        for sentence in bead.target() {
            assert_eq!(alignment.of_target(sentence), Some(bead));
        }
    }
    assert_eq!(sources, source.len(), "sentences are missing at the end");
    let mut all: Vec<usize> = alignment.beads().iter().flat_map(|bead| bead.target().iter()).collect();
    all.sort_unstable();
    assert_eq!(all, (0..target.len()).collect::<Vec<_>>());
    assert_eq!((alignment.of_source(source.len()), alignment.of_target(target.len())), (None, None));
}
