//! What a quote may be made to say instead, and which findings tell it.

use super::clause;
use super::name;
use super::number;
use super::phrase;
use super::pool::Pool;
use super::words::Words;

/// The marks around changed words, until the text is written and they become a span.
pub(crate) const FROM: char = '\u{e000}';
pub(crate) const TO: char = '\u{e001}';

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Change {
    Number,
    NegationDropped,
    NegationAdded,
    Name,
    Hedge,
    ClauseDropped,
    ClauseAdded,
    Roles,
}

impl Change {
    /// The rarest opportunities first.
    pub(crate) const ALL: [Self; 8] = [
        Self::Roles,
        Self::NegationDropped,
        Self::Hedge,
        Self::NegationAdded,
        Self::Number,
        Self::Name,
        Self::ClauseDropped,
        Self::ClauseAdded,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Number => "number changed",
            Self::NegationDropped => "negation dropped",
            Self::NegationAdded => "negation added",
            Self::Name => "name swapped",
            Self::Hedge => "hedge dropped",
            Self::ClauseDropped => "clause dropped",
            Self::ClauseAdded => "clause added",
            Self::Roles => "roles swapped",
        }
    }

    /// Whether a finding of this kind says what was changed.
    pub(crate) fn is_told_by(self, finding: &str) -> bool {
        let first = finding.split(' ').next().unwrap_or_default();
        match self {
            Self::Number => matches!(first, "number" | "date" | "time" | "measurement" | "money"),
            Self::NegationDropped => finding == "negation lost",
            Self::NegationAdded => finding == "negation added",
            Self::Name => first == "name",
            Self::Hedge => matches!(finding, "hedge lost" | "hedge changed"),
            Self::ClauseDropped => finding == "omission",
            Self::ClauseAdded => finding == "addition",
            Self::Roles => first.starts_with("role"),
        }
    }

    /// All ways to change a sentence so; `other` is what it translates. Changed words stand between marks.
    pub(crate) fn ways(self, sentence: &Sentence<'_>, pool: &Pool) -> Vec<String> {
        let Sentence { text, other, words, other_words } = *sentence;
        match self {
            Self::Number => number::ways(text, other, words),
            Self::NegationDropped if other_words.denies(other) => {
                phrase::ways(text, "negation-dropped", words)
            }
            Self::NegationAdded if !other_words.denies(other) && !words.denies(text) => {
                phrase::ways(text, "negation-added", words)
            }
            Self::Hedge if other_words.doubts(other) => phrase::ways(text, "hedge", words),
            Self::Name => name::ways(text, other, words, pool),
            Self::ClauseDropped => clause::dropped(text, words),
            Self::ClauseAdded => clause::added(text, pool),
            _ => Vec::new(),
        }
    }
}

/// A sentence to change, with the one that it translates.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sentence<'t> {
    pub(crate) text: &'t str,
    pub(crate) other: &'t str,
    pub(crate) words: &'t Words,
    pub(crate) other_words: &'t Words,
}
