//! What tells a doubt that was lost or added from one that was put otherwise.

use super::context::{Context, End};
use super::habit::{Spot, Subject, habit};
use super::hedge::{are_linked, distance, is_attribution, is_loose, is_rendered, obligation_near};
use super::sign::{self, Sign};
use crate::lang::Lang;
use crate::text::{Cue, CueKind};

/// The names of what is looked at, in order. Shares and probabilities are from 0 to 1, distances and counts in
/// words, the others 0 or 1.
pub(crate) const NAMES: [&str; 69] = [
    // How well the words around are rendered, the whole of both texts, and what is where the counterpart should be.
    "around",
    "whole",
    "whole_other",
    "around_other",
    "open",
    "before",
    "behind",
    "second",
    // The doubt itself: how strong it is, what it is, how well it is rendered, how many words it has.
    "strength",
    "loose",
    "hearsay",
    "possibility",
    "modal",
    "adverb",
    "verb",
    "noun",
    "conditional",
    "own",
    "own_link",
    "phrase",
    "polish",
    "of_quote",
    // What may stand for it: a word that is no doubt, a duty, a certainty, a condition, a future, a question, who says it.
    "rendered",
    "duty",
    "certain",
    "conditional_other",
    "future_other",
    "asked",
    "attribution",
    "attribution_near",
    "thought_near",
    "can_near",
    "negated",
    // How many doubts both texts have, and of both how many have no opposite.
    "mine",
    "theirs",
    "mine_free",
    "theirs_free",
    // How long the texts are, and where in its text it stands.
    "length",
    "length_other",
    "sentences",
    "position",
    // The doubt of the other side that stands for it: how far from its place it is, whether the two are linked, of one
    // kind, how much stronger it is; the nearest doubt, and the nearest of this kind.
    "paired",
    "distance",
    "linked",
    "alike",
    "stronger",
    "partner_loose",
    "partner_strength",
    "nearest",
    "nearest_alike",
    "approximate",
    "opens",
    // Whether the quote begins within a sentence, and what stands in the source before or behind what it renders.
    "inside",
    "outside",
    // What translators make of such a doubt: of itself, of the word before it, of the next and the one after it; and what
    // words of the other side speak of one, anywhere, near its place, and such as render nothing.
    "habit_itself",
    "habit_before",
    "habit_behind",
    "habit_second",
    "habit_instead",
    "habit_instead_near",
    "habit_instead_free",
    "habit_instead_sum",
    // How much oftener than usual the words behind it stand behind a doubt, the most, the least and their sum; the same
    // of the words where its counterpart should be.
    "under_most",
    "under_least",
    "under_other_most",
    "under_other_sum",
    // Whether a word that renders it speaks of an ability, and whether one of what is to come.
    "linked_ability",
    "linked_future",
    // Whether it stands soon behind a word that says what something is for: `aby mogli`.
    "purpose",
];

/// The doubts of both texts, and which stands for which.
#[derive(Debug)]
pub(super) struct Doubts {
    pub(super) sides: [Vec<Cue>; 2],
    pub(super) partners: [Vec<Option<usize>>; 2],
}

/// What is known of a doubt, in the order of [`NAMES`]; `instead` is for each word of the other text how much oftener
/// than usual this one doubts where that one does not, `under` for each word of both how much oftener it stands behind a
/// doubt.
pub(super) fn evidence(
    context: &Context<'_>,
    end: End,
    doubts: &Doubts,
    (instead, under): (&[f32], &[Vec<f32>; 2]),
    index: usize,
) -> [f32; NAMES.len()] {
    let side = usize::from(end == End::Quote);
    let (mine, theirs, beyond) = (&doubts.sides[side], &doubts.sides[1 - side], end.other());
    let (words, others, cue) = (context.words(end), context.words(beyond), &mine[index]);
    let support = |index: usize| words.get(index).map_or(0.0, |word| word.support);
    let mean = |end: End, range| context.mean_support(end, range) as f32;
    let range = context.words_in(end, cue.span());
    let word = range.start;
    let place = context.expected_place(end, word);
    let there = place as usize;
    let truth = |it: bool| f32::from(u8::from(it));
    let written = cue.span().get(context.text(end)).unwrap_or_default().to_lowercase();
    let lang = context.lang(end);
    let kind = |kind: CueKind| truth(cue.kind() == kind);
    let free = |side: usize| doubts.partners[side].iter().filter(|partner| partner.is_none()).count() as f32;
    let partner = doubts.partners[side][index].and_then(|other| theirs.get(other));
    let pair = |other: &Cue| if side == 0 { (*cue, *other) } else { (*other, *cue) };
    let apart = |other: &Cue| {
        let (source, quote) = pair(other);
        distance(context, &source, &quote)
    };
    let linked = |other: &Cue| {
        let (source, quote) = pair(other);
        are_linked(context, &source, &quote)
    };
    let nearest = |alike: bool| {
        let of_kind = theirs.iter().filter(|other| !alike || other.kind() == cue.kind());
        of_kind.map(apart).fold(FARTHEST, f32::min)
    };
    let near =
        there.saturating_sub(NEAR)..(there + NEAR + 1).min(others.len()).max(there.saturating_sub(NEAR));
    let near_words = || others.get(near.clone()).into_iter().flatten();
    let text = context.text(beyond);
    let other_lang = context.lang(beyond);
    let is_near = |sign| {
        let mut written = near_words().filter_map(|word| word.span.get(text));
        truth(written.any(|word| sign::is(&word.to_lowercase(), other_lang, sign)))
    };
    let attributions = context.cues(beyond).iter().filter(|cue| is_attribution(cue));
    let attributions: Vec<f32> =
        attributions.map(|cue| (context.words_in(beyond, cue.span()).start as f32 - place).abs()).collect();
    let negated = context.cues(end).iter().any(|other| {
        let at = context.words_in(end, other.span()).start;
        other.kind() == CueKind::Negation && at.abs_diff(word) <= 2
    });
    let open: f32 = context.lacks(beyond, near.clone()).sum();
    let first = written.split(' ').next().unwrap_or_default();
    let is = |sign| sign::is(&written, lang, sign);
    let modal = sign::is(first, lang, Sign::Modal);
    let adverb = !written.contains(' ') && is(Sign::Adverb);
    let verb = written.split(' ').any(|word| sign::is(word, lang, Sign::Verb)) || written.contains(" to");
    let habit = |place, word: Option<usize>| habit(Subject::Doubt, place, lang, &context.lowered(end, word));
    let most = |words: &mut dyn Iterator<Item = f32>| words.fold(0.0, f32::max);
    let of_none =
        instead.iter().zip(others).filter(|(_, word)| word.support < RENDERED).map(|(odds, _)| *odds);
    let of = |values: &[f32], range: std::ops::Range<usize>| {
        let range = range.start.min(values.len())..range.end.min(values.len());
        values.get(range).unwrap_or_default().to_vec()
    };
    let own_under = of(&under[side], range.end..range.end + SCOPE);
    let other_under = of(&under[1 - side], there.saturating_sub(1)..there + SCOPE + 1);
    let renders = |sign| {
        truth(range.clone().any(|at| {
            context.linked(end, at).any(|(other, weight)| {
                weight >= LINKED && sign::is(&context.lowered(beyond, Some(other)), other_lang, sign)
            })
        }))
    };
    [
        mean(end, word.saturating_sub(AROUND)..word + AROUND + 1),
        mean(end, 0..words.len()),
        mean(beyond, 0..others.len()),
        mean(beyond, there.saturating_sub(NEAR)..there + AROUND + 1),
        open,
        word.checked_sub(1).map_or(0.0, support),
        support(range.end),
        support(range.end + 1),
        cue.strength() as f32,
        truth(is_loose(context.text(end), lang, cue)),
        kind(CueKind::Hearsay),
        kind(CueKind::Possibility),
        truth(modal),
        truth(adverb),
        truth(verb),
        truth(is(Sign::Noun)),
        truth(is(Sign::Conditional)),
        range.clone().map(support).fold(0.0, f32::max),
        range.clone().filter_map(|at| words.get(at)).map(|word| word.weight).fold(0.0, f32::max),
        range.len() as f32,
        truth(lang == Some(Lang::Polish)),
        truth(side == 1),
        truth(is_rendered(context, end, cue)),
        truth(obligation_near(context, end, cue)),
        truth(context.cues(beyond).iter().any(|cue| cue.kind() == CueKind::Certainty)),
        is_near(Sign::Conditional),
        is_near(Sign::Future),
        truth(context.text(end).trim_end().ends_with('?')),
        truth(!attributions.is_empty()),
        truth(attributions.iter().any(|distance| *distance <= 8.0)),
        is_near(Sign::Thought),
        is_near(Sign::Ability),
        truth(negated),
        (mine.len() as f32).min(MOST),
        (theirs.len() as f32).min(MOST),
        free(side).min(MOST),
        free(1 - side).min(MOST),
        words.len() as f32,
        others.len() as f32,
        context.sentences(end) as f32,
        word as f32 / words.len().max(1) as f32,
        truth(partner.is_some()),
        partner.map_or(FARTHEST, apart).min(FARTHEST),
        truth(partner.is_some_and(linked)),
        truth(partner.is_some_and(|other| other.kind() == cue.kind())),
        partner.map_or(0.0, |other| (cue.strength() - other.strength()) as f32),
        truth(partner.is_some_and(|other| is_loose(text, other_lang, other))),
        partner.map_or(0.0, |other| other.strength() as f32),
        nearest(false),
        nearest(true),
        is_near(Sign::Approximate),
        truth(word == 0),
        truth(context.begins_inside()),
        truth(end == End::Source && context.is_outside(cue.span())),
        self::habit(Subject::Doubt, Spot::Itself, lang, &written),
        habit(Spot::Before, word.checked_sub(1)),
        habit(Spot::Behind, Some(range.end)),
        habit(Spot::Behind, Some(range.end + 1)),
        most(&mut instead.iter().copied()),
        most(&mut instead.get(near.clone()).unwrap_or_default().iter().copied()),
        most(&mut of_none.clone()),
        of_none.filter(|odds| *odds > 0.0).sum::<f32>().min(FARTHEST),
        most(&mut own_under.iter().copied()),
        own_under.iter().copied().fold(0.0, f32::min),
        most(&mut other_under.iter().copied()),
        other_under.iter().filter(|odds| **odds > 0.0).sum::<f32>().min(FARTHEST),
        renders(Sign::Ability),
        renders(Sign::Future),
        truth(
            (word.saturating_sub(PURPOSE)..word)
                .any(|at| sign::is(&context.lowered(end, Some(at)), lang, Sign::Purpose)),
        ),
    ]
}

/// Words to either side that tell how freely a clause was put.
const AROUND: usize = 5;
const NEAR: usize = 4;
/// More words are not counted, nor is a greater distance.
const MOST: f32 = 4.0;
const FARTHEST: f32 = 15.0;
/// The support that a rendered word has.
const RENDERED: f32 = 0.4;
/// Words behind a doubt that it may be about.
const SCOPE: usize = 5;
/// The weight of a link from which on it tells what renders a doubt.
const LINKED: f32 = 0.05;
/// Words before a doubt in which is said what something is for.
const PURPOSE: usize = 4;
