//! Who wrote the document that speaks: `a statement from the ministry reads`, `czytamy w liście ministra`.

use std::ops::Range;

use crate::lang::Lang;
use crate::quote::attribute::lexicon::Lexicon;
use crate::quote::attribute::phrase::phrase_end;
use crate::quote::attribute::word::{Cue, Word};

/// Words about where and how a document came out, between it and its owner, by their beginnings.
const ISSUED: [&str; 20] = [
    "napisan",
    "odczytan",
    "ogłoszon",
    "opublikowan",
    "otwart",
    "podpisan",
    "prasow",
    "przesłan",
    "przez",
    "przygotowan",
    "roczn",
    "rozesłan",
    "skierowan",
    "sporządzon",
    "specjaln",
    "udostępnion",
    "wspóln",
    "wydan",
    "wystosowan",
    "zamieszczon",
];

/// The Polish document that is read from, behind its cue or before it.
pub(crate) fn document(
    words: &[Word<'_>],
    range: &Range<usize>,
    cue: Cue,
    lexicon: &Lexicon,
) -> Option<usize> {
    (cue.end..range.end.min(cue.end + NEAR))
        .chain(range.start..cue.first)
        .find(|&index| lexicon.documents.contains(words[index].lower.as_ref()))
}

/// The owner of the Polish document at word `at`: `komunikacie Straży Granicznej`, `liście ministra`.
pub(crate) fn owner(words: &[Word<'_>], at: usize, limit: usize, lexicon: &Lexicon) -> Option<Range<usize>> {
    let is_issued = |index: usize| ISSUED.iter().any(|start| words[index].lower.starts_with(start));
    let start = (at + 1..limit).find(|&index| !words[index].is_small() || !is_issued(index))?;
    Some(start..phrase_end(words, start, limit, true, lexicon)?)
}

/// Words behind a cue in which the document may stand.
const NEAR: usize = 8;

/// The author of an English document: `a statement from the ministry`, `the letter signed by Bishop Lis`.
pub(crate) fn author(
    words: &[Word<'_>],
    found: &Range<usize>,
    limit: usize,
    lexicon: &Lexicon,
) -> Option<Range<usize>> {
    let is_document = |word: &Word<'_>| lexicon.documents.contains(word.lower.as_ref());
    if lexicon.lang != Lang::English || !words[found.clone()].iter().any(is_document) {
        return None;
    }
    // `a letter to the mayor signed by two priests` is read as far as it is plain, and no further.
    let link = (found.end..limit.min(found.end + 2))
        .find(|&index| matches!(words[index].lower.as_ref(), "by" | "from"))?;
    Some(link + 1..phrase_end(words, link + 1, limit, true, lexicon)?)
}
