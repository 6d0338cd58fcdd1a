//! The differences of two sequences: what they have in common, in as few pieces as that goes, and what is left
//! between.

use std::ops::Range;

/// Words in whose place the other side has others; one of the two ranges may be empty.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Hunk {
    pub(super) source: Range<usize>,
    pub(super) quote: Range<usize>,
}

/// What a common word is worth, and what one more that both sides have right behind it. A quote stands in one
/// piece in its source: a `the` here and an `it` there are no reason to tear it.
const WORD: u32 = 3;
const IN_A_ROW: u32 = 2;

/// The differences of `source` and `quote`, in order.
///
/// # Complexity
/// The product of the lengths, of which the caller bounds both, in time and (a byte each) in memory.
pub(super) fn hunks(source: &[String], quote: &[String]) -> Vec<Hunk> {
    let width = quote.len() + 1;
    // Which way the best of the rest goes on from each pair of places, and whether words that both sides have
    // there are best followed by two more.
    let mut ways = vec![Way { step: Step::Quote, in_a_row: false }; source.len() * width];
    let mut below = vec![Worth::default(); width];
    for (row, word) in source.iter().enumerate().rev() {
        let mut current = vec![Worth::default(); width];
        for (column, other) in quote.iter().enumerate().rev() {
            let next = below[column + 1];
            let (one, more) = (next.best, next.both.map(|both| both + IN_A_ROW));
            let in_a_row = more.is_some_and(|more| more >= one);
            let both = (word == other).then(|| WORD + more.map_or(one, |more| more.max(one)));
            let (best, step) = [
                (both.unwrap_or(0), Step::Both),
                (current[column + 1].best, Step::Quote),
                (below[column].best, Step::Source),
            ]
            .into_iter()
            .reduce(|best, next| if next.0 > best.0 { next } else { best })
            .unwrap_or((0, Step::Source));
            current[column] = Worth { best, both };
            let step = if best == 0 { Step::Source } else { step };
            ways[row * width + column] = Way { step, in_a_row };
        }
        ways[row * width + quote.len()] = Way { step: Step::Source, in_a_row: false };
        below = current;
    }
    follow(source.len(), quote.len(), &ways)
}

/// The differences along the best way.
fn follow(rows: usize, columns: usize, ways: &[Way]) -> Vec<Hunk> {
    let mut found = Vec::new();
    let (mut row, mut column) = (0, 0);
    let (mut from_row, mut from_column) = (0, 0);
    let mut bound = false;
    loop {
        let way = if row < rows { ways[row * (columns + 1) + column].step } else { Step::Quote };
        let at_end = row == rows && column == columns;
        if bound || way == Step::Both || at_end {
            if from_row < row || from_column < column {
                found.push(Hunk { source: from_row..row, quote: from_column..column });
            }
            if at_end {
                return found;
            }
            bound = ways[row * (columns + 1) + column].in_a_row;
            (row, column) = (row + 1, column + 1);
            (from_row, from_column) = (row, column);
        } else if way == Step::Source {
            row += 1;
        } else {
            column += 1;
        }
    }
}

/// What the rest of both sequences is worth at best, and what if it begins with a word of both.
#[derive(Clone, Copy, Debug, Default)]
struct Worth {
    best: u32,
    both: Option<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Way {
    step: Step,
    in_a_row: bool,
}

/// A step through both sequences.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    Both,
    Source,
    Quote,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str, quote: &str) -> Vec<(Range<usize>, Range<usize>)> {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        hunks(&words(source), &words(quote)).into_iter().map(|hunk| (hunk.source, hunk.quote)).collect()
    }

    #[test]
    fn differences_are_found_in_place() {
        assert_eq!(read("we will not go", "we will not go"), []);
        assert_eq!(read("we will not go", "we will go"), [(2..3, 2..2)]);
        assert_eq!(read("and so we go home", "we went home"), [(0..2, 0..0), (3..4, 1..2)]);
        assert_eq!(read("", "a b"), [(0..0, 0..2)]);
        assert_eq!(read("it is the rain that is the cause", "is the cause"), [(0..5, 0..0)]);
        assert_eq!(read("a b", ""), [(0..2, 0..0)]);
        assert_eq!(read("", ""), []);
    }
}
