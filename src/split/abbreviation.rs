//! What the splitter knows of a language: abbreviations with their classes, words that open sentences,
//! words that make up a point in time, verbs that report speech, and words that only look cut.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::data;
use crate::error::{Error, ErrorKind};
use crate::fnv::Fnv;
use crate::lang::Lang;
use crate::split::context::Kind;

/// What the stop of an abbreviation tells about the end of the sentence.
///
/// ```
/// use bitext::split::AbbreviationClass;
///
/// assert_eq!("number".parse(), Ok(AbbreviationClass::Number));
/// assert!("nonsense".parse::<AbbreviationClass>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AbbreviationClass {
    /// Never ends a sentence: `np.`, `tzw.`, `ul.`, `e.g.`
    Never,
    /// Stands before a name and ends a sentence only before a word that opens sentences: `prof.`, `Mr.`
    Name,
    /// Does not end a sentence before a number, Arabic or Roman; elsewhere a word like others: `art.`, `No.`
    Number,
    /// May end a sentence, and does before most capitals: `itd.`, `r.`, `etc.`
    May,
    /// Ends a sentence only before a word that opens sentences: `tys.`, `Inc.`, `U.S.`
    Seldom,
    /// An abbreviation before a small letter, a word like others elsewhere: `min.`, `est.`
    Lower,
}

impl FromStr for AbbreviationClass {
    type Err = Error;

    /// Reads the class's name in small letters.
    fn from_str(name: &str) -> Result<Self, Error> {
        Ok(match name {
            "never" => Self::Never,
            "name" => Self::Name,
            "number" => Self::Number,
            "may" => Self::May,
            "seldom" => Self::Seldom,
            "lower" => Self::Lower,
            _ => return Err(ErrorKind::UnknownClass { name: name.to_owned() }.into()),
        })
    }
}

/// The words of one language, each with all that the lists say of it, so that one look-up tells all.
pub(crate) struct Language {
    words: HashMap<&'static str, Word, BuildHasherDefault<Fnv>>,
    longest: usize,
}

/// What the lists say of a word.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    class: Option<AbbreviationClass>,
    /// For each list behind the abbreviations, whether the word stands in it.
    listed: [bool; LISTS],
}

/// The lists of words behind the abbreviations, by their place among a language's files.
const OPENERS: usize = 0;
const TIMES: usize = 1;
const REPORTS: usize = 2;
const SHORT: usize = 3;
const TURNS: usize = 4;
const NUMBERED: usize = 5;
const CONTENT_OPENERS: usize = 6;
const LISTS: usize = 7;
/// Bytes of a line of the lists, more or less.
const BYTES_OF_ENTRY: usize = 10;

impl Language {
    /// The tables of `lang`, read once.
    pub(crate) fn of(lang: Lang) -> &'static Language {
        static POLISH: LazyLock<Language> = LazyLock::new(|| Language::read(&POLISH_FILES));
        static ENGLISH: LazyLock<Language> = LazyLock::new(|| Language::read(&ENGLISH_FILES));
        match lang {
            Lang::Polish => &POLISH,
            Lang::English => &ENGLISH,
        }
    }

    fn read(files: &[&'static str; 1 + LISTS]) -> Language {
        // Room for most words, so that the table need not grow.
        let bytes: usize = files.iter().map(|file| file.len()).sum();
        let mut words: HashMap<&'static str, Word, _> =
            HashMap::with_capacity_and_hasher(bytes / BYTES_OF_ENTRY, BuildHasherDefault::default());
        let mut longest = 0;
        for entry in data::entries(files[0]) {
            let mut fields = data::fields(entry);
            if let (Some(word), Some(class)) = (fields.next(), fields.next()) {
                words.entry(word).or_default().class = class.parse().ok();
                longest = longest.max(word.len());
            }
        }
        for (list, file) in files[1..].iter().enumerate() {
            for word in data::entries(file) {
                words.entry(word).or_default().listed[list] = true;
            }
        }
        Language { words, longest }
    }

    fn is_listed(&self, list: usize, word: &str) -> bool {
        self.words.get(word).is_some_and(|word| word.listed[list])
    }

    /// The bytes of the longest abbreviation.
    pub(crate) fn longest(&self) -> usize {
        self.longest
    }

    /// The class of the abbreviation `word`, given in small letters and without its last stop.
    pub(crate) fn class(&self, word: &str) -> Option<AbbreviationClass> {
        self.words.get(word)?.class
    }

    /// Whether `word`, in small letters, often opens a sentence and is no name.
    pub(crate) fn opens(&self, word: &str) -> bool {
        self.words.get(word).is_some_and(|word| word.listed[OPENERS] || word.listed[CONTENT_OPENERS])
    }

    /// Whether `word`, in small letters, is one of those openers that say little by themselves, so that no
    /// line of a text ends with it and no thing is named by it: `the`, `na`, `który`.
    pub(crate) fn hangs(&self, word: &str) -> bool {
        self.is_listed(OPENERS, word)
    }

    /// Whether `word`, in small letters, belongs to a point in time such as `na początku maja`.
    pub(crate) fn tells_time(&self, word: &str) -> bool {
        self.is_listed(TIMES, word)
    }

    /// Whether `word`, in small letters, reports speech: `zapytał`, `said`.
    pub(crate) fn reports(&self, word: &str) -> bool {
        self.is_listed(REPORTS, word)
    }

    /// Whether `word`, in small letters, is a word though it looks like an abbreviation: `go`, `by`.
    pub(crate) fn is_short_word(&self, word: &str) -> bool {
        self.is_listed(SHORT, word)
    }

    /// What `word`, in small letters, is behind a stop: a verb that reports speech, a word that opens a speaker's turn rather than the report of one, or another.
    pub(crate) fn small_kind(&self, word: &str) -> Kind {
        match self.words.get(word) {
            Some(word) if word.listed[REPORTS] => Kind::Report,
            Some(word) if word.listed[TURNS] => Kind::Turn,
            _ => Kind::Small,
        }
    }

    /// Whether `word`, in small letters, is one that its number follows: `godzina`, `punkt`, `chapter`.
    pub(crate) fn is_numbered(&self, word: &str) -> bool {
        self.is_listed(NUMBERED, word)
    }
}

/// Abbreviations, openers, words of time, verbs of speech, short words, words that open a turn, numbered
/// words, openers with content.
static POLISH_FILES: [&str; 1 + LISTS] = [
    include_str!("../data/pl/abbreviations.txt"),
    include_str!("../data/pl/openers.txt"),
    include_str!("../data/pl/time_words.txt"),
    include_str!("../data/pl/speech_verbs.txt"),
    include_str!("../data/pl/short_words.txt"),
    include_str!("../data/pl/turn_words.txt"),
    include_str!("../data/pl/numbered_words.txt"),
    include_str!("../data/pl/content_openers.txt"),
];

static ENGLISH_FILES: [&str; 1 + LISTS] = [
    include_str!("../data/en/abbreviations.txt"),
    include_str!("../data/en/openers.txt"),
    include_str!("../data/en/time_words.txt"),
    include_str!("../data/en/speech_verbs.txt"),
    include_str!("../data/en/short_words.txt"),
    include_str!("../data/en/turn_words.txt"),
    include_str!("../data/en/numbered_words.txt"),
    include_str!("../data/en/content_openers.txt"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_files_are_well_formed() {
        for files in [&POLISH_FILES, &ENGLISH_FILES] {
            for (file, fields) in files.iter().zip([2, 1, 1, 1, 1, 1, 1, 1]) {
                assert_eq!(data::check(file, fields..=fields), Ok(()));
                for entry in data::entries(file) {
                    let word = data::fields(entry).next().unwrap_or("");
                    assert_eq!(word, word.to_lowercase(), "small letters only");
                    assert!(
                        !word.ends_with('.') && word.len() <= 40,
                        "{word}: no last stop, at most 40 bytes"
                    );
                }
            }
            for entry in data::entries(files[0]) {
                let class = data::fields(entry).nth(1).unwrap_or("");
                assert!(class.parse::<AbbreviationClass>().is_ok(), "{entry}: unknown class");
            }
        }
    }
}
