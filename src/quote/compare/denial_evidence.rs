//! What tells a negation that was lost or added from one that was put otherwise.

use super::context::{Context, End};
use super::denial_words::{RENDERED, clause_at, is_soft, is_support, is_twice};
use super::habit::{Spot, Subject, habit};
use super::negative::{Negative, Sort, heads, is_light};
use super::opposite::{Opposites, is_weak, may_deny};
use super::sign::{self, Sign};
use super::stand::{By, Stand};
use crate::lang::Lang;
use crate::text::{Clause, CueKind};

/// The names of what is looked at, in order. Shares and probabilities are from 0 to 1, distances and counts in
/// words, the others 0 or 1.
pub(crate) const NAMES: [&str; 92] = [
    // How well the words that are denied are rendered, the best and all; the first of them; their best link.
    "head_best",
    "head_mean",
    "head_first",
    "head_link",
    "next",
    // How well the whole of both texts is rendered, what is around, and what is where the counterpart should be.
    "whole",
    "whole_other",
    "around",
    "around_other",
    "open",
    // The negation itself: how well it is rendered, what it is.
    "own",
    "own_link",
    "polish",
    "of_quote",
    "lack",
    "idle",
    "pronoun",
    "never",
    "no",
    "particle",
    "joining",
    "contracted",
    // Whether it goes on with another one, or denies a word that denies; whether it is a Polish one without its `nie`.
    "goes_on",
    "twice",
    "broken",
    // How many words of both texts deny, may deny, and of both how many have no opposite.
    "mine",
    "theirs",
    "soft",
    "more",
    "mine_free",
    "theirs_free",
    "soft_free",
    "theirs_broken",
    // How long the texts are, and where in its text it stands.
    "length",
    "length_other",
    "sentences",
    "position",
    // What stands for it.
    "none",
    "by_hard",
    "by_lack",
    "by_soft",
    "by_antonym",
    "by_stand_in",
    "partner_broken",
    // How far from its expected place that is, how well it is linked with it, how well it is rendered.
    "distance",
    "link",
    "partner",
    "partner_weak",
    "partner_renders_head",
    // For how many of the two what they deny stands behind the other, and for how many not.
    "agreed",
    "disagreed",
    // The nearest negative of the other side, of any sort; the best link with one.
    "nearest_hard",
    "nearest",
    "link_hard",
    "link_soft",
    // How often its clause is denied, and the one where it is expected; words there that deny in themselves.
    "clause",
    "clause_other",
    "clause_other_soft",
    // Whether what is denied is rendered behind a negative, by a word that denies, and whether there is doubt or none.
    "head_behind",
    "head_denies",
    "certain",
    "asked",
    // Whether it is often put otherwise before this word, or one of the next; whether a text or a clause ends behind it.
    "light",
    "head_light",
    "ends",
    "comma",
    // Whether it is a word with a negation in itself, and whether the word that renders it is one, or there is any.
    "inner",
    "rendered_by_denial",
    "rendered_by",
    // Whether the quote begins within a sentence, and what stands in the source before or behind what it renders.
    "inside",
    "outside",
    // How well its clause is rendered, the one with the counterpart of what is denied, and what that one lacks; how far
    // from its expected place the counterpart is.
    "clause_support",
    "clause_other_support",
    "clause_other_open",
    "counterpart",
    // What translators make of such a negation: of itself, of the word before it, of the next and the freest of the next
    // three; and what words of the other side speak of one, anywhere, near its place, and such as render nothing.
    "habit_itself",
    "habit_before",
    "habit_behind",
    "habit_behind_most",
    "habit_instead",
    "habit_instead_near",
    "habit_instead_free",
    "habit_instead_sum",
    // How much oftener than usual the words behind it stand behind a negation, the most, the least; the same of the words
    // where its counterpart should be, and their sum; and of the counterparts of what is denied.
    "under_most",
    "under_least",
    "under_other_most",
    "under_other_least",
    "under_other_sum",
    "under_counterpart",
    // Other negatives near it that nothing stands for either: two may say it straight. Words of the other side that deny
    // in themselves and render nothing. Whether a `did` is left there that stood before a `not`.
    "companions",
    "denials_alone",
    "support_verb",
];

/// Two texts with their negatives and what stands for these.
pub(super) struct Read<'r, 'm> {
    pub(super) context: &'r Context<'m>,
    pub(super) sides: &'r [Vec<Negative>; 2],
    pub(super) clauses: &'r [Vec<Clause>; 2],
    pub(super) opposites: &'r Opposites,
    /// For each word of both texts how much oftener than usual the other text denies where that one does not.
    pub(super) instead: &'r [Vec<f32>; 2],
    /// How much oftener than usual each word stands behind a negation.
    pub(super) under: &'r [Vec<f32>; 2],
}

/// What is known of a negative, in the order of [`NAMES`].
pub(super) fn evidence(read: &Read<'_, '_>, end: End, index: usize) -> [f32; NAMES.len()] {
    let Read { context, sides, clauses, opposites, instead, under } = *read;
    let side = usize::from(end == End::Quote);
    let (mine, theirs, beyond) = (&sides[side], &sides[1 - side], end.other());
    let (words, others, negative) = (context.words(end), context.words(beyond), &mine[index]);
    let support = |index: usize| words.get(index).map_or(0.0, |word| word.support);
    let mean = |end: End, range| context.mean_support(end, range) as f32;
    let place = context.expected_place(end, negative.word);
    let there = place as usize;
    let after = context.words_in(end, negative.span).end;
    let heads: Vec<usize> = heads(context, end, negative).collect();
    let head_best = heads.iter().map(|&head| support(head)).fold(0.0, f32::max);
    let head_mean = heads.iter().map(|&head| support(head)).sum::<f32>() / heads.len().max(1) as f32;
    let head_link = heads.iter().map(|&head| words[head].weight).fold(0.0, f32::max);
    let hard = |negatives: &[Negative]| negatives.iter().filter(|it| it.sort == Sort::Hard).count() as f32;
    let (hard_mine, hard_theirs) = (hard(mine), hard(theirs));
    let free = |side: usize, soft: bool| {
        let pairs = sides[side].iter().zip(&opposites.found[side]);
        pairs.filter(|(it, found)| found.is_none() && (it.sort == Sort::Soft) == soft).count() as f32
    };
    let before = mine[..index].iter().filter(|it| it.sort == Sort::Hard);
    let goes_on = before.map(|it| negative.word.abs_diff(it.word)).any(|distance| distance <= CONTINUATION);
    let link_to = |at: usize| {
        let link = context.linked(end, negative.word).find(|(other, _)| *other == at);
        link.map_or(0.0, |(_, weight)| weight).sqrt()
    };
    let best_link = |soft: bool| {
        let of_sort = theirs.iter().filter(|it| (it.sort == Sort::Soft) == soft);
        of_sort.map(|it| link_to(it.word)).fold(0.0, f32::max)
    };
    let nearest = |hard: bool| {
        let of_sort = theirs.iter().filter(|it| !hard || it.sort == Sort::Hard);
        of_sort.map(|it| (it.word as f32 - place).abs()).fold(FARTHEST, f32::min)
    };
    let opposite = Stand::new(context, end, negative, theirs, opposites.found[side][index]);
    let partner = opposite.at.and_then(|at| others.get(at));
    let renders_head = partner.and_then(|word| word.best).is_some_and(|best| heads.contains(&best));
    let counterparts: Vec<usize> = heads
        .iter()
        .filter(|&&head| words[head].weight >= LINKED)
        .filter_map(|&head| words[head].best)
        .collect();
    let head_behind =
        counterparts.iter().any(|&at| theirs.iter().any(|it| it.word <= at + 1 && at <= it.word + SCOPE));
    let head_denies =
        counterparts.iter().any(|&at| may_deny(context, beyond, at) && !is_weak(context, beyond, at));
    let own = clause_at(context, end, &clauses[side], negative.word);
    let other = clause_at(context, beyond, &clauses[1 - side], there.min(others.len().saturating_sub(1)));
    let asked = own.is_some_and(|clause| {
        let rest = context.text(end).get(clause.span().end()..).unwrap_or_default();
        rest.trim_start().starts_with('?')
    });
    let rendered = words.get(negative.word).filter(|word| word.weight >= LINKED).and_then(|word| word.best);
    let comma = context.text(end).get(negative.span.end()..).is_some_and(|rest| rest.starts_with([',', '.']));
    let truth = |it: bool| f32::from(u8::from(it));
    let written = negative.span.get(context.text(end)).unwrap_or_default().to_lowercase().replace('’', "'");
    let lang = context.lang(end);
    let is = |sign| truth(sign::is(&written, lang, sign));
    let polish = lang == Some(Lang::Polish);
    let facing =
        clause_at(context, beyond, &clauses[1 - side], counterparts.first().copied().unwrap_or(there));
    let clause_words = |end: End, clause: Option<&Clause>| {
        clause.map_or(0..0, |clause| context.words_in(end, clause.span()))
    };
    let facing_words = clause_words(beyond, facing);
    let habit = |place, word: Option<usize>| habit(Subject::Denial, place, lang, &context.lowered(end, word));
    let behind = [0, 1, 2].map(|skip| habit(Spot::Behind, Some(after + skip)));
    let instead = &instead[1 - side];
    let near = there.saturating_sub(HABITS)..(there + HABITS + 1).min(instead.len());
    let most = |words: &mut dyn Iterator<Item = f32>| words.fold(0.0, f32::max);
    let of_none =
        instead.iter().zip(others).filter(|(_, word)| word.support < RENDERED).map(|(odds, _)| *odds);
    let of = |values: &[f32], from: usize, to: usize| {
        values.get(from.min(values.len())..to.min(values.len())).unwrap_or_default().to_vec()
    };
    let own_under = of(&under[side], after, after + SCOPE);
    let other_under = of(&under[1 - side], there.saturating_sub(1), there + SCOPE + 1);
    let least = |values: &[f32]| values.iter().copied().fold(0.0, f32::min);
    let companions = mine.iter().zip(&opposites.found[side]).filter(|(it, found)| {
        found.is_none() && it.word != negative.word && it.word.abs_diff(negative.word) <= CONTINUATION
    });
    let alone = |&at: &usize| {
        others[at].support < RENDERED && may_deny(context, beyond, at) && !is_weak(context, beyond, at)
    };
    let from = there.saturating_sub(CONTINUATION);
    [
        head_best,
        head_mean,
        heads.first().map_or(0.0, |&head| support(head)),
        head_link,
        support(after),
        mean(end, 0..words.len()),
        mean(beyond, 0..others.len()),
        mean(end, negative.word.saturating_sub(AROUND)..negative.word + AROUND + 1),
        mean(beyond, there.saturating_sub(AROUND)..there + AROUND + 1),
        context.lacks(beyond, there.saturating_sub(NEAR)..there + NEAR + 1).sum(),
        support(negative.word),
        words.get(negative.word).map_or(0.0, |word| word.weight),
        truth(polish),
        truth(side == 1),
        truth(negative.sort == Sort::Lack),
        truth(negative.idle),
        is(Sign::Pronoun),
        is(Sign::Never),
        truth(written == "no"),
        is(Sign::Particle),
        is(Sign::Joining),
        truth(written.ends_with("n't") || written == "cannot"),
        truth(polish && goes_on),
        truth(is_twice(context, end, &heads)),
        truth(negative.broken),
        hard_mine.min(MOST),
        hard_theirs.min(MOST),
        (theirs.len() as f32 - hard_theirs).min(MOST),
        (hard_mine - hard_theirs).clamp(-2.0, 2.0),
        free(side, false).min(MOST),
        free(1 - side, false).min(MOST),
        free(1 - side, true).min(MOST),
        truth(theirs.iter().any(|it| it.broken)),
        words.len() as f32,
        others.len() as f32,
        context.sentences(end) as f32,
        negative.word as f32 / words.len().max(1) as f32,
        opposite.is(By::None),
        opposite.is(By::Hard),
        opposite.is(By::Lack),
        opposite.is(By::Soft),
        opposite.is(By::Antonym),
        opposite.is(By::StandIn),
        truth(opposite.broken),
        opposite.at.map_or(FARTHEST, |at| (at as f32 - place).abs().min(FARTHEST)),
        opposite.at.map_or(0.0, link_to),
        partner.map_or(0.0, |word| word.support),
        truth(opposite.at.is_some_and(|at| is_weak(context, beyond, at))),
        truth(renders_head),
        opposite.agreed.0 as f32,
        opposite.agreed.1 as f32,
        nearest(true),
        nearest(false),
        best_link(false),
        best_link(true),
        own.map_or(0.0, |clause| clause.negations() as f32),
        other.map_or(0.0, |clause| clause.negations() as f32),
        other.map_or(0.0, |clause| clause.cues().iter().filter(|cue| is_soft(cue.kind())).count() as f32),
        truth(head_behind),
        truth(head_denies),
        truth(context.cues(beyond).iter().any(|cue| cue.kind() == CueKind::Certainty)),
        truth(asked),
        truth(is_light(context, end, after)),
        truth(heads.iter().any(|&head| is_light(context, end, head))),
        truth(after >= words.len()),
        truth(comma),
        truth(negative.inner),
        truth(rendered.is_some_and(|at| may_deny(context, beyond, at))),
        truth(rendered.is_some()),
        truth(context.begins_inside()),
        truth(end == End::Source && context.is_outside(negative.span)),
        mean(end, clause_words(end, own)),
        mean(beyond, facing_words.clone()),
        context.lacks(beyond, facing_words).sum::<f32>().min(MOST),
        counterparts.first().map_or(FARTHEST, |&at| (at as f32 - place).abs().min(FARTHEST)),
        self::habit(Subject::Denial, Spot::Itself, lang, &written),
        habit(Spot::Before, negative.word.checked_sub(1)),
        behind[0],
        behind.into_iter().fold(f32::MIN, f32::max),
        most(&mut instead.iter().copied()),
        most(&mut instead.get(near.start.min(near.end)..near.end).unwrap_or_default().iter().copied()),
        most(&mut of_none.clone()),
        of_none.filter(|odds| *odds > 0.0).sum::<f32>().min(FARTHEST),
        most(&mut own_under.iter().copied()),
        least(&own_under),
        most(&mut other_under.iter().copied()),
        least(&other_under),
        other_under.iter().filter(|odds| **odds > 0.0).sum::<f32>().min(FARTHEST),
        most(&mut counterparts.iter().filter_map(|&at| under[1 - side].get(at).copied())),
        (companions.count() as f32).min(MOST),
        ((from..others.len().min(there + CONTINUATION)).filter(alone).count() as f32).min(MOST),
        truth((there.saturating_sub(NEAR)..=there + NEAR).any(|at| is_support(context, beyond, at))),
    ]
}

/// How many words a negation may stand behind the one that it goes on with: `nie kradną, nie żebrzą`.
const CONTINUATION: usize = 10;
/// Words to either side that tell how freely a clause was put.
const AROUND: usize = 5;
const NEAR: usize = 3;
/// Words to either side in which a word that speaks of a negation may stand for it.
const HABITS: usize = 6;
/// Words behind a negation that it may deny.
const SCOPE: usize = 5;
/// The weight of a link from which on it tells what a word renders.
const LINKED: f32 = 0.1;
/// More words are not counted, nor is a greater distance.
const MOST: f32 = 4.0;
const FARTHEST: f32 = 12.0;
