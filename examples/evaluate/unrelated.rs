//! Documents that have nothing in common: what an honest aligner is not sure of.

use std::io::{self, Write};
use std::path::Path;

use super::aligner;
use super::corpus::Corpus;
use super::gold::Gold;
use super::noise::{NOISES, plant};
use super::parts::cut;
use super::table::{Table, figure};

/// A document's Polish is put beside the English of the document so many further on: neighbours may tell the
/// same news.
const DISTANCE: usize = 7;
/// Sentences a side of a short document.
const BEGINNING: usize = 4;

/// The documents with the English of others.
pub(crate) fn strangers(documents: &[Gold]) -> Vec<Gold> {
    let pair = |(number, document): (usize, &Gold)| {
        let other = &documents[(number + DISTANCE) % documents.len()];
        Gold {
            name: format!("{} | {}", document.name, other.name),
            source: document.source.clone(),
            target: other.target.clone(),
            source_segments: vec![Vec::new(); document.source.len()],
            target_segments: vec![Vec::new(); other.target.len()],
        }
    };
    documents.iter().enumerate().map(pair).collect()
}

/// Aligns strangers and prints how sure the beads are that should not be there.
pub(crate) fn print(out: &mut impl Write, path: &Path, corpus: &Corpus, seed: u64) -> io::Result<()> {
    let documents = strangers(&plant(corpus, &NOISES[0], seed));
    let beginnings = documents.iter().map(|document| {
        let of = |sentences: usize| 0..BEGINNING.min(sentences);
        cut(document, of(document.source.len()), of(document.target.len()))
    });
    let beginnings: Vec<Gold> = beginnings.collect();
    let (path, number) = (path.display(), documents.len());
    writeln!(
        out,
        "## Unrelated documents\n\nData: {path}.{{pl,en,doc}}, seed {seed}, {number} documents, the Polish of each \
         with the English of the one {DISTANCE} further on.\n\n{}\nThe first {BEGINNING} sentences of each:\n\n{}",
        sureness(&documents),
        sureness(&beginnings)
    )
}

/// How sure the beads of documents are that have none.
fn sureness(documents: &[Gold]) -> Table {
    let (mut confidences, mut nulls, mut sentences) = (Vec::new(), 0, 0);
    for document in documents {
        sentences += document.sentences();
        for bead in aligner::align(document) {
            if bead.is_null() {
                nulls += bead.source.len() + bead.target.len();
            } else {
                confidences.push(bead.confidence);
            }
        }
    }
    // Without any bead the figures are not numbers, and the table has dashes.
    let share = |sum: f64| figure(sum / confidences.len() as f64);
    let above =
        |least: f64| share(confidences.iter().filter(|&&confidence| confidence > least).count() as f64);
    let mut table = Table::new(&["of beads that are not null", "figure"]);
    table.row(["mean confidence".to_owned(), share(confidences.iter().sum())]);
    table.row(["share above 0.2".to_owned(), above(0.2)]);
    table.row(["share above 0.5".to_owned(), above(0.5)]);
    table.row(["share above 0.9".to_owned(), above(0.9)]);
    table.row(["number of beads".to_owned(), confidences.len().to_string()]);
    table.row(["share of sentences in null beads".to_owned(), figure(nulls as f64 / sentences as f64)]);
    table
}
