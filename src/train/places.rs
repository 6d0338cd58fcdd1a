//! Fitting the location of quotes: the weights of the features of a window.
//!
//! The likelihood is that of a softmax: a quote renders all of a window of source sentences, or a part of one,
//! or none. What is known of a quote may leave several of these open; then their probabilities add up. A
//! normal prior keeps the weights small. The maximum is found by gradient ascent with a step of its own for
//! each weight (Rprop, Riedmiller & Braun 1993). The weights of what the other quotes of an article say are
//! fitted last, with the others as they are: these features are made with them. Then trees are grown that go on from
//! there ([`super::second_look`]).

use std::fmt;
use std::ops::Range;

use super::second_look::second_look;
use crate::document::Document;
use crate::model::Model;
use crate::quote::{
    FEATURES, Features, Hypotheses, NAMES, NEIGHBOURS, Prepared, TREES, Trees, WEIGHTS, Weights, decide,
    hypotheses, read_trees, regard,
};
use crate::span::{SentenceRange, Span};

/// Steps of the ascent.
const STEPS: usize = 200;
/// The first step of each weight, and the longest.
const STEP: [f64; 2] = [0.02, 0.5];
/// A quote that is in no source counts for so many others: there are few of them, and to find one is worse than
/// to miss one that is there.
const FOREIGN: f64 = 2.0;

/// Something for each feature, of wholes and of parts.
type Both = [[f64; 2]; FEATURES];

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
/// let truth = |_| Some(Rendered::All(0, Span::new(31, 62)));
/// let mut places = Places::default();
/// places.add(Model::embedded(), &article, &[source], 1.0, truth);
/// let weights = places.fit(1.0);
/// assert!(places.right(&weights)[0].is_some_and(|(_, right)| right));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Places {
    articles: Vec<Vec<Row>>,
}

/// Fitted weights and trees; the weights are shown as the lines of code that the library has.
///
/// ```
/// use bitext::train::Places;
///
/// assert!(Places::default().fit(1.0).to_string().contains("lengths"));
/// ```
#[derive(Clone, Debug)]
pub struct PlaceWeights {
    weights: Weights,
    /// As text, and as they are read.
    trees: (String, Trees),
}

/// A quote: what is weighed, and which of it is right.
#[derive(Clone, Debug)]
struct Row {
    hypotheses: Hypotheses,
    /// For each window whether it is right as a whole and as a part; none where nowhere is right.
    right: Vec<[bool; 2]>,
    /// Whether anything is known of it.
    told: bool,
    weight: f64,
}

impl Places {
    /// Adds the quotes of an article, of which `truth` tells where they are from by the span of their words.
    /// Those of which it tells nothing, or a place that the check does not look at, are neighbours of the
    /// others and no more. Each counts as `weight` quotes.
    ///
    /// ```
    /// # use bitext::{Document, Model, train::Places};
    /// let mut places = Places::default();
    /// places.add(Model::embedded(), &Document::new("“We will win,” he said."), &[], 1.0, |_| None);
    /// assert!(places.right(&places.fit(1.0)).is_empty());
    /// ```
    pub fn add(
        &mut self,
        model: &Model,
        article: &Document,
        sources: &[Document],
        weight: f64,
        mut truth: impl FnMut(Span) -> Option<Rendered>,
    ) {
        let prepared = Prepared::new(model, article, sources);
        let all = hypotheses(model, prepared.lang, &prepared.wanted, &prepared.sentences);
        let spans = |source: usize| prepared.sources.get(source).map_or(&[][..], |source| source.sentences());
        let rows = prepared.quotations.iter().zip(all).map(|(quotation, hypotheses)| {
            let rendered = truth(quotation.span());
            let right = rendered.map_or_else(Vec::new, |rendered| right(&hypotheses, rendered, spans));
            let weight = match rendered {
                Some(Rendered::Nothing) => FOREIGN * weight,
                _ if !right.is_empty() => weight,
                _ => 0.0,
            };
            Row { hypotheses, right, told: rendered.is_some(), weight }
        });
        self.articles.push(rows.collect());
    }

    /// The weights of greatest penalised likelihood; `strength` of the prior in quotes.
    ///
    /// ```
    /// # use bitext::train::Places;
    /// assert!(Places::default().fit(1.0).to_string().contains("// rare words"));
    /// ```
    #[must_use]
    pub fn fit(&self, strength: f64) -> PlaceWeights {
        let mut rows: Vec<Vec<Row>> = self.articles.clone();
        let mut weights = Weights([[0.0; 2]; FEATURES]);
        ascend(&rows, strength, &mut weights, 0..FEATURES - NEIGHBOURS);
        for article in &mut rows {
            look_around(article, &weights);
        }
        ascend(&rows, strength, &mut weights, FEATURES - NEIGHBOURS..FEATURES);
        let told = rows.iter().flatten().filter(|row| row.weight > 0.0);
        let told: Vec<_> = told.map(|row| (&row.hypotheses, row.right.as_slice(), row.weight)).collect();
        let trees = second_look(&told, &weights);
        let read = read_trees(&trees);
        PlaceWeights { weights, trees: (trees, read) }
    }

    /// For each quote of which something was told, in order: the confidence that the check has by these weights,
    /// and whether it is right; nothing where that cannot be told, for the check does not look there.
    ///
    /// ```
    /// # use bitext::train::Places;
    /// let places = Places::default();
    /// assert!(places.right(&places.fit(1.0)).is_empty());
    /// ```
    #[must_use]
    pub fn right(&self, weights: &PlaceWeights) -> Vec<Option<(f64, bool)>> {
        let mut out = Vec::new();
        for article in &self.articles {
            let mut rows = article.clone();
            look_around(&mut rows, &weights.weights);
            for row in rows.iter().filter(|row| row.told) {
                let judged = match decide(&row.hypotheses, &weights.weights, &weights.trees.1) {
                    Err(absent) => (absent.get(), row.right.is_empty()),
                    Ok(place) => {
                        let mut windows = row.hypotheses.windows.iter().zip(&row.right);
                        let right = windows.any(|(window, right)| {
                            window.source == place.source
                                && window.sentences == place.sentences
                                && right.contains(&true)
                        });
                        (place.confidence.get(), right)
                    }
                };
                out.push((row.weight > 0.0).then_some(judged));
            }
        }
        out
    }
}

impl PlaceWeights {
    /// Those that the library has.
    ///
    /// ```
    /// use bitext::train::PlaceWeights;
    ///
    /// assert!(PlaceWeights::embedded().to_string().contains("lengths"));
    /// ```
    #[must_use]
    pub fn embedded() -> Self {
        Self { weights: WEIGHTS, trees: (TREES.to_owned(), read_trees(TREES)) }
    }

    /// The trees, as the library has them in a file.
    ///
    /// ```
    /// use bitext::train::PlaceWeights;
    ///
    /// assert!(PlaceWeights::embedded().trees().lines().count() > 100);
    /// ```
    #[must_use]
    pub fn trees(&self) -> &str {
        &self.trees.0
    }
}

impl fmt::Display for PlaceWeights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, [whole, part]) in NAMES.iter().zip(self.weights.0) {
            writeln!(f, "    // {name}\n    [{whole:.4}, {part:.4}],")?;
        }
        Ok(())
    }
}

/// Makes the features that the neighbours of each quote give.
fn look_around(rows: &mut [Row], weights: &Weights) {
    let mut all: Vec<Hypotheses> = rows.iter_mut().map(|row| std::mem::take(&mut row.hypotheses)).collect();
    regard(&mut all, weights);
    for (row, hypotheses) in rows.iter_mut().zip(all) {
        row.hypotheses = hypotheses;
    }
}

/// Which windows are right, as wholes and as parts; none if none is.
fn right<'s>(
    hypotheses: &Hypotheses,
    rendered: Rendered,
    spans: impl Fn(usize) -> &'s [Span],
) -> Vec<[bool; 2]> {
    let meant = |source: usize, span: Span| -> Option<SentenceRange> {
        let spans = spans(source);
        let inside: Vec<usize> = (0..spans.len()).filter(|&at| spans[at].overlaps(span)).collect();
        Some(SentenceRange::new(*inside.first()?, inside.last()? + 1))
    };
    let range = match rendered {
        Rendered::Nothing => None,
        Rendered::All(source, span) | Rendered::Part(source, span) => {
            meant(source, span).map(|range| (source, range))
        }
    };
    let Some((source, range)) = range else { return Vec::new() };
    let part = matches!(rendered, Rendered::Part(..));
    let right = hypotheses.windows.iter().map(|window| {
        let inside = window.source == source
            && range.start() <= window.sentences.start()
            && window.sentences.end() <= range.end();
        [!part && inside && window.sentences == range, part && inside]
    });
    let right: Vec<[bool; 2]> = right.collect();
    if right.iter().flatten().any(|right| *right) { right } else { Vec::new() }
}

/// Adds the gradient of the log-likelihood of a row.
fn climb(row: &Row, weights: &Weights, gradient: &mut Both) {
    let score = |features: &Features, prior: f64| weights.scores(features).map(|score| score + prior);
    let windows = &row.hypotheses.windows;
    let scores: Vec<[f64; 2]> = windows.iter().map(|window| score(&window.features, window.prior)).collect();
    let nowhere = row.hypotheses.nowhere;
    let greatest = scores.iter().flatten().copied().fold(nowhere, f64::max);
    let is_right = |number: usize, kind: usize| row.right.get(number).is_some_and(|right| right[kind]);
    let (mut all, mut right) = ((nowhere - greatest).exp(), 0.0);
    for (number, scores) in scores.iter().enumerate() {
        for (kind, score) in scores.iter().enumerate() {
            let share = (score - greatest).exp();
            all += share;
            right += if is_right(number, kind) { share } else { 0.0 };
        }
    }
    if row.right.is_empty() {
        right = (nowhere - greatest).exp();
    }
    let right = right.max(f64::MIN_POSITIVE);
    for (number, (window, scores)) in windows.iter().zip(&scores).enumerate() {
        for (kind, score) in scores.iter().enumerate() {
            let share = (score - greatest).exp();
            let wanted = if is_right(number, kind) { share / right } else { 0.0 };
            let off = row.weight * (wanted - share / all);
            if off.abs() > 1e-9 {
                for (gradient, feature) in gradient.iter_mut().zip(&window.features) {
                    gradient[kind] += off * f64::from(*feature);
                }
            }
        }
    }
}

/// Climbs to the weights of greatest likelihood; only features number `free` are weighed anew.
fn ascend(articles: &[Vec<Row>], strength: f64, weights: &mut Weights, free: Range<usize>) {
    let rows: Vec<&Row> = articles.iter().flatten().filter(|row| row.weight > 0.0).collect();
    let (mut steps, mut before): (Both, Both) = ([[STEP[0]; 2]; FEATURES], [[0.0; 2]; FEATURES]);
    for _ in 0..STEPS {
        let gradient = gradient(&rows, weights);
        for (number, kind) in free.clone().flat_map(|number| [(number, 0), (number, 1)]) {
            let (weight, step) = (&mut weights.0[number][kind], &mut steps[number][kind]);
            let mut slope = gradient[number][kind] - strength * *weight;
            let turn = slope * before[number][kind];
            if turn > 0.0 {
                *step = (*step * 1.2).min(STEP[1]);
            } else if turn < 0.0 {
                *step *= 0.5;
                slope = 0.0;
            }
            if slope != 0.0 {
                *weight += *step * slope.signum();
            }
            before[number][kind] = slope;
        }
    }
}

/// The gradient of the likelihood. The halves are summed side by side, always the same ones, so that the sum is
/// the same to the last bit on any machine.
fn gradient(rows: &[&Row], weights: &Weights) -> Both {
    let sum = |rows: &[&Row]| {
        let mut gradient = [[0.0; 2]; FEATURES];
        for row in rows {
            climb(row, weights, &mut gradient);
        }
        gradient
    };
    let (first, second) = rows.split_at(rows.len() / 2);
    let (mut all, second) = std::thread::scope(|scope| {
        let other = scope.spawn(|| sum(second));
        let first = sum(first);
        (first, other.join().unwrap_or([[0.0; 2]; FEATURES]))
    });
    for (all, second) in all.iter_mut().flatten().zip(second.into_iter().flatten()) {
        *all += second;
    }
    all
}
