//! The paragraphs of a text.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::lang::Lang;
use crate::span::Span;
use crate::split::border::{Block, Open};
use crate::split::context::skip_white;
use crate::split::heading;
use crate::split::layout::Line;
use crate::split::list_item::{Opening, is_speech};
use crate::split::scan::{Scanner, joins_grapheme};
use crate::split::sentence::Sentences;
use crate::split::splitter::Knowledge;

/// What a paragraph is.
///
/// ```
/// use bitext::split::ParagraphKind;
///
/// let kind = bitext::split_paragraphs("> Tak było.").next().unwrap().kind();
/// assert_eq!((kind, kind.name(), kind.to_string()), (ParagraphKind::Quote, "quote", "quote".to_owned()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum ParagraphKind {
    /// Running text, a speaker's turn, a line of verse.
    Prose,
    /// A heading, on one line.
    Heading,
    /// An item of a list, or a provision of a law, with its mark.
    Item,
    /// A quoted block: lines that begin with `>`, with their marks.
    Quote,
    /// Signs that part what stands on either side: `***`, `---`.
    Separator,
    /// The line that names author, handle and date of an embedded tweet.
    Signature,
}

impl ParagraphKind {
    /// The kind's name in small letters, as it is serialized.
    ///
    /// ```
    /// assert_eq!(bitext::split::ParagraphKind::Heading.name(), "heading");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Prose => "prose",
            Self::Heading => "heading",
            Self::Item => "item",
            Self::Quote => "quote",
            Self::Separator => "separator",
            Self::Signature => "signature",
        }
    }
}

impl fmt::Display for ParagraphKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// One paragraph: a view of the text that it was split from.
///
/// ```
/// use bitext::Span;
///
/// let first = bitext::split_paragraphs(" Tak.\n\nNie.").next().unwrap();
/// assert_eq!((first.as_str(), first.span(), first.segment()), ("Tak.", Span::new(1, 5), Span::new(0, 7)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Stored<'t>")]
pub struct Paragraph<'t> {
    text: &'t str,
    span: Span,
    segment: Span,
    kind: ParagraphKind,
}

/// A paragraph as it was stored, before it is checked.
#[derive(Deserialize)]
struct Stored<'t> {
    text: &'t str,
    span: Span,
    segment: Span,
    kind: ParagraphKind,
}

impl<'t> TryFrom<Stored<'t>> for Paragraph<'t> {
    type Error = &'static str;

    fn try_from(Stored { text, span, segment, kind }: Stored<'t>) -> Result<Self, Self::Error> {
        if text.len() != span.len() || !segment.contains(span) {
            return Err("the spans of the paragraph do not fit its text");
        }
        Ok(Self { text, span, segment, kind })
    }
}

impl<'t> Paragraph<'t> {
    /// The paragraph without the white space around it. Line ends inside it are kept, and so are marks.
    ///
    /// ```
    /// assert_eq!(bitext::split_paragraphs("- chleb\n").next().unwrap().as_str(), "- chleb");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &'t str {
        self.text
    }

    /// The bytes of [`as_str`](Self::as_str) in the text.
    ///
    /// ```
    /// # use bitext::Span;
    /// assert_eq!(bitext::split_paragraphs("\nTak.\n").next().unwrap().span(), Span::new(1, 5));
    /// ```
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The paragraph's bytes with the white space around it: the segments concatenate to the text.
    ///
    /// ```
    /// # use bitext::Span;
    /// assert_eq!(bitext::split_paragraphs("\nTak.\n").next().unwrap().segment(), Span::new(0, 6));
    /// ```
    #[must_use]
    pub fn segment(&self) -> Span {
        self.segment
    }

    /// What the paragraph is.
    ///
    /// ```
    /// # use bitext::split::ParagraphKind;
    /// assert_eq!(bitext::split_paragraphs("# Dom").next().unwrap().kind(), ParagraphKind::Heading);
    /// ```
    #[must_use]
    pub fn kind(&self) -> ParagraphKind {
        self.kind
    }

    /// The sentences of the paragraph by the rules of `lang`, with their spans in the whole text. Their
    /// segments concatenate to that of the paragraph. [`Splitter::sentences`](crate::split::Splitter::sentences)
    /// splits with your own exceptions.
    ///
    /// ```
    /// # use bitext::{Lang, Span};
    /// let paragraph = bitext::split_paragraphs("Weather\n\nRain. Wind.").nth(1).unwrap();
    /// let spans: Vec<Span> = paragraph.sentences(Lang::English).map(|sentence| sentence.span()).collect();
    /// assert_eq!(spans, [Span::new(9, 14), Span::new(15, 20)]);
    /// ```
    #[must_use]
    pub fn sentences(&self, lang: Lang) -> Sentences<'t> {
        self.split(Knowledge::of(lang))
    }

    pub(crate) fn split(&self, knowledge: Knowledge<'t>) -> Sentences<'t> {
        Sentences::within(self.text, self.span.start(), self.segment, knowledge)
    }
}

/// The lazy iterator of [`split_paragraphs`](crate::split_paragraphs()). It allocates nothing.
#[derive(Clone, Debug)]
pub struct Paragraphs<'t> {
    text: &'t str,
    /// Two scans find the ends of sentences where borders need them, one for each language.
    scanners: [Scanner<'t>; 2],
    knowledge: [Knowledge<'t>; 2],
    /// Where the next segment begins, and its first line.
    start: usize,
    line: Option<Line>,
    /// No blank line stands before that line, but another paragraph.
    joined: bool,
    block: Block,
    /// The kind and the opening of the paragraph before.
    before: (ParagraphKind, Opening),
}

impl<'t> Paragraphs<'t> {
    pub(crate) fn new(text: &'t str, knowledge: [Knowledge<'t>; 2]) -> Self {
        Self {
            text,
            scanners: knowledge.map(|knowledge| Scanner::new(text, knowledge)),
            knowledge,
            start: 0,
            line: Some(text).filter(|text| !text.trim().is_empty()).and_then(|text| Line::read(text, 0)),
            joined: false,
            block: Block::default(),
            before: (ParagraphKind::Separator, Opening::Plain),
        }
    }

    /// Whether a sentence ends before `at` in either language.
    fn ends_at(&mut self, at: usize) -> bool {
        let (text, start) = (self.text, self.start);
        self.scanners.iter_mut().zip(self.knowledge).all(|(scanner, knowledge)| {
            // No decision looks back over the beginning of a sentence, and a paragraph begins with one.
            if scanner.start() < start {
                *scanner = Scanner::starting_at(text, start, knowledge);
            }
            while scanner.start() < at && scanner.step().is_some() {}
            scanner.start() == at
        })
    }

    /// What the paragraph is that begins with `line`, before `next`, which may stand behind a blank line.
    fn kind(&self, line: &Line, opening: Opening, next: Option<(&Line, bool)>) -> ParagraphKind {
        let text = self.text;
        let (kind, before) = self.before;
        let listed = kind == ParagraphKind::Item;
        match opening {
            Opening::Separator => ParagraphKind::Separator,
            Opening::Quoted => ParagraphKind::Quote,
            Opening::Hash => ParagraphKind::Heading,
            Opening::Signature => ParagraphKind::Signature,
            Opening::Item => ParagraphKind::Item,
            Opening::Dash(dash) => {
                // A line that might be either is what the one before it was.
                let inherited = matches!(before, Opening::Dash(_)) && kind == ParagraphKind::Prose;
                let speech = is_speech(text, line, dash);
                if speech.unwrap_or(inherited) || inherited && dash != '-' {
                    ParagraphKind::Prose
                } else {
                    ParagraphKind::Item
                }
            }
            Opening::Provision if heading::is_marked(text, line) || line.width <= 8 => ParagraphKind::Heading,
            Opening::Provision => ParagraphKind::Item,
            Opening::Number(number) => {
                let among = listed
                    || next.is_some_and(|(next, _)| match Opening::read(text, next) {
                        Opening::Item => true,
                        Opening::Number(next) => number.precedes(next),
                        _ => false,
                    });
                let titled =
                    next.is_some_and(|(next, blank)| blank || heading::is_shaped(text, line, next, false));
                if heading::is_marked(text, line) || titled && !among && heading::has_shape(text, line) {
                    ParagraphKind::Heading
                } else if number.counts(among) {
                    ParagraphKind::Item
                } else {
                    ParagraphKind::Prose
                }
            }
            Opening::Plain if heading::is_marked(text, line) => ParagraphKind::Heading,
            Opening::Plain => {
                let leads = !self.joined || matches!(kind, ParagraphKind::Heading | ParagraphKind::Separator);
                let underlined = |next: &Line| {
                    text[next.start..next.end].starts_with(['=', '-', '~'])
                        && Opening::read(text, next) == Opening::Separator
                };
                let shaped = |(next, blank): (&Line, bool)| {
                    let lists = matches!(
                        Opening::read(text, next),
                        Opening::Item | Opening::Dash('-') | Opening::Provision
                    );
                    leads && heading::is_shaped(text, line, next, blank || lists || underlined(next))
                };
                if next.is_some_and(shaped) { ParagraphKind::Heading } else { ParagraphKind::Prose }
            }
        }
    }

    fn paragraph(&self, end: usize, kind: ParagraphKind) -> Paragraph<'t> {
        let segment = Span::new(self.start, end);
        let span = segment.trim(self.text);
        Paragraph { text: span.get(self.text).unwrap_or(""), span, segment, kind }
    }
}

impl<'t> Iterator for Paragraphs<'t> {
    type Item = Paragraph<'t>;

    fn next(&mut self) -> Option<Paragraph<'t>> {
        let text = self.text;
        if self.start == text.len() {
            return None;
        }
        let Some(first) = self.line else {
            // Invisible characters and nothing else.
            let blank = text.trim().is_empty() || self.start > 0;
            let paragraph = self.paragraph(text.len(), ParagraphKind::Prose);
            self.start = text.len();
            return (!blank).then_some(paragraph);
        };
        let opening = Opening::read(text, &first);
        let mut line = first;
        let mut kind = None;
        loop {
            let next = line.next(text);
            let blank = next.is_some_and(|next| skip_white(&text[..next.start], line.end).1 >= 2);
            let found =
                kind.unwrap_or_else(|| self.kind(&first, opening, next.as_ref().map(|next| (next, blank))));
            kind = Some(found);
            let Some(next) = next else {
                let paragraph = self.paragraph(text.len(), found);
                self.start = text.len();
                return Some(paragraph);
            };
            let open = Open { kind: found, opening, first };
            let parted = if blank {
                !joins_grapheme(text, next.start)
            } else {
                let next_opening = Opening::read(text, &next);
                self.block.parts(text, &open, &line, &next, next_opening) && self.ends_at(next.start)
            };
            if parted {
                let paragraph = self.paragraph(next.start, found);
                (self.start, self.line, self.joined, self.before) =
                    (next.start, Some(next), !blank, (found, opening));
                if blank {
                    self.block.end();
                }
                return Some(paragraph);
            }
            line = next;
        }
    }
}

impl std::iter::FusedIterator for Paragraphs<'_> {}
