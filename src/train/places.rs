//! Fitting the location of quotes: the weights of the features of a window.
//!
//! The likelihood is that of a softmax: a quote renders all of a window of source sentences, or a part of one,
//! or none. What is known of a quote may leave several of these open; then their probabilities add up. A
//! normal prior keeps the weights small. The maximum is found by gradient ascent with a step of its own for
//! each weight (Rprop, Riedmiller & Braun 1993), on features scaled to scatter by one.

use crate::document::Document;
use crate::model::Model;
use crate::quote::{FEATURES, Features, Hypotheses, Prepared, WEIGHTS, Weights, hypotheses};
use crate::span::{SentenceRange, Span};

/// Steps of the ascent.
const STEPS: usize = 300;
/// Hypotheses that the weights so far give less than this share, in nats below the best, are left out.
const BOTH: usize = 2 * FEATURES;

/// What is known of a quote.
///
/// ```
/// use bitext::{Span, train::Rendered};
///
/// assert_ne!(Rendered::All(0, Span::new(0, 10)), Rendered::Nothing);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rendered {
    /// It renders all of these bytes of the given source of this number.
    All(usize, Span),
    /// It renders a part of them, in one of their sentences or several.
    Part(usize, Span),
    /// It is in none of the sources.
    Nothing,
}

/// Articles whose quotes are known to be from somewhere, to fit the weights of the location on.
///
/// ```
/// use bitext::{Document, Model, Span, train::{Places, Rendered}};
///
/// let article = Document::new("“Forty people were evacuated,” the fire brigade wrote. Nobody else spoke.");
/// let source = Document::new("W pożarze nikt nie ucierpiał. Ewakuowano czterdzieści osób.");
/// let mut places = Places::default();
/// let truth = |_| Some(Rendered::All(0, Span::new(31, 62)));
/// places.add(Model::embedded(), &article, &[source], truth);
/// assert_eq!(places.len(), 1);
/// assert!(places.fit(1.0).contains("whole"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Places {
    rows: Vec<Row>,
}

/// A quote: the probability of nowhere and of each hypothesis before the features, the features, and which
/// of them are right.
#[derive(Clone, Debug)]
struct Row {
    nowhere: f64,
    windows: Vec<(f64, Features)>,
    /// For each window whether it is right as a whole and as a part; nothing where nowhere is right.
    right: Vec<[bool; 2]>,
    weight: f64,
    class: String,
}

impl Places {
    /// How many quotes there are.
    ///
    /// ```
    /// # use bitext::train::Places;
    /// assert_eq!(Places::default().len(), 0);
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    ///
    /// ```
    /// # use bitext::train::Places;
    /// assert!(Places::default().is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds the quotes of an article, of which `truth` tells where they are from by the span of their words;
    /// those of which it tells nothing are left out.
    ///
    /// ```
    /// # use bitext::{Document, Model, train::Places};
    /// let mut places = Places::default();
    /// places.add(Model::embedded(), &Document::new("“We will win,” he said."), &[], |_| None);
    /// assert!(places.is_empty());
    /// ```
    pub fn add(
        &mut self,
        model: &Model,
        article: &Document,
        sources: &[Document],
        mut truth: impl FnMut(Span) -> Option<(Rendered, String)>,
    ) {
        let prepared = Prepared::new(model, article, sources);
        let all = hypotheses(model, article.lang(), &prepared.wanted, &prepared.sentences);
        for (quotation, hypotheses) in prepared.quotations.iter().zip(all) {
            let Some((rendered, class)) = truth(quotation.span()) else { continue };
            let spans = |source: usize| prepared.sources[source].sentences();
            self.rows.extend(row(&hypotheses, rendered, spans).map(|row| Row { class, ..row }));
        }
    }

    /// The weights of greatest penalised likelihood, as lines of code; `strength` of the prior in quotes.
    ///
    /// ```
    /// # use bitext::train::Places;
    /// assert!(Places::default().fit(1.0).contains("part"));
    /// ```
    #[must_use]
    pub fn fit(&self, strength: f64) -> String {
        let weights = ascend(&self.rows, strength);
        let line = |weights: &[f64]| -> String {
            weights.iter().map(|weight| format!("        {weight:.4},\n")).collect()
        };
        format!(
            "    whole: [\n{}    ],\n    part: [\n{}    ],\n",
            line(&weights[..FEATURES]),
            line(&weights[FEATURES..])
        )
    }

    /// TEMP
    pub fn weigh(&mut self, all: f64, foreign: f64) { for row in &mut self.rows { row.weight = all * if row.right.is_empty() { foreign } else { 1.0 }; } }
    /// TEMP
    pub fn extend(&mut self, other: &Places) { self.rows.extend(other.rows.iter().cloned()); }
    /// TEMP.
    pub fn fit_and_show(&self, other: &Places, strength: f64) -> String {
        let weights = ascend(&self.rows, strength);
        other.show(&weights)
    }

    fn show(&self, weights: &[f64; BOTH]) -> String {
        let mut counts = std::collections::BTreeMap::<String, [usize; 2]>::new();
        let mut of = Weights { whole: [0.0; FEATURES], part: [0.0; FEATURES] };
        of.whole.copy_from_slice(&weights[..FEATURES]);
        of.part.copy_from_slice(&weights[FEATURES..]);
        let mut sure = Vec::new();
        for row in &self.rows {
            let mut all = vec![row.nowhere];
            let mut best = (f64::NEG_INFINITY, 0, row.nowhere);
            for (at, (prior, features)) in row.windows.iter().enumerate() {
                let [a, b] = of.scores(features).map(|score| score + prior);
                let both = crate::align::log_add(a, b);
                all.push(both);
                if both > best.0 { best = (both, at, both); }
            }
            let greatest = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let total: f64 = all.iter().map(|s| (s - greatest).exp()).sum();
            let absent = (row.nowhere - greatest).exp() / total;
            let right = if absent >= 0.5 { row.right.is_empty() } else { row.right.get(best.1).is_some_and(|r| r[0] || r[1]) };
            let confidence = if absent >= 0.5 { absent } else { (best.0 - greatest).exp() / total };
            sure.push((confidence, right));
            let mut classes = vec![row.class.clone()];
            if row.class.starts_with("true") || row.class.starts_with("part") { classes.push("TRUE".to_owned()); }
            if row.class.starts_with("true") { classes = vec!["true".to_owned(), "TRUE".to_owned()]; }
            for class in classes {
            let entry = counts.entry(class).or_default();
            entry[0] += 1;
            entry[1] += usize::from(right);
            }
        }
        sure.sort_by(|a, b| a.0.total_cmp(&b.0));
        let n = sure.len();
        let ece: f64 = (0..10).map(|b| { let part = &sure[b*n/10..(b+1)*n/10]; let c: f64 = part.iter().map(|p| p.0).sum(); let r = part.iter().filter(|p| p.1).count() as f64; (c - r).abs() }).sum::<f64>() / n as f64;
        let brier: f64 = sure.iter().map(|p| (p.0 - if p.1 {1.0} else {0.0}).powi(2)).sum::<f64>() / n as f64;
        let mut out = format!("likelihood {:.4} ece {ece:.4} brier {brier:.4}\n", mean(&self.rows, weights));
        for (class, [all, right]) in counts { out += &format!("  {class} {:.4} ({all})", right as f64 / all as f64); }
        out
    }

    /// The mean log-likelihood of a quote by the weights in use.
    ///
    /// ```
    /// # use bitext::train::Places;
    /// assert_eq!(Places::default().likelihood(), 0.0);
    /// ```
    #[must_use]
    pub fn likelihood(&self) -> f64 {
        let mut weights = [0.0; BOTH];
        weights[..FEATURES].copy_from_slice(&WEIGHTS.whole);
        weights[FEATURES..].copy_from_slice(&WEIGHTS.part);
        mean(&self.rows, &weights)
    }
}

fn mean(rows: &[Row], weights: &[f64; BOTH]) -> f64 {
    let mut gradient = [0.0; BOTH];
    let total: f64 = rows.iter().map(|row| row.weight).sum();
    rows.iter().map(|row| gain(row, weights, &mut gradient)).sum::<f64>() / total.max(1.0)
}

fn row<'s>(
    hypotheses: &Hypotheses,
    rendered: Rendered,
    spans: impl Fn(usize) -> &'s [Span],
) -> Option<Row> {
    let meant = |source: usize, span: Span| -> Option<SentenceRange> {
        let inside: Vec<usize> = (0..spans(source).len()).filter(|&at| spans(source)[at].overlaps(span)).collect();
        Some(SentenceRange::new(*inside.first()?, inside.last()? + 1))
    };
    let right = hypotheses.windows.iter().map(|window| match rendered {
        Rendered::Nothing => [false; 2],
        Rendered::All(source, span) => {
            [window.source == source && Some(window.sentences) == meant(source, span), false]
        }
        Rendered::Part(source, span) => {
            let range = meant(source, span).filter(|_| window.source == source);
            let inside = range.is_some_and(|range| {
                range.start() <= window.sentences.start() && window.sentences.end() <= range.end()
            });
            [false, inside]
        }
    });
    let right: Vec<[bool; 2]> = right.collect();
    let found = right.iter().flatten().any(|right| *right);
    (rendered == Rendered::Nothing || found).then(|| Row {
        nowhere: hypotheses.nowhere,
        windows: hypotheses.windows.iter().map(|window| (window.prior, window.features)).collect(),
        right: if found { right } else { Vec::new() },
        weight: 1.0,
        class: String::new(),
    })
}

/// The log-likelihood of a row; adds its gradient.
fn gain(row: &Row, weights: &[f64; BOTH], gradient: &mut [f64; BOTH]) -> f64 {
    let mut of = Weights { whole: [0.0; FEATURES], part: [0.0; FEATURES] };
    of.whole.copy_from_slice(&weights[..FEATURES]);
    of.part.copy_from_slice(&weights[FEATURES..]);
    let scores: Vec<[f64; 2]> =
        row.windows.iter().map(|(prior, features)| of.scores(features).map(|score| score + prior)).collect();
    let greatest = scores.iter().flatten().copied().fold(row.nowhere, f64::max);
    let (mut all, mut right) = ((row.nowhere - greatest).exp(), 0.0);
    for (number, scores) in scores.iter().enumerate() {
        for (kind, score) in scores.iter().enumerate() {
            let share = (score - greatest).exp();
            all += share;
            if row.right.get(number).is_some_and(|right| right[kind]) {
                right += share;
            }
        }
    }
    if row.right.is_empty() {
        right = (row.nowhere - greatest).exp();
    }
    let right = right.max(1e-300);
    for (number, ((_, features), scores)) in row.windows.iter().zip(&scores).enumerate() {
        for (kind, score) in scores.iter().enumerate() {
            let share = (score - greatest).exp();
            let is_right = row.right.get(number).is_some_and(|right| right[kind]);
            let off = row.weight * (if is_right { share / right } else { 0.0 } - share / all);
            if off.abs() > 1e-9 {
                for (gradient, feature) in gradient[kind * FEATURES..].iter_mut().zip(features) {
                    *gradient += off * f64::from(*feature);
                }
            }
        }
    }
    row.weight * (right / all).ln()
}

fn ascend(rows: &[Row], strength: f64) -> [f64; BOTH] {
    let mut weights = [0.0; BOTH];
    let mut steps = [0.02; BOTH];
    let mut before = [0.0; BOTH];
    for step in 0..STEPS {
        let (sum, mut gradient) = std::thread::scope(|scope| {
            let half = rows.len() / 2;
            let weights = &weights;
            let halves = [&rows[..half], &rows[half..]].map(|rows| {
                scope.spawn(move || {
                    let mut gradient = [0.0; BOTH];
                    let sum: f64 = rows.iter().map(|row| gain(row, weights, &mut gradient)).sum();
                    (sum, gradient)
                })
            });
            let mut total = (0.0, [0.0; BOTH]);
            for half in halves {
                let (sum, gradient) = half.join().unwrap_or((0.0, [0.0; BOTH]));
                total.0 += sum;
                for (total, gradient) in total.1.iter_mut().zip(gradient) {
                    *total += gradient;
                }
            }
            total
        });
        if std::env::var("SHOW").is_ok() && step % 20 == 0 {
            eprintln!("{step} {}", sum / rows.len() as f64);
        }
        for number in 0..BOTH {
            gradient[number] -= strength * weights[number];
            let turn = gradient[number] * before[number];
            if turn > 0.0 {
                steps[number] = (steps[number] * 1.2_f64).min(0.5);
            } else if turn < 0.0 {
                steps[number] = (steps[number] * 0.5_f64).max(1e-6);
                gradient[number] = 0.0;
            }
            weights[number] += steps[number] * if gradient[number] == 0.0 { 0.0 } else { gradient[number].signum() };
            before[number] = gradient[number];
        }
    }
    weights
}
