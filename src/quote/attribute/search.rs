//! The attribution of one quotation: right after it, right before it, or in the paragraph before.

use std::ops::Range;

use crate::lang::Lang;
use crate::quote::attribute::lexicon::CueKind;
use crate::quote::attribute::phrase::{is_role, phrase_end};
use crate::quote::attribute::preposition::{is_filler, is_preposition};
use crate::quote::attribute::subject::subject;
use crate::quote::attribute::surroundings::Surroundings;
use crate::quote::attribute::word::{Cue, Word, ends_sentence};
use crate::quote::quotation::{Quotation, QuoteStyle};
use crate::span::Span;

/// What was found for one quotation, in words of the text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    pub(crate) cue: Option<Cue>,
    pub(crate) speaker: Option<Range<usize>>,
    /// Whether it is a neighbour's: then the cue is not this quotation's own.
    pub(crate) shared: bool,
}

/// The first look at a quotation, before its kind is known.
pub(crate) fn find(text: &str, quotation: &Quotation, surroundings: &Surroundings<'_, '_>) -> Option<Found> {
    let owner = quotation.parent;
    let opens = surroundings.opens_sentence(quotation.outer.start(), owner);
    let before = || surroundings.find_before(quotation.outer.start(), owner);
    let narrated = quotation.style == QuoteStyle::DialogueDash;
    let after = || {
        let count = quotation.parts.len();
        quotation.parts.iter().enumerate().find_map(|(index, &part)| {
            surroundings.find_after(text, part, owner, index + 1 == count, narrated)
        })
    };
    if narrated {
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
        let near = surroundings.last_cue_in(&lead).is_some() || surroundings.utterance(&lead).is_some();
        if near { before().or_else(after) } else { after() }
    }
}

fn joins_clauses(lower: &str, lang: Lang) -> bool {
    match lang {
        Lang::English => matches!(lower, "and" | "but"),
        Lang::Polish => matches!(lower, "i" | "a" | "ale" | "oraz"),
    }
}

impl Surroundings<'_, '_> {
    /// The attribution that follows the quoted words at `part`.
    fn find_after(
        &self,
        text: &str,
        part: Span,
        owner: Option<usize>,
        last: bool,
        narrated: bool,
    ) -> Option<Found> {
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
        // After a full stop the next capital may open a sentence of its own.
        let closed = part.get(text).is_some_and(|words| words.trim_end().ends_with(['.', '?', '!', '…']));
        let fresh_sentence = closed && !paused && !dashed && !first.is_small();
        let joins = |index: usize| joins_clauses(&self.words[index].lower, self.lexicon.lang);
        let mut start = range.start;
        while start < range.end
            && (is_filler(&self.words[start], self.lexicon)
                || joins(start)
                || matches!(self.words[start].lower.as_ref(), "as" | "jak"))
        {
            start += 1;
        }
        let joined = joins(range.start);
        let Some(cue) = self.cue_in(&range) else {
            // An epigraph: “…” – Jan Nowak.
            let end = phrase_end(self.words, range.start, range.end, false, self.lexicon)?;
            let alone = dashed && last && end == range.end && first.is_capital();
            // – Nic nie wiemy. – Anna Lis rozkłada ręce: what is told between turns is told of who speaks.
            let acts = narrated && dashed && self.is_somebody(&(range.start..end));
            return (alone || acts).then_some(Found {
                cue: None,
                speaker: Some(range.start..end),
                shared: false,
            });
        };
        // "a fisherman who asked not to be named told us": the verb of the relative clause is not the one.
        let relative = cue.first > start
            && matches!(
                self.words[cue.first - 1].lower.as_ref(),
                "who" | "który" | "która" | "którzy" | "które"
            );
        let cue =
            Some(cue.end..range.end).filter(|_| relative).and_then(|rest| self.cue_in(&rest)).unwrap_or(cue);
        let speaker = subject(self.words, &range, cue, self.lexicon);
        let found = Found { cue: Some(cue), speaker: speaker.clone(), shared: false };
        if cue.first <= start {
            return (!(fresh_sentence || joined && speaker.is_some() && cue.first > range.start + 3))
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
            opening.filter(|_| !joined && speaker.as_ref().is_none_or(|speaker| speaker.start > start))
        {
            return Some(Found { cue: Some(cue), speaker: Some(start..end), shared: false });
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
            if let Some(found) = self.utterance(&range) {
                return Some(found);
            }
            if !colon {
                return None;
            }
            let mut end = phrase_end(self.words, range.start, range.end, false, self.lexicon)?;
            let named = range.start..end;
            // "The minister made no secret of it: “…”": who opens the sentence before the colon speaks.
            if self.is_somebody(&named) {
                return Some(Found { cue: None, speaker: Some(named), shared: false });
            }
            if self.words.get(end).is_some_and(|word| word.is("(") || word.is(",")) {
                end = range.end - 1;
            }
            return (end + 1 == range.end).then_some(Found {
                cue: None,
                speaker: Some(named),
                shared: false,
            });
        };
        let mut speaker = subject(self.words, &range, cue, self.lexicon);
        if speaker.is_none()
            && let Some(earlier) = self.cue_in(&(range.start..cue.first))
        {
            speaker = subject(self.words, &(range.start..cue.first), earlier, self.lexicon);
        }
        Some(Found { cue: Some(cue), speaker, shared: false })
    }

    /// "Słowa ministra „…” odbiły się echem", "the remark of the mayor “…”": whose utterance stands before it.
    fn utterance(&self, range: &Range<usize>) -> Option<Found> {
        let noun = range
            .clone()
            .rev()
            .find(|&index| self.lexicon.utterances.contains(self.words[index].lower.as_ref()))?;
        let mut start = noun + 1;
        if self.lexicon.lang == Lang::English {
            let link = self.words.get(start)?;
            if !matches!(link.lower.as_ref(), "of" | "by" | "from") {
                return None;
            }
            start += 1;
        }
        let mut end = phrase_end(self.words, start, range.end, false, self.lexicon)?;
        let speaker = start..end;
        let named = self.words[speaker.clone()].iter().any(Word::is_capital) || self.is_somebody(&speaker);
        // "słowa Nowaka, szefa związku, „…”"
        let apposition = self.words.get(end).is_some_and(|word| word.is(",")) && end < range.end;
        if apposition {
            end =
                (end + 1..range.end).find(|&index| self.words[index].is(",")).map_or(end, |comma| comma + 1);
        }
        let reaches = end == range.end || end + 1 == range.end && !self.words[end].is_word();
        let cue = Cue { first: noun, end: noun + 1, kind: CueKind::Source };
        (named && reaches).then_some(Found { cue: Some(cue), speaker: Some(speaker), shared: false })
    }

    /// Whether a phrase has an office, a body or a full name in it, or a name that the text has elsewhere, too.
    fn is_somebody(&self, phrase: &Range<usize>) -> bool {
        let words = &self.words[phrase.clone()];
        let known = |word: &Word<'_>| {
            let lower = word.lower.as_ref();
            self.lexicon.roles.contains(lower)
                || self.lexicon.institutions.contains(lower)
                || self.lexicon.titles.contains(lower)
        };
        // "Jan Gil of the Left went further: …"
        let capitals = words.iter().take_while(|word| word.is_capital()).count();
        let named = |name: &Word<'_>| name.is_capital() && self.names.contains(name.lower.as_ref());
        words.iter().any(known) || capitals > 1 || words.len() == 1 && words.iter().all(named)
    }

    /// The phrase that opens the sentence before a quotation, in the same paragraph: the likely subject of a
    /// verb that names none.
    pub(crate) fn topic(&self, quotation: &Quotation) -> Option<Range<usize>> {
        let lead = self.before(quotation.outer.start(), quotation.parent).start;
        if self.words.get(lead).is_some_and(|word| word.fresh) {
            return None;
        }
        let stop = lead.checked_sub(1).filter(|&index| ends_sentence(self.words, index))?;
        let range = self.before(self.words[stop].span.start(), quotation.parent);
        let phrase = |start: usize| {
            let end = phrase_end(self.words, start, range.end, false, self.lexicon)?;
            Some(start..end)
        };
        let opening = phrase(range.start)
            .filter(|opening| opening.end < range.end && self.words[opening.start].is_capital());
        if opening.as_ref().is_some_and(|opening| self.is_somebody(opening)) {
            return opening;
        }
        // "Głos zabrał też poseł Jan Gil.": who acts may stand behind the verb. The office tells the case.
        let is_office = |phrase: &Range<usize>| is_role(&self.words[phrase.start], self.lexicon);
        let nominative = |start: usize| !is_preposition(&self.words[start - 1], self.lexicon);
        let mut later = (range.start + 1..range.end).filter(|&start| nominative(start)).filter_map(phrase);
        later.find(|later| later.len() > 1 && is_office(later)).or(opening)
    }
}
