//! Parallel text as numbers: vocabularies and weighted pairs of sentences.

use std::collections::HashMap;

use crate::lang::Lang;
use crate::text::fold::fold_into;
use crate::text::stem::stem_into;
use crate::text::token::words;

/// Words longer than this are not words (base64, identifiers); the model stores lengths in a byte.
const LONGEST_WORD: usize = 40;
/// Longer sentences say little about single words and cost the square of their length.
const LONGEST_SENTENCE: usize = 100;

/// The words of one language: every folded form with its count and its stem.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    pub(crate) lang: Lang,
    form_of: HashMap<String, u32>,
    pub(crate) forms: Vec<Form>,
    stem_of: HashMap<String, u32>,
    pub(crate) stems: Vec<String>,
    /// The stem of each stem's family.
    pub(crate) homes: Vec<u32>,
}

#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) word: String,
    pub(crate) stem: u32,
    pub(crate) count: f32,
}

impl Vocabulary {
    pub(crate) fn new(lang: Lang) -> Self {
        Self {
            lang,
            form_of: HashMap::new(),
            forms: Vec::new(),
            stem_of: HashMap::new(),
            stems: Vec::new(),
            homes: Vec::new(),
        }
    }

    /// The stems of the words of a sentence, new ones added; each word counts `weight` times.
    fn read(&mut self, sentence: &str, weight: f32) -> Vec<u32> {
        let (mut folded, mut stem) = (String::new(), String::new());
        let mut out = Vec::new();
        for span in words(sentence) {
            fold_into(&sentence[span.range()], &mut folded);
            if folded.is_empty() || folded.len() > LONGEST_WORD {
                continue;
            }
            let form = if let Some(&form) = self.form_of.get(&folded) {
                form
            } else {
                stem_into(&folded, self.lang, &mut stem);
                let next = self.stems.len() as u32;
                let number = *self.stem_of.entry(stem.clone()).or_insert(next);
                if number == next {
                    self.stems.push(stem.clone());
                    self.homes.push(number);
                }
                let form = self.forms.len() as u32;
                self.forms.push(Form { word: folded.clone(), stem: number, count: 0.0 });
                self.form_of.insert(folded.clone(), form);
                form
            };
            let form = &mut self.forms[form as usize];
            form.count += weight;
            out.push(form.stem);
        }
        out
    }
}

/// A pair of sentences that translate each other, as stems.
#[derive(Debug)]
pub(crate) struct Pair {
    pub(crate) weight: f32,
    pub(crate) polish: Vec<u32>,
    pub(crate) english: Vec<u32>,
}

/// All that is learnt from.
#[derive(Debug)]
pub(crate) struct Corpus {
    pub(crate) polish: Vocabulary,
    pub(crate) english: Vocabulary,
    pub(crate) pairs: Vec<Pair>,
}

impl Corpus {
    /// Makes families of stems one stem each.
    pub(crate) fn join(&mut self, [polish, english]: [Vec<u32>; 2]) {
        for pair in &mut self.pairs {
            pair.polish.iter_mut().for_each(|stem| *stem = polish[*stem as usize]);
            pair.english.iter_mut().for_each(|stem| *stem = english[*stem as usize]);
        }
        for (vocabulary, homes) in [(&mut self.polish, polish), (&mut self.english, english)] {
            vocabulary.forms.iter_mut().for_each(|form| form.stem = homes[form.stem as usize]);
            vocabulary.homes = homes;
        }
    }

    pub(crate) fn new() -> Self {
        Self {
            polish: Vocabulary::new(Lang::Polish),
            english: Vocabulary::new(Lang::English),
            pairs: Vec::new(),
        }
    }

    /// Adds a pair; one without a word on either side is left out, and so is a very long one.
    pub(crate) fn add(&mut self, polish: &str, english: &str, weight: f32) -> bool {
        let polish = self.polish.read(polish, weight);
        let english = self.english.read(english, weight);
        let fits = |side: &[u32]| !side.is_empty() && side.len() <= LONGEST_SENTENCE;
        let taken = fits(&polish) && fits(&english);
        if taken {
            self.pairs.push(Pair { weight, polish, english });
        }
        taken
    }
}
