//! Quantities that one side says without a number: `całodobowy` and `24-hour`, `a decade` and `10 lat`, `New Year's
//! Day` and `1 stycznia`; and figures that stand in a word which is not read as a quantity.

use std::sync::LazyLock;

use super::context::{Context, End};
use crate::data;
use crate::lang::Lang;
use crate::span::Span;
use crate::text::{Comparison, Quantity, QuantityKind, Unit, Value};

const POLISH: &str = include_str!("../../data/pl/said_otherwise.txt");
const ENGLISH: &str = include_str!("../../data/en/said_otherwise.txt");

/// What a word says.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Said {
    Number(f64),
    Percent(f64),
    /// In the base unit of the dimension of the unit.
    Measure(f64, Unit),
    /// A month and a day of it.
    Day(u8, u8),
    /// Ten years of a life or of a century, by the first of them.
    Decade(i32),
}

static WORDS: LazyLock<[Vec<(&str, Said)>; 2]> =
    LazyLock::new(|| [POLISH, ENGLISH].map(|file| data::entries(file).filter_map(read).collect()));

/// One of which unit a form says, in the base unit of its dimension: `a year`, `rok`.
pub(super) fn unit(lang: Lang, form: &str) -> Option<(f64, Unit)> {
    let form = form.to_lowercase();
    let mut words = WORDS[usize::from(lang == Lang::English)].iter();
    words.find_map(|(word, said)| match *said {
        Said::Measure(base, unit) if word.strip_suffix(WHOLE) == Some(form.as_str()) => Some((base, unit)),
        _ => None,
    })
}

fn read(entry: &'static str) -> Option<(&'static str, Said)> {
    let mut fields = data::fields(entry);
    let (form, value, unit) = (fields.next()?, fields.next()?, fields.next()?);
    if unit == "day" {
        let (month, day) = value.split_once('-')?;
        return Some((form, Said::Day(month.parse().ok()?, day.parse().ok()?)));
    }
    if unit == "decade" {
        return Some((form, Said::Decade(value.parse().ok()?)));
    }
    let value: f64 = value.parse().ok()?;
    Some((
        form,
        match unit {
            "-" => Said::Number(value),
            "%" => Said::Percent(value),
            unit => {
                let unit = Unit::new(unit)?;
                Said::Measure(unit.to_base(value), unit)
            }
        },
    ))
}

/// What the words of a text say beside its quantities.
#[derive(Debug)]
pub(super) struct Otherwise {
    said: Vec<Said>,
    /// The figures of the words that are no part of a paired quantity.
    figures: Vec<String>,
}

/// Ends the forms that are not merely the beginning of a word.
const WHOLE: char = '|';

/// Bytes of a text that are looked at: each form of the lists is looked for.
const LONGEST: usize = 20_000;

impl Otherwise {
    /// Reads a text; `paired` are the places of the quantities that have a counterpart.
    pub(super) fn new(context: &Context<'_>, end: End, paired: &[Span]) -> Otherwise {
        let text = context.text(end);
        let inside = |at: usize| paired.partition_point(|span| span.end() <= at);
        let is_free = |at: usize| paired.get(inside(at)).is_none_or(|span| span.start() > at);
        let figures =
            figures(text).filter(|(at, _)| is_free(*at)).map(|(_, figure)| figure.to_owned()).collect();
        let Some(lang) = context.lang(end).filter(|_| text.len() <= LONGEST) else {
            return Otherwise { said: Vec::new(), figures };
        };
        let small = text.to_lowercase();
        let opens = |at: usize| !small[..at].ends_with(char::is_alphanumeric);
        let words = WORDS[usize::from(lang == Lang::English)].iter();
        let ends = |at: usize, whole: bool| !whole || !small[at..].starts_with(char::is_alphanumeric);
        let found = words.filter(|(form, _)| {
            let (form, whole) = form.strip_suffix(WHOLE).map_or((*form, false), |form| (form, true));
            small.match_indices(form).any(|(at, _)| opens(at) && ends(at + form.len(), whole))
        });
        Otherwise { said: found.map(|(_, said)| *said).collect(), figures }
    }

    /// Whether a word says what the quantity says.
    pub(super) fn says(&self, quantity: &Quantity) -> bool {
        self.said.iter().any(|said| match (*said, quantity.kind(), quantity.value()) {
            (Said::Day(month, day), _, Value::Date(date)) => {
                date.month == Some(month) && date.day == Some(day) && date.year.is_none()
            }
            (Said::Decade(first), _, Value::Decade(decade)) => first == *decade,
            (Said::Number(number), QuantityKind::Number | QuantityKind::Ordinal, Value::Exact(value)) => {
                number == *value
            }
            (Said::Percent(percent), QuantityKind::Percent, Value::Exact(value)) => percent == *value,
            (Said::Measure(base, unit), QuantityKind::Measure(other), Value::Exact(value)) => {
                unit.dimension() == other.dimension() && (other.to_base(*value) / base - 1.0).abs() <= NEAR
            }
            _ => false,
        })
    }

    /// Whether all figures of a quantity stand in words that are not read as quantities, or as others: `15pt`,
    /// `version 3.x`. What stands in a quantity that can be compared is told by that.
    pub(super) fn has_figures(&self, quantity: &Quantity, written: &str, open: &[&Quantity]) -> bool {
        let mut mine = figures(written).peekable();
        mine.peek().is_some()
            && mine.all(|(_, figure)| self.figures.iter().any(|other| other == figure))
            && open.iter().all(|other| quantity.compare(other) != Comparison::Different)
    }
}

/// How far a month may be from thirty days, as a part.
const NEAR: f64 = 0.02;

/// The runs of digits of a text, with their places, without zeros in front.
fn figures(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    runs.map(|run| {
        let at = run.as_ptr() as usize - text.as_ptr() as usize;
        let bare = run.trim_start_matches('0');
        (at, if bare.is_empty() { "0" } else { bare })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_well_formed() {
        for file in [POLISH, ENGLISH] {
            data::check(file, 3..=3).unwrap();
            assert!(
                data::entries(file)
                    .all(|entry| read(entry).is_some_and(|(form, _)| form == form.to_lowercase()))
            );
        }
    }

    #[test]
    fn figures_are_found_in_words() {
        let found: Vec<&str> = figures("V12, 0230 and 40x46mm").map(|(_, figure)| figure).collect();
        assert_eq!(found, ["12", "230", "40", "46"]);
    }
}
