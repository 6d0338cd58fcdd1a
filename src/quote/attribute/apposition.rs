//! Names that stand behind what they name: `the ministry's spokeswoman, Alina Dudek`.

use std::ops::Range;

use crate::quote::attribute::lexicon::Lexicon;
use crate::quote::attribute::preposition::is_preposition;
use crate::quote::attribute::word::{Word, cue_at};

/// Words of a name that stands between commas.
const LONGEST_NAME: usize = 4;
/// Words of a place between an office and its name: `the office in Nowy Sącz`.
const LONGEST_PLACE: usize = 3;

/// Words of what a source is close to: `the Polish deputy prime minister`.
const LONGEST_SOURCE: usize = 5;

/// Small words between an office and the comma before its name: `as speaker of the house`.
const LONGEST_REST: usize = 5;

/// The phrase `found` with the name that follows it after a comma, if one does; else as it is. The name ends
/// with its clause, before `limit`.
pub(crate) fn with_name(
    words: &[Word<'_>],
    found: Range<usize>,
    limit: usize,
    lexicon: &Lexicon,
) -> Range<usize> {
    match name_after(words, &found, limit, lexicon) {
        Some(end) => found.start..end,
        None => found,
    }
}

fn name_after(words: &[Word<'_>], found: &Range<usize>, limit: usize, lexicon: &Lexicon) -> Option<usize> {
    // Who is named already has somebody else behind the comma: `Jan Lis, Anna Bem said`.
    let first = words.get(found.start)?;
    let named = found.len() > 1 && words[found.clone()].iter().all(Word::is_capital) && !first.fresh;
    let word = |index: usize| words.get(index).filter(|_| index < limit);
    let mut at = found.end;
    if word(at).is_some_and(|word| is_preposition(word, lexicon)) {
        let place = (at + 1..limit).take_while(|&index| words[index].is_capital()).count();
        at += if (1..=LONGEST_PLACE).contains(&place) { place + 1 } else { 0 };
    }
    // `the National Bank (NBP), Adam Grot`
    if word(at).is_some_and(|word| word.is("(")) && word(at + 2).is_some_and(|word| word.is(")")) {
        at += 3;
    }
    // "Grodzki's successor as speaker, Ewa Bem": small words go on with the office.
    let more = (at..limit.min(at + LONGEST_REST)).take_while(|&index| words[index].is_small()).count();
    let plain = (at..at + more).all(|index| cue_at(words, index, limit, lexicon).is_none());
    if plain && word(at + more).is_some_and(|word| word.is(",")) {
        at += more;
    }
    if named || found.len() == 1 && first.is_capital() && !first.fresh || !word(at)?.is(",") {
        return None;
    }
    // "obrońca, mecenas Antoni Lis": the title goes with the name.
    let is_title = |&index: &usize| {
        let lower = words[index].lower.as_ref();
        lexicon.titles.contains(lower) || lexicon.roles.contains(lower)
    };
    let start = at + 1 + (at + 1..limit.min(at + 3)).take_while(is_title).count();
    let name = start..start + (start..limit).take_while(|&index| words[index].is_capital()).count();
    // "his widow, Irena, told": one name is enough where nobody was named, and a comma follows.
    let nameless = !words[found.clone()].iter().any(|word| word.is_capital() && !word.fresh);
    // "wrote the spokeswoman, Alina Dudek on her blog": the second comma is left out where the first was an office.
    let office = nameless && lexicon.roles.contains(words[found.end - 1].lower.as_ref());
    let closed = word(name.end).is_none_or(|word| !word.is_word() || office && word.is_small());
    let least = if nameless && word(name.end).is_some_and(|word| word.is(",")) { 1 } else { 2 };
    ((least..=LONGEST_NAME).contains(&name.len()) && closed).then_some(name.end)
}

/// The phrase `found` with what its unnamed source is close to: `a source close to the ministry`.
pub(crate) fn with_source(
    words: &[Word<'_>],
    found: Range<usize>,
    limit: usize,
    lexicon: &Lexicon,
) -> Range<usize> {
    let linked = |at: usize| {
        let links = lexicon.source_links.get(words.get(at)?.lower.as_ref())?;
        links.iter().find_map(|rest| {
            let end = at + 1 + rest.len();
            let fits =
                end < limit && rest.iter().zip(&words[at + 1..end]).all(|(link, word)| word.lower == *link);
            fits.then_some(end)
        })
    };
    let named = words[found.clone()].iter().skip(1).any(Word::is_capital);
    let Some(start) = (found.end - 1..=found.end).find_map(linked).filter(|_| !named) else { return found };
    let is_plain = |&at: &usize| {
        words[at].is_word()
            && cue_at(words, at, limit, lexicon).is_none()
            && !is_preposition(&words[at], lexicon)
    };
    let end = start + (start..limit.min(start + LONGEST_SOURCE)).take_while(is_plain).count();
    found.start..if end > start { end } else { found.end }
}
