//! How well a model finds translations among other sentences.

use serde::{Deserialize, Serialize};

use crate::align::Aligner;
use crate::document::Document;
use crate::lang::Lang;
use crate::model::Model;

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
        let polish = Document::from_sentences(pairs.iter().map(|pair| pair.0.as_ref()), Lang::Polish);
        let english = Document::from_sentences(pairs.iter().map(|pair| pair.1.as_ref()), Lang::English);
        let similarity = Aligner::with_model(model).similarity(&polish, &english);
        let numbers = 0..pairs.len();
        let to_english = numbers.clone().filter(|&pair| similarity.best_target(pair) == Some(pair)).count();
        let to_polish = numbers.filter(|&pair| similarity.best_source(pair) == Some(pair)).count();
        let share = |count: usize| count as f64 / pairs.len().max(1) as f64;
        Self { pairs: pairs.len(), to_english: share(to_english), to_polish: share(to_polish) }
    }
}
