//! Which of the sentences that a quote was located at it renders at all.
//!
//! A window of sentences is found by its score, and a neighbour on the same matter adds to that. All that
//! such a neighbour says would be reported as left out. So the sentences at either end have to explain words
//! of the quote that no other sentence explains as well.

use std::ops::Range;

use super::passage::{Passage, View};
use crate::model::Model;
use crate::score::{WordLinks, word_links};
use crate::span::Span;

/// Words that are expected to be explained less often than this tell nothing.
const CONTENT: f32 = 0.5;
/// The weight of a link that is as likely chance as not.
const DOUBT: f32 = 0.02;
/// What a sentence has to explain alone of the quote, as a share of its own content words.
const LEAST_SHARE: f32 = 0.17;

/// The sentences of `source`, by their numbers, that the quote renders: all but those at the ends that
/// explain next to nothing of it. At least one is left.
///
/// # Complexity
/// Linear for text, for each sentence that is taken off.
pub(crate) fn rendered(model: &Model, quote: &Passage<'_>, source: &Passage<'_>) -> Range<usize> {
    let mut range = 0..source.parts.len();
    if source.lang == quote.lang {
        return range;
    }
    let quote_view = View::new(quote);
    while range.len() > 1 {
        let window = Passage { parts: &source.parts[range.clone()], ..*source };
        let view = View::new(&window);
        let links = word_links(model, (source.lang, &view.text), (quote.lang, &quote_view.text));
        let share = |span: Option<Span>| span.map_or(1.0, |span| share(&links, span));
        let [first, last] = [view.part(0), view.part(range.len() - 1)].map(share);
        if first.min(last) >= LEAST_SHARE {
            break;
        }
        if first < last { range.start += 1 } else { range.end -= 1 }
    }
    range
}

/// What the words of a stretch of the source explain of the quote and no other words do as well, as a share
/// of the stretch's content words.
fn share(links: &WordLinks, stretch: Span) -> f32 {
    let inside = |index: usize| stretch.overlaps(links.source[index].span);
    let strength = |weight: f32| weight / (weight + DOUBT);
    let mut gain = 0.0;
    for (index, word) in links.target.iter().enumerate().filter(|(_, word)| word.expected >= CONTENT) {
        let best = |wanted: bool| {
            let links = links.of_target(index).iter().filter(|link| inside(link.source) == wanted);
            links.map(|link| strength(link.weight())).fold(0.0, f32::max)
        };
        gain += word.expected * (best(true) - best(false)).max(0.0);
    }
    let content: f32 = links
        .source
        .iter()
        .filter(|word| word.expected >= CONTENT && stretch.overlaps(word.span))
        .map(|word| word.expected)
        .sum();
    gain / content.max(1.0)
}
