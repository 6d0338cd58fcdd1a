#![doc = include_str!("../docs/splitting.md")]

mod abbreviation;
mod candidate;
mod context;
mod decide;
mod item;
mod line;
mod mark;
mod plain;
mod rule;
mod scan;
mod sentence;
mod splitter;
mod stop;
mod word;

pub use abbreviation::AbbreviationClass;
pub use rule::Rule;
pub use sentence::{Sentence, SentenceKind, Sentences};
pub use splitter::{Explanation, Explanations, Splitter, SplitterBuilder};

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
