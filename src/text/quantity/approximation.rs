//! Words that make a quantity approximate: `ponad`, `at least`, `or so`.

use super::kind::QuantityKind;
use super::lexicon::Meaning;
use super::range;
use super::reader::{Found, Gap, Reader};
use super::scan::What;
use super::value::{Approximation, Value};
use crate::lang::Lang;

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
        // `nie może mieć więcej niż 255 znaków`
        if matches!(before, Approximation::Over | Approximation::Under) && is_denied(reader, from) {
            approximation =
                if before == Approximation::Over { Approximation::AtMost } else { Approximation::AtLeast };
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
        if approximation == Approximation::About {
            spread_dozens(reader, &mut found);
        }
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

/// Some two dozen are any number about twenty-five.
fn spread_dozens(reader: &Reader<'_>, found: &mut Found) {
    let dozen =
        |meaning| matches!(meaning, Meaning::Multiplier { value, .. } if value == DOZEN).then_some(());
    if let Value::Exact(value) = found.value
        && value > DOZEN
        && found.next.checked_sub(1).and_then(|last| reader.meaning(last, dozen)).is_some()
    {
        found.value = Value::Range { low: value - DOZEN / 3.0, high: value + DOZEN / 3.0 };
    }
}

const DOZEN: f64 = 12.0;

/// Whether token `at` is the `do` of `doszło do`, `wzrosła do`, which bounds nothing.
fn is_goal(reader: &Reader<'_>, at: usize) -> bool {
    let number = |at: usize| {
        let ends =
            |meaning| matches!(meaning, Meaning::Money { .. } | Meaning::Unit { .. } | Meaning::Percent(_));
        matches!(reader.tokens[at].what, What::Number(_))
            || reader.meaning(at, |it| ends(it).then_some(())).is_some()
    };
    at > 0
        && reader.written(at) == "do"
        // `z 4,60 zł do 4,30 zł`
        && (reader.means(at - 1, Meaning::Goal) || number(at - 1))
        && reader.gap(reader.tokens[at - 1].end, at) == Gap::Space
}

/// Whether token `at` is a comparison that a negation of its clause turns round: `cannot have more than`.
fn is_denied(reader: &Reader<'_>, at: usize) -> bool {
    let written = reader.written(at).to_lowercase();
    if !(written.ends_with(" niż") || written.ends_with(" than")) {
        return false;
    }
    let before = &reader.text[..reader.tokens[at].start];
    // `not call the more than 50 million numbers`
    if reader.preceded_by(before.len(), &["the", "of"]).is_some() {
        return false;
    }
    let words = before
        .rsplit(' ')
        .skip(1)
        .take(WORDS_BEFORE)
        .take_while(|word| !word.ends_with([',', '.', ';', ':']));
    let polish = reader.lang == Lang::Polish;
    words.map(|word| word.get(..word.len().min(LONGEST_WORD)).unwrap_or_default().to_lowercase()).any(
        |word| {
            if polish {
                word == "nie"
            } else {
                matches!(word.as_str(), "not" | "never" | "cannot")
                    || word.ends_with("n't")
                    || word.ends_with("n’t")
            }
        },
    )
}

/// Words before a comparison among which its negation stands, and bytes of the longest of these.
const WORDS_BEFORE: usize = 4;
const LONGEST_WORD: usize = 16;

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
