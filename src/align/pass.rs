//! A pass over the lattice: the score of every bead, the posteriors, the path, and what crosses it.

use super::aligner::Aligner;
use super::band::Band;
use super::cosine::Cosines;
use super::crossing::{Crossing, Leftovers};
use super::decode::{RawBead, decode};
use super::encoded::Encoded;
use super::halves::Halves;
use super::noise::states;
use super::outlook::{Outlook, SLACK};
use super::posterior::Posterior;
use super::scores::BeadScores;
use super::search::Search;
use super::shape::reach;
use super::singles::Singles;
use crate::score::{Lexical, MarkScores};

/// What is known of all beads after a pass over the lattice.
#[derive(Debug)]
pub(super) struct Pass {
    /// How much of the lattice was looked at.
    pub(super) search: Search,
    /// The part of it that paths to speak of lead through.
    pub(super) band: Band,
    pub(super) cosines: Option<Cosines>,
    pub(super) halves: Option<Halves>,
    pub(super) posterior: Posterior,
    pub(super) path: Vec<RawBead>,
    pub(super) crossings: Vec<Crossing>,
}

impl Aligner<'_> {
    /// Scores all beads, sums over all paths and chooses one.
    pub(super) fn pass(&self, lexical: &Lexical<'_>, encoded: Option<&Encoded>) -> Pass {
        self.pass_in(lexical, &Band::around(lexical, self.budget()), encoded)
    }

    /// The same in a band of one's own.
    pub(super) fn pass_in(&self, lexical: &Lexical<'_>, band: &Band, encoded: Option<&Encoded>) -> Pass {
        let search = band.search();
        let singles =
            Singles::compute(lexical, self.model().parameters(), self.marks(lexical), band, self.shapes());
        // What the words make hopeless an encoder may lift.
        let slack = if encoded.is_some() { f32::INFINITY } else { SLACK };
        let outlook = Outlook::new(&singles, states(), slack);
        let candidates = outlook.candidates(self.shapes());
        let band = outlook.band(&candidates, self.shapes());
        let mut scores = BeadScores::compute(&singles, &outlook, &candidates, &band, self.shapes());
        let cosines = encoded.map(|encoded| {
            Cosines::compute(&encoded.source, &encoded.target, encoded.weight, &band, &scores)
        });
        if let Some(cosines) = &cosines {
            scores.add(&band, |row, column, shape| cosines.log_odds(row, column, shape));
        }
        let mut posterior = Posterior::compute(&scores, &band, states());
        let mut path = decode(&posterior, self.shapes(), &band);
        let halves = Halves::find(&path, lexical.source, lexical.target);
        if let Some(halves) = &halves {
            scores.add(&band, |row, column, shape| {
                halves.score(row - shape.source..row, column - shape.target..column)
            });
            posterior = Posterior::compute(&scores, &band, states());
            path = decode(&posterior, self.shapes(), &band);
        }
        let crossings = if self.looks_across() {
            Leftovers {
                shapes: self.shapes(),
                singles: &singles,
                band: &band,
                scores: &scores,
                posterior: &posterior,
                path: &path,
            }
            .crossings()
        } else {
            Vec::new()
        };
        Pass { search, band, cosines, halves, posterior, path, crossings }
    }

    /// What marks say of the beads that there may be.
    pub(super) fn marks(&self, lexical: &Lexical<'_>) -> MarkScores<'_> {
        MarkScores::new(self.model(), lexical, reach(self.shapes()))
    }
}
