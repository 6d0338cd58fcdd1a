//! The part of the lattice that is looked at.

use std::ops::Range;

use super::search::Search;

/// For each row of the lattice the columns that are looked at; row i stands after source sentence i.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Band {
    rows: Vec<Range<usize>>,
    offsets: Vec<usize>,
    narrowed: bool,
}

impl Band {
    /// All of it: what documents of news size get.
    pub(crate) fn whole(sources: usize, targets: usize) -> Self {
        Self::new(vec![0..targets + 1; sources + 1])
    }

    /// `rows` has to rise at both ends, begin at 0 and end at the last column.
    pub(crate) fn new(rows: Vec<Range<usize>>) -> Self {
        let mut offsets = Vec::with_capacity(rows.len() + 1);
        let mut cells = 0;
        for row in &rows {
            offsets.push(cells);
            cells += row.len();
        }
        offsets.push(cells);
        Self { rows, offsets, narrowed: false }
    }

    /// The same, where some part of it had to follow the diagonal because nothing better was known.
    pub(crate) fn narrowed(self, narrowed: bool) -> Self {
        Self { narrowed, ..self }
    }

    pub(crate) fn is_narrowed(&self) -> bool {
        self.narrowed
    }

    /// Whether it leaves nothing out.
    pub(crate) fn is_whole(&self) -> bool {
        self.cells() == (self.sources() + 1) * (self.targets() + 1)
    }

    /// How much of the lattice it is.
    pub(crate) fn search(&self) -> Search {
        match (self.narrowed, self.is_whole()) {
            (true, _) => Search::Narrowed,
            (false, true) => Search::Full,
            (false, false) => Search::Banded,
        }
    }

    pub(crate) fn sources(&self) -> usize {
        self.rows.len() - 1
    }

    pub(crate) fn targets(&self) -> usize {
        self.rows.last().map_or(0, |row| row.end - 1)
    }

    pub(crate) fn cells(&self) -> usize {
        self.offsets[self.rows.len()]
    }

    pub(crate) fn row(&self, row: usize) -> Range<usize> {
        self.rows[row].clone()
    }

    /// The number of the first cell of a row.
    pub(crate) fn first(&self, row: usize) -> usize {
        self.offsets[row]
    }

    /// The cells of a row with their columns.
    pub(crate) fn in_row(&self, row: usize) -> impl DoubleEndedIterator<Item = (usize, usize)> {
        (self.offsets[row]..self.offsets[row + 1]).zip(self.row(row))
    }

    /// For each column the rows that are looked at.
    pub(crate) fn columns(&self) -> Vec<Range<usize>> {
        let (mut first, mut end) = (0, 0);
        let rows = |column: usize| {
            // Both borders rise.
            while self.rows.get(first).is_some_and(|row| row.end <= column) {
                first += 1;
            }
            while self.rows.get(end).is_some_and(|row| row.start <= column) {
                end += 1;
            }
            first..end
        };
        (0..=self.targets()).map(rows).collect()
    }

    /// The number of a cell, or `None` outside the band.
    pub(crate) fn cell(&self, row: usize, column: usize) -> Option<usize> {
        let columns = self.rows.get(row)?;
        columns.contains(&column).then(|| self.offsets[row] + column - columns.start)
    }

    /// The cell that a bead of `source` and `target` sentences, ending at (row, column), starts from.
    pub(crate) fn before(&self, row: usize, column: usize, source: usize, target: usize) -> Option<usize> {
        self.cell(row.checked_sub(source)?, column.checked_sub(target)?)
    }
}
