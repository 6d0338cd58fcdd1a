//! How much of the sources was quoted: sentence by sentence, whole, in part or not at all.
//!
//! A meaning is most easily changed by silence, so what nobody quoted is as much a part of a report as what
//! was quoted wrongly.

use serde::{Deserialize, Serialize};

use super::finding::FindingKind;
use super::report::CheckedQuote;
use super::source::Source;
use super::verdict::Verdict;
use crate::span::Span;

/// A sentence of a source, with how much of it was quoted, by which quotes, and what they leave out.
///
/// ```
/// use bitext::{Document, quote::Quoted};
///
/// let statement = Document::new("Podpiszemy umowę, jeżeli druga strona wycofa wojska z doliny. Nikt nie żąda pieniędzy.");
/// let article = Document::new("“We will sign the agreement,” the envoy said. Talks continue on Monday.");
/// let report = bitext::check_quotes(&article, &[statement.clone()]);
/// let [first, second] = report.sentences() else { panic!("{report:?}") };
/// assert_eq!((first.quoted(), first.quotes()), (Quoted::InPart, &[0][..]));
/// assert_eq!(first.left_out()[0].get(statement.as_str()), Some("jeżeli druga strona wycofa wojska z doliny"));
/// assert_eq!((second.quoted(), second.left_out()), (Quoted::Not, &[second.span()][..]));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceSentence {
    source: usize,
    sentence: usize,
    span: Span,
    quoted: Quoted,
    quotes: Vec<usize>,
    left_out: Vec<Span>,
}

/// How much of a source sentence was quoted.
///
/// It is quoted where every part of it stands in some quote, faithful or not: two quotes that render a half
/// each render the whole. How well they do is said by their verdicts.
///
/// ```
/// use bitext::quote::Quoted;
///
/// assert_eq!(serde_json::to_string(&Quoted::InPart).unwrap(), "\"in_part\"");
/// assert_eq!(Quoted::InPart.to_string(), "quoted in part");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quoted {
    /// No quote renders it.
    Not,
    /// A quote renders a part of it, and no quote the rest.
    InPart,
    /// The quotes render all of it.
    Whole,
}

impl std::fmt::Display for Quoted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Quoted::Not => "quoted by nobody",
            Quoted::InPart => "quoted in part",
            Quoted::Whole => "quoted",
        })
    }
}

impl SourceSentence {
    /// The number of the source, in [`Report::sources`](super::Report::sources).
    ///
    /// ```
    /// # use bitext::Document;
    /// # let report = bitext::check_quotes(&Document::new("Hush."), &[Document::new("Tak. Nie.")]);
    /// assert_eq!(report.sentences()[1].source(), 0);
    /// ```
    #[must_use]
    pub fn source(&self) -> usize {
        self.source
    }

    /// The number of the sentence in its source.
    ///
    /// ```
    /// # use bitext::Document;
    /// # let report = bitext::check_quotes(&Document::new("Hush."), &[Document::new("Tak. Nie.")]);
    /// assert_eq!(report.sentences()[1].sentence(), 1);
    /// ```
    #[must_use]
    pub fn sentence(&self) -> usize {
        self.sentence
    }

    /// Its bytes in the text that the source is in.
    ///
    /// ```
    /// # use bitext::{Document, Span};
    /// # let report = bitext::check_quotes(&Document::new("Hush."), &[Document::new("Tak. Nie.")]);
    /// assert_eq!(report.sentences()[1].span(), Span::new(5, 9));
    /// ```
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// How much of it was quoted.
    ///
    /// ```
    /// # use bitext::{Document, quote::Quoted};
    /// # let report = bitext::check_quotes(&Document::new("Hush."), &[Document::new("Tak. Nie.")]);
    /// assert_eq!(report.sentences()[1].quoted(), Quoted::Not);
    /// ```
    #[must_use]
    pub fn quoted(&self) -> Quoted {
        self.quoted
    }

    /// The numbers of the quotes that render it or a part of it, in [`Report::quotes`](super::Report::quotes).
    ///
    /// ```
    /// # use bitext::Document;
    /// # let report = bitext::check_quotes(&Document::new("Hush."), &[Document::new("Tak. Nie.")]);
    /// assert!(report.sentences()[1].quotes().is_empty());
    /// ```
    #[must_use]
    pub fn quotes(&self) -> &[usize] {
        &self.quotes
    }

    /// What no quote renders of it, in order, as bytes of the text that the source is in: all of it where
    /// nobody quoted it, nothing where it was quoted whole. It can be empty for a sentence that was quoted in
    /// part, too, where it cannot be told which part.
    ///
    /// ```
    /// # use bitext::{Document, Span};
    /// # let report = bitext::check_quotes(&Document::new("Hush."), &[Document::new("Tak. Nie.")]);
    /// assert_eq!(report.sentences()[1].left_out(), [Span::new(5, 9)]);
    /// ```
    #[must_use]
    pub fn left_out(&self) -> &[Span] {
        &self.left_out
    }
}

/// What the quotes make of every sentence of every source; `text_of` gives the text that a source is in.
///
/// Cost: the quotes once, and for each sentence those that render it.
pub(super) fn source_sentences<'t>(
    sources: &[Source],
    quotes: &[CheckedQuote],
    text_of: impl Fn(&Source) -> &'t str,
) -> Vec<SourceSentence> {
    let mut rendering: Vec<Vec<Vec<usize>>> =
        sources.iter().map(|source| vec![Vec::new(); source.sentences().len()]).collect();
    for (number, quote) in quotes.iter().enumerate() {
        let Some(place) = quote.place() else { continue };
        for sentence in place.sentences() {
            let of_source = rendering.get_mut(place.source());
            if let Some(quotes) = of_source.and_then(|sentences| sentences.get_mut(sentence)) {
                quotes.push(number);
            }
        }
    }
    let mut out = Vec::new();
    for (number, (source, rendering)) in sources.iter().zip(rendering).enumerate() {
        for (sentence, (&span, rendering)) in source.sentences().iter().zip(rendering).enumerate() {
            let text = text_of(source);
            let mut renderings: Vec<(usize, &CheckedQuote, Vec<Span>)> = rendering
                .into_iter()
                .filter_map(|number| {
                    let quote = quotes.get(number)?;
                    Some((number, quote, omitted(text, quote, span)))
                })
                .collect();
            // A quote that was located at several sentences may leave one of them out; one that was located
            // at a single sentence renders something of it, whatever the words say.
            renderings.retain(|(_, quote, omitted)| !is_all(text, span, omitted) || is_single(quote));
            for (.., omitted) in &mut renderings {
                if is_all(text, span, omitted) {
                    omitted.clear();
                }
            }
            let (quoted, left_out) = coverage(text, span, &renderings);
            let quotes = renderings.iter().map(|&(number, ..)| number).collect();
            out.push(SourceSentence { source: number, sentence, span, quoted, quotes, left_out });
        }
    }
    out
}

/// How much of a sentence the quotes that render it leave, and what.
fn coverage(
    text: &str,
    sentence: Span,
    renderings: &[(usize, &CheckedQuote, Vec<Span>)],
) -> (Quoted, Vec<Span>) {
    if renderings.is_empty() {
        return (Quoted::Not, vec![sentence]);
    }
    // What all quotes so far leave out; `None` before the first of which it can be told.
    let mut left: Option<Vec<Span>> = None;
    for (_, quote, omitted) in renderings {
        if omitted.is_empty() {
            if quote.verdict() != Verdict::Partial {
                return (Quoted::Whole, Vec::new());
            }
            // It is a part, nobody knows which.
            continue;
        }
        left = Some(match left {
            None => omitted.clone(),
            Some(left) => shared(text, &left, omitted),
        });
    }
    match left {
        Some(left) if left.is_empty() => (Quoted::Whole, left),
        left => (Quoted::InPart, left.unwrap_or_default()),
    }
}

/// The parts of a sentence that a quote leaves out, in order, none touching another, from the first to the
/// last letter of each.
fn omitted(text: &str, quote: &CheckedQuote, sentence: Span) -> Vec<Span> {
    let findings = quote.findings().iter().filter(|finding| finding.kind == FindingKind::Omission);
    let mut spans: Vec<Span> = findings
        .filter_map(|finding| finding.source)
        .filter(|source| source.overlaps(sentence))
        .map(|source| Span::new(source.start().max(sentence.start()), source.end().min(sentence.end())))
        .filter_map(|span| trim(text, span))
        .collect();
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if last.end() >= span.start() => *last = last.cover(span),
            _ => joined.push(span),
        }
    }
    joined
}

/// Whether `parts`, in order, hold every word of a sentence.
fn is_all(text: &str, sentence: Span, parts: &[Span]) -> bool {
    if parts.is_empty() {
        return false;
    }
    let ends = parts.iter().map(|part| part.end());
    let starts = parts.iter().map(|part| part.start());
    let gaps = std::iter::once(sentence.start()).chain(ends).zip(starts.chain([sentence.end()]));
    let mut gaps = gaps.filter_map(|(start, end)| text.get(start..end));
    !gaps.any(|gap| gap.contains(char::is_alphanumeric))
}

fn is_single(quote: &CheckedQuote) -> bool {
    quote.place().is_some_and(|place| place.sentences().len() == 1)
}

/// The span without what is no letter or digit at its ends; `None` where nothing is left.
fn trim(text: &str, span: Span) -> Option<Span> {
    let words = span.get(text)?;
    let start = words.find(char::is_alphanumeric)?;
    let inner = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    Some(Span::new(span.start() + start, span.start() + inner.len()))
}

/// Where an omission begins and ends is known to a few words: what two of them share counts from so many
/// words on.
const LEAST_SHARED: usize = 4;

/// What both lists of parts leave out; both are in order.
fn shared(text: &str, left: &[Span], right: &[Span]) -> Vec<Span> {
    let mut out = Vec::new();
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        if a.overlaps(**b) {
            let both = Span::new(a.start().max(b.start()), a.end().min(b.end()));
            let words = both.get(text).unwrap_or_default().split_whitespace();
            // The same words twice are no matter of borders.
            if a == b || words.count() >= LEAST_SHARED {
                out.push(both);
            }
        }
        if a.end() <= b.end() {
            left.next()
        } else {
            right.next()
        };
    }
    out
}
