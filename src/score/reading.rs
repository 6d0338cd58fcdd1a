//! Reading a side: from sentences to terms.

use std::collections::HashMap;

use super::recent::{Known, Recent, ShortWord};
use super::side::{Side, Spelling, Term, UNKNOWN_EXPLAINED};
use super::similar::RARE;
use super::values::values;
use crate::lang::Lang;
use crate::model::{Model, Parameter, TermNumber, Unit};
use crate::span::Span;
use crate::text::fold::{fold_into, skeleton_into};
use crate::text::token::words;
use crate::text::{Marks, ValueLook, part_of_value};

/// The same as [`UNKNOWN_EXPLAINED`] for a term of several words from a glossary. A guess, and a low one on purpose:
/// its words speak for themselves where the other side says it in other words.
const PHRASE_EXPLAINED: f32 = 0.6;

/// Words of one sentence that are scored. What is longer is no sentence but a text that was not split; its
/// beginning tells enough, and the cost of a bead has a bound.
pub(crate) const MOST_WORDS: usize = 1000;

/// What is known of the terms while a side is read, and memory for it that the next side may use again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    recent: Recent,
    /// Spellings come from the text: an ordinary hash, which nobody can choose words for.
    by_form: HashMap<String, u32>,
    /// For each term the last sentence that it stood in, plus one, and its number among the counts of that.
    rows: Vec<(u32, u32)>,
    /// The words of the sentence that is read, with the terms of those that have one already.
    words: Vec<(Span, Option<u32>)>,
    folded: String,
    stem: String,
    skeleton: String,
}

impl Reading {
    /// Memory that knows the words of earlier documents.
    pub(crate) fn kept() -> Self {
        let mut reading = Self::default();
        reading.keep();
        reading
    }

    /// Knows words from now on.
    pub(crate) fn keep(&mut self) {
        self.recent.keep();
    }

    /// Makes ready for a side of about so many words.
    pub(super) fn begin(&mut self, model: &Model, words: usize) {
        self.recent.begin(model);
        self.by_form.clear();
        self.rows.clear();
        self.rows.reserve(words);
    }

    /// Enters a sentence; its quantities are one word each, their value, where they are to be `joined`.
    pub(super) fn sentence(
        &mut self,
        model: &Model,
        side: &mut Side,
        sentence: &str,
        joined: bool,
        placed: &mut impl FnMut(Span),
    ) {
        let lang = side.lang.filter(|_| joined);
        let may_have_values = self.meet(model, side.lang, sentence);
        let values = match lang.filter(|_| may_have_values) {
            Some(lang) => values(sentence, lang),
            None => Vec::new(),
        };
        let mut value = values.iter().peekable();
        let mut taken = None;
        for at in 0..self.words.len() {
            let (span, term) = self.words[at];
            while value.next_if(|(of, _)| of.end() <= span.start()).is_some() {}
            if let Some((of, value)) = value.peek()
                && of.overlaps(span)
            {
                // A quantity is one word, its value: `16 tys.` and `16,000` are equal.
                if taken.replace(*of) != Some(*of) {
                    let term = self.value(model, side, value);
                    side.words.push(term);
                    placed(*of);
                }
                continue;
            }
            let term = term.unwrap_or_else(|| self.word(model, side, &sentence[span.range()]));
            side.words.push(term);
            placed(span);
        }
        if let Some((lang, terms)) = lang.zip(model.terms()) {
            for (place, number) in terms.phrases(model, lang, sentence, MOST_WORDS) {
                self.phrase(model, side, number);
                placed(place);
            }
        }
        self.count_last(side);
        side.starts.push(side.words.len());
        side.marks.push(Marks::read(sentence));
        side.lengths.push(visible(sentence) as f32);
    }

    /// Finds the words of a sentence, and what is known of them; says whether quantities may be among them that go by
    /// their value.
    fn meet(&mut self, model: &Model, lang: Option<Lang>, sentence: &str) -> bool {
        self.words.clear();
        let mut look = lang.map(|lang| ValueLook::new(sentence, lang));
        for span in words(sentence).take(MOST_WORDS) {
            let short = ShortWord::new(&sentence.as_bytes()[span.range()], lang);
            let (part, term) = match short.and_then(|short| self.recent.get(short)) {
                Some((known, term)) => (known.part, term),
                None => {
                    let known = self.look_up(model, lang, &sentence[span.range()]);
                    if let Some(short) = short {
                        self.recent.enter(short, known);
                    }
                    (known.part, None)
                }
            };
            if let Some(look) = &mut look {
                look.word(span, part);
            }
            self.words.push((span, term));
        }
        look.is_some_and(ValueLook::may_have)
    }

    /// What is known of a word that was not met of late.
    fn look_up(&mut self, model: &Model, lang: Option<Lang>, word: &str) -> Known {
        fold_into(word, &mut self.folded);
        let unit = lang.and_then(|lang| {
            // A name that begins like another word has nothing to do with it.
            let lower = word.starts_with(char::is_lowercase);
            let kin = |stem| if lower { model.kin(lang, &self.folded, stem) } else { None };
            model.unit(lang, &self.folded, &mut self.stem).or_else(|| kin(&mut self.stem))
        });
        let mut known = self.of_unit(model, lang, unit);
        known.is_folded = self.folded == word;
        known.part = lang.map_or(0, |lang| part_of_value(word, lang));
        if known.background < RARE {
            skeleton_into(&self.folded, &mut self.skeleton);
            known.set_skeleton(&self.skeleton);
        }
        known
    }

    /// What is known of all words of a unit.
    fn of_unit(&self, model: &Model, lang: Option<Lang>, unit: Option<Unit>) -> Known {
        match lang.zip(unit) {
            Some((lang, unit)) => {
                Known::new(Some(unit), model.background(lang, unit), model.explained(lang, unit))
            }
            None => Known::new(None, 0.0, UNKNOWN_EXPLAINED),
        }
    }

    /// The term of a word that was not met before it in this document, or not of late.
    fn word(&mut self, model: &Model, side: &mut Side, word: &str) -> u32 {
        let short = ShortWord::new(word.as_bytes(), side.lang);
        let known = match short.and_then(|short| self.recent.get(short)) {
            // It stands in this sentence twice.
            Some((_, Some(term))) => return term,
            Some((known, None)) => *known,
            None => self.look_up(model, side.lang, word),
        };
        let term = match side.lang.zip(model.terms()) {
            Some((lang, terms)) => {
                // Stems of words that are terms of a glossary are asked for, and what a user entered has no kin.
                fold_into(word, &mut self.folded);
                let unit = model.unit(lang, &self.folded, &mut self.stem);
                match terms.word(lang, unit, &self.stem) {
                    Some(number) => {
                        let mut known = self.of_unit(model, Some(lang), unit);
                        known.is_folded = false;
                        self.term(model, side, word, &known, Some(number))
                    }
                    None => self.term(model, side, word, &known, None),
                }
            }
            None => self.term(model, side, word, &known, None),
        };
        if let Some(short) = short {
            self.recent.set_term(short, term);
        }
        term
    }

    /// The term of a quantity.
    fn value(&mut self, model: &Model, side: &mut Side, value: &str) -> u32 {
        let unit = side.lang.and_then(|lang| model.unit(lang, value, &mut self.stem));
        let known = self.of_unit(model, side.lang, unit);
        self.term(model, side, value, &known, None)
    }

    /// The term of a word, a new one if need be.
    fn term(
        &mut self,
        model: &Model,
        side: &mut Side,
        word: &str,
        known: &Known,
        glossary: Option<TermNumber>,
    ) -> u32 {
        let next = side.terms.len() as u32;
        if let Some(unit) = known.unit {
            let term = side.by_unit.get_or_enter(unit, next);
            if term < next {
                return term;
            }
        }
        let folded = if known.is_folded {
            word
        } else {
            fold_into(word, &mut self.folded);
            &self.folded
        };
        let mut background = known.background;
        if known.unit.is_none() {
            let term = match self.by_form.get(folded) {
                Some(&term) => term,
                None => *self.by_form.entry(folded.to_owned()).or_insert(next),
            };
            if term < next {
                return term;
            }
            background = model.parameters().get(Parameter::UnknownBackground);
        }
        let form = side.spell(folded);
        let mut skeleton = Spelling::default();
        if background < RARE {
            skeleton = match known.skeleton() {
                Some(skeleton) => side.spell_skeleton(skeleton),
                None => {
                    skeleton_into(folded, &mut self.skeleton);
                    side.spell_skeleton(self.skeleton.as_bytes())
                }
            };
        }
        let (unit, explained) = (known.unit, known.explained);
        side.terms.push(Term { unit, form, skeleton, background, explained, glossary });
        self.rows.push((0, 0));
        next
    }

    /// Enters a term of several words that a glossary names: it counts as one word more beside its own.
    fn phrase(&mut self, model: &Model, side: &mut Side, number: TermNumber) {
        // No word of a text is spelt so, and digits are never taken for alike.
        let form = format!("§{}{number}", side.lang.map_or("", Lang::code));
        let next = side.terms.len() as u32;
        let term = *self.by_form.entry(form.clone()).or_insert(next);
        if term == next {
            let (form, skeleton) = (side.spell(&form), side.spell_skeleton(form.as_bytes()));
            side.terms.push(Term {
                unit: None,
                skeleton,
                form,
                background: model.parameters().get(Parameter::UnknownBackground),
                explained: PHRASE_EXPLAINED,
                glossary: Some(number),
            });
            self.rows.push((0, 0));
        }
        side.words.push(term);
    }

    /// Counts the terms of the sentence whose words were entered last.
    fn count_last(&mut self, side: &mut Side) {
        let first = side.counts.len();
        let sentence = side.count_starts.len() as u32;
        for &term in &side.words[side.starts.last().copied().unwrap_or(0)..] {
            let (last, row) = &mut self.rows[term as usize];
            if *last != sentence {
                (*last, *row) = (sentence, (side.counts.len() - first) as u32);
                side.counts.push((term, 0));
            }
            side.counts[first + *row as usize].1 += 1;
            side.rows.push(*row);
        }
        side.sentences.resize(side.words.len(), sentence - 1);
        side.count_starts.push(side.counts.len());
    }
}

/// How many characters of a text are not white space.
fn visible(text: &str) -> usize {
    // Bytes that no character begins with are those from 0x80 to 0xBF: negative numbers from -128 to -65.
    let begins = |byte: u8| byte as i8 >= -0x40 && byte != b' ' && !(b'\t'..=b'\r').contains(&byte);
    // The bytes that white space beyond ASCII begins with.
    let leads = |byte: u8| byte == 0xC2 || (0xE1..=0xE3).contains(&byte);
    let bytes = text.as_bytes();
    let (mut count, mut has_leads) = (0, false);
    // Counted in bytes, sixteen are compared at once.
    for part in bytes.chunks(255) {
        let (mut visible, mut leading) = (0_u8, 0_u8);
        for &byte in part {
            visible += u8::from(begins(byte));
            leading |= u8::from(leads(byte));
        }
        count += usize::from(visible);
        has_leads |= leading != 0;
    }
    if has_leads {
        let spaces = (0..bytes.len()).filter(|&at| {
            leads(bytes[at]) && text.get(at..).is_some_and(|rest| rest.starts_with(char::is_whitespace))
        });
        count -= spaces.count();
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_are_not_white_space_are_counted() {
        let spaces = "\t\n\u{b}\u{c}\r \u{85}\u{a0}\u{1680}\u{2000}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}";
        let text = format!("Zażółć{spaces}gęślą „jaźń” – € 🙂{}", "ą ".repeat(300));
        for text in [&text, spaces, ""] {
            assert_eq!(visible(text), text.chars().filter(|character| !character.is_whitespace()).count());
        }
    }
}
