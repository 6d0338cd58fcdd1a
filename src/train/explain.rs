//! How often a word of a translation comes from the words that it translates.

use super::corpus::{Corpus, Pair};
use super::count::Cooccurrence;
use super::estimate::Translation;
use super::prune::stem_counts;

/// What a word is believed to be before it was seen: explained this often, as if seen so many times.
const USUAL: f64 = 0.85;
const USUAL_COUNT: f64 = 8.0;
const ROUNDS: usize = 3;
/// Weaker links will be pruned.
const LEAST: f32 = 1e-3;

/// For each stem of either language the share of its words that the other side explains: the weight of
/// the lexicon in a mixture with the background, by expectation maximisation over the training pairs.
pub(crate) fn explained(corpus: &Corpus, table: &Cooccurrence, translation: &Translation) -> [Vec<f64>; 2] {
    let shares = |counts: Vec<f64>| {
        let total: f64 = counts.iter().sum();
        counts.into_iter().map(|count| count / total).collect::<Vec<_>>()
    };
    let polish_share = shares(stem_counts(&corpus.polish));
    let english_share = shares(stem_counts(&corpus.english));
    let mut polish = vec![USUAL; polish_share.len()];
    let mut english = vec![USUAL; english_share.len()];
    for _ in 0..ROUNDS {
        let mut polish_sums = vec![(USUAL * USUAL_COUNT, USUAL_COUNT); polish.len()];
        let mut english_sums = vec![(USUAL * USUAL_COUNT, USUAL_COUNT); english.len()];
        for pair in &corpus.pairs {
            let cells = Cells::of(pair, table, translation);
            for (j, &e) in pair.english.iter().enumerate() {
                let sum = cells.column(j, |cell| translation.english_given_polish[cell]);
                let ratio = sum / pair.polish.len() as f64 / english_share[e as usize];
                credit(&mut english_sums[e as usize], english[e as usize], ratio, pair.weight);
            }
            for (i, &f) in pair.polish.iter().enumerate() {
                let sum = cells.row(i, |cell| translation.polish_given_english[cell]);
                let ratio = sum / pair.english.len() as f64 / polish_share[f as usize];
                credit(&mut polish_sums[f as usize], polish[f as usize], ratio, pair.weight);
            }
        }
        polish = polish_sums.into_iter().map(|(explained, count)| explained / count).collect();
        english = english_sums.into_iter().map(|(explained, count)| explained / count).collect();
    }
    [polish, english]
}

/// The linked cells of one pair.
struct Cells<'t> {
    /// Polish word, English word, cell.
    linked: Vec<(usize, usize, usize)>,
    links: &'t [f32],
    weight: f32,
}

impl<'t> Cells<'t> {
    fn of(pair: &Pair, table: &Cooccurrence, translation: &'t Translation) -> Self {
        let mut linked = Vec::new();
        for (i, &f) in pair.polish.iter().enumerate() {
            for (j, &e) in pair.english.iter().enumerate() {
                let Some(cell) = table.cell(f + 1, e + 1) else { continue };
                let best = translation.english_given_polish[cell].max(translation.polish_given_english[cell]);
                if best >= LEAST {
                    linked.push((i, j, cell));
                }
            }
        }
        Self { linked, links: &translation.links, weight: pair.weight }
    }

    fn column(&self, j: usize, probability: impl Fn(usize) -> f32) -> f64 {
        self.sum(self.linked.iter().filter(|cell| cell.1 == j).map(|cell| (cell.2, probability(cell.2))))
    }

    fn row(&self, i: usize, probability: impl Fn(usize) -> f32) -> f64 {
        self.sum(self.linked.iter().filter(|cell| cell.0 == i).map(|cell| (cell.2, probability(cell.2))))
    }

    /// The sum of the probabilities without what this very pair lent them: a link that was seen here alone
    /// explains nothing elsewhere.
    fn sum(&self, cells: impl Iterator<Item = (usize, f32)> + Clone) -> f64 {
        let total: f32 = cells.clone().map(|(_, probability)| probability).sum();
        cells
            .map(|(cell, probability)| {
                let lent = self.weight * probability / total.max(1e-12);
                f64::from(probability * (1.0 - lent / self.links[cell].max(1e-12)).max(0.0))
            })
            .sum()
    }
}

fn credit(sums: &mut (f64, f64), explained: f64, ratio: f64, weight: f32) {
    let lexicon = explained * ratio;
    sums.0 += f64::from(weight) * lexicon / (1.0 - explained + lexicon).max(1e-12);
    sums.1 += f64::from(weight);
}
