//! Fitting what tells negations and doubts that were lost or added from those that were put otherwise.
//!
//! Translations are altered on purpose: in each, one negation or doubt is dropped or added. Of the altered ones
//! counts what was altered, of the others everything. See [`super::boost`] for the trees.

use std::fmt::{self, Write};
use std::ops::Range;

use super::boost::{Growth, Observed, boost};
use super::logistic;
use crate::lang::Lang;
use crate::model::Model;
use crate::quote::{Judged, Kind, OFFSET, Opinions, Passage, judged};
use crate::span::Span;

/// How many things are known of each.
const NEGATION: usize = Kind::Negation.names().len();
const DOUBT: usize = Kind::Doubt.names().len();

const KINDS: [Kind; 2] = [Kind::Negation, Kind::Doubt];

/// So many trees, and how they grow: chosen on FLORES-200 dev and held-out training texts, part by part. What was lost
/// and what was added is fitted apart: at grave false alarms in four true texts of a thousand that told 2 to 3 of a
/// hundred more of what was dropped and 1 to 4 more of the doubts that were added than 160 trees for both.
const GROWTH: Growth = Growth { trees: 120, leaves: 8, rate: 0.1, ridge: 2.0, least: 20.0 };

/// One text in so many is taken to be altered.
const ALTERED: f64 = 10.0;

/// What was done to a quote.
///
/// ```
/// use bitext::train::Altered;
///
/// assert_ne!(Altered::NegationDropped, Altered::Nothing);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Altered {
    /// It renders its source.
    Nothing,
    /// A negation was taken out of it.
    NegationDropped,
    /// A negation was put into it.
    NegationAdded,
    /// A doubt was taken out of it.
    DoubtDropped,
    /// A doubt was put into it.
    DoubtAdded,
}

impl Altered {
    fn is_of(self, kind: Kind) -> bool {
        match self {
            Altered::Nothing => false,
            Altered::NegationDropped | Altered::NegationAdded => kind == Kind::Negation,
            Altered::DoubtDropped | Altered::DoubtAdded => kind == Kind::Doubt,
        }
    }

    fn is_dropped(self) -> bool {
        matches!(self, Altered::NegationDropped | Altered::DoubtDropped)
    }
}

/// Quotes whose negations and doubts are known to be rendered, lost or added.
///
/// ```
/// use bitext::{Lang, Model, train::{Altered, Findings}};
///
/// let mut findings = Findings::default();
/// let source = ("Minister nie przyjechał.", Lang::Polish);
/// let told = "The minister did not come.";
/// findings.add(Model::embedded(), source, told, told, Altered::Nothing, 1.0);
/// findings.add(Model::embedded(), source, told, "The minister did come.", Altered::NegationDropped, 1.0);
/// assert_eq!(findings.confidences(&findings.fit()).len(), 2);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Findings {
    quotes: Vec<Quote>,
}

#[derive(Clone, Debug)]
struct Quote {
    altered: Altered,
    weight: f64,
    /// What may be told of it, and whether it is what was altered.
    judged: Vec<(Judged, bool)>,
}

/// Fitted trees and sums, of what was lost and of what was added; shown as the files that the library reads.
///
/// ```
/// use bitext::train::Findings;
///
/// let trees = Findings::default().fit();
/// let [lost, added] = trees.negations();
/// assert!(lost.starts_with("# ") && added.starts_with("# "));
/// ```
#[derive(Clone, Debug)]
pub struct FindingTrees {
    texts: [[String; 2]; 2],
    opinions: [[Opinions; 2]; 2],
}

impl FindingTrees {
    /// What tells of lost and of added negations: `negation_lost.txt` and `negation_added.txt` in `src/quote/compare`.
    ///
    /// ```
    /// # use bitext::train::Findings;
    /// assert!(Findings::default().fit().negations()[0].contains('\n'));
    /// ```
    #[must_use]
    pub fn negations(&self) -> [&str; 2] {
        self.texts[0].each_ref().map(String::as_str)
    }

    /// What tells of lost and of added doubts: `hedge_lost.txt` and `hedge_added.txt` in `src/quote/compare`.
    ///
    /// ```
    /// # use bitext::train::Findings;
    /// assert!(Findings::default().fit().doubts()[1].contains('\n'));
    /// ```
    #[must_use]
    pub fn doubts(&self) -> [&str; 2] {
        self.texts[1].each_ref().map(String::as_str)
    }
}

impl fmt::Display for FindingTrees {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.texts.iter().flatten().try_for_each(|text| f.write_str(text))
    }
}

impl Findings {
    /// Adds a quote of a source in the other language. `original` is what it was before it was altered; it counts as
    /// `weight` quotes.
    ///
    /// ```
    /// # use bitext::{Lang, Model, train::{Altered, Findings}};
    /// let mut findings = Findings::default();
    /// let source = ("It may rain.", Lang::English);
    /// findings.add(Model::embedded(), source, "Może padać.", "Będzie padać.", Altered::DoubtDropped, 1.0);
    /// ```
    pub fn add(
        &mut self,
        model: &Model,
        source: (&str, Lang),
        original: &str,
        quote: &str,
        altered: Altered,
        weight: f64,
    ) {
        let judge = |quote: &str| {
            let [own, other] = [quote, source.0].map(|text| [Span::new(0, text.len())]);
            let lang = source.1;
            judged(
                model,
                Passage { text: quote, parts: &own, lang: Some(lang.other()) },
                Passage { text: source.0, parts: &other, lang: Some(lang) },
            )
        };
        let found = judge(quote);
        if altered == Altered::Nothing {
            let judged = found.into_iter().map(|it| (it, false)).collect();
            self.quotes.push(Quote { altered, weight, judged });
            return;
        }
        let [before, after] = changed(original, quote);
        let touches =
            |span: Span, range: &Range<usize>| span.start() <= range.end && range.start <= span.end();
        let target =
            if altered.is_dropped() { dropped(&judge(original), &before, altered, touches) } else { None };
        let of_kind =
            found.into_iter().filter(|it| KINDS.iter().any(|&kind| kind == it.kind && altered.is_of(kind)));
        let judged = of_kind.map(|it| {
            let right = match altered.is_dropped() {
                true => !it.of_quote && target == Some(it.span),
                false => it.of_quote && touches(it.span, &after),
            };
            (it, right)
        });
        let judged = judged.collect();
        self.quotes.push(Quote { altered, weight, judged });
    }

    /// Fits the trees.
    ///
    /// ```
    /// # use bitext::train::Findings;
    /// assert_eq!(Findings::default().fit().doubts()[0].lines().nth(1), Some("0.0000"));
    /// ```
    #[must_use]
    pub fn fit(&self) -> FindingTrees {
        let texts = KINDS.map(|kind| {
            [false, true].map(|of_quote| {
                let rows = self.rows(kind, of_quote);
                format!("{HEADER}\n{}{}", boost(&rows, kind.names(), GROWTH), sum(&rows, kind))
            })
        });
        let opinions =
            [0, 1].map(|at| texts[at].each_ref().map(|text| Opinions::read(text, KINDS[at].names())));
        FindingTrees { texts, opinions }
    }

    /// What is known of each negation or doubt of the quotes, or of their sources, and whether it was altered. What was dropped counts together as much as
    /// what was added, though it is easier to add than to find something to drop.
    fn rows(&self, kind: Kind, of_quote: bool) -> Vec<Observed> {
        let sum = |of: &dyn Fn(&Quote) -> bool| -> f64 {
            self.quotes.iter().filter(|quote| of(quote)).map(|quote| quote.weight).sum()
        };
        let truth = sum(&|quote| quote.altered == Altered::Nothing);
        let scales = [true, false].map(|dropped| {
            let of_side = |quote: &Quote| quote.altered.is_of(kind) && quote.altered.is_dropped() == dropped;
            let altered = sum(&|quote| of_side(quote) && quote.judged.iter().any(|(_, right)| *right));
            truth / (ALTERED - 1.0) / 2.0 / altered.max(f64::MIN_POSITIVE)
        });
        let mut rows = Vec::new();
        for quote in &self.quotes {
            let scale = scales[usize::from(!quote.altered.is_dropped())];
            for (it, right) in
                quote.judged.iter().filter(|(it, _)| it.kind == kind && it.of_quote == of_quote)
            {
                let weight = match (quote.altered, right) {
                    (Altered::Nothing, _) => quote.weight,
                    (_, true) => quote.weight * scale,
                    _ => continue,
                };
                rows.push(Observed { features: it.evidence.clone(), right: *right, weight: weight as f32 });
            }
        }
        rows
    }

    /// For each quote what was done to it, and the greatest confidence that a negation, or a doubt, of it was lost,
    /// and that one was added.
    ///
    /// ```
    /// # use bitext::train::Findings;
    /// let findings = Findings::default();
    /// assert!(findings.confidences(&findings.fit()).is_empty());
    /// ```
    #[must_use]
    pub fn confidences(&self, trees: &FindingTrees) -> Vec<(Altered, [[f64; 2]; 2])> {
        let of_quote = |quote: &Quote| {
            let mut greatest = [[0.0_f64; 2]; 2];
            for (it, _) in &quote.judged {
                let kind = usize::from(it.kind == Kind::Doubt);
                let side = usize::from(it.of_quote);
                let confidence = trees.opinions[kind][side].at(&it.evidence);
                greatest[kind][side] = greatest[kind][side].max(confidence);
            }
            (quote.altered, greatest)
        };
        self.quotes.iter().map(of_quote).collect()
    }
}

const HEADER: &str = "# Trees fitted by the example fit_findings: a name and a limit, what holds below it, what holds else; log-odds.";

/// The weighted sum as the library reads it.
fn sum(rows: &[Observed], kind: Kind) -> String {
    match kind {
        Kind::Negation => sum_of::<{ NEGATION }>(rows, kind),
        Kind::Doubt => sum_of::<{ DOUBT }>(rows, kind),
    }
}

fn sum_of<const N: usize>(rows: &[Observed], kind: Kind) -> String {
    let row = |row: &Observed| logistic::Row {
        signs: std::array::from_fn(|number| f64::from(row.features.get(number).copied().unwrap_or(0.0))),
        right: row.right,
        weight: f64::from(row.weight),
    };
    let rows: Vec<logistic::Row<N>> = rows.iter().map(row).collect();
    let (weights, offset) = if rows.is_empty() { ([0.0; N], 0.0) } else { logistic::fit(&rows, RIDGE) };
    let mut out = format!("{OFFSET} {offset:.4}\n");
    for (name, weight) in kind.names().iter().zip(weights) {
        let _ = writeln!(out, "{name} {weight:.4}");
    }
    out
}

/// How strongly the weights of a sum are drawn to nothing: see [`logistic`].
const RIDGE: f64 = 10.0;

/// Where the two differ.
fn changed(original: &str, quote: &str) -> [Range<usize>; 2] {
    let ahead = original.chars().zip(quote.chars()).take_while(|(a, b)| a == b);
    let start: usize = ahead.map(|(letter, _)| letter.len_utf8()).sum();
    let back = original[start..].chars().rev().zip(quote[start..].chars().rev()).take_while(|(a, b)| a == b);
    let end: usize = back.map(|(letter, _)| letter.len_utf8()).sum();
    [start..original.len() - end, start..quote.len() - end]
}

/// The negation or doubt of the source that what was dropped from the quote had rendered: its counterpart before, or
/// the only one there is.
fn dropped(
    before: &[Judged],
    range: &Range<usize>,
    altered: Altered,
    touches: impl Fn(Span, &Range<usize>) -> bool,
) -> Option<Span> {
    let of_kind = || before.iter().filter(|it| altered.is_of(it.kind));
    let sources = || of_kind().filter(|it| !it.of_quote);
    let lost = of_kind().filter(|it| it.of_quote && touches(it.span, range)).find_map(|it| it.partner);
    lost.filter(|lost| sources().any(|it| it.span == *lost))
        .or_else(|| sources().next().filter(|_| sources().count() == 1).map(|it| it.span))
}
