//! Rows of parallel text, and what each is for.

/// A row of the input.
///
/// ```
/// use bitext::train::{Trainer, Use};
///
/// let mut trainer = Trainer::new();
/// let rows = "mine\tAla ma kota.\tAla has a cat.\n";
/// trainer.read("rows.tsv", rows.as_bytes(), |row| {
///     assert_eq!((row.number, row.corpus, row.english), (0, "mine", "Ala has a cat."));
///     Use::Skip
/// })?;
/// # Ok::<(), bitext::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Row<'r> {
    /// Its number among the rows of its corpus, from 0.
    pub number: usize,
    /// The name of its corpus.
    pub corpus: &'r str,
    /// The Polish text.
    pub polish: &'r str,
    /// The English text.
    pub english: &'r str,
}

/// What the fields of a row are.
#[derive(Clone, Copy, Debug)]
pub(super) enum Columns {
    /// Corpus, Polish, English.
    Corpus,
    /// Polish, English; the name of the file is that of the corpus.
    Pair,
}

impl Columns {
    /// Corpus, Polish and English of a row, or what is wrong with it.
    pub(super) fn fields<'r>(
        self,
        name: &'r str,
        row: &'r str,
    ) -> Result<(&'r str, &'r str, &'r str), String> {
        let fields: Vec<&str> = row.split('\t').collect();
        let (wanted, names) = match self {
            Columns::Corpus => (3, "corpus, Polish and English"),
            Columns::Pair => (2, "Polish and English"),
        };
        match (self, fields.as_slice()) {
            (Columns::Corpus, &[corpus, polish, english]) => Ok((corpus, polish, english)),
            (Columns::Pair, &[polish, english]) => {
                for (side, text) in [("Polish", polish), ("English", english)] {
                    if text.trim().is_empty() {
                        return Err(format!(
                            "the {side} side is blank: give both sides or leave the row out"
                        ));
                    }
                }
                Ok((name, polish, english))
            }
            _ => {
                let (count, plural) = (fields.len(), if fields.len() == 1 { "" } else { "s" });
                Err(format!(
                    "{count} field{plural} instead of {wanted}: give {names}, with a tab between them"
                ))
            }
        }
    }
}

/// What a row of the input is for.
///
/// ```
/// use bitext::train::Use;
///
/// let weight = |corpus: &str| if corpus == "menus" { Use::Train(0.4) } else { Use::Train(1.0) };
/// assert_eq!(weight("menus"), Use::Train(0.4));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Use {
    /// Learn words from it, with this weight: above 0; 1 is usual.
    Train(f32),
    /// Fit on it and learn no words from it: a segment of the document of this name, in order.
    HoldOut(String),
    /// Fit the calibration alone on it: a segment of the document of this name, in order.
    Calibrate(String),
    /// Nothing.
    Skip,
}
