//! How well sentences are aligned, for every kind of noise.

use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use super::corpus::Corpus;
use super::gold::{Bead, Gold};
use super::measure::Measure;
use super::noise::{NOISES, Noise, plant};
use super::table::Table;

/// What came of the documents with one kind of noise.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    pub(crate) noise: Noise,
    /// The documents and the beads found in them.
    pub(crate) documents: Vec<(Gold, Vec<Bead>)>,
    pub(crate) measure: Measure,
    pub(crate) time: Duration,
}

impl Outcome {
    /// Pairs of sentences read and aligned in a second; a pair is one sentence of each side, on average.
    fn speed(&self) -> f64 {
        let sentences: usize = self.documents.iter().map(|(document, _)| document.sentences()).sum();
        sentences as f64 / 2.0 / self.time.as_secs_f64()
    }
}

/// Plants every kind of noise in the corpus and aligns its documents by `align`.
pub(crate) fn measure(corpus: &Corpus, seed: u64, align: impl Fn(&Gold) -> Vec<Bead>) -> Vec<Outcome> {
    // The first call reads the model: that is not a matter of speed.
    align(&Gold { source: vec!["Tak.".into()], target: vec!["Yes.".into()], ..Gold::default() });
    let outcome = |&noise: &Noise| {
        let documents = plant(corpus, &noise, seed);
        let start = Instant::now();
        let beads: Vec<_> = documents.iter().map(&align).collect();
        let time = start.elapsed();
        let documents: Vec<_> = documents.into_iter().zip(beads).collect();
        let mut measure = Measure::default();
        documents.iter().for_each(|(document, beads)| measure.add(document, beads));
        Outcome { noise, documents, measure, time }
    };
    NOISES.iter().map(outcome).collect()
}

/// The counts of all kinds of noise together.
pub(crate) fn pool(outcomes: &[Outcome]) -> Measure {
    let mut pool = Measure::default();
    outcomes.iter().for_each(|outcome| pool.pool(&outcome.measure));
    pool
}

/// What the tables of a corpus are about: data, seed, documents.
pub(crate) fn heading(path: &Path, seed: u64, outcomes: &[Outcome]) -> String {
    let documents = outcomes.iter().map(|outcome| outcome.documents.len()).max().unwrap_or(0);
    format!("Data: {}.{{pl,en,doc}}, seed {seed}, {documents} documents.", path.display())
}

/// Prints the figures of each kind of noise.
pub(crate) fn print(out: &mut impl Write, name: &str, heading: &str, outcomes: &[Outcome]) -> io::Result<()> {
    let mut table = Table::new(&["noise", "P", "R", "F1", "gold beads", "documents", "pairs/s"]);
    for outcome in outcomes {
        let mut cells = vec![outcome.noise.name.to_owned()];
        cells.extend(outcome.measure.score().cells());
        cells.extend([outcome.measure.gold.to_string(), outcome.documents.len().to_string()]);
        cells.push(format!("{:.0}", outcome.speed()));
        table.row(cells);
    }
    writeln!(
        out,
        "## Alignment: {name}\n\n{heading} A pair is a sentence of either side, read and aligned.\n\n{table}"
    )
}
