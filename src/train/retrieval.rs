//! How well a model finds translations among other sentences.

use serde::{Deserialize, Serialize};

use crate::lang::Lang;
use crate::model::{Model, Parameter};
use crate::score::{Lexical, Side, length_score};

/// How often the translation of a sentence is the likeliest of all sentences of the other side.
///
/// ```
/// use bitext::{Model, train::Retrieval};
///
/// let pairs = [("Pada śnieg.", "It is snowing."), ("Jest chory.", "He is ill.")];
/// let retrieval = Retrieval::measure(Model::embedded(), &pairs);
/// assert_eq!((retrieval.pairs, retrieval.to_english), (2, 1.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Retrieval {
    /// How many pairs were looked up among each other.
    pub pairs: usize,
    /// The share of Polish sentences whose English one was found, from 0 to 1.
    pub to_english: f64,
    /// The share of English sentences whose Polish one was found.
    pub to_polish: f64,
}

impl Retrieval {
    /// Looks every sentence up among all of the other language. Of sentences that fit equally well the first
    /// counts as found.
    ///
    /// # Complexity
    /// Time grows with the square of the number of pairs: 500 take a second or so.
    ///
    /// ```
    /// use bitext::{Model, train::Retrieval};
    ///
    /// let none: [(&str, &str); 0] = [];
    /// assert_eq!(Retrieval::measure(Model::embedded(), &none).to_polish, 0.0);
    /// ```
    #[must_use]
    pub fn measure<S: AsRef<str>>(model: &Model, pairs: &[(S, S)]) -> Self {
        let polish = Side::read(model, Some(Lang::Polish), pairs.iter().map(|pair| pair.0.as_ref()));
        let english = Side::read(model, Some(Lang::English), pairs.iter().map(|pair| pair.1.as_ref()));
        let lexical = Lexical::new(model, model.parameters(), &polish, &english);
        let mut to_english = 0;
        // For each English sentence the best score so far, and whose it is.
        let mut best_polish = vec![(f32::NEG_INFINITY, 0); pairs.len()];
        for sentence in 0..pairs.len() {
            let mut best_english = (f32::NEG_INFINITY, 0);
            for (other, score) in scores(model, &lexical, sentence, pairs.len()).into_iter().enumerate() {
                if score > best_english.0 {
                    best_english = (score, other);
                }
                if score > best_polish[other].0 {
                    best_polish[other] = (score, sentence);
                }
            }
            to_english += usize::from(best_english.1 == sentence);
        }
        let to_polish = best_polish.iter().enumerate().filter(|(sentence, best)| best.1 == *sentence).count();
        let share = |count: usize| count as f64 / pairs.len().max(1) as f64;
        Self { pairs: pairs.len(), to_english: share(to_english), to_polish: share(to_polish) }
    }
}

/// The scores of a Polish sentence and each English one.
fn scores(model: &Model, lexical: &Lexical<'_>, sentence: usize, count: usize) -> Vec<f32> {
    let parameters = model.parameters();
    let window = lexical.support(sentence, 0..count);
    let backward = lexical.backward(sentence, 0..count, 1).pop().unwrap_or_default();
    let score = |(other, backward): (usize, f32)| {
        let words = lexical.forward(&[&window], other) + backward;
        let length = length_score(lexical, sentence..sentence + 1, other..other + 1);
        parameters.get(Parameter::Words) * words + parameters.get(Parameter::Length) * length
    };
    backward.into_iter().enumerate().map(score).collect()
}
