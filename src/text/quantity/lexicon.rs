//! Words and signs that quantities are made of, and what they can mean.

use std::sync::LazyLock;

use super::kind::{Currency, Unit};
use super::value::Approximation;
use crate::data;
use crate::lang::Lang;
use crate::text::phrases::Phrases;

static SHARED: [&str; 3] = [
    include_str!("../../data/numbers.txt"),
    include_str!("../../data/measures.txt"),
    include_str!("../../data/approximators.txt"),
];
static POLISH: [&str; 4] = [
    include_str!("../../data/pl/numbers.txt"),
    include_str!("../../data/pl/calendar.txt"),
    include_str!("../../data/pl/measures.txt"),
    include_str!("../../data/pl/approximators.txt"),
];
static ENGLISH: [&str; 4] = [
    include_str!("../../data/en/numbers.txt"),
    include_str!("../../data/en/calendar.txt"),
    include_str!("../../data/en/measures.txt"),
    include_str!("../../data/en/approximators.txt"),
];

/// How a multiplier such as `tysiąc` is written, which decides what it may stand beside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    Singular,
    Plural,
    /// `tys.`, `bn`: only after a number.
    Short,
    /// `m`: a million after an amount of money only.
    MoneyShort,
}

/// How sure it is that a word is the name of a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum MonthForm {
    Full,
    /// `May`, `March`: needs a day, a year or a preposition.
    Unsure,
    /// `Jan`, `Mar`: needs a day or a year.
    Short,
}

/// One meaning of a word or phrase. A word can have several: `second`, `quarter`, `lat`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    Cardinal {
        value: f64,
        weak: bool,
    },
    Multiplier {
        value: f64,
        form: Form,
    },
    Ordinal {
        value: f64,
        weak: bool,
    },
    Fraction {
        value: f64,
        weak: bool,
    },
    Denominator(f64),
    Vague {
        low: f64,
        high: f64,
        weak: bool,
    },
    Decade(i32),
    Month {
        number: u8,
        form: MonthForm,
    },
    Weekday(u8),
    Year,
    Century,
    Decades,
    Hour,
    Morning,
    Afternoon,
    Clock(u8),
    Era(i32),
    /// `poniżej zera` behind degrees.
    BelowZero,
    /// Looks like a word of quantities but is none.
    Name,
    Unit {
        unit: Unit,
        short: bool,
    },
    Percent(f64),
    Money {
        currency: Currency,
        prefix: bool,
    },
    Cents(Currency),
    Before(Approximation),
    After(Approximation),
    /// Governs `do` with a goal: what follows `doszło do` is no bound.
    Goal,
}

/// The words of one language together with the signs of both.
pub(super) type Lexicon = Phrases<Meaning>;

/// Polish has numerals in all cases. A table that grows is read twice, and one with too much room is slow to make.
static LEXICONS: LazyLock<[Lexicon; 2]> = LazyLock::new(|| [read(&POLISH, 2500), read(&ENGLISH, 700)]);

pub(super) fn lexicon(lang: Lang) -> &'static Lexicon {
    match lang {
        Lang::Polish => &LEXICONS[0],
        Lang::English => &LEXICONS[1],
    }
}

fn read(files: &'static [&'static str], room: usize) -> Lexicon {
    Phrases::new(room, lines_of(files), |rest| {
        let (class, value) = rest.split_once('\t')?;
        meaning(class, value)
    })
}

/// The lines of a language and those that both share, each a form, a class and a value with tabs between.
pub(super) fn lines(lang: Lang) -> impl Iterator<Item = &'static str> {
    lines_of(match lang {
        Lang::Polish => &POLISH,
        Lang::English => &ENGLISH,
    })
}

fn lines_of(files: &'static [&'static str]) -> impl Iterator<Item = &'static str> {
    SHARED.iter().chain(files).flat_map(|file| data::entries(file))
}

pub(super) fn meaning(class: &str, value: &str) -> Option<Meaning> {
    let number = || value.parse::<f64>().ok();
    let small = || value.parse::<u8>().ok();
    let range = || {
        let (low, high) = value.split_once('-')?;
        Some((low.parse::<f64>().ok()?, high.parse::<f64>().ok()?))
    };
    let multiplier = |form| Some(Meaning::Multiplier { value: number()?, form });
    let month = |form| Some(Meaning::Month { number: small()?, form });
    Some(match class {
        "cardinal" => Meaning::Cardinal { value: number()?, weak: false },
        "weak" => Meaning::Cardinal { value: number()?, weak: true },
        "multiplier" => multiplier(Form::Singular)?,
        "multipliers" => multiplier(Form::Plural)?,
        "short" => multiplier(Form::Short)?,
        "money-short" => multiplier(Form::MoneyShort)?,
        "ordinal" => Meaning::Ordinal { value: number()?, weak: false },
        "weak-ordinal" => Meaning::Ordinal { value: number()?, weak: true },
        "fraction" => Meaning::Fraction { value: number()?, weak: false },
        "weak-fraction" | "quarter" => Meaning::Fraction { value: number()?, weak: true },
        "denominator" => Meaning::Denominator(number()?),
        "vague" => range().map(|(low, high)| Meaning::Vague { low, high, weak: false })?,
        "weak-vague" => range().map(|(low, high)| Meaning::Vague { low, high, weak: true })?,
        "decade" => Meaning::Decade(value.parse().ok()?),
        "month" => month(MonthForm::Full)?,
        "month-unsure" => month(MonthForm::Unsure)?,
        "month-short" => month(MonthForm::Short)?,
        "weekday" => Meaning::Weekday(small()?),
        "year" => Meaning::Year,
        "century" => Meaning::Century,
        "decades" => Meaning::Decades,
        "hour" => Meaning::Hour,
        "morning" => Meaning::Morning,
        "afternoon" => Meaning::Afternoon,
        "clock" => Meaning::Clock(small()?),
        "era" => Meaning::Era(value.parse().ok()?),
        "below-zero" => Meaning::BelowZero,
        "name" => Meaning::Name,
        "unit" => Meaning::Unit { unit: Unit::new(value)?, short: false },
        "unit-short" => Meaning::Unit { unit: Unit::new(value)?, short: true },
        "percent" => Meaning::Percent(number()?),
        "money" => Meaning::Money { currency: Currency::new(value)?, prefix: true },
        "money-after" => Meaning::Money { currency: Currency::new(value)?, prefix: false },
        "cents" => Meaning::Cents(Currency::new(value)?),
        "goal" => Meaning::Goal,
        "before" => Meaning::Before(approximation(value)?),
        "after" => Meaning::After(approximation(value)?),
        _ => return None,
    })
}

fn approximation(name: &str) -> Option<Approximation> {
    Some(match name {
        "about" => Approximation::About,
        "over" => Approximation::Over,
        "at-least" => Approximation::AtLeast,
        "under" => Approximation::Under,
        "at-most" => Approximation::AtMost,
        "almost" => Approximation::Almost,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::phrases::word_end;

    #[test]
    fn every_line_is_well_formed_and_understood() {
        for lang in [Lang::Polish, Lang::English] {
            for line in lines(lang) {
                let form = data::fields(line).next().unwrap_or_default();
                let end = word_end(form, 0, &mut String::new());
                let end = if end == 0 { form.chars().next().map_or(0, char::len_utf8) } else { end };
                assert!(lexicon(lang).find(form, 0, end, &form[..end].to_lowercase()).is_some(), "{line:?}");
            }
        }
        for file in SHARED.iter().chain(&POLISH).chain(&ENGLISH) {
            data::check(file, 3..=3).unwrap();
            for line in data::entries(file) {
                let fields: Vec<&str> = data::fields(line).collect();
                assert!(meaning(fields[1], fields[2]).is_some(), "{line:?}");
            }
        }
    }
}
