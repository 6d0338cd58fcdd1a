//! Reading a side: from sentences to terms.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::recent::{Recent, ShortWord, Units};
use super::side::{Side, Spelling, Term, UNKNOWN_EXPLAINED};
use super::similar::RARE;
use super::values::values;
use crate::fnv::Fnv;
use crate::lang::Lang;
use crate::model::{Model, Parameter, TermNumber, Unit};
use crate::span::Span;
use crate::text::Marks;
use crate::text::fold::{fold_into, skeleton_into};
use crate::text::token::words;

/// The same as [`UNKNOWN_EXPLAINED`] for a term of several words from a glossary. A guess, and a low one on purpose:
/// its words speak for themselves where the other side says it in other words.
const PHRASE_EXPLAINED: f32 = 0.6;

/// Words of one sentence that are scored. What is longer is no sentence but a text that was not split; its
/// beginning tells enough, and the cost of a bead has a bound.
pub(crate) const MOST_WORDS: usize = 1000;

/// What is known of the terms while a side is read, and memory for it that the next side may use again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    /// The units of words of earlier documents, where they are kept.
    units: Option<Units>,
    recent: Recent,
    by_unit: HashMap<Unit, u32, BuildHasherDefault<Fnv>>,
    /// Spellings come from the text: an ordinary hash, which nobody can choose words for.
    by_form: HashMap<String, u32>,
    /// For each term the last sentence that it stood in, plus one, and its number among the counts of that.
    rows: Vec<(u32, u32)>,
    folded: String,
    stem: String,
    skeleton: String,
}

impl Reading {
    /// Memory that knows the words of earlier documents.
    pub(crate) fn kept() -> Self {
        Self { units: Some(Units::default()), ..Self::default() }
    }

    /// Knows words from now on.
    pub(crate) fn keep(&mut self) {
        self.units.get_or_insert_default();
    }

    /// Makes ready for a side of about so many words.
    pub(super) fn begin(&mut self, model: &Model, words: usize) {
        if let Some(units) = &mut self.units {
            units.begin(model);
        }
        self.recent.clear();
        self.by_unit.clear();
        self.by_unit.reserve(words / 2);
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
        let values = side.lang.filter(|_| joined).map_or_else(Vec::new, |lang| values(sentence, lang));
        let mut value = values.iter().peekable();
        let mut taken = None;
        for span in words(sentence).take(MOST_WORDS) {
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
            let term = self.word(model, side, &sentence[span.range()]);
            side.words.push(term);
            placed(span);
        }
        if let Some((lang, terms)) = side.lang.zip(model.terms()).filter(|_| joined) {
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

    /// The term of a word.
    fn word(&mut self, model: &Model, side: &mut Side, word: &str) -> u32 {
        let short = ShortWord::new(word);
        if let Some(term) = short.and_then(|word| self.recent.get(word)) {
            return term;
        }
        fold_into(word, &mut self.folded);
        let (mut unit, mut glossary) = (None, None);
        if let Some(lang) = side.lang {
            // Stems of words that are terms of a glossary are asked for.
            let known = short.zip(self.units.as_mut()).filter(|_| model.terms().is_none());
            match known {
                Some((short, units)) => {
                    let (folded, stem) = (&self.folded, &mut self.stem);
                    unit = units.get(lang, short, || {
                        model.unit(lang, folded, stem).or_else(|| {
                            let lower = word.starts_with(char::is_lowercase);
                            if lower { model.kin(lang, folded, stem) } else { None }
                        })
                    });
                }
                None => {
                    unit = model.unit(lang, &self.folded, &mut self.stem);
                    glossary = model.terms().and_then(|terms| terms.word(lang, unit, &self.stem));
                    // A name that begins like another word has nothing to do with it, and what a user entered is known.
                    if unit.is_none() && glossary.is_none() && word.starts_with(char::is_lowercase) {
                        unit = model.kin(lang, &self.folded, &mut self.stem);
                    }
                }
            }
        }
        let term = self.term(model, side, unit, glossary);
        if let Some(word) = short {
            self.recent.set(word, term);
        }
        term
    }

    /// The term of a quantity.
    fn value(&mut self, model: &Model, side: &mut Side, value: &str) -> u32 {
        self.folded.clear();
        self.folded.push_str(value);
        let unit = side.lang.and_then(|lang| model.unit(lang, value, &mut self.stem));
        self.term(model, side, unit, None)
    }

    /// The term of the folded word, a new one if need be.
    fn term(
        &mut self,
        model: &Model,
        side: &mut Side,
        unit: Option<Unit>,
        glossary: Option<TermNumber>,
    ) -> u32 {
        let next = side.terms.len() as u32;
        let term = match unit {
            Some(unit) => *self.by_unit.entry(unit).or_insert(next),
            None => match self.by_form.get(self.folded.as_str()) {
                Some(&term) => term,
                None => *self.by_form.entry(self.folded.clone()).or_insert(next),
            },
        };
        if term < next {
            return term;
        }
        let (background, explained) = match side.lang.zip(unit) {
            Some((lang, unit)) => (model.background(lang, unit), model.explained(lang, unit)),
            None => (model.parameters().get(Parameter::UnknownBackground), UNKNOWN_EXPLAINED),
        };
        let form = side.spell(&self.folded);
        let mut skeleton = Spelling::default();
        if background < RARE {
            skeleton_into(&self.folded, &mut self.skeleton);
            skeleton = side.spell(&self.skeleton);
        }
        side.terms.push(Term { unit, form, skeleton, background, explained, glossary });
        self.rows.push((0, 0));
        term
    }

    /// Enters a term of several words that a glossary names: it counts as one word more beside its own.
    fn phrase(&mut self, model: &Model, side: &mut Side, number: TermNumber) {
        // No word of a text is spelt so, and digits are never taken for alike.
        let form = format!("§{}{number}", side.lang.map_or("", Lang::code));
        let next = side.terms.len() as u32;
        let term = *self.by_form.entry(form.clone()).or_insert(next);
        if term == next {
            let form = side.spell(&form);
            side.terms.push(Term {
                unit: None,
                skeleton: form,
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
    /// The bytes that white space beyond ASCII begins with.
    const LEADS: [bool; 256] = {
        let mut leads = [false; 256];
        (leads[0xC2], leads[0xE1], leads[0xE2], leads[0xE3]) = (true, true, true, true);
        leads
    };
    // Bytes that no character begins with are those from 0x80 to 0xBF: negative numbers from -128 to -65.
    let begins = |byte: u8| byte as i8 >= -0x40 && byte != b' ' && !(b'\t'..=b'\r').contains(&byte);
    let bytes = text.as_bytes();
    // Counted in bytes, sixteen are compared at once.
    let count: usize = bytes
        .chunks(255)
        .map(|part| usize::from(part.iter().map(|&byte| u8::from(begins(byte))).sum::<u8>()))
        .sum();
    let mut spaces = 0;
    for at in (0..bytes.len()).filter(|&at| LEADS[usize::from(bytes[at])]) {
        spaces += usize::from(text.get(at..).is_some_and(|rest| rest.starts_with(char::is_whitespace)));
    }
    count - spaces
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
