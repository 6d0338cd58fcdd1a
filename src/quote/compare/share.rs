//! Parts of a whole that one side says as a fraction and the other one by counting: `two thirds` and `dwóch na
//! trzech`, `a quarter` and `co czwarty`.

use super::context::{Context, End};
use crate::data;
use crate::text::{Quantity, QuantityKind, Value};

/// Closes the quantities that say one share together.
pub(super) fn settle(context: &Context<'_>, sides: [&[Quantity]; 2], open: &mut [Vec<bool>; 2]) {
    for (side, end) in [(0, End::Source), (1, End::Quote)] {
        for first in 0..sides[side].len() {
            let Some((share, count)) = counted(context, end, &sides[side][first..]) else { continue };
            if !(first..first + count).any(|number| open[side][number]) {
                continue;
            }
            let other = 1 - side;
            let mut fractions = sides[other].iter().enumerate();
            let same = |value: f64| (value - share).abs() <= NEAR;
            let Some((fraction, _)) =
                fractions.find(|(number, it)| open[other][*number] && share_of(it).is_some_and(same))
            else {
                continue;
            };
            open[other][fraction] = false;
            open[side][first..first + count].fill(false);
        }
    }
}

/// How far two renderings of one fraction may differ: `.67` and two thirds.
const NEAR: f64 = 0.005;

/// A fraction; a percentage is one, too.
fn share_of(quantity: &Quantity) -> Option<f64> {
    let percent = quantity.kind() == QuantityKind::Percent;
    number_of(quantity).map(|value| if percent { value / 100.0 } else { value })
}

fn number_of(quantity: &Quantity) -> Option<f64> {
    match quantity.value() {
        Value::Exact(value) => Some(*value),
        _ => None,
    }
}

/// The share that the first quantities count, and how many of these do.
fn counted(context: &Context<'_>, end: End, quantities: &[Quantity]) -> Option<(f64, usize)> {
    let text = context.text(end);
    let first = quantities.first()?;
    let value = number_of(first)?;
    let before = text.get(..first.span().start())?.trim_end();
    let each = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_each = is_word(each, "each");
    if is_each && first.kind() == QuantityKind::Ordinal && value >= 2.0 {
        return Some((1.0 / value, 1));
    }
    let second = quantities.get(1)?;
    let whole = number_of(second)?;
    let between = text.get(first.span().end()..second.span().start())?.trim();
    let joined = is_word(between, "among");
    let plain = [first, second].iter().all(|it| it.kind() == QuantityKind::Number);
    (joined && plain && value >= 1.0 && value < whole).then_some((value / whole, 2))
}

const WORDS: &str = include_str!("../../data/share_words.txt");

/// Whether words stand between the two numbers of a share, or before one.
fn is_word(words: &str, place: &str) -> bool {
    let words = words.to_lowercase();
    let fields = |entry: &'static str| entry.split_once('\t') == Some((words.as_str(), place));
    data::entries(WORDS).any(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_well_formed() {
        data::check(WORDS, 2..=2).unwrap();
    }
}
