//! Conditions and exceptions: who leaves one out says more than was said.

use std::ops::Range;
use std::sync::LazyLock;

use super::context::{Context, End};
use crate::data;
use crate::lang::Lang;

const POLISH: &str = include_str!("../../data/pl/conditions.txt");
const ENGLISH: &str = include_str!("../../data/en/conditions.txt");

static OPENERS: LazyLock<[Vec<&str>; 2]> =
    LazyLock::new(|| [POLISH, ENGLISH].map(|file| data::entries(file).collect()));

/// Whether some words begin with a condition: `if the courts allow it`, `pod warunkiem, że …`.
pub(super) fn opens(context: &Context<'_>, end: End, words: &Range<usize>) -> bool {
    let Some(lang) = context.lang(end) else { return false };
    // The opener may be accounted for by another clause, and so be left out of the stretch.
    let near = words.start.saturating_sub(1)..words.end.min(words.start + NEAR);
    let opens = (near.start..near.end).any(|index| is_opener(context, end, lang, index));
    // Where the other side has as many, the condition is there, put freely.
    opens && count(context, end) > count(context, end.other())
}

fn is_opener(context: &Context<'_>, end: End, lang: Lang, index: usize) -> bool {
    OPENERS[usize::from(lang == Lang::English)].contains(&context.lowered(end, Some(index)).as_str())
}

/// How many conditions a text has.
fn count(context: &Context<'_>, end: End) -> usize {
    let Some(lang) = context.lang(end) else { return 0 };
    (0..context.words(end).len()).filter(|&index| is_opener(context, end, lang, index)).count()
}

/// Words of a clause among which its opener stands.
const NEAR: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_well_formed() {
        for file in [POLISH, ENGLISH] {
            data::check(file, 1..=1).unwrap();
        }
    }
}
