//! The subject of a verb of speech: before it, after it, or nowhere.

use std::ops::Range;

use crate::lang::Lang;
use crate::quote::attribute::apposition::{with_name, with_source};
use crate::quote::attribute::author::{author, document, owner};
use crate::quote::attribute::clause::{antecedent, cleft, of_participle};
use crate::quote::attribute::lexicon::{CueKind, Lexicon};
use crate::quote::attribute::phrase::{is_determiner, phrase_end};
use crate::quote::attribute::preposition::{
    is_dative, is_filler, is_oblique, is_pause, is_preposition, is_wall, may_part, skip_preposition,
};
use crate::quote::attribute::relay::{Relay, relay};
use crate::quote::attribute::word::{Cue, Word};

/// The speaker of a cue, looked for in the words `range`, as a range of words.
pub(crate) fn subject(
    words: &[Word<'_>],
    range: &Range<usize>,
    cue: Cue,
    lexicon: &Lexicon,
) -> Option<Range<usize>> {
    let found = match relay(words, range, cue, lexicon) {
        Relay::Of(found) => found,
        Relay::Nobody => return None,
        Relay::Subject => plain_subject(words, range, cue, lexicon)?,
    };
    let limit = if found.end <= cue.first { cue.first } else { range.end };
    let found = author(words, &found, limit, lexicon).unwrap_or(found);
    let found = with_source(words, found, limit, lexicon);
    let found = antecedent(words, range.start, &found, lexicon).unwrap_or(found);
    Some(with_name(words, found, limit, lexicon))
}

/// The speaker without a name that stands behind a comma.
fn plain_subject(
    words: &[Word<'_>],
    range: &Range<usize>,
    cue: Cue,
    lexicon: &Lexicon,
) -> Option<Range<usize>> {
    let polish = lexicon.lang == Lang::Polish;
    match cue.kind {
        CueKind::Source => {
            // "jej zdaniem": the speaker is the possessive.
            if let Some(owner) = cue.first.checked_sub(1).filter(|&index| index >= range.start && polish) {
                match words[owner].lower.as_ref() {
                    "jej" | "jego" | "ich" => return Some(owner..cue.first),
                    "moim" | "naszym" | "swoim" | "twoim" | "waszym" | "czyim" => return None,
                    _ => {}
                }
            }
            let end = phrase_end(words, cue.end, range.end, true, lexicon)?;
            Some(cue.end..end)
        }
        CueKind::Read if polish => match document(words, range, cue, lexicon) {
            Some(at) => owner(words, at, if at < cue.first { cue.first } else { range.end }, lexicon),
            // "Szczegóły podano w piątek": what was told is nobody who tells.
            None if is_impersonal(&words[cue.first].lower) => None,
            None => before(words, range.start, cue.first, lexicon),
        },
        kind if kind != CueKind::Cite && is_passive(words, range.start, cue, lexicon) => {
            let by = (cue.end..range.end.min(cue.end + 4))
                .find(|&index| matches!(words[index].lower.as_ref(), "by" | "przez"))?;
            Some(by + 1..phrase_end(words, by + 1, range.end, true, lexicon)?)
        }
        // "Szczegóły podano": nobody is the subject of such a verb.
        CueKind::Say if polish && is_impersonal(&words[cue.first].lower) => None,
        kind => cleft(words, range.start, cue, lexicon)
            .or_else(|| of_participle(words, range.start, cue, lexicon))
            .or_else(|| before(words, range.start, cue.first, lexicon))
            .or_else(|| {
                // "calling critics “…”": what follows such a verb is whom it is about.
                let object = !polish && (kind == CueKind::Call || words[cue.first].lower.ends_with("ing"));
                if object { None } else { after(words, cue, range.end, lexicon) }
            }),
    }
}

/// `podano`, `mruknięto`: forms that have no subject.
fn is_impersonal(verb: &str) -> bool {
    verb.chars().count() > 4 && (verb.ends_with("no") || verb.ends_with("to"))
}

/// “was described as”, “is called”: the subject is not the speaker.
pub(crate) fn is_passive(words: &[Word<'_>], start: usize, cue: Cue, lexicon: &Lexicon) -> bool {
    let before = (start..cue.first)
        .rev()
        .find(|&index| !words[index].lower.ends_with("ly"))
        .map(|index| words[index].lower.as_ref());
    match lexicon.lang {
        Lang::English => {
            matches!(before, Some("was" | "were" | "is" | "are" | "been" | "being" | "be"))
                && (words[cue.first].lower.ends_with("ed")
                    || matches!(words[cue.first].lower.as_ref(), "said" | "told" | "written"))
        }
        Lang::Polish => {
            matches!(
                before,
                Some(
                    "został"
                        | "została"
                        | "zostało"
                        | "zostali"
                        | "zostały"
                        | "jest"
                        | "był"
                        | "była"
                        | "było"
                        | "są"
                )
            ) && ["ny", "na", "ne", "ni"].iter().any(|ending| words[cue.first].lower.ends_with(ending))
        }
    }
}

/// The subject before the verb: in the clause that reaches it, or before an apposition or relative clause.
pub(crate) fn before(
    words: &[Word<'_>],
    start: usize,
    verb: usize,
    lexicon: &Lexicon,
) -> Option<Range<usize>> {
    let mut high = verb;
    while high > start && is_filler(&words[high - 1], lexicon) {
        high -= 1;
    }
    if high < verb
        && let Some(named) = antecedent(words, start, &(high..high + 1), lexicon)
    {
        return Some(named);
    }
    let low = clause_start(words, start, high, lexicon);
    if let Some(found) = in_clause(words, low, high, lexicon) {
        return Some(found);
    }
    // "Nowak, the mayor of Gdynia, said": the subject stands before the apposition, or before several.
    let mut close = low.checked_sub(1).filter(|&index| index > start && is_pause(&words[index]))?;
    for _ in 0..MOST_APPOSITIONS {
        let open = (start..close).rev().find(|&index| is_pause(&words[index]))?;
        // "the National Bank (NBP), Adam Grot, said": the letters in brackets part nothing.
        let bracket = open > start + 2 && words[open - 1].is(")") && words[open - 3].is("(");
        let open = if bracket { open - 3 } else { open };
        let low = clause_start(words, start, open, lexicon);
        // "Dr Fox, of Imperial College, who led the study, said"
        let of = words[low].lower == "of" && low > start && is_pause(&words[low - 1]);
        if !of && let Some(found) = in_clause(words, low, open, lexicon) {
            return Some(found);
        }
        close = open;
    }
    None
}

/// Phrases between commas that a subject is sought behind.
const MOST_APPOSITIONS: usize = 3;

fn clause_start(words: &[Word<'_>], start: usize, end: usize, lexicon: &Lexicon) -> usize {
    (start..end).rev().find(|&index| is_wall(&words[index], lexicon)).map_or(start, |index| index + 1)
}

/// The phrase of the clause `low..high` that can be the subject of the verb after it.
fn in_clause(words: &[Word<'_>], low: usize, high: usize, lexicon: &Lexicon) -> Option<Range<usize>> {
    let polish = lexicon.lang == Lang::Polish;
    let mut at = low;
    while at < high {
        if is_preposition(&words[at], lexicon) {
            at = skip_preposition(words, at, high, lexicon);
            // "z posłów Partii Pracy": the genitive goes with the object of the preposition.
            if polish && at < high && words[at].is_capital() && is_oblique(&words[at]) {
                let run = (at..high).take_while(|&index| words[index].is_capital()).count();
                at += if at + run == high { run } else { 1 };
            }
            continue;
        }
        let first = &words[at];
        // A bare plural is a subject only where the clause starts: not "keeps" of "she keeps saying".
        let bare = !polish
            && at > low
            && first.is_small()
            && !is_determiner(first)
            && !lexicon.roles.contains(first.lower.as_ref())
            && !lexicon.institutions.contains(first.lower.as_ref())
            && !lexicon.pronouns.contains_key(first.lower.as_ref())
            && !words.get(at + 1).is_some_and(Word::is_capital);
        if !bare && let Some(stop) = phrase_end(words, at, high, false, lexicon) {
            // "two people briefed on the plan", "a post shared by thousands"
            let told_more = || {
                let lower = words[stop].lower.as_ref();
                lexicon.source_links.contains_key(lower) || at == low && words[stop - 1].lower.ends_with("ed")
            };
            if stop == high
                || may_part(&words[stop], lexicon)
                || !polish && is_determiner(first) && told_more()
                || polish
                    && at == low
                    && (stop > at + 1
                        || lexicon.pronouns.contains_key(first.lower.as_ref())
                        || lexicon.roles.contains(first.lower.as_ref())
                        || lexicon.institutions.contains(first.lower.as_ref()))
            {
                return Some(at..stop);
            }
            if polish {
                at = stop;
                continue;
            }
        }
        at += 1;
    }
    None
}

/// The subject after the verb, past adverbs, hearers and phrases with a preposition.
fn after(words: &[Word<'_>], cue: Cue, limit: usize, lexicon: &Lexicon) -> Option<Range<usize>> {
    let polish = lexicon.lang == Lang::Polish;
    let mut at = cue.end;
    // "żali się kierowca"
    let first = cue.end + usize::from(polish && words.get(cue.end).is_some_and(|word| word.lower == "się"));
    while at < limit && at < cue.end + 16 {
        let word = &words[at];
        let lower = word.lower.as_ref();
        if !word.is_word() {
            // "pisał w 1981 r. Jan Lis": the stop of the year.
            if polish && word.is(".") && words[at - 1].text == "r" {
                at += 1;
                continue;
            }
            // A hearing place between commas is passed only in Polish: "dodał, cytowany przez PAP, minister".
            return None;
        }
        if is_filler(word, lexicon) || polish && (lexicon.recipients.contains(lower) || is_dative(word)) {
            at += 1;
        } else if polish && is_preposition(word, lexicon) {
            at = skip_preposition(words, at, limit, lexicon);
            // "w Wirginii Zachodniej": the rest of the place.
            while at < limit && words[at].is_capital() && is_oblique(&words[at]) {
                at += 1;
            }
        } else if polish && word.is_number() && word.lower.contains("letni") {
            at += 1;
        } else if let Some(end) = phrase_end(words, at, limit, false, lexicon) {
            // "powiedziała Polskiej Agencji Prasowej rzeczniczka": the office starts over.
            let restart = polish
                && !lexicon.roles.contains(lower)
                && words.get(end).is_some_and(|next| {
                    end < limit && lexicon.roles.contains(next.lower.as_ref()) && next.is_small()
                });
            if !restart {
                // English objects follow their verb: only a name, an office or a pronoun may be a subject there.
                return Some(at..end);
            }
            at = end;
        } else if polish && at == first && is_plain_subject(words, at, limit, lexicon) {
            // "podsumował mecz z Lechem Papszun": a name that follows is who speaks.
            let rest = Cue { first: at, end: at + 1, kind: CueKind::Beside };
            let later = after(words, rest, limit, lexicon).filter(|later| words[later.start].is_capital());
            return Some(later.unwrap_or(at..at + 1));
        } else if polish
            && word.is_small()
            && !matches!(
                lower,
                "że" | "iż" | "by" | "aby" | "żeby" | "i" | "oraz" | "a" | "ale" | "gdy" | "kiedy" | "czy"
            )
        {
            at += 1;
        } else {
            return None;
        }
    }
    None
}

/// `krzyknął stróż`: a small word alone after the verb, in no case that shows.
fn is_plain_subject(words: &[Word<'_>], at: usize, limit: usize, lexicon: &Lexicon) -> bool {
    let word = &words[at];
    let alone = at + 1 >= limit
        || !words[at + 1].is_word()
        || is_preposition(&words[at + 1], lexicon)
        || matches!(words[at + 1].lower.as_ref(), "i" | "a");
    let oblique = ["ej", "ę", "ą", "owi", "om", "emu", "ego", "ami", "ach", "e", "im", "ym", "nie"]
        .iter()
        .any(|ending| word.lower.ends_with(ending));
    word.is_small() && alone && !oblique && !lexicon.stops.contains(word.lower.as_ref())
}
