//! Amounts with what they count: percent, money, units.

use super::amount::{self, Amount};
use super::kind::{Currency, QuantityKind, Unit};
use super::lexicon::Meaning;
use super::reader::{Found, Gap, Reader};
use super::scan::What;
use super::value::Value;
use crate::lang::Lang;

/// What can follow an amount.
#[derive(Clone, Copy)]
enum Suffix {
    Percent(f64),
    Money(Currency),
    Cents(Currency),
    Unit(Unit),
    Centuries,
}

/// Reads a number, percentage, sum of money or measure that begins with token `at`.
pub(super) fn read(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let token = reader.tokens.get(at)?;
    match token.what {
        What::Opaque => {
            let digits = reader.written(at).chars().filter(char::is_ascii_digit).collect();
            return Some(Found::new(
                at + 1,
                token.start,
                token.end,
                QuantityKind::Number,
                Value::Digits(digits),
            ));
        }
        What::Roman(value) => return roman(reader, at, value),
        _ => {}
    }
    if let Some(currency) = reader.meaning(at, prefix_of) {
        return money(reader, at, currency);
    }
    let read = amount::read(reader, at).map(|amount| with_suffix(reader, amount));
    read.or_else(|| one_and_more(reader, at))
}

/// `an hour and 45 minutes`, `rok i trzy miesiące`: one of the larger unit goes without a number.
fn one_and_more(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let token = reader.tokens.get(at)?;
    let unit = reader.meaning(at, |meaning| match meaning {
        Meaning::Unit { unit, short: false } if unit.dimension() == "time" => Some(unit),
        _ => None,
    })?;
    let article = reader.preceded_by(token.start, &["a", "an", "one"]);
    let start = if reader.lang == Lang::English { article? } else { token.start };
    reader.gap(token.end, at + 1).is(&["i", "and", "oraz"]).then_some(())?;
    let one = Found::new(at + 1, start, token.end, QuantityKind::Measure(unit), Value::Exact(1.0));
    Some(with_smaller(reader, one)).filter(|whole| whole.next > at + 1)
}

fn prefix_of(meaning: Meaning) -> Option<Currency> {
    match meaning {
        Meaning::Money { currency, prefix: true } => Some(currency),
        _ => None,
    }
}

/// A currency sign or code before its amount.
fn money(reader: &Reader<'_>, at: usize, currency: Currency) -> Option<Found> {
    let token = reader.tokens[at];
    let close = matches!(reader.gap(token.end, at + 1), Gap::Tight | Gap::Space);
    if !close || !matches!(reader.tokens.get(at + 1)?.what, What::Number(_)) {
        return None;
    }
    let amount = amount::read(reader, at + 1).filter(|amount| !amount.ordinal)?;
    let value = Value::from_bounds(amount.low, amount.high);
    let mut found = Found::new(amount.next, token.start, amount.end, QuantityKind::Money(currency), value);
    found.scale = amount.scale;
    // `$5 USD` says it twice.
    if let Some(Suffix::Money(_)) = suffix(reader, &amount) {
        found.end = reader.tokens[found.next].end;
        found.next += 1;
    }
    Some(found)
}

/// The amount with the percent sign, currency or unit after it.
fn with_suffix(reader: &Reader<'_>, amount: Amount) -> Found {
    let kind = if amount.ordinal { QuantityKind::Ordinal } else { QuantityKind::Number };
    let mut amount = amount;
    if kind == QuantityKind::Number
        && let Some(suffix) = suffix(reader, &amount)
    {
        let first = measured(reader, amount, suffix);
        return with_smaller(reader, first);
    }
    let mut kind = kind;
    if amount.plain > 0 && is_dotted_ordinal(reader, &amount) {
        kind = QuantityKind::Ordinal;
        amount.end += 1;
    }
    let mut found =
        Found::new(amount.next, amount.start, amount.end, kind, Value::from_bounds(amount.low, amount.high));
    (found.weak, found.plain, found.scale) = (amount.weak, amount.plain, amount.scale);
    found
}

/// `3. osoba`: a dot before a small letter is no full stop.
fn is_dotted_ordinal(reader: &Reader<'_>, amount: &Amount) -> bool {
    let rest = &reader.text[amount.end..];
    let after = rest.strip_prefix(". ").or_else(|| rest.strip_prefix(".\u{a0}"));
    reader.lang == Lang::Polish
        && amount.plain <= 3
        && after.is_some_and(|after| after.starts_with(char::is_lowercase))
}

fn suffix(reader: &Reader<'_>, amount: &Amount) -> Option<Suffix> {
    let gap = reader.gap(amount.end, amount.next);
    let joined = match gap {
        Gap::Tight => !amount.in_words,
        Gap::Space | Gap::Hyphen => true,
        _ if amount.fraction => gap.is(&["a", "an", "of a", "of an"]),
        _ => {
            (amount.vague || amount.scale >= 1000.0 || amount.low >= 12.0)
                && gap.is(&["of"])
                && amount.in_words
        }
    };
    if !joined {
        return None;
    }
    reader.meaning(amount.next, |meaning| match meaning {
        Meaning::Percent(factor) => Some(Suffix::Percent(factor)),
        Meaning::Money { currency, .. } => Some(Suffix::Money(currency)),
        Meaning::Cents(currency) => Some(Suffix::Cents(currency)),
        Meaning::Unit { unit, short } if !short || !amount.in_words => Some(Suffix::Unit(unit)),
        // `pół wieku`, `two centuries`
        Meaning::Century if amount.in_words => Some(Suffix::Centuries),
        _ => None,
    })
}

fn measured(reader: &Reader<'_>, amount: Amount, suffix: Suffix) -> Found {
    let (kind, factor) = match suffix {
        Suffix::Percent(factor) => (QuantityKind::Percent, factor),
        Suffix::Money(currency) => (QuantityKind::Money(currency), 1.0),
        Suffix::Cents(currency) => (QuantityKind::Money(currency), 0.01),
        Suffix::Unit(unit) => (QuantityKind::Measure(unit), 1.0),
        Suffix::Centuries => (Unit::new("yr").map_or(QuantityKind::Number, QuantityKind::Measure), 100.0),
    };
    let value = Value::from_bounds(amount.low * factor, amount.high * factor);
    let end = reader.tokens[amount.next].end;
    let mut found = Found::new(amount.next + 1, amount.start, end, kind, value);
    // One day is as often a story's opening as a measure.
    let time = matches!(suffix, Suffix::Unit(unit) if unit.dimension() == "time");
    found.weak = amount.weak && time && !amount.fraction;
    if below_zero(reader, &suffix, &mut found) {
        found.value = found.value.bounds().map_or(found.value, |(low, high)| Value::from_bounds(-high, -low));
    }
    // `7 do 11 centów`: the cents lend their scale to the seven.
    found.scale = if factor < 1.0 { factor } else { amount.scale };
    found
}

/// Takes in `poniżej zera` behind degrees.
fn below_zero(reader: &Reader<'_>, suffix: &Suffix, found: &mut Found) -> bool {
    let degrees = matches!(suffix, Suffix::Unit(unit) if ["°", "°C", "°F"].contains(&unit.symbol()));
    let below = degrees && reader.means(found.next, Meaning::BelowZero);
    if below && reader.gap(found.end, found.next) == Gap::Space {
        found.end = reader.tokens[found.next].end;
        found.next += 1;
        return true;
    }
    false
}

/// `5 zł 50 gr`, `2 godziny i 30 minut`, `6 feet 2 inches`: one value in two units.
fn with_smaller(reader: &Reader<'_>, first: Found) -> Found {
    // `22.5 million dollars and 5 cents`, `7 cents and 11 cents`: two sums.
    if first.scale != 1.0 {
        return first;
    }
    let gap = reader.gap(first.end, first.next);
    if let (Some(found), Gap::Hyphen) = (with_inches(reader, &first), gap) {
        return found;
    }
    if gap != Gap::Space && !gap.is(&["i", "and", ",", "oraz"]) {
        return first;
    }
    let Some(amount) = amount::read(reader, first.next).filter(|amount| !amount.ordinal) else {
        return first;
    };
    let Some(suffix) = suffix(reader, &amount) else { return first };
    let Value::Exact(value) = first.value else { return first };
    let share = match (first.kind, suffix) {
        (QuantityKind::Money(_), Suffix::Cents(_)) if amount.low < 100.0 => 0.01,
        (QuantityKind::Measure(large), Suffix::Unit(small))
            if large.dimension() == small.dimension() && small.dimension() != "temperature" =>
        {
            small.to_base(1.0) / large.to_base(1.0)
        }
        _ => return first,
    };
    if share >= 1.0 || amount.low != amount.high || amount.low * share >= 1.0 {
        return first;
    }
    let end = reader.tokens[amount.next].end;
    let value = Value::from_bounds(value + amount.low * share, value + amount.low * share);
    Found { next: amount.next + 1, end, value, ..first }
}

/// `6-foot-2`: the inches go without saying.
fn with_inches(reader: &Reader<'_>, first: &Found) -> Option<Found> {
    let QuantityKind::Measure(unit) = first.kind else { return None };
    let What::Number(inches) = reader.tokens.get(first.next)?.what else { return None };
    let Value::Exact(feet) = first.value else { return None };
    let fits = unit.symbol() == "ft" && inches.plain > 0 && inches.value < 12.0;
    fits.then(|| Found {
        next: first.next + 1,
        end: reader.tokens[first.next].end,
        value: Value::Exact(feet + inches.value / 12.0),
        ..first.clone()
    })
}

/// A Roman numeral that counts something: `II wojna`, `Jan Paweł II`. A single letter is more often
/// an initial or a word, so it is weak and needs a neighbour.
fn roman(reader: &Reader<'_>, at: usize, value: u8) -> Option<Found> {
    let token = reader.tokens[at];
    let written = reader.written(at);
    let before = reader.text[..token.start].chars().next_back();
    let after = reader.text[token.end..].chars().next();
    let apart = |c: Option<char>| c.is_none_or(|c| !matches!(c, '.' | '\'' | '’' | '&' | '@' | '_'));
    if written.len() == 1 {
        let (_, word) = reader.word_before(token.start);
        let named = word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() > 2;
        let counted = reader.lang == Lang::Polish
            && !word.is_empty()
            && reader.text[token.end..]
                .strip_prefix(' ')
                .is_some_and(|rest| rest.starts_with(char::is_lowercase));
        let excluded = reader.lang == Lang::English && written == "I" && !is_numbered(word);
        if excluded || !(named || counted) || after == Some('.') {
            return None;
        }
    }
    if !apart(before) {
        return None;
    }
    let value = Value::Exact(value.into());
    let mut found = Found::new(at + 1, token.start, token.end, QuantityKind::Ordinal, value);
    found.weak = written.len() == 1;
    Some(found)
}

/// Whether a Roman one rather than the pronoun follows the word.
fn is_numbered(word: &str) -> bool {
    ["War", "Part", "Chapter", "Volume", "Phase", "Book", "Act", "Elizabeth", "Charles", "James"]
        .contains(&word)
}
