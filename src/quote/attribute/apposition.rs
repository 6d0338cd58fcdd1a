//! Names that stand behind what they name: `the ministry's spokeswoman, Alina Dudek`.

use std::ops::Range;

use crate::quote::attribute::lexicon::Lexicon;
use crate::quote::attribute::preposition::is_preposition;
use crate::quote::attribute::word::Word;

/// Words of a name that stands between commas.
const LONGEST_NAME: usize = 4;
/// Words of a place between an office and its name: `the office in Nowy Sącz`.
const LONGEST_PLACE: usize = 3;

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
    if named || found.len() == 1 && first.is_capital() && !first.fresh || !word(at)?.is(",") {
        return None;
    }
    let name = at + 1..at + 1 + (at + 1..limit).take_while(|&index| words[index].is_capital()).count();
    let closed = word(name.end).is_none_or(|word| !word.is_word());
    ((2..=LONGEST_NAME).contains(&name.len()) && closed).then_some(name.end)
}
