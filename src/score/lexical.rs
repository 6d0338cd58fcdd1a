//! What the words say: log-likelihood ratios of sentences given sentences, both ways.
//!
//! For a target sentence b and the source sentences a,
//!
//! LLR(b|a) = Σ_{e∈b} ln( (1−λ_e) + λ_e · Σ_{f∈a} t(e|f) / (|a|·u(e)) )
//!
//! after IBM Model 1 (Brown et al. 1993). Two things differ from the book: λ_e is the word's own, for an
//! article is seldom explained by the other side and a name nearly always; and the background u(e) is that of
//! the language *and* of the rest of the document, for a word that stands in every sentence tells little
//! about which of them translate each other.

use super::side::Side;
use super::similar::similar_terms;
use crate::lang::Lang;
use crate::model::{Model, Parameter, Parameters};

/// The links between the terms of two sides, ready to score any pair of their sentences.
#[derive(Debug)]
pub(crate) struct Lexical<'s> {
    pub(crate) source: &'s Side,
    pub(crate) target: &'s Side,
    /// For each source term its links.
    links: Vec<Vec<TermLink>>,
    source_words: Vec<WordWeight>,
    target_words: Vec<WordWeight>,
}

#[derive(Clone, Copy, Debug)]
struct TermLink {
    target: u32,
    target_given_source: f32,
    source_given_target: f32,
}

/// What is needed of one word: λ, and λ/u.
#[derive(Clone, Copy, Debug)]
struct WordWeight {
    unexplained: f32,
    scale: f32,
    cap: f32,
}

impl<'s> Lexical<'s> {
    pub(crate) fn new(model: &Model, parameters: &Parameters, source: &'s Side, target: &'s Side) -> Self {
        let links = links(model, parameters, source, target);
        let ratio_cap = parameters.get(Parameter::RatioCap);
        Self {
            source,
            target,
            links,
            source_words: weights(source, parameters, ratio_cap),
            target_words: weights(target, parameters, ratio_cap),
        }
    }

    /// The target terms that source term `term` may stand for, each with its probability given the source
    /// term and the reverse.
    pub(crate) fn term_links(&self, term: u32) -> impl Iterator<Item = (u32, f32, f32)> {
        let links = self.links.get(term as usize).map_or(&[][..], Vec::as_slice);
        links.iter().map(|link| (link.target, link.target_given_source, link.source_given_target))
    }

    /// Adds up which words of the targets `window` the words of source sentence `index` explain, and the reverse.
    pub(crate) fn support(&self, index: usize, window: std::ops::Range<usize>) -> Window {
        let words = self.target.starts[window.start]..self.target.starts[window.end];
        let source_words = self.source.sentence(index);
        let width = window.len();
        let mut forward = vec![0.0; words.len()];
        let mut backward = vec![0.0; source_words.len() * width];
        for (row, word) in source_words.clone().enumerate() {
            for link in &self.links[self.source.words[word] as usize] {
                let places = &self.target.terms[link.target as usize].places;
                let first = places.partition_point(|&place| (place as usize) < words.start);
                for &place in places[first..].iter().take_while(|&&place| (place as usize) < words.end) {
                    let sentence = self.target.starts.partition_point(|&start| start <= place as usize) - 1;
                    forward[place as usize - words.start] += link.target_given_source;
                    backward[row * width + sentence - window.start] += link.source_given_target;
                }
            }
        }
        Window { window, first_word: words.start, source_words: source_words.len(), forward, backward }
    }

    /// LLR of target sentence `target` given the sources whose windows are `rows`.
    pub(crate) fn forward(&self, rows: &[&Window], target: usize) -> f32 {
        let length: usize = rows.iter().map(|row| row.source_words).sum();
        let share = 1.0 / length.max(1) as f32;
        log_product(self.target.sentence(target).map(|word| {
            let sum: f32 = rows.iter().map(|row| row.forward[word - row.first_word]).sum();
            self.target_words[word].factor(sum * share)
        }))
    }

    /// LLR of source sentence `source`, whose window is `row`, given the target sentences `targets`.
    pub(crate) fn backward(&self, row: &Window, source: usize, targets: std::ops::Range<usize>) -> f32 {
        let length = self.target.starts[targets.end] - self.target.starts[targets.start];
        let share = 1.0 / length.max(1) as f32;
        let width = row.window.len();
        let columns = targets.start - row.window.start..targets.end - row.window.start;
        log_product(self.source.sentence(source).enumerate().map(|(number, word)| {
            let sum: f32 = row.backward[number * width..][columns.clone()].iter().sum();
            self.source_words[word].factor(sum * share)
        }))
    }
}

/// What one source sentence has in common with the target sentences of a window.
#[derive(Debug)]
pub(crate) struct Window {
    pub(crate) window: std::ops::Range<usize>,
    first_word: usize,
    source_words: usize,
    /// For each target word of the window Σ t(e|f) over the source words.
    forward: Vec<f32>,
    /// For each source word and each target sentence of the window Σ t(f|e) over its words.
    backward: Vec<f32>,
}

impl WordWeight {
    fn factor(self, share: f32) -> f32 {
        (self.unexplained + self.scale * share).min(self.cap)
    }
}

/// The logarithm of a product of positive numbers, taken once per run of factors.
fn log_product(factors: impl Iterator<Item = f32>) -> f32 {
    let (mut sum, mut product) = (0.0_f64, 1.0_f64);
    for factor in factors {
        product *= f64::from(factor);
        if !(1e-200..1e200).contains(&product) {
            sum += product.ln();
            product = 1.0;
        }
    }
    (sum + product.ln()) as f32
}

fn weights(side: &Side, parameters: &Parameters, cap: f32) -> Vec<WordWeight> {
    let local = parameters.get(Parameter::DocumentBackground);
    let believed = parameters.get(Parameter::Explained);
    let total = side.words.len().max(1) as f32;
    let mut out = Vec::with_capacity(side.words.len());
    for sentence in 0..side.len() {
        let words = side.sentence(sentence);
        for word in words.clone() {
            let term = &side.terms[side.words[word] as usize];
            let own = side.words[words.clone()].iter().filter(|&&other| other == side.words[word]).count();
            let elsewhere = (term.places.len() - own) as f32 / total;
            let background = term.background + local * elsewhere;
            let explained = term.explained * believed;
            out.push(WordWeight { unexplained: 1.0 - explained, scale: explained / background.max(1e-9), cap });
        }
    }
    out
}

fn links(model: &Model, parameters: &Parameters, source: &Side, target: &Side) -> Vec<Vec<TermLink>> {
    let mut links: Vec<Vec<TermLink>> = vec![Vec::new(); source.terms.len()];
    if source.lang == target.lang {
        return same_language_links(parameters, source, target, links);
    }
    let (polish, english) = if source.lang == Lang::Polish { (source, target) } else { (target, source) };
    let mut english_term = std::collections::HashMap::new();
    for (number, term) in english.terms.iter().enumerate() {
        if let Some(unit) = term.unit {
            english_term.insert(unit, number as u32);
        }
    }
    for (number, term) in polish.terms.iter().enumerate() {
        let Some(unit) = term.unit else { continue };
        for link in model.links(unit) {
            let Some(&other) = english_term.get(&link.english) else { continue };
            let (from, to, ahead, back) = if source.lang == Lang::Polish {
                (number, other, link.english_given_polish, link.polish_given_english)
            } else {
                (other as usize, number as u32, link.polish_given_english, link.english_given_polish)
            };
            links[from].push(TermLink { target: to, target_given_source: ahead, source_given_target: back });
        }
    }
    for (from, to, probability) in similar_terms(source, target, parameters) {
        match links[from as usize].iter_mut().find(|link| link.target == to) {
            Some(link) => {
                link.target_given_source = link.target_given_source.max(probability);
                link.source_given_target = link.source_given_target.max(probability);
            }
            None => links[from as usize].push(TermLink {
                target: to,
                target_given_source: probability,
                source_given_target: probability,
            }),
        }
    }
    links
}

/// Within one language a word stands for itself.
fn same_language_links(
    parameters: &Parameters,
    source: &Side,
    target: &Side,
    mut links: Vec<Vec<TermLink>>,
) -> Vec<Vec<TermLink>> {
    let key = |term: &super::side::Term| term.unit.map_or_else(|| Err(term.form.clone()), Ok);
    let numbers: std::collections::HashMap<_, _> =
        target.terms.iter().enumerate().map(|(number, term)| (key(term), number as u32)).collect();
    for (number, term) in source.terms.iter().enumerate() {
        if let Some(&target) = numbers.get(&key(term)) {
            let probability = parameters.get(Parameter::EqualWord);
            links[number].push(TermLink {
                target,
                target_given_source: probability,
                source_given_target: probability,
            });
        }
    }
    links
}
