//! The one place that calls the library's aligner.

use bitext::{Aligner, Document, Lang, Similarity};

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

/// How the library scores every Polish line beside every English one.
pub(crate) fn similarity(polish: &[&str], english: &[&str]) -> Similarity {
    let polish = Document::from_sentences(polish, Lang::Polish);
    let english = Document::from_sentences(english, Lang::English);
    Aligner::default().similarity(&polish, &english)
}
