//! One side of a document as the scorer sees it: sentences of terms.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::recent::Recent;
use super::similar::RARE;
use super::values::values;
use crate::fnv::Fnv;
use crate::lang::Lang;
use crate::model::{Model, Parameter, TermNumber, Unit};
use crate::span::Span;
use crate::text::Marks;
use crate::text::fold::{fold_into, skeleton_into};
use crate::text::token::words;

/// How often the other side explains a word that the model does not know: mostly names.
pub(crate) const UNKNOWN_EXPLAINED: f32 = 0.9;

/// The same for a term of several words from a glossary. A guess, and a low one on purpose: its words speak for
/// themselves where the other side says it in other words.
const PHRASE_EXPLAINED: f32 = 0.6;

/// Words of one sentence that are scored. What is longer is no sentence but a text that was not split; its
/// beginning tells enough, and the cost of a bead has a bound.
pub(crate) const MOST_WORDS: usize = 1000;

/// The sentences of one side, as terms of a vocabulary of their own.
#[derive(Debug)]
pub(crate) struct Side {
    /// `None` where the language is not known: then no word is looked up.
    pub(crate) lang: Option<Lang>,
    /// The first word of each sentence, and at the end the number of words.
    pub(crate) starts: Vec<usize>,
    /// The term of each word.
    pub(crate) words: Vec<u32>,
    /// The sentence of each word.
    sentences: Vec<u32>,
    /// For each word the number of its term among the [`counts`](Self::counts) of its sentence.
    pub(crate) rows: Vec<u32>,
    /// The different terms of all sentences, with how often they occur in theirs.
    counts: Vec<(u32, u32)>,
    /// Where the counts of each sentence begin, and at the end their number.
    count_starts: Vec<usize>,
    pub(crate) terms: Vec<Term>,
    /// The spellings of all terms, one after the other.
    spellings: String,
    /// The words of the document that are of the first term, in order, then those of the second, and so on.
    places: Vec<u32>,
    /// Where the places of each term begin, and at the end their number.
    place_starts: Vec<u32>,
    /// The length of each sentence in characters that are not white space.
    pub(crate) lengths: Vec<f32>,
    /// For each sentence whether it stops short of its end: see [`Document::stops_short`]. Empty where none does.
    ///
    /// [`Document::stops_short`]: crate::document::Document::stops_short
    pub(crate) stops_short: Vec<bool>,
    /// The marks of each sentence.
    pub(crate) marks: Vec<Marks>,
}

/// A distinct word of the document: a unit of the model, or a spelling that the model does not know.
#[derive(Debug)]
pub(crate) struct Term {
    pub(crate) unit: Option<Unit>,
    /// The first folded form in which it occurred, and its phonetic skeleton, which frequent words have no use for.
    form: Spelling,
    skeleton: Spelling,
    pub(crate) background: f32,
    pub(crate) explained: f32,
    /// Its number in the glossary that goes on top of the model.
    pub(crate) glossary: Option<TermNumber>,
}

/// Where a spelling stands among the spellings of its side.
#[derive(Clone, Copy, Debug, Default)]
struct Spelling {
    start: u32,
    end: u32,
}

/// What is known of the terms while a side is read.
#[derive(Default)]
struct Known {
    recent: Recent,
    by_unit: HashMap<Unit, u32, BuildHasherDefault<Fnv>>,
    /// Spellings come from the text: an ordinary hash, which nobody can choose words for.
    by_form: HashMap<String, u32>,
    /// For each term the last sentence that it stood in, plus one, and its number among the counts of that.
    rows: Vec<(u32, u32)>,
    skeleton: String,
}

impl Side {
    /// Reads sentences; a quantity whose wording differs by language is one word, its value.
    pub(crate) fn read<'s>(
        model: &Model,
        lang: Option<Lang>,
        sentences: impl Iterator<Item = &'s str>,
    ) -> Self {
        Self::build(model, lang, sentences, true, |_| {})
    }

    /// The same, with the place of each word in its sentence: for an explanation.
    pub(crate) fn read_placed<'s>(
        model: &Model,
        lang: Option<Lang>,
        sentences: impl Iterator<Item = &'s str>,
    ) -> (Self, Vec<Span>) {
        let mut places = Vec::new();
        let side = Self::build(model, lang, sentences, true, |place| places.push(place));
        (side, places)
    }

    /// Reads sentences word by word, quantities too: the words are those of [`words`], one for one.
    pub(crate) fn read_words<'s>(
        model: &Model,
        lang: Option<Lang>,
        sentences: impl Iterator<Item = &'s str>,
    ) -> Self {
        Self::build(model, lang, sentences, false, |_| {})
    }

    fn build<'s>(
        model: &Model,
        lang: Option<Lang>,
        sentences: impl Iterator<Item = &'s str>,
        joined: bool,
        mut placed: impl FnMut(Span),
    ) -> Self {
        let unknown_background = model.parameters().get(Parameter::UnknownBackground);
        let mut side = Side {
            lang,
            starts: vec![0],
            words: Vec::new(),
            sentences: Vec::new(),
            rows: Vec::new(),
            counts: Vec::new(),
            count_starts: vec![0],
            terms: Vec::new(),
            spellings: String::new(),
            places: Vec::new(),
            place_starts: Vec::new(),
            lengths: Vec::new(),
            stops_short: Vec::new(),
            marks: Vec::new(),
        };
        let mut known = Known::default();
        let (mut folded, mut stem) = (String::new(), String::new());
        let mut taken = None;
        let phrases = |sentence: &str| {
            let terms = lang.zip(model.terms()).filter(|_| joined);
            terms.map_or_else(Vec::new, |(lang, terms)| terms.phrases(model, lang, sentence, MOST_WORDS))
        };
        for sentence in sentences {
            let values = lang.filter(|_| joined).map_or_else(Vec::new, |lang| values(sentence, lang));
            let mut value = values.iter().peekable();
            for span in words(sentence).take(MOST_WORDS) {
                while value.next_if(|(of, _)| of.end() <= span.start()).is_some() {}
                let (mut place, mut glossary) = (span, None);
                let word = &sentence[span.range()];
                let amount = value.peek().is_some_and(|(of, _)| of.overlaps(span));
                if !amount && let Some(term) = known.recent.get(word) {
                    side.words.push(term);
                    placed(place);
                    continue;
                }
                let unit = match value.peek() {
                    // A quantity is one word, its value: `16 tys.` and `16,000` are equal.
                    Some((of, value)) if amount => {
                        if taken.replace(*of) == Some(*of) {
                            continue;
                        }
                        folded.clone_from(value);
                        place = *of;
                        lang.and_then(|lang| model.unit(lang, &folded, &mut stem))
                    }
                    _ => {
                        fold_into(word, &mut folded);
                        let unit = lang.and_then(|lang| model.unit(lang, &folded, &mut stem));
                        let terms = lang.zip(model.terms());
                        glossary = terms.and_then(|(lang, terms)| terms.word(lang, unit, &stem));
                        // A name that begins like another word has nothing to do with it, and what a user
                        // entered is known.
                        let lower = word.starts_with(char::is_lowercase);
                        let guessed = lang.filter(|_| lower && glossary.is_none());
                        unit.or_else(|| guessed.and_then(|lang| model.kin(lang, &folded, &mut stem)))
                    }
                };
                let next = side.terms.len() as u32;
                let term = match unit {
                    Some(unit) => *known.by_unit.entry(unit).or_insert(next),
                    None => match known.by_form.get(folded.as_str()) {
                        Some(&term) => term,
                        None => *known.by_form.entry(folded.clone()).or_insert(next),
                    },
                };
                if term == next {
                    let of_unit = lang.zip(unit);
                    let background =
                        of_unit.map_or(unknown_background, |(lang, unit)| model.background(lang, unit));
                    let explained =
                        of_unit.map_or(UNKNOWN_EXPLAINED, |(lang, unit)| model.explained(lang, unit));
                    let form = side.spell(&folded);
                    let mut skeleton = Spelling::default();
                    if background < RARE {
                        skeleton_into(&folded, &mut known.skeleton);
                        skeleton = side.spell(&known.skeleton);
                    }
                    side.terms.push(Term { unit, form, skeleton, background, explained, glossary });
                }
                if !amount {
                    known.recent.set(word, term);
                }
                side.words.push(term);
                placed(place);
            }
            taken = None;
            for (place, number) in phrases(sentence) {
                side.push_phrase(number, &mut known.by_form, unknown_background);
                placed(place);
            }
            side.count_last(&mut known.rows);
            side.starts.push(side.words.len());
            side.marks.push(Marks::read(sentence));
            side.lengths.push(sentence.chars().filter(|character| !character.is_whitespace()).count() as f32);
        }
        side.place();
        side
    }

    fn spell(&mut self, spelling: &str) -> Spelling {
        let start = self.spellings.len() as u32;
        self.spellings.push_str(spelling);
        Spelling { start, end: self.spellings.len() as u32 }
    }

    /// Sorts the words by their terms.
    fn place(&mut self) {
        let mut starts = vec![0; self.terms.len() + 1];
        for &term in &self.words {
            starts[term as usize + 1] += 1;
        }
        for term in 0..self.terms.len() {
            starts[term + 1] += starts[term];
        }
        let mut next = starts.clone();
        self.places = vec![0; self.words.len()];
        for (word, &term) in (0..).zip(&self.words) {
            let place = &mut next[term as usize];
            self.places[*place as usize] = word;
            *place += 1;
        }
        self.place_starts = starts;
    }

    /// The words of the document that are of a term, in order.
    pub(crate) fn places(&self, term: u32) -> &[u32] {
        let term = term as usize;
        &self.places[self.place_starts[term] as usize..self.place_starts[term + 1] as usize]
    }

    /// The first folded form in which a term occurred.
    pub(crate) fn form(&self, term: &Term) -> &str {
        &self.spellings[term.form.start as usize..term.form.end as usize]
    }

    /// The phonetic skeleton of a term; nothing where the term is frequent.
    pub(crate) fn skeleton(&self, term: &Term) -> &str {
        &self.spellings[term.skeleton.start as usize..term.skeleton.end as usize]
    }

    /// Enters a term of several words that a glossary names: it counts as one word more beside its own.
    fn push_phrase(&mut self, number: TermNumber, by_form: &mut HashMap<String, u32>, background: f32) {
        // No word of a text is spelt so, and digits are never taken for alike.
        let form = format!("§{}{number}", self.lang.map_or("", Lang::code));
        let next = self.terms.len() as u32;
        let term = *by_form.entry(form.clone()).or_insert(next);
        if term == next {
            let form = self.spell(&form);
            self.terms.push(Term {
                unit: None,
                skeleton: form,
                form,
                background,
                explained: PHRASE_EXPLAINED,
                glossary: Some(number),
            });
        }
        self.words.push(term);
    }

    /// Counts the terms of the sentence whose words were entered last.
    fn count_last(&mut self, rows: &mut Vec<(u32, u32)>) {
        rows.resize(self.terms.len(), (0, 0));
        let first = self.counts.len();
        let sentence = self.count_starts.len() as u32;
        for &term in &self.words[self.starts.last().copied().unwrap_or(0)..] {
            let (last, row) = &mut rows[term as usize];
            if *last != sentence {
                (*last, *row) = (sentence, (self.counts.len() - first) as u32);
                self.counts.push((term, 0));
            }
            self.counts[first + *row as usize].1 += 1;
            self.rows.push(*row);
        }
        self.sentences.resize(self.words.len(), sentence - 1);
        self.count_starts.push(self.counts.len());
    }

    /// About how many characters some words of one sentence have.
    pub(crate) fn characters(&self, words: &std::ops::Range<usize>) -> f32 {
        let (mut sum, mut at) = (0.0, words.start);
        while at < words.end {
            let sentence = self.sentence_of(at as u32);
            let of = self.sentence(sentence);
            let end = of.end.min(words.end);
            sum += self.lengths[sentence] * (end - at) as f32 / of.len().max(1) as f32;
            at = end;
        }
        sum
    }

    /// The different terms of a sentence, with how often each occurs.
    pub(crate) fn counts(&self, index: usize) -> &[(u32, u32)] {
        &self.counts[self.count_starts[index]..self.count_starts[index + 1]]
    }

    pub(crate) fn len(&self) -> usize {
        self.lengths.len()
    }

    /// The words of a sentence, by their numbers in the document.
    pub(crate) fn sentence(&self, index: usize) -> std::ops::Range<usize> {
        self.starts[index]..self.starts[index + 1]
    }

    /// The sentence that a word stands in.
    pub(crate) fn sentence_of(&self, word: u32) -> usize {
        self.sentences[word as usize] as usize
    }
}
