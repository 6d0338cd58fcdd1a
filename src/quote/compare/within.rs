//! What a finding still says of words in a stretch that another finding calls left out or added as a whole.

use super::Passage;
use crate::quote::finding::{Finding, FindingKind, Severity};
use crate::span::Span;

/// Takes away negations and doubts of clauses that are told to be left out or added: who leaves out a clause
/// does not say the opposite of it. A number or a name that is gone with its stretch is no graver than that.
pub(super) fn settle(quote: Passage<'_>, source: Passage<'_>, findings: &mut Vec<Finding>) {
    let stretches: Vec<(bool, Span, Severity)> = findings
        .iter()
        .filter(|finding| is_stretch(finding.kind))
        .filter_map(|finding| Some((finding.quote.is_some(), place(finding)?, finding.severity)))
        .collect();
    findings.retain_mut(|finding| {
        // A name in a clause that is gone was not changed for one that stands elsewhere.
        if finding.kind == FindingKind::NameChanged {
            let inside = |added: bool, place: Option<Span>| {
                let mut stretches = stretches.iter().filter(|(of_quote, ..)| *of_quote == added);
                place.is_some_and(|place| stretches.any(|(_, span, _)| is_part(*span, place)))
            };
            if inside(false, finding.source) || inside(true, finding.quote) {
                finding.severity = finding.severity.min(Severity::Minor);
            }
            return true;
        }
        let Some(place) = place(finding).filter(|_| !is_stretch(finding.kind)) else { return true };
        let added = finding.quote.is_some();
        let mut around = stretches.iter().filter(|(other, span, _)| *other == added && span.contains(place));
        let Some(&(_, stretch, severity)) = around.next() else { return true };
        // A small addition may be the words around a negation that was put in.
        if rules(finding.kind) && added && severity < Severity::Major {
            return true;
        }
        if rules(finding.kind) {
            let passage = if added { quote } else { source };
            let whole = passage.parts.iter().copied().reduce(Span::cover).unwrap_or_default();
            return !is_apart(passage.text, whole, stretch, place);
        }
        if !added {
            finding.severity = finding.severity.min(severity);
        }
        true
    });
}

/// Whether a place is a small part of a stretch.
fn is_part(stretch: Span, place: Span) -> bool {
    stretch.contains(place) && stretch.len() >= SEVERAL * place.len()
}

/// How many times as long as a name a stretch is that it is a part of.
const SEVERAL: usize = 5;

fn is_stretch(kind: FindingKind) -> bool {
    matches!(kind, FindingKind::Omission | FindingKind::Addition)
}

/// Whether a word of this kind says something of other words, which may stand outside of the stretch.
pub(crate) fn rules(kind: FindingKind) -> bool {
    use FindingKind::{HedgeAdded, HedgeLost, NegationAdded, NegationLost};
    matches!(kind, NegationLost | NegationAdded | HedgeLost | HedgeAdded)
}

/// The words of a finding that only one side has.
fn place(finding: &Finding) -> Option<Span> {
    match (finding.source, finding.quote) {
        (Some(place), None) | (None, Some(place)) => Some(place),
        _ => None,
    }
}

/// Whether the clause of `place`, which lies in a stretch, is another one than that of the words around.
pub(crate) fn is_apart(text: &str, whole: Span, stretch: Span, place: Span) -> bool {
    let between = |start: usize, end: usize| text.get(start..end.max(start)).unwrap_or_default();
    let has_words = |words: &str| words.contains(char::is_alphanumeric);
    // The mark that parts the stretch from its surroundings may be on either side of its border.
    let before = between(whole.start(), stretch.start());
    let after = between(stretch.end(), whole.end());
    let last = |words: &str| words.trim_end().ends_with(CLAUSE_MARKS);
    let first = |words: &str| words.trim_start().starts_with(CLAUSE_MARKS);
    let left =
        !has_words(before) || last(before) || between(stretch.start(), place.start()).contains(CLAUSE_MARKS);
    let right =
        !has_words(after) || first(after) || between(place.end(), stretch.end()).contains(CLAUSE_MARKS);
    left && right
}

const CLAUSE_MARKS: [char; 5] = [',', ';', ':', '–', '—'];
