//! Speakers whose words somebody else passes on: `Reuters quoted the minister as saying`, `PAP usłyszała od rzecznika`.

use std::ops::Range;

use crate::lang::Lang;
use crate::quote::attribute::apposition::with_source;
use crate::quote::attribute::lexicon::{CueKind, Lexicon};
use crate::quote::attribute::phrase::{is_role, phrase_end};
use crate::quote::attribute::subject::{before, is_passive, subject};
use crate::quote::attribute::word::{Cue, Word, cue_at};

/// Who is heard: somebody, nobody who is named, or whoever is the subject of the cue.
pub(crate) enum Relay {
    Of(Range<usize>),
    Nobody,
    Subject,
}

impl From<Option<Range<usize>>> for Relay {
    fn from(found: Option<Range<usize>>) -> Self {
        found.map_or(Self::Nobody, Self::Of)
    }
}

/// Whose words the subject of the cue passes on, if it is not its own.
pub(crate) fn relay(words: &[Word<'_>], range: &Range<usize>, cue: Cue, lexicon: &Lexicon) -> Relay {
    if let Some(said) = words_that(words, cue.end..range.end, lexicon) {
        return Relay::Of(said);
    }
    if let Some(cited) = as_saying(words, range, cue, lexicon) {
        return cited.into();
    }
    match cue.kind {
        CueKind::Hear => hear(words, range, cue, lexicon).into(),
        CueKind::Cite if lexicon.lang == Lang::English => {
            let by = words.get(cue.end).is_some_and(|word| word.lower == "by");
            if by || is_passive(words, range.start, cue, lexicon) {
                return Relay::Subject;
            }
            phrase_end(words, cue.end, range.end, false, lexicon)
                .map_or(Relay::Subject, |end| Relay::Of(cue.end..end))
        }
        CueKind::Cite => cited(words, range, cue, lexicon),
        _ => Relay::Subject,
    }
}

/// “Lee was quoted as saying”, “Reuters quoted Lee as saying”.
fn as_saying(
    words: &[Word<'_>],
    range: &Range<usize>,
    cue: Cue,
    lexicon: &Lexicon,
) -> Option<Option<Range<usize>>> {
    let link = cue.first.checked_sub(1).filter(|&at| at > range.start && words[at].lower == "as")?;
    if !words[cue.first].lower.ends_with("ing") {
        return None;
    }
    let is_cite = |cue: &Cue| cue.kind == CueKind::Cite;
    let cite = (range.start..link).rev().find_map(|at| cue_at(words, at, link, lexicon).filter(is_cite))?;
    if is_passive(words, range.start, cite, lexicon) {
        return Some(before(words, range.start, cite.first, lexicon));
    }
    // "The governor, quoted by the agency as saying": a participle of whom the words before tell.
    if words[cite.end].lower == "by" {
        let comma = cite.first.checked_sub(1).filter(|&at| at > range.start && words[at].is(","));
        return Some(before(words, range.start, comma.unwrap_or(cite.first), lexicon));
    }
    Some(phrase_end(words, cite.end, link, false, lexicon).map(|end| cite.end..end))
}

/// `usłyszała PAP od rzecznika`, `od posłów usłyszeliśmy`, “heard from the ministry”.
fn hear(words: &[Word<'_>], range: &Range<usize>, cue: Cue, lexicon: &Lexicon) -> Option<Range<usize>> {
    let start = match lexicon.lang {
        Lang::English => cue.end,
        Lang::Polish => {
            let from = |at: &usize| words[*at].lower == "od" || words[*at].lower == "ode";
            (cue.end..range.end).chain(range.start..cue.first).find(from)? + 1
        }
    };
    let limit = if start <= cue.first { cue.first } else { range.end };
    Some(start..phrase_end(words, start, limit, true, lexicon)?)
}

/// `Onet cytuje ministra Bodnara`, `cytuje Reuters ministra`: the second of two phrases, or the only one behind a
/// subject.
fn cited(words: &[Word<'_>], range: &Range<usize>, cue: Cue, lexicon: &Lexicon) -> Relay {
    let phrase = |start: usize| phrase_end(words, start, range.end, true, lexicon).map(|end| start..end);
    let follows = |at: usize| words.get(at).filter(|word| at < range.end && word.is_word());
    match follows(cue.end).map(|word| word.lower.as_ref()) {
        Some("go" | "ją" | "ich" | "jego" | "je") => return Relay::Nobody,
        Some(word) if lexicon.stops.contains(word) => return Relay::Subject,
        _ => {}
    }
    let Some(first) = phrase(cue.end) else { return Relay::Subject };
    if before(words, range.start, cue.first, lexicon).is_some() {
        return Relay::Of(first);
    }
    // "„Bild” cytuje agenta piłkarza": no subject has this form.
    let head = &words[first.start];
    let somebody =
        head.is_capital() || is_role(head, lexicon) || lexicon.institutions.contains(head.lower.as_ref());
    if !somebody {
        return Relay::Of(first);
    }
    let is_noun = |word: &Word<'_>| lexicon.utterances.contains(word.lower.as_ref());
    let second =
        follows(first.end).filter(|word| !lexicon.stops.contains(word.lower.as_ref()) && !is_noun(word));
    second.and_then(|_| phrase(first.end)).map_or(Relay::Subject, Relay::Of)
}

/// `słowa, które wypowiedział Jan Lis`: whose words they are stands in the clause about them.
fn words_that(words: &[Word<'_>], range: Range<usize>, lexicon: &Lexicon) -> Option<Range<usize>> {
    let is_which = |at: usize| {
        matches!(words[at].lower.as_ref(), "które" | "jakie" | "którymi" | "jakimi" | "którą" | "jaką")
    };
    let which = (range.start + 2..range.end).find(|&at| {
        is_which(at) && words[at - 1].is(",") && lexicon.utterances.contains(words[at - 2].lower.as_ref())
    })?;
    let verb = Cue { first: which + 1, end: which + 2, kind: CueKind::Say };
    let cue = (which + 1..range.end).find_map(|at| cue_at(words, at, range.end, lexicon));
    let cue = cue.unwrap_or(verb);
    if cue.end > range.end {
        return None;
    }
    subject(words, &(which + 1..range.end), cue, lexicon)
}

/// “…, PAP reported, citing Minister Jan Lis”: of a body and whom it cites, the latter speaks.
pub(crate) fn citing(
    words: &[Word<'_>],
    range: &Range<usize>,
    speaker: Option<&Range<usize>>,
    lexicon: &Lexicon,
) -> Option<(Cue, Range<usize>)> {
    let is_body = |word: &Word<'_>| {
        let acronym = word.text.chars().count() > 1 && word.text.chars().all(char::is_uppercase);
        acronym || lexicon.institutions.contains(word.lower.as_ref())
    };
    if !speaker.is_some_and(|speaker| words[speaker.clone()].iter().any(is_body)) {
        return None;
    }
    let is_citing = |word: &str| matches!(word, "citing" | "quoting" | "cytując");
    let at = range.clone().find(|&at| is_citing(&words[at].lower))?;
    let cue = cue_at(words, at, range.end, lexicon)?;
    let end = phrase_end(words, cue.end, range.end, true, lexicon)?;
    let document = words[cue.end..end].iter().any(|word| lexicon.documents.contains(word.lower.as_ref()));
    (!document).then(|| (cue, with_source(words, cue.end..end, range.end, lexicon)))
}
