//! Decades and centuries.

use super::amount;
use super::kind::QuantityKind;
use super::lexicon::Meaning;
use super::reader::{Found, Gap, Reader};
use super::scan::What;
use super::value::Value;
use crate::lang::Lang;

/// `the 1990s`, `90s`, `'90s`.
pub(super) fn decade_in_digits(reader: &Reader<'_>, at: usize, value: f64, plain: u8) -> Option<Found> {
    let token = reader.tokens[at];
    let ending = reader.lang == Lang::English
        && reader.gap(token.end, at + 1) == Gap::Tight
        && reader.written(at + 1) == "s";
    let apostrophe = reader.text[token.end..].starts_with("'s") || reader.text[token.end..].starts_with("’s");
    // `in the 900s`
    let hundreds = plain == 3
        && value % 100.0 == 0.0
        && reader.preceded_by(token.start, &["the", "early", "late", "mid"]).is_some();
    let sized = (plain == 4 && (1000.0..2200.0).contains(&value)) || plain == 2 || hundreds;
    if !sized || value % 10.0 != 0.0 || !(ending || (apostrophe && reader.lang == Lang::English)) {
        return None;
    }
    let (next, end) = if ending { (at + 2, reader.tokens[at + 1].end) } else { (at + 1, token.end + 2) };
    Some(found(next, token.start, end, Value::Decade(whole(value))))
}

/// `lata 90.`, `w latach dziewięćdziesiątych XX wieku`.
pub(super) fn polish_decade(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let token = reader.tokens[at];
    let number = amount::read(reader, at + 1)?;
    let dot = reader.text[number.end..].starts_with('.');
    // `lata 1950–1953` are years.
    if matches!(reader.gap(number.end, number.next), Gap::Hyphen | Gap::Dash) {
        return None;
    }
    let ending = number.ordinal || (number.plain == 2 && dot) || number.plain == 4;
    let sized = (10.0..100.0).contains(&number.low) || (1000.0..2200.0).contains(&number.low);
    if !ending || !sized || number.low % 10.0 != 0.0 || reader.gap(token.end, at + 1) != Gap::Space {
        return None;
    }
    // The dot may end the sentence too; it stays outside unless more text follows at once.
    let end = if dot && !number.in_words { number.end + 1 } else { number.end };
    let mut value = Value::Decade(whole(number.low));
    let (mut next, mut last) = (number.next, end);
    if let Some(Found { value: Value::Century(century), next: after, end, .. }) =
        read_century_token(reader, number.next).filter(|_| reader.gap(end, number.next) == Gap::Space)
    {
        value = Value::Decade((century - 1) * 100 + whole(number.low) % 100);
        (next, last) = (after, end);
    }
    Some(found(next, token.start, last, value))
}

fn read_century_token(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let token = reader.tokens.get(at)?;
    match token.what {
        What::Roman(value) => century(reader, at + 1, token.start, token.end, value.into()),
        What::Word(_) => {
            let number = amount::read(reader, at).filter(|number| number.ordinal)?;
            century(reader, number.next, number.start, number.end, number.low)
        }
        _ => None,
    }
}

/// A century whose number ends at `end` before token `next`.
pub(super) fn century(
    reader: &Reader<'_>,
    next: usize,
    start: usize,
    end: usize,
    value: f64,
) -> Option<Found> {
    let end = end + usize::from(reader.text[end..].starts_with(". "));
    let gap = reader.gap(end, next);
    if !reader.means(next, Meaning::Century)
        || !matches!(gap, Gap::Space | Gap::Hyphen | Gap::Tight)
        || !(1.0..40.0).contains(&value)
    {
        return None;
    }
    let mut found = found(next + 1, start, reader.tokens[next].end, Value::Century(whole(value)));
    if let Some(era) = reader.meaning(found.next, era_of)
        && reader.gap(found.end, found.next) == Gap::Space
    {
        found.value = Value::Century(whole(value) * era);
        found.end = reader.tokens[found.next].end;
        found.next += 1;
    }
    Some(found)
}

pub(super) fn found(next: usize, start: usize, end: usize, value: Value) -> Found {
    Found::new(next, start, end, QuantityKind::Date, value)
}

pub(super) fn era_of(meaning: Meaning) -> Option<i32> {
    if let Meaning::Era(era) = meaning { Some(era) } else { None }
}

#[expect(clippy::cast_possible_truncation, reason = "the callers hold the value below 10000")]
pub(super) fn whole(value: f64) -> i32 {
    value as i32
}
