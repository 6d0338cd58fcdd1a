//! Who the narrative before a quotation is about.

use std::ops::Range;

use crate::quote::attribute::phrase::{is_role, phrase_end};
use crate::quote::attribute::preposition::is_preposition;
use crate::quote::attribute::search::Found;
use crate::quote::attribute::subject::subject;
use crate::quote::attribute::surroundings::Surroundings;
use crate::quote::attribute::word::{Word, ends_sentence};
use crate::quote::quotation::{Quotation, QuoteKind, QuoteStyle};

impl Surroundings<'_, '_> {
    /// "Arteta was furious: “…”": a name alone that opens the sentence, and a verb of being or having behind it.
    pub(crate) fn is_surname_with_verb(&self, phrase: &Range<usize>) -> bool {
        let next = self.words.get(phrase.end).map(|word| word.lower.as_ref());
        let first = &self.words[phrase.start];
        phrase.len() == 1
            && first.is_capital()
            && !self.lexicon.pronouns.contains_key(first.lower.as_ref())
            && next.is_some_and(|next| {
                matches!(
                    next,
                    "was" | "is" | "has" | "had" | "był" | "była" | "jest" | "ma" | "miał" | "miała" | "nie"
                )
            })
    }

    /// Whether a phrase has an office, a body or a full name in it, or a name that the text has elsewhere, too.
    pub(crate) fn is_somebody(&self, phrase: &Range<usize>) -> bool {
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

    /// Who speaks in the sentence before a quotation that stands for itself: “Tusk took the floor. ‘…’”
    pub(crate) fn lead(&self, quotation: &Quotation) -> Option<Found> {
        let alone = quotation.kind == QuoteKind::Statement
            && quotation.parent.is_none()
            && !matches!(quotation.style, QuoteStyle::DialogueDash | QuoteStyle::Block)
            && self.before(quotation.outer.start(), None).is_empty()
            && self.after(quotation.outer.end(), None).is_empty();
        let stop = self
            .index(quotation.outer.start())
            .checked_sub(1)
            .filter(|&stop| alone && self.owners[stop].is_none())?;
        if self.words.get(stop + 1).is_some_and(|word| word.fresh) {
            return None;
        }
        let range = self.before(self.words[stop].span.start(), None);
        let told = self.cue_in(&range).and_then(|cue| subject(self.words, &range, cue, self.lexicon));
        let topic = || self.topic(quotation).filter(|topic| self.is_somebody(topic));
        let speaker = told.or_else(topic)?;
        Some(Found { cue: None, speaker: Some(speaker), shared: false })
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
