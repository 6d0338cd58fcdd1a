//! Words that make a quantity approximate: `ponad`, `at least`, `or so`.

use super::kind::QuantityKind;
use super::lexicon::Meaning;
use super::range;
use super::reader::{Found, Gap, Reader};
use super::value::Approximation;

/// Reads a quantity that begins with token `at`, with the approximators around it.
pub(super) fn read(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (mut from, mut approximation) = (at, Approximation::Exact);
    while let Some(before) = reader.meaning(from, before_of).filter(|_| !is_goal(reader, from)) {
        let gap = reader.gap(reader.tokens[from].end, from + 1);
        if !matches!(gap, Gap::Space | Gap::Tight) && !gap.is(&["a", "an", "the", "some", "od", "to"]) {
            break;
        }
        // `about over`: the bound says more than the nearness.
        if matches!(approximation, Approximation::Exact | Approximation::About) {
            approximation = before;
        }
        from += 1;
        // Nobody heaps approximators; the limit keeps hostile input linear.
        if from > at + 3 {
            return None;
        }
    }
    let mut found = range::read(reader, from)?;
    if from > at {
        if !takes(&found, approximation) {
            return None;
        }
        found.start = reader.tokens[at].start;
        found.approximation = approximation;
    }
    let after = reader.meaning(found.next, after_of);
    if let Some(after) = after
        && matches!(reader.gap(found.end, found.next), Gap::Space | Gap::Tight | Gap::Hyphen)
        && takes(&found, after)
    {
        found.end = reader.tokens[found.next].end;
        found.next += 1;
        found.approximation = after;
    }
    Some(found)
}

/// Whether token `at` is the `do` of `doszło do`, `wzrosła do`, which bounds nothing.
fn is_goal(reader: &Reader<'_>, at: usize) -> bool {
    at > 0
        && reader.written(at) == "do"
        && reader.means(at - 1, Meaning::Goal)
        && reader.gap(reader.tokens[at - 1].end, at) == Gap::Space
}

fn before_of(meaning: Meaning) -> Option<Approximation> {
    if let Meaning::Before(approximation) = meaning { Some(approximation) } else { None }
}

fn after_of(meaning: Meaning) -> Option<Approximation> {
    if let Meaning::After(approximation) = meaning { Some(approximation) } else { None }
}

/// Whether the approximation goes with the quantity: `do 5 osób` is a bound, `do 5 października` is not.
fn takes(found: &Found, approximation: Approximation) -> bool {
    match found.kind {
        QuantityKind::Date | QuantityKind::Time => approximation == Approximation::About,
        QuantityKind::Ordinal => false,
        _ => true,
    }
}
