//! Training from one file of pairs: rows `Polish ⇥ English`.

use std::collections::HashSet;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use bitext::language::identify;
use bitext::train::{Retrieval, Row, Trainer, Use};
use bitext::{Lang, Model};

/// Rows that are held out together, for rows next to each other are of one text.
const RUN: usize = 24;
/// Of so many runs, or more, one is held out to fit on, and another to measure retrieval on.
const RUNS: usize = 20;
const FIT: usize = 3;
const MEASURE: usize = 13;
/// Fewer runs are too little to fit on, and more cost time without telling more.
const FITTED: std::ops::Range<usize> = 10..60;
/// The most pairs that are looked up among each other.
const MOST_MEASURED: usize = 500;
/// Rows that the languages are told by.
const LOOKED_AT: usize = 200;

/// What a row is for.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Train,
    Fit,
    Measure,
}

/// Which rows are for what, by their place.
struct Plan {
    /// One run in so many is fitted on; none at all in a short file.
    fit: Option<usize>,
    measure: usize,
}

impl Plan {
    fn of(rows: usize) -> Self {
        let runs = rows / RUN;
        Self {
            fit: (runs >= RUNS * FITTED.start).then_some(RUNS.max(runs / FITTED.end)),
            measure: RUNS.max(runs / MOST_MEASURED.div_ceil(RUN)),
        }
    }

    fn part(&self, row: usize) -> Part {
        let run = row / RUN;
        if self.fit.is_some_and(|every| run % every == FIT) {
            Part::Fit
        } else if run % self.measure == MEASURE {
            Part::Measure
        } else {
            Part::Train
        }
    }
}

/// Trains from the pairs in `path` and writes the model to `output`; `say` gets a line now and then.
pub(crate) fn train(path: &Path, output: &Path, mut say: impl FnMut(&str)) -> Result<(), String> {
    let name =
        path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into());
    let open = || {
        let file = File::open(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        Ok::<_, String>(BufReader::new(file))
    };
    // First all rows are checked, so that a bad one is found before the work begins.
    let (mut polish_first, mut english_first) = (0, 0);
    let check = |row: Row<'_>| {
        if row.number < LOOKED_AT {
            let is = |text, lang| identify(text) == Some(lang);
            polish_first += usize::from(is(row.polish, Lang::Polish) && is(row.english, Lang::English));
            english_first += usize::from(is(row.polish, Lang::English) && is(row.english, Lang::Polish));
        }
        Use::Skip
    };
    let rows = Trainer::new().read_pairs(&name, open()?, check).map_err(|error| error.to_string())?;
    if english_first > polish_first {
        return Err(format!("{}: the first column looks English: give Polish first", path.display()));
    }
    let plan = Plan::of(rows);
    // What is held out must not be learnt from: a row that occurs twice could stand on both sides.
    let mut held_out = HashSet::new();
    let mut measured: Vec<(String, String)> = Vec::new();
    let hold_out = |row: Row<'_>| {
        let part = plan.part(row.number);
        if part != Part::Train {
            held_out.insert((row.polish.to_owned(), row.english.to_owned()));
        }
        let pair = (row.polish.to_owned(), row.english.to_owned());
        if part == Part::Measure && measured.len() < MOST_MEASURED && !measured.contains(&pair) {
            measured.push(pair);
        }
        Use::Skip
    };
    Trainer::new().read_pairs(&name, open()?, hold_out).map_err(|error| error.to_string())?;
    let (mut trained, mut fitted, mut repeated) = (0, 0, 0);
    let purpose = |row: Row<'_>| match plan.part(row.number) {
        Part::Train if held_out.contains(&(row.polish.to_owned(), row.english.to_owned())) => {
            repeated += 1;
            Use::Skip
        }
        Part::Train => {
            trained += 1;
            Use::Train(1.0)
        }
        Part::Fit => {
            fitted += 1;
            Use::HoldOut(format!("{:08}", row.number / RUN))
        }
        Part::Measure => Use::Skip,
    };
    let mut trainer = Trainer::new();
    trainer.read_pairs(&name, open()?, purpose).map_err(|error| error.to_string())?;
    say(&format!(
        "{name}: {rows} rows, {trained} to train on, {fitted} held out to fit on, {} to measure on; {repeated} \
         left out because they are held out elsewhere",
        measured.len()
    ));
    if plan.fit.is_none() {
        say(&format!(
            "fewer than {} rows: the parameters stay those to start from and the confidences are not calibrated",
            FITTED.start * RUN * RUNS
        ));
    }
    let bytes = trainer.train(&mut say).map_err(|error| error.to_string())?;
    std::fs::write(output, &bytes).map_err(|error| format!("cannot write {}: {error}", output.display()))?;
    let model = Model::from_bytes(bytes).map_err(|error| error.to_string())?;
    model.provenance().lines().for_each(&mut say);
    if measured.is_empty() {
        say(&format!("fewer than {} rows: nothing to measure on", RUN * MEASURE + 1));
    } else {
        let Retrieval { pairs, to_english, to_polish } = Retrieval::measure(&model, &measured);
        say(&format!(
            "held-out retrieval among {pairs} pairs: {to_english:.3} Polish to English, {to_polish:.3} English to Polish"
        ));
    }
    say(&format!("{}: {} bytes, checksum {:016x}", output.display(), model.size(), model.checksum()));
    Ok(())
}
