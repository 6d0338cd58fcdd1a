//! The score of every pair of sentences by itself: for finding the translation of a sentence among many.

use serde::{Deserialize, Serialize};

use super::aligner::Aligner;
use super::band::Band;
use super::singles::Singles;
use crate::document::Document;
use crate::score::MarkScores;

/// How much every source sentence and every target sentence look like translations of each other: what words,
/// numbers, names and lengths say of the two, wherever they stand.
///
/// A similarity is a natural logarithm of odds, translation against chance, before sentences compete for each
/// other: above 0 speaks for the pair, below 0 against it. It is not calibrated; for a probability see
/// [`Bead::confidence`](crate::Bead::confidence).
///
/// ```
/// use bitext::{Aligner, Document};
///
/// let polish = Document::new("Most zamknięto w maju. Lekarz przyszedł wieczorem.");
/// let english = Document::new("The doctor came in the evening. The bridge was closed in May.");
/// let similarity = Aligner::default().similarity(&polish, &english);
/// assert_eq!(similarity.best_target(0), Some(1));
/// assert_eq!(similarity.best_source(0), Some(1));
/// assert!(similarity.get(0, 1) > Some(0.0) && similarity.get(0, 0) < Some(0.0));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Similarity {
    /// How many columns a row has.
    targets: usize,
    /// Row by row, a row for each source sentence.
    values: Vec<f32>,
}

impl Similarity {
    /// The log-odds of a source sentence and a target sentence; `None` where there is no such pair.
    ///
    /// ```
    /// use bitext::{Aligner, Document};
    ///
    /// let similarity = Aligner::default().similarity(&Document::new("Tak."), &Document::new("Yes."));
    /// assert!(similarity.get(0, 0).is_some() && similarity.get(0, 1).is_none());
    /// ```
    #[must_use]
    pub fn get(&self, source: usize, target: usize) -> Option<f32> {
        self.row(source).get(target).copied()
    }

    /// The log-odds of a source sentence and each target sentence, in order; empty where there is no such
    /// source sentence.
    ///
    /// ```
    /// use bitext::{Aligner, Document};
    ///
    /// let (polish, english) = (Document::new("Tak."), Document::new("No. Yes."));
    /// assert_eq!(Aligner::default().similarity(&polish, &english).row(0).len(), 2);
    /// ```
    #[must_use]
    pub fn row(&self, source: usize) -> &[f32] {
        let start = source.saturating_mul(self.targets);
        self.values.get(start..start.saturating_add(self.targets)).unwrap_or_default()
    }

    /// The target sentence that is most like a source sentence, the first one of several; `None` where there
    /// is no target sentence, or no such source sentence.
    ///
    /// ```
    /// use bitext::{Aligner, Document};
    ///
    /// let (polish, english) = (Document::new("Pada śnieg."), Document::new("He is ill. It is snowing."));
    /// assert_eq!(Aligner::default().similarity(&polish, &english).best_target(0), Some(1));
    /// ```
    #[must_use]
    pub fn best_target(&self, source: usize) -> Option<usize> {
        greatest(self.row(source).iter().copied())
    }

    /// The source sentence that is most like a target sentence, as [`best_target`](Self::best_target).
    ///
    /// ```
    /// use bitext::{Aligner, Document};
    ///
    /// let (polish, english) = (Document::new("Jest chory. Pada śnieg."), Document::new("It is snowing."));
    /// assert_eq!(Aligner::default().similarity(&polish, &english).best_source(0), Some(1));
    /// ```
    #[must_use]
    pub fn best_source(&self, target: usize) -> Option<usize> {
        if target >= self.targets {
            return None;
        }
        greatest(self.values[target..].iter().step_by(self.targets).copied())
    }
}

/// The place of the greatest value, the first one of equals.
fn greatest(values: impl Iterator<Item = f32>) -> Option<usize> {
    let best = values.enumerate().reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map(|(place, _)| place)
}

impl Aligner<'_> {
    /// Scores every source sentence beside every target sentence, whatever their order.
    ///
    /// # Complexity
    /// Time and memory grow with the product of the numbers of sentences: four bytes a pair, and about a
    /// third of a second for 500 by 500. For more, look a part of the sentences up at a time.
    ///
    /// ```
    /// use bitext::{Aligner, Document, Lang};
    ///
    /// let polish = Document::from_sentences(["Pada śnieg.", "Sejm przyjął budżet."], Lang::Polish);
    /// let english = Document::from_sentences(["The Sejm adopted the budget."], Lang::English);
    /// let similarity = Aligner::default().similarity(&english, &polish);
    /// assert_eq!(similarity.best_target(0), Some(1));
    /// ```
    #[must_use]
    pub fn similarity(&self, source: &Document, target: &Document) -> Similarity {
        let (model, band) = (self.model(), Band::whole(source.len(), target.len()));
        let values = self.workspaces.with(|workspace| {
            let lexical = workspace.read(model, source, target);
            let marks = MarkScores::new(model, &lexical, (1, 1));
            let singles = Singles::compute(&lexical, model.parameters(), marks, &band, &[]);
            let mut values = Vec::with_capacity(source.len() * target.len());
            for row in 1..=source.len() {
                let cells = (1..=target.len()).filter_map(|column| band.cell(row, column));
                values.extend(cells.map(|cell| singles.of(cell)));
            }
            values
        });
        Similarity { targets: target.len(), values }
    }
}
