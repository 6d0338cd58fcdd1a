//! Names and stretches with what speaks for their having been changed, left out or put in, for fitting: see
//! [`crate::train`].

use super::content;
use super::context::{Context, End};
use super::name::{Name, open};
use super::passage::Passage;
use super::renamed;
use crate::model::Model;
use crate::span::Span;

/// What may have been done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    NameChanged,
    NameMissing,
    NameAdded,
    LeftOut,
    PutIn,
}

/// Something that may have been changed, left out or put in, where it stands, and what is known of it.
#[derive(Clone, Debug)]
pub(crate) struct Weighed {
    pub(crate) sort: Sort,
    pub(crate) source: Option<Span>,
    pub(crate) quote: Option<Span>,
    pub(crate) features: Vec<f64>,
}

/// The names and stretches of a quote and its source, both taken whole.
pub(crate) fn weighed(model: &Model, quote: Passage<'_>, source: Passage<'_>) -> Vec<Weighed> {
    let context = Context::new(model, &quote, &source);
    if context.same_language() {
        return Vec::new();
    }
    let mut found = stretches(&context);
    let sides = [open(&context, End::Source), open(&context, End::Quote)];
    let span = |end: End, name: &Name| renamed::span_of(&context, end, &name.open);
    for (left, a) in sides[0].iter().enumerate().take(MOST_NAMES) {
        for (right, b) in sides[1].iter().enumerate().take(MOST_NAMES) {
            found.push(Weighed {
                sort: Sort::NameChanged,
                source: span(End::Source, a),
                quote: span(End::Quote, b),
                features: renamed::changed(&context, &sides, left, right).to_vec(),
            });
        }
    }
    for (side, end) in [(0, End::Source), (1, End::Quote)] {
        for name in &sides[side] {
            let features = renamed::lone(&context, end, name, &sides[1 - side]).to_vec();
            found.push(alone(end, [Sort::NameMissing, Sort::NameAdded], span(end, name), features));
        }
    }
    found
}

/// Names of either side that are looked at.
const MOST_NAMES: usize = 12;

fn stretches(context: &Context<'_>) -> Vec<Weighed> {
    let of_end = |end: End| {
        let counted = content::counted(context, end);
        let stretches = content::stretches(context.words(end), &counted);
        stretches.into_iter().map(move |stretch| {
            let words = &context.words(end)[stretch.words.clone()];
            let span = words.iter().map(|word| word.span).reduce(Span::cover);
            let features = content::features(context, end, &stretch, &counted).to_vec();
            alone(end, [Sort::LeftOut, Sort::PutIn], span, features)
        })
    };
    End::BOTH.into_iter().flat_map(of_end).collect()
}

fn alone(end: End, [missing, added]: [Sort; 2], span: Option<Span>, features: Vec<f64>) -> Weighed {
    match end {
        End::Source => Weighed { sort: missing, source: span, quote: None, features },
        End::Quote => Weighed { sort: added, source: None, quote: span, features },
    }
}
