//! Quantities as words: by their value, not by how they are written.

use crate::lang::Lang;
use crate::span::Span;
use crate::text::token::words;
use crate::text::{QuantityKind, Value, may_have_amounts, quantities};

/// The quantities of a sentence that go by their value, in order, each with the word that it is: those whose
/// words or signs differ by language. A whole number is its digits, however it is grouped or spelt; the
/// words of a date are in the lexicon, and there are more of them; so is a number in one word.
pub(super) fn values(sentence: &str, lang: Lang) -> Vec<(Span, String)> {
    if !may_have_amounts(sentence, lang) {
        return Vec::new();
    }
    let quantities = quantities(sentence, lang);
    let by_value = quantities.iter().filter_map(|quantity| {
        let text = quantity.span().get(sentence).unwrap_or_default();
        let digits = text.bytes().any(|byte| byte.is_ascii_digit());
        let one_word = words(text).nth(1).is_none();
        if text.bytes().all(|byte| byte.is_ascii_digit()) || one_word && !digits {
            return None;
        }
        let by_key = || quantity.key().map(|key| format!("#{}", key.get()));
        let word = match (quantity.kind(), quantity.value()) {
            (QuantityKind::Number | QuantityKind::Ordinal, Value::Exact(value))
                if digits || quantity.kind() == QuantityKind::Number =>
            {
                let whole = value.fract() == 0.0 && (0.0..1e15).contains(value);
                if whole { Some(format!("{value}")) } else { by_key() }
            }
            (QuantityKind::Number | QuantityKind::Money(_) | QuantityKind::Measure(_), _) => by_key(),
            (QuantityKind::Time, _) if digits => by_key(),
            (QuantityKind::Date, Value::Decade(_)) => by_key(),
            _ => None,
        };
        Some((quantity.span(), word?))
    });
    by_value.collect()
}
