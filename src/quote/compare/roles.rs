//! Who did what to whom: two names that changed places around one verb.
//!
//! English tells it by the order, unless the verb is passive; Polish by the cases: who acts stands in the nominative.
//! Where both names can, the verb tells, which agrees with who acts, and the order. Where nothing tells, nothing is said.

use std::sync::LazyLock;

use super::case::{Form, agreement, ends_as, ends_obliquely, is_case, listed};
use super::context::{Context, End};
use super::exonym;
use super::renamed::is_proper;
use crate::data;
use crate::lang::Lang;
use crate::quote::finding::{Finding, FindingKind, Severity};
use crate::span::Span;
use crate::text::fold::fold_into;

const POLISH_OPENERS: &str = include_str!("../../data/pl/clause_openers.txt");
const ENGLISH_OPENERS: &str = include_str!("../../data/en/clause_openers.txt");

/// Words behind which a clause begins.
static OPENERS: LazyLock<[Vec<&str>; 2]> =
    LazyLock::new(|| [POLISH_OPENERS, ENGLISH_OPENERS].map(|file| data::entries(file).collect()));

/// Words that may stand between a name and the verb.
const REACH: usize = 5;
/// The weight of a link from which on two words are taken to be one.
const LINKED: f32 = 0.03;

/// More frequent words are auxiliaries.
const FREQUENT: f32 = 2e-3;

/// A name on both sides, by the numbers of its words.
#[derive(Clone, Debug)]
struct Shared {
    english: std::ops::Range<usize>,
    polish: std::ops::Range<usize>,
}

pub(super) fn compare(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(english) = End::BOTH.into_iter().find(|&end| context.lang(end) == Some(Lang::English)) else {
        return;
    };
    let names = shared(context, english);
    for pair in names.windows(2) {
        let [first, second] = pair else { continue };
        let (from, to) = (first.english.start, second.english.end);
        let between = first.english.end..second.english.start;
        if !opens(context, english, from) || !is_one_clause(context, english, from..to) {
            continue;
        }
        let verb = verb(context, english, between.clone());
        let Some(verb) = verb.or_else(|| beside(context, english, &between, [first, second])) else {
            continue;
        };
        let Some(passive) = is_passive(context, english, between) else { continue };
        let (doer, other) = if passive { (second, first) } else { (first, second) };
        if second_acts(context, english, verb, [doer, other]) {
            findings.push(finding(context, english, [first, second], verb));
        }
    }
}

/// The names that both sides have once, in the order of the English side.
fn shared(context: &Context<'_>, english: End) -> Vec<Shared> {
    let polish = english.other();
    let mut found: Vec<Shared> = Vec::new();
    for (index, word) in context.words(english).iter().enumerate() {
        if !is_capital(context, english, index) {
            continue;
        }
        let linked = word.best.filter(|&best| {
            word.weight >= LINKED
                && is_capital(context, polish, best)
                && context.words(polish)[best].best == Some(index)
        });
        let Some(best) = linked.or_else(|| exonym::counterpart(context, english, index)) else { continue };
        if is_attribute(context, english, [index, best]) {
            continue;
        }
        if ![(english, index), (polish, best)].iter().all(|&(end, index)| is_once(context, end, index)) {
            continue;
        }
        match found.last_mut() {
            // A first name goes with the surname.
            Some(last) if last.english.end == index && last.polish.end == best => {
                (last.english.end, last.polish.end) = (index + 1, best + 1);
            }
            _ => found.push(Shared { english: index..index + 1, polish: best..best + 1 }),
        }
    }
    found
}

/// Whether a Polish word is an adjective beside the English name: `China activist Chen`, `chiński aktywista Chen`. A
/// surname that ends as one is the same in both languages.
fn is_attribute(context: &Context<'_>, english: End, [name, word]: [usize; 2]) -> bool {
    let word = written(context, english.other(), word);
    ends_as(word, Form::Adjective)
        && listed(&word.to_lowercase()).is_none()
        && !ends_as(written(context, english, name), Form::Adjective)
}

fn written<'c>(context: &'c Context<'_>, end: End, index: usize) -> &'c str {
    context.words(end).get(index).and_then(|word| word.span.get(context.text(end))).unwrap_or_default()
}

fn is_capital(context: &Context<'_>, end: End, index: usize) -> bool {
    let written = written(context, end, index);
    written.starts_with(char::is_uppercase) && written.chars().count() > 2
}

/// Whether a word stands but once in a text.
fn is_once(context: &Context<'_>, end: End, index: usize) -> bool {
    let word = written(context, end, index);
    let all =
        (0..context.words(end).len().min(MOST_WORDS)).filter(|&other| written(context, end, other) == word);
    all.count() == 1
}

/// Words of a text that are looked at for a name that stands in it again: they are for each name.
const MOST_WORDS: usize = 400;

/// Whether no punctuation parts the words.
fn is_one_clause(context: &Context<'_>, end: End, words: std::ops::Range<usize>) -> bool {
    let places = context.words(end).get(words).unwrap_or_default();
    let span = places.iter().map(|word| word.span).reduce(Span::cover);
    let text = span.and_then(|span| span.get(context.text(end))).unwrap_or_default();
    !text.contains([',', ';', ':', '.', '(', ')', '–', '—', '\n', '!', '?'])
}

/// The Polish word for the verb that stands between the two names.
fn verb(context: &Context<'_>, english: End, between: std::ops::Range<usize>) -> Option<usize> {
    let near = between.start..between.end.min(between.start + REACH);
    // `Dow Jones Industrial Average` has no verb.
    near.filter(|&index| !is_compound(context, english, index) && !is_capital(context, english, index))
        .filter_map(|index| context.words(english).get(index))
        .filter(|word| word.weight >= LINKED)
        .filter_map(|word| word.best)
        .find(|&best| is_verb(context, english.other(), best))
}

/// A Polish verb right beside the first of the names, by its ending, where no other English word than those between
/// the names stands for it: verbs are rendered freely.
fn beside(
    context: &Context<'_>,
    english: End,
    between: &std::ops::Range<usize>,
    names: [&Shared; 2],
) -> Option<usize> {
    let polish = english.other();
    let low = names.iter().map(|name| name.polish.end).min()?;
    let high = names.iter().map(|name| name.polish.start).max()?;
    (low..high.min(low + 1 + BESIDE)).find(|&index| {
        let word = &context.words(polish)[index];
        let inside = word.best.is_none_or(|best| between.contains(&best) || word.weight < LINKED);
        let sure = || ends_as(written(context, polish, index), Form::Verb);
        inside
            && is_verb(context, polish, index)
            && (word.best.is_some_and(|best| between.contains(&best)) || sure())
    })
}

/// `based` in `Boston-based`.
fn is_compound(context: &Context<'_>, end: End, index: usize) -> bool {
    let start = context.words(end).get(index).map_or(0, |word| word.span.start());
    context.text(end)[..start].ends_with('-')
}

fn is_verb(context: &Context<'_>, polish: End, index: usize) -> bool {
    let word = written(context, polish, index);
    let small = word.starts_with(char::is_lowercase) && word.chars().count() > 3;
    // What is, is not done to anybody.
    small && context.words(polish)[index].background <= FREQUENT && agreement(word).is_some()
}

/// `was accused by`; `None` for what is neither that nor active: `used by`.
fn is_passive(context: &Context<'_>, english: End, between: std::ops::Range<usize>) -> Option<bool> {
    const BE: [&str; 7] = ["is", "are", "was", "were", "been", "being", "be"];
    let mut words = between.map(|index| written(context, english, index));
    let be = words.clone().any(|word| BE.contains(&word));
    let by = words.any(|word| word == "by");
    (be == by).then_some(by)
}

/// Whether the Polish side says that the second of the two names acts, and not the first.
fn second_acts(context: &Context<'_>, english: End, verb: usize, [first, second]: [&Shared; 2]) -> bool {
    let polish = english.other();
    let second_first = second.polish.start < first.polish.start;
    let (low, high) = if second_first { (second, first) } else { (first, second) };
    let around = low.polish.end <= verb && verb < high.polish.start;
    if !around
        || verb - low.polish.end > BESIDE
        || high.polish.start - verb > BESIDE + 1
        || !opens(context, polish, low.polish.start)
        || !is_one_clause(context, polish, low.polish.start..high.polish.end)
    {
        return false;
    }
    // `Polska została oskarżona przez Białoruś`
    if written(context, polish, high.polish.start - 1) == "przez" {
        let mut between =
            (low.polish.end..high.polish.start - 1).map(|index| written(context, polish, index));
        return !second_first && between.any(|word| ends_as(word, Form::Participle));
    }
    let oblique = [first, second].map(|name| is_oblique(context, english, name));
    let subjects = agreement(written(context, polish, verb)).unwrap_or("*");
    let agrees = [first, second].map(|name| {
        let last = written(context, polish, name.polish.end - 1);
        subjects.split(' ').any(|ending| match ending {
            "*" => true,
            "+" => last.ends_with(|c: char| !"aeiouyóąę".contains(c)),
            ending => last.ends_with(ending),
        })
    });
    let proper = |name: &Shared| {
        let mut words = name.polish.clone();
        words.all(|word| is_proper(context, polish, word) || nominative(context, polish, word))
    };
    match oblique {
        // `Najwidoczniej`, which opens a sentence, is no name in the genitive.
        [true, false] => second_first || proper(first),
        // Where nothing but agreement speaks against the first name, the order has to as well.
        [false, false] => second_first && agrees[1] && proper(first) && proper(second),
        _ => false,
    }
}

fn nominative(context: &Context<'_>, polish: End, index: usize) -> bool {
    listed(&written(context, polish, index).to_lowercase()) == Some(true)
}

/// Words that may stand between a Polish name and the verb.
const BESIDE: usize = 2;

/// Whether a word opens a clause, an article or a conjunction aside: what stands after a noun or a
/// preposition is no subject.
fn opens(context: &Context<'_>, end: End, index: usize) -> bool {
    let text = context.text(end);
    let Some(word) = context.words(end).get(index) else { return false };
    let before = text[..word.span.start()].trim_end();
    let mark = |before: &str| {
        before.is_empty() || before.ends_with(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'')
    };
    let last = index.checked_sub(1).map_or("", |before| written(context, end, before));
    let openers = context.lang(end).map(|lang| &OPENERS[usize::from(lang == Lang::English)]);
    let opener = openers.is_some_and(|openers| openers.contains(&last.to_lowercase().as_str()));
    // `Food and Drug Administration` is one name.
    let joins = ["i", "and"].contains(&last);
    mark(before) || opener && (!joins || mark(before[..before.len() - last.len()].trim_end()))
}

/// Whether a Polish name stands in another case than the nominative: by the list of names, by its ending, or beside its
/// English form: `Nowaka` for `Nowak`, `Anny` for `Anna`.
fn is_oblique(context: &Context<'_>, english: End, name: &Shared) -> bool {
    let polish = english.other();
    name.polish.clone().zip(name.english.clone()).any(|(index, other)| {
        let word = written(context, polish, index);
        let small = word.to_lowercase();
        if let Some(nominative) = listed(&small) {
            return !nominative;
        }
        let ending = ends_obliquely(word);
        let (mut here, mut there) = (String::new(), String::new());
        fold_into(word, &mut here);
        fold_into(written(context, english, other), &mut there);
        let longer = here.strip_prefix(there.as_str()).is_some_and(is_case);
        let feminine = there.ends_with('a') && here.ends_with(['y', 'i', 'e', 'o']);
        here != there && (ending || longer || feminine)
    })
}

fn finding(context: &Context<'_>, english: End, names: [&Shared; 2], verb: usize) -> Finding {
    let polish = english.other();
    let cover = |end: End, words: [usize; 2]| {
        let words = words.iter().filter_map(|&index| context.words(end).get(index)).map(|word| word.span);
        words.reduce(Span::cover)
    };
    let places = names.map(|name| name.polish.clone());
    let low = places.iter().map(|place| place.start).min().unwrap_or(verb).min(verb);
    let high = places.iter().map(|place| place.end).max().unwrap_or(verb).max(verb + 1);
    let spans = [
        (english, cover(english, [names[0].english.start, names[1].english.end - 1])),
        (polish, cover(polish, [low, high - 1])),
    ];
    let span_of = |end: End| spans.iter().find(|(of, _)| *of == end).and_then(|(_, span)| *span);
    let (source, quote) = (span_of(End::Source), span_of(End::Quote));
    swapped(context, (source, quote), SWAPPED)
}

/// The finding that two changed places between spans of both sides.
pub(super) fn swapped(
    context: &Context<'_>,
    spans: (Option<Span>, Option<Span>),
    confidence: f64,
) -> Finding {
    let named = |end: End, span: Option<Span>| span.map_or(String::new(), |span| context.named(end, span));
    let message = format!(
        "the source says {}; the quote says {}: who acts and who is acted upon changed places",
        named(End::Source, spans.0),
        named(End::Quote, spans.1),
    );
    context.finding(FindingKind::RolesSwapped, Severity::Major, confidence, spans, message)
}

/// A guess: swapped roles are too rare in what we measure on.
const SWAPPED: f64 = 0.7;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_well_formed() {
        for file in [POLISH_OPENERS, ENGLISH_OPENERS] {
            data::check(file, 1..=1).unwrap();
        }
    }
}
