//! Expectation maximisation: which stem translates which, both ways.

use super::corpus::Corpus;
use super::count::{Cooccurrence, with_null};

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

pub(crate) fn estimate(
    corpus: &Corpus,
    table: &Cooccurrence,
    estimation: &Estimation,
    mut progress: impl FnMut(usize, f64),
) -> Translation {
    let cells = table.columns.len();
    let mut forward = uniform_forward(table);
    let mut backward = uniform_backward(table);
    let (mut forward_counts, mut backward_counts) = (vec![0_f32; cells], vec![0_f32; cells]);
    let rounds = estimation.separate_rounds + estimation.agreeing_rounds;
    for round in 0..rounds {
        let agree = round >= estimation.separate_rounds;
        forward_counts.fill(0.0);
        backward_counts.fill(0.0);
        let likelihood = expect(
            corpus,
            table,
            estimation,
            (&forward, &backward),
            (&mut forward_counts, &mut backward_counts),
            agree,
        );
        maximise_rows(table, &forward_counts, &mut forward, estimation.prior);
        maximise_columns(table, &backward_counts, &mut backward, estimation.prior);
        progress(round, likelihood);
    }
    let links = forward_counts.iter().zip(&backward_counts).map(|(f, b)| f.min(*b)).collect();
    Translation { english_given_polish: forward, polish_given_english: backward, links }
}

fn uniform_forward(table: &Cooccurrence) -> Vec<f32> {
    let mut out = vec![0.0; table.columns.len()];
    for row in table.rows.windows(2) {
        out[row[0]..row[1]].fill(1.0 / (row[1] - row[0]) as f32);
    }
    out
}

fn uniform_backward(table: &Cooccurrence) -> Vec<f32> {
    let mut degree = vec![0_u32; table.english_count];
    for &english in &table.columns {
        degree[english as usize] += 1;
    }
    table.columns.iter().map(|&english| 1.0 / degree[english as usize] as f32).collect()
}

/// One pass over the pairs: adds the expected links of both directions; gives the log-likelihood.
fn expect(
    corpus: &Corpus,
    table: &Cooccurrence,
    estimation: &Estimation,
    (forward, backward): (&[f32], &[f32]),
    (forward_counts, backward_counts): (&mut [f32], &mut [f32]),
    agree: bool,
) -> f64 {
    let mut cells: Vec<usize> = Vec::new();
    let (mut ef, mut fe) = (Vec::<f64>::new(), Vec::<f64>::new());
    let mut likelihood = 0.0;
    for pair in &corpus.pairs {
        let (rows, columns) = (pair.polish.len() + 1, pair.english.len() + 1);
        cells.clear();
        for polish in with_null(&pair.polish) {
            for english in with_null(&pair.english) {
                cells.push(table.cell(polish, english).unwrap_or_default());
            }
        }
        ef.clear();
        ef.resize(rows * columns, 0.0);
        fe.clear();
        fe.resize(rows * columns, 0.0);
        // P(polish i | english j), for every English word.
        for j in 1..columns {
            let mut total = 0.0;
            for i in 0..rows {
                let p =
                    f64::from(forward[cells[i * columns + j]]) * position(estimation, i, j, rows, columns);
                ef[i * columns + j] = p;
                total += p;
            }
            likelihood += f64::from(pair.weight) * total.max(1e-300).ln();
            for i in 0..rows {
                ef[i * columns + j] /= total.max(1e-300);
            }
        }
        for i in 1..rows {
            let mut total = 0.0;
            for j in 0..columns {
                let p =
                    f64::from(backward[cells[i * columns + j]]) * position(estimation, j, i, columns, rows);
                fe[i * columns + j] = p;
                total += p;
            }
            for j in 0..columns {
                fe[i * columns + j] /= total.max(1e-300);
            }
        }
        for i in 0..rows {
            for j in 0..columns {
                let at = i * columns + j;
                let (mut f, mut b) = (ef[at], fe[at]);
                if agree && i > 0 && j > 0 {
                    let both = f * b;
                    (f, b) = (both, both);
                }
                forward_counts[cells[at]] += pair.weight * f as f32;
                backward_counts[cells[at]] += pair.weight * b as f32;
            }
        }
    }
    likelihood
}

/// The prior that the word at `j` (counted from 1) comes from the one at `i` (0: the empty word).
fn position(estimation: &Estimation, i: usize, j: usize, from: usize, to: usize) -> f64 {
    if i == 0 {
        return estimation.null;
    }
    let share = (1.0 - estimation.null) / (from - 1) as f64;
    if estimation.tension == 0.0 {
        return share;
    }
    let off = (i as f64 / from as f64 - j as f64 / to as f64).abs();
    share * (-estimation.tension * off).exp()
}

fn maximise_rows(table: &Cooccurrence, counts: &[f32], out: &mut [f32], prior: f64) {
    for row in table.rows.windows(2) {
        let total: f64 = counts[row[0]..row[1]].iter().map(|&count| f64::from(count)).sum();
        let size = (row[1] - row[0]) as f64;
        for cell in row[0]..row[1] {
            out[cell] = share(f64::from(counts[cell]), total, size, prior);
        }
    }
}

fn maximise_columns(table: &Cooccurrence, counts: &[f32], out: &mut [f32], prior: f64) {
    let mut totals = vec![(0.0_f64, 0.0_f64); table.english_count];
    for (cell, &english) in table.columns.iter().enumerate() {
        let total = &mut totals[english as usize];
        total.0 += f64::from(counts[cell]);
        total.1 += 1.0;
    }
    for (cell, &english) in table.columns.iter().enumerate() {
        let (total, size) = totals[english as usize];
        out[cell] = share(f64::from(counts[cell]), total, size, prior);
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
