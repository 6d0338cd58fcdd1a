//! What it comes to for one quote.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::finding::{Finding, FindingKind, Severity};

/// The verdict on a quote.
///
/// It follows from where the quote was found and from its findings by these rules, the first that holds, and
/// from nothing else:
///
/// 1. The quote was not found in any source: [`NotInSource`](Verdict::NotInSource) where a source is by its
///    speaker, or may be (a source without a signature is by those whose quotes were found in it; by everybody
///    where none was); else [`NoSource`](Verdict::NoSource).
/// 2. A finding that is not an [omission](FindingKind::Omission) is major or critical:
///    [`Altered`](Verdict::Altered). That is another number, date or name, a denial or a doubt that was lost or
///    put in, a clause that the source does not have.
/// 3. An omission is major or critical, or the quote renders a part of its source sentences rather than all
///    of them: [`Partial`](Verdict::Partial). It renders a part where that was the likelier of the two when it
///    was located, and where it is made as one, some words in a sentence of the author or with an ellipsis in
///    the middle, and something is indeed left out. What stands in the words that were left out is then no
///    finding of its own, but for a denial or a doubt in the clause of the quoted words.
///    Where another quote of the article says what was left out, the omission is told as minor, and the quote
///    is a part all the same.
/// 4. Else: [`Faithful`](Verdict::Faithful). Minor findings may be listed all the same: what an editor wants
///    to see but would let stand, such as a rounded number.
///
/// The confidence of a finding plays no part: it says how often such a finding is right, the severity how
/// much it matters if it is. Who wants fewer alarms leaves out findings below some confidence.
///
/// ```
/// use bitext::quote::Verdict;
///
/// assert_eq!(Verdict::NoSource.to_string(), "no source to check against");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The quote says what the source says.
    Faithful,
    /// The quote says a part of what the sentence says; what is left out is among the findings.
    Partial,
    /// The quote says something else; what differs is among the findings.
    Altered,
    /// The source is there, the quote is not in it.
    NotInSource,
    /// Nothing that its speaker said is there to check it against.
    NoSource,
}

impl Verdict {
    /// The verdict on a quote that was found: whether it renders a part of its source sentences, and the
    /// findings.
    pub(super) fn of_found(part: bool, findings: &[Finding]) -> Self {
        let grave = |finding: &&Finding| finding.severity >= Severity::Major;
        let mut altered =
            findings.iter().filter(grave).filter(|finding| finding.kind != FindingKind::Omission);
        if altered.next().is_some() {
            Verdict::Altered
        } else if part || findings.iter().any(|finding| grave(&finding)) {
            Verdict::Partial
        } else {
            Verdict::Faithful
        }
    }

    /// Whether the quote was found in a source.
    ///
    /// ```
    /// # use bitext::quote::Verdict;
    /// assert!(Verdict::Altered.is_located() && !Verdict::NoSource.is_located());
    /// ```
    #[must_use]
    pub fn is_located(self) -> bool {
        matches!(self, Verdict::Faithful | Verdict::Partial | Verdict::Altered)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Verdict::Faithful => "faithful",
            Verdict::Partial => "partial",
            Verdict::Altered => "altered",
            Verdict::NotInSource => "not in the source",
            Verdict::NoSource => "no source to check against",
        })
    }
}
