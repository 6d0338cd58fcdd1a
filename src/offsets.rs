//! Spans counted in characters or in UTF-16 code units instead of bytes, for those who hold the text elsewhere.
//!
//! A Python string counts characters (Unicode scalar values); JavaScript, Java, C# and the Language Server
//! Protocol count UTF-16 code units. Neither counts what a reader sees: `🇵🇱` is two characters and four units,
//! `é` written with a combining accent is two of either. What is counted is a plain range of numbers, so that
//! it cannot be taken for a [`Span`], which is always of bytes.

use std::ops::Range;

use crate::span::Span;

/// Bytes between two places whose counts are kept: a look-up counts at most so many. The counts take 24 bytes
/// each, so at this distance they take a fifth of a text that is not ASCII.
const STEP: usize = 128;

/// What is counted beside bytes.
#[derive(Clone, Copy, Debug)]
enum Unit {
    Char,
    Utf16,
}

impl Unit {
    fn of(self, c: char) -> usize {
        match self {
            Unit::Char => 1,
            Unit::Utf16 => c.len_utf16(),
        }
    }
}

/// How much of everything stands before a place of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Count {
    bytes: usize,
    chars: usize,
    utf16: usize,
}

impl Count {
    fn after(self, passage: &str) -> Count {
        let chars = passage.chars().count();
        // A character takes two units where it takes four bytes.
        let pairs = passage.bytes().filter(|&byte| byte >= 0xF0).count();
        Count {
            bytes: self.bytes + passage.len(),
            chars: self.chars + chars,
            utf16: self.utf16 + chars + pairs,
        }
    }

    fn get(self, unit: Unit) -> usize {
        match unit {
            Unit::Char => self.chars,
            Unit::Utf16 => self.utf16,
        }
    }
}

/// The way between bytes and characters or UTF-16 code units, for many spans of one text.
///
/// Everything is `None` for what is not in the text: behind its end, inside a character, between the two
/// halves of a surrogate pair, or a range that ends before it starts.
///
/// # Complexity
/// Making it reads the text once; after that a span costs the same wherever it stands and however long the
/// text is, but for a binary search on the way back to bytes. For a single span, [`Span::chars`] and
/// its like need no index.
///
/// ```
/// use bitext::{Lang, Offsets, Span, quote::extract};
///
/// let article = "🐢 “Zoë is 90,” the zoo said.";
/// let span = extract(article, Lang::English)[0].span();
/// assert_eq!(span.get(article), Some("Zoë is 90,"));
///
/// let offsets = Offsets::new(article);
/// assert_eq!(span, Span::new(8, 19));
/// assert_eq!(offsets.chars(span), Some(3..13));
/// assert_eq!(offsets.utf16(span), Some(4..14));
/// assert_eq!(offsets.span_of_utf16(4..14), Some(span));
/// ```
#[derive(Clone, Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    /// The counts before the first character that starts at or behind each multiple of `STEP`; only the first
    /// of them where the text is ASCII, for there all counts are equal.
    marks: Vec<Count>,
    ascii: bool,
}

impl<'t> Offsets<'t> {
    /// Counts what `text` holds.
    ///
    /// ```
    /// # use bitext::{Offsets, Span};
    /// assert_eq!(Offsets::new("łza").chars(Span::new(0, 2)), Some(0..1));
    /// ```
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut count = Count::default();
        let mut marks = vec![count];
        let ascii = text.is_ascii();
        if !ascii {
            for at in (STEP..text.len()).step_by(STEP) {
                let place = (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
                count = count.after(&text[count.bytes..place]);
                marks.push(count);
            }
        }
        Offsets { text, marks, ascii }
    }

    /// A span in characters, that is in Unicode scalar values.
    ///
    /// ```
    /// # use bitext::{Offsets, Span};
    /// let offsets = Offsets::new("gęś");
    /// assert_eq!(offsets.chars(Span::new(1, 5)), Some(1..3));
    /// assert_eq!(offsets.chars(Span::new(0, 2)), None, "the end is inside a letter");
    /// ```
    #[must_use]
    pub fn chars(&self, span: Span) -> Option<Range<usize>> {
        self.counted(span, Unit::Char)
    }

    /// A span in UTF-16 code units.
    ///
    /// ```
    /// # use bitext::{Offsets, Span};
    /// assert_eq!(Offsets::new("🐢 żółw").utf16(Span::new(5, 12)), Some(3..7));
    /// ```
    #[must_use]
    pub fn utf16(&self, span: Span) -> Option<Range<usize>> {
        self.counted(span, Unit::Utf16)
    }

    /// The span of a range of characters.
    ///
    /// ```
    /// # use bitext::{Offsets, Span};
    /// let offsets = Offsets::new("gęś");
    /// assert_eq!(offsets.span_of_chars(1..3), Some(Span::new(1, 5)));
    /// assert_eq!(offsets.span_of_chars(1..4), None, "there is no fourth letter");
    /// ```
    #[must_use]
    pub fn span_of_chars(&self, chars: Range<usize>) -> Option<Span> {
        self.span(chars, Unit::Char)
    }

    /// The span of a range of UTF-16 code units.
    ///
    /// ```
    /// # use bitext::{Offsets, Span};
    /// let offsets = Offsets::new("🐢 żółw");
    /// assert_eq!(offsets.span_of_utf16(0..2), Some(Span::new(0, 4)));
    /// assert_eq!(offsets.span_of_utf16(0..1), None, "half of a surrogate pair");
    /// ```
    #[must_use]
    pub fn span_of_utf16(&self, units: Range<usize>) -> Option<Span> {
        self.span(units, Unit::Utf16)
    }

    fn counted(&self, span: Span, unit: Unit) -> Option<Range<usize>> {
        Some(self.count(span.start(), unit)?..self.count(span.end(), unit)?)
    }

    fn count(&self, byte: usize, unit: Unit) -> Option<usize> {
        if !self.text.is_char_boundary(byte) {
            return None;
        }
        if self.ascii {
            return Some(byte);
        }
        // The last mark can stand behind the multiple of the step, but not behind a character border there.
        let mark = self.marks[(byte / STEP).min(self.marks.len() - 1)];
        Some(mark.after(self.text.get(mark.bytes..byte)?).get(unit))
    }

    fn span(&self, range: Range<usize>, unit: Unit) -> Option<Span> {
        let (start, end) = (self.byte(range.start, unit)?, self.byte(range.end, unit)?);
        (start <= end).then(|| Span::new(start, end))
    }

    fn byte(&self, place: usize, unit: Unit) -> Option<usize> {
        if self.ascii {
            return (place <= self.text.len()).then_some(place);
        }
        let after = self.marks.partition_point(|mark| mark.get(unit) <= place);
        let mark = self.marks[after.saturating_sub(1)];
        let (mut byte, mut count) = (mark.bytes, mark.get(unit));
        for c in self.text[mark.bytes..].chars() {
            if count >= place {
                break;
            }
            byte += c.len_utf8();
            count += unit.of(c);
        }
        (count == place).then_some(byte)
    }
}

/// Other units than bytes, one span at a time: each reads the text up to the end of the span. For many spans
/// of one text there is [`Offsets`].
impl Span {
    /// The span in characters, that is in Unicode scalar values; `None` where it does not fit the text.
    ///
    /// ```
    /// # use bitext::Span;
    /// assert_eq!(Span::new(4, 8).chars("żółw"), None);
    /// assert_eq!(Span::new(4, 7).chars("żółw"), Some(2..4));
    /// ```
    #[must_use]
    pub fn chars(self, text: &str) -> Option<Range<usize>> {
        self.counted(text, Unit::Char)
    }

    /// The span in UTF-16 code units; `None` where it does not fit the text.
    ///
    /// ```
    /// # use bitext::Span;
    /// assert_eq!(Span::new(4, 6).utf16("🐢ż"), Some(2..3));
    /// ```
    #[must_use]
    pub fn utf16(self, text: &str) -> Option<Range<usize>> {
        self.counted(text, Unit::Utf16)
    }

    /// The span of a range of characters of `text`; `None` where the text has no such characters.
    ///
    /// ```
    /// # use bitext::Span;
    /// assert_eq!(Span::from_chars("żółw", 2..4), Some(Span::new(4, 7)));
    /// ```
    #[must_use]
    pub fn from_chars(text: &str, chars: Range<usize>) -> Option<Span> {
        unindexed(text).span_of_chars(chars)
    }

    /// The span of a range of UTF-16 code units of `text`; `None` where the text has no such units, or the
    /// range cuts a surrogate pair.
    ///
    /// ```
    /// # use bitext::Span;
    /// assert_eq!(Span::from_utf16("🐢ż", 2..3), Some(Span::new(4, 6)));
    /// assert_eq!(Span::from_utf16("🐢ż", 1..3), None);
    /// ```
    #[must_use]
    pub fn from_utf16(text: &str, units: Range<usize>) -> Option<Span> {
        unindexed(text).span_of_utf16(units)
    }

    fn counted(self, text: &str, unit: Unit) -> Option<Range<usize>> {
        let within = self.get(text)?;
        let start = Count::default().after(&text[..self.start()]);
        Some(start.get(unit)..start.after(within).get(unit))
    }
}

/// Offsets without marks but the first: nothing is read in advance.
fn unindexed(text: &str) -> Offsets<'_> {
    Offsets { text, marks: vec![Count::default()], ascii: false }
}
