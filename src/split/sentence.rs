//! The sentences of a text, one after the other.

use serde::{Deserialize, Serialize};

use crate::span::Span;
use crate::split::context::skip_white;
use crate::split::invisible::is_invisible;
use crate::split::scan::Scanner;
use crate::split::splitter::Knowledge;
use crate::text::{signature, social};

/// What a segment is. Only prose has something to translate.
///
/// ```
/// use bitext::{Lang, split::SentenceKind};
///
/// let text = "Koniec służby. https://t.co/Ab12Cd34Ef\n— Straż (@straz) 3 marca 2022";
/// let kinds: Vec<_> = bitext::split(text, Lang::Polish).map(|sentence| sentence.kind()).collect();
/// assert_eq!(kinds, [SentenceKind::Prose, SentenceKind::Link, SentenceKind::Signature]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SentenceKind {
    /// A sentence, a heading, an item: words.
    Prose,
    /// Nothing but links.
    Link,
    /// The line that names author, handle and date of an embedded tweet.
    Signature,
    /// Nothing but hashtags, handles and emoji.
    Tags,
    /// Neither a letter nor a digit: `***`, `---`.
    Symbols,
}

/// One sentence: a view of the text that it was split from.
///
/// ```
/// use bitext::{Lang, Span};
///
/// let mut sentences = bitext::split("  Tak.  Nie.", Lang::Polish);
/// let first = sentences.next().unwrap();
/// assert_eq!((first.as_str(), first.span(), first.segment()), ("Tak.", Span::new(2, 6), Span::new(0, 8)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sentence<'t> {
    text: &'t str,
    span: Span,
    segment: Span,
    kind: SentenceKind,
}

impl<'t> Sentence<'t> {
    /// The sentence without the white space around it. Line ends inside it are kept.
    ///
    /// ```
    /// # use bitext::Lang;
    /// assert_eq!(bitext::split(" Go. ", Lang::English).next().unwrap().as_str(), "Go.");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &'t str {
        self.text
    }

    /// The bytes of [`as_str`](Self::as_str) in the text.
    ///
    /// ```
    /// # use bitext::{Lang, Span};
    /// assert_eq!(bitext::split(" Go. ", Lang::English).next().unwrap().span(), Span::new(1, 4));
    /// ```
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The sentence's bytes with the white space around it: the segments concatenate to the text.
    ///
    /// ```
    /// # use bitext::{Lang, Span};
    /// assert_eq!(bitext::split(" Go. ", Lang::English).next().unwrap().segment(), Span::new(0, 5));
    /// ```
    #[must_use]
    pub fn segment(&self) -> Span {
        self.segment
    }

    /// What the segment is.
    ///
    /// ```
    /// # use bitext::{Lang, split::SentenceKind};
    /// assert_eq!(bitext::split("* * *", Lang::English).next().unwrap().kind(), SentenceKind::Symbols);
    /// ```
    #[must_use]
    pub fn kind(&self) -> SentenceKind {
        self.kind
    }
}

/// The lazy iterator of [`split`](crate::split()). It allocates nothing.
#[derive(Clone, Debug)]
pub struct Sentences<'t> {
    text: &'t str,
    scanner: Scanner<'t>,
    done: bool,
    /// Where the text stands in a whole, with the white space around it.
    offset: usize,
    frame: Span,
}

impl<'t> Sentences<'t> {
    pub(crate) fn new(text: &'t str, knowledge: Knowledge<'t>) -> Self {
        Self::within(text, 0, Span::new(0, text.len()), knowledge)
    }

    /// The sentences of `text`, a part of a whole: it stands there from `offset` on, and the white space
    /// around it takes up the rest of `frame`.
    pub(crate) fn within(text: &'t str, offset: usize, frame: Span, knowledge: Knowledge<'t>) -> Self {
        Self { text, scanner: Scanner::new(text, knowledge), done: false, offset, frame }
    }

    fn sentence(&self, start: usize, end: usize) -> Sentence<'t> {
        let span = Span::new(start, end).trim(self.text);
        let text = span.get(self.text).unwrap_or("");
        let first = if start == 0 { self.frame.start() } else { self.offset + start };
        let last = if end == self.text.len() { self.frame.end() } else { self.offset + end };
        Sentence { text, span: span.shift(self.offset), segment: Span::new(first, last), kind: kind(text) }
    }
}

impl<'t> Iterator for Sentences<'t> {
    type Item = Sentence<'t>;

    fn next(&mut self) -> Option<Sentence<'t>> {
        if self.done {
            return None;
        }
        let start = self.scanner.start();
        while let Some(step) = self.scanner.step() {
            if step.rule.ends() {
                return Some(self.sentence(start, step.at));
            }
        }
        self.done = true;
        let blank = self.text[start..].trim().is_empty();
        (!blank).then(|| self.sentence(start, self.text.len()))
    }
}

impl std::iter::FusedIterator for Sentences<'_> {}

/// What the sentence `text` is.
fn kind(text: &str) -> SentenceKind {
    let text = text.trim_start_matches(is_invisible);
    let Some(first) = text.chars().next() else { return SentenceKind::Symbols };
    // Most sentences begin with a capital: only links do as well, seldom.
    if first.is_uppercase() && !text.starts_with("HTTP") && !text.starts_with("WWW") {
        return SentenceKind::Prose;
    }
    if signature::signature_at(text, 0).is_some_and(|signature| signature.span.end() == text.len()) {
        return SentenceKind::Signature;
    }
    if only(text, social::link_at) {
        return SentenceKind::Link;
    }
    let tag = |text: &str, at| {
        social::hashtag_at(text, at)
            .or_else(|| social::handle_at(text, at))
            .or_else(|| social::emoji_at(text, at))
            .or_else(|| social::emoticon_at(text, at))
    };
    if only(text, tag) {
        return SentenceKind::Tags;
    }
    if text.contains(char::is_alphanumeric) { SentenceKind::Prose } else { SentenceKind::Symbols }
}

/// Whether `text` is things that `finder` finds, with white space and stops between.
fn only(text: &str, finder: impl Fn(&str, usize) -> Option<usize>) -> bool {
    let mut here = 0;
    let mut any = false;
    while let Some(end) = finder(text, here) {
        any = true;
        here = skip_white(text, end).0;
    }
    any && text[here..].chars().all(|c| ".,;!?)…".contains(c))
}
