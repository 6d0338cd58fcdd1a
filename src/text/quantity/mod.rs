//! Quantities: numbers, money, measures, dates and times as values that compare across languages.
//!
//! A text is scanned once for what can be part of a quantity ([`scan`]); the readers then combine
//! neighbouring tokens into amounts, dates and times, those into ranges, and add the words that make
//! them approximate. Every reader looks a bounded number of tokens ahead, so the whole is linear.

mod amount;
mod approximation;
mod bridge;
mod clock;
mod compare;
mod compound;
mod date;
mod digits;
mod key;
mod kind;
mod lexicon;
mod look;
mod measure;
mod period;
mod range;
mod reader;
mod roman;
mod scan;
mod sieve;
mod value;

use serde::{Deserialize, Serialize};

pub use compare::Comparison;
pub use key::QuantityKey;
pub use kind::{Currency, QuantityKind, Unit};
pub(crate) use look::ValueLook;
pub(crate) use sieve::part_of_value;
pub use value::{Approximation, Date, Time, Value};

use self::reader::{Found, Reader};
use crate::lang::Lang;
use crate::span::Span;

/// Something countable that a text states, with its place in the text.
///
/// ```
/// use bitext::{Lang, text::{Approximation, QuantityKind, Value, quantities}};
///
/// let found = quantities("Straż zanotowała ponad 16 tys. prób.", Lang::Polish);
/// assert_eq!(found[0].value(), &Value::Exact(16_000.0));
/// assert_eq!(found[0].approximation(), Approximation::Over);
/// assert_eq!(found[0].kind(), QuantityKind::Number);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    span: Span,
    kind: QuantityKind,
    value: Value,
    approximation: Approximation,
    weak: bool,
}

impl Quantity {
    /// Where it stands, with its unit and the words that make it approximate.
    ///
    /// ```
    /// # use bitext::{Lang, text::quantities};
    /// let text = "It is almost 5 miles away.";
    /// assert_eq!(quantities(text, Lang::English)[0].span().get(text), Some("almost 5 miles"));
    /// ```
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// What it is a quantity of.
    ///
    /// ```
    /// # use bitext::{Lang, text::{QuantityKind, quantities}};
    /// assert_eq!(quantities("o godz. 15", Lang::Polish)[0].kind(), QuantityKind::Time);
    /// ```
    #[must_use]
    pub fn kind(&self) -> QuantityKind {
        self.kind
    }

    /// How much, or when.
    ///
    /// ```
    /// # use bitext::{Lang, text::{Value, quantities}};
    /// assert_eq!(quantities("half a million", Lang::English)[0].value(), &Value::Exact(500_000.0));
    /// ```
    #[must_use]
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// How it relates to the value.
    ///
    /// ```
    /// # use bitext::{Lang, text::{Approximation, quantities}};
    /// assert_eq!(quantities("up to 500 people", Lang::English)[0].approximation(), Approximation::AtMost);
    /// ```
    #[must_use]
    pub fn approximation(&self) -> Approximation {
        self.approximation
    }

    /// Whether the words may well mean something else: the pronoun `one`, `second`, `drugi`, `kilka`.
    /// The other language need not have a number in its place.
    ///
    /// ```
    /// # use bitext::{Lang, text::quantities};
    /// assert!(quantities("No one came.", Lang::English)[0].is_weak());
    /// assert!(!quantities("One hundred came.", Lang::English)[0].is_weak());
    /// ```
    #[must_use]
    pub fn is_weak(&self) -> bool {
        self.weak
    }
}

/// The quantities of `text` in order; they do not overlap, and the longest reading wins.
///
/// Numbers are read in digits by the habits of the language and in words; a string of more than 15
/// digits stays a string. Links, handles, hashtags and names with digits (`F16`) are skipped; what
/// looks like a number and is none now and then is marked [weak](Quantity::is_weak).
///
/// # Complexity
/// Linear in the length of the text.
///
/// ```
/// use bitext::{Lang, text::quantities};
///
/// let polish = quantities("12 października próbę podjęło 1,5 tys. osób.", Lang::Polish);
/// let english = quantities("On October 12, 1,500 people tried.", Lang::English);
/// assert!(polish[0].same_value(&english[0]) && polish[1].same_value(&english[1]));
/// ```
#[must_use]
pub fn quantities(text: &str, lang: Lang) -> Vec<Quantity> {
    let reader = Reader::new(text, lang);
    let mut quantities: Vec<Quantity> = Vec::new();
    let (mut at, mut floor) = (0, 0);
    while at < reader.tokens.len() {
        let Some(found) = approximation::read(&reader, at).filter(|found| found.next > at) else {
            at += 1;
            continue;
        };
        at = found.next;
        // A word taken in before the quantity must not reach into the one before.
        let start = found.start.max(floor);
        let span = Span::new(start, found.end.max(start));
        floor = span.end();
        let Found { kind, value, approximation, weak, .. } = found;
        quantities.push(Quantity { span, kind, value, approximation, weak });
    }
    quantities
}
