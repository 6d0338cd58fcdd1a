//! Which stems occur together, as a sparse matrix that both directions share.

use super::corpus::Corpus;

/// The number of the empty word, from which words come that nothing in the other language says.
pub(crate) const NULL: u32 = 0;

/// The stems that occur in a common pair. Polish and English stems are shifted by one: 0 is the empty word.
#[derive(Debug)]
pub(crate) struct Cooccurrence {
    /// For each Polish stem its first column, and at the end the number of columns.
    pub(crate) rows: Vec<usize>,
    /// English stems, sorted within a row.
    pub(crate) columns: Vec<u32>,
    pub(crate) english_count: usize,
    /// The cells of all pairs of the corpus, one after the other: a row for the empty word and each Polish
    /// word, a column for the empty word and each English one.
    pub(crate) pairs: Vec<u32>,
}

impl Cooccurrence {
    pub(crate) fn count(corpus: &Corpus) -> Self {
        let polish_count = corpus.polish.stems.len() + 1;
        let mut starts = vec![0_usize; polish_count + 1];
        for pair in &corpus.pairs {
            let width = pair.english.len() + 1;
            starts[NULL as usize + 1] += width;
            for &polish in &pair.polish {
                starts[polish as usize + 2] += width;
            }
        }
        for row in 1..starts.len() {
            starts[row] += starts[row - 1];
        }
        let mut fill = starts.clone();
        let mut all = vec![0_u32; starts[polish_count]];
        for pair in &corpus.pairs {
            for polish in with_null(&pair.polish) {
                let at = &mut fill[polish as usize];
                for english in with_null(&pair.english) {
                    all[*at] = english;
                    *at += 1;
                }
            }
        }
        let (mut rows, mut columns) = (vec![0], Vec::new());
        for row in 0..polish_count {
            let part = &mut all[starts[row]..starts[row + 1]];
            part.sort_unstable();
            let mut last = None;
            for &english in part.iter() {
                if last != Some(english) {
                    columns.push(english);
                    last = Some(english);
                }
            }
            rows.push(columns.len());
        }
        drop(all);
        Self::new(corpus, rows, columns)
    }

    /// A table of these cells, with those of all pairs looked up once, for each is needed many times.
    pub(crate) fn new(corpus: &Corpus, rows: Vec<usize>, columns: Vec<u32>) -> Self {
        let mut table =
            Self { rows, columns, english_count: corpus.english.stems.len() + 1, pairs: Vec::new() };
        let mut cells = Vec::new();
        for pair in &corpus.pairs {
            for polish in with_null(&pair.polish) {
                let cell = |english| table.cell(polish, english).unwrap_or_default() as u32;
                cells.extend(with_null(&pair.english).map(cell));
            }
        }
        table.pairs = cells;
        table
    }

    /// The cell of a pair of stems, where they occur together.
    pub(crate) fn cell(&self, polish: u32, english: u32) -> Option<usize> {
        let (start, end) = (self.rows[polish as usize], self.rows[polish as usize + 1]);
        self.columns[start..end].binary_search(&english).ok().map(|column| start + column)
    }
}

/// The stems of a sentence, shifted by one, with the empty word in front.
pub(crate) fn with_null(stems: &[u32]) -> impl Iterator<Item = u32> + Clone {
    std::iter::once(NULL).chain(stems.iter().map(|stem| stem + 1))
}
