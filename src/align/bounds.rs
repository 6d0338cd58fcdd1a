//! How much the words of groups can say at best, for all groups that end in a row of the lattice.
//!
//! Of a word that one of two sentences explains, the other only takes away: its factor given both is no greater than given the
//! better of them. So both ratios of a group are at most the sum of those of its pairs, with what each sentence would
//! lose where nothing explains it given back once for each further sentence beside it.

use std::ops::Range;

use super::shape::Shape;
use super::singles::Singles;

/// The bounds of the groups that end in one row.
///
/// Shapes of as many source sentences share their sums over these, which is most of the work: with sums for each shape the
/// bounds took twice as much.
pub(super) struct WordBounds<'s> {
    singles: &'s Singles<'s>,
    row: usize,
    /// For each number of source sentences those columns where all their pairs are in the band, and the bounds beside the
    /// one target sentence that ends there.
    beside_one: Vec<(Range<usize>, Vec<f32>)>,
    sums: Vec<f32>,
}

impl<'s> WordBounds<'s> {
    /// For groups of up to so many source sentences.
    pub(super) fn new(singles: &'s Singles<'s>, most_sources: usize) -> Self {
        let beside_one = vec![(0..0, Vec::new()); most_sources];
        Self { singles, row: 0, beside_one, sums: Vec::new() }
    }

    /// Makes ready for the groups that end in a row.
    pub(super) fn begin(&mut self, row: usize) {
        self.row = row;
        let singles = self.singles;
        let (mut columns, mut before): (Range<usize>, &[f32]) = (1..usize::MAX, &[]);
        for (sources, (range, sums)) in (1..).zip(&mut self.beside_one) {
            sums.clear();
            let Some(of) = (row + 1).checked_sub(sources).filter(|of| *of > 0) else {
                (columns, *range) = (0..0, 0..0);
                continue;
            };
            let here = singles.band.row(of);
            let (start, end) = (columns.start.max(here.start), columns.end.min(here.end));
            let first = start.saturating_sub(columns.start);
            columns = start..end.max(start);
            let words =
                &singles.words(of)[start.saturating_sub(here.start).min(here.len())..][..columns.len()];
            if sources == 1 {
                sums.extend_from_slice(words);
            } else if !columns.is_empty() {
                let rooms = &singles.target_room[start - 1..end - 1];
                let all = before[first..][..columns.len()].iter().zip(words).zip(rooms);
                sums.extend(all.map(|((before, words), room)| before + words + room));
            }
            *range = columns.clone();
            before = sums;
        }
    }

    /// For the groups of a shape that end in the row and in one of some columns at least both ratios of their words; gives
    /// the columns of which no pair is outside the band.
    pub(super) fn of(&mut self, shape: Shape, columns: Range<usize>) -> (Range<usize>, &[f32]) {
        let (range, beside_one) = &self.beside_one[shape.source - 1];
        let (from, to) = (columns.start.max(range.start + shape.target - 1), columns.end.min(range.end));
        if from >= to {
            return (0..0, &[]);
        }
        let beside = |step: usize| &beside_one[from - step - range.start..][..to - from];
        if shape.target == 1 {
            return (from..to, beside(0));
        }
        let rooms: f32 = self.singles.source_room[self.row - shape.source..self.row].iter().sum();
        let rooms = (shape.target - 1) as f32 * rooms;
        self.sums.clear();
        self.sums.extend(beside(0).iter().zip(beside(1)).map(|(one, other)| rooms + one + other));
        for step in 2..shape.target {
            self.sums.iter_mut().zip(beside(step)).for_each(|(sum, more)| *sum += more);
        }
        (from..to, &self.sums)
    }
}
