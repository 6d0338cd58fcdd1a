//! A first look at a lattice: which beads can be part of any path to speak of.
//!
//! Before groups are scored and all states of noise are summed over, one pass each way finds the best path of pairs and
//! sentences alone through every cell. A group matters where the best path with it, were it as good as it can be,
//! comes near the best of all. What is far behind that is left out: in most documents nine cells in ten.

use std::ops::Range;

use super::band::Band;
use super::bounds::WordBounds;
use super::noise::Noise;
use super::shape::{Shape, reach};
use super::singles::Singles;

/// Paths that are behind the best one by more than this, in nats, are not looked at: on FLORES, with all noises and the
/// seeds 7, 11 and 23, no confidence differs by .001 from what it is when nothing is left out; with 14 some do.
pub(super) const SLACK: f32 = 18.0;
/// The same for groups, whose bounds are far above their scores: with 10 no confidence of FLORES and one of 11,518 of held-out
/// training texts, with sentences dropped and joined, differs by .001 from what it is with 18; with 8, 15 do. Half as many groups
/// are scored: 2 in a hundred of all work, 4 on the sample.
const GROUP_SLACK: f32 = 10.0;

/// The best path of pairs and sentences alone through every cell.
pub(super) struct Outlook<'s> {
    singles: &'s Singles<'s>,
    /// What a group has in its favour, at best, beside its score.
    group: f32,
    slack: f32,
    group_slack: f32,
    /// For each cell the best path that leads to it …
    before: Vec<f32>,
    /// … and that leads on from it.
    after: Vec<f32>,
    best: f32,
}

/// A group that can matter: the place where it ends, and its number among the shapes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) number: usize,
}

/// Where the steps of one kind that end in a row start from.
#[derive(Clone, Copy, Default)]
struct Reach {
    first: usize,
    end: usize,
    /// What is added to the column where a step ends for the cell where it starts, modulo 2⁶⁴.
    start: usize,
}

impl Reach {
    fn new(band: &Band, row: usize, source: usize, target: usize) -> Self {
        let Some(from) = row.checked_sub(source) else { return Self::default() };
        let (starts, ends) = (band.row(from), band.row(row));
        Self {
            first: ends.start.max(starts.start + target),
            end: ends.end.min(starts.end + target),
            start: band.first(from).wrapping_sub(starts.start + target),
        }
    }

    /// Among the cells of the row where the steps end, and among all cells, where they start.
    fn ranges(self, row: &Range<usize>) -> (Range<usize>, Range<usize>) {
        let count = self.end.saturating_sub(self.first);
        if count == 0 {
            return (0..0, 0..0);
        }
        let (end, start) = (self.first - row.start, self.start.wrapping_add(self.first));
        (end..end + count, start..start + count)
    }
}

impl<'s> Outlook<'s> {
    /// Looks at all paths; `slack` is [`SLACK`], or infinite where nothing may be left out.
    pub(super) fn new(singles: &'s Singles<'s>, states: &[Noise], slack: f32) -> Self {
        let most = |log: fn(&Noise) -> f64| states.iter().map(log).fold(f64::NEG_INFINITY, f64::max) as f32;
        let cells = singles.band.cells();
        let mut outlook = Self {
            singles,
            group: most(|noise| noise.group),
            slack,
            group_slack: if slack.is_finite() { GROUP_SLACK } else { slack },
            before: vec![f32::NEG_INFINITY; cells],
            after: vec![f32::NEG_INFINITY; cells],
            best: 0.0,
        };
        let alone = (most(|noise| noise.source), most(|noise| noise.target));
        outlook.look_ahead(alone);
        outlook.look_back(alone);
        outlook.best = outlook.before.last().copied().unwrap_or(0.0);
        outlook
    }

    fn look_ahead(&mut self, alone: (f32, f32)) {
        let band = self.singles.band;
        for row in 0..=band.sources() {
            let (done, here) = self.before.split_at_mut(band.first(row));
            let here = &mut here[..band.row(row).len()];
            if row == 0 {
                here[0] = 0.0;
            }
            let [source, pair] = reaches(band, row);
            let (to, from) = source.ranges(&band.row(row));
            here[to].iter_mut().zip(&done[from]).for_each(|(here, start)| raise(here, start + alone.0));
            let (to, from) = pair.ranges(&band.row(row));
            let scores = &self.singles.row(row)[to.clone()];
            let steps = done[from].iter().zip(scores);
            here[to].iter_mut().zip(steps).for_each(|(here, (start, score))| raise(here, start + score));
            let mut before = f32::NEG_INFINITY;
            for here in here {
                raise(here, before + alone.1);
                before = *here;
            }
        }
    }

    fn look_back(&mut self, alone: (f32, f32)) {
        let band = self.singles.band;
        if let Some(last) = self.after.last_mut() {
            *last = 0.0;
        }
        for row in (0..=band.sources()).rev() {
            let (open, here) = self.after.split_at_mut(band.first(row));
            let here = &mut here[..band.row(row).len()];
            let mut after = f32::NEG_INFINITY;
            for here in here.iter_mut().rev() {
                raise(here, after + alone.1);
                after = *here;
            }
            let [source, pair] = reaches(band, row);
            let (from, to) = source.ranges(&band.row(row));
            open[to].iter_mut().zip(&here[from]).for_each(|(start, here)| raise(start, here + alone.0));
            let (from, to) = pair.ranges(&band.row(row));
            let scores = &self.singles.row(row)[from.clone()];
            let steps = here[from].iter().zip(scores);
            open[to].iter_mut().zip(steps).for_each(|(start, (here, score))| raise(start, here + score));
        }
    }

    /// The groups that can matter, in the order of the rows.
    pub(super) fn candidates(&self, shapes: &[Shape]) -> Vec<Candidate> {
        /// More than rounding can lose in a sum of a few hundred nats.
        const ROUNDING: f32 = 0.01;
        let (band, weight) = (self.singles.band, self.singles.weights.words);
        let groups = shapes.iter().enumerate().filter(|(_, shape)| shape.is_group());
        let groups: Vec<(usize, Shape, f32)> = groups
            .map(|(number, &shape)| (number, shape, self.singles.most_beside_words(shape) + ROUNDING))
            .collect();
        let least = self.best - self.group - self.group_slack;
        let mut candidates = Vec::with_capacity(2 * band.sources());
        let mut bounds = WordBounds::new(self.singles, reach(shapes).0);
        for row in 1..=band.sources() {
            let after = band.first(row).wrapping_sub(band.row(row).start);
            bounds.begin(row);
            for &(number, shape, most_beside) in &groups {
                let reach = Reach::new(band, row, shape.source, shape.target);
                let (columns, words) = bounds.of(shape, reach.first..reach.end);
                if columns.is_empty() {
                    continue;
                }
                let start = reach.start.wrapping_add(columns.start);
                let end = after.wrapping_add(columns.start);
                let paths = self.before[start..].iter().zip(&self.after[end..]);
                let least_of_all = least - most_beside;
                // Nearly all are hopeless whatever their marks say: those are not asked for.
                for ((at, &words), (before, after)) in words.iter().enumerate().zip(paths) {
                    let others = before + after;
                    if weight * words + others >= least_of_all {
                        let column = columns.start + at;
                        if others + self.singles.group_bound(row, column, shape, words) >= least {
                            candidates.push(Candidate { row, column, number });
                        }
                    }
                }
            }
        }
        candidates
    }

    /// The part of the band that paths to speak of lead through.
    pub(super) fn band(&self, candidates: &[Candidate], shapes: &[Shape]) -> Band {
        let band = self.singles.band;
        let least = self.best - self.slack;
        let mut rows: Vec<Range<usize>> = Vec::with_capacity(band.sources() + 1);
        for row in 0..=band.sources() {
            let lives = |(cell, _): &(usize, usize)| self.before[*cell] + self.after[*cell] >= least;
            let columns = band.row(row);
            // Rounding may lose the best path itself where it is worth millions.
            let start = band.in_row(row).find(lives).map_or(columns.start, |(_, column)| column);
            let end = band.in_row(row).rev().find(lives).map_or(columns.end, |(_, column)| column + 1);
            rows.push(start..end);
        }
        for Candidate { row, column, number } in candidates {
            let shape = shapes[*number];
            for (row, column) in [(*row, *column), (row - shape.source, column - shape.target)] {
                rows[row].start = rows[row].start.min(column);
                rows[row].end = rows[row].end.max(column + 1);
            }
        }
        for row in 1..rows.len() {
            rows[row].end = rows[row].end.max(rows[row - 1].end);
        }
        for row in (1..rows.len()).rev() {
            rows[row - 1].start = rows[row - 1].start.min(rows[row].start);
        }
        Band::new(rows).narrowed(band.is_narrowed())
    }

    /// How far the best path with a group is behind the best of all, given the score of the group or more than it.
    pub(super) fn behind(&self, row: usize, column: usize, shape: Shape, score: f32) -> Option<f32> {
        let band = self.singles.band;
        let start = band.before(row, column, shape.source, shape.target)?;
        let end = band.cell(row, column)?;
        Some(self.best - (self.before[start] + self.group + score + self.after[end]))
    }
}

/// Where a source sentence alone and a pair that end in a row start from.
fn reaches(band: &Band, row: usize) -> [Reach; 2] {
    [(1, 0), (1, 1)].map(|(source, target)| Reach::new(band, row, source, target))
}

fn raise(most: &mut f32, other: f32) {
    *most = if other > *most { other } else { *most };
}
