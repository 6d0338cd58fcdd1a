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

use super::factors::WordWeights;
use super::links::{TermLink, links};
use super::side::Side;
use super::way::Way;
use crate::model::{Model, Parameter, Parameters};

/// The links between the terms of two sides, ready to score any pair of their sentences.
#[derive(Debug)]
pub(crate) struct Lexical<'s> {
    pub(crate) source: &'s Side,
    pub(crate) target: &'s Side,
    /// How well the source explains the target …
    pub(crate) ahead: Way<'s>,
    /// … and the other way round.
    pub(crate) back: Way<'s>,
}

/// A word that occurs more often in the document does not say where.
const RARE_PLACES: usize = 2;
/// The least probability, both ways, of a link that anchors.
const SURE: f32 = 0.1;

impl<'s> Lexical<'s> {
    pub(crate) fn new(model: &Model, parameters: &Parameters, source: &'s Side, target: &'s Side) -> Self {
        let (links_ahead, links_back) = links(model, parameters, source, target);
        let ratio_cap = parameters.get(Parameter::RatioCap);
        let weights = |side| WordWeights::new(side, parameters, ratio_cap);
        Self {
            source,
            target,
            ahead: Way::new(source, target, links_ahead, weights(target)),
            back: Way::new(target, source, links_back, weights(source)),
        }
    }

    /// Pairs of sentences that share a word which is rare on both sides and sure to be translated so; a
    /// pair that shares several is named several times.
    pub(crate) fn rare_pairs(&self) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        for source in 0..self.source.terms.len() as u32 {
            let source_places = self.source.places(source);
            if source_places.len() > RARE_PLACES {
                continue;
            }
            for link in self.links(source) {
                let target_places = self.target.places(link.other);
                let sure = link.other_given_this.min(link.this_given_other) >= SURE;
                if !sure || target_places.len() > RARE_PLACES {
                    continue;
                }
                for &from in source_places {
                    for &to in target_places {
                        pairs.push((self.source.sentence_of(from), self.target.sentence_of(to)));
                    }
                }
            }
        }
        pairs
    }

    /// The target terms that source term `term` may stand for, each with its probability given the source
    /// term and the reverse.
    pub(crate) fn term_links(&self, term: u32) -> impl Iterator<Item = (u32, f32, f32)> {
        self.links(term).iter().map(|link| (link.other, link.other_given_this, link.this_given_other))
    }

    /// The links of a source term.
    fn links(&self, term: u32) -> &[TermLink] {
        self.ahead.links.of(term)
    }

    /// What a source word multiplies the likelihood ratio of its sentence by, when the words of the other side
    /// give it `share` of their probability.
    pub(crate) fn source_factor(&self, word: usize, share: f32) -> f32 {
        self.back.weights.factor(word, share)
    }

    /// The same for a target word.
    pub(crate) fn target_factor(&self, word: usize, share: f32) -> f32 {
        self.ahead.weights.factor(word, share)
    }
}
