//! One difference between a quote and its source.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::confidence::Confidence;
use crate::span::Span;

/// A difference between a quote and the sentences that it renders.
///
/// ```
/// use bitext::Confidence;
/// use bitext::quote::{Finding, FindingKind, Severity};
///
/// let finding = Finding {
///     kind: FindingKind::NegationLost,
///     severity: Severity::Critical,
///     confidence: Confidence::new(0.9),
///     quote: None,
///     source: Some(bitext::Span::new(4, 7)),
///     message: "the source says “nie”; the quote has no negation".to_owned(),
/// };
/// assert_eq!(finding.kind.category(), "Mistranslation");
/// assert_eq!(finding.source.unwrap().get("oni nie przyszli"), Some("nie"));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What differs.
    pub kind: FindingKind,
    /// How much it matters.
    pub severity: Severity,
    /// The probability that the difference is one of meaning, not of wording.
    pub confidence: Confidence,
    /// Where it stands in the text that quotes, in bytes; `None` where the quote lacks the thing.
    pub quote: Option<Span>,
    /// Where it stands in the text that is quoted, in bytes; `None` where the source lacks the thing.
    pub source: Option<Span>,
    /// A sentence for people, in English, that names the words.
    pub message: String,
}

/// How much a difference matters, after the severities of MQM.
///
/// ```
/// use bitext::quote::Severity;
///
/// assert!(Severity::Critical > Severity::Minor);
/// assert_eq!(Severity::Major.to_string(), "major");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// A reader learns the same: a rounded number, a surname without the first name.
    Minor,
    /// A reader learns something else: another number, a name, a doubt that was lost.
    Major,
    /// A reader learns the opposite.
    Critical,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Severity::Minor => "minor",
            Severity::Major => "major",
            Severity::Critical => "critical",
        })
    }
}

/// What differs between a quote and its source.
///
/// `Changed` says that both have something in the place, `Missing` and `Lost` that only the source has
/// it, `Extra` and `Added` that only the quote has it.
///
/// ```
/// use bitext::quote::FindingKind;
///
/// assert_eq!(FindingKind::Omission.category(), "Omission");
/// assert_eq!(FindingKind::MoneyChanged.to_string(), "money changed");
/// assert_eq!(serde_json::to_string(&FindingKind::HedgeLost).unwrap(), "\"hedge_lost\"");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FindingKind {
    /// Another number, share or ordinal.
    NumberChanged,
    /// A number of the source is not in the quote.
    NumberMissing,
    /// A number of the quote is not in the source.
    NumberExtra,
    /// Another day, month, year, decade or century.
    DateChanged,
    /// A date of the source is not in the quote.
    DateMissing,
    /// A date of the quote is not in the source.
    DateExtra,
    /// Another time of day.
    TimeChanged,
    /// A time of day of the source is not in the quote.
    TimeMissing,
    /// A time of day of the quote is not in the source.
    TimeExtra,
    /// Another measure, beyond what converting units explains.
    MeasurementChanged,
    /// A measure of the source is not in the quote.
    MeasurementMissing,
    /// A measure of the quote is not in the source.
    MeasurementExtra,
    /// Another sum of money or another currency.
    MoneyChanged,
    /// A sum of money of the source is not in the quote.
    MoneyMissing,
    /// A sum of money of the quote is not in the source.
    MoneyExtra,
    /// The same number with words that make it more, less or about it on one side only.
    ApproximationChanged,
    /// The source denies what the quote affirms.
    NegationLost,
    /// The quote denies what the source affirms.
    NegationAdded,
    /// A word of doubt, hearsay or possibility of the source is not in the quote.
    HedgeLost,
    /// The quote doubts what the source states.
    HedgeAdded,
    /// Both are doubtful in different ways: what may be became what others say.
    HedgeChanged,
    /// Another name.
    NameChanged,
    /// A name of the source is not in the quote.
    NameMissing,
    /// A name of the quote is not in the source.
    NameAdded,
    /// Who does it and to whom it is done changed places: Poland accused Belarus, Belarus accused Poland.
    RolesSwapped,
    /// A part of the source is not in the quote.
    Omission,
    /// A part of the quote is not in the source.
    Addition,
    /// Words of the source stand in the quote untranslated.
    Untranslated,
    /// Other words in the same language.
    Wording,
}

impl FindingKind {
    /// The name of its category in the typology of MQM (Multidimensional Quality Metrics, 2.0), under
    /// Accuracy: `Mistranslation`, `Omission`, `Addition` or `Untranslated`.
    ///
    /// ```
    /// use bitext::quote::FindingKind;
    ///
    /// assert_eq!(FindingKind::NumberMissing.category(), "Omission");
    /// assert_eq!(FindingKind::NameChanged.category(), "Mistranslation");
    /// ```
    #[must_use]
    pub const fn category(self) -> &'static str {
        use FindingKind::*;
        match self {
            NumberMissing | DateMissing | TimeMissing | MeasurementMissing | MoneyMissing | HedgeLost
            | NameMissing | Omission => "Omission",
            NumberExtra | DateExtra | TimeExtra | MeasurementExtra | MoneyExtra | HedgeAdded | NameAdded
            | Addition => "Addition",
            Untranslated => "Untranslated",
            NumberChanged | DateChanged | TimeChanged | MeasurementChanged | MoneyChanged
            | ApproximationChanged | NegationLost | NegationAdded | HedgeChanged | NameChanged
            | RolesSwapped | Wording => "Mistranslation",
        }
    }

    /// Its name in words, in small letters.
    const fn words(self) -> &'static str {
        use FindingKind::*;
        match self {
            NumberChanged => "number changed",
            NumberMissing => "number missing",
            NumberExtra => "number extra",
            DateChanged => "date changed",
            DateMissing => "date missing",
            DateExtra => "date extra",
            TimeChanged => "time changed",
            TimeMissing => "time missing",
            TimeExtra => "time extra",
            MeasurementChanged => "measurement changed",
            MeasurementMissing => "measurement missing",
            MeasurementExtra => "measurement extra",
            MoneyChanged => "money changed",
            MoneyMissing => "money missing",
            MoneyExtra => "money extra",
            ApproximationChanged => "approximation changed",
            NegationLost => "negation lost",
            NegationAdded => "negation added",
            HedgeLost => "hedge lost",
            HedgeAdded => "hedge added",
            HedgeChanged => "hedge changed",
            NameChanged => "name changed",
            NameMissing => "name missing",
            NameAdded => "name added",
            RolesSwapped => "roles swapped",
            Omission => "omission",
            Addition => "addition",
            Untranslated => "untranslated",
            Wording => "wording",
        }
    }
}

impl fmt::Display for FindingKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.words())
    }
}
