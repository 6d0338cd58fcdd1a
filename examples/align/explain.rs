//! Why a bead is what it is, in lines.

use bitext::{Document, Explanation, LinkKind, LinkedWords, ScoreParts};

use super::numbers;

/// Links that are shown: those that tell most.
const MOST_LINKS: usize = 12;
/// Links and words beneath this weight, in nats, tell nothing.
const LEAST_WEIGHT: f64 = 0.05;

/// The lines of an explanation: the score and its parts, the links, the words left over, the runner-up.
pub(crate) fn lines(source: &Document, target: &Document, explanation: &Explanation) -> Vec<String> {
    let mut lines = Vec::new();
    let is_null = explanation.source.is_empty() || explanation.target.is_empty();
    let posterior = format!("posterior {:.4}", explanation.posterior);
    if is_null {
        lines.push(posterior);
    } else {
        lines.push(format!("score {:.2} = {}; {posterior}", explanation.score, sum(&explanation.parts)));
    }
    let links: Vec<String> = explanation
        .links
        .iter()
        .filter(|link| link.weight.abs() >= LEAST_WEIGHT)
        .take(MOST_LINKS)
        .map(|link| linked(source, target, link))
        .collect();
    if !links.is_empty() {
        lines.push(format!("links: {}", links.join(" · ")));
    }
    for (words, document) in [(&explanation.source_alone, source), (&explanation.target_alone, target)] {
        let alone: Vec<String> = words
            .iter()
            .filter(|word| word.weight <= -LEAST_WEIGHT)
            .map(|word| {
                format!("{} {:+.2}", word.span.get(document.as_str()).unwrap_or_default(), word.weight)
            })
            .collect();
        if !alone.is_empty() {
            lines.push(format!("alone: {}", alone.join(" · ")));
        }
    }
    if let Some(other) = &explanation.runner_up {
        let beads = format!("{} ⇄ {}", numbers(other.source), numbers(other.target));
        let score = if other.source.is_empty() || other.target.is_empty() {
            "no counterpart".to_owned()
        } else {
            format!("score {:.2} = {}", other.score, sum(&other.parts))
        };
        lines.push(format!("else: {beads}, {score}; posterior {:.4}", other.posterior));
    }
    lines
}

/// The parts of a score that are not 0, as a sum.
fn sum(parts: &ScoreParts) -> String {
    let named = [
        ("words", parts.words),
        ("numbers", parts.numbers),
        ("names", parts.names),
        ("alone", parts.alone),
        ("length", parts.length),
        ("order", parts.order),
        ("shape", parts.shape),
        ("halves", parts.halves),
        ("marks", parts.marks),
        ("base", parts.base),
    ];
    let shown: Vec<String> = named
        .iter()
        .filter(|(_, value)| *value != 0.0)
        .map(|(name, value)| format!("{name} {value:+.2}"))
        .collect();
    shown.join(" ")
}

fn linked(source: &Document, target: &Document, link: &LinkedWords) -> String {
    let sign = match link.kind {
        LinkKind::Equal | LinkKind::SameValue => "=",
        LinkKind::Alike => "≈",
        _ => "~",
    };
    let word = |document: &Document, span: bitext::Span| {
        span.get(document.as_str()).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    format!("{} {sign} {} {:+.2}", word(source, link.source), word(target, link.target), link.weight)
}
