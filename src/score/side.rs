//! One side of a document as the scorer sees it: sentences of terms.

use super::reading::Reading;
use super::units::UnitTerms;
use crate::lang::Lang;
use crate::model::{Model, TermNumber, Unit};
use crate::span::Span;
use crate::text::Marks;

/// How often the other side explains a word that the model does not know: mostly names.
pub(crate) const UNKNOWN_EXPLAINED: f32 = 0.9;

/// Words of a sentence that room is made for, and sentences: a window of a long document has about as many.
const EXPECTED_WORDS: usize = 12;
const MOST_EXPECTED: usize = 500;

/// The sentences of one side, as terms of a vocabulary of their own.
#[derive(Clone, Debug)]
pub(crate) struct Side {
    /// `None` where the language is not known: then no word is looked up.
    pub(crate) lang: Option<Lang>,
    /// The first word of each sentence, and at the end the number of words.
    pub(crate) starts: Vec<usize>,
    /// The term of each word.
    pub(crate) words: Vec<u32>,
    /// The sentence of each word.
    pub(super) sentences: Vec<u32>,
    /// For each word the number of its term among the [`counts`](Self::counts) of its sentence.
    pub(crate) rows: Vec<u32>,
    /// The different terms of all sentences, with how often they occur in theirs.
    pub(super) counts: Vec<(u32, u32)>,
    /// Where the counts of each sentence begin, and at the end their number.
    pub(super) count_starts: Vec<usize>,
    pub(crate) terms: Vec<Term>,
    pub(super) by_unit: UnitTerms,
    /// The spellings of all terms, one after the other …
    spellings: String,
    /// … and their skeletons.
    skeletons: Vec<u8>,
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
#[derive(Clone, Debug)]
pub(crate) struct Term {
    pub(crate) unit: Option<Unit>,
    /// The first folded form in which it occurred, and its phonetic skeleton, which frequent words have no use for.
    pub(super) form: Spelling,
    pub(super) skeleton: Spelling,
    pub(crate) background: f32,
    pub(crate) explained: f32,
    /// Its number in the glossary that goes on top of the model.
    pub(crate) glossary: Option<TermNumber>,
}

/// Where a spelling stands among the spellings of its side.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spelling {
    start: u32,
    end: u32,
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
        let mut side = Side::empty();
        side.fill(&mut Reading::default(), model, lang, sentences, joined, &mut placed);
        side
    }

    /// A side without a sentence.
    pub(crate) fn empty() -> Self {
        Side {
            lang: None,
            starts: Vec::new(),
            words: Vec::new(),
            sentences: Vec::new(),
            rows: Vec::new(),
            counts: Vec::new(),
            count_starts: Vec::new(),
            terms: Vec::new(),
            by_unit: UnitTerms::default(),
            spellings: String::new(),
            skeletons: Vec::new(),
            places: Vec::new(),
            place_starts: Vec::new(),
            lengths: Vec::new(),
            stops_short: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// Reads sentences in place of what was read before, as [`read`](Self::read) does.
    pub(crate) fn read_again<'s>(
        &mut self,
        reading: &mut Reading,
        model: &Model,
        lang: Option<Lang>,
        sentences: impl Iterator<Item = &'s str>,
    ) {
        self.fill(reading, model, lang, sentences, true, &mut |_| {});
    }

    fn fill<'s>(
        &mut self,
        reading: &mut Reading,
        model: &Model,
        lang: Option<Lang>,
        sentences: impl Iterator<Item = &'s str>,
        joined: bool,
        placed: &mut impl FnMut(Span),
    ) {
        let expected = sentences.size_hint().0.min(MOST_EXPECTED);
        self.clear();
        self.reserve(expected);
        self.lang = lang;
        reading.begin(model, expected * EXPECTED_WORDS);
        for sentence in sentences {
            reading.sentence(model, self, sentence, joined, placed);
        }
        self.place();
    }

    fn clear(&mut self) {
        for words in [&mut self.words, &mut self.sentences, &mut self.rows] {
            words.clear();
        }
        for starts in [&mut self.starts, &mut self.count_starts] {
            starts.clear();
            starts.push(0);
        }
        self.counts.clear();
        self.terms.clear();
        self.spellings.clear();
        self.skeletons.clear();
        self.lengths.clear();
        self.stops_short.clear();
        self.marks.clear();
    }

    /// Makes room for some sentences.
    fn reserve(&mut self, sentences: usize) {
        let words = sentences * EXPECTED_WORDS;
        for words_each in [&mut self.words, &mut self.sentences, &mut self.rows] {
            words_each.reserve(words);
        }
        self.by_unit.clear(words / 2);
        self.counts.reserve(words);
        self.terms.reserve(words);
        self.spellings.reserve(words * 8);
        self.starts.reserve(sentences);
        self.count_starts.reserve(sentences);
        self.lengths.reserve(sentences);
        self.marks.reserve(sentences);
    }

    /// How many words there is room for.
    pub(crate) fn room(&self) -> usize {
        self.words.capacity()
    }

    pub(super) fn spell(&mut self, spelling: &str) -> Spelling {
        let start = self.spellings.len() as u32;
        self.spellings.push_str(spelling);
        Spelling { start, end: self.spellings.len() as u32 }
    }

    pub(super) fn spell_skeleton(&mut self, skeleton: &[u8]) -> Spelling {
        let start = self.skeletons.len() as u32;
        self.skeletons.extend_from_slice(skeleton);
        Spelling { start, end: self.skeletons.len() as u32 }
    }

    /// Sorts the words by their terms.
    fn place(&mut self) {
        let starts = &mut self.place_starts;
        starts.clear();
        starts.resize(self.terms.len() + 2, 0);
        // While words are placed the start of each term stands one further on, and moves to its end.
        for &term in &self.words {
            starts[term as usize + 2] += 1;
        }
        for term in 0..self.terms.len() {
            starts[term + 1] += starts[term];
        }
        self.places.clear();
        self.places.resize(self.words.len(), 0);
        for (word, &term) in (0..).zip(&self.words) {
            let place = &mut starts[term as usize + 1];
            self.places[*place as usize] = word;
            *place += 1;
        }
        starts.pop();
    }

    /// The term of a unit.
    pub(super) fn term_of(&self, unit: Unit) -> Option<u32> {
        self.by_unit.get(unit)
    }

    /// The words of the document that are of a term, in order.
    pub(crate) fn places(&self, term: u32) -> &[u32] {
        &self.places[self.place_range(term)]
    }

    /// The words of the document, those of one term next to each other …
    pub(super) fn all_places(&self) -> &[u32] {
        &self.places
    }

    /// … and where those of a term stand.
    pub(super) fn place_range(&self, term: u32) -> std::ops::Range<usize> {
        let term = term as usize;
        self.place_starts[term] as usize..self.place_starts[term + 1] as usize
    }

    /// The first folded form in which a term occurred.
    pub(crate) fn form(&self, term: &Term) -> &str {
        &self.spellings[term.form.start as usize..term.form.end as usize]
    }

    /// The phonetic skeleton of a term; nothing where the term is frequent.
    pub(crate) fn skeleton(&self, term: &Term) -> &[u8] {
        &self.skeletons[term.skeleton.start as usize..term.skeleton.end as usize]
    }

    /// About how many characters some words of a sentence have.
    pub(super) fn characters(&self, words: &std::ops::Range<usize>, sentence: usize) -> f32 {
        self.lengths[sentence] * words.len() as f32 / self.sentence(sentence).len().max(1) as f32
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
