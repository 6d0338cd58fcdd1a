//! Fitting what tells names and clauses that were changed, left out or put in from those that were put otherwise.
//!
//! Translations are altered on purpose, one name or clause each. Of the altered ones counts what was altered, of the
//! others everything.

use std::fmt;

use super::logistic::{self, Row};
use crate::lang::Lang;
use crate::model::Model;
use crate::quote::{Passage, Sort, Weighed, weighed};
use crate::span::Span;

/// How many things are known of each: as many as the weights in `src/quote/compare`.
const CHANGED: usize = 20;
const ALONE: usize = 16;
const STRETCH: usize = 17;

/// The strength of the penalty on squared weights, in quotes.
const RIDGE: f64 = 2.0;
/// One text in so many is taken to be altered.
const ALTERED: f64 = 10.0;

/// What was done to a name or a clause of a quote.
///
/// ```
/// use bitext::train::Planted;
///
/// assert_ne!(Planted::NameSwapped, Planted::Nothing);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Planted {
    /// It renders its source.
    Nothing,
    /// A name stands in place of another one.
    NameSwapped,
    /// A name was taken out, or a pronoun stands for it.
    NameDropped,
    /// A name was put in that the source does not have.
    NameAdded,
    /// Words were taken out.
    ClauseDropped,
    /// Words were put in.
    ClauseAdded,
}

impl Planted {
    fn sort(self) -> Option<Sort> {
        Some(match self {
            Planted::Nothing => return None,
            Planted::NameSwapped => Sort::NameChanged,
            Planted::NameDropped => Sort::NameMissing,
            Planted::NameAdded => Sort::NameAdded,
            Planted::ClauseDropped => Sort::LeftOut,
            Planted::ClauseAdded => Sort::PutIn,
        })
    }
}

const PLANTED: [Planted; 5] = [
    Planted::NameSwapped,
    Planted::NameDropped,
    Planted::NameAdded,
    Planted::ClauseDropped,
    Planted::ClauseAdded,
];

/// Quotes whose names and clauses are known to be rendered or altered.
///
/// ```
/// use bitext::{Lang, Model, train::{Differences, Planted}};
///
/// let mut differences = Differences::default();
/// let source = ("Anna pojechała do Gdańska.", Lang::Polish);
/// let told = "Anna went to Gdansk.";
/// differences.add(Model::embedded(), source, told, (told, None), Planted::Nothing, 1.0);
/// let swapped = ("Anna went to Lisbon.", Some((13, 19)));
/// differences.add(Model::embedded(), source, told, swapped, Planted::NameSwapped, 1.0);
/// assert!(differences.fit().to_string().contains("name swapped"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Differences {
    quotes: Vec<Quote>,
}

#[derive(Clone, Debug)]
struct Quote {
    planted: Planted,
    weight: f64,
    /// What may be told of it, and whether it is what was altered.
    weighed: Vec<(Weighed, bool)>,
}

/// Fitted weights; shown as an offset and a line of weights for each.
///
/// ```
/// use bitext::train::Differences;
///
/// assert_eq!(Differences::default().fit().to_string().lines().count(), 10);
/// ```
#[derive(Clone, Debug)]
pub struct DifferenceWeights([(f64, Vec<f64>); 5]);

impl fmt::Display for DifferenceWeights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, (offset, weights)) in NAMES.iter().zip(&self.0) {
            let weights: Vec<String> = weights.iter().map(|weight| format!("{weight:.2}")).collect();
            writeln!(f, "{name}: {offset:.2}\n    {}", weights.join(", "))?;
        }
        Ok(())
    }
}

const NAMES: [&str; 5] = ["name swapped", "name dropped", "name added", "clause dropped", "clause added"];

impl Differences {
    /// Adds a quote of a source in the other language, with the bytes that were changed of it, where there are any.
    /// `original` is what it was before; it counts as `weight` quotes.
    ///
    /// ```
    /// # use bitext::{Lang, Model, train::{Differences, Planted}};
    /// let mut differences = Differences::default();
    /// let source = ("Anna left, because it was late.", Lang::English);
    /// let told = "Anna wyszła, bo było późno.";
    /// differences.add(Model::embedded(), source, told, ("Anna wyszła.", None), Planted::ClauseDropped, 1.0);
    /// ```
    pub fn add(
        &mut self,
        model: &Model,
        source: (&str, Lang),
        original: &str,
        (quote, place): (&str, Option<(usize, usize)>),
        planted: Planted,
        weight: f64,
    ) {
        let weigh = |quote: &str| {
            let [own, other] = [quote, source.0].map(|text| [Span::new(0, text.len())]);
            let lang = source.1;
            weighed(
                model,
                Passage { text: quote, parts: &own, lang: Some(lang.other()) },
                Passage { text: source.0, parts: &other, lang: Some(lang) },
            )
        };
        let found = weigh(quote);
        let Some(sort) = planted.sort() else {
            let weighed = found.into_iter().map(|it| (it, false)).collect();
            self.quotes.push(Quote { planted, weight, weighed });
            return;
        };
        let before = weigh(original);
        let place = place.map(|(start, end)| Span::new(start, end.max(start)));
        let is_new = |span: Span| {
            let covers =
                |other: &Weighed| other.source.is_some_and(|other| shared(other, span) * 2 > span.len());
            !before.iter().any(|other| is_one_side(other.sort, sort) && covers(other))
        };
        let of_sort = found.into_iter().filter(|it| it.sort == sort);
        let weighed = of_sort.map(|it| {
            let put = place.zip(it.quote).is_none_or(|(place, span)| shared(place, span) > 0);
            let lost = it.source.is_none_or(is_new);
            (it, put && lost)
        });
        let weighed = weighed.collect();
        self.quotes.push(Quote { planted, weight, weighed });
    }

    /// Fits the weights.
    ///
    /// ```
    /// # use bitext::train::Differences;
    /// assert!(Differences::default().fit().to_string().starts_with("name swapped: "));
    /// ```
    #[must_use]
    pub fn fit(&self) -> DifferenceWeights {
        DifferenceWeights(PLANTED.map(|planted| match planted {
            Planted::NameSwapped => fit::<CHANGED>(&self.rows(planted)),
            Planted::NameDropped | Planted::NameAdded => fit::<ALONE>(&self.rows(planted)),
            _ => fit::<STRETCH>(&self.rows(planted)),
        }))
    }

    /// For each kind the confidences of what is told of the quotes that render their source, the likeliest of each,
    /// and of those that were altered so.
    ///
    /// ```
    /// # use bitext::train::Differences;
    /// let differences = Differences::default();
    /// assert!(differences.confidences(&differences.fit()).iter().all(|[truth, altered]| truth.len() == altered.len()));
    /// ```
    #[must_use]
    pub fn confidences(&self, weights: &DifferenceWeights) -> [[Vec<f64>; 2]; 5] {
        let mut at = 0;
        PLANTED.map(|planted| {
            let (offset, weights) = &weights.0[at];
            at += 1;
            let best = |quote: &Quote| {
                let of_sort = quote.weighed.iter().filter(|(it, right)| {
                    Some(it.sort) == planted.sort() && (*right || quote.planted == Planted::Nothing)
                });
                let sums = of_sort.map(|(it, _)| {
                    offset + it.features.iter().zip(weights).map(|(one, weight)| one * weight).sum::<f64>()
                });
                1.0 / (1.0 + (-sums.fold(f64::NEG_INFINITY, f64::max)).exp())
            };
            [Planted::Nothing, planted]
                .map(|of| self.quotes.iter().filter(|quote| quote.planted == of).map(best).collect())
        })
    }

    /// What is known of each, whether it was altered, and how much it counts.
    fn rows(&self, planted: Planted) -> Vec<(&[f64], bool, f64)> {
        let sum = |of: Planted| -> f64 {
            self.quotes.iter().filter(|quote| quote.planted == of).map(|quote| quote.weight).sum()
        };
        let scale = sum(Planted::Nothing) / (ALTERED - 1.0) / sum(planted).max(f64::MIN_POSITIVE);
        let mut rows = Vec::new();
        for quote in self.quotes.iter().filter(|quote| [planted, Planted::Nothing].contains(&quote.planted)) {
            let of_sort = quote.weighed.iter().filter(|(it, _)| Some(it.sort) == planted.sort());
            for (it, right) in of_sort {
                if *right {
                    rows.push((it.features.as_slice(), true, quote.weight * scale));
                } else if quote.planted == Planted::Nothing {
                    rows.push((it.features.as_slice(), false, quote.weight));
                }
            }
        }
        rows
    }
}

fn fit<const N: usize>(rows: &[(&[f64], bool, f64)]) -> (f64, Vec<f64>) {
    let row = |(features, right, weight): &(&[f64], bool, f64)| {
        let signs = std::array::from_fn(|at| features.get(at).copied().unwrap_or_default());
        Row { signs, right: *right, weight: *weight }
    };
    let rows: Vec<Row<N>> = rows.iter().map(row).collect();
    if rows.is_empty() {
        return (0.0, vec![0.0; N]);
    }
    let (weights, bias) = logistic::fit(&rows, RIDGE);
    (bias, weights.to_vec())
}

/// Whether both sorts speak of the same words of a source: a name that was changed was open before, or missing.
fn is_one_side(left: Sort, right: Sort) -> bool {
    let is_stretch = |sort: Sort| matches!(sort, Sort::LeftOut | Sort::PutIn);
    is_stretch(left) == is_stretch(right)
}

/// How many bytes two spans have in common.
fn shared(left: Span, right: Span) -> usize {
    left.end().min(right.end()).saturating_sub(left.start().max(right.start()))
}
