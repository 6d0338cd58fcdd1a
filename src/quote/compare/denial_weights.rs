//! A second opinion on lost and added negations: three weighted sums over a dozen things.
//!
//! The trees ([`super::negation`]) have seen every way to alter a sentence that they were fitted on, and are the
//! less sure of another. A sum of few things is blunter and holds for any: on sentences altered in ways that fitted
//! neither, both together told more than the trees alone.

use super::context::{Context, End};
use super::fitted::Fitted;
use super::negative::{Negative, Sort, heads};
use super::opposite::{Opposite, agreement, is_weak};
use crate::lang::Lang;

/// How likely a negation was lost or added rather than put otherwise.
pub(super) fn weighed(
    context: &Context<'_>,
    end: End,
    sides: &[Vec<Negative>; 2],
    index: usize,
    opposite: Option<Opposite>,
) -> f64 {
    if matches!(opposite, Some(Opposite::Antonym(_))) {
        return ANTONYM;
    }
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
        let near = there.saturating_sub(NEAR)..there + NEAR + 1;
        let open: f64 = context.lacks(end.other(), near).map(f64::from).sum();
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

/// How many words a negation may stand behind the one that it goes on with.
const CONTINUATION: usize = 10;
/// Words to either side of its expected place that tell how freely its clause was put.
const NEAR: usize = 3;
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

/// A guess: how often a word is denied whose contrary stands in its place, and the negation was lost all the same.
const ANTONYM: f64 = 0.03;
