//! The aligner and its builder.

use super::alignment::{Alignment, Bead};
use super::band::Band;
use super::decode::{RawBead, decode};
use super::noise::states;
use super::posterior::Posterior;
use super::scores::BeadScores;
use super::shape::{BeadLimit, Shape};
use super::signs::signs;
use crate::confidence::Confidence;
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::model::{Model, Signs};
use crate::score::{Lexical, Side};

/// Finds out which sentences of two documents translate each other.
///
/// [`align`](crate::align()) is the short way, with the embedded model and beads of up to three sentences.
///
/// # Complexity
/// Documents of news size run the whole lattice: time and memory grow with the product of the numbers of
/// sentences, about 0.8 ms for 16 by 16 and 65 ms for 100 by 100. Larger ones run in a band around words that only one sentence on
/// each side has, and grow with the number of sentences.
///
/// ```
/// use bitext::{Aligner, Document};
///
/// let aligner = Aligner::builder().max_bead(4, 4).build()?;
/// let alignment = aligner.align(&Document::new("Dzień dobry."), &Document::new("Good morning."));
/// assert_eq!(alignment.beads().len(), 1);
/// # Ok::<(), bitext::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Aligner<'m> {
    pub(super) model: &'m Model,
    shapes: Vec<Shape>,
}

/// Options of an [`Aligner`].
///
/// ```
/// use bitext::Aligner;
///
/// let error = Aligner::builder().max_bead(0, 3).build().unwrap_err();
/// assert!(error.to_string().contains("at least 1"));
/// ```
#[derive(Clone, Debug)]
pub struct AlignerBuilder<'m> {
    model: &'m Model,
    limit: BeadLimit,
}

impl<'m> AlignerBuilder<'m> {
    /// The most sentences that one bead may take on the source and on the target side; 3 and 3 unless set.
    ///
    /// The shapes are 1-1, 1-n, n-1 and, where both are two or more, 2-2.
    ///
    /// ```
    /// # use bitext::Aligner;
    /// assert!(Aligner::builder().max_bead(1, 1).build().is_ok());
    /// ```
    #[must_use]
    pub fn max_bead(mut self, source: usize, target: usize) -> Self {
        self.limit = BeadLimit { source, target };
        self
    }

    /// Another model than the embedded one.
    ///
    /// ```
    /// # use bitext::{Aligner, Model};
    /// assert!(Aligner::builder().model(Model::embedded()).build().is_ok());
    /// ```
    #[must_use]
    pub fn model(mut self, model: &'m Model) -> Self {
        self.model = model;
        self
    }

    /// The aligner.
    ///
    /// # Errors
    /// When a bead could have no sentence at all on a side, or more than eight.
    ///
    /// ```
    /// # use bitext::Aligner;
    /// let error = Aligner::builder().max_bead(3, 9).build().unwrap_err();
    /// assert!(error.to_string().contains("at most 8"));
    /// ```
    pub fn build(self) -> Result<Aligner<'m>, Error> {
        let BeadLimit { source, target } = self.limit;
        let fault =
            |remedy| Err(ErrorKind::BeadSize { source_count: source, target_count: target, remedy }.into());
        if source == 0 || target == 0 {
            return fault("give at least 1 for each side");
        }
        if source.max(target) > BeadLimit::GREATEST {
            return fault("give at most 8 for each side");
        }
        Ok(Aligner { model: self.model, shapes: self.limit.shapes() })
    }
}

impl Aligner<'static> {
    /// Starts building an aligner.
    ///
    /// ```
    /// # use bitext::Aligner;
    /// assert!(Aligner::builder().build().is_ok());
    /// ```
    #[must_use]
    pub fn builder<'m>() -> AlignerBuilder<'m> {
        AlignerBuilder { model: Model::embedded(), limit: BeadLimit::default() }
    }
}

impl Default for Aligner<'static> {
    fn default() -> Self {
        Aligner { model: Model::embedded(), shapes: BeadLimit::default().shapes() }
    }
}

impl<'m> Aligner<'m> {
    /// An aligner with the usual options and this model.
    #[cfg(feature = "train")]
    pub(crate) fn with_model(model: &'m Model) -> Aligner<'m> {
        Aligner { model, shapes: BeadLimit::default().shapes() }
    }

    /// Aligns two documents; either language may be the source.
    ///
    /// Documents without sentences are documents without beads on their side; documents of one and the same
    /// language are aligned by equal words; a document that is neither Polish nor English by its numbers
    /// and names alone.
    ///
    /// ```
    /// use bitext::{Aligner, Document};
    ///
    /// let english = Document::new("Nobody was hurt. The fire was put out at 3 p.m.");
    /// let polish = Document::new("Nikt nie ucierpiał. Pożar ugaszono o godz. 15.");
    /// assert_eq!(Aligner::default().align(&english, &polish).beads().len(), 2);
    /// ```
    #[must_use]
    pub fn align(&self, source: &Document, target: &Document) -> Alignment {
        let calibration = self.model.calibration();
        let beads = self.judge(source, target).into_iter().map(|(bead, signs)| {
            Bead::new(
                (bead.source, source.span(bead.source)),
                (bead.target, target.span(bead.target)),
                Confidence::new(calibration.probability(&signs)),
            )
        });
        Alignment::new(beads.collect())
    }

    /// The beads of the path, each with what speaks for and against it.
    pub(crate) fn judge(&self, source: &Document, target: &Document) -> Vec<(RawBead, Signs)> {
        let parameters = self.model.parameters();
        let source = Side::read(self.model, source.lang(), source.sentence_texts());
        let target = Side::read(self.model, target.lang(), target.sentence_texts());
        let lexical = Lexical::new(self.model, parameters, &source, &target);
        let band = Band::around(&lexical);
        let scores = BeadScores::compute(&lexical, parameters, &band, &self.shapes);
        let posterior = Posterior::compute(&scores, &band, &states());
        let path = decode(&posterior, &self.shapes, &band);
        let signs = signs(&path, &posterior);
        path.into_iter().zip(signs).collect()
    }
}
