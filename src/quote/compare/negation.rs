//! Negations that were lost or added.
//!
//! A negation has its counterpart where the other side denies too, in whatever words: `nie udało się` is
//! `failed`, `bez` is `without`, `niewielu` is `few`. A negation for which nothing can stand where its
//! clause is rendered is a finding, the graver the better the rest of the clause is rendered: where that was
//! put freely, the negation went with it.

use super::context::{Context, End};
use super::fitted::Fitted;
use super::negative::{Negative, Sort, heads, read};
use super::opposite::{Opposite, Opposites, agreement, is_weak, may_deny};
use crate::lang::Lang;
use crate::quote::finding::{Finding, FindingKind, Severity};
use crate::text::CueKind;

pub(super) fn compare(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let sides = [read(context, End::Source), read(context, End::Quote)];
    let opposites = Opposites::new(context, &sides);
    for (side, end) in [(0, End::Source), (1, End::Quote)] {
        for (index, negative) in sides[side].iter().enumerate().filter(|(_, it)| it.sort > Sort::Soft) {
            let opposite = opposites.found[side][index];
            if matches!(opposite, Some(Opposite::Antonym(_))) {
                continue;
            }
            if let Some(Opposite::Negative(partner)) = opposite {
                let partner = &sides[1 - side][partner];
                if end == End::Source && partner.broken {
                    findings.push(broken(context, negative, partner));
                    continue;
                }
            }
            let confidence = confidence(context, end, &sides, index, opposite);
            if confidence >= REPORTED {
                findings.push(finding(context, end, negative, confidence));
            }
        }
    }
}

/// How likely a negation was lost or added rather than put otherwise.
fn confidence(
    context: &Context<'_>,
    end: End,
    sides: &[Vec<Negative>; 2],
    index: usize,
    opposite: Option<Opposite>,
) -> f64 {
    let side = usize::from(end == End::Quote);
    let (words, negative) = (context.words(end), &sides[side][index]);
    let after = context.words_in(end, negative.span).end;
    let place = context.expected_place(end, negative.word);
    let truth = |it: bool| f64::from(u8::from(it));
    let polish = truth(context.lang(end) == Some(Lang::Polish));
    let count = |side: &[Negative]| side.iter().filter(|other| other.sort == Sort::Hard).count();
    let [mine, theirs] = [side, 1 - side].map(|side| count(&sides[side]));
    // `nie kradną, nie żebrzą`: English says it once.
    let before = sides[side][..index].iter().filter(|before| before.sort == Sort::Hard);
    let goes_on = before.map(|before| negative.word.abs_diff(before.word)).any(|it| it <= CONTINUATION);
    let goes_on = polish * truth(goes_on);
    let head = heads(context, end, negative).map(|head| words[head].support).fold(0.0, f32::max);
    let (head, lack, idle) = (f64::from(head), truth(negative.sort == Sort::Lack), truth(negative.idle));
    let whole = context.mean_support(end, 0..words.len());
    let more = (mine as f64 - theirs as f64).clamp(-2.0, 2.0);
    let own = words.get(negative.word).map_or(0.0, |word| f64::from(word.support));
    let Some(opposite) = opposite else {
        let next = words.get(after).map_or(0.0, |word| f64::from(word.support));
        let theirs = theirs.min(MOST_COUNTED);
        let soft = (sides[1 - side].len() - count(&sides[1 - side])).min(MOST_COUNTED);
        let there = place as usize;
        let open = unexplained(context, end.other(), there.saturating_sub(NEAR)..there + NEAR + 1);
        let (theirs, soft) = (theirs as f64, soft as f64);
        let features = [head, next, whole, goes_on, lack, theirs, soft, polish, more, idle, own, open];
        return LOST.at(features);
    };
    let (at, sort, agreed) = match opposite {
        Opposite::Negative(other) => {
            let other = &sides[1 - side][other];
            let (source, quote) = if side == 0 { (negative, other) } else { (other, negative) };
            (other.word, other.sort, agreement(context, source, quote))
        }
        Opposite::Antonym(word) | Opposite::StandIn(word) => (word, Sort::Soft, (0, 0)),
    };
    let weight = context.linked(end, negative.word).find(|(other, _)| *other == at);
    let link = f64::from(weight.map_or(0.0, |(_, weight)| weight).sqrt());
    let distance = f64::from((at as f32 - place).abs().min(FARTHEST));
    let partner = context.words(end.other()).get(at);
    let (denied, partner) =
        (partner.and_then(|word| word.best), partner.map_or(0.0, |word| f64::from(word.support)));
    if sort == Sort::Soft {
        let weak = truth(is_weak(context, end.other(), at));
        let denied = truth(denied.is_some_and(|best| heads(context, end, negative).any(|head| head == best)));
        MAY_DENY.at([head, whole, goes_on, lack, polish, more, idle, distance, link, partner, weak, denied])
    } else {
        let (near, far) = (agreed.0 as f64, agreed.1 as f64);
        DENIED.at([head, whole, polish, more, own, distance, link, near, far, partner])
    }
}

/// How much the content words of a stretch lack a counterpart, as a count of words.
fn unexplained(context: &Context<'_>, end: End, range: std::ops::Range<usize>) -> f64 {
    let words = context.words(end);
    let words = words.get(range.start..range.end.min(words.len())).unwrap_or_default();
    let content = words.iter().filter(|word| word.expected >= CONTENT);
    content.map(|word| f64::from(1.0 - word.support)).sum()
}

/// How many words a negation may stand behind the one that it goes on with.
const CONTINUATION: usize = 10;
/// Words to either side of its expected place that tell how freely its clause was put.
const NEAR: usize = 3;
/// Words that are expected to be explained less often than this tell nothing.
const CONTENT: f32 = 0.5;
/// More negatives of the other side are not counted, nor is a greater distance from the expected place.
const MOST_COUNTED: usize = 3;
const FARTHEST: f32 = 8.0;

/// How likely a negation is one that was lost or added if nothing stands for it; if a word does that need not
/// deny (`refuse`, `until`); and if another negation does. One sentence in ten is taken to be altered. Fitted
/// on negations taken out of and put into the 997 pairs of FLORES-200 dev and 3,000 training pairs, both ways,
/// and on the true pairs.
///
/// The features: the best rendered of the words that are denied, the word behind the negation; how well the
/// whole text is rendered; whether it goes on with another negation; whether it is a lack; how many words of
/// the other side deny, and how many may; whether the text is Polish; how many more negations it has than the
/// other side; whether it may be idle; how well it is rendered itself; how many words are not
/// where its counterpart is expected.
const LOST: Fitted<12> = Fitted {
    offset: 0.26,
    weights: [1.77, 0.79, 2.55, -1.44, -1.86, -1.38, -0.68, -0.81, -0.59, -1.67, 0.17, -0.38],
};
/// The features that [`LOST`] does not have: how far from its expected place the other word stands, how
/// strongly the two are linked, how well the other is rendered; whether it denies now and then only, and
/// whether it renders what is denied: `dead`, `nie żyje`.
const MAY_DENY: Fitted<12> = Fitted {
    offset: -4.17,
    weights: [0.67, 2.55, -1.08, -0.85, -0.91, 0.2, -1.19, 0.0, -1.44, 1.41, 1.51, 0.62],
};
/// As above, and for how many of the two what they deny stands behind the other, and for how many not.
const DENIED: Fitted<10> =
    Fitted { offset: -3.22, weights: [1.33, -1.36, -0.97, 0.68, -0.42, 0.15, -0.95, -0.47, 0.38, 1.16] };

fn broken(context: &Context<'_>, source: &Negative, quote: &Negative) -> Finding {
    let (from, to) = (context.named(End::Source, source.span), context.named(End::Quote, quote.span));
    let message = format!("the source says {from}; the quote says {to} and does not deny");
    let spans = (Some(source.span), Some(quote.span));
    context.finding(FindingKind::NegationLost, Severity::Major, BROKEN, spans, message)
}

/// A guess: such sentences are no Polish, so that none was measured.
const BROKEN: f64 = 0.6;

fn finding(context: &Context<'_>, end: End, negative: &Negative, confidence: f64) -> Finding {
    let named = context.named(end, negative.span);
    let outside = end == End::Source && context.is_outside(negative.span);
    let sure = confidence >= critical(context, end) && !outside && !is_twice(context, end, negative);
    let severity = if sure { Severity::Critical } else { Severity::Minor };
    match end {
        End::Source => {
            let message = format!("the source says {named}; the quote has no negation");
            let spans = (Some(negative.span), None);
            context.finding(FindingKind::NegationLost, severity, confidence, spans, message)
        }
        End::Quote => {
            let message = format!("the quote says {named}; the source has no negation");
            let spans = (None, Some(negative.span));
            context.finding(FindingKind::NegationAdded, severity, confidence, spans, message)
        }
    }
}

/// Whether a negation denies a word that denies itself and that nothing renders: `nie uniknął`, `don't forget`.
/// The other side then says it straight.
fn is_twice(context: &Context<'_>, end: End, negative: &Negative) -> bool {
    // `neither … nor` denies once.
    let goes_on = |head: usize| {
        let (cues, place) = (context.cues(end), context.words(end)[head].span);
        let at = cues.partition_point(|cue| cue.span().end() <= place.start());
        cues.get(at).is_some_and(|cue| cue.kind() == CueKind::Concord && cue.span().overlaps(place))
    };
    heads(context, end, negative).any(|head| {
        context.words(end)[head].support < RENDERED
            && may_deny(context, end, head)
            && !is_weak(context, end, head)
            && !goes_on(head)
    })
}

/// The support from which on a word counts as rendered.
const RENDERED: f32 = 0.4;

/// The confidence from which on a finding is a grave one. Articles made of FLORES-200 dev and of training texts
/// set it: a Polish quote more often denies what English puts otherwise.
fn critical(context: &Context<'_>, end: End) -> f64 {
    if end == End::Quote && context.lang(end) == Some(Lang::Polish) { 0.55 } else { 0.5 }
}

/// The confidence from which on a finding is worth a word.
const REPORTED: f64 = 0.1;
