//! English noun phrases: a determiner or a capital opens one, small words stay in it while an office leads on.

use crate::quote::attribute::lexicon::{Lexicon, is_particle};
use crate::quote::attribute::phrase::{is_determiner, is_role, past_bracket};
use crate::quote::attribute::word::{Word, cue_at};

/// The end of the English phrase at word `start`; `start` itself where none is.
pub(crate) fn english(words: &[Word<'_>], start: usize, limit: usize, any: bool, lexicon: &Lexicon) -> usize {
    let mut end = start;
    // "plumber Joe Marsh", "sheep farmer Ann Lee", "shoppers": a trade before a name, or a plural.
    let trade = is_trade(words, start, limit, lexicon);
    let plural = words[start].is_small() && words[start].lower.len() > 4 && words[start].lower.ends_with('s');
    // "Eventually Mrs Reed": an adverb with the capital of its sentence.
    if words[start].is_capital() && words[start].lower.len() > 7 && words[start].lower.ends_with("ly") {
        return start;
    }
    let mut open = any || is_determiner(&words[start]) || words[start].is_number() || trade || plural;
    let mut small = 0;
    let mut seen_role = false;
    let mut in_office = false;
    let mut at = start;
    let is_head =
        |word: &Word<'_>| is_role(word, lexicon) || lexicon.institutions.contains(word.lower.as_ref());
    while at < limit {
        let word = &words[at];
        let lower = word.lower.as_ref();
        let next = words.get(at + 1).filter(|_| at + 1 < limit);
        let is_small_word = word.is_small();
        if let Some(name) = past_bracket(words, at, limit, lexicon) {
            at = name;
            continue;
        }
        if !word.is_word() {
            break;
        }
        if at == start && is_determiner(word) {
            at += 1;
            continue;
        }
        let link = match lower {
            "of" => at > start,
            // "the Office for National Statistics"
            "for" => {
                let named = at > start
                    && words[at - 1].is_capital()
                    && lexicon.institutions.contains(words[at - 1].lower.as_ref());
                seen_role || named && next.is_some_and(Word::is_capital)
            }
            "to" => {
                at > start
                    && ["ambassador", "envoy"].iter().any(|office| words[at - 1].lower.starts_with(office))
            }
            "and" => {
                at > start
                    && next.is_some_and(|next| {
                        // "the minister of education and science": the office goes on.
                        let goes_on =
                            in_office && next.is_small() && !lexicon.stops.contains(next.lower.as_ref());
                        words[at - 1].is_capital() && next.is_capital()
                            || goes_on && cue_at(words, at + 1, limit, lexicon).is_none()
                    })
            }
            _ => at > start && words[at - 1].is_capital() && is_particle(lower),
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
            in_office = seen_role && lower == "of";
            at = after;
            continue;
        }
        let stops = lexicon.stops.contains(lower) || lexicon.auxiliaries.contains(lower) && is_small_word;
        // "the then head of the office", "No 10"
        let kept = match lower {
            "then" | "first" | "last" | "next" => at == start + 1 && is_determiner(&words[start]),
            "no" => at == start && word.is_capital() && next.is_some_and(Word::is_number),
            _ => false,
        };
        if stops && !kept && (is_small_word || is_calendar(lower) || at == start) {
            break;
        }
        if kept {
            at += 1;
            open = true;
            continue;
        }
        if is_small_word {
            let role = is_head(word);
            // "Ann Lee visited the centre": with an article another phrase begins.
            let leads = (at + 1..(at + 4).min(limit))
                .take_while(|&index| {
                    let goes_on = words[index].is_word() && !is_determiner(&words[index]);
                    goes_on && !lexicon.stops.contains(words[index].lower.as_ref())
                })
                .take_while(|&index| {
                    words[index].is_small() && cue_at(words, index, limit, lexicon).is_none()
                })
                .any(|index| is_head(&words[index]));
            if cue_at(words, at, limit, lexicon).is_some() && !role {
                break;
            }
            // "Celebrity stylist Luke Marsh": one trade between names.
            let between = at > start
                && words[at - 1].is_capital()
                && next.is_some_and(Word::is_capital)
                && !lower.ends_with("ed")
                && !lower.ends_with('s');
            // Past the first words, one in -ing or -ly starts something else.
            let past = seen_role && lower.ends_with("ed") && !leads;
            let verbal = past
                || lower.ends_with("ing") && !lower.ends_with("king") && at > start + 1
                || lower.ends_with("ly") && at > start && !(at == start + 1 && is_determiner(&words[start]));
            if !(role || leads || between || open && small < 6) || verbal && !role {
                break;
            }
            // "the spokesman John Smith tearfully": after a name the phrase takes offices only.
            if at > start
                && words[at - 1].is_capital()
                && !is_determiner(&words[at - 1])
                && !role
                && !leads
                && !between
            {
                break;
            }
            small += 1;
            seen_role |= role;
        } else if word.is_number()
            && at > start
            && !is_head(word)
            && words[at - 1].lower != "no"
            && !lexicon.titles.contains(words[at - 1].lower.as_ref())
        {
            break;
        }
        seen_role |= is_role(word, lexicon);
        end = at + 1;
        at += 1;
    }
    end
}

/// Whether up to three small words lead to a name: `local beekeeper Ann Lee`. A single capital needs to come at
/// once.
fn is_trade(words: &[Word<'_>], start: usize, limit: usize, lexicon: &Lexicon) -> bool {
    let is_plain = |index: usize| {
        let lower = words[index].lower.as_ref();
        words[index].is_small()
            && !lexicon.stops.contains(lower)
            && !lexicon.auxiliaries.contains(lower)
            && !lower.ends_with("ly")
            && cue_at(words, index, limit, lexicon).is_none()
    };
    let small = (start..limit.min(start + LONGEST_TRADE)).take_while(|&index| is_plain(index)).count();
    let is_capital = |index: usize| index < limit && words[index].is_capital();
    let name = start + small;
    small == 1 && is_capital(name) || small > 1 && is_capital(name) && is_capital(name + 1)
}

/// Words of a trade before a name.
const LONGEST_TRADE: usize = 3;

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
