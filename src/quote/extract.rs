//! Finding the quotations of a text.

mod block;
mod dialogue;
mod kind;
mod marks;
mod pairs;
mod paragraph;

use std::collections::HashMap;

use crate::lang::Lang;
use crate::quote::attribute::lexicon::{Lexicon, lexicon};
use crate::quote::attribute::word::{Word, cue_at, ends_sentence, words};
use crate::quote::attribute::{Surroundings, find, settle};
use crate::quote::quotation::{Quotation, QuoteKind, QuoteStyle};
use crate::span::Span;

/// Finds what `text`, an article in `lang`, gives as somebody's words, and who said them.
///
/// The list is in the order of the opening marks; a quotation inside another one comes after it and names it
/// as its parent. An unclosed mark costs at most its own paragraph. Scare quotes and titles are listed too,
/// by their kind. Only Polish texts have speech after dashes. Lines that begin with `>`, and paragraphs that are
/// set in after a colon, are quotations without marks.
///
/// Odd marks, marks that do not match, no marks at all: nothing makes it fail.
///
/// # Complexity
/// Linear in the text, whatever the number and nesting of the marks, but for one sort of the quotations.
///
/// ```
/// use bitext::Lang;
/// use bitext::quote::extract;
///
/// let text = "„Granica jest bezpieczna” – podkreśliła rzeczniczka policji Ewa Mazur.";
/// let quotations = extract(text, Lang::Polish);
/// assert_eq!(quotations[0].parts[0].get(text), Some("Granica jest bezpieczna"));
/// let speaker = quotations[0].speaker().unwrap();
/// assert_eq!(speaker.mention.get(text), Some("rzeczniczka policji Ewa Mazur"));
/// ```
#[must_use]
pub fn extract(text: &str, lang: Lang) -> Vec<Quotation> {
    let lexicon = lexicon(lang);
    let paragraphs = paragraph::paragraphs(text);
    let words = words(text, &paragraphs, lexicon);
    let mut quotations: Vec<Quotation> = pairs::pairs(text, &paragraphs)
        .into_iter()
        .map(|pair| quotation(pair.parts, pair.outer, pair.glyph.style()))
        .collect();
    let blocks = block::blocks(text);
    quotations.extend(blocks.into_iter().map(|block| quotation(block.parts, block.outer, QuoteStyle::Block)));
    if lang == Lang::Polish {
        let speeches = dialogue::speeches(text, &paragraphs, &words, lexicon);
        quotations.extend(
            speeches
                .into_iter()
                .map(|speech| quotation(speech.parts, speech.outer, QuoteStyle::DialogueDash)),
        );
    }
    quotations.sort_by_key(|quotation| (quotation.outer.start(), std::cmp::Reverse(quotation.outer.end())));
    nest(&mut quotations);
    if lang == Lang::Polish {
        for quotation in quotations.iter_mut().filter(|quotation| quotation.parent.is_none()) {
            // With an attribution of its own after it, only a short one inside is the narrator's.
            let outside = text[quotation.outer.end()..].trim_start().starts_with(['–', '—', '-', ',']);
            let longest = if outside { 3 } else { 30 };
            if let [part] = quotation.parts[..]
                && !matches!(quotation.style, QuoteStyle::DialogueDash | QuoteStyle::Block)
            {
                let parts = dialogue::split_inside(text, part, longest, &words, lexicon);
                quotation.parts = parts.unwrap_or_else(|| vec![part]);
            }
        }
    }
    join_interrupted(text, &mut quotations, &words, lexicon);
    nest(&mut quotations);
    let surroundings = Surroundings::new(&words, &quotations, lexicon);
    let mut found = Vec::with_capacity(quotations.len());
    for quotation in &mut quotations {
        let first_look = find(text, quotation, &surroundings);
        quotation.kind = kind::kind(text, quotation, first_look.as_ref(), &surroundings);
        let quotes = !matches!(quotation.kind, QuoteKind::Scare | QuoteKind::Title);
        found.push(first_look.filter(|_| quotes));
    }
    settle(text, &mut quotations, found, &surroundings);
    quotations
}

fn quotation(parts: Vec<Span>, outer: Span, style: QuoteStyle) -> Quotation {
    Quotation { parts, outer, style, kind: QuoteKind::Statement, parent: None, attribution: None }
}

/// Names each quotation's parent. Quotations that cross, as marks and dashes may, are siblings.
fn nest(quotations: &mut [Quotation]) {
    let mut around: Vec<usize> = Vec::new();
    for index in 0..quotations.len() {
        let outer = quotations[index].outer;
        while around.last().is_some_and(|&top| !quotations[top].outer.contains(outer)) {
            around.pop();
        }
        quotations[index].parent = around.last().copied();
        around.push(index);
    }
}

/// Joins what an attribution interrupts: “…,” he said, “…”. The gap is one clause with a cue, after a comma or
/// dash and up to one; a full stop in it starts a quotation of its own.
fn join_interrupted(text: &str, quotations: &mut Vec<Quotation>, words: &[Word<'_>], lexicon: &Lexicon) {
    let mut joined: Vec<Quotation> = Vec::with_capacity(quotations.len());
    // For each parent the places of its last children, so that neighbours are found past their own children.
    let mut last_child: HashMap<Option<usize>, [Option<usize>; 2]> = HashMap::new();
    for quotation in quotations.drain(..) {
        let parent = quotation.parent;
        let interrupted = |earlier: &Quotation| {
            earlier.style == quotation.style
                && interrupts(
                    earlier.parts.last().and_then(|part| part.get(text)).unwrap_or_default(),
                    earlier.outer.end(),
                    quotation.outer.start(),
                    words,
                    lexicon,
                )
        };
        let [before, last] = last_child.get(&parent).copied().unwrap_or_default();
        // "…” – powiedziała szefowa fundacji „Czysta Woda” – „…": the attribution has a name between marks.
        let past_name = || last.filter(|&last| is_name(&joined[last], text)).and(before);
        let earlier = last
            .filter(|&last| interrupted(&joined[last]))
            .or_else(|| past_name().filter(|&before| interrupted(&joined[before])));
        if let Some(earlier) = earlier {
            let earlier = &mut joined[earlier];
            earlier.parts.extend(&quotation.parts);
            earlier.outer = earlier.outer.cover(quotation.outer);
            continue;
        }
        last_child.insert(parent, [last, Some(joined.len())]);
        joined.push(quotation);
    }
    *quotations = joined;
}

/// Whether a quotation is short enough to be the name of something.
fn is_name(quotation: &Quotation, text: &str) -> bool {
    let words = quotation.span().get(text).unwrap_or_default();
    words.len() < 60
        && words.split_whitespace().count() <= 4
        && words.starts_with(char::is_uppercase)
        && words.ends_with(char::is_alphanumeric)
}

/// Words of what breaks a quote without a verb of speech, with both dashes.
const LONGEST_ASIDE: usize = 10;

fn interrupts(inner: &str, from: usize, to: usize, words: &[Word<'_>], lexicon: &Lexicon) -> bool {
    let start = words.partition_point(|word| word.span.start() < from);
    let end = words.partition_point(|word| word.span.start() < to);
    if end <= start || end - start > 30 {
        return false;
    }
    let pause = |word: &Word<'_>| word.is(",") || word.is_dash();
    // "…” — and here she raised her voice — “…": between two dashes, the quote goes on with a small letter.
    let broken = words[start].is_dash()
        && words[end - 1].is_dash()
        && end - start > 2
        && end - start <= LONGEST_ASIDE
        && !inner.trim_end().ends_with(['.', '?', '!', '…'])
        && words.get(end).is_some_and(|word| word.is_small() && !word.fresh)
        && !(start..end).any(|index| words[index].fresh || ends_sentence(words, index));
    // What comes before the gap must call for the attribution: else its verb may introduce another quote.
    if broken {
        return true;
    }
    if !(pause(&words[start]) || inner.trim_end().ends_with([',', '?', '!', '…', '–', '—', '-'])) {
        return false;
    }
    let wall = (start..end).any(|index| words[index].fresh || ends_sentence(words, index))
        || words.get(end).is_some_and(|word| word.fresh);
    let cue = (start..end).find_map(|index| cue_at(words, index, end, lexicon));
    // "… said, calling it “…”" goes on with another quote, not with the same one.
    pause(&words[end - 1]) && !wall && cue.is_some() && end - start > 2
}
