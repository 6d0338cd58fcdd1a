//! The attribution of one quotation: right after it, right before it, or in the paragraph before.

use std::ops::Range;

use crate::lang::Lang;
use crate::quote::attribute::apposition::with_name;
use crate::quote::attribute::lexicon::CueKind;
use crate::quote::attribute::phrase::phrase_end;
use crate::quote::attribute::preposition::{is_filler, is_preposition};
use crate::quote::attribute::relay::citing;
use crate::quote::attribute::subject::subject;
use crate::quote::attribute::surroundings::Surroundings;
use crate::quote::attribute::utterance::is_label;
use crate::quote::attribute::word::{Cue, Word, cue_at, reports};
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
    let found = if opens && lead.is_empty() { after().or_else(before) } else { before().or_else(after) };
    found.or_else(|| surroundings.afterthought(quotation))
}

/// Words of a document before its author: `the latest email from`.
const LONGEST_DOCUMENT: usize = 5;

/// Fewer words than this may be a title, of which the brackets name the author.
const SHORTEST_SENTENCE: usize = 3;

/// Words of what a headline says that somebody speaks on, with the colon: `on the bridge in Kraków:`.
const LONGEST_TOPIC: usize = 6;

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
        let (mut dashed, mut colon) = (false, false);
        while let Some(word) =
            self.words[range.clone()].first().filter(|word| !word.is_word() && !word.is("("))
        {
            paused |= word.is(",");
            dashed |= word.is_dash();
            colon |= word.is(":");
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
        let speech = (paused || dashed) && self.opens_sentence(part.start(), owner);
        let beside = || self.beside_in(&range).filter(|_| speech);
        let Some(cue) = self.cue_in(&range).or_else(beside) else {
            if let Some(found) = self.pointed_at(&range).or_else(|| self.bracketed(text, part, &range)) {
                return Some(found);
            }
            // An epigraph: “…” – Jan Nowak, or a headline: ‘…’: Tusk.
            let end = phrase_end(self.words, range.start, range.end, false, self.lexicon)?;
            let apposed = self.words.get(end).is_some_and(|word| word.is(",") && end < range.end);
            let ends = self.words.get(range.end).is_none_or(|word| word.fresh);
            let alone = last
                && first.is_capital()
                && (dashed && end == range.end || (dashed && apposed || colon && end == range.end) && ends);
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
        if let Some((cue, cited)) = citing(self.words, &range, speaker.as_ref(), self.lexicon) {
            return Some(Found { cue: Some(cue), speaker: Some(cited), shared: false });
        }
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
            let named = with_name(self.words, start..end, cue.first, self.lexicon);
            return Some(Found { cue: Some(cue), speaker: Some(named), shared: false });
        }
        if let Some(found) = self.pointed_at(&range) {
            return Some(found);
        }
        let Some(speaker) = speaker else {
            // Polish verbs need no subject: „…” – w rozmowie z PAP dodał.
            return (dashed || paused).then_some(found);
        };
        // "the email from Joan Hall says": its author speaks for the document.
        let document = |word: &Word<'_>| self.lexicon.documents.contains(word.lower.as_ref());
        let written = speaker.start <= start + LONGEST_DOCUMENT
            && self.words[start..speaker.start.max(start)].iter().any(document);
        let adjacent = speaker.start <= start || speaker.start > cue.first || written;
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

    /// “We will not sell the forest” (Ann Lee, May 4): who stands in brackets behind a sentence.
    fn bracketed(&self, text: &str, part: Span, range: &Range<usize>) -> Option<Found> {
        let long = part.get(text)?.split_whitespace().nth(SHORTEST_SENTENCE).is_some();
        let open = self.words.get(range.start).filter(|word| long && word.is("("));
        let start = open.map(|_| range.start + 1)?;
        let end = phrase_end(self.words, start, range.end, false, self.lexicon)?;
        let closed = matches!(self.words.get(end)?.text, ")" | ",") && self.words[start].is_capital();
        closed.then_some(Found { cue: None, speaker: Some(start..end), shared: false })
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
                return self.for_whom(&range);
            }
            let mut end = phrase_end(self.words, range.start, range.end, false, self.lexicon)?;
            let named = range.start..end;
            if is_label(&self.words[named.clone()], self.lexicon) {
                return None;
            }
            // "The minister made no secret of it: “…”": who opens the sentence before the colon speaks.
            let is_known = self.is_somebody(&named) || self.is_surname_with_verb(&named);
            if is_known {
                let named = with_name(self.words, named, range.end, self.lexicon);
                return Some(Found { cue: None, speaker: Some(named), shared: false });
            }
            // "Tusk on the bridge: …", "Tusk do Kaczyńskiego: …"
            let headed = self.words[range.start].is_capital() && range.end - end <= LONGEST_TOPIC;
            let on = headed && is_preposition(&self.words[end], self.lexicon);
            if self.words.get(end).is_some_and(|word| word.is("(") || word.is(",") || on) {
                end = range.end - 1;
            }
            return (end + 1 == range.end).then_some(Found {
                cue: None,
                speaker: Some(named),
                shared: false,
            });
        };
        let cue = self.resumed(&range, cue);
        let mut speaker = subject(self.words, &range, cue, self.lexicon);
        let ahead = range.start..cue.first;
        if speaker.is_none()
            && let Some(earlier) = self.cue_in(&ahead).or_else(|| self.beside_in(&ahead))
        {
            speaker = subject(self.words, &(range.start..cue.first), earlier, self.lexicon);
        }
        if let Some((cue, cited)) = citing(self.words, &range, speaker.as_ref(), self.lexicon) {
            return Some(Found { cue: Some(cue), speaker: Some(cited), shared: false });
        }
        Some(Found { cue: Some(cue), speaker, shared: false })
    }

    /// "He added that the ministry had asked TikTok to act and that “…”": the second “that” is the first verb's, too.
    fn resumed(&self, range: &Range<usize>, cue: Cue) -> Cue {
        let tail = &self.words[range.clone()];
        let that = |word: &Word<'_>| reports(word.lower.as_ref());
        let [.., joint, last] = tail else { return cue };
        if !that(last) || !joins_clauses(&joint.lower, self.lexicon.lang) {
            return cue;
        }
        let told = |at: usize| {
            let cue = cue_at(self.words, at, range.end, self.lexicon)?;
            self.words[cue.end..range.end.min(cue.end + 2)].iter().any(that).then_some(cue)
        };
        range.clone().find_map(told).unwrap_or(cue)
    }

    /// "For Greenpeace, “…”", "Dla Anny Lis to „…”": in whose eyes it is so.
    fn for_whom(&self, range: &Range<usize>) -> Option<Found> {
        let opens = self.words.get(range.start).filter(|_| range.len() > 1)?;
        let end = phrase_end(self.words, range.start + 1, range.end, false, self.lexicon)?;
        let rest = &self.words[end..range.end];
        let follows = rest.len() == 1 && (rest[0].is(",") || rest[0].lower == "to");
        let named = self.words[range.start + 1].is_capital() || self.is_somebody(&(range.start + 1..end));
        (matches!(opens.lower.as_ref(), "for" | "dla") && follows && named).then(|| Found {
            cue: None,
            speaker: Some(range.start + 1..end),
            shared: false,
        })
    }
}
