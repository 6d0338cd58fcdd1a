//! Negations and doubts with what is known of them, for fitting: see [`crate::train`].

use super::context::{Context, End};
use super::{Passage, denial_evidence, doubt_evidence, hedge, negation};
use crate::model::Model;
use crate::span::Span;

/// Which of the two is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Negation,
    Doubt,
}

impl Kind {
    /// The names of what is known.
    pub(crate) const fn names(self) -> &'static [&'static str] {
        match self {
            Kind::Negation => &denial_evidence::NAMES,
            Kind::Doubt => &doubt_evidence::NAMES,
        }
    }
}

/// A negation or a doubt of one of two texts.
#[derive(Clone, Debug)]
pub(crate) struct Judged {
    pub(crate) kind: Kind,
    /// Whether it stands in the quote and not in the source.
    pub(crate) of_quote: bool,
    pub(crate) span: Span,
    /// Where in the other text stands what is taken for its counterpart.
    pub(crate) partner: Option<Span>,
    pub(crate) evidence: Vec<f32>,
}

/// The negations and doubts of a quote and its source, both taken whole.
pub(crate) fn judged(model: &Model, quote: Passage<'_>, source: Passage<'_>) -> Vec<Judged> {
    let context = Context::new(model, &quote, &source);
    if context.same_language() {
        return Vec::new();
    }
    let negations = negation::candidates(&context).into_iter().map(|it| Judged {
        kind: Kind::Negation,
        of_quote: it.end == End::Quote,
        span: it.negative.span,
        partner: it.partner.map(|partner| partner.span),
        evidence: it.evidence.to_vec(),
    });
    let doubts = hedge::doubts(&context);
    let doubts = hedge::candidates(&context, &doubts).into_iter().map(|it| Judged {
        kind: Kind::Doubt,
        of_quote: it.end == End::Quote,
        span: it.cue.span(),
        partner: it.partner.map(|partner| partner.span()),
        evidence: it.evidence.to_vec(),
    });
    negations.chain(doubts).collect()
}
