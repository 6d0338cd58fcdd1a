//! Subjects that stand in another clause than their verb: before a relative clause, a participle, or put first.

use std::ops::Range;

use crate::lang::Lang;
use crate::quote::attribute::lexicon::Lexicon;
use crate::quote::attribute::phrase::{is_determiner, phrase_end};
use crate::quote::attribute::preposition::{is_pause, is_preposition, is_wall, skip_preposition};
use crate::quote::attribute::word::{Cue, Word, cue_at};

/// “The BBC spoke to Ann Lee, who said”: whom the relative clause is about.
pub(crate) fn antecedent(
    words: &[Word<'_>],
    start: usize,
    found: &Range<usize>,
    lexicon: &Lexicon,
) -> Option<Range<usize>> {
    let relative =
        matches!(words[found.start].lower.as_ref(), "who" | "który" | "która" | "którzy" | "które");
    let comma = found.start.checked_sub(1).filter(|&at| relative && at > start && words[at].is(","))?;
    let goes_on = |&at: &usize| {
        let word = &words[at];
        word.is_word()
            && !is_preposition(word, lexicon)
            && (word.is_capital() || !lexicon.stops.contains(word.lower.as_ref()))
            && cue_at(words, at, comma, lexicon).is_none()
    };
    let first = comma
        - (start.max(comma.saturating_sub(LONGEST_ANTECEDENT))..comma).rev().take_while(goes_on).count();
    if lexicon.lang == Lang::Polish {
        return (first < comma).then_some(first..comma);
    }
    (first..comma).find(|&at| phrase_end(words, at, comma, true, lexicon) == Some(comma)).map(|at| at..comma)
}

/// Words before a relative clause that name whom it is about.
const LONGEST_ANTECEDENT: usize = 8;

/// “It was Ann Lee who said”: whom the clause puts first.
pub(crate) fn cleft(words: &[Word<'_>], start: usize, cue: Cue, lexicon: &Lexicon) -> Option<Range<usize>> {
    let who = cue.first.checked_sub(1).filter(|&at| at > start + 2 && words[at].lower == "who")?;
    let it = (start..who).rev().take(LONGEST_CLEFT).find(|&at| words[at].lower == "it")?;
    let be = words.get(it + 1).is_some_and(|word| matches!(word.lower.as_ref(), "was" | "is"));
    let end = phrase_end(words, it + 2, who, false, lexicon).filter(|_| be)?;
    Some(it + 2..end)
}

/// Words from “it” to “who”.
const LONGEST_CLEFT: usize = 10;

/// “…, saying”, `…, nazywając`: the subject is that of the clause before, the first phrase that opens one.
pub(crate) fn of_participle(
    words: &[Word<'_>],
    start: usize,
    cue: Cue,
    lexicon: &Lexicon,
) -> Option<Range<usize>> {
    let ending = match lexicon.lang {
        Lang::English => "ing",
        Lang::Polish => "ąc",
    };
    // "shared the clip with the words"
    let phrase = cue.end > cue.first + 1 && is_preposition(&words[cue.first], lexicon);
    let pause = cue.first.checked_sub(1).filter(|&index| index > start && is_pause(&words[index]));
    let pause = if phrase { cue.first } else { pause? };
    if !phrase && !words[cue.first].lower.ends_with(ending) {
        return None;
    }
    // "shows the minister, Ewa Lis, saying": a name between commas is whose words follow.
    let named = pause - (start..pause).rev().take_while(|&index| words[index].is_capital()).count();
    if (2..=4).contains(&(pause - named)) && named > start && words[named - 1].is(",") && words[pause].is(",")
    {
        return Some(named..pause);
    }
    (start..pause).filter(|&index| index == start || is_wall(&words[index - 1], lexicon)).find_map(|index| {
        let mut at = index;
        while at < pause && is_preposition(&words[at], lexicon) {
            at = skip_preposition(words, at, pause, lexicon);
        }
        let first = words.get(at).filter(|_| at < pause)?;
        let stands = first.is_capital()
            || is_determiner(first)
            || lexicon.roles.contains(first.lower.as_ref())
            || lexicon.institutions.contains(first.lower.as_ref());
        let end = phrase_end(words, at, pause, false, lexicon)?;
        (stands && !is_preposition(first, lexicon) && end < pause).then_some(at..end)
    })
}
