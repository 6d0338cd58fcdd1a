//! What tells a doubt that was lost or added from one that was put otherwise.

use super::context::{Context, End};
use super::hedge::{are_linked, distance, is_attribution, is_loose, is_rendered, obligation_near};
use crate::lang::Lang;
use crate::text::{Cue, CueKind};

/// The names of what is looked at, in order. Shares and probabilities are from 0 to 1, distances and counts in
/// words, the others 0 or 1.
pub(crate) const NAMES: [&str; 52] = [
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
];

/// The doubts of both texts, and which stands for which.
#[derive(Debug)]
pub(super) struct Doubts {
    pub(super) sides: [Vec<Cue>; 2],
    pub(super) partners: [Vec<Option<usize>>; 2],
}

/// What is known of a doubt, in the order of [`NAMES`].
pub(super) fn evidence(context: &Context<'_>, end: End, doubts: &Doubts, index: usize) -> [f32; NAMES.len()] {
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
    let is_near = |is: &dyn Fn(&str) -> bool| {
        truth(near_words().filter_map(|word| word.span.get(text)).any(|word| is(&word.to_lowercase())))
    };
    let other_lang = context.lang(beyond);
    let attributions = context.cues(beyond).iter().filter(|cue| is_attribution(cue));
    let attributions: Vec<f32> =
        attributions.map(|cue| (context.words_in(beyond, cue.span()).start as f32 - place).abs()).collect();
    let negated = context.cues(end).iter().any(|other| {
        let at = context.words_in(end, other.span()).start;
        other.kind() == CueKind::Negation && at.abs_diff(word) <= 2
    });
    let open: f32 = context.lacks(beyond, near.clone()).sum();
    let modal = is_modal(&written, lang);
    let adverb = !written.contains(' ') && is_adverb(&written, lang);
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
        truth(is_verb(&written)),
        truth(is_noun(&written)),
        truth(is_conditional(&written, lang)),
        range.clone().map(support).fold(0.0, f32::max),
        range.clone().filter_map(|at| words.get(at)).map(|word| word.weight).fold(0.0, f32::max),
        range.len() as f32,
        truth(lang == Some(Lang::Polish)),
        truth(side == 1),
        truth(is_rendered(context, end, cue)),
        truth(obligation_near(context, end, cue)),
        truth(context.cues(beyond).iter().any(|cue| cue.kind() == CueKind::Certainty)),
        is_near(&|word| is_conditional(word, other_lang)),
        is_near(&|word| FUTURE.contains(&word)),
        truth(context.text(end).trim_end().ends_with('?')),
        truth(!attributions.is_empty()),
        truth(attributions.iter().any(|distance| *distance <= 8.0)),
        is_near(&|word| THOUGHT.iter().any(|start| word.starts_with(start))),
        is_near(&|word| CAN.contains(&word)),
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
        is_near(&|word| APPROXIMATE.contains(&word)),
        truth(word == 0),
    ]
}

fn is_modal(written: &str, lang: Option<Lang>) -> bool {
    match lang {
        Some(Lang::Polish) => ["mog", "mógł", "może"].iter().any(|start| written.starts_with(start)),
        _ => ["could", "may", "might"].iter().any(|word| written.split(' ').next() == Some(word)),
    }
}

fn is_adverb(written: &str, lang: Option<Lang>) -> bool {
    const POLISH: [&str; 8] = ["bodaj", "chyba", "niby", "pewnie", "podobno", "ponoć", "rzekomo", "zapewne"];
    match lang {
        Some(Lang::Polish) => {
            POLISH.contains(&written) || written.ends_with("nie") || written.ends_with("niej")
        }
        _ => written.ends_with("ly") || written == "maybe" || written == "perhaps",
    }
}

fn is_verb(written: &str) -> bool {
    const STARTS: [&str; 16] = [
        "appear",
        "believed",
        "expected",
        "it appear",
        "it seem",
        "look",
        "oczek",
        "seem",
        "spodziew",
        "suggest",
        "suspect",
        "szacuj",
        "thought",
        "uważ",
        "wyda",
        "zda",
    ];
    STARTS.iter().any(|start| written.starts_with(start)) || written.contains(" to")
}

fn is_noun(written: &str) -> bool {
    ["possib", "możliw", "potencjal", "potential", "ewentualn", "likelihood", "prawdopodobieństw"]
        .iter()
        .any(|start| written.starts_with(start))
}

fn is_conditional(written: &str, lang: Option<Lang>) -> bool {
    const ENGLISH: [&str; 6] = ["could", "could've", "should", "would", "would've", "if"];
    const ENDINGS: [&str; 10] =
        ["bym", "byś", "liby", "łaby", "łby", "łoby", "łyby", "libyśmy", "łbym", "łabym"];
    match lang {
        Some(Lang::Polish) => {
            ENDINGS.iter().any(|ending| written.ends_with(ending)) || written == "by" || written == "gdyby"
        }
        _ => ENGLISH.contains(&written),
    }
}

/// Words that speak of what is to come, or is about to be.
const FUTURE: [&str; 18] = [
    "about",
    "będzie",
    "będą",
    "due",
    "expected",
    "forecast",
    "going",
    "lada",
    "ma",
    "mają",
    "plans",
    "plan",
    "set",
    "spodziewane",
    "to",
    "will",
    "zapowiada",
    "zamierza",
];
/// Beginnings of words of thinking and believing.
const THOUGHT: [&str; 22] = [
    "assum",
    "belie",
    "consider",
    "expect",
    "feel",
    "felt",
    "guess",
    "mniema",
    "myśl",
    "ocen",
    "opini",
    "pogląd",
    "przekonan",
    "przypuszcz",
    "przewid",
    "suspect",
    "sądz",
    "think",
    "thought",
    "uważa",
    "wierz",
    "zdani",
];
/// Words of ability, which render a possibility.
const CAN: [&str; 18] = [
    "able",
    "allow",
    "allows",
    "can",
    "da",
    "mogą",
    "mogę",
    "może",
    "możemy",
    "możesz",
    "możliwość",
    "można",
    "pozwala",
    "potrafi",
    "risk",
    "ryzyko",
    "sometimes",
    "czasem",
];
/// Words that make a number or a degree less than sure.
const APPROXIMATE: [&str; 14] = [
    "about",
    "approximately",
    "around",
    "blisko",
    "dość",
    "jakieś",
    "mniej",
    "nieco",
    "okolicach",
    "około",
    "roughly",
    "some",
    "somewhat",
    "tak",
];
/// Words to either side that tell how freely a clause was put.
const AROUND: usize = 5;
const NEAR: usize = 4;
/// More words are not counted, nor is a greater distance.
const MOST: f32 = 4.0;
const FARTHEST: f32 = 15.0;
