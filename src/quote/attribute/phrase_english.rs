//! English noun phrases: a determiner or a capital opens one, small words stay in it while an office leads on.

use crate::quote::attribute::lexicon::Lexicon;
use crate::quote::attribute::phrase::{is_determiner, is_role};
use crate::quote::attribute::word::{Word, cue_at};

/// The end of the English phrase at word `start`; `start` itself where none is.
pub(crate) fn english(words: &[Word<'_>], start: usize, limit: usize, any: bool, lexicon: &Lexicon) -> usize {
    let mut end = start;
    // "plumber Joe Marsh", "shoppers": a trade before a name, or a plural.
    let trade = words[start].is_small()
        && words.get(start + 1).is_some_and(|next| start + 1 < limit && next.is_capital());
    let plural = words[start].is_small() && words[start].lower.len() > 4 && words[start].lower.ends_with('s');
    // "Eventually Mrs Reed": an adverb with the capital of its sentence.
    if words[start].is_capital() && words[start].lower.len() > 7 && words[start].lower.ends_with("ly") {
        return start;
    }
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
                at > start
                    && ["ambassador", "envoy"].iter().any(|office| words[at - 1].lower.starts_with(office))
            }
            "and" => at > start && words[at - 1].is_capital() && next.is_some_and(Word::is_capital),
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
                || lower.ends_with("ly") && at > start;
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
        } else if word.is_number() && at > start {
            break;
        }
        seen_role |= is_role(word, lexicon);
        end = at + 1;
        at += 1;
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
