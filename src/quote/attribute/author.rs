//! Who wrote the document that speaks: `a statement from the ministry reads`, `czytamy w liście ministra`.

use std::ops::Range;

use crate::lang::Lang;
use crate::quote::attribute::lexicon::Lexicon;
use crate::quote::attribute::phrase::phrase_end;
use crate::quote::attribute::word::{Cue, Word};

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
    let is_issued = |index: usize| lexicon.issued.iter().any(|start| words[index].lower.starts_with(*start));
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
    let person = |word: &Word<'_>| lexicon.roles.contains(word.lower.as_ref());
    let phrase = &words[found.clone()];
    if lexicon.lang != Lang::English || !phrase.iter().any(is_document) || phrase.iter().any(person) {
        return None;
    }
    // `a letter to the mayor signed by two priests` is read as far as it is plain, and no further; what stands
    // between commas says how it came out.
    let apart = words.get(found.end).is_some_and(|word| word.is(","));
    let near = limit.min(found.end + if apart { NEAR } else { 2 });
    let link = (found.end..near).find(|&index| {
        let printed = words[index].lower == "in" && words.get(index + 1).is_some_and(Word::is_capital);
        matches!(words[index].lower.as_ref(), "by" | "from") || printed
    })?;
    // "The letter, seen by the Guardian, says"
    if lexicon.passed_on.contains(words[link - 1].lower.as_ref()) {
        return None;
    }
    Some(link + 1..phrase_end(words, link + 1, limit, true, lexicon)?)
}
