//! Which marks belong together, within a paragraph and over paragraphs that repeat the opening mark.

use crate::quote::extract::marks::{Glyph, Mark, marks};
use crate::span::Span;

/// A quote by its marks: parts with their marks, in order.
#[derive(Debug, Clone)]
pub(crate) struct Pair {
    /// The quoted words of each part.
    pub(crate) parts: Vec<Span>,
    pub(crate) outer: Span,
    pub(crate) glyph: Glyph,
}

/// A quote that its paragraph left open, and that the next one may continue.
struct Pending {
    parts: Vec<Span>,
    start: usize,
    glyph: Glyph,
    /// Paragraphs in a row without any mark.
    silent: usize,
}

/// Bytes that are looked through for a letter: what is longer, as nested marks may be, has some.
const FEW: usize = 32;

/// Paragraphs without a mark that a quote may run on over before the one that closes it.
const LONGEST_SILENCE: usize = 2;

impl Pending {
    /// Whether `mark` can only be the end of the quote: a straight mark may open another one.
    fn ends_with(&self, mark: &Mark) -> bool {
        let plain = matches!(self.glyph, Glyph::Straight) || self.glyph.is_single();
        !plain && !mark.opens && mark.closes && mark.glyph.openers().contains(&self.glyph)
    }
}

/// All pairs of the text in the order of their opening marks.
///
/// A closing mark takes the nearest opening mark that fits; the openings in between were never closed and
/// are dropped. Every mark is pushed and popped at most once, so the cost is linear whatever the nesting.
pub(crate) fn pairs(text: &str, paragraphs: &[Span]) -> Vec<Pair> {
    let mut result = Vec::new();
    let mut pending: Option<Pending> = None;
    for &paragraph in paragraphs {
        let marks = marks(text, paragraph);
        let (matched, open) = match_marks(&marks);
        let mut continued = None;
        if let Some(mut before) = pending.take() {
            let first = marks.first();
            if let Some(first) = first.filter(|first| first.span.start() == paragraph.start())
                && first.glyph == before.glyph
                && first.opens
                && before.silent == 0
            {
                continued = Some(before);
            } else if first.is_none() && before.silent < LONGEST_SILENCE {
                before.parts.push(paragraph);
                before.silent += 1;
                pending = Some(before);
            } else if let Some(first) = first.filter(|first| before.ends_with(first)) {
                // „First paragraph. ¶ Second paragraph”: opened once and closed once.
                before.parts.push(Span::new(paragraph.start(), first.span.start()));
                let outer = Span::new(before.start, first.span.end());
                result.push(Pair { parts: before.parts, outer, glyph: before.glyph });
            }
        }
        for &(opening, closing) in &matched {
            let inner = Span::new(opening.span.end(), closing.span.start());
            let outer = opening.span.cover(closing.span);
            match continued.take() {
                Some(mut before) if opening.span.start() == paragraph.start() => {
                    before.parts.push(inner);
                    let outer = Span::new(before.start, outer.end());
                    result.push(Pair { parts: before.parts, outer, glyph: before.glyph });
                }
                before => {
                    continued = before;
                    result.push(Pair { parts: vec![inner], outer, glyph: opening.glyph });
                }
            }
        }
        // The last double mark left open is the one that the next paragraph may repeat. A single one may be
        // an apostrophe, but for one that opens the paragraph.
        let opens = |mark: &&Mark| mark.span.start() == paragraph.start();
        let last = open.iter().rev().find(|mark| !mark.glyph.is_single()).or(open.first().filter(opens));
        if let Some(last) = last.filter(|mark| may_open_speech(&text[paragraph.start()..mark.span.start()])) {
            let part = Span::new(last.span.end(), paragraph.end());
            pending = match continued {
                Some(mut before) if last.span.start() == paragraph.start() => {
                    before.parts.push(part);
                    Some(before)
                }
                _ => Some(Pending {
                    parts: vec![part],
                    start: last.span.start(),
                    glyph: last.glyph,
                    silent: 0,
                }),
            };
        }
    }
    result.retain_mut(|pair| {
        for part in &mut pair.parts {
            *part = part.trim(text);
        }
        // Marks around nothing, or around dots only, quote nobody.
        pair.parts.retain(|part| part.len() > FEW || text[part.range()].contains(char::is_alphanumeric));
        !pair.parts.is_empty()
    });
    result.sort_by_key(|pair| (pair.outer.start(), std::cmp::Reverse(pair.outer.end())));
    result
}

/// Speech that runs over paragraphs opens its own or follows a stop: `read "Closed` is just an unclosed mark.
fn may_open_speech(head: &str) -> bool {
    let head = head.trim_end();
    head.is_empty() || head.ends_with([':', ',', '.', '?', '!', '…', '–', '—', '-', '”', '"', '“', '»', '«'])
}

/// The pairs of one paragraph in the order of their opening marks, and the openings that nothing closes.
fn match_marks(marks: &[Mark]) -> (Vec<(Mark, Mark)>, Vec<Mark>) {
    let mut stack: Vec<Mark> = Vec::new();
    let mut counts = [0_usize; Glyph::COUNT];
    let mut matched = Vec::new();
    for &mark in marks {
        let awaited = mark.closes && mark.glyph.openers().iter().any(|&glyph| counts[glyph as usize] > 0);
        if awaited && close(mark, &mut stack, &mut counts, &mut matched) {
            continue;
        }
        if mark.opens {
            counts[mark.glyph as usize] += 1;
            stack.push(mark);
        }
    }
    matched.sort_by_key(|(opening, _): &(Mark, Mark)| opening.span.start());
    (matched, stack)
}

fn close(mark: Mark, stack: &mut Vec<Mark>, counts: &mut [usize], matched: &mut Vec<(Mark, Mark)>) -> bool {
    while let Some(&top) = stack.last() {
        let fits = mark.glyph.openers().contains(&top.glyph);
        if !fits && mark.glyph.is_single() && !top.glyph.is_single() {
            return false;
        }
        stack.pop();
        counts[top.glyph as usize] -= 1;
        if fits {
            matched.push((top, mark));
            return true;
        }
    }
    false
}
