//! Polish speech after dashes: `– Nie wiem – powiedział minister. – Zobaczymy.`
//!
//! A dash opens speech at the start of a paragraph, or after a sentence when a verb of speech follows the
//! next dash. Within a paragraph the dashes switch between speech and the narrator; lists, which start with
//! dashes too, are told by small letters, semicolons and the lack of any verb of speech.

use crate::quote::attribute::lexicon::Lexicon;
use crate::quote::attribute::phrase::phrase_end;
use crate::quote::attribute::word::{Word, cue_at, ends_sentence};
use crate::quote::extract::paragraph::{is_dash, starts_with_dash};
use crate::span::Span;

/// Speech of one paragraph.
#[derive(Debug, Clone)]
pub(crate) struct Speech {
    pub(crate) parts: Vec<Span>,
    pub(crate) outer: Span,
}

/// Words between a verb of speech and the colon after it.
const LONGEST_LEAD: usize = 12;

/// The speech after dashes in the text, in order. Linear.
pub(crate) fn speeches(
    text: &str,
    paragraphs: &[Span],
    words: &[Word<'_>],
    lexicon: &Lexicon,
) -> Vec<Speech> {
    let mut result = Vec::new();
    // Hyphens open speech only in a run of such paragraphs where some verb of speech shows it is no list.
    let mut run: Vec<Speech> = Vec::new();
    let mut shown = false;
    for &paragraph in paragraphs {
        let inner = &text[paragraph.range()];
        if starts_with_dash(inner) && !inner.contains("(@") {
            let (speech, attributed) = read(text, paragraph, 0, words, lexicon);
            let sure = attributed || inner.starts_with(['–', '—', '―']) && ends_speech(inner);
            let small = inner.chars().nth(2).is_some_and(char::is_lowercase);
            if small && !attributed || inner.ends_with([';', ',']) {
                continue;
            }
            shown |= sure;
            run.extend(speech);
            continue;
        }
        if shown {
            result.append(&mut run);
        }
        run.clear();
        shown = false;
        result.extend(late(text, paragraph, words, lexicon));
    }
    if shown {
        result.append(&mut run);
    }
    result
}

fn ends_speech(paragraph: &str) -> bool {
    paragraph.trim_end().ends_with(['.', '?', '!', '…', ':'])
}

/// Speech that opens after a sentence of the narrator: `Minister wstał. – To koniec – powiedział.`
fn late(text: &str, paragraph: Span, words: &[Word<'_>], lexicon: &Lexicon) -> Option<Speech> {
    let dashes = dashes(text, paragraph);
    let mut index = 0;
    while index < dashes.len() {
        let head = text[paragraph.start()..dashes[index].start()].trim_end();
        let tail = text[dashes[index].end()..paragraph.end()].trim_start();
        let opens =
            head.ends_with(['.', '?', '!', '…', ':']) && tail.chars().next().is_some_and(char::is_uppercase);
        let narrated = dashes.get(index + 1).is_some_and(|&dash| narrates(text, dash, words, lexicon));
        // "Pytany o arbitra, uciął: – Bez komentarza."
        let introduced = head.ends_with(':') && introduces(dashes[index], words, lexicon);
        if opens && (narrated || introduced) {
            return read(text, paragraph, index, words, lexicon).0;
        }
        index += 1;
    }
    None
}

/// Whether a verb of speech stands in the clause before a colon and this dash.
fn introduces(dash: Span, words: &[Word<'_>], lexicon: &Lexicon) -> bool {
    let end = words.partition_point(|word| word.span.start() < dash.start());
    let clause = (end.saturating_sub(LONGEST_LEAD)..end.saturating_sub(1)).rev();
    let mut clause = clause.take_while(|&index| !ends_sentence(words, index) || words[index].is(";"));
    let start = end.saturating_sub(1 + clause.clone().count());
    clause.any(|index| cue_at(words, index, end, lexicon).is_some())
        || opens_with_name(words, start, end, lexicon)
}

/// `Poseł Jan Lis (PiS): – …`: the line opens with somebody's full name or office.
fn opens_with_name(words: &[Word<'_>], start: usize, end: usize, lexicon: &Lexicon) -> bool {
    let is_office = |word: &Word<'_>| {
        lexicon.roles.contains(word.lower.as_ref()) || lexicon.institutions.contains(word.lower.as_ref())
    };
    words.get(start).is_some_and(|word| word.fresh)
        && phrase_end(words, start, end, false, lexicon).is_some_and(|end| {
            let capitals = words[start..end].iter().filter(|word| word.is_capital()).count();
            capitals > 1 || words[start..end].iter().any(is_office)
        })
}

/// The dashes of a paragraph that have space around them, or stand at its start.
fn dashes(text: &str, paragraph: Span) -> Vec<Span> {
    let inner = &text[paragraph.range()];
    let mut result = Vec::new();
    let mut before = None;
    for (at, char) in inner.char_indices() {
        let end = at + char.len_utf8();
        let after_mark = before.is_none_or(|char: char| char.is_whitespace());
        let glued = before.is_none() && starts_with_dash(inner);
        if is_dash(char) && after_mark && (glued || inner[end..].starts_with(char::is_whitespace)) {
            result.push(Span::new(at, end).shift(paragraph.start()));
        }
        before = Some(char);
    }
    result
}

/// Reads the paragraph from its dash number `first`; tells whether a verb of speech was met.
fn read(
    text: &str,
    paragraph: Span,
    first: usize,
    words: &[Word<'_>],
    lexicon: &Lexicon,
) -> (Option<Speech>, bool) {
    let dashes = dashes(text, paragraph);
    let Some(&opening) = dashes.get(first) else { return (None, false) };
    let mut parts: Vec<Span> = Vec::new();
    let mut start = Some(opening.end());
    let mut attributed = false;
    for &dash in &dashes[first + 1..] {
        match start {
            Some(from)
                if narrates(text, dash, words, lexicon)
                    || acts(text, dash)
                    || moves(text, dash, words, lexicon) =>
            {
                parts.push(Span::new(from, dash.start()).trim(text));
                attributed |= narrates(text, dash, words, lexicon);
                start = None;
            }
            Some(_) => {}
            None => start = Some(dash.end()),
        }
    }
    if let Some(from) = start {
        parts.push(Span::new(from, paragraph.end()).trim(text));
    }
    parts.retain(|part| !part.is_empty());
    let Some(last) = parts.last() else { return (None, attributed) };
    let outer = Span::new(opening.start(), last.end());
    (Some(Speech { parts, outer }), attributed)
}

/// Whether the narrator speaks after this dash: a small word, and a verb of speech before the sentence ends.
fn narrates(text: &str, dash: Span, words: &[Word<'_>], lexicon: &Lexicon) -> bool {
    let start = words.partition_point(|word| word.span.start() < dash.end());
    let Some(first) = words.get(start).filter(|word| !word.fresh) else { return false };
    let quoted = text[dash.end()..first.span.start()].chars().any(|char| !char.is_whitespace());
    if quoted {
        return false;
    }
    let limit = words.len().min(start + if first.is_small() { 12 } else { 4 });
    for index in start..limit {
        let word = &words[index];
        if index > start
            && (word.fresh || word.is_dash() || matches!(word.text, "." | "?" | "!" | "…" | "," | ":"))
        {
            return false;
        }
        if let Some(cue) = cue_at(words, index, words.len(), lexicon) {
            return first.is_small() || cue.first > start;
        }
    }
    false
}

/// Splits a quote whose attribution stands inside the marks: `„To – powiedział minister – nieprawda”`.
pub(crate) fn split_inside(
    text: &str,
    part: Span,
    longest: usize,
    words: &[Word<'_>],
    lexicon: &Lexicon,
) -> Option<Vec<Span>> {
    let dashes = dashes(text, part);
    let mut parts = Vec::new();
    let mut start = Some(part.start());
    let place = |at: usize| words.partition_point(|word| word.span.start() < at);
    for (index, &dash) in dashes.iter().enumerate() {
        let length = dashes.get(index + 1).map_or(0, |next| place(next.start()) - place(dash.end()));
        match start {
            Some(from)
                if from < dash.start() && length <= longest && narrates(text, dash, words, lexicon) =>
            {
                parts.push(Span::new(from, dash.start()).trim(text));
                start = None;
            }
            Some(_) => {}
            None => start = Some(dash.end()),
        }
    }
    // Without a dash after it, what looks like the narrator may be the rest of the quote.
    let from = start.filter(|_| !parts.is_empty())?;
    parts.push(Span::new(from, part.end()).trim(text));
    parts.retain(|part| !part.is_empty());
    (parts.len() > 1).then_some(parts)
}

/// Fiction: `– Nie wiem. – Wzruszył ramionami.` or `– Tak – kiwnęła głową.`
fn acts(text: &str, dash: Span) -> bool {
    let after = text[dash.end()..].trim_start();
    let word = after.split(|char: char| !char.is_alphabetic()).next().unwrap_or_default();
    let verb = ["nął", "nęła", "nęli", "ył", "yła", "yli", "ał", "ała", "ali", "ił", "iła", "ili"]
        .iter()
        .any(|ending| word.ends_with(ending));
    let being = matches!(
        word,
        "był"
            | "była"
            | "było"
            | "byli"
            | "były"
            | "miał"
            | "miała"
            | "mieli"
            | "dał"
            | "mała"
            | "cały"
            | "biała"
            | "cała"
            | "stała"
    );
    let count = word.chars().count();
    let head = text[..dash.start()].trim_end();
    verb && !being
        && count > 4
        && (word.starts_with(char::is_lowercase) || head.ends_with(['.', '?', '!', '…']))
}

/// Reportage: `– Nic nie wiemy. – Burmistrz wzrusza ramionami.` Behind a whole sentence somebody who has a name
/// or an office does something, and that is all.
fn moves(text: &str, dash: Span, words: &[Word<'_>], lexicon: &Lexicon) -> bool {
    if !text[..dash.start()].trim_end().ends_with(['.', '?', '!', '…']) {
        return false;
    }
    let start = words.partition_point(|word| word.span.start() < dash.end());
    let rest = words.get(start..words.len().min(start + LONGEST_MOVE)).unwrap_or_default();
    let name = rest.iter().take_while(|word| word.is_capital() && !word.fresh).count();
    let office = rest.first().is_some_and(|word| lexicon.roles.contains(word.lower.as_ref()));
    let verb = rest.get(name).filter(|word| word.is_small() && !word.fresh);
    let acts = verb.is_some_and(|word| {
        let ends = ["a", "e", "i", "y", "ł", "ła"].iter().any(|ending| word.lower.ends_with(ending));
        ends && word.lower.chars().count() > 3 && !lexicon.stops.contains(word.lower.as_ref())
    });
    let closed = rest.iter().any(|word| matches!(word.text, "." | "?" | "!" | "…"));
    (name > 1 || name == 1 && office) && acts && closed
}

/// Words of such a sentence, its full stop included.
const LONGEST_MOVE: usize = 15;
