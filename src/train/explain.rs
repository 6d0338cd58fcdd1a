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
    let mut cells = Cells { cells: Vec::new(), links: &translation.links };
    for _ in 0..ROUNDS {
        let mut polish_sums = vec![(USUAL * USUAL_COUNT, USUAL_COUNT); polish.len()];
        let mut english_sums = vec![(USUAL * USUAL_COUNT, USUAL_COUNT); english.len()];
        let mut first = 0;
        for pair in &corpus.pairs {
            let size = (pair.polish.len() + 1) * (pair.english.len() + 1);
            cells.read(pair, &table.pairs[first..first + size], translation);
            first += size;
            for (j, &e) in pair.english.iter().enumerate() {
                let column = (0..pair.polish.len()).map(|i| i * pair.english.len() + j);
                let sum = cells.sum(column, &translation.english_given_polish, pair.weight);
                let ratio = sum / pair.polish.len() as f64 / english_share[e as usize];
                credit(&mut english_sums[e as usize], english[e as usize], ratio, pair.weight);
            }
            for (i, &f) in pair.polish.iter().enumerate() {
                let row = (0..pair.english.len()).map(|j| i * pair.english.len() + j);
                let sum = cells.sum(row, &translation.polish_given_english, pair.weight);
                let ratio = sum / pair.english.len() as f64 / polish_share[f as usize];
                credit(&mut polish_sums[f as usize], polish[f as usize], ratio, pair.weight);
            }
        }
        polish = polish_sums.into_iter().map(|(explained, count)| explained / count).collect();
        english = english_sums.into_iter().map(|(explained, count)| explained / count).collect();
    }
    [polish, english]
}

/// The cells of one pair: a row for each Polish word, a column for each English one.
struct Cells<'t> {
    /// `None` where there is no link worth the name.
    cells: Vec<Option<usize>>,
    links: &'t [f32],
}

impl Cells<'_> {
    /// Reads the numbers of a pair's cells, which have a row and a column for the empty word, too.
    fn read(&mut self, pair: &Pair, numbers: &[u32], translation: &Translation) {
        self.cells.clear();
        for row in numbers.chunks_exact(pair.english.len() + 1).skip(1) {
            self.cells.extend(row[1..].iter().map(|&cell| {
                let cell = cell as usize;
                let (forward, backward) =
                    (translation.english_given_polish[cell], translation.polish_given_english[cell]);
                (forward.max(backward) >= LEAST).then_some(cell)
            }));
        }
    }

    /// The sum of the probabilities without what this very pair lent them: a link that was seen here alone
    /// explains nothing elsewhere.
    fn sum(&self, places: impl Iterator<Item = usize> + Clone, probabilities: &[f32], weight: f32) -> f64 {
        let cells = places.filter_map(|place| self.cells[place]);
        let total: f32 = cells.clone().map(|cell| probabilities[cell]).sum();
        cells
            .map(|cell| {
                let probability = probabilities[cell];
                let lent = weight * probability / total.max(1e-12);
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
