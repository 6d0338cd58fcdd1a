//! The one place that calls the library's aligner.

use bitext::{Aligner, Document, Lang, Similarity};

use super::gold::{Bead, Gold};

/// The beads that the library finds between a document's Polish and English sentences.
pub(crate) fn align(document: &Gold) -> Vec<Bead> {
    align_by(&Aligner::default(), document)
}

/// The same without crossing beads.
pub(crate) fn align_in_order(document: &Gold) -> Vec<Bead> {
    let aligner = Aligner::builder().crossing(false).build();
    aligner.map_or_else(|_| Vec::new(), |aligner| align_by(&aligner, document))
}

fn align_by(aligner: &Aligner<'_>, document: &Gold) -> Vec<Bead> {
    let source = Document::from_sentences(&document.source, Lang::Polish);
    let target = Document::from_sentences(&document.target, Lang::English);
    let alignment = aligner.align(&source, &target);
    let beads = alignment.beads().iter().map(|bead| Bead {
        source: bead.source().iter().collect(),
        target: bead.target().iter().collect(),
        confidence: bead.confidence().get(),
        crossing: bead.is_crossing(),
    });
    beads.collect()
}

/// How the library scores every Polish line beside every English one.
pub(crate) fn similarity(polish: &[&str], english: &[&str]) -> Similarity {
    let polish = Document::from_sentences(polish, Lang::Polish);
    let english = Document::from_sentences(english, Lang::English);
    Aligner::default().similarity(&polish, &english)
}
