//! Expectation maximisation: which stem translates which, both ways.

use super::corpus::Corpus;
use super::count::{Cooccurrence, NULL};

/// How the probabilities are estimated.
#[derive(Clone, Debug)]
pub(crate) struct Estimation {
    /// Rounds in each direction by itself.
    pub(crate) separate_rounds: usize,
    /// Rounds in which the directions have to agree.
    pub(crate) agreeing_rounds: usize,
    /// How much likelier a word stands where its translation stands in proportion (fast_align's λ).
    pub(crate) tension: f64,
    /// The share of words that come from the empty word.
    pub(crate) null: f64,
    /// The Dirichlet prior of variational Bayes: below one it keeps rare words from explaining everything.
    pub(crate) prior: f64,
}

/// Translation probabilities in the cells of a [`Cooccurrence`], with the expected number of links.
#[derive(Debug)]
pub(crate) struct Translation {
    pub(crate) english_given_polish: Vec<f32>,
    pub(crate) polish_given_english: Vec<f32>,
    pub(crate) links: Vec<f32>,
}

/// For each stem, shifted by one, its translations, shifted too, with their probabilities, by their numbers.
pub(crate) type Rows = Vec<Vec<(u32, f32)>>;

impl Translation {
    /// The translations of Polish stems and those of English ones, without those less probable than `least`.
    pub(crate) fn rows(&self, table: &Cooccurrence, least: f32) -> (Rows, Rows) {
        let mut polish = vec![Vec::new(); table.rows.len() - 1];
        let mut english = vec![Vec::new(); table.english_count];
        for ((stem, row), bounds) in (0..).zip(&mut polish).zip(table.rows.windows(2)).skip(1) {
            for cell in bounds[0]..bounds[1] {
                let column = table.columns[cell];
                if column != NULL && self.english_given_polish[cell] >= least {
                    row.push((column, self.english_given_polish[cell]));
                }
                if column != NULL && self.polish_given_english[cell] >= least {
                    english[column as usize].push((stem, self.polish_given_english[cell]));
                }
            }
        }
        (polish, english)
    }
}

pub(crate) fn estimate(
    corpus: &Corpus,
    table: &Cooccurrence,
    estimation: &Estimation,
    mut progress: impl FnMut(usize, f64),
) -> Translation {
    let mut cells = uniform(table);
    let rounds = estimation.separate_rounds + estimation.agreeing_rounds;
    for round in 0..rounds {
        let agree = round >= estimation.separate_rounds;
        for cell in &mut cells {
            (cell.forward_count, cell.backward_count) = (0.0, 0.0);
        }
        let likelihood = expect(corpus, table, estimation, &mut cells, agree);
        maximise(table, &mut cells, estimation.prior);
        progress(round, likelihood);
    }
    Translation {
        english_given_polish: cells.iter().map(|cell| cell.forward).collect(),
        polish_given_english: cells.iter().map(|cell| cell.backward).collect(),
        links: cells.iter().map(|cell| cell.forward_count.min(cell.backward_count)).collect(),
    }
}

/// What is known of a pair of stems, in one place, for all of it is needed together.
#[derive(Clone, Copy, Default)]
struct Cell {
    forward: f32,
    backward: f32,
    forward_count: f32,
    backward_count: f32,
}

fn uniform(table: &Cooccurrence) -> Vec<Cell> {
    let mut cells = vec![Cell::default(); table.columns.len()];
    for row in table.rows.windows(2) {
        for cell in &mut cells[row[0]..row[1]] {
            cell.forward = 1.0 / (row[1] - row[0]) as f32;
        }
    }
    let mut degree = vec![0_u32; table.english_count];
    for &english in &table.columns {
        degree[english as usize] += 1;
    }
    for (cell, &english) in cells.iter_mut().zip(&table.columns) {
        cell.backward = 1.0 / degree[english as usize] as f32;
    }
    cells
}

/// One pass over the pairs: adds the expected links of both directions; gives the log-likelihood.
fn expect(
    corpus: &Corpus,
    table: &Cooccurrence,
    estimation: &Estimation,
    cells: &mut [Cell],
    agree: bool,
) -> f64 {
    let (mut ef, mut fe) = (Vec::<f64>::new(), Vec::<f64>::new());
    let (mut likelihood, mut first) = (0.0, 0);
    let decay: Vec<f64> =
        (0..=DECAYS).map(|step| (-estimation.tension * step as f64 / DECAYS as f64).exp()).collect();
    for pair in &corpus.pairs {
        let (rows, columns) = (pair.polish.len() + 1, pair.english.len() + 1);
        let numbers = &table.pairs[first..first + rows * columns];
        first += numbers.len();
        ef.clear();
        fe.clear();
        for (at, &number) in numbers.iter().enumerate() {
            let (i, j) = (at / columns, at % columns);
            let cell = cells[number as usize];
            let off = (i as f64 / rows as f64 - j as f64 / columns as f64).abs();
            let near = decay[(off * DECAYS as f64) as usize];
            let prior = |from: usize, count: usize| {
                if from == 0 { estimation.null } else { (1.0 - estimation.null) / (count - 1) as f64 * near }
            };
            ef.push(if j == 0 { 0.0 } else { f64::from(cell.forward) * prior(i, rows) });
            fe.push(if i == 0 { 0.0 } else { f64::from(cell.backward) * prior(j, columns) });
        }
        // P(polish i | english j), for every English word, and the reverse.
        for j in 1..columns {
            let column = || (0..rows).map(|i| i * columns + j);
            let total = column().map(|at| ef[at]).sum::<f64>().max(1e-300);
            likelihood += f64::from(pair.weight) * total.ln();
            column().for_each(|at| ef[at] /= total);
        }
        for row in fe.chunks_exact_mut(columns).skip(1) {
            let total = row.iter().sum::<f64>().max(1e-300);
            row.iter_mut().for_each(|p| *p /= total);
        }
        for (at, &number) in numbers.iter().enumerate() {
            let (mut f, mut b) = (ef[at], fe[at]);
            if agree && at >= columns && at % columns > 0 {
                let both = f * b;
                (f, b) = (both, both);
            }
            let cell = &mut cells[number as usize];
            cell.forward_count += pair.weight * f as f32;
            cell.backward_count += pair.weight * b as f32;
        }
    }
    likelihood
}

/// Steps in which the preference for like positions is tabled.
const DECAYS: usize = 1000;

fn maximise(table: &Cooccurrence, cells: &mut [Cell], prior: f64) {
    for row in table.rows.windows(2) {
        let row = &mut cells[row[0]..row[1]];
        let total: f64 = row.iter().map(|cell| f64::from(cell.forward_count)).sum();
        let size = row.len() as f64;
        for cell in row {
            cell.forward = share(f64::from(cell.forward_count), total, size, prior);
        }
    }
    let mut totals = vec![(0.0_f64, 0.0_f64); table.english_count];
    for (cell, &english) in cells.iter().zip(&table.columns) {
        let total = &mut totals[english as usize];
        total.0 += f64::from(cell.backward_count);
        total.1 += 1.0;
    }
    for (cell, &english) in cells.iter_mut().zip(&table.columns) {
        let (total, size) = totals[english as usize];
        cell.backward = share(f64::from(cell.backward_count), total, size, prior);
    }
}

fn share(count: f64, total: f64, size: f64, prior: f64) -> f32 {
    if prior == 0.0 {
        return (count / total.max(1e-12)) as f32;
    }
    (digamma(count + prior) - digamma(total + prior * size)).exp() as f32
}

/// The derivative of ln Γ, by its recurrence and asymptotic series.
fn digamma(mut x: f64) -> f64 {
    let mut out = 0.0;
    while x < 7.0 {
        out -= 1.0 / x;
        x += 1.0;
    }
    let square = 1.0 / (x * x);
    out + x.ln() - 0.5 / x - square * (1.0 / 12.0 - square * (1.0 / 120.0 - square / 252.0))
}
