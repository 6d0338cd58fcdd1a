//! Conditions and exceptions: who leaves one out says more than was said.

use std::ops::Range;

use super::context::{Context, End};
use crate::data::WordLists;

static OPENERS: WordLists = WordLists::new(
    include_str!("../../data/pl/conditions.txt"),
    include_str!("../../data/en/conditions.txt"),
);

/// Whether some words begin with a condition: `if the courts allow it`, `pod warunkiem, że …`.
pub(super) fn opens(context: &Context<'_>, end: End, words: &Range<usize>) -> bool {
    // The opener may be accounted for by another clause, and so be left out of the stretch.
    let near = words.start.saturating_sub(1)..words.end.min(words.start + NEAR);
    let opens = (near.start..near.end).any(|index| is_opener(context, end, index));
    // Where the other side has as many, the condition is there, put freely.
    opens && count(context, end) > count(context, end.other())
}

fn is_opener(context: &Context<'_>, end: End, index: usize) -> bool {
    OPENERS.has(context.lang(end), &context.lowered(end, Some(index)))
}

/// How many conditions a text has.
fn count(context: &Context<'_>, end: End) -> usize {
    (0..context.words(end).len()).filter(|&index| is_opener(context, end, index)).count()
}

/// Words of a clause among which its opener stands.
const NEAR: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_well_formed() {
        OPENERS.check().unwrap();
    }
}
