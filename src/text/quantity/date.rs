//! Dates: days, months, years.

use super::amount;
use super::lexicon::{Meaning, MonthForm};
use super::period::{self, era_of, found, whole};
use super::reader::{Found, Gap, Reader};
use super::scan::What;
use super::value::{Date, Value};
use crate::lang::Lang;

/// After these a number of four digits, or a name such as May, is a date in English.
const BEFORE_YEAR: [&str; 18] = [
    "in", "since", "during", "until", "till", "from", "of", "by", "before", "after", "between", "year",
    "early", "late", "mid", "circa", "spring", "summer",
];
const BEFORE_MONTH: [&str; 19] = [
    "in", "since", "during", "until", "till", "by", "before", "after", "early", "late", "mid", "last",
    "next", "this", "from", "of", "every", "to", "through",
];

/// Reads a date that begins with token `at`.
pub(super) fn read(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let token = reader.tokens.get(at)?;
    let found = match token.what {
        What::Date(date) => Some(found(at + 1, token.start, token.end, Value::Date(date))),
        What::Number(number) if number.plain > 0 => {
            let day = (number.plain <= 2).then_some(number.value);
            day.and_then(|day| from_day(reader, at + 1, token.start, token.end, day))
                .or_else(|| year(reader, at, number.value, number.plain))
                .or_else(|| period::decade_in_digits(reader, at, number.value, number.plain))
                .or_else(|| {
                    let known = number.ordinal || reader.lang == Lang::Polish;
                    known.then(|| period::century(reader, at + 1, token.start, token.end, number.value))?
                })
        }
        // `szesnastowieczny`
        What::Number(number) if reader.gap(token.end, at + 1) == Gap::Tight && number.pair.is_none() => {
            period::century(reader, at + 1, token.start, token.end, number.value)
        }
        What::Number(number) => day_and_month(reader, at, number.pair?),
        What::Roman(value) => {
            let value = f64::from(value);
            period::century(reader, at + 1, token.start, token.end, value)
        }
        What::Word(_) => from_word(reader, at),
        _ => None,
    };
    let mut found = found?;
    // `12.10.2021 r.`
    if matches!(found.value, Value::Date(_)) && reader.gap(found.end, found.next) == Gap::Space {
        take_year_word(reader, &mut found);
    }
    Some(found)
}

fn take_year_word(reader: &Reader<'_>, found: &mut Found) {
    if reader.means(found.next, Meaning::Year) {
        found.end = reader.tokens[found.next].end;
        found.next += 1;
    }
    let era = reader.meaning(found.next, era_of);
    if let (Some(era), Value::Date(date)) = (era, &mut found.value)
        && reader.gap(found.end, found.next) == Gap::Space
    {
        date.year = date.year.map(|year| year * era);
        found.end = reader.tokens[found.next].end;
        found.next += 1;
    }
}

fn month_of(meaning: Meaning) -> Option<(u8, MonthForm)> {
    if let Meaning::Month { number, form } = meaning { Some((number, form)) } else { None }
}

fn day_number(value: f64) -> Option<u8> {
    (1.0..=31.0).contains(&value).then(|| u8::try_from(whole(value)).ok())?
}

/// A date that begins with its day, which ends at `end`; token `next` should be the month.
fn from_day(reader: &Reader<'_>, next: usize, start: usize, end: usize, day: f64) -> Option<Found> {
    let day = day_number(day)?;
    // `12. października` is wrong but common.
    let end = end + usize::from(reader.text[end..].starts_with(". "));
    let gap = reader.gap(end, next);
    let joined = gap == Gap::Space || (reader.lang == Lang::English && gap.is(&["of"]));
    if !joined {
        return None;
    }
    let roman = match reader.tokens.get(next)?.what {
        What::Roman(month) if gap == Gap::Space && plain_year(reader, next + 1).is_some() => Some(month),
        _ => None,
    };
    let month = roman.or_else(|| reader.meaning(next, month_of).map(|(month, _)| month))?;
    let month_end = reader.tokens[next].end;
    let date = Date::checked(None, month, Some(day))?;
    Some(with_year(reader, found(next + 1, start, month_end, Value::Date(date))))
}

/// Adds a year that follows the month.
fn with_year(reader: &Reader<'_>, mut found: Found) -> Found {
    let gap = reader.gap(found.end, found.next);
    if (matches!(gap, Gap::Space) || gap.is(&[",", "of", "roku", "r."]))
        && let Some(year) = plain_year(reader, found.next)
        && let Value::Date(date) = &mut found.value
    {
        date.year = Some(year);
        found.end = reader.tokens[found.next].end;
        found.next += 1;
    }
    found
}

/// The year that token `at` is: four digits alone.
fn plain_year(reader: &Reader<'_>, at: usize) -> Option<i32> {
    match reader.tokens.get(at)?.what {
        What::Number(number) if number.plain == 4 && (1000.0..2200.0).contains(&number.value) => {
            Some(whole(number.value))
        }
        _ => None,
    }
}

/// `12.10`, the twelfth of October. The point is no decimal sign in Polish, but it divides numbers of
/// versions and sections too, and after `o` a time.
fn day_and_month(reader: &Reader<'_>, at: usize, (day, month): (u8, u8)) -> Option<Found> {
    let token = reader.tokens[at];
    let counted = reader.meaning(at + 1, |meaning| {
        matches!(
            meaning,
            Meaning::Unit { .. } | Meaning::Percent(_) | Meaning::Money { .. } | Meaning::Multiplier { .. }
        )
        .then_some(())
    });
    let near = matches!(reader.gap(token.end, at + 1), Gap::Space | Gap::Tight);
    let time = reader.preceded_by(token.start, &["o", "godz", "godzinie", "po", "przed"]).is_some();
    if reader.lang == Lang::English || (near && counted.is_some()) || time {
        return None;
    }
    let date = Date::checked(None, month, Some(day))?;
    Some(Found { weak: true, ..found(at + 1, token.start, token.end, Value::Date(date)) })
}

fn from_word(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let token = reader.tokens[at];
    if let Some((month, form)) = reader.meaning(at, month_of) {
        return from_month(reader, at, month, form);
    }
    let weekday = |meaning| if let Meaning::Weekday(day) = meaning { Some(day) } else { None };
    if let Some(weekday) = reader.meaning(at, weekday) {
        return Some(from_weekday(reader, at, weekday));
    }
    let decade = |meaning| if let Meaning::Decade(decade) = meaning { Some(decade) } else { None };
    if let Some(decade) = reader.meaning(at, decade) {
        return Some(found(at + 1, token.start, token.end, Value::Decade(decade)));
    }
    if reader.means(at, Meaning::Decades) {
        return period::polish_decade(reader, at);
    }
    if reader.means(at, Meaning::Century)
        && reader.gap(token.end, at + 1) == Gap::Space
        && let What::Roman(value) = reader.tokens.get(at + 1)?.what
    {
        return Some(found(at + 2, token.start, reader.tokens[at + 1].end, Value::Century(value.into())));
    }
    let number = amount::read(reader, at).filter(|number| number.ordinal && number.low == number.high)?;
    if number.low <= 31.0
        && let Some(date) = from_day(reader, number.next, number.start, number.end, number.low)
    {
        return Some(date);
    }
    if (1000.0..2200.0).contains(&number.low)
        && reader.means(number.next, Meaning::Year)
        && reader.gap(number.end, number.next) == Gap::Space
    {
        let end = reader.tokens[number.next].end;
        let date = Date::of_year(whole(number.low));
        return Some(found(number.next + 1, number.start, end, Value::Date(date)));
    }
    period::century(reader, number.next, number.start, number.end, number.low)
}

fn from_month(reader: &Reader<'_>, at: usize, month: u8, form: MonthForm) -> Option<Found> {
    let token = reader.tokens[at];
    let date = Date::checked(None, month, None)?;
    let mut found = found(at + 1, token.start, token.end, Value::Date(date));
    if reader.lang == Lang::English
        && let What::Number(number) = reader.tokens.get(at + 1).map_or(What::Opaque, |next| next.what)
        && (1..=2).contains(&number.plain)
        && (reader.gap(token.end, at + 1) == Gap::Space || reader.gap(token.end, at + 1).is(&["the"]))
        && let Some(date) = day_number(number.value).and_then(|day| Date::checked(None, month, Some(day)))
    {
        found.value = Value::Date(date);
        (found.next, found.end) = (at + 2, reader.tokens[at + 1].end);
        return Some(with_year(reader, found));
    }
    // `October twentieth`
    if reader.lang == Lang::English
        && matches!(reader.gap(token.end, at + 1), Gap::Space | Gap::Words("the"))
        && let Some(day) = amount::read(reader, at + 1).filter(|day| day.ordinal && day.in_words && !day.weak)
        && let Some(date) = day_number(day.low).and_then(|day| Date::checked(None, month, Some(day)))
    {
        found.value = Value::Date(date);
        (found.next, found.end) = (day.next, day.end);
        return Some(with_year(reader, found));
    }
    let found = with_year(reader, found);
    let dated = found.next > at + 1;
    let named = match form {
        MonthForm::Full => true,
        MonthForm::Unsure => reader.preceded_by(token.start, &BEFORE_MONTH).is_some(),
        MonthForm::Short => {
            let abbreviated = reader.written(at).ends_with('.');
            abbreviated && reader.preceded_by(token.start, &BEFORE_MONTH).is_some()
        }
    };
    (dated || named).then_some(found)
}

fn from_weekday(reader: &Reader<'_>, at: usize, weekday: u8) -> Found {
    let token = reader.tokens[at];
    let gap = reader.gap(token.end, at + 1);
    let joined = gap == Gap::Space || gap.is(&[",", "the", ", the"]);
    let next_is_weekday =
        reader.meaning(at + 1, |meaning| matches!(meaning, Meaning::Weekday(_)).then_some(()));
    let date = if joined && next_is_weekday.is_none() { read(reader, at + 1) } else { None };
    if let Some(Found { value: Value::Date(date), next, end, .. }) = date
        && date.day.is_some()
    {
        return found(next, token.start, end, Value::Date(Date { weekday: Some(weekday), ..date }));
    }
    let date = Date { weekday: Some(weekday), ..Date::default() };
    // A capital after the day makes a name likely: newspapers, shows.
    let rest = reader.text[token.end..].strip_prefix(' ').unwrap_or_default();
    let weak = reader.lang == Lang::English && rest.starts_with(char::is_uppercase);
    Found { weak, ..found(at + 1, token.start, token.end, Value::Date(date)) }
}

/// A year of four digits with a word that makes it one.
fn year(reader: &Reader<'_>, at: usize, value: f64, plain: u8) -> Option<Found> {
    let token = reader.tokens[at];
    let gap = reader.gap(token.end, at + 1);
    let close = matches!(gap, Gap::Space | Gap::Tight);
    let era = close && reader.meaning(at + 1, era_of).is_some();
    if era && value > 0.0 && value < 3000.0 {
        let date = Date::of_year(whole(value));
        return Some(with_era(reader, found(at + 1, token.start, token.end, Value::Date(date))));
    }
    let word = close && reader.means(at + 1, Meaning::Year);
    let ancient = word && reader.meaning(at + 2, era_of).is_some() && value < 3000.0;
    if !ancient && (plain != 4 || !(1000.0..2200.0).contains(&value)) {
        return None;
    }
    let date = Value::Date(Date::of_year(whole(value)));
    if word {
        return Some(with_era(reader, found(at + 2, token.start, reader.tokens[at + 1].end, date)));
    }
    let said = match reader.lang {
        Lang::Polish => reader.preceded_by(token.start, &["rok", "roku", "rokiem", "r"]),
        Lang::English => reader.preceded_by(token.start, &BEFORE_YEAR),
    };
    // `in 2000 miles`: what follows makes it a measure.
    let counted = close
        && reader.meaning(at + 1, |meaning| match meaning {
            Meaning::Unit { .. }
            | Meaning::Percent(_)
            | Meaning::Money { .. }
            | Meaning::Multiplier { .. } => Some(()),
            _ => None,
        }) == Some(());
    (said.is_some() && !counted).then(|| found(at + 1, token.start, token.end, date))
}

fn with_era(reader: &Reader<'_>, mut found: Found) -> Found {
    take_year_word(reader, &mut found);
    found
}
