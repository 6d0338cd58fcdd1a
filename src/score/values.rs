//! Quantities as words: by their value, not by how they are written.

use crate::lang::Lang;
use crate::span::Span;
use crate::text::token::words;
use crate::text::{Quantity, QuantityKind, Value, quantities};

/// The quantities of a sentence that go by their value, in order, each with the word that it is: those whose
/// words or signs differ by language. A whole number is its digits, however it is grouped or spelt; the
/// words of a date are in the lexicon, and there are more of them; so is a number in one word.
pub(super) fn values(sentence: &str, lang: Lang) -> Vec<(Span, String)> {
    let quantities = quantities(sentence, lang);
    quantities.iter().filter_map(|quantity| Some((quantity.span(), word_of(quantity, sentence)?))).collect()
}

/// The word that a quantity is, if it goes by its value.
fn word_of(quantity: &Quantity, sentence: &str) -> Option<String> {
    let text = quantity.span().get(sentence).unwrap_or_default();
    let digits = text.bytes().any(|byte| byte.is_ascii_digit());
    let one_word = words(text).nth(1).is_none();
    if text.bytes().all(|byte| byte.is_ascii_digit()) || one_word && !digits {
        return None;
    }
    let by_key = || quantity.key().map(|key| format!("#{}", key.get()));
    match (quantity.kind(), quantity.value()) {
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
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{ValueLook, part_of_value};

    #[test]
    fn no_value_is_passed_by() {
        const LISTS: [(Lang, [&str; 4]); 2] = [
            (
                Lang::Polish,
                [
                    include_str!("../data/pl/numbers.txt"),
                    include_str!("../data/pl/measures.txt"),
                    include_str!("../data/pl/approximators.txt"),
                    include_str!("../data/pl/calendar.txt"),
                ],
            ),
            (
                Lang::English,
                [
                    include_str!("../data/en/numbers.txt"),
                    include_str!("../data/en/measures.txt"),
                    include_str!("../data/en/approximators.txt"),
                    include_str!("../data/en/calendar.txt"),
                ],
            ),
        ];
        let common = [
            "5",
            "16",
            "2023",
            "16,000",
            "3 500",
            "1.5",
            "12:30",
            "16-",
            "a",
            "an",
            "minus",
            "$",
            "%",
            "½",
            "€",
            "do",
            "od",
            "to",
            "and",
            "i",
            "of",
            "lub",
            "the",
            "between",
            "między",
            "–",
            "-",
            ",",
            ".",
            "rok",
            "people",
            "radnych",
            "o",
            "at",
            "przewodniczący",
            "trzydniowy",
            "II",
            "X",
            "lata",
            "przed",
            "po",
            "godz.",
            "No.",
            "nr",
            "past",
        ];
        let mut random = 7_u64;
        let mut next = |most: usize| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (random >> 33) as usize % most
        };
        let (mut passed_by, mut with_values) = (0, 0);
        for (lang, lists) in LISTS {
            let forms: Vec<&str> = lists.iter().flat_map(|file| crate::data::entries(file)).collect();
            for _ in 0..30_000 {
                let mut text = String::new();
                for _ in 0..5 {
                    let piece = match next(3) {
                        0 => common[next(common.len())],
                        _ => forms[next(forms.len())].split('\t').next().unwrap_or_default(),
                    };
                    text.push_str(piece);
                    text.push_str(["", " ", " ", " ", " "][next(5)]);
                }
                let values = values(&text, lang);
                let mut look = ValueLook::new(&text, lang);
                words(&text).for_each(|span| look.word(span, part_of_value(&text[span.range()], lang)));
                let looked_at = look.may_have();
                assert!(values.is_empty() || looked_at, "{text:?}: {values:?}");
                passed_by += usize::from(!looked_at);
                with_values += usize::from(!values.is_empty());
            }
        }
        assert!(passed_by > 5_000 && with_values > 5_000, "{passed_by}, {with_values}");
    }
}
