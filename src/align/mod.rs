//! Aligning: which sentences translate which, and how sure that is.

mod band;
mod decode;
mod noise;
mod posterior;
mod scores;
mod shape;

use std::ops::Range;

use crate::lang::Lang;
use crate::model::Model;
use crate::score::{Lexical, Side};

pub(crate) use decode::RawBead;

pub(crate) struct RawPosterior {
    pub(crate) band: band::Band,
    pub(crate) shapes: Vec<shape::Shape>,
    posterior: posterior::Posterior,
}

impl RawPosterior {
    pub(crate) fn null_source(&self, sentence: usize) -> f64 {
        self.posterior.null_source[sentence]
    }
    pub(crate) fn null_target(&self, sentence: usize) -> f64 {
        self.posterior.null_target[sentence]
    }
    pub(crate) fn bead(&self, source: Range<usize>, target: Range<usize>) -> f64 {
        let Some(cell) = self.band.cell(source.end, target.end) else { return 0.0 };
        self.shapes
            .iter()
            .position(|shape| shape.source == source.len() && shape.target == target.len())
            .map_or(0.0, |number| f64::from(self.posterior.cell(cell)[number]))
    }
}

pub(crate) fn posterior_of(model: &Model, source: (Lang, &[&str]), target: (Lang, &[&str])) -> RawPosterior {
    let parameters = model.parameters();
    let source = Side::read(model, parameters, source.0, source.1.iter().copied());
    let target = Side::read(model, parameters, target.0, target.1.iter().copied());
    let lexical = Lexical::new(model, parameters, &source, &target);
    let band = band::Band::whole(source.len(), target.len());
    let shapes = shape::BeadLimit::default().shapes();
    let scores = scores::BeadScores::compute(&lexical, parameters, &band, &shapes);
    let posterior = posterior::Posterior::compute(&scores, &band, &noise::states());
    RawPosterior { band, shapes, posterior }
}

pub(crate) fn align_sentences(model: &Model, source: (Lang, &[&str]), target: (Lang, &[&str])) -> Vec<RawBead> {
    let p = posterior_of(model, source, target);
    decode::decode(&p.posterior, &p.shapes, &p.band)
}
