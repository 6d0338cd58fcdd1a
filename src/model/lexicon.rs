//! The model, read in place: words to units, units to backgrounds and links.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use super::calibration::Calibration;
use super::format::{self, ENTRY_BYTES, LINK_BYTES, Layout, Section, UNIT_BYTES, read_u16, read_u32};
use super::links::{Link, LinkTable};
use super::marks::MarkOdds;
use super::parameters::Parameters;
use super::table::WordTable;
use super::terms::Terms;
use crate::error::{Error, ErrorKind};
use crate::lang::Lang;
use crate::text::stem::{bare, stem_into};

/// Bytes of the longest word whose beginning is looked up: hostile words have a million.
const LONGEST_KIN: usize = 64;

/// A bilingual model: which Polish and English words translate each other, how often each occurs, and the
/// parameters and the calibration of the aligner that were learnt with it.
///
/// The embedded model is what the free functions use. Another one, trained on other text, comes from
/// [`Model::from_bytes`].
///
/// # Complexity
/// Nothing is parsed: words, rows and probabilities are read from the bytes where they stand. The embedded
/// model costs nothing to load; [`Model::from_bytes`] reads all bytes once to check them.
///
/// ```
/// use bitext::Model;
///
/// let model = Model::embedded();
/// assert!(model.provenance().contains("pairs"));
/// ```
#[derive(Clone, Debug)]
pub struct Model {
    bytes: Cow<'static, [u8]>,
    layout: Layout,
    /// The probabilities that the bytes 0 to 255 stand for.
    levels: Box<[f32; 256]>,
    parameters: Parameters,
    calibration: Calibration,
    marks: MarkOdds,
    /// A user's glossary, looked up in this model.
    terms: Option<Arc<Terms>>,
}

/// The number of a unit of one language: a stem with all its forms.
pub(crate) type Unit = u16;

static EMBEDDED: &[u8] = include_bytes!("bitext.model");

impl Model {
    /// The model that is compiled into the library.
    ///
    /// ```
    /// let model = bitext::Model::embedded();
    /// assert!(model.size() < 6_000_000);
    /// ```
    #[must_use]
    pub fn embedded() -> &'static Model {
        // The test `the_embedded_model_is_sound` runs all the checks that are left out here.
        static MODEL: LazyLock<Model> = LazyLock::new(|| {
            Model::read(Cow::Borrowed(EMBEDDED))
                .unwrap_or_else(|error| unreachable!("embedded model: {error}"))
        });
        &MODEL
    }

    /// Reads a model from the bytes of a file that the trainer wrote.
    ///
    /// # Errors
    /// When the bytes are not a model, are cut short or damaged, or are of another layout version; the
    /// message says which and what to do.
    ///
    /// ```
    /// let error = bitext::Model::from_bytes(b"something else".to_vec()).unwrap_err();
    /// assert!(error.to_string().starts_with("not a bitext model"));
    /// ```
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Model, Error> {
        let bytes = bytes.into();
        let model = Model::read(bytes)?;
        format::verify(&model.bytes)?;
        model.check()?;
        Ok(model)
    }

    fn read(bytes: Cow<'static, [u8]>) -> Result<Model, Error> {
        let layout = Layout::read(&bytes)?;
        let parameters = Parameters::read(layout.section(&bytes, Section::Parameters))?;
        let calibration = Calibration::read(layout.section(&bytes, Section::Calibration))?;
        let marks = MarkOdds::read(layout.section(&bytes, Section::Marks))?;
        let levels = Box::new(std::array::from_fn(|level| format::probability(level as u8)));
        Ok(Model { bytes, layout, levels, parameters, calibration, marks, terms: None })
    }

    /// What the model was learnt from and how, as lines `name: value`.
    ///
    /// ```
    /// for line in bitext::Model::embedded().provenance().lines() {
    ///     assert!(line.contains(": "));
    /// }
    /// ```
    #[must_use]
    pub fn provenance(&self) -> &str {
        std::str::from_utf8(self.section(Section::Provenance)).unwrap_or_default()
    }

    /// The size of the model in bytes.
    ///
    /// ```
    /// assert!(bitext::Model::embedded().size() > 0);
    /// ```
    #[must_use]
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// The checksum that the model states of itself (FNV-1a, 64 bits), to compare with the documented one.
    ///
    /// ```
    /// let model = bitext::Model::embedded();
    /// assert!(model.provenance().len() > 0 && model.checksum() != 0);
    /// ```
    #[must_use]
    pub fn checksum(&self) -> u64 {
        self.bytes.get(16..24).and_then(|eight| eight.try_into().ok()).map_or(0, u64::from_le_bytes)
    }

    pub(crate) fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    pub(crate) fn calibration(&self) -> &Calibration {
        &self.calibration
    }

    pub(crate) fn marks(&self) -> &MarkOdds {
        &self.marks
    }

    /// The same model with other parameters or calibration: for fitting them.
    #[cfg(feature = "train")]
    pub(crate) fn with(&self, parameters: Parameters, calibration: Calibration) -> Model {
        Model { parameters, calibration, ..self.clone() }
    }

    /// The bytes of its sections.
    #[cfg(feature = "train")]
    pub(crate) fn sections(&self) -> [Vec<u8>; format::SECTION_COUNT] {
        self.layout.sections(&self.bytes)
    }

    /// The terms of a glossary that goes on top.
    pub(crate) fn terms(&self) -> Option<&Terms> {
        self.terms.as_deref()
    }

    pub(super) fn with_terms(&self, terms: Arc<Terms>) -> Model {
        Model { terms: Some(terms), ..self.clone() }
    }

    /// The unit of a folded word: that of the form where the form is known, else that of its stem.
    ///
    /// `stem` is a buffer for the stem.
    pub(crate) fn unit(&self, lang: Lang, folded: &str, stem: &mut String) -> Option<Unit> {
        self.find(lang, folded).or_else(|| {
            stem_into(folded, lang, stem);
            if stem == folded { None } else { self.find(lang, stem) }
        })
    }

    /// The unit of most words that begin like a folded word, for one whose own [`unit`](Self::unit) is not
    /// known: an inflection or a derivation that the training text did not have.
    ///
    /// `start` is a buffer.
    pub(crate) fn kin(&self, lang: Lang, folded: &str, start: &mut String) -> Option<Unit> {
        if folded.len() > LONGEST_KIN {
            return None;
        }
        stem_into(folded, lang, start);
        let stem: String = start.chars().map(bare).collect();
        if !stem.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return None;
        }
        format::start_lengths(stem.len()).find_map(|length| {
            start.clear();
            start.push_str(&stem[..length]);
            start.push(format::START);
            self.find(lang, start)
        })
    }

    /// The unit that stands under exactly this spelling.
    pub(crate) fn find(&self, lang: Lang, word: &str) -> Option<Unit> {
        self.table(lang).find(word)
    }

    /// The words of a language.
    pub(crate) fn table(&self, lang: Lang) -> WordTable<'_> {
        let (slots, words) = match lang {
            Lang::Polish => (Section::PolishSlots, Section::PolishWords),
            Lang::English => (Section::EnglishSlots, Section::EnglishWords),
        };
        WordTable::new(self.section(slots), self.section(words))
    }

    /// How many units a language has.
    pub(crate) fn unit_count(&self, lang: Lang) -> usize {
        self.section(Self::units(lang)).len() / UNIT_BYTES
    }

    /// The probability that a running word is of this unit.
    pub(crate) fn background(&self, lang: Lang, unit: Unit) -> f32 {
        self.unit_level(lang, unit, 0).map_or(0.0, |level| self.levels[usize::from(level)])
    }

    /// How often a word of this unit, in a translation, comes from the words that it translates and
    /// not from nowhere: a content word nearly always, an article seldom.
    pub(crate) fn explained(&self, lang: Lang, unit: Unit) -> f32 {
        self.unit_level(lang, unit, 1).map_or(0.0, format::share)
    }

    fn unit_level(&self, lang: Lang, unit: Unit, field: usize) -> Option<u8> {
        self.section(Self::units(lang)).get(usize::from(unit) * UNIT_BYTES + field).copied()
    }

    fn units(lang: Lang) -> Section {
        match lang {
            Lang::Polish => Section::PolishUnits,
            Lang::English => Section::EnglishUnits,
        }
    }

    /// The English units that a Polish one may be translated by, in the order of their numbers.
    pub(crate) fn links(&self, polish: Unit) -> impl Iterator<Item = Link<'_>> {
        self.link_table().of(polish)
    }

    /// All links.
    pub(crate) fn link_table(&self) -> LinkTable<'_> {
        LinkTable::new(self.section(Section::Rows), self.section(Section::Links), &self.levels)
    }

    fn section(&self, section: Section) -> &[u8] {
        self.layout.section(&self.bytes, section)
    }

    /// Checks that every reference inside the model leads to something.
    fn check(&self) -> Result<(), Error> {
        let damaged = |what| Err(ErrorKind::DamagedModel { what }.into());
        if std::str::from_utf8(self.section(Section::Provenance)).is_err() {
            return damaged("the provenance");
        }
        for (lang, slots, words) in [
            (Lang::Polish, Section::PolishSlots, Section::PolishWords),
            (Lang::English, Section::EnglishSlots, Section::EnglishWords),
        ] {
            let (slots, words) = (self.section(slots), self.section(words));
            if !(slots.len() / 4).is_power_of_two() || slots.len() % 4 != 0 {
                return damaged("the size of a word table");
            }
            for number in 0..slots.len() / 4 {
                let Some(entry) = read_u32(slots, number * 4).and_then(|slot| (slot as usize).checked_sub(1))
                else {
                    continue;
                };
                let word = words.get(entry + 2).and_then(|&length| {
                    words.get(entry + ENTRY_BYTES..entry + ENTRY_BYTES + usize::from(length))
                });
                let unit = read_u16(words, entry).map(usize::from);
                if word.is_none_or(|word| std::str::from_utf8(word).is_err())
                    || unit.is_none_or(|unit| unit >= self.unit_count(lang))
                {
                    return damaged("a word table");
                }
            }
        }
        let (rows, links) = (self.section(Section::Rows), self.section(Section::Links));
        if rows.len() != (self.unit_count(Lang::Polish) + 1) * 4 {
            return damaged("the table of rows");
        }
        let starts: Vec<usize> =
            rows.as_chunks::<4>().0.iter().map(|&four| u32::from_le_bytes(four) as usize).collect();
        if !starts.is_sorted()
            || starts.first() != Some(&0)
            || starts.last() != Some(&(links.len() / LINK_BYTES))
        {
            return damaged("the table of rows");
        }
        let english = self.unit_count(Lang::English);
        if links
            .as_chunks::<LINK_BYTES>()
            .0
            .iter()
            .any(|&[low, high, ..]| usize::from(u16::from_le_bytes([low, high])) >= english)
        {
            return damaged("a link");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_model_is_sound() {
        let model = Model::from_bytes(EMBEDDED).expect("all checks pass");
        assert_eq!(model.provenance(), Model::embedded().provenance());
    }

    #[test]
    fn forms_of_a_word_have_one_unit_and_translations() {
        let model = Model::embedded();
        let unit = |lang, word| model.unit(lang, word, &mut String::new());
        let border = unit(Lang::English, "border").expect("a known word");
        for form in ["granica", "granicę", "granicami"] {
            let polish = unit(Lang::Polish, form).expect("a known word");
            let link = model.links(polish).find(|link| link.english() == border).expect("a link");
            assert!(link.english_given_polish() > 0.05, "{form}: {link:?}");
        }
        assert_eq!(unit(Lang::Polish, "xqzvw"), None);
    }
}
