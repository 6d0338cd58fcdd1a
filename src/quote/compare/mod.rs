//! What a quote changed: the differences between it and the sentences that it renders.
//!
//! Nothing here asks whether the two belong together. Two sentences that differ by a negation, a number
//! or a name are almost alike to any score of similarity, so exactly those words are looked at.

mod alike;
mod antonym;
mod case;
mod code;
mod condition;
mod content;
mod context;
mod counted;
mod denial_evidence;
mod denial_words;
mod difference;
mod doubt_evidence;
mod exchange;
mod exonym;
mod fitted;
mod habit;
mod hedge;
#[cfg(feature = "train")]
mod judged;
mod name;
mod negation;
mod negative;
mod opinion;
mod opposite;
mod otherwise;
mod pairing;
mod passage;
mod place;
mod quantity;
mod renamed;
mod roles;
mod share;
mod sign;
mod stand;
mod stand_in;
mod twofold;
mod untranslated;
#[cfg(feature = "train")]
mod weighed;
mod within;
mod wording;

pub(crate) use context::CONTENT;
#[cfg(feature = "train")]
pub(crate) use habit::{Spot, Subject, key as habit_key};
#[cfg(feature = "train")]
pub(crate) use judged::{Judged, Kind, judged};
#[cfg(feature = "train")]
pub(crate) use opinion::{OFFSET, Opinions};
pub(crate) use passage::Passage;
#[cfg(feature = "train")]
pub(crate) use weighed::{Sort, Weighed, weighed};
pub(crate) use within::{is_apart, rules};

use self::context::Context;
use super::finding::Finding;
use crate::model::Model;
use crate::span::Span;

/// The differences between a quote and the source sentences that it renders, in the order of the quote;
/// what the quote lacks comes last, in the order of the source.
///
/// # Complexity
/// Linear for text; the words are compared among the first 2,000 of either side.
pub(crate) fn compare(model: &Model, quote: Passage<'_>, source: Passage<'_>) -> Vec<Finding> {
    let context = Context::new(model, &quote, &source);
    let mut findings = Vec::new();
    if context.same_language() {
        wording::compare(&context, &mut findings);
    } else {
        quantity::compare(&context, &mut findings);
        code::compare(&context, &mut findings);
        negation::compare(&context, &mut findings);
        hedge::compare(&context, &mut findings);
        renamed::compare(&context, &mut findings);
        roles::compare(&context, &mut findings);
        untranslated::compare(&context, &mut findings);
        content::compare(&context, &mut findings);
        within::settle(quote, source, &mut findings);
    }
    findings.sort_by_key(|finding| {
        (finding.quote.is_none(), finding.quote.map(Span::start), finding.source.map(Span::start))
    });
    findings
}

#[cfg(test)]
mod tests;
