//! Polish noun phrases: an office in the nominative, its genitives, and names.

use crate::quote::attribute::lexicon::{Lexicon, is_particle};
use crate::quote::attribute::phrase::{is_role, past_bracket};
use crate::quote::attribute::preposition::is_oblique;
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
                let lower = words[index - 1].lower.as_ref();
                let former = matches!(lower, "były" | "była" | "byli");
                is_adjective(&words[index - 1]) && (former || !lexicon.stops.contains(lower))
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
    let office = initial && head(first) && is_office(words, start, limit, lexicon);
    let started_by_head = epithet || !first.is_capital() || head(first) || any;
    let mut names = 0;
    let mut at = start;
    while at < limit {
        let word = &words[at];
        let lower = word.lower.as_ref();
        if let Some(name) = past_bracket(words, at, limit, lexicon) {
            at = name;
            continue;
        }
        if !word.is_word() || word.is_number() && !head(word) {
            break;
        }
        if at > start && cue_at(words, at, limit, lexicon).is_some() && !head(word) {
            break;
        }
        if word.is_capital() {
            if at > start && lexicon.recipients.contains(lower) && !started_by_head {
                break;
            }
            names += usize::from(!(at == start && (epithet || office)));
        } else if at > start {
            let next = words.get(at + 1).filter(|next| at + 1 < limit && next.is_word());
            let joins = match lower {
                "i" | "oraz" => {
                    // "minister edukacji i nauki": the office goes on after its first genitive.
                    let goes_on = |next: &Word<'_>| {
                        at > start + 1 && names == 0 && next.is_small() && may_be_genitive(&next.lower)
                    };
                    started_by_head
                        && next
                            .is_some_and(|next| is_genitive(next) || is_role(next, lexicon) || goes_on(next))
                }
                // "rzecznik prokuratury w Nowym Sączu Jan Wilk": the place, or the club, stands between
                // office and name.
                "z" | "ze" | "w" | "we" => {
                    let capitals = (at + 1..limit).take_while(|&index| words[index].is_capital()).count();
                    // "rzeczniczka Prokuratury Okręgowej w Lublinie Anna Lis"
                    let of_body = names == 0 || is_oblique(&words[at - 1]);
                    of_body && started_by_head && (3..=5).contains(&capitals)
                }
                "do" => next.is_some_and(|next| next.lower == "spraw"),
                // "Ursula von der Leyen"
                _ => {
                    words[at - 1].is_capital() && leads_to_name(words, at, limit)
                        || is_particle(lower) && is_particle(&words[at - 1].lower)
                }
            };
            // "zdaniem Lisa rząd": behind a name an office is somebody else's.
            let head_here =
                head(word) && (started_by_head && !(any && names > 0) || lexicon.titles.contains(lower));
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
    while at > start + 1
        && (matches!(words[at - 1].lower.as_ref(), "i" | "oraz" | "do")
            || words[at - 1].is_small() && is_particle(&words[at - 1].lower))
    {
        at -= 1;
    }
    at
}

/// Whether particles lead from word `at` to a name: `von der Leyen`.
fn leads_to_name(words: &[Word<'_>], at: usize, limit: usize) -> bool {
    let particles =
        (at..limit).take_while(|&index| words[index].is_small() && is_particle(&words[index].lower));
    let name = at + particles.take(3).count();
    name > at && name < limit && words[name].is_capital()
}

/// Whether small words lead from a head with the capital of its sentence to a name or a verb of speech:
/// `Minister obrony Olga Król`, `Szef związku pielęgniarek nazwał`. Else they may be anything.
fn is_office(words: &[Word<'_>], start: usize, limit: usize, lexicon: &Lexicon) -> bool {
    let is_adverb = |lower: &str| lower.ends_with('o') && !lower.ends_with("ego") || lower.ends_with("ie");
    let is_plain = |index: usize| {
        let lower = words[index].lower.as_ref();
        words[index].is_small()
            && !is_verb(lower)
            && !is_adverb(lower)
            && !lexicon.stops.contains(lower)
            && cue_at(words, index, limit, lexicon).is_none()
    };
    let small =
        (start + 1..limit.min(start + 1 + LONGEST_OFFICE)).take_while(|&index| is_plain(index)).count();
    let next = start + 1 + small;
    // "Minister zdrowia: „…”"
    let name = next < limit && (words[next].is_capital() || words[next].is(":"));
    small > 0 && (name || cue_at(words, next, words.len(), lexicon).is_some())
}

/// Small words between the head of an office and the name that it goes with.
const LONGEST_OFFICE: usize = 4;

/// Adjectives by their endings in the nominative, and possessives.
fn is_adjective(word: &Word<'_>) -> bool {
    let owner = matches!(word.lower.as_ref(), "mój" | "nasz" | "twój" | "wasz" | "swój");
    word.is_word() && (owner || ["y", "i", "a", "e"].iter().any(|ending| word.lower.ends_with(ending)))
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

/// `nauki`, `oświaty`, `dziedzictwa`: endings that a genitive may have and other cases have, too.
fn may_be_genitive(lower: &str) -> bool {
    lower.chars().count() > 3 && lower.ends_with(['i', 'y', 'a', 'u', 'w'])
}
