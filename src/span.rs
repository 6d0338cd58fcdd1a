//! Byte spans of a text, and ranges of sentences: two coordinates that must not be mixed up.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A range of bytes of one text: `start` included, `end` excluded.
///
/// Both ends lie on character boundaries of the text that the span was made for. A span does not
/// remember its text; reading it against another text gives `None` from [`Span::get`].
///
/// ```
/// use bitext::Span;
///
/// let text = "Zażółć gęślą";
/// let span = Span::new(0, 10);
/// assert_eq!(span.get(text), Some("Zażółć"));
/// assert_eq!(span.len(), 10);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Ends")]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// The span from `start` up to `end`, both in bytes.
    ///
    /// # Panics
    /// When `start` is greater than `end`.
    ///
    /// ```
    /// # use bitext::Span;
    /// assert!(Span::new(3, 3).is_empty());
    /// ```
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span cannot end before it starts");
        Self { start, end }
    }

    /// The first byte of the span.
    ///
    /// ```
    /// # use bitext::Span;
    /// assert_eq!(Span::new(3, 5).start(), 3);
    /// ```
    #[must_use]
    pub const fn start(self) -> usize {
        self.start
    }

    /// The byte after the last one of the span.
    ///
    /// ```
    /// # use bitext::Span;
    /// assert_eq!(Span::new(3, 5).end(), 5);
    /// ```
    #[must_use]
    pub const fn end(self) -> usize {
        self.end
    }

    /// How many bytes the span covers.
    ///
    /// ```
    /// # use bitext::Span;
    /// assert_eq!(Span::new(3, 5).len(), 2);
    /// ```
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span covers nothing.
    ///
    /// ```
    /// # use bitext::Span;
    /// assert!(!Span::new(3, 5).is_empty());
    /// ```
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range, for slicing.
    ///
    /// ```
    /// # use bitext::Span;
    /// assert_eq!(&"ala ma kota"[Span::new(4, 6).range()], "ma");
    /// ```
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The part of `text` that the span covers, or `None` where it does not fit the text.
    ///
    /// ```
    /// # use bitext::Span;
    /// assert_eq!(Span::new(4, 60).get("ala ma kota"), None);
    /// ```
    #[must_use]
    pub fn get(self, text: &str) -> Option<&str> {
        text.get(self.range())
    }

    /// Whether `other` lies wholly inside this span.
    ///
    /// ```
    /// # use bitext::Span;
    /// assert!(Span::new(0, 9).contains(Span::new(4, 9)));
    /// ```
    #[must_use]
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    ///
    /// ```
    /// # use bitext::Span;
    /// assert!(!Span::new(0, 4).overlaps(Span::new(4, 9)));
    /// ```
    #[must_use]
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    ///
    /// ```
    /// # use bitext::Span;
    /// assert_eq!(Span::new(0, 4).cover(Span::new(6, 9)), Span::new(0, 9));
    /// ```
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The span moved right by `bytes`: how a span of a part becomes a span of the whole.
    ///
    /// ```
    /// # use bitext::Span;
    /// assert_eq!(Span::new(1, 4).shift(10), Span::new(11, 14));
    /// ```
    #[must_use]
    pub const fn shift(self, bytes: usize) -> Span {
        Span::new(self.start + bytes, self.end + bytes)
    }

    /// The span without the white space at either end of what it covers in `text`.
    ///
    /// A span that does not fit the text is returned as it is.
    ///
    /// ```
    /// # use bitext::Span;
    /// assert_eq!(Span::new(0, 5).trim(" tak "), Span::new(1, 4));
    /// ```
    #[must_use]
    pub fn trim(self, text: &str) -> Span {
        let Some(part) = self.get(text) else { return self };
        let start = self.start + (part.len() - part.trim_start().len());
        let end = start + part.trim().len();
        Span { start, end }
    }
}

/// The ends as they were stored, before they are checked.
#[derive(Deserialize)]
struct Ends {
    start: usize,
    end: usize,
}

impl TryFrom<Ends> for Span {
    type Error = &'static str;

    fn try_from(Ends { start, end }: Ends) -> Result<Self, Self::Error> {
        if start <= end { Ok(Self { start, end }) } else { Err("a span cannot end before it starts") }
    }
}

impl TryFrom<Ends> for SentenceRange {
    type Error = &'static str;

    fn try_from(Ends { start, end }: Ends) -> Result<Self, Self::Error> {
        if start <= end {
            Ok(Self { start, end })
        } else {
            Err("a range of sentences cannot end before it starts")
        }
    }
}

impl From<Range<usize>> for Span {
    /// # Panics
    /// When the range ends before it starts.
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

/// A range of sentences of one document: `start` included, `end` excluded, counted from 0.
///
/// ```
/// use bitext::SentenceRange;
///
/// let sentences = SentenceRange::new(2, 4);
/// assert_eq!(sentences.len(), 2);
/// assert_eq!(sentences.iter().collect::<Vec<_>>(), [2, 3]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Ends")]
pub struct SentenceRange {
    start: usize,
    end: usize,
}

impl SentenceRange {
    /// The sentences from `start` up to `end`.
    ///
    /// # Panics
    /// When `start` is greater than `end`.
    ///
    /// ```
    /// # use bitext::SentenceRange;
    /// assert!(SentenceRange::new(1, 1).is_empty());
    /// ```
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a range of sentences cannot end before it starts");
        Self { start, end }
    }

    /// The first sentence.
    ///
    /// ```
    /// # use bitext::SentenceRange;
    /// assert_eq!(SentenceRange::new(1, 3).start(), 1);
    /// ```
    #[must_use]
    pub const fn start(self) -> usize {
        self.start
    }

    /// The sentence after the last one.
    ///
    /// ```
    /// # use bitext::SentenceRange;
    /// assert_eq!(SentenceRange::new(1, 3).end(), 3);
    /// ```
    #[must_use]
    pub const fn end(self) -> usize {
        self.end
    }

    /// How many sentences.
    ///
    /// ```
    /// # use bitext::SentenceRange;
    /// assert_eq!(SentenceRange::new(1, 3).len(), 2);
    /// ```
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether there are none.
    ///
    /// ```
    /// # use bitext::SentenceRange;
    /// assert!(!SentenceRange::new(1, 3).is_empty());
    /// ```
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The numbers of the sentences, in order.
    ///
    /// ```
    /// # use bitext::SentenceRange;
    /// assert_eq!(SentenceRange::new(1, 3).iter().last(), Some(2));
    /// ```
    pub fn iter(self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether sentence `index` is among them.
    ///
    /// ```
    /// # use bitext::SentenceRange;
    /// assert!(SentenceRange::new(1, 3).contains(2));
    /// ```
    #[must_use]
    pub const fn contains(self, index: usize) -> bool {
        self.start <= index && index < self.end
    }
}

impl IntoIterator for SentenceRange {
    type Item = usize;
    type IntoIter = Range<usize>;

    fn into_iter(self) -> Range<usize> {
        self.iter()
    }
}
