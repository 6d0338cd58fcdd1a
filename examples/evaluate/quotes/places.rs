//! Where true quotes were found that were not found at their sentences: by how much the place is wrong.

use bitext::quote::CheckedQuote;

use super::super::table::{Table, figure};
use super::measure::{Judged, Outcome};

/// How a place can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    Nowhere,
    TooMany(usize),
    TooFew(usize),
    Shifted,
    Neighbour,
    Elsewhere,
}

/// A row of the table: its name, and the places that it counts.
type Row = (&'static str, fn(Wrong) -> bool);

const ROWS: [Row; 8] = [
    ("nowhere", |wrong| wrong == Wrong::Nowhere),
    ("one sentence too many", |wrong| wrong == Wrong::TooMany(1)),
    ("more too many", |wrong| matches!(wrong, Wrong::TooMany(2..))),
    ("one sentence too few", |wrong| wrong == Wrong::TooFew(1)),
    ("more too few", |wrong| matches!(wrong, Wrong::TooFew(2..))),
    ("some right, some wrong", |wrong| wrong == Wrong::Shifted),
    ("the sentence next to it", |wrong| wrong == Wrong::Neighbour),
    ("elsewhere", |wrong| wrong == Wrong::Elsewhere),
];

/// For each way to be wrong its share of the true quotes, of those that render all of their sentences and of those
/// that render a part.
pub(crate) fn table(judged: &[Judged]) -> Table {
    let of_truth = |part: bool| -> Vec<Option<Wrong>> {
        let outcomes = judged.iter().flat_map(|judged| judged.outcomes.iter().map(move |one| (judged, one)));
        outcomes
            .filter(|(_, outcome)| outcome.is_true() && outcome.quote.part == part)
            .map(|(judged, outcome)| wrong(judged, outcome))
            .collect()
    };
    let sets = [of_truth(false), of_truth(true)];
    let mut table = Table::new(&["true ones at wrong sentences", "whole sentences", "parts"]);
    for (name, counts) in ROWS {
        let share = |set: &Vec<Option<Wrong>>| {
            let count = set.iter().flatten().filter(|&&wrong| counts(wrong)).count();
            format!("{} of {}", figure(count as f64 / set.len() as f64), set.len())
        };
        table.row([name.to_owned()].into_iter().chain(sets.iter().map(share)));
    }
    table
}

fn wrong(judged: &Judged, outcome: &Outcome) -> Option<Wrong> {
    if outcome.located {
        return None;
    }
    let Some((source, span)) = outcome.quote.place else { return Some(Wrong::Elsewhere) };
    let Some(place) = outcome.checked.as_ref().and_then(CheckedQuote::place) else {
        return Some(Wrong::Nowhere);
    };
    let sentences = judged.report.sources().get(source).map_or(&[][..], |source| source.sentences());
    let meant: Vec<usize> = (0..sentences.len()).filter(|&at| sentences[at].overlaps(span)).collect();
    let (Some(&first), Some(&last)) = (meant.first(), meant.last()) else { return Some(Wrong::Elsewhere) };
    let found = place.sentences();
    let (start, end) = (found.start(), found.end());
    Some(if place.source() != source {
        Wrong::Elsewhere
    } else if end == first || start == last + 1 {
        Wrong::Neighbour
    } else if end < first || start > last {
        Wrong::Elsewhere
    } else if start <= first && end > last {
        Wrong::TooMany(first - start + end - last - 1)
    } else if start >= first && end <= last + 1 {
        Wrong::TooFew(start - first + last + 1 - end)
    } else {
        Wrong::Shifted
    })
}
