//! One side of a document as the scorer sees it: sentences of terms.

use super::reading::Reading;
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
#[derive(Debug)]
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
        // Words of most sentences; a few more are no harm, and many a list of sentences knows how long it is.
        let sentences = sentences.into_iter();
        let expected = sentences.size_hint().0.min(MOST_EXPECTED);
        side.reserve(expected);
        let mut reading = Reading::new(model, expected * EXPECTED_WORDS);
        for sentence in sentences {
            reading.sentence(&mut side, sentence, joined, &mut placed);
        }
        side.place();
        side
    }

    /// Makes room for some sentences.
    fn reserve(&mut self, sentences: usize) {
        let words = sentences * EXPECTED_WORDS;
        for words_each in [&mut self.words, &mut self.sentences, &mut self.rows] {
            words_each.reserve(words);
        }
        self.counts.reserve(words);
        self.terms.reserve(words);
        self.spellings.reserve(words * 8);
        self.starts.reserve(sentences);
        self.count_starts.reserve(sentences);
        self.lengths.reserve(sentences);
        self.marks.reserve(sentences);
    }

    pub(super) fn spell(&mut self, spelling: &str) -> Spelling {
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
    pub(crate) fn skeleton(&self, term: &Term) -> &str {
        &self.spellings[term.skeleton.start as usize..term.skeleton.end as usize]
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
