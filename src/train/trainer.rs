//! The trainer: reads parallel text, gives the bytes of a model.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::BufRead;

use super::calibrate::{fit_calibration, is_joined};
use super::corpus::Corpus;
use super::count::Cooccurrence;
use super::cut::calibration_samples;
use super::estimate::{Estimation, estimate};
use super::explain::explained;
use super::families::families;
use super::fit::fit_parameters;
use super::mark_counts::MarkCounts;
use super::prune::{Pruning, prune};
use super::row::{Columns, Row, Use};
use super::sample::{Segments, samples};
use super::synonyms::add_synonyms;
use super::write::lexicon_sections;
use crate::error::{Error, ErrorKind};
use crate::model::format::{SECTION_COUNT, Section, assemble};
use crate::model::{Calibration, Model, Parameters};

/// Learns a model from pairs of sentences.
///
/// The words are reduced to stems, IBM Model 1 with a preference for like positions is estimated both ways,
/// stems that begin and translate alike become one, the model is estimated again, synonyms lend each other
/// their translations, the links that tell least are pruned, and the calibration is fitted on documents that
/// were held out. The aligner's parameters are those of the embedded model; [`refit`](Self::refit) fits them, too.
/// The same input gives the same bytes.
///
/// # Complexity
/// Time and memory grow with the sum over all pairs of the product of their lengths: half a million pairs,
/// about 3 million words a side, take about a minute and 1.7 gigabytes.
///
/// ```
/// use bitext::{Model, train::{Trainer, Use}};
///
/// let rows = "mine\tAla ma kota.\tAla has a cat.\nmine\tKot śpi.\tThe cat sleeps.\n";
/// let mut trainer = Trainer::new();
/// trainer.read("rows.tsv", rows.as_bytes(), |_| Use::Train(1.0))?;
/// let bytes = trainer.train(&mut |progress| eprintln!("{progress}"))?;
/// assert!(Model::from_bytes(bytes)?.provenance().contains("pairs: 2"));
/// # Ok::<(), bitext::Error>(())
/// ```
#[derive(Debug)]
pub struct Trainer {
    corpus: Corpus,
    /// How many pairs each corpus gave.
    counts: BTreeMap<String, usize>,
    left_out: usize,
    documents: BTreeMap<String, Segments>,
    /// More documents to calibrate on.
    calibration_documents: BTreeMap<String, Segments>,
    /// How often the pairs have each mark.
    marks: MarkCounts,
    size_limit: usize,
}

/// What of a model is fitted anew.
///
/// ```
/// use bitext::train::Refit;
///
/// assert_ne!(Refit::All, Refit::Calibration);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refit {
    /// The parameters of the aligner, from those of the model on, and the calibration.
    All,
    /// The calibration alone: the same beads, with other confidences.
    Calibration,
}

/// How the words are estimated. More agreement (Liang et al. 2006) and a sparse prior (Mermer & Saraçlar
/// 2011) were tried and brought nothing on held-out documents; like positions brought a little.
const ESTIMATION: Estimation =
    Estimation { separate_rounds: 5, agreeing_rounds: 0, tension: 4.0, null: 0.05, prior: 0.0 };

/// Rounds before stems are joined: after three the probabilities are sharp enough to compare.
const ROUNDS_BEFORE_FAMILIES: usize = 3;

/// The size of the embedded model: what the house allows.
const SIZE_LIMIT: usize = 6_000_000;

impl Default for Trainer {
    fn default() -> Self {
        Self::new()
    }
}

impl Trainer {
    /// A trainer that has read nothing.
    ///
    /// ```
    /// let error = bitext::train::Trainer::new().train(&mut |_| {}).unwrap_err();
    /// assert!(error.to_string().starts_with("nothing to train on"));
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self {
            corpus: Corpus::new(),
            counts: BTreeMap::new(),
            left_out: 0,
            documents: BTreeMap::new(),
            calibration_documents: BTreeMap::new(),
            marks: MarkCounts::default(),
            size_limit: SIZE_LIMIT,
        }
    }

    /// The most bytes that the model may have; links that tell least go first. 6,000,000 unless set.
    ///
    /// ```
    /// let trainer = bitext::train::Trainer::new().size_limit(2_000_000);
    /// # let _ = trainer;
    /// ```
    #[must_use]
    pub fn size_limit(mut self, bytes: usize) -> Self {
        self.size_limit = bytes;
        self
    }

    /// Reads rows `corpus ⇥ Polish ⇥ English`, one a line, and asks `purpose` what each is for. Gives how
    /// many rows there were. Empty lines are passed over; a pair without a word on either side, or of more
    /// than a hundred words, is counted as left out.
    ///
    /// # Errors
    /// At the first row that has not three fields, is not UTF-8 or cannot be read; the message has `name`
    /// and the number of the line. At a weight that is not above 0.
    ///
    /// ```
    /// use bitext::train::{Trainer, Use};
    ///
    /// let rows = "mine\tAla ma kota.\n";
    /// let error = Trainer::new().read("rows.tsv", rows.as_bytes(), |_| Use::Train(1.0)).unwrap_err();
    /// assert!(error.to_string().starts_with("rows.tsv, line 1: 2 fields"));
    /// ```
    pub fn read(
        &mut self,
        name: &str,
        rows: impl BufRead,
        purpose: impl FnMut(Row<'_>) -> Use,
    ) -> Result<usize, Error> {
        self.read_rows(name, rows, Columns::Corpus, purpose)
    }

    /// Reads rows `Polish ⇥ English`, one a line; their corpus is called `name`. Otherwise as
    /// [`read`](Self::read), but a row with a blank side is refused: in a file of two columns it is a slip.
    ///
    /// # Errors
    /// Those of [`read`](Self::read), and at the first row with a blank side.
    ///
    /// ```
    /// use bitext::train::{Trainer, Use};
    ///
    /// let mut trainer = Trainer::new();
    /// let rows = "Ala ma kota.\tAla has a cat.\nKot śpi.\t\n";
    /// let error = trainer.read_pairs("pairs.tsv", rows.as_bytes(), |_| Use::Train(1.0)).unwrap_err();
    /// assert_eq!(error.to_string(), "pairs.tsv, line 2: the English side is blank: give both sides or leave the row out");
    /// ```
    pub fn read_pairs(
        &mut self,
        name: &str,
        rows: impl BufRead,
        purpose: impl FnMut(Row<'_>) -> Use,
    ) -> Result<usize, Error> {
        self.read_rows(name, rows, Columns::Pair, purpose)
    }

    fn read_rows(
        &mut self,
        name: &str,
        rows: impl BufRead,
        columns: Columns,
        mut purpose: impl FnMut(Row<'_>) -> Use,
    ) -> Result<usize, Error> {
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        let mut count = 0;
        for (line, row) in (1..).zip(rows.split(b'\n')) {
            let fail =
                |what: String| Error::from(ErrorKind::TrainingRow { name: name.to_owned(), line, what });
            let row = row.map_err(|error| fail(format!("cannot be read: {error}")))?;
            let row = String::from_utf8(row).map_err(|error| {
                fail(format!("not UTF-8 at byte {} of the line", error.utf8_error().valid_up_to()))
            })?;
            let row = row.trim_end_matches('\r');
            // Some editors put a byte order mark before the first line.
            let row = if line == 1 { row.strip_prefix('\u{FEFF}').unwrap_or(row) } else { row };
            if row.is_empty() {
                continue;
            }
            let (corpus, polish, english) = columns.fields(name, row).map_err(fail)?;
            count += 1;
            let next = numbers.entry(corpus.to_owned()).or_default();
            let number = *next;
            *next += 1;
            match purpose(Row { number, corpus, polish, english }) {
                Use::Train(weight) if weight > 0.0 && weight.is_finite() => {
                    if self.corpus.add(polish, english, weight) {
                        self.marks.add(polish, english, f64::from(weight));
                        *self.counts.entry(corpus.to_owned()).or_default() += 1;
                    } else {
                        self.left_out += 1;
                    }
                }
                Use::Train(weight) => return Err(fail(format!("weight {weight}: give a number above 0"))),
                Use::HoldOut(document) => {
                    let segments = self.documents.entry(document).or_default();
                    segments.push((polish.to_owned(), english.to_owned()));
                }
                Use::Calibrate(document) => {
                    let segments = self.calibration_documents.entry(document).or_default();
                    segments.push((polish.to_owned(), english.to_owned()));
                }
                Use::Skip => {}
            }
        }
        Ok(count)
    }

    /// Learns the model and gives the bytes of its file. Without held-out documents the parameters stay
    /// those to start from and the confidences are not calibrated; the provenance says so.
    ///
    /// `progress` gets a line now and then.
    ///
    /// # Errors
    /// When no pair was given to train on, and when the words alone take more than the
    /// [limit](Self::size_limit).
    ///
    /// ```
    /// # use bitext::train::{Trainer, Use};
    /// let mut trainer = Trainer::new();
    /// trainer.read("rows.tsv", "mine\tTak.\tYes.\n".as_bytes(), |_| Use::Train(1.0))?;
    /// assert!(trainer.train(&mut |_| {})?.starts_with(b"bitext"));
    /// # Ok::<(), bitext::Error>(())
    /// ```
    pub fn train(mut self, progress: &mut dyn FnMut(&str)) -> Result<Vec<u8>, Error> {
        if self.corpus.pairs.is_empty() {
            let what = "no pair has been read; give rows of corpus, Polish and English".to_owned();
            return Err(ErrorKind::TrainingData { what }.into());
        }
        let table = Cooccurrence::count(&self.corpus);
        let first = Estimation { separate_rounds: ROUNDS_BEFORE_FAMILIES, ..ESTIMATION };
        let translation = estimate(&self.corpus, &table, &first, |_, _| {});
        let families = families(&self.corpus, &table, &translation);
        self.corpus.join(families);
        let table = Cooccurrence::count(&self.corpus);
        progress(&format!(
            "{} pairs, {} Polish and {} English stems, {} pairs of families",
            self.corpus.pairs.len(),
            self.corpus.polish.stems.len(),
            self.corpus.english.stems.len(),
            table.columns.len()
        ));
        let translation = estimate(&self.corpus, &table, &ESTIMATION, |round, likelihood| {
            progress(&format!("estimating, round {}: log-likelihood {likelihood:.0}", round + 1));
        });
        let (table, translation) = add_synonyms(&self.corpus, &table, &translation);
        let explained = explained(&self.corpus, &table, &translation);
        let pruning = Pruning::to_size(self.size_limit);
        let pruned = prune(&self.corpus, &table, &translation, &pruning);
        let units = (pruned.polish.len(), pruned.english.len());
        progress(&format!("{} Polish and {} English units, {} links", units.0, units.1, pruned.links.len()));
        let mut sections = lexicon_sections(&self.corpus, &pruned, &explained);
        let needed: usize = sections.iter().map(Vec::len).sum();
        if needed > self.size_limit {
            return Err(ErrorKind::TrainingSize { needed, limit: self.size_limit }.into());
        }
        sections[Section::Provenance as usize] = self.provenance(units, pruned.links.len()).into_bytes();
        sections[Section::Parameters as usize] = Parameters::default().write();
        sections[Section::Calibration as usize] = Calibration::IDENTITY.write();
        sections[Section::Marks as usize] = self.marks.odds().write();
        let model = Model::from_bytes(assemble(&sections))?;
        finish(&model, sections, [self.documents, self.calibration_documents], Refit::Calibration, progress)
    }

    /// Fits anew what a model has besides its words, on the documents that were held out, and gives the
    /// bytes of the new file; pairs to train on are not looked at. With the documents that the model was
    /// fitted on the answer is the model itself. For after a change of the aligner, or to calibrate on texts
    /// of one's own. The calibration takes seconds, the parameters minutes.
    ///
    /// # Errors
    /// When no document was held out.
    ///
    /// ```
    /// use bitext::{Model, train::{Refit, Trainer, Use}};
    ///
    /// let mut trainer = Trainer::new();
    /// let rows = "mine\tAla ma kota.\tAla has a cat.\nmine\tKot śpi w koszu.\tThe cat sleeps in a basket.\n";
    /// trainer.read("rows.tsv", rows.as_bytes(), |_| Use::HoldOut("cats".into()))?;
    /// let bytes = trainer.refit(Model::embedded(), Refit::Calibration, &mut |_| {})?;
    /// assert_ne!(Model::from_bytes(bytes)?.checksum(), Model::embedded().checksum());
    /// # Ok::<(), bitext::Error>(())
    /// ```
    pub fn refit(
        self,
        model: &Model,
        refit: Refit,
        progress: &mut dyn FnMut(&str),
    ) -> Result<Vec<u8>, Error> {
        if self.documents.is_empty() && self.calibration_documents.is_empty() {
            let what = "no document was held out; give rows the use HoldOut".to_owned();
            return Err(ErrorKind::TrainingData { what }.into());
        }
        let mut sections = model.sections();
        let mut provenance = String::new();
        for line in model.provenance().lines() {
            let fitted = line.starts_with(FITTED_ON);
            provenance += &if fitted { self.fitted_on() } else { line.to_owned() };
            provenance.push('\n');
        }
        sections[Section::Provenance as usize] = provenance.into_bytes();
        finish(model, sections, [self.documents, self.calibration_documents], refit, progress)
    }

    fn fitted_on(&self) -> String {
        let documents = || self.documents.values().chain(self.calibration_documents.values());
        let segments: usize = documents().map(Vec::len).sum();
        format!("{FITTED_ON}: {} documents, {segments} segments", documents().count())
    }

    fn provenance(&self, (polish, english): (usize, usize), links: usize) -> String {
        let mut out = String::new();
        let _ = writeln!(out, "library: bitext {}", env!("CARGO_PKG_VERSION"));
        let _ = writeln!(out, "pairs: {}", self.corpus.pairs.len());
        let _ = writeln!(out, "left out: {}", self.left_out);
        let _ = writeln!(out, "{}", self.fitted_on());
        let _ = writeln!(out, "units: {polish} Polish, {english} English");
        let _ = writeln!(out, "links: {links}");
        for (corpus, count) in &self.counts {
            let _ = writeln!(out, "corpus {corpus}: {count}");
        }
        out
    }
}

/// The name of the line of the provenance that says what was fitted on.
const FITTED_ON: &str = "held out to fit parameters and calibration";

/// Fits on the documents, if there are any, and gives the bytes of the file.
fn finish(
    model: &Model,
    mut sections: [Vec<u8>; SECTION_COUNT],
    documents: [BTreeMap<String, Segments>; 2],
    refit: Refit,
    progress: &mut dyn FnMut(&str),
) -> Result<Vec<u8>, Error> {
    let sound = |documents: BTreeMap<String, Segments>| {
        let mut documents: Vec<Segments> = documents.into_values().collect();
        for document in &mut documents {
            document.retain(|(polish, english)| is_joined(model, polish, english));
        }
        documents.retain(|document| !document.is_empty());
        documents
    };
    let held_out: usize = documents.iter().flat_map(BTreeMap::values).map(Vec::len).sum();
    let [mut documents, more] = documents.map(sound);
    if !documents.is_empty() || !more.is_empty() {
        let kept: usize = documents.iter().chain(&more).map(Vec::len).sum();
        progress(&format!(
            "fitting on {kept} of {held_out} segments: in the others nothing tells of a translation"
        ));
        let mut fitted = model.with(model.parameters().clone(), Calibration::IDENTITY);
        if refit == Refit::All && !documents.is_empty() {
            fitted = fit_parameters(fitted, &samples(&documents), progress);
            sections[Section::Parameters as usize] = fitted.parameters().write();
        }
        documents.extend(more);
        let calibration = fit_calibration(&fitted, &calibration_samples(&documents));
        calibration.describe(progress);
        sections[Section::Calibration as usize] = calibration.write();
    }
    let bytes = assemble(&sections);
    // The library itself reads back what it wrote.
    Model::from_bytes(bytes.clone())?;
    progress(&format!("{} bytes", bytes.len()));
    Ok(bytes)
}
