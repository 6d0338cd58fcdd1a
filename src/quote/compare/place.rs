//! Where in its text a stretch without counterpart stands: whether it is whole clauses, a heading, all of a sentence.

use super::context::{CONTENT, Context, End};
use crate::score::LinkedWord;
use crate::span::Span;
use crate::text::polarity;

/// Whether a stretch is as good as all of its sentence: then the quote renders others, and where it was
/// found rather than what it says is in question.
pub(super) fn is_apart(context: &Context<'_>, end: End, span: Span, words: &std::ops::Range<usize>) -> bool {
    let Some(sentence) = context.sentence(end, span) else { return false };
    let all = context.words_in(end, sentence);
    let rest = (all.start..words.start).chain(words.end..all.end);
    let explained: f32 = rest.map(|index| &context.words(end)[index]).map(worth).sum();
    explained < LEAST_RENDERED
        || end == End::Source && (runs_on(context, span) || is_sentence(context, end, span))
}

/// Whether a stretch of the source goes on from one sentence or introduction into the next: then it is rather
/// that more was taken for the quote's original than is.
fn runs_on(context: &Context<'_>, span: Span) -> bool {
    let stretch = span.get(context.text(End::Source)).unwrap_or_default();
    let mut marks = stretch.match_indices(STOPS);
    marks.any(|(at, mark)| {
        stretch[at + mark.len()..].starts_with(char::is_whitespace) && !is_abbreviated(stretch, at)
    }) || context.sentences(End::Source) > 1
        && context.sentence(End::Source, span).is_some_and(|part| part.end() < span.end())
}

/// Whether a dot stands behind an initial or another very short word.
fn is_abbreviated(text: &str, at: usize) -> bool {
    let word = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    text[at..].starts_with('.') && word.chars().count() <= SHORT
}

const SHORT: usize = 3;

/// Whether a stretch is all that stands before or behind a colon or a stop: a heading, an introduction or a
/// sentence that was not split off. Who quotes only the rest is not taken to have cut a sentence.
fn is_sentence(context: &Context<'_>, end: End, span: Span) -> bool {
    let text = context.text(end);
    if text.len() > LONGEST {
        return false;
    }
    let marks = text.match_indices(STOPS).filter(|(at, _)| text[at + 1..].starts_with(char::is_whitespace));
    let mut bounds: Vec<usize> =
        marks.map(|(at, _)| at + 1).filter(|&at| at < text.trim_end().len()).collect();
    bounds.insert(0, 0);
    bounds.push(text.len());
    let words = |from: usize, to: usize| context.words_in(end, Span::new(from, to.max(from))).len();
    // A word or two at either end may be explained by chance.
    let from = bounds.iter().rposition(|&at| at <= span.start() || words(span.start(), at) <= OUTSIDE);
    let to = bounds.iter().position(|&at| at >= span.end() || words(at, span.end()) <= OUTSIDE);
    let Some((from, to)) = from.zip(to).filter(|(from, to)| from < to) else { return false };
    to - from < bounds.len() - 1
        && words(bounds[from], span.start()) <= OUTSIDE
        && words(span.end(), bounds[to]) <= OUTSIDE
}

/// Bytes of a text in which stops are looked for: they are for each stretch.
const LONGEST: usize = 20_000;
const STOPS: [char; 4] = [':', '.', '!', '?'];

/// Whether a stretch is whole clauses, but for a word or two at its ends: where a clause begins or ends tells
/// punctuation or a conjunction.
pub(super) fn is_whole(context: &Context<'_>, end: End, span: Span) -> bool {
    let Some((sentence, lang)) = context.sentence(end, span).zip(context.lang(end)) else { return false };
    let Some(text) = sentence.get(context.text(end)) else { return false };
    let clauses = polarity(text, lang);
    let moved = |at: usize| at + sentence.start();
    let words = |from: usize, to: usize| context.words_in(end, Span::new(from, to.max(from))).len();
    // All of a sentence is no clause of it, and rather found in the wrong place.
    if words(sentence.start(), span.start()) + words(span.end(), sentence.end()) <= OUTSIDE {
        return false;
    }
    let begins = clauses.iter().map(|clause| moved(clause.span().start())).filter(|&at| at <= span.start());
    let ends = clauses.iter().map(|clause| moved(clause.span().end())).filter(|&at| at >= span.end());
    begins.max().is_some_and(|begin| words(begin, span.start()) <= OUTSIDE)
        && ends.min().is_some_and(|last| words(span.end(), last) <= OUTSIDE)
}

/// Words of a clause that a stretch may leave out at either end, such as the conjunction.
const OUTSIDE: usize = 2;

/// How much of a content word is accounted for.
fn worth(word: &LinkedWord) -> f32 {
    if word.expected < CONTENT { 0.0 } else { word.support }
}

/// Words of a sentence that have to be rendered for the rest of it to be left out.
const LEAST_RENDERED: f32 = 3.0;
