//! Negations that were lost or added.
//!
//! A negation has its counterpart where the other side denies too, in whatever words: `nie udało się` is
//! `failed`, `bez` is `without`, `niewielu` is `few`. How likely it is that there is none, or that what stands
//! there was meant for another one, is a fitted function of some sixty things ([`super::denial_evidence`]):
//! translations put negations otherwise more often than anybody drops one.

use std::sync::LazyLock;

use super::context::{Context, End};
use super::denial_evidence::{NAMES, evidence};
use super::denial_weights::weighed;
use super::negative::{Negative, Sort, read};
use super::opposite::{Opposite, Opposites};
use super::trees::Trees;
use crate::quote::finding::{Finding, FindingKind, Severity};
use crate::text::polarity;

static TREES: LazyLock<Trees> = LazyLock::new(|| Trees::read(include_str!("negation_trees.txt"), &NAMES));

/// A negative that may be told of.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(super) end: End,
    pub(super) negative: Negative,
    /// The negative of the other side that stands for it.
    pub(super) partner: Option<Negative>,
    pub(crate) evidence: [f32; NAMES.len()],
    /// The second opinion, on words that deny by themselves.
    weighed: Option<f64>,
}

pub(super) fn compare(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for candidate in candidates(context) {
        let trees = TREES.at(&candidate.evidence);
        let mut confidence = candidate.weighed.map_or(trees, |weighed| between(trees, weighed));
        // Such sentences are no Polish, so that the trees saw few: `odwołał żadnych lotów` for `no flights`.
        if candidate.end == End::Source && candidate.partner.is_some_and(|partner| partner.broken) {
            confidence = confidence.max(BROKEN);
        }
        if confidence >= REPORTED[usize::from(candidate.end == End::Quote)] {
            findings.push(finding(context, &candidate, confidence));
        }
    }
}

/// All negations of both texts with what is known of them, the source's first.
pub(super) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    let clauses = [End::Source, End::Quote]
        .map(|end| context.lang(end).map_or(Vec::new(), |lang| polarity(context.text(end), lang)));
    let sides = [read(context, End::Source, &clauses[0]), read(context, End::Quote, &clauses[1])];
    let opposites = Opposites::new(context, &sides);
    let mut candidates = Vec::new();
    for (side, end) in [(0, End::Source), (1, End::Quote)] {
        for (index, &negative) in
            sides[side].iter().enumerate().filter(|(_, it)| it.sort > Sort::Soft || it.inner)
        {
            let partner = match opposites.found[side][index] {
                Some(Opposite::Negative(other)) => Some(sides[1 - side][other]),
                _ => None,
            };
            let evidence = evidence(context, end, &sides, &clauses, &opposites, index);
            let hard = negative.sort > Sort::Soft;
            let weighed = hard.then(|| weighed(context, end, &sides, index, opposites.found[side][index]));
            candidates.push(Candidate { end, negative, partner, evidence, weighed });
        }
    }
    candidates
}

/// The probability between two, as the mean of their log-odds.
fn between(one: f64, other: f64) -> f64 {
    let odds = |probability: f64| (probability / (1.0 - probability)).max(f64::MIN_POSITIVE);
    let mean = (odds(one) * odds(other)).sqrt();
    mean / (1.0 + mean)
}

fn finding(context: &Context<'_>, candidate: &Candidate, confidence: f64) -> Finding {
    let Candidate { end, negative, partner, .. } = candidate;
    let named = context.named(*end, negative.span);
    let outside = *end == End::Source && context.is_outside(negative.span);
    let grave = GRAVE[usize::from(*end == End::Quote)];
    let severity = if confidence >= grave && !outside { Severity::Critical } else { Severity::Minor };
    let (kind, spans, message) = match (end, partner.filter(|partner| partner.broken)) {
        (End::Source, Some(partner)) => {
            let rest = context.named(End::Quote, partner.span);
            let message = format!("the source says {named}; the quote says {rest} and does not deny");
            (FindingKind::NegationLost, (Some(negative.span), None), message)
        }
        (End::Source, None) => {
            let message = format!("the source says {named}; the quote has no negation");
            (FindingKind::NegationLost, (Some(negative.span), None), message)
        }
        (End::Quote, _) => {
            let message = format!("the quote says {named}; the source has no negation");
            (FindingKind::NegationAdded, (None, Some(negative.span)), message)
        }
    };
    context.finding(kind, severity, confidence, spans, message)
}

/// A guess: the share of Polish negative pronouns without their particle that lost it.
const BROKEN: f64 = 0.6;

/// The confidence from which on one that was lost, and one that was added, is worth a word, and from which on it is
/// grave. On the halves of FLORES-200 dev and of held-out training texts that fitted nothing (`fit_findings --check`)
/// one true quote in twenty has a word about a negation, and one in a hundred a grave one.
const REPORTED: [f64; 2] = [0.08, 0.06];
const GRAVE: [f64; 2] = [0.6, 0.7];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trees_are_well_formed() {
        let text = include_str!("negation_trees.txt");
        assert_eq!(TREES.len(), text.lines().filter(|line| !line.starts_with('#')).count());
    }
}
