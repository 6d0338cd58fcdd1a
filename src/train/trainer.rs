//! The trainer.

use super::corpus::Corpus;
use super::count::Cooccurrence;
use super::estimate::{Estimation, estimate};
use super::explain::explained;
use super::prune::{Pruning, prune};
use super::write::lexicon_sections;
use crate::model::format::{Section, assemble};
use crate::model::{Calibration, Model, Parameters};

/// Lab.
#[derive(Debug)]
pub struct Trainer {
    corpus: Corpus,
    /// lab
    pub separate: usize,
    /// lab
    pub agreeing: usize,
    /// lab
    pub tension: f64,
    /// lab
    pub null: f64,
    /// lab
    pub prior: f64,
    /// lab
    pub links: usize,
}

impl Default for Trainer {
    fn default() -> Self {
        Self { corpus: Corpus::new(), separate: 5, agreeing: 0, tension: 0.0, null: 0.05, prior: 0.0, links: 700_000 }
    }
}

impl Trainer {
    /// lab
    pub fn add(&mut self, polish: &str, english: &str, weight: f32) {
        self.corpus.add(polish, english, weight);
    }

    /// lab
    pub fn train(&self) -> Model {
        let table = Cooccurrence::count(&self.corpus);
        eprintln!("{} pairs, {} cells", self.corpus.pairs.len(), table.columns.len());
        let estimation = Estimation {
            separate_rounds: self.separate,
            agreeing_rounds: self.agreeing,
            tension: self.tension,
            null: self.null,
            prior: self.prior,
        };
        let translation =
            estimate(&self.corpus, &table, &estimation, |round, likelihood| eprintln!("round {round}: {likelihood:.0}"));
        let pruning = Pruning { unit_limit: 65_000, link_limit: self.links, form_count: 1.5, probability: 1e-3 };
        let pruned = prune(&self.corpus, &table, &translation, &pruning);
        eprintln!("{} {} units, {} links", pruned.polish.len(), pruned.english.len(), pruned.links.len());
        let mut sections = lexicon_sections(&self.corpus, &pruned, &pruning, &explained(&self.corpus, &table, &translation));
        sections[Section::Provenance as usize] = b"pairs: lab\n".to_vec();
        sections[Section::Parameters as usize] = Parameters::default().write();
        sections[Section::Calibration as usize] = Calibration::IDENTITY.write();
        let bytes = assemble(&sections);
        eprintln!("{} bytes", bytes.len());
        Model::from_bytes(bytes).expect("sound")
    }
}

/// lab
pub fn set_parameter(model: &Model, index: usize, value: f32) -> Model {
    let mut parameters = model.parameters().clone();
    parameters.set(crate::model::Parameter::ALL[index], value);
    model.with(parameters, Calibration::IDENTITY)
}
/// lab
pub fn bytes(model: &Model) -> Vec<u8> { let mut s = model.sections(); s[Section::Parameters as usize] = model.parameters().write(); assemble(&s) }
