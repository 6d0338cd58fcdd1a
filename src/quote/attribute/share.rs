//! Attributions shared by neighbours: quotes of one sentence, and speech that goes on.

use crate::quote::attribute::search::Found;
use crate::quote::attribute::surroundings::{REACH, Surroundings};
use crate::quote::attribute::word::ends_sentence;
use crate::quote::quotation::{Quotation, QuoteKind, QuoteStyle};
use crate::span::Span;

/// Gives quotes without attribution that of the neighbour they belong with.
pub(crate) fn inherit(
    text: &str,
    quotations: &mut [Quotation],
    found: &mut [Option<Found>],
    surroundings: &Surroundings<'_, '_>,
) {
    for index in 1..quotations.len() {
        let Some(before) = sibling_before(quotations, index).filter(|_| found[index].is_none()) else {
            continue;
        };
        let scare = quotations[index].kind == QuoteKind::Scare;
        if scare
            && found[before].is_some()
            && coordinated(text, &quotations[before], &quotations[index], surroundings)
        {
            quotations[index].kind = QuoteKind::Fragment;
        } else if scare || quotations[index].kind == QuoteKind::Title {
            continue;
        }
        if found[before].is_some()
            && (belong(text, &quotations[before], &quotations[index], true, surroundings)
                || continues(&quotations[before], &quotations[index], surroundings))
        {
            found[index] = shared(found[before].as_ref());
        }
    }
    for index in (1..quotations.len()).rev() {
        let Some(before) = sibling_before(quotations, index) else { continue };
        if found[before].is_some()
            || found[index].is_none()
            || matches!(quotations[before].kind, QuoteKind::Scare | QuoteKind::Title)
        {
            continue;
        }
        if belong(text, &quotations[before], &quotations[index], false, surroundings) {
            found[before] = shared(found[index].as_ref());
        }
    }
}

/// The quotation before this one in the same surroundings: the one right before it, or that one's ancestor.
fn sibling_before(quotations: &[Quotation], index: usize) -> Option<usize> {
    let mut before = index.checked_sub(1)?;
    // Few levels: deeper nesting than this is not text.
    for _ in 0..8 {
        if quotations[before].parent == quotations[index].parent {
            return Some(before);
        }
        before = quotations[before].parent?;
    }
    None
}

/// Whether two neighbours are the speech of one person: in one sentence, or one right after the other with
/// nothing but the first one's attribution between them.
fn belong(
    text: &str,
    first: &Quotation,
    second: &Quotation,
    forward: bool,
    surroundings: &Surroundings<'_, '_>,
) -> bool {
    let gap = Span::new(first.outer.end().min(second.outer.start()), second.outer.start());
    let Some(between) = gap.get(text).filter(|between| between.len() < 400 && !between.contains("\n\n"))
    else {
        return false;
    };
    let (start, end) = (surroundings.index(gap.start()), surroundings.index(gap.end()));
    let words = &surroundings.words[start..end.max(start)];
    if words.iter().any(|word| word.fresh)
        || surroundings.words.get(end).is_some_and(|word| word.fresh)
        || between.contains('\n') && between.trim().is_empty()
    {
        return false;
    }
    let ends = (start..end).filter(|&index| ends_sentence(surroundings.words, index)).count();
    let last_ends = end > start && ends_sentence(surroundings.words, end - 1);
    let speech = second.kind == QuoteKind::Statement || second.style == QuoteStyle::DialogueDash;
    match ends {
        0 => words.is_empty() || words.len() <= 14,
        1 if last_ends && forward => speech && words.len() <= 40,
        _ => false,
    }
}

/// A quote that is the whole of its paragraph goes on with the speech that the paragraph before it opens with.
fn continues(first: &Quotation, second: &Quotation, surroundings: &Surroundings<'_, '_>) -> bool {
    let words = surroundings.words;
    let starts = |quotation: &Quotation| {
        words.get(surroundings.index(quotation.outer.start())).is_some_and(|word| word.fresh)
    };
    let (start, end) = (surroundings.index(second.outer.start()), surroundings.index(second.outer.end()));
    let speech = |quotation: &Quotation| {
        quotation.kind == QuoteKind::Statement && quotation.style != QuoteStyle::DialogueDash
    };
    let whole = starts(second)
        && words.get(end).is_none_or(|word| {
            word.fresh || word.is(".") && words.get(end + 1).is_none_or(|next| next.fresh)
        });
    // No paragraph in between, and the narrator says no more than one sentence of attribution.
    let from = surroundings.index(first.outer.end());
    let near = start.saturating_sub(from) <= REACH
        && start >= from
        && (from..start).filter(|&index| words[index].fresh).count() == 0
        && (from..start).filter(|&index| ends_sentence(words, index)).count() <= 1;
    whole && near && speech(first) && speech(second) && starts(first)
}

/// “slow” and “late”: what one is, the other is too.
fn coordinated(
    text: &str,
    first: &Quotation,
    second: &Quotation,
    surroundings: &Surroundings<'_, '_>,
) -> bool {
    // “slow,” “late” and “dear”: the comma stands inside the marks.
    let inside = first.span().get(text).is_some_and(|words| words.ends_with(','));
    let near = Span::new(first.outer.end().min(second.outer.start()), second.outer.start()).len() <= 2;
    let (start, end) = (surroundings.index(first.outer.end()), surroundings.index(second.outer.start()));
    const JOINTS: [&str; 14] =
        [",", "and", "or", "but", "yet", "then", "i", "oraz", "a", "ale", "lub", "czy", "potem", "albo"];
    // "said the plan was “slow” and its cost “absurd”": one sentence, one speaker.
    let clause = (1..=8).contains(&end.saturating_sub(start))
        && first.kind == QuoteKind::Fragment
        && !(start..end).any(|index| {
            surroundings.words[index].fresh
                || ends_sentence(surroundings.words, index)
                || !surroundings.words[index].is_word()
        });
    clause
        || inside && near
        || (1..=3).contains(&end.saturating_sub(start))
            && surroundings.words[start..end]
                .iter()
                .all(|word| !word.fresh && JOINTS.contains(&word.lower.as_ref()))
}

fn shared(found: Option<&Found>) -> Option<Found> {
    found.map(|found| Found { shared: true, ..found.clone() })
}
