//! What stands between a subject and its verb, and what parts one clause from the next.

use crate::lang::Lang;
use crate::quote::attribute::lexicon::Lexicon;
use crate::quote::attribute::word::Word;

pub(crate) fn is_pause(word: &Word<'_>) -> bool {
    matches!(word.text, "," | "(" | ")") || word.is_dash()
}

/// What no subject reaches across on its way to the verb.
pub(crate) fn is_wall(word: &Word<'_>, lexicon: &Lexicon) -> bool {
    if !word.is_word() {
        return !matches!(word.text, "%" | "&" | "/" | ".");
    }
    lexicon.clause_walls.contains(word.lower.as_ref())
}

pub(crate) fn is_filler(word: &Word<'_>, lexicon: &Lexicon) -> bool {
    if !word.is_small() {
        return false;
    }
    lexicon.auxiliaries.contains(word.lower.as_ref())
        || lexicon.lang == Lang::English
            && word.lower.len() > 4
            && word.lower.ends_with("ly")
            && word.lower != "family"
}

/// Dative names and surnames: `Onetowi`, `Kowalskiemu`.
pub(crate) fn is_dative(word: &Word<'_>) -> bool {
    word.is_capital() && (["owi", "emu", "niu", "ciu"].iter().any(|ending| word.lower.ends_with(ending)))
}

/// Names in a case that no subject has, by their endings.
pub(crate) fn is_oblique(word: &Word<'_>) -> bool {
    ["ej", "ego", "ich", "ych", "im", "ym", "ii", "ji", "ą", "ę"]
        .iter()
        .any(|ending| word.lower.ends_with(ending))
}

pub(crate) fn may_part(word: &Word<'_>, lexicon: &Lexicon) -> bool {
    is_preposition(word, lexicon)
        || matches!(word.lower.as_ref(), "yesterday" | "today" | "(")
        || is_filler(word, lexicon)
}

pub(crate) fn is_preposition(word: &Word<'_>, lexicon: &Lexicon) -> bool {
    lexicon.prepositions.contains(word.lower.as_ref())
}

/// The word after a preposition and its object: small words, and one name where it comes at once.
pub(crate) fn skip_preposition(
    words: &[Word<'_>],
    preposition: usize,
    limit: usize,
    lexicon: &Lexicon,
) -> usize {
    let mut at = preposition + 1;
    if at < limit && words[at].is_capital() {
        let adjective =
            ["ej", "ym", "im", "ich", "ych"].iter().any(|ending| words[at].lower.ends_with(ending));
        return (at + 1 + usize::from(adjective && words.get(at + 1).is_some_and(Word::is_capital)))
            .min(limit);
    }
    while at < limit && words[at].is_word() && !words[at].is_capital() {
        let lower = words[at].lower.as_ref();
        let head = lexicon.lang == Lang::Polish
            && at > preposition + 1
            && (lexicon.roles.contains(lower)
                || lexicon.titles.contains(lower)
                || is_nominative_body(lower, lexicon));
        if head
            || is_preposition(&words[at], lexicon)
            || lexicon.lang == Lang::English && lower == "the" && at > preposition + 1
        {
            break;
        }
        at += 1;
        if lexicon.lang == Lang::English
            && !matches!(lower, "a" | "an" | "the" | "his" | "her" | "its" | "their")
        {
            break;
        }
    }
    // "w serwisie X", "na platformie Telegram": what carries the words.
    let medium = at > preposition + 1 && lexicon.media.contains(words[at - 1].lower.as_ref());
    at + usize::from(medium && at < limit && words[at].is_capital())
}

/// `resort`, `prokuratura`, `biuro`: the list of bodies has their genitives, too.
fn is_nominative_body(lower: &str, lexicon: &Lexicon) -> bool {
    let has = |stem: &str, endings: &[&str]| {
        endings.iter().any(|ending| lexicon.institutions.contains(format!("{stem}{ending}").as_str()))
    };
    lexicon.institutions.contains(lower)
        && match lower.chars().next_back() {
            Some('a') => has(&lower[..lower.len() - 1], &["y", "i"]),
            Some('o') => has(&lower[..lower.len() - 1], &["a"]),
            Some('i' | 'y' | 'u' | 'ę' | 'e') | None => false,
            Some(_) => has(lower, &["u", "a"]),
        }
}
