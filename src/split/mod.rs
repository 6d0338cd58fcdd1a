#![doc = include_str!("../docs/splitting.md")]

mod abbreviation;
mod border;
mod builder;
mod candidate;
mod context;
mod decide;
mod heading;
mod invisible;
mod item;
mod layout;
mod line;
mod list_item;
mod mark;
mod paragraph;
mod plain;
mod rule;
mod scan;
mod sentence;
mod settings;
mod splitter;
mod stop;
mod stops_short;
mod word;

pub use abbreviation::AbbreviationClass;
pub use builder::SplitterBuilder;
pub use paragraph::{Paragraph, ParagraphKind, Paragraphs};
pub use rule::Rule;
pub use sentence::{Sentence, SentenceKind, Sentences};
pub use splitter::{Explanation, Explanations, Splitter};
pub(crate) use stops_short::stops_short;

use crate::lang::Lang;
use splitter::Knowledge;

/// Splits `text` into sentences by the rules of `lang`.
///
/// The laws, tested as properties:
/// - the [segments](Sentence::segment) concatenate to `text`; a text of only white space has no sentences;
/// - no segment begins or ends inside a grapheme;
/// - splitting a sentence again gives that sentence alone.
///
/// # Complexity
/// Linear in the bytes of `text`, whatever it holds. The iterator is lazy and allocates nothing.
///
/// ```
/// use bitext::Lang;
///
/// let text = "Prof. J. Nowak mówił o 5 tys. osób. Potem wyszedł.";
/// let sentences: Vec<_> = bitext::split(text, Lang::Polish).map(|sentence| sentence.as_str()).collect();
/// assert_eq!(sentences, ["Prof. J. Nowak mówił o 5 tys. osób.", "Potem wyszedł."]);
/// ```
#[must_use]
pub fn split(text: &str, lang: Lang) -> Sentences<'_> {
    Sentences::new(text, Knowledge::of(lang))
}

/// Splits `text` into paragraphs: what blank lines part, and headings, items, quoted blocks, separators and
/// speakers' turns that a line end alone sets off. [How that is told](mod@crate::split#paragraphs).
///
/// The laws, tested as properties:
/// - the [segments](Paragraph::segment) concatenate to `text`; a text of only white space has no paragraphs;
/// - no sentence of [`split`](fn@split), in either language, runs over the border of a paragraph;
/// - LF, CRLF, CR and the line ends of Unicode give the same paragraphs.
///
/// # Complexity
/// Linear in the bytes of `text`, whatever it holds. The iterator is lazy and allocates nothing. A text with
/// nothing but blank lines between its paragraphs is read once; where a single line end may be a border,
/// the sentences before it are split, by the rules of both languages.
///
/// ```
/// use bitext::{Lang, split::ParagraphKind};
///
/// let text = "Zakupy\n- chleb\n- mleko\n\nSklep jest czynny. Idź.";
/// let kinds: Vec<_> = bitext::split_paragraphs(text).map(|paragraph| paragraph.kind()).collect();
/// let item = ParagraphKind::Item;
/// assert_eq!(kinds, [ParagraphKind::Heading, item, item, ParagraphKind::Prose]);
///
/// let last = bitext::split_paragraphs(text).last().unwrap();
/// assert_eq!(last.sentences(Lang::Polish).map(|sentence| sentence.as_str()).collect::<Vec<_>>(), [
///     "Sklep jest czynny.",
///     "Idź.",
/// ]);
/// ```
#[must_use]
pub fn split_paragraphs(text: &str) -> Paragraphs<'_> {
    Paragraphs::new(text, Lang::ALL.map(Knowledge::of))
}
