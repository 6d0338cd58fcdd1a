//! Nouns for what somebody said, and whose they are: `słowa ministra`, “Her answer was short”, “the words of the pope”.

use std::ops::Range;

use crate::lang::Lang;
use crate::quote::attribute::apposition::with_name;
use crate::quote::attribute::lexicon::{CueKind, Lexicon};
use crate::quote::attribute::phrase::phrase_end;
use crate::quote::attribute::preposition::{is_preposition, skip_preposition};
use crate::quote::attribute::search::Found;
use crate::quote::attribute::subject::subject;
use crate::quote::attribute::surroundings::Surroundings;
use crate::quote::attribute::word::{Cue, Word, cue_at, reports};
use crate::quote::quotation::Quotation;

/// Words between the noun's speaker and the colon or “that”: `was as short as it was clear:`.
const LONGEST_LINK: usize = 9;
/// Words between a possessive and its noun: `her very last`.
const LONGEST_DESCRIPTION: usize = 3;
/// Words of a possessor: `the country's longest-serving prime minister's`.
const LONGEST_OWNER: usize = 6;
/// Words between what points back at a quote and the noun.
const LONGEST_POINTER: usize = 7;

impl Surroundings<'_, '_> {
    /// "Słowa ministra „…” odbiły się echem", "the remark of the mayor “…”": whose utterance stands before it.
    pub(crate) fn utterance(&self, range: &Range<usize>) -> Option<Found> {
        self.nouns(range).find_map(|noun| {
            let (speaker, end) = self.whose(range, noun, false)?;
            self.leads_on(end.max(noun + 1), range.end).then(|| found(noun, speaker))
        })
    }

    /// The nouns for what somebody said among the words `range`.
    fn nouns(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        let is_noun = |&at: &usize| self.lexicon.utterances.contains(self.words[at].lower.as_ref());
        range.clone().filter(is_noun)
    }

    /// Who owns the noun at `noun` (with `any`, whatever follows a Polish one), and where what belongs to both ends.
    fn whose(&self, range: &Range<usize>, noun: usize, any: bool) -> Option<(Range<usize>, usize)> {
        if let Some(owner) = self.possessor(range.start, noun) {
            return Some((owner, noun + 1));
        }
        let start = match self.lexicon.lang {
            Lang::Polish => noun + 1,
            Lang::English => {
                // "the claim, made by Senator Cruz, is that"
                let by = |&at: &usize| matches!(self.words[at].lower.as_ref(), "of" | "by" | "from");
                let apart = self.words.get(noun + 1)?.is(",");
                (noun + 1..range.end.min(noun + if apart { 5 } else { 2 })).find(by)? + 1
            }
        };
        // "Stanowisko związkowców:": a genitive plural that can be nothing else.
        let many = self.words.get(start).filter(|word| word.lower.ends_with("ów") && start + 2 == range.end);
        if many.is_some() && noun == range.start {
            return Some((start..start + 1, start + 1));
        }
        let end = phrase_end(self.words, start, range.end, any, self.lexicon)?;
        let speaker = with_name(self.words, start..end, range.end, self.lexicon);
        let end = speaker.end;
        let genitive = any && !self.words[start].lower.ends_with(['e', 'o', 'ą', 'ę']);
        let named = genitive
            || self.words[speaker.clone()].iter().any(Word::is_capital)
            || self.is_somebody(&speaker);
        // "słowa Nowaka, szefa związku, „…”"
        let comma = |from: usize| (from..range.end).find(|&at| self.words[at].is(","));
        let apposed = if end < range.end && self.words[end].is(",") { comma(end + 1) } else { None };
        named.then(|| (speaker, apposed.map_or(end, |comma| comma + 1)))
    }

    /// The possessor before a noun: “Tusk's exact words”, “her answer”, `jego ostatnie słowa`.
    fn possessor(&self, low: usize, noun: usize) -> Option<Range<usize>> {
        let is_owner = |&at: &usize| {
            let lower = self.words[at].lower.as_ref();
            match self.lexicon.lang {
                Lang::English => lower.ends_with("'s") || self.lexicon.possessives.contains_key(lower),
                Lang::Polish => matches!(lower, "jego" | "jej" | "ich"),
            }
        };
        let low = low.max(noun.saturating_sub(LONGEST_DESCRIPTION + 1));
        let owner = (low..noun)
            .rev()
            .take_while(|&at| self.words[at].is_word() && !is_preposition(&self.words[at], self.lexicon))
            .find(is_owner)?;
        if !self.words[owner].lower.ends_with("'s") {
            return Some(owner..owner + 1);
        }
        let first = owner.saturating_sub(LONGEST_OWNER);
        let whole = |&start: &usize| {
            if start == owner {
                return true;
            }
            let plain = (start..owner)
                .all(|at| self.words[at].is_word() && !is_preposition(&self.words[at], self.lexicon));
            plain && phrase_end(self.words, start, owner + 1, false, self.lexicon) == Some(owner + 1)
        };
        let sentence = self.before(self.words[owner].span.start(), self.owners[owner]).start;
        Some((first.max(sentence)..=owner).find(whole)?..owner + 1)
    }

    /// Whether the words from `from` on do no more than lead to the quote at `end`: `was short:`, `is that`.
    fn leads_on(&self, from: usize, end: usize) -> bool {
        let rest = &self.words[from.min(end)..end];
        let opens = |word: &Word<'_>| word.is(":") || reports(word.lower.as_ref());
        let plain = (from..end).all(|at| cue_at(self.words, at, end, self.lexicon).is_none());
        rest.iter().all(|word| !word.is_word())
            || rest.len() <= LONGEST_LINK && rest.last().is_some_and(opens) && plain
    }

    /// “…” were the first words of the pope, „…” – to słowa Jana Lisa, “…” was how Ann Lee put it.
    pub(crate) fn pointed_at(&self, range: &Range<usize>) -> Option<Found> {
        let first = self.words[range.clone()].first()?;
        let points = self.lexicon.pointers.contains(first.lower.as_ref());
        // “…” — the words of Ann Lee
        let dash = range.start.checked_sub(1).is_some_and(|before| self.words[before].is_dash());
        let named = || self.nouns(&(range.start..range.end.min(range.start + 3))).next().is_some();
        if !(points || dash && named()) {
            return None;
        }
        let near = range.start + usize::from(points)..range.end.min(range.start + 1 + LONGEST_POINTER);
        // "to słowa syna byłego premiera": a genitive, whatever it is.
        let any = self.lexicon.lang == Lang::Polish && first.lower == "to";
        if let Some(owned) = self
            .nouns(&near)
            .find_map(|noun| Some(found(noun, self.whose(&(near.start..range.end), noun, any)?.0)))
        {
            return Some(owned);
        }
        let noun = self.nouns(&near).next();
        // "takimi słowami Jan Lis pożegnał kolegów", "taki apel wydała policja"
        let from = match self.lexicon.lang {
            Lang::English => near.clone().find(|&at| self.words[at].lower == "how")? + 1,
            Lang::Polish => noun? + 1,
        };
        let mut at = from;
        while at < range.end && self.words[at].is_word() {
            if is_preposition(&self.words[at], self.lexicon) {
                at = skip_preposition(self.words, at, range.end, self.lexicon);
                continue;
            }
            let end = phrase_end(self.words, at, range.end, false, self.lexicon);
            if let Some(speaker) = end
                .map(|end| at..end)
                .filter(|speaker| self.words[speaker.start].is_capital() || self.is_somebody(speaker))
            {
                return Some(Found { cue: None, speaker: Some(speaker), shared: false });
            }
            at += 1;
        }
        None
    }

    /// The sentence behind a quote that says whose it was: “So said Donald Tusk.” `To słowa Jana Lisa.`
    pub(crate) fn afterthought(&self, quotation: &Quotation) -> Option<Found> {
        let from = self.index(quotation.outer.end());
        let start = (from..self.words.len().min(from + 2)).find(|&at| self.words[at].is_word())?;
        let first = &self.words[start];
        let points = first.is_capital() && self.lexicon.pointers.contains(first.lower.as_ref());
        if !points || self.owners[start] != quotation.parent {
            return None;
        }
        let range = start..self.after(first.span.end(), quotation.parent).end;
        // "Tak skomentowała to Anna Lis: „…”" leads to a quote of its own.
        let closed = self.words.get(range.end).is_none_or(|next| next.fresh || !next.is_word());
        if !closed
            || self.words[range.end - 1].is(":")
            || self.words.get(range.end).is_some_and(|next| next.is(":"))
        {
            return None;
        }
        let next = start + 1;
        // "Tak Anna Lis podsumowała", "Thus spoke", "That was how": nothing else between.
        let whole = phrase_end(self.words, next, range.end, false, self.lexicon);
        let verb = whole.filter(|_| self.lexicon.lang == Lang::Polish).unwrap_or(next);
        let cue = cue_at(self.words, verb, range.end, self.lexicon)
            .or_else(|| cue_at(self.words, next, range.end, self.lexicon))
            .filter(|cue| !matches!(cue.kind, CueKind::Source | CueKind::Hear));
        if let Some(cue) = cue {
            let speaker = subject(self.words, &(next..range.end), cue, self.lexicon)?;
            return Some(Found { cue: Some(cue), speaker: Some(speaker), shared: false });
        }
        let be = self.words.get(next).is_some_and(|word| self.lexicon.pointers.contains(word.lower.as_ref()));
        let tail = if be && self.lexicon.lang == Lang::English { next..range.end } else { range };
        self.pointed_at(&tail)
    }
}

fn found(noun: usize, speaker: Range<usize>) -> Found {
    let cue = Cue { first: noun, end: noun + 1, kind: CueKind::Source };
    Found { cue: Some(cue), speaker: Some(speaker), shared: false }
}

/// Whether a phrase is nothing but nouns for what is said: `Claim:`, `Teza:` name nobody.
pub(crate) fn is_label(phrase: &[Word<'_>], lexicon: &Lexicon) -> bool {
    phrase.len() == 1
        && (lexicon.utterances.contains(phrase[0].lower.as_ref())
            || lexicon.documents.contains(phrase[0].lower.as_ref()))
}
