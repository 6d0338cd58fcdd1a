//! Numbers that only the words around them, or the other side, tell how to read: `po 22` and `after ten`, `1.5m` and
//! `półtora miliona`, American tons.

use super::context::{Context, End};
use crate::data::WordLists;
use crate::lang::Lang;
use crate::text::{Quantity, QuantityKind, Value};

static HOUR_WORDS: WordLists = WordLists::new(
    include_str!("../../data/pl/hour_words.txt"),
    include_str!("../../data/en/hour_words.txt"),
);
static FLOORS: WordLists = WordLists::new(
    include_str!("../../data/pl/floor_words.txt"),
    include_str!("../../data/en/floor_words.txt"),
);

/// Whether two quantities are the same if one of them is read otherwise than it was.
pub(super) fn may_be_one(context: &Context<'_>, source: &Quantity, quote: &Quantity) -> bool {
    let (Value::Exact(left), Value::Exact(right)) = (source.value(), quote.value()) else { return false };
    let (polish, english) = match (context.lang(End::Source), context.lang(End::Quote)) {
        (Some(Lang::Polish), Some(Lang::English)) => {
            ((End::Source, source, *left), (End::Quote, quote, *right))
        }
        (Some(Lang::English), Some(Lang::Polish)) => {
            ((End::Quote, quote, *right), (End::Source, source, *left))
        }
        _ => return false,
    };
    are_hours(context, polish, english)
        || are_floors(context, polish, english)
        || are_rounds(context, polish, english)
        || are_millions(context, polish, english)
        || are_tons(context, polish, english)
}

type Side<'q> = (End, &'q Quantity, f64);

/// `po 22` and `after ten`: Polish goes by twenty-four hours.
fn are_hours(context: &Context<'_>, polish: Side<'_>, english: Side<'_>) -> bool {
    let plain = |side: &Side<'_>| matches!(side.1.kind(), QuantityKind::Number | QuantityKind::Ordinal);
    (13.0..=24.0).contains(&polish.2)
        && polish.2 - 12.0 == english.2
        && [&polish, &english].into_iter().all(|side| plain(side) && is_led_as_hour(context, side))
}

fn is_led_as_hour(context: &Context<'_>, (end, quantity, _): &Side<'_>) -> bool {
    let text = context.text(*end);
    let span = quantity.span();
    // The word may be an approximator, too, and so a part of the quantity.
    let first = span.get(text).unwrap_or_default().split_whitespace().next().unwrap_or_default();
    let before = text[..span.start()].split_whitespace().next_back().unwrap_or_default();
    [first, before].iter().any(|word| HOUR_WORDS.has(context.lang(*end), &word.to_lowercase()))
}

/// `na drugim piętrze`, `on the third floor`.
fn are_floors(context: &Context<'_>, polish: Side<'_>, english: Side<'_>) -> bool {
    let counts = |(end, quantity, _): &Side<'_>| {
        let next = context.words_in(*end, quantity.span()).end;
        FLOORS.has(context.lang(*end), &context.lowered(*end, Some(next)))
    };
    polish.2 + 1.0 == english.2 && counts(&polish) && counts(&english)
}

/// `1/8 finału`, `the last 16`: Polish counts the matches of a round, English who plays them.
fn are_rounds(context: &Context<'_>, polish: Side<'_>, english: Side<'_>) -> bool {
    let next = context.words_in(polish.0, polish.1.span()).end;
    let is_share = 0.0 < polish.2 && polish.2 < 1.0;
    is_share
        && is_near(2.0 / polish.2, english.2, 1e-9)
        && context.lowered(polish.0, Some(next)).starts_with(FINAL)
}

/// How `finał` begins, of whichever case.
const FINAL: &str = "fina";

/// `1.5m` is metres or, of people, millions; `1.2M`.
fn are_millions(context: &Context<'_>, polish: Side<'_>, english: Side<'_>) -> bool {
    let (text, span) = (context.text(english.0), english.1.span());
    let is_digit = |c: char| c.is_ascii_digit();
    let metres =
        span.get(text).and_then(|written| written.strip_suffix('m')).is_some_and(|it| it.ends_with(is_digit))
            && matches!(english.1.kind(), QuantityKind::Measure(unit) if unit.symbol() == "m");
    let capital = text[..span.end()].ends_with(is_digit)
        && text[span.end()..].strip_prefix('M').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    (metres || capital) && polish.1.kind() == QuantityKind::Number && is_near(polish.2, english.2 * 1e6, 1e-9)
}

/// American tons are shorter than those of the rest of the world, British ones were longer.
fn are_tons(context: &Context<'_>, polish: Side<'_>, english: Side<'_>) -> bool {
    let tons = |side: &Side<'_>| matches!(side.1.kind(), QuantityKind::Measure(unit) if unit.symbol() == "t");
    let written = english.1.span().get(context.text(english.0)).unwrap_or_default();
    tons(&polish)
        && tons(&english)
        && (written.ends_with("ton") || written.ends_with("tons"))
        && [SHORT_TON, LONG_TON].iter().any(|ton| is_near(polish.2, english.2 * ton, ROUNDED))
}

/// In tonnes (NIST Handbook 44, appendix C).
const SHORT_TON: f64 = 0.907_184_74;
const LONG_TON: f64 = 1.016_046_908_8;
/// How far a rounded conversion may be off, as a part.
const ROUNDED: f64 = 0.01;

fn is_near(left: f64, right: f64, part: f64) -> bool {
    (left - right).abs() <= part * left.abs().max(right.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_well_formed() {
        HOUR_WORDS.check().unwrap();
        FLOORS.check().unwrap();
    }
}
