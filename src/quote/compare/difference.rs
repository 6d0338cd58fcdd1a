//! The differences of two sequences: a longest common subsequence, and what is left between.

use std::ops::Range;

/// Words in whose place the other side has others; one of the two ranges may be empty.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Hunk {
    pub(super) source: Range<usize>,
    pub(super) quote: Range<usize>,
}

/// The differences of `source` and `quote`, in order.
///
/// # Complexity
/// The product of the lengths, of which the caller bounds both, in time and (a byte each) in memory.
pub(super) fn hunks(source: &[String], quote: &[String]) -> Vec<Hunk> {
    let width = quote.len() + 1;
    // Which way the longest common subsequence of the rest goes on from each pair of places.
    let mut ways = vec![Way::Quote; source.len() * width];
    let mut below = vec![0_u32; width];
    for (row, word) in source.iter().enumerate().rev() {
        let mut current = vec![0_u32; width];
        for (column, other) in quote.iter().enumerate().rev() {
            let both = if word == other { below[column + 1] + 1 } else { 0 };
            let (length, way) =
                [(both, Way::Both), (current[column + 1], Way::Quote), (below[column], Way::Source)]
                    .into_iter()
                    .reduce(|best, next| if next.0 > best.0 { next } else { best })
                    .unwrap_or((0, Way::Source));
            current[column] = length;
            ways[row * width + column] = if length == 0 { Way::Source } else { way };
        }
        ways[row * width + quote.len()] = Way::Source;
        below = current;
    }
    let mut found = Vec::new();
    let (mut row, mut column) = (0, 0);
    let (mut from_row, mut from_column) = (0, 0);
    loop {
        let way = if row < source.len() { ways[row * width + column] } else { Way::Quote };
        let at_end = row == source.len() && column == quote.len();
        if way == Way::Both || at_end {
            if from_row < row || from_column < column {
                found.push(Hunk { source: from_row..row, quote: from_column..column });
            }
            if at_end {
                return found;
            }
            (row, column) = (row + 1, column + 1);
            (from_row, from_column) = (row, column);
        } else if way == Way::Source {
            row += 1;
        } else {
            column += 1;
        }
    }
}

/// A step through both sequences.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
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
        assert_eq!(read("a b", ""), [(0..2, 0..0)]);
        assert_eq!(read("", ""), []);
    }
}
