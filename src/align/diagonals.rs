//! The cells of a band in the order of its antidiagonals.
//!
//! All cells of an antidiagonal stand after equally many sentences, so that the paths to them have made
//! equally much of their way. That is why their weights are of one magnitude and can share a scale, which
//! those of a row cannot: in a row some have left out hundreds of sentences that others have yet to reach.

use std::ops::Range;

use super::band::Band;

/// Where each antidiagonal of a band stands.
#[derive(Debug)]
pub(super) struct Diagonals {
    /// For each antidiagonal the rows that have a cell on it.
    rows: Vec<Range<usize>>,
    /// The number of its first cell, and at the end the number of cells.
    starts: Vec<usize>,
}

impl Diagonals {
    pub(super) fn new(band: &Band) -> Self {
        let count = band.sources() + band.targets() + 1;
        let mut rows = Vec::with_capacity(count);
        let mut starts = Vec::with_capacity(count + 1);
        let (mut first, mut end, mut cells) = (0, 0, 0);
        for diagonal in 0..count {
            // Both borders of a band rise, so that both ends of an antidiagonal only go down its rows.
            while first < band.sources() && first + band.row(first).end <= diagonal {
                first += 1;
            }
            while end <= band.sources() && end + band.row(end).start <= diagonal {
                end += 1;
            }
            starts.push(cells);
            rows.push(first..end.max(first));
            cells += end.saturating_sub(first);
        }
        starts.push(cells);
        Self { rows, starts }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn cells(&self) -> usize {
        self.starts[self.rows.len()]
    }

    /// The rows of an antidiagonal.
    pub(super) fn rows(&self, diagonal: usize) -> Range<usize> {
        self.rows[diagonal].clone()
    }

    /// The numbers of the cells of an antidiagonal.
    pub(super) fn range(&self, diagonal: usize) -> Range<usize> {
        self.starts[diagonal]..self.starts[diagonal + 1]
    }

    /// The number of the cell so many rows and columns before one.
    pub(super) fn before(&self, diagonal: usize, row: usize, source: usize, target: usize) -> Option<u32> {
        let (from, row) = (diagonal.checked_sub(source + target)?, row.checked_sub(source)?);
        let rows = self.rows(from);
        rows.contains(&row).then(|| (self.starts[from] + row - rows.start) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_of_a_band_is_on_its_antidiagonal() {
        for band in [
            Band::whole(0, 0),
            Band::whole(0, 3),
            Band::whole(3, 0),
            Band::whole(4, 7),
            Band::new(vec![0..2, 0..3, 1..4, 2..5, 3..5]),
            Band::new(vec![0..4, 2..4, 3..6]),
        ] {
            let diagonals = Diagonals::new(&band);
            let mut found = Vec::new();
            for diagonal in 0..diagonals.len() {
                assert_eq!(diagonals.range(diagonal).start, found.len());
                found.extend(diagonals.rows(diagonal).map(|row| (row, diagonal - row)));
            }
            assert_eq!((found.len(), diagonals.cells()), (band.cells(), band.cells()));
            assert!(found.iter().all(|&(row, column)| band.cell(row, column).is_some()), "{band:?}");
        }
    }
}
