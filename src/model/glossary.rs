//! A user's glossary: pairs of terms that go on top of a model.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::lexicon::Model;
use super::terms::Terms;
use crate::error::{Error, ErrorKind};
use crate::text::fold::fold_into;
use crate::text::token::words;

/// Pairs of Polish and English terms, each with a weight, that go on top of a model's lexicon.
///
/// The weight is the probability, from 0 to 1, that the one term is translated by the other where it occurs: what
/// the model calls t(e|f), both ways. For the pair that is named it replaces what the model knows, so that 1 is
/// a term that is always rendered so and 0 forbids the pair (a false friend). Other translations of a word stay
/// what they were.
///
/// A term may have up to eight words. Words are compared as the model compares them, without regard to capitals
/// and endings: an entry `Straż Graniczna` is found in `strażą graniczną`. A term of several words counts,
/// where it stands, as one word more beside its own words; so an entry helps where both sides have it and costs
/// little where one side says it otherwise.
///
/// A glossary does nothing between texts of one language, nor where the language of one is not known.
///
/// ```
/// use bitext::{Aligner, Document, Glossary};
///
/// let glossary = Glossary::from_tsv("# our names for things\npodzespół roboczy\ttask force\nWilkołaz\tWolfburgh\t0.95\n")?;
/// let aligner = Aligner::builder().glossary(&glossary).build()?;
/// let polish = Document::new("Podzespół roboczy obradował w Wilkołazie.");
/// let english = Document::new("The task force met in Wolfburgh.");
/// let links = &aligner.explain(&polish, &english)[0].links;
/// assert!(links.iter().any(|link| link.target.get(english.as_str()) == Some("Wolfburgh")));
/// # Ok::<(), bitext::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Vec<GlossaryEntry>", into = "Vec<GlossaryEntry>")]
pub struct Glossary {
    entries: Vec<GlossaryEntry>,
}

/// A pair of terms.
///
/// ```
/// use bitext::Glossary;
///
/// let glossary = Glossary::from_tsv("wojewoda\tvoivode")?;
/// let entry = &glossary.entries()[0];
/// assert_eq!((entry.polish.as_str(), entry.weight), ("wojewoda", Glossary::USUAL_WEIGHT));
/// # Ok::<(), bitext::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GlossaryEntry {
    /// The Polish term, in any of its forms.
    pub polish: String,
    /// The English term.
    pub english: String,
    /// The probability that one is translated by the other, from 0 to 1.
    pub weight: f32,
}

/// Longer terms are sentences.
const MOST_WORDS: usize = 8;

impl Glossary {
    /// The weight of an entry that names none.
    pub const USUAL_WEIGHT: f32 = 0.8;

    /// A glossary without entries.
    ///
    /// ```
    /// assert!(bitext::Glossary::new().entries().is_empty());
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a pair. All are checked again: for long lists there is [`from_tsv`](Self::from_tsv).
    ///
    /// # Errors
    /// When a term has no word or more than eight, when the weight is not a number from 0 to 1, and when the
    /// pair is there already, in the same words but for capitals.
    ///
    /// ```
    /// use bitext::Glossary;
    ///
    /// let glossary = Glossary::new().with("wojewoda", "voivode", 0.9)?.with("aktualny", "actual", 0.0)?;
    /// assert_eq!(glossary.entries().len(), 2);
    /// let error = glossary.with("sejm", "the lower house", 90.0).unwrap_err();
    /// assert!(error.to_string().contains("from 0 to 1"));
    /// # Ok::<(), bitext::Error>(())
    /// ```
    pub fn with(
        mut self,
        polish: impl Into<String>,
        english: impl Into<String>,
        weight: f32,
    ) -> Result<Self, Error> {
        self.entries.push(GlossaryEntry { polish: polish.into(), english: english.into(), weight });
        Self::try_from(self.entries)
    }

    /// Reads rows `Polish ⇥ English` or `Polish ⇥ English ⇥ weight`, one a line. Empty lines are passed over, and
    /// so are lines that begin with `#`. White space around a field does not count.
    ///
    /// # Errors
    /// At the first row that has another number of fields, a term without a word or with more than eight, a
    /// weight that is not a number from 0 to 1, or a pair that stands further up; the message has the number of
    /// the line.
    ///
    /// ```
    /// use bitext::Glossary;
    ///
    /// let error = Glossary::from_tsv("wojewoda\tvoivode\nsejm\n").unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "the glossary, line 2: 1 field instead of 2 or 3: give Polish, English and, if you like, a weight, with a tab between them"
    /// );
    /// ```
    pub fn from_tsv(rows: &str) -> Result<Self, Error> {
        let mut glossary = Self::new();
        let mut lines = HashMap::new();
        let rows = rows.strip_prefix('\u{FEFF}').unwrap_or(rows);
        for (line, row) in (1..).zip(rows.lines()) {
            if row.trim().is_empty() || row.starts_with('#') {
                continue;
            }
            let fail = |what: String| Error::from(ErrorKind::GlossaryRow { line, what });
            let fields: Vec<&str> = row.split('\t').map(str::trim).collect();
            let (polish, english, weight) = match *fields.as_slice() {
                [polish, english] => (polish, english, Self::USUAL_WEIGHT),
                [polish, english, weight] => {
                    let weight = weight.parse().map_err(|_| {
                        fail(format!("the weight {weight:?} is no number: give one from 0 to 1"))
                    })?;
                    (polish, english, weight)
                }
                _ => {
                    let count = fields.len();
                    let remedy = "give Polish, English and, if you like, a weight, with a tab between them";
                    let plural = if count == 1 { "" } else { "s" };
                    return Err(fail(format!("{count} field{plural} instead of 2 or 3: {remedy}")));
                }
            };
            let entry = GlossaryEntry { polish: polish.to_owned(), english: english.to_owned(), weight };
            if let Some(what) = fault(&entry) {
                return Err(fail(what));
            }
            if let Some(first) = lines.insert(key(&entry), line) {
                return Err(fail(format!("the pair stands in line {first} already: leave one of them out")));
            }
            glossary.entries.push(entry);
        }
        Ok(glossary)
    }

    /// The entries, in their order.
    ///
    /// ```
    /// assert_eq!(bitext::Glossary::from_tsv("a\tb\nc\td\n")?.entries().len(), 2);
    /// # Ok::<(), bitext::Error>(())
    /// ```
    #[must_use]
    pub fn entries(&self) -> &[GlossaryEntry] {
        &self.entries
    }
}

/// What is wrong with an entry.
fn fault(entry: &GlossaryEntry) -> Option<String> {
    for (side, term) in [("Polish", &entry.polish), ("English", &entry.english)] {
        match words(term).count() {
            0 => return Some(format!("the {side} term {term:?} has no word: give one to {MOST_WORDS}")),
            1..=MOST_WORDS => {}
            count => {
                return Some(format!("the {side} term {term:?} has {count} words: give one to {MOST_WORDS}"));
            }
        }
    }
    let sound = (0.0..=1.0).contains(&entry.weight);
    (!sound).then(|| format!("the weight {} is no probability: give one from 0 to 1", entry.weight))
}

/// What two entries of one pair share.
fn key(entry: &GlossaryEntry) -> (Vec<String>, Vec<String>) {
    let folded = |term: &str| {
        let fold = |word: crate::Span| {
            let mut out = String::new();
            fold_into(&term[word.range()], &mut out);
            out
        };
        words(term).map(fold).collect()
    };
    (folded(&entry.polish), folded(&entry.english))
}

impl TryFrom<Vec<GlossaryEntry>> for Glossary {
    type Error = Error;

    fn try_from(entries: Vec<GlossaryEntry>) -> Result<Self, Error> {
        let mut keys = HashSet::new();
        for entry in &entries {
            let twice = || "is there twice: leave one of them out".to_owned();
            if let Some(what) = fault(entry).or_else(|| (!keys.insert(key(entry))).then(twice)) {
                let (polish, english) = (entry.polish.clone(), entry.english.clone());
                return Err(ErrorKind::GlossaryEntry { polish, english, what }.into());
            }
        }
        Ok(Self { entries })
    }
}

impl From<Glossary> for Vec<GlossaryEntry> {
    fn from(glossary: Glossary) -> Self {
        glossary.entries
    }
}

impl Model {
    /// The same model with a glossary on top; one that was there before is replaced.
    ///
    /// For [`check_quotes_with`](crate::check_quotes_with); an aligner takes a glossary by itself:
    /// [`AlignerBuilder::glossary`](crate::AlignerBuilder::glossary).
    ///
    /// # Complexity
    /// Every term is looked up once. A model that was read from owned bytes is copied, the embedded one is not.
    ///
    /// ```
    /// use bitext::{Glossary, Model};
    ///
    /// let glossary = Glossary::from_tsv("wojewoda\tvoivode")?;
    /// let model = Model::embedded().with_glossary(&glossary);
    /// assert_eq!(model.checksum(), Model::embedded().checksum());
    /// # Ok::<(), bitext::Error>(())
    /// ```
    #[must_use]
    pub fn with_glossary(&self, glossary: &Glossary) -> Model {
        let terms = Terms::new(self, glossary.entries());
        self.with_terms(std::sync::Arc::new(terms))
    }
}
