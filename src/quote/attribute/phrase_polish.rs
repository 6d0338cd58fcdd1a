//! Polish noun phrases: an office in the nominative, its genitives, and names.

use crate::quote::attribute::lexicon::Lexicon;
use crate::quote::attribute::phrase::is_role;
use crate::quote::attribute::word::{Word, cue_at, ends_sentence, is_name_before_verb};

/// The end of the Polish phrase at word `start`; `start` itself where none is.
pub(crate) fn polish(words: &[Word<'_>], start: usize, limit: usize, any: bool, lexicon: &Lexicon) -> usize {
    let first = &words[start];
    let head = |word: &Word<'_>| {
        is_role(word, lexicon)
            || lexicon.institutions.contains(word.lower.as_ref())
            || lexicon.titles.contains(word.lower.as_ref())
    };
    if !first.is_capital() && !head(first) && !any {
        // "były minister", "nowa szefowa resortu": up to two adjectives before a head.
        let leads = (start + 1..(start + 3).min(limit))
            .take_while(|&index| {
                is_adjective(&words[index - 1]) && !lexicon.stops.contains(words[index - 1].lower.as_ref())
            })
            .any(|index| head(&words[index]) || words[index].is_capital());
        if !leads {
            return start;
        }
    }
    if first.is_capital()
        && !head(first)
        && lexicon.stops.contains(first.lower.as_ref())
        && first.text.chars().count() > 1
    {
        return start;
    }
    // "Zacząłem", "Przemawiając": a verb at the start of a sentence is no name.
    if ["ąc", "wszy", "łem", "łam", "liśmy", "łyśmy"].iter().any(|ending| first.lower.ends_with(ending))
    {
        return start;
    }
    // The capital of a sentence's first word says nothing: "Porównał", "Amerykańska senator".
    let initial = first.fresh || start > 0 && ends_sentence(words, start - 1);
    let alone = !words.get(start + 1).is_some_and(|next| start + 1 < limit && next.is_capital());
    if initial
        && alone
        && is_verb(&first.lower)
        && !is_name_before_verb(words, start, lexicon)
        && !head(first)
        && !matches!(first.lower.as_ref(), "michał" | "rafał" | "paweł")
    {
        return start;
    }
    let epithet = initial
        && alone
        && is_adjective(first)
        && words.get(start + 1).is_some_and(|next| start + 1 < limit && head(next));
    let started_by_head = epithet || !first.is_capital() || head(first) || any;
    let mut names = 0;
    let mut at = start;
    while at < limit {
        let word = &words[at];
        let lower = word.lower.as_ref();
        if !word.is_word() || word.is_number() {
            break;
        }
        if at > start && cue_at(words, at, limit, lexicon).is_some() && !head(word) {
            break;
        }
        if word.is_capital() {
            if at > start && lexicon.recipients.contains(lower) && !started_by_head {
                break;
            }
            // Nor is "Rzecznik" a name for its capital: "Rzecznik resortu obrony płk Jan Mazur".
            names += usize::from(!(at == start && (epithet || initial && head(first))));
        } else if at > start {
            let next = words.get(at + 1).filter(|next| at + 1 < limit && next.is_word());
            let joins = match lower {
                "i" | "oraz" => {
                    started_by_head && next.is_some_and(|next| is_genitive(next) || is_role(next, lexicon))
                }
                // "trener koszykówki z LSU Jan Wilk": the club stands between office and name.
                "z" | "w" => {
                    names == 0
                        && started_by_head
                        && words.get(at + 1).is_some_and(is_acronym)
                        && (at + 2..at + 4).all(|index| index < limit && words[index].is_capital())
                }
                "do" => next.is_some_and(|next| next.lower == "spraw"),
                "de" | "van" | "von" | "al" | "der" | "la" | "le" | "da" | "di" => {
                    next.is_some_and(Word::is_capital)
                }
                _ => false,
            };
            let head_here = head(word) && (started_by_head || lexicon.titles.contains(lower));
            let plain = !lexicon.stops.contains(lower)
                && !is_verb(lower)
                && if names == 0 {
                    started_by_head && !(any && is_nominative(lower)) || is_adjective(word) && !any
                } else {
                    is_genitive(word) && started_by_head
                };
            if !(joins || head_here || plain) || at - start > 12 {
                break;
            }
        }
        at += 1;
    }
    // A conjunction or a title without its name does not end a phrase.
    while at > start + 1 && matches!(words[at - 1].lower.as_ref(), "i" | "oraz" | "do" | "de" | "van" | "von")
    {
        at -= 1;
    }
    at
}

/// Adjectives by their endings in the nominative.
fn is_adjective(word: &Word<'_>) -> bool {
    word.is_word() && ["y", "i", "a", "e"].iter().any(|ending| word.lower.ends_with(ending))
}

/// Endings that no genitive has: in `według prokuratorów zorganizowanie …` the subject follows.
fn is_nominative(lower: &str) -> bool {
    lower.ends_with(['e', 'o', 'ą', 'ę'])
}

/// Words that may follow a name as its attribute: `Rady Miejskiej`, `Sądu najwyższego`, `spraw`.
fn is_genitive(word: &Word<'_>) -> bool {
    word.is_capital()
        || ["ego", "ej", "ych", "ich", "ów", "ji", "ii", "ości", "nia", "twa", "stwa", "cji", "u"]
            .iter()
            .any(|ending| word.lower.ends_with(ending))
}

/// Past tenses by their endings; nouns that end alike are listed with the heads and seldom follow one.
pub(crate) fn is_verb(lower: &str) -> bool {
    const NOUNS: [&str; 12] = [
        "szkoła",
        "siła",
        "wydział",
        "oddział",
        "udział",
        "zespół",
        "kościół",
        "materiał",
        "kapitał",
        "szpital",
        "rozdział",
        "przemysł",
    ];
    lower.len() > 4 && (lower.ends_with('ł') || lower.ends_with("ła")) && !NOUNS.contains(&lower)
}

fn is_acronym(word: &Word<'_>) -> bool {
    word.text.chars().count() > 1 && word.text.chars().all(char::is_uppercase)
}
