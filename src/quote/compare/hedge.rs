//! Words of doubt, hearsay and possibility that were lost, added or exchanged.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::context::{Context, End};
use super::fitted::Fitted;
use crate::data;
use crate::lang::Lang;
use crate::quote::finding::{Finding, FindingKind, Severity};
use crate::text::{Cue, CueKind};

const POLISH: &str = include_str!("../../data/pl/loose_hedges.txt");
const ENGLISH: &str = include_str!("../../data/en/loose_hedges.txt");

static LOOSE: LazyLock<[HashSet<&str>; 2]> =
    LazyLock::new(|| [POLISH, ENGLISH].map(|file| data::entries(file).collect()));

pub(super) fn compare(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let hedges = |end: End| -> Vec<Cue> {
        let hedges = context.cues(end).iter().filter(|cue| cue.kind().is_hedge());
        let mut kept: Vec<Cue> = Vec::new();
        for &cue in hedges.filter(|cue| !is_degree(context, end, cue)) {
            match kept.last_mut().filter(|before| go_together(context, end, before, &cue)) {
                // `could possibly`, `chyba może`: the stronger one speaks for both.
                Some(before) if before.strength() < cue.strength() => *before = cue,
                Some(_) => {}
                None => kept.push(cue),
            }
        }
        kept
    };
    let sides = [hedges(End::Source), hedges(End::Quote)];
    let mut free = [vec![true; sides[0].len()], vec![true; sides[1].len()]];
    let mut candidates = Vec::new();
    for (left, a) in sides[0].iter().enumerate() {
        for (right, b) in sides[1].iter().enumerate() {
            let distance = distance(context, a, b);
            let linked = are_linked(context, a, b);
            if distance <= REACH || linked && distance <= LINKED_REACH {
                let rank = usize::from(!linked) + usize::from(a.kind() != b.kind());
                candidates.push((rank, distance, left, right));
            }
        }
    }
    candidates.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    for (_, _, left, right) in candidates {
        if !(free[0][left] && free[1][right]) {
            continue;
        }
        free[0][left] = false;
        free[1][right] = false;
        let (a, b) = (&sides[0][left], &sides[1][right]);
        let hearsay = |cue: &Cue| cue.kind() == CueKind::Hearsay;
        let plain = a.strength().min(b.strength()) >= PLAIN;
        // `you can probably` and `możesz`: the doubt went, the possibility stayed.
        let weakened = (a.strength() - b.strength()).abs() >= WEAKENED;
        if (hearsay(a) != hearsay(b) && plain || weakened) && !are_linked(context, a, b) {
            findings.push(exchanged(context, a, b));
        }
    }
    for (side, end) in [(0, End::Source), (1, End::Quote)] {
        for (index, cue) in sides[side].iter().enumerate() {
            if free[side][index] && !is_attribution(cue) {
                let confidence = ALONE.at(evidence(context, end, cue, sides[1 - side].len()));
                if confidence >= REPORTED {
                    findings.push(alone(context, end, cue, confidence));
                }
            }
        }
    }
}

/// How many words away from where it is expected a counterpart may stand.
const REACH: f32 = 5.0;
/// The same for words that translate each other.
const LINKED_REACH: f32 = 15.0;
/// Weaker hedges (`could`, `claims`) come and go in translation.
const PLAIN: f64 = 0.5;
/// From such a difference of their strengths on one hedge does not speak for the other: `may` is less of a
/// doubt than `probably`.
const WEAKENED: f64 = 0.1;
/// More frequent words (`be` in `may be`) are linked with everything.
const FREQUENT: f32 = 2e-3;
/// The weight of a link from which on some word renders a hedge.
const RENDERED: f32 = 0.08;

/// `possible`, `może być`: translators put them and leave them out at will.
fn is_loose(text: &str, lang: Option<Lang>, cue: &Cue) -> bool {
    let written = cue.span().get(text).unwrap_or_default().to_lowercase();
    lang.is_some_and(|lang| LOOSE[usize::from(lang == Lang::English)].contains(written.as_str()))
}

/// `according to`, `claims`: it can stand for a hedge, but any verb of speech can stand for it.
fn is_attribution(cue: &Cue) -> bool {
    cue.kind() == CueKind::Hearsay && cue.strength() < 0.35
}

/// `as soon as possible`: a degree, no doubt.
fn is_degree(context: &Context<'_>, end: End, cue: &Cue) -> bool {
    let before = context.text(end)[..cue.span().start()].trim_end();
    before.ends_with(" as") || before.ends_with(" if") || before.ends_with(" jak")
}

/// Whether two hedges say one doubt: side by side, and both of the speaker's own.
fn go_together(context: &Context<'_>, end: End, before: &Cue, cue: &Cue) -> bool {
    let hearsay = before.kind() == CueKind::Hearsay || cue.kind() == CueKind::Hearsay;
    let [first, second] = [before, cue].map(|cue| context.words_in(end, cue.span()));
    !hearsay && first.end >= second.start
}

/// What tells a lost hedge from one that was put otherwise; see [`ALONE`].
fn evidence(context: &Context<'_>, end: End, cue: &Cue, others: usize) -> [f64; 10] {
    let word = context.words_in(end, cue.span()).start;
    let there = context.expected_place(end, word) as usize;
    let truth = |it: bool| f64::from(u8::from(it));
    [
        context.mean_support(end, word.saturating_sub(AROUND)..word + AROUND + 1),
        context.mean_support(end, 0..usize::MAX),
        context.mean_support(end.other(), there.saturating_sub(AROUND - 1)..there + AROUND + 1),
        truth(is_rendered(context, end, cue)),
        cue.strength(),
        truth(is_loose(context.text(end), context.lang(end), cue)),
        truth(cue.kind() == CueKind::Hearsay),
        truth(cue.kind() == CueKind::Possibility),
        truth(context.lang(end) == Some(Lang::Polish)),
        others.min(3) as f64,
    ]
}

/// Words to either side of a hedge that tell how freely its clause was put.
const AROUND: usize = 5;

fn distance(context: &Context<'_>, source: &Cue, quote: &Cue) -> f32 {
    let here = context.words_in(End::Source, source.span()).start;
    let there = context.words_in(End::Quote, quote.span()).start;
    let ahead = (context.expected_place(End::Source, here) - there as f32).abs();
    let back = (context.expected_place(End::Quote, there) - here as f32).abs();
    ahead.min(back)
}

fn are_linked(context: &Context<'_>, source: &Cue, quote: &Cue) -> bool {
    let there = context.words_in(End::Quote, quote.span());
    context.words_in(End::Source, source.span()).any(|word| {
        context.linked(End::Source, word).any(|(other, weight)| there.contains(&other) && weight >= RENDERED)
    })
}

/// Whether some word that is no hedge in the lists renders the cue: `można` for `may`.
fn is_rendered(context: &Context<'_>, end: End, cue: &Cue) -> bool {
    let beyond = end.other();
    let other_cue = |place| context.cues(beyond).iter().any(|cue| cue.span().overlaps(place));
    context.words_in(end, cue.span()).any(|word| {
        context.words(end)[word].background <= FREQUENT
            && context.linked(end, word).any(|(other, weight)| {
                let there = &context.words(beyond)[other];
                weight >= RENDERED && there.best == Some(word) && !other_cue(there.span)
            })
    }) || obligation_near(context, end, cue)
}

/// `powinien`, `should`: duty and likelihood share their words.
fn obligation_near(context: &Context<'_>, end: End, cue: &Cue) -> bool {
    let word = context.words_in(end, cue.span()).start;
    let expected = context.expected_place(end, word);
    context.cues(end.other()).iter().any(|other| {
        let there = context.words_in(end.other(), other.span()).start as f32;
        matches!(other.kind(), CueKind::Obligation) && (there - expected).abs() <= 4.0
    })
}

fn exchanged(context: &Context<'_>, a: &Cue, b: &Cue) -> Finding {
    let message = format!(
        "the source says {}; the quote says {}",
        context.named(End::Source, a.span()),
        context.named(End::Quote, b.span()),
    );
    let spans = (Some(a.span()), Some(b.span()));
    context.finding(FindingKind::HedgeChanged, Severity::Minor, CHANGED, spans, message)
}

fn alone(context: &Context<'_>, end: End, cue: &Cue, confidence: f64) -> Finding {
    let named = context.named(end, cue.span());
    let outside = end == End::Source && context.is_outside(cue.span());
    let severity = if confidence >= GRAVE && !outside { Severity::Major } else { Severity::Minor };
    match end {
        End::Source => {
            let message = format!("the source says {named}; the quote states it as a fact");
            context.finding(FindingKind::HedgeLost, severity, confidence, (Some(cue.span()), None), message)
        }
        End::Quote => {
            let message = format!("the quote says {named}; the source states it as a fact");
            context.finding(FindingKind::HedgeAdded, severity, confidence, (None, Some(cue.span())), message)
        }
    }
}

/// How likely a hedge without counterpart is one that was lost or added, if one sentence in ten is altered.
/// Fitted on hedges taken out of and put into the 997 pairs of FLORES-200 dev and 3,000 training pairs, both
/// ways, and on the true pairs. The features in order: how well the words around are rendered, the whole
/// text, the words where the counterpart is expected; whether some other word renders it; its strength;
/// whether translators take it lightly; whether it is hearsay, or a possibility; whether the text is Polish;
/// how many hedges the other side has.
const ALONE: Fitted<10> =
    Fitted { offset: -2.94, weights: [-2.63, 1.35, 1.17, -1.9, 10.02, -2.13, -2.67, -1.77, 0.1, 0.02] };
/// The confidence from which on a finding is worth a word, and from which on it is a grave one.
const REPORTED: f64 = 0.12;
const GRAVE: f64 = 0.8;
// The share of the listed exchanges that were one, on FLORES-200 dev.
const CHANGED: f64 = 0.25;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_well_formed() {
        for file in [POLISH, ENGLISH] {
            data::check(file, 1..=1).unwrap();
        }
    }
}
