//! The words of a text that deny, or may.

use std::sync::LazyLock;

use super::context::{Context, End};
use super::sign::{self, Sign};
use crate::data::{self, WordLists};
use crate::lang::Lang;
use crate::span::Span;
use crate::text::fold::fold_into;
use crate::text::{Clause, CueKind};

const POLISH: &str = include_str!("../../data/pl/idle_negations.txt");
const ENGLISH: &str = include_str!("../../data/en/idle_negations.txt");

static IDLE: LazyLock<[Vec<&str>; 2]> =
    LazyLock::new(|| [POLISH, ENGLISH].map(|file| data::entries(file).collect()));

static LIGHT: WordLists = WordLists::new(
    include_str!("../../data/pl/light_denials.txt"),
    include_str!("../../data/en/light_denials.txt"),
);

/// Whether a negation before word `index` is often put otherwise: `nie udało się`, `not guilty`.
pub(super) fn is_light(context: &Context<'_>, end: End, index: usize) -> bool {
    let Some(word) = context.words(end).get(index) else { return false };
    let mut folded = String::new();
    fold_into(word.span.get(context.text(end)).unwrap_or_default(), &mut folded);
    LIGHT.has(context.lang(end), &folded)
}

/// How surely a word denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// It can stand for a negation, and no more: `nielegalny`, `refuse`, `not only`.
    Soft,
    /// It says that there is none of something: `bez`, `without`, `brak`.
    Lack,
    /// It denies its clause: `nie`, `never`, `nobody`.
    Hard,
}

/// A word that denies, or may.
#[derive(Clone, Copy, Debug)]
pub(super) struct Negative {
    pub(super) span: Span,
    /// The number of its first word.
    pub(super) word: usize,
    pub(super) sort: Sort,
    /// Whether it is a Polish word that asks for a `nie` or `bez` which is not there: `żadnych`.
    pub(super) broken: bool,
    /// Whether it is a word with a negation in its meaning or its form: `refuse`, `nielegalny`.
    pub(super) inner: bool,
    /// Whether it may deny nothing: `dopóki sąd nie orzeknie`, `not known until May`, a question.
    pub(super) idle: bool,
}

/// The negatives of a text in order: one for each negated clause, and all that may stand for one.
pub(super) fn read(context: &Context<'_>, end: End, clauses: &[Clause]) -> Vec<Negative> {
    let Some(lang) = context.lang(end) else { return Vec::new() };
    let mut found = Vec::new();
    for (number, clause) in clauses.iter().enumerate() {
        let further = if is_cut(context, end, clause) { CLAUSES } else { 0 };
        let near = &clauses[number..clauses.len().min(number + 1 + further)];
        let asked = near
            .iter()
            .flat_map(Clause::cues)
            .any(|cue| fulfils(cue.kind()) || has_particle(context, end, cue.span()));
        read_clause(context, end, clause, lang == Lang::Polish && !asked, &mut found);
    }
    found.sort_by_key(|negative| negative.word);
    found.truncate(MOST_NEGATIVES);
    found
}

/// Negatives of one side that are paired: no quote has more, and pairing is quadratic.
const MOST_NEGATIVES: usize = 500;

/// Clauses after that of `nikt` in which its `nie` may stand: `nikt, kto tam był, nie wrócił`.
const CLAUSES: usize = 2;

/// Whether a clause ends soon after its negative pronoun, so that the verb may stand in another one.
fn is_cut(context: &Context<'_>, end: End, clause: &Clause) -> bool {
    let last = clause.cues().iter().rfind(|cue| cue.kind() == CueKind::Concord);
    let rest = last.map(|cue| Span::new(cue.span().end(), clause.span().end().max(cue.span().end())));
    rest.is_some_and(|rest| context.words_in(end, rest).len() <= REST)
}

/// Words behind a negative pronoun that are no whole clause.
const REST: usize = 4;

/// Whether a cue is what a Polish negative pronoun stands beside.
fn fulfils(kind: CueKind) -> bool {
    use CueKind::{Affix, Apparent, Certainty, Correction, Denial, Negation, Privation};
    matches!(kind, Negation | Privation | Denial | Apparent | Correction | Affix | Certainty)
}

/// Whether a cue of another kind has a `nie` in it: `nie wykluczamy niczego`.
fn has_particle(context: &Context<'_>, end: End, cue: Span) -> bool {
    let cue = cue.get(context.text(end)).unwrap_or_default();
    cue.split_whitespace().any(|word| word.eq_ignore_ascii_case("nie"))
}

fn read_clause(
    context: &Context<'_>,
    end: End,
    clause: &Clause,
    lacks_particle: bool,
    found: &mut Vec<Negative>,
) {
    let text = context.text(end);
    let particle = clause.cues().iter().any(|cue| cue.kind() == CueKind::Negation);
    let mut concord = false;
    for cue in clause.cues() {
        let span = cue.span();
        let word = context.words_in(end, span).start;
        let idle = is_idle(context, end, clause, word);
        let before = found.last().filter(|before| before.sort == Sort::Hard);
        let follows = before.is_some_and(|before| word.saturating_sub(before.word) <= JOINED);
        let inner = matches!(cue.kind(), CueKind::Denial | CueKind::Affix);
        let mut push =
            |sort: Sort, broken: bool| found.push(Negative { span, word, sort, broken, inner, idle });
        match cue.kind() {
            // `rarely`, `ledwo` weaken rather than deny.
            CueKind::Negation if cue.strength() < 0.5 => push(Sort::Soft, false),
            CueKind::Negation => {
                let denies = !is_pronoun(context, end, word) && !is_comparison(context, end, span);
                push(if denies { Sort::Hard } else { Sort::Soft }, false);
            }
            // `nikt nie`: the pronoun goes with the particle. `ani … ani`, `neither … nor` deny once.
            CueKind::Concord if cue.strength() >= 0.5 => {
                let written = span.get(text).unwrap_or_default().to_lowercase();
                let is = |sign| sign::is(&written, context.lang(end), sign);
                let joins = is(Sign::Joining) && written != "neither";
                if joins && follows {
                    push(Sort::Soft, false);
                } else if !particle && is(Sign::Free) {
                    // `szybki niczym wiatr`
                    push(Sort::Soft, false);
                } else if !particle && !concord {
                    push(Sort::Hard, lacks_particle && !joins);
                }
                concord = true;
            }
            CueKind::Privation | CueKind::Correction => {
                push(Sort::Lack, false);
                // `bez żadnej pomocy` denies once.
                concord |= cue.kind() == CueKind::Privation;
            }
            CueKind::Denial | CueKind::Affix | CueKind::Concord | CueKind::Apparent => {
                push(Sort::Soft, false);
            }
            _ => {}
        }
    }
}

/// Words behind a negation in which `ani`, `nor` goes on with it.
const JOINED: usize = 12;

/// Whether a negation stands in a question, or beside a word that makes it say nothing.
fn is_idle(context: &Context<'_>, end: End, clause: &Clause, word: usize) -> bool {
    let text = context.text(end);
    if text[clause.span().end()..].trim_start().starts_with('?') {
        return true;
    }
    let Some(lang) = context.lang(end) else { return false };
    let words = context.words_in(end, clause.span());
    // `nie` stands behind such a word in Polish, `not` before it in English.
    let near = if lang == Lang::Polish { words.start..word } else { word..words.end };
    let near = context.words(end).get(near).into_iter().flatten();
    near.filter_map(|word| word.span.get(text)).any(|written| {
        IDLE[usize::from(lang == Lang::English)].iter().any(|known| written.eq_ignore_ascii_case(known))
    })
}

/// `no smaller than 50`, `nie więcej niż 5`: a bound, not a denial.
fn is_comparison(context: &Context<'_>, end: End, cue: Span) -> bool {
    let text = context.text(end);
    let after = context.words_in(end, cue).end;
    let mut next = context.words(end).iter().skip(after + 1).filter_map(|word| word.span.get(text));
    next.next().is_some_and(|word| sign::is(word, context.lang(end), Sign::Than))
        && next.next().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

/// `na nie`, `przez nie`: a form of `one`, them.
fn is_pronoun(context: &Context<'_>, end: End, word: usize) -> bool {
    sign::is(&context.lowered(end, word.checked_sub(1)), context.lang(end), Sign::BeforePronoun)
}

/// The words that a negative denies, as far as what stands behind it tells: at most three that say something.
pub(super) fn heads<'c>(
    context: &'c Context<'_>,
    end: End,
    negative: &Negative,
) -> impl Iterator<Item = usize> + use<'c> {
    let words = context.words(end);
    let after = context.words_in(end, negative.span).end;
    (after..words.len().min(after + HEADS)).filter(|&index| words[index].expected >= HEAD_EXPECTED)
}

/// Words behind a negation that it may deny.
const HEADS: usize = 3;
/// Words that are expected to be explained less often than this do not tell what is denied.
const HEAD_EXPECTED: f32 = 0.4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_well_formed() {
        for file in [POLISH, ENGLISH] {
            data::check(file, 1..=1).unwrap();
        }
        LIGHT.check().unwrap();
    }
}
