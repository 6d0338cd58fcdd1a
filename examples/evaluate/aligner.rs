//! The one place that calls the library's aligner.

use bitext::{Document, Lang};

use super::gold::{Bead, Gold};

/// The beads that the library finds between a document's Polish and English sentences.
pub(crate) fn align(document: &Gold) -> Vec<Bead> {
    let source = Document::from_sentences(&document.source, Lang::Polish);
    let target = Document::from_sentences(&document.target, Lang::English);
    let alignment = bitext::align(&source, &target);
    let beads = alignment.beads().iter().map(|bead| Bead {
        source: bead.source().iter().collect(),
        target: bead.target().iter().collect(),
        confidence: bead.confidence().get(),
    });
    beads.collect()
}
