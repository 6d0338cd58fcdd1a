//! Who said it: the cue and the speaker of each quotation.
//!
//! A quote's attribution stands right after it, right before it, or in the paragraph before it when that ends
//! with a colon. Failing that, a quote shares the attribution of its neighbour in the same sentence or run of
//! speech. Every search looks at a bounded number of words, so the whole is linear.

mod apposition;
mod author;
mod clause;
pub(crate) mod lexicon;
pub(crate) mod phrase;
mod phrase_english;
pub(crate) mod phrase_polish;
pub(crate) mod preposition;
mod relay;
mod resolve;
mod search;
mod share;
mod subject;
mod surroundings;
mod topic;
mod utterance;
pub(crate) mod word;

use std::ops::Range;

pub(crate) use crate::quote::attribute::search::{Found, find};
pub(crate) use crate::quote::attribute::surroundings::Surroundings;

use crate::lang::Lang;
use crate::quote::attribute::lexicon::{CueKind, Gender};
use crate::quote::attribute::phrase::phrase_end;
use crate::quote::attribute::preposition::is_preposition;
use crate::quote::attribute::resolve::{Cast, span_of, verb_gender};
use crate::quote::attribute::share::inherit;
use crate::quote::attribute::subject::subject;
use crate::quote::attribute::word::{Cue, Word, cue_at, ends_sentence};
use crate::quote::quotation::{Attribution, Quotation, Speaker};
use crate::span::Span;

/// Shares attributions between neighbours, then resolves every mention, and writes the result.
pub(crate) fn settle(
    text: &str,
    quotations: &mut [Quotation],
    mut found: Vec<Option<Found>>,
    surroundings: &Surroundings<'_, '_>,
) {
    inherit(text, quotations, &mut found, surroundings);
    for (quotation, found) in quotations.iter().zip(&mut found) {
        if found.is_none() {
            *found = surroundings.lead(quotation);
        }
    }
    let words = surroundings.words;
    let lexicon = surroundings.lexicon;
    // Speakers of the narrative count too: “the minister said that …” names who “he” is later.
    let mut mentions: Vec<(usize, Option<usize>, Found)> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let told = |cue: &Cue| cue.kind != CueKind::Beside && surroundings.owners[at].is_none();
        let Some(cue) = cue_at(words, at, words.len(), lexicon).filter(told) else {
            at += 1;
            continue;
        };
        let range = surroundings.before(words[cue.first].span.start(), None).start
            ..surroundings.after(words[cue.first].span.start(), None).end.max(cue.end);
        let range = if words[cue.first].fresh { cue.first..range.end } else { range };
        if let Some(speaker) = subject(words, &range, cue, lexicon) {
            mentions.push((
                speaker.start,
                None,
                Found { cue: Some(cue), speaker: Some(speaker), shared: false },
            ));
        }
        at = cue.end;
    }
    for (index, found) in found.into_iter().enumerate() {
        if let Some(found) = found {
            let place = found
                .speaker
                .as_ref()
                .map_or_else(|| found.cue.map_or(0, |cue| cue.first), |speaker| speaker.start);
            mentions.push((place, Some(index), found));
        }
    }
    for name in full_names(surroundings) {
        mentions.push((name.start, None, Found { cue: None, speaker: Some(name), shared: false }));
    }
    mentions.sort_by_key(|(place, index, found)| (*place, index.is_some(), *index, found.cue.is_none()));
    let mut cast = Cast::default();
    // Several quotes may share one mention, which counts once.
    let mut last: Option<(Range<usize>, Option<Span>)> = None;
    for (_, index, found) in mentions {
        let cue = found.cue.map(|cue| cue.span(words));
        let gender =
            found.cue.map_or(Gender::Unknown, |cue| verb_gender(&words[cue.first..cue.end], lexicon));
        let speaker = match &found.speaker {
            // Who opens a sentence is what the next is about; other names only lend their fullness.
            Some(range) if index.is_none() && cue.is_none() && !opens_sentence(words, range.start) => {
                cast.know(&words[range.clone()], lexicon);
                continue;
            }
            Some(range) => {
                let named = match &last {
                    Some((before, named)) if before == range => *named,
                    // Who speaks inside a quote is nobody that the narrator's “he” could mean.
                    _ if index.is_some_and(|index| quotations[index].parent.is_some()) => {
                        cast.clone().meet(&words[range.clone()], gender, lexicon)
                    }
                    _ => cast.meet(&words[range.clone()], gender, lexicon),
                };
                last = Some((range.clone(), named));
                let mention = closed(text, span_of(&words[range.clone()]));
                Some(Speaker { mention, named })
            }
            None => {
                found.cue.filter(|cue| matches!(cue.kind, CueKind::Say | CueKind::Call)).and_then(|cue| {
                    if lexicon.lang == Lang::English {
                        return None;
                    }
                    let continued =
                        cast.continued(gender).map(|span| Speaker { mention: span, named: Some(span) });
                    let topic = || {
                        let topic = surroundings.topic(quotations.get(index?)?)?;
                        let named = cast.meet(&words[topic.clone()], gender, lexicon);
                        (gender != Gender::Plural && cue.first > topic.end).then(|| Speaker {
                            mention: words[topic.start].span.cover(words[topic.end - 1].span),
                            named,
                        })
                    };
                    continued.or_else(topic)
                })
            }
        };
        if let Some(index) = index {
            quotations[index].attribution = Some(Attribution { speaker, cue: cue.filter(|_| !found.shared) });
        }
    }
}

/// The span with the mark that closes a name at its end: `dziennik „Kurier”`.
fn closed(text: &str, span: Span) -> Span {
    let opens = |char| matches!(char, '„' | '“' | '«' | '»' | '"' | '‘');
    let open = span.get(text).is_some_and(|words| words.matches(opens).count() == 1);
    let mut after = text.get(span.end()..).unwrap_or_default().chars();
    match after.next() {
        Some(mark) if open && matches!(mark, '”' | '“' | '»' | '«' | '"' | '’') => {
            Span::new(span.start(), span.end() + mark.len_utf8())
        }
        _ => span,
    }
}

fn opens_sentence(words: &[Word<'_>], at: usize) -> bool {
    words[at].fresh || at > 0 && ends_sentence(words, at - 1)
}

/// Names of two words and more in the narrative, with the offices before them.
fn full_names(surroundings: &Surroundings<'_, '_>) -> Vec<Range<usize>> {
    let Surroundings { words, lexicon, owners, .. } = surroundings;
    let mut names = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // "Macron had been more optimistic.": a surname that the text has with its first name, too.
        let opens = words[at].is_capital() && owners[at].is_none() && opens_sentence(words, at);
        if opens
            && surroundings.names.contains(words[at].lower.as_ref())
            && words.get(at + 1).is_some_and(Word::is_small)
        {
            names.push(at..at + 1);
        }
        let limit = (at + 1..words.len().min(at + 12))
            .find(|&index| words[index].fresh || owners[index] != owners[at])
            .unwrap_or(words.len().min(at + 12));
        let head = words[at].is_capital() && !lexicon.utterances.contains(words[at].lower.as_ref())
            || lexicon.roles.contains(words[at].lower.as_ref());
        // After a preposition a Polish name stands in an oblique case, maybe that of a place.
        let placed = lexicon.lang == Lang::Polish && at > 0 && is_preposition(&words[at - 1], lexicon);
        let end =
            if head && owners[at].is_none() { phrase_end(words, at, limit, false, lexicon) } else { None };
        match end {
            Some(end) if end > at + 1 && words[end - 2..end].iter().all(Word::is_capital) => {
                // "The words of Ida Marsh" are no name.
                let said = words[at..end].iter().any(|word| lexicon.utterances.contains(word.lower.as_ref()));
                if !placed && !said {
                    names.push(at..end);
                }
                at = end;
            }
            _ => at += 1,
        }
    }
    names
}
