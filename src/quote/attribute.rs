//! Who said it: the cue and the speaker of each quotation.
//!
//! A quote's attribution stands right after it, right before it, or in the paragraph before it when that ends
//! with a colon. Failing that, a quote shares the attribution of its neighbour in the same sentence or run of
//! speech. Every search looks at a bounded number of words, so the whole is linear.

pub(crate) mod lexicon;
mod phrase;
mod resolve;
mod subject;
pub(crate) mod word;

use std::ops::Range;

use crate::lang::Lang;
use crate::quote::attribute::lexicon::{CueKind, Gender, Lexicon};
use crate::quote::attribute::phrase::phrase_end;
use crate::quote::attribute::resolve::{Cast, verb_gender};
use crate::quote::attribute::subject::{is_filler, is_preposition, subject};
use crate::quote::attribute::word::{Cue, Word, cue_at, ends_sentence};
use crate::quote::quotation::{Attribution, Quotation, QuoteKind, QuoteStyle, Speaker};
use crate::span::Span;

/// Sentences longer than this on one side of a quote are cut: no attribution stands so far off.
const REACH: usize = 50;

/// What was found for one quotation, in words of the text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    cue: Option<Cue>,
    speaker: Option<Range<usize>>,
}

impl Found {
    /// The verb or phrase of speech.
    pub(crate) fn cue(&self) -> Option<Cue> {
        self.cue
    }
}

/// The words around quotations: which belong to which, and where their sentences end.
pub(crate) struct Surroundings<'a, 't> {
    pub(crate) words: &'a [Word<'t>],
    pub(crate) lexicon: &'static Lexicon,
    /// The innermost quotation that each word stands in.
    owners: Vec<Option<usize>>,
}

impl<'a, 't> Surroundings<'a, 't> {
    pub(crate) fn new(words: &'a [Word<'t>], quotations: &[Quotation], lexicon: &'static Lexicon) -> Self {
        let mut owners = vec![None; words.len()];
        // The quotations around the current word, each with the part that is next.
        let mut around: Vec<(usize, usize)> = Vec::new();
        let mut next = 0;
        for (owner, word) in owners.iter_mut().zip(words) {
            let at = word.span.start();
            while quotations.get(next).is_some_and(|quotation| quotation.outer.start() <= at) {
                while around
                    .last()
                    .is_some_and(|&(top, _)| quotations[top].outer.end() <= quotations[next].outer.start())
                {
                    around.pop();
                }
                around.push((next, 0));
                next += 1;
            }
            while around.last().is_some_and(|&(top, _)| quotations[top].outer.end() <= at) {
                around.pop();
            }
            if let Some((top, part)) = around.last_mut() {
                let parts = &quotations[*top].parts;
                while *part + 1 < parts.len() && parts[*part].end() <= at {
                    *part += 1;
                }
                let inside = parts[*part].start() <= at && at < parts[*part].end();
                *owner = if inside { Some(*top) } else { quotations[*top].parent };
            }
        }
        Self { words, lexicon, owners }
    }

    /// The first word at or after byte `at`.
    pub(crate) fn index(&self, at: usize) -> usize {
        self.words.partition_point(|word| word.span.start() < at)
    }

    /// The words of the sentence that go on after byte `at`, up to the next quotation.
    pub(crate) fn after(&self, at: usize, owner: Option<usize>) -> Range<usize> {
        let start = self.index(at);
        let mut end = start;
        while end < self.words.len() && end < start + REACH && self.owners[end] == owner {
            if end > start && self.words[end].fresh || end == start && self.words[end].fresh {
                break;
            }
            if ends_sentence(self.words, end) {
                break;
            }
            end += 1;
        }
        start..end
    }

    /// The words of the sentence that lead up to byte `at`, from the quotation before.
    pub(crate) fn before(&self, at: usize, owner: Option<usize>) -> Range<usize> {
        let end = self.index(at);
        let mut start = end;
        if self.words.get(end).is_some_and(|word| word.fresh) {
            return start..end;
        }
        while start > 0
            && start + REACH > end
            && self.owners[start - 1] == owner
            && !ends_sentence(self.words, start - 1)
        {
            start -= 1;
            if self.words[start].fresh {
                break;
            }
        }
        start..end
    }

    /// The phrase that opens the sentence before a quotation, in the same paragraph: the likely subject of a
    /// verb that names none.
    fn topic(&self, quotation: &Quotation) -> Option<Range<usize>> {
        let end = self.index(quotation.outer.start());
        let stop = (end.saturating_sub(3)..end).rev().find(|&index| ends_sentence(self.words, index))?;
        if self.words.get(end).is_some_and(|word| word.fresh && !word.is_dash()) {
            return None;
        }
        let range = self.before(self.words[stop].span.start(), quotation.parent);
        let end = phrase_end(self.words, range.start, range.end, false, self.lexicon)?;
        (end < range.end && self.words[range.start].is_capital()).then_some(range.start..end)
    }

    fn cue_in(&self, range: &Range<usize>) -> Option<Cue> {
        range.clone().find_map(|index| cue_at(self.words, index, range.end, self.lexicon))
    }

    fn last_cue_in(&self, range: &Range<usize>) -> Option<Cue> {
        let mut found: Option<Cue> = None;
        let mut at = range.start;
        while at < range.end {
            match cue_at(self.words, at, range.end, self.lexicon) {
                Some(cue) => {
                    at = cue.end;
                    found = Some(cue);
                }
                None => at += 1,
            }
        }
        found
    }

    /// The attribution that follows the quoted words at `part`.
    fn find_after(&self, text: &str, part: Span, owner: Option<usize>, last: bool) -> Option<Found> {
        let mut range = self.after(part.end(), owner);
        let mut paused = part.get(text).is_some_and(|words| words.trim_end().ends_with(','));
        let mut dashed = false;
        while let Some(word) =
            self.words[range.clone()].first().filter(|word| !word.is_word() && !word.is("("))
        {
            paused |= word.is(",");
            dashed |= word.is_dash();
            range.start += 1;
        }
        let first = self.words[range.clone()].first()?;
        let closed = part.get(text).is_some_and(|words| words.trim_end().ends_with(['.', '?', '!', '…']));
        let fresh_sentence = closed && !paused && !dashed && !first.is_small();
        let mut start = range.start;
        while start < range.end
            && (is_filler(&self.words[start], self.lexicon)
                || matches!(
                    self.words[start].lower.as_ref(),
                    "as" | "jak" | "i" | "and" | "but" | "a" | "ale" | "oraz"
                ))
        {
            start += 1;
        }
        let joined = start > range.start
            && matches!(self.words[range.start].lower.as_ref(), "and" | "i" | "but" | "a" | "ale" | "oraz");
        let Some(cue) = self.cue_in(&range) else {
            // An epigraph: “…” – Jan Nowak.
            let end = phrase_end(self.words, range.start, range.end, false, self.lexicon)?;
            let alone = dashed && last && end == range.end && first.is_capital();
            return alone.then_some(Found { cue: None, speaker: Some(range.start..end) });
        };
        let speaker = subject(self.words, &range, cue, self.lexicon);
        let found = Found { cue: Some(cue), speaker: speaker.clone() };
        if cue.first <= start {
            return (!fresh_sentence && !(joined && speaker.is_some() && cue.first > range.start + 3))
                .then_some(found);
        }
        if fresh_sentence {
            let pronoun = matches!(
                first.lower.as_ref(),
                "the" | "a" | "he" | "she" | "it" | "they" | "this" | "on" | "ona"
            );
            let short = range.end - cue.end <= 3;
            return (short
                && !pronoun
                && speaker.as_ref().is_some_and(|speaker| speaker.start == range.start))
            .then_some(found);
        }
        // "…," Nowak, who leads the office, told us: the phrase right after the quote is the speaker's.
        let opening = phrase_end(self.words, start, cue.first, false, self.lexicon).filter(|&end| {
            let relative = self.words.get(end).is_some_and(|word| {
                word.is(",")
                    || word.is("(")
                    || matches!(word.lower.as_ref(), "who" | "whose" | "który" | "która" | "którzy")
            });
            let noun = first.is_capital() || end > start + 1;
            relative
                && noun
                && end < cue.first
                && !first.lower.ends_with("ing")
                && cue.kind != CueKind::Source
        });
        if let Some(end) =
            opening.filter(|_| !joined && !speaker.as_ref().is_some_and(|speaker| speaker.start <= start))
        {
            return Some(Found { cue: Some(cue), speaker: Some(start..end) });
        }
        let Some(speaker) = speaker else {
            // Polish verbs need no subject: „…” – w rozmowie z PAP dodał.
            return (dashed || paused).then_some(found);
        };
        let adjacent = speaker.start <= start || speaker.start > cue.first;
        let tail =
            speaker.start > range.start && self.words[speaker.start - 1].is(",") && range.end - cue.end <= 4;
        let source = cue.kind == CueKind::Source
            && (cue.first == range.start
                || self.words[cue.first - 1].is(",")
                || range.end - speaker.end <= 3);
        let apart = self.words[range.start..cue.first].iter().any(|word| {
            matches!(word.lower.as_ref(), "that" | "because" | "że" | "bo" | "ponieważ" | "while" | "when")
        });
        ((adjacent && !apart && !joined) && cue.kind != CueKind::Source || tail || source || dashed)
            .then_some(found)
    }

    /// The attribution that leads up to byte `at`.
    fn find_before(&self, at: usize, owner: Option<usize>) -> Option<Found> {
        let mut range = self.before(at, owner);
        if range.is_empty() {
            // A paragraph that ends with a colon introduces the next.
            let colon = range
                .start
                .checked_sub(1)
                .filter(|&index| self.words[index].is(":") && self.owners[index] == owner)?;
            range = self.before(self.words[colon].span.start(), owner).start..colon + 1;
        }
        let colon = self.words[range.clone()].last().is_some_and(|word| word.is(":"));
        let Some(cue) = self.last_cue_in(&range) else {
            if !colon {
                return None;
            }
            let mut end = phrase_end(self.words, range.start, range.end, false, self.lexicon)?;
            let named = range.start..end;
            if self.words.get(end).is_some_and(|word| word.is("(") || word.is(",")) {
                end = range.end - 1;
            }
            return (end + 1 == range.end).then_some(Found { cue: None, speaker: Some(named) });
        };
        let mut speaker = subject(self.words, &range, cue, self.lexicon);
        if speaker.is_none()
            && let Some(earlier) = self.cue_in(&(range.start..cue.first))
        {
            speaker = subject(self.words, &(range.start..cue.first), earlier, self.lexicon);
        }
        Some(Found { cue: Some(cue), speaker })
    }

    /// Whether the quote at `at` opens its sentence, or follows a colon or a dash.
    pub(crate) fn opens_sentence(&self, at: usize, owner: Option<usize>) -> bool {
        let range = self.before(at, owner);
        match self.words[range.clone()].last() {
            None => {
                range.start == 0
                    || self.words.get(range.start).is_some_and(|word| word.fresh)
                    || ends_sentence(self.words, range.start - 1)
                    || self.owners[range.start - 1] != owner
            }
            Some(word) => word.is(":") || word.is_dash() && range.len() == 1,
        }
    }
}

/// The first look at a quotation, before its kind is known.
pub(crate) fn find(text: &str, quotation: &Quotation, surroundings: &Surroundings<'_, '_>) -> Option<Found> {
    let owner = quotation.parent;
    let opens = surroundings.opens_sentence(quotation.outer.start(), owner);
    let before = || surroundings.find_before(quotation.outer.start(), owner);
    let after = || {
        let count = quotation.parts.len();
        quotation
            .parts
            .iter()
            .enumerate()
            .find_map(|(index, &part)| surroundings.find_after(text, part, owner, index + 1 == count))
    };
    if quotation.style == QuoteStyle::DialogueDash {
        return after().or_else(before);
    }
    let lead = surroundings.before(quotation.outer.start(), owner);
    let introduced = surroundings.words[lead.clone()].last().is_some_and(|word| {
        word.is(":") || word.is(",") || matches!(word.lower.as_ref(), "that" | "że" | "iż")
    });
    if opens && lead.is_empty() {
        after().or_else(before)
    } else if introduced {
        before().or_else(after)
    } else {
        let near = surroundings.last_cue_in(&lead).is_some();
        if near { before().or_else(after) } else { after() }
    }
}

/// Shares attributions between neighbours, then resolves every mention, and writes the result.
pub(crate) fn settle(
    text: &str,
    quotations: &mut [Quotation],
    mut found: Vec<Option<Found>>,
    surroundings: &Surroundings<'_, '_>,
) {
    inherit(text, quotations, &mut found, surroundings);
    let words = surroundings.words;
    let lexicon = surroundings.lexicon;
    // Speakers of the narrative count too: “the minister said that …” names who “he” is later.
    let mut mentions: Vec<(usize, Option<usize>, Found)> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some(cue) = cue_at(words, at, words.len(), lexicon).filter(|_| surroundings.owners[at].is_none())
        else {
            at += 1;
            continue;
        };
        let range = surroundings.before(words[cue.first].span.start(), None).start
            ..surroundings.after(words[cue.first].span.start(), None).end.max(cue.end);
        let range = if words[cue.first].fresh { cue.first..range.end } else { range };
        if let Some(speaker) = subject(words, &range, cue, lexicon) {
            mentions.push((speaker.start, None, Found { cue: Some(cue), speaker: Some(speaker) }));
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
        mentions.push((name.start, None, Found { cue: None, speaker: Some(name) }));
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
            Some(range) if index.is_none() && cue.is_none() => {
                cast.know(&words[range.clone()], lexicon);
                continue;
            }
            Some(range) => {
                let named = match &last {
                    Some((before, named)) if before == range => *named,
                    _ => cast.meet(&words[range.clone()], gender, lexicon),
                };
                last = Some((range.clone(), named));
                let mention = words[range.start].span.cover(words[range.end - 1].span);
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
            let inherited = quotations[index].attribution.is_some();
            quotations[index].attribution = Some(Attribution { speaker, cue: cue.filter(|_| !inherited) });
        }
    }
}

/// Names of two words and more in the narrative, with the offices before them.
fn full_names(surroundings: &Surroundings<'_, '_>) -> Vec<Range<usize>> {
    let Surroundings { words, lexicon, owners } = surroundings;
    let mut names = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let limit = (at + 1..words.len().min(at + 12))
            .find(|&index| words[index].fresh || owners[index] != owners[at])
            .unwrap_or(words.len().min(at + 12));
        let head = words[at].is_capital() || lexicon.roles.contains(words[at].lower.as_ref());
        // After a preposition a Polish name stands in an oblique case, maybe that of a place.
        let placed = lexicon.lang == Lang::Polish && at > 0 && is_preposition(&words[at - 1], lexicon);
        let end =
            if head && owners[at].is_none() { phrase_end(words, at, limit, false, lexicon) } else { None };
        match end {
            Some(end) if end > at + 1 && words[end - 2..end].iter().all(Word::is_capital) => {
                if !placed {
                    names.push(at..end);
                }
                at = end;
            }
            _ => at += 1,
        }
    }
    names
}

/// Gives quotes without attribution that of the neighbour they belong with.
fn inherit(
    text: &str,
    quotations: &mut [Quotation],
    found: &mut [Option<Found>],
    surroundings: &Surroundings<'_, '_>,
) {
    let none = Attribution { speaker: None, cue: None };
    for index in 1..quotations.len() {
        let Some(before) = sibling_before(quotations, index).filter(|_| found[index].is_none()) else {
            continue;
        };
        let scare = quotations[index].kind == QuoteKind::Scare;
        if scare
            && found[before].is_some()
            && coordinated(&quotations[before], &quotations[index], surroundings)
        {
            quotations[index].kind = QuoteKind::Fragment;
        } else if scare || quotations[index].kind == QuoteKind::Title {
            continue;
        }
        if found[before].is_some()
            && (belong(text, &quotations[before], &quotations[index], true, surroundings)
                || continues(&quotations[before], &quotations[index], surroundings))
        {
            found[index] = found[before].clone();
            quotations[index].attribution = Some(none);
        }
    }
    for index in (1..quotations.len()).rev() {
        let Some(before) = sibling_before(quotations, index) else { continue };
        if found[before].is_some()
            || found[index].is_none()
            || matches!(quotations[before].kind, QuoteKind::Scare | QuoteKind::Title)
        {
            continue;
        }
        if belong(text, &quotations[before], &quotations[index], false, surroundings) {
            found[before] = found[index].clone();
            quotations[before].attribution = Some(none);
        }
    }
}

/// The quotation before this one in the same surroundings: the one right before it, or that one's ancestor.
fn sibling_before(quotations: &[Quotation], index: usize) -> Option<usize> {
    let mut before = index.checked_sub(1)?;
    // Few levels: deeper nesting than this is not text.
    for _ in 0..8 {
        if quotations[before].parent == quotations[index].parent {
            return Some(before);
        }
        before = quotations[before].parent?;
    }
    None
}

/// Whether two neighbours are the speech of one person: in one sentence, or one right after the other with
/// nothing but the first one's attribution between them.
fn belong(
    text: &str,
    first: &Quotation,
    second: &Quotation,
    forward: bool,
    surroundings: &Surroundings<'_, '_>,
) -> bool {
    let gap = Span::new(first.outer.end().min(second.outer.start()), second.outer.start());
    let Some(between) = gap.get(text).filter(|between| between.len() < 400 && !between.contains("\n\n"))
    else {
        return false;
    };
    let (start, end) = (surroundings.index(gap.start()), surroundings.index(gap.end()));
    let words = &surroundings.words[start..end.max(start)];
    if words.iter().any(|word| word.fresh)
        || surroundings.words.get(end).is_some_and(|word| word.fresh)
        || between.contains('\n') && between.trim().is_empty()
    {
        return false;
    }
    let ends = (start..end).filter(|&index| ends_sentence(surroundings.words, index)).count();
    let last_ends = end > start && ends_sentence(surroundings.words, end - 1);
    let speech = second.kind == QuoteKind::Statement || second.style == QuoteStyle::DialogueDash;
    match ends {
        0 => words.is_empty() || words.len() <= 14,
        1 if last_ends && forward => speech && words.len() <= 40,
        _ => false,
    }
}

/// A quote that is the whole of its paragraph goes on with the speech that the paragraph before it opens with.
fn continues(first: &Quotation, second: &Quotation, surroundings: &Surroundings<'_, '_>) -> bool {
    let words = surroundings.words;
    let starts = |quotation: &Quotation| {
        words.get(surroundings.index(quotation.outer.start())).is_some_and(|word| word.fresh)
    };
    let (start, end) = (surroundings.index(second.outer.start()), surroundings.index(second.outer.end()));
    let speech = |quotation: &Quotation| {
        quotation.kind == QuoteKind::Statement && quotation.style != QuoteStyle::DialogueDash
    };
    let whole = starts(second)
        && words.get(end).is_none_or(|word| {
            word.fresh || word.is(".") && words.get(end + 1).is_none_or(|next| next.fresh)
        });
    // No paragraph in between, and the narrator says no more than one sentence of attribution.
    let from = surroundings.index(first.outer.end());
    let near = start.saturating_sub(from) <= REACH
        && start >= from
        && (from..start).filter(|&index| words[index].fresh).count() == 0
        && (from..start).filter(|&index| ends_sentence(words, index)).count() <= 1;
    whole && near && speech(first) && speech(second) && starts(first)
}

/// “slow” and “late”: what one is, the other is too.
fn coordinated(first: &Quotation, second: &Quotation, surroundings: &Surroundings<'_, '_>) -> bool {
    let (start, end) = (surroundings.index(first.outer.end()), surroundings.index(second.outer.start()));
    const JOINTS: [&str; 14] =
        [",", "and", "or", "but", "yet", "then", "i", "oraz", "a", "ale", "lub", "czy", "potem", "albo"];
    // "said the plan was “slow” and its cost “absurd”": one sentence, one speaker.
    let clause = (1..=8).contains(&end.saturating_sub(start))
        && first.kind == QuoteKind::Fragment
        && !(start..end).any(|index| {
            surroundings.words[index].fresh
                || ends_sentence(surroundings.words, index)
                || !surroundings.words[index].is_word()
        });
    clause
        || (1..=3).contains(&end.saturating_sub(start))
            && surroundings.words[start..end]
                .iter()
                .all(|word| !word.fresh && JOINTS.contains(&word.lower.as_ref()))
}
