//! A report in numbers.

use serde::{Deserialize, Serialize};

use super::coverage::Quoted;
use super::finding::Severity;
use super::report::Report;
use super::verdict::Verdict;

/// What a [`Report`] comes to for the whole article: quotes by verdict, findings by severity, source
/// sentences by how much of them was quoted.
///
/// ```
/// use bitext::Document;
///
/// let statement = Document::new("W pożarze nikt nie ucierpiał. Ewakuowano 40 osób. Przyczyna nie jest znana.");
/// let article = Document::new(
///     "“Nobody was hurt in the fire,” the fire brigade wrote. “Sixty people were evacuated,” it added.",
/// );
/// let summary = bitext::check_quotes(&article, &[statement]).summary();
/// assert_eq!((summary.quotes, summary.faithful, summary.altered), (2, 1, 1));
/// assert_eq!((summary.quoted, summary.quoted_in_part, summary.not_quoted), (2, 0, 1));
/// assert!(!summary.is_clean());
/// let json = serde_json::to_value(summary).unwrap();
/// assert_eq!((&json["major"], &json["not_quoted"]), (&1.into(), &1.into()));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Summary {
    /// All quotes.
    pub quotes: usize,
    /// Those whose verdict is [`Verdict::Faithful`].
    pub faithful: usize,
    /// Those whose verdict is [`Verdict::Partial`].
    pub partial: usize,
    /// Those whose verdict is [`Verdict::Altered`].
    pub altered: usize,
    /// Those whose verdict is [`Verdict::NotInSource`].
    pub not_in_source: usize,
    /// Those whose verdict is [`Verdict::NoSource`].
    pub no_source: usize,
    /// The critical findings of all quotes.
    pub critical: usize,
    /// The major ones.
    pub major: usize,
    /// The minor ones.
    pub minor: usize,
    /// The sentences of all sources.
    pub sentences: usize,
    /// Those that were quoted whole.
    pub quoted: usize,
    /// Those that were quoted in part.
    pub quoted_in_part: usize,
    /// Those that nobody quoted.
    pub not_quoted: usize,
}

impl Summary {
    pub(super) fn of(report: &Report) -> Summary {
        let mut summary = Summary { quotes: report.quotes().len(), ..Summary::default() };
        summary.sentences = report.sentences().len();
        for quote in report.quotes() {
            *summary.with_verdict_mut(quote.verdict()) += 1;
            for finding in quote.findings() {
                match finding.severity {
                    Severity::Critical => summary.critical += 1,
                    Severity::Major => summary.major += 1,
                    Severity::Minor => summary.minor += 1,
                }
            }
        }
        for sentence in report.sentences() {
            match sentence.quoted() {
                Quoted::Whole => summary.quoted += 1,
                Quoted::InPart => summary.quoted_in_part += 1,
                Quoted::Not => summary.not_quoted += 1,
            }
        }
        summary
    }

    /// How many quotes have this verdict.
    ///
    /// ```
    /// # use bitext::{Document, quote::Verdict};
    /// let report = bitext::check_quotes(&Document::new("“We will win,” the coach said."), &[]);
    /// assert_eq!(report.summary().with_verdict(Verdict::NoSource), 1);
    /// ```
    #[must_use]
    pub fn with_verdict(mut self, verdict: Verdict) -> usize {
        *self.with_verdict_mut(verdict)
    }

    fn with_verdict_mut(&mut self, verdict: Verdict) -> &mut usize {
        match verdict {
            Verdict::Faithful => &mut self.faithful,
            Verdict::Partial => &mut self.partial,
            Verdict::Altered => &mut self.altered,
            Verdict::NotInSource => &mut self.not_in_source,
            Verdict::NoSource => &mut self.no_source,
        }
    }

    /// Whether no quote says anything but its source: none is altered, none is missing from the source. Parts,
    /// and quotes without a source to check them against, may be there.
    ///
    /// ```
    /// # use bitext::Document;
    /// assert!(bitext::check_quotes(&Document::new("Nobody spoke."), &[]).summary().is_clean());
    /// ```
    #[must_use]
    pub fn is_clean(self) -> bool {
        self.altered == 0 && self.not_in_source == 0
    }
}
