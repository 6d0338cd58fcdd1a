//! What every comparison needs: both texts, their words and the links between those.

use std::collections::HashSet;

use super::exonym::{self, Meaning};
use super::habit::{Spot, Subject, habit};
use super::passage::{Passage, View};
use crate::confidence::Confidence;
use crate::lang::Lang;
use crate::language::identify;
use crate::model::Model;
use crate::quote::finding::{Finding, FindingKind, Severity};
use crate::score::{LinkedWord, WordLinks, word_links};
use crate::span::Span;
use crate::text::{Cue, Quantity, cues, quantities};

/// One of the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Quote,
    Source,
}

impl End {
    pub(super) const BOTH: [End; 2] = [End::Source, End::Quote];

    pub(super) fn other(self) -> End {
        match self {
            End::Quote => End::Source,
            End::Source => End::Quote,
        }
    }
}

/// A quote and its source, read.
#[derive(Debug)]
pub(super) struct Context<'m> {
    pub(super) model: &'m Model,
    quote: View,
    source: View,
    langs: [Option<Lang>; 2],
    links: WordLinks,
    cues: [Vec<Cue>; 2],
    meanings: [HashSet<Meaning>; 2],
    quantities: [Vec<Quantity>; 2],
}

impl<'m> Context<'m> {
    pub(super) fn new(model: &'m Model, quote: &Passage<'_>, source: &Passage<'_>) -> Self {
        let (quote_view, source_view) = (View::new(quote), View::new(source));
        let quote_lang = quote.lang.or_else(|| identify(&quote_view.text));
        let source_lang = source.lang.or_else(|| identify(&source_view.text));
        let links = word_links(model, (source_lang, &source_view.text), (quote_lang, &quote_view.text));
        let read = |view: &View, lang: Option<Lang>| lang.map_or(Vec::new(), |lang| cues(&view.text, lang));
        let cues = [read(&source_view, source_lang), read(&quote_view, quote_lang)];
        let named = |view: &View, lang: Option<Lang>| {
            lang.map_or(HashSet::new(), |lang| exonym::of_text(&view.text, lang))
        };
        let meanings = [named(&source_view, source_lang), named(&quote_view, quote_lang)];
        let counted =
            |view: &View, lang: Option<Lang>| lang.map_or(Vec::new(), |lang| quantities(&view.text, lang));
        let quantities = [counted(&source_view, source_lang), counted(&quote_view, quote_lang)];
        let langs = [source_lang, quote_lang];
        Context { model, quote: quote_view, source: source_view, langs, links, cues, meanings, quantities }
    }

    /// Whether both are in one language, so that they are compared by the letter.
    pub(super) fn same_language(&self) -> bool {
        self.langs[0] == self.langs[1]
    }

    pub(super) fn lang(&self, end: End) -> Option<Lang> {
        self.langs[usize::from(end == End::Quote)]
    }

    pub(super) fn cues(&self, end: End) -> &[Cue] {
        &self.cues[usize::from(end == End::Quote)]
    }

    /// The numbers, dates and measures of a text, in order.
    pub(super) fn quantities(&self, end: End) -> &[Quantity] {
        &self.quantities[usize::from(end == End::Quote)]
    }

    /// The countries, cities and so on that the words and flags of a text may name.
    pub(super) fn meanings(&self, end: End) -> &HashSet<Meaning> {
        &self.meanings[usize::from(end == End::Quote)]
    }

    fn view(&self, end: End) -> &View {
        match end {
            End::Quote => &self.quote,
            End::Source => &self.source,
        }
    }

    pub(super) fn text(&self, end: End) -> &str {
        &self.view(end).text
    }

    pub(super) fn words(&self, end: End) -> &[LinkedWord] {
        match end {
            End::Quote => &self.links.target,
            End::Source => &self.links.source,
        }
    }

    /// A word in small letters; nothing beyond the ends of the text.
    pub(super) fn lowered(&self, end: End, index: Option<usize>) -> String {
        let word = index.and_then(|index| self.words(end).get(index));
        word.and_then(|word| word.span.get(self.text(end))).unwrap_or_default().to_lowercase()
    }

    /// For each word of a text what translators make of it in such a place: see [`habit`].
    pub(super) fn habits(&self, end: End, subject: Subject, place: Spot) -> Vec<f32> {
        let lang = self.lang(end);
        let of = |word: &LinkedWord| word.span.get(self.text(end)).unwrap_or_default();
        self.words(end).iter().map(|word| habit(subject, place, lang, of(word))).collect()
    }

    /// How many parts a text was given in: sentences of a source, pieces of a quote.
    pub(super) fn sentences(&self, end: End) -> usize {
        self.view(end).len()
    }

    /// The part of a text that a span begins in.
    pub(super) fn sentence(&self, end: End, span: Span) -> Option<Span> {
        let view = self.view(end);
        (0..view.len()).filter_map(|index| view.part(index)).find(|part| part.end() > span.start())
    }

    /// The words that a span touches, by their numbers.
    pub(super) fn words_in(&self, end: End, span: Span) -> std::ops::Range<usize> {
        let words = self.words(end);
        let from = words.partition_point(|word| word.span.end() <= span.start());
        let to = words.partition_point(|word| word.span.start() < span.end());
        from..to.max(from)
    }

    /// The words of the other text that word `index` may stand for, with the weight of the link.
    pub(super) fn linked(&self, end: End, index: usize) -> impl Iterator<Item = (usize, f32)> {
        let links = match end {
            End::Source => self.links.of_source(index),
            End::Quote => self.links.of_target(index),
        };
        links.iter().map(move |link| match end {
            End::Source => (link.target, link.weight()),
            End::Quote => (link.source, link.weight()),
        })
    }

    /// Where in the other text, as the number of a word, what stands at word `index` is to be expected:
    /// between the places of its neighbours' counterparts, or in proportion where those say nothing.
    pub(super) fn expected_place(&self, end: End, index: usize) -> f32 {
        let words = self.words(end);
        let scale = self.words(end.other()).len() as f32 / words.len().max(1) as f32;
        let from = index.saturating_sub(NEIGHBOURS);
        let to = (index + NEIGHBOURS + 1).min(words.len());
        let (mut sum, mut total) = (PRIOR * (index as f32 + 0.5) * scale, PRIOR);
        for (number, word) in words.iter().enumerate().take(to).skip(from) {
            let Some(best) = word.best else { continue };
            let distance = number.abs_diff(index) as f32;
            // What follows tells more: `nie` and `not` stand before what they deny.
            let near = if number > index { 1.0 } else { 0.6 } / (1.0 + distance);
            let weight = near * word.expected * word.support * word.weight.sqrt();
            sum += weight * best as f32;
            total += weight;
        }
        sum / total
    }

    /// How well the content words of a stretch are accounted for, 0 to 1, as a mean; ends beyond those of
    /// the text are taken for these.
    pub(super) fn mean_support(&self, end: End, range: std::ops::Range<usize>) -> f64 {
        let words = self.words(end);
        let range = range.start.min(words.len())..range.end.min(words.len());
        let content = words.get(range).into_iter().flatten().filter(|word| word.expected >= CONTENT);
        let (sum, count) = content.fold((0.0, 0_u32), |(sum, count), word| (sum + word.support, count + 1));
        f64::from(sum) / f64::from(count.max(1))
    }

    /// How much each content word of a stretch lacks a counterpart, 0 to 1; ends beyond those of the text are taken
    /// for these.
    pub(super) fn lacks(&self, end: End, range: std::ops::Range<usize>) -> impl Iterator<Item = f32> {
        let words = self.words(end);
        let words = words.get(range.start..range.end.min(words.len())).unwrap_or_default();
        words.iter().filter(|word| word.expected >= CONTENT).map(|word| 1.0 - word.support)
    }

    /// Whether the quote begins within a sentence, with a small letter: everybody sees that it is a part of one.
    pub(super) fn begins_inside(&self) -> bool {
        self.quote.text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
    }

    /// Whether a word of the source stands before or behind what a quote that begins within a sentence renders
    /// of it: the author may have said that much in the words around the quote.
    pub(super) fn is_outside(&self, span: Span) -> bool {
        let quoted = |word: &LinkedWord| word.support >= QUOTED && word.expected >= CONTENT;
        let words = self.words(End::Source);
        self.begins_inside()
            && !(words.iter().take_while(|word| word.span.start() < span.start()).any(quoted)
                && words.iter().rev().take_while(|word| word.span.end() > span.end()).any(quoted))
    }

    /// A finding about a span of each text, or of one.
    pub(super) fn finding(
        &self,
        kind: FindingKind,
        severity: Severity,
        confidence: f64,
        spans: (Option<Span>, Option<Span>),
        message: String,
    ) -> Finding {
        Finding {
            kind,
            severity,
            confidence: Confidence::new(confidence),
            quote: spans.1.and_then(|span| self.quote.original(span)),
            source: spans.0.and_then(|span| self.source.original(span)),
            message,
        }
    }

    /// The words of a span as a message names them: in quotation marks, shortened where they are many.
    pub(super) fn named(&self, end: End, span: Span) -> String {
        let words = self.view(end).get(span);
        let mut shown: String = words.chars().take(LONGEST_NAMED).collect();
        if shown.len() < words.len() {
            shown.push('…');
        }
        format!("“{}”", shown.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// Words that are expected to be explained less often than this tell nothing.
pub(crate) const CONTENT: f32 = 0.5;
/// A source word that the quote accounts for at least this surely belongs to the part that is quoted.
const QUOTED: f32 = 0.5;
/// How many words to either side tell where a word is expected.
const NEIGHBOURS: usize = 4;
/// How much the mere proportion tells beside them.
const PRIOR: f32 = 0.05;
/// How many characters of a text a message shows at most.
const LONGEST_NAMED: usize = 80;
