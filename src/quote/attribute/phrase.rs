//! Noun phrases of speakers, read by plain rules from left to right.
//!
//! There is no grammar here: a phrase is a run of capitalised words, offices and what may stand between
//! them, and it stops at the first word that cannot belong to it. What cannot belong is in `phrase_stops`.

use crate::lang::Lang;
use crate::quote::attribute::lexicon::Lexicon;
use crate::quote::attribute::word::{Word, cue_at, ends_sentence};

/// The end of the phrase that starts at word `start`, before `limit`; `None` where none starts.
///
/// With `any` the phrase may start with a small word that is no known office: after “according to” whatever
/// follows is the speaker.
pub(crate) fn phrase_end(
    words: &[Word<'_>],
    start: usize,
    limit: usize,
    any: bool,
    lexicon: &Lexicon,
) -> Option<usize> {
    let first = words.get(start).filter(|word| start < limit && word.is_word())?;
    if let Some(end) = one_of(words, start, limit, lexicon) {
        return Some(end);
    }
    if lexicon.pronouns.contains_key(first.lower.as_ref())
        && !(first.is_capital() && !first.fresh && first.text.len() > 3)
    {
        let owner = matches!(first.lower.as_ref(), "jego" | "jej" | "ich") && !any;
        // "one official", "ten minister", "others in the party": the pronoun starts a longer phrase.
        let after = phrase_end_from(words, start + 1, limit, false, lexicon);
        let joins = matches!(
            first.lower.as_ref(),
            "one" | "another" | "some" | "many" | "both" | "ten" | "ta" | "ci" | "jego" | "jej" | "ich"
        );
        return match after {
            Some(end)
                if joins
                    && (words[start + 1].is_small()
                        || first.is_capital()
                        || lexicon.lang == Lang::English) =>
            {
                Some(end)
            }
            _ => (!owner).then_some(start + 1),
        };
    }
    phrase_end_from(words, start, limit, any, lexicon)
}

/// "jeden z członków zarządu", "one of the drivers": the group belongs to the phrase.
fn one_of(words: &[Word<'_>], start: usize, limit: usize, lexicon: &Lexicon) -> Option<usize> {
    let link = words.get(start + 1).filter(|_| start + 2 < limit)?;
    let joins = match lexicon.lang {
        Lang::English => {
            link.lower == "of"
                && matches!(
                    words[start].lower.as_ref(),
                    "one" | "some" | "many" | "most" | "two" | "both" | "several"
                )
        }
        Lang::Polish => {
            matches!(link.lower.as_ref(), "z" | "ze" | "spośród")
                && matches!(
                    words[start].lower.as_ref(),
                    "jeden"
                        | "jedna"
                        | "jedno"
                        | "część"
                        | "wielu"
                        | "kilku"
                        | "większość"
                        | "niektórzy"
                        | "każdy"
                        | "żaden"
                )
        }
    };
    if !joins {
        return None;
    }
    let mut end = start + 2 + usize::from(is_determiner(&words[start + 2]));
    while end < limit
        && words[end].is_word()
        && !lexicon.stops.contains(words[end].lower.as_ref())
        && !is_verb(&words[end].lower)
        && cue_at(words, end, limit, lexicon).is_none()
        && end < start + 9
    {
        end += 1;
    }
    (end > start + 2).then_some(end)
}

fn phrase_end_from(
    words: &[Word<'_>],
    start: usize,
    limit: usize,
    any: bool,
    lexicon: &Lexicon,
) -> Option<usize> {
    words.get(start).filter(|word| start < limit && word.is_word())?;
    let end = match lexicon.lang {
        Lang::English => english(words, start, limit, any, lexicon),
        Lang::Polish => polish(words, start, limit, any, lexicon),
    };
    (end > start).then_some(end)
}

pub(crate) fn is_determiner(word: &Word<'_>) -> bool {
    matches!(
        word.lower.as_ref(),
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "my"
            | "this"
            | "that"
            | "these"
            | "those"
            | "one"
            | "two"
            | "three"
            | "four"
            | "five"
            | "several"
            | "some"
            | "many"
            | "another"
            | "most"
    ) || word.lower.ends_with("'s")
}

fn is_role(word: &Word<'_>, lexicon: &Lexicon) -> bool {
    let lower = word.lower.as_ref();
    lexicon.roles.contains(lower)
        || lower.rsplit_once('-').is_some_and(|(before, last)| {
            lexicon.roles.contains(last)
                && (before == "ex"
                    || before == "co"
                    || before == "vice"
                    || before == "eks"
                    || before.len() > 3)
        })
}

fn english(words: &[Word<'_>], start: usize, limit: usize, any: bool, lexicon: &Lexicon) -> usize {
    let mut end = start;
    // "plumber Joe Marsh", "shoppers": a trade before a name, or a plural.
    let trade = words[start].is_small()
        && words.get(start + 1).is_some_and(|next| start + 1 < limit && next.is_capital());
    let plural = words[start].is_small() && words[start].lower.len() > 4 && words[start].lower.ends_with('s');
    let mut open = any || is_determiner(&words[start]) || words[start].is_number() || trade || plural;
    let mut small = 0;
    let mut seen_role = false;
    let mut at = start;
    while at < limit {
        let word = &words[at];
        let lower = word.lower.as_ref();
        let next = words.get(at + 1).filter(|_| at + 1 < limit);
        let is_small_word = word.is_small();
        if !word.is_word() {
            break;
        }
        if at == start && is_determiner(word) {
            at += 1;
            continue;
        }
        let link = match lower {
            "of" | "de" | "van" | "von" | "der" | "den" | "al" | "bin" | "di" | "du" | "la" | "le" | "da" => {
                at > start
            }
            "for" => seen_role,
            "to" => {
                at > start && words[at - 1].lower.starts_with("ambassador")
                    || at > start && words[at - 1].lower.starts_with("envoy")
            }
            "and" => at > start && words[at - 1].is_capital() && next.is_some_and(Word::is_capital),
            "at" | "in" => false,
            _ => false,
        } && is_small_word;
        if link {
            let after = at + 1 + usize::from(next.is_some_and(is_determiner));
            let fits = words.get(after).is_some_and(|word| {
                after < limit
                    && word.is_word()
                    && (word.is_capital() || !lexicon.stops.contains(word.lower.as_ref()))
            });
            if !fits {
                break;
            }
            open = open || lower == "of" || lower == "for";
            at = after;
            continue;
        }
        let stops = lexicon.stops.contains(lower) || lexicon.auxiliaries.contains(lower) && is_small_word;
        if stops && (is_small_word || is_calendar(lower) || at == start) {
            break;
        }
        if is_small_word {
            let role = is_role(word, lexicon) || lexicon.institutions.contains(lower);
            let leads = (at + 1..(at + 4).min(limit))
                .take_while(|&index| {
                    words[index].is_word() && !lexicon.stops.contains(words[index].lower.as_ref())
                })
                .take_while(|&index| {
                    words[index].is_small() && cue_at(words, index, limit, lexicon).is_none()
                })
                .any(|index| is_role(&words[index], lexicon));
            if cue_at(words, at, limit, lexicon).is_some() && !role {
                break;
            }
            // After an office or a name, a word in -ing or -ly starts something else.
            // "Celebrity stylist Luke Marsh": one trade between names.
            let between = at > start
                && words[at - 1].is_capital()
                && next.is_some_and(Word::is_capital)
                && !lower.ends_with("ed")
                && !lower.ends_with('s');
            let verbal = lower.ends_with("ing") && !lower.ends_with("king") && at > start + 1
                || lower.ends_with("ly") && at > start;
            if !(role || leads || between || open && small < 6) || verbal && !role {
                break;
            }
            // "the spokesman John Smith tearfully": after a name the phrase takes offices only.
            if at > start
                && words[at - 1].is_capital()
                && !words[at - 1].lower.ends_with("'s")
                && !role
                && !leads
                && !between
            {
                break;
            }
            small += 1;
            seen_role |= role;
        } else if word.is_number() && at > start {
            break;
        }
        seen_role |= is_role(word, lexicon);
        end = at + 1;
        at += 1;
        // "Mariusz Kamiński" may follow an office, but after a possessive the phrase goes on.
    }
    end
}

fn is_calendar(lower: &str) -> bool {
    matches!(
        lower,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "january"
            | "february"
            | "march"
            | "april"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
    )
}

fn polish(words: &[Word<'_>], start: usize, limit: usize, any: bool, lexicon: &Lexicon) -> usize {
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
    // "Zacząłem": a verb of the first person at the start of a sentence is no name.
    if ["łem", "łam", "liśmy", "łyśmy"].iter().any(|ending| first.lower.ends_with(ending)) {
        return start;
    }
    // The capital of a sentence's first word says nothing: "Porównał", "Amerykańska senator".
    let initial = first.fresh || start > 0 && ends_sentence(words, start - 1);
    let alone = !words.get(start + 1).is_some_and(|next| start + 1 < limit && next.is_capital());
    if initial
        && alone
        && is_verb(&first.lower)
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
            names += usize::from(!(at == start && epithet));
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
fn is_verb(lower: &str) -> bool {
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
