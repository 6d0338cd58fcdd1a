//! The aligner and its builder.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::alignment::{Alignment, Bead};
use super::crossing::join;
#[cfg(feature = "train")]
use super::decode::RawBead;
use super::encoded::Encoded;
use super::pass::Pass;
use super::shape::{BeadLimit, Shape};
use super::signs::signs;
use super::workspace::Workspaces;
use crate::confidence::Confidence;
use crate::document::Document;
use crate::error::{Error, ErrorKind};
#[cfg(feature = "train")]
use crate::model::Signs;
use crate::model::{Glossary, Model};
use crate::span::SentenceRange;

/// Finds out which sentences of two documents translate each other.
///
/// [`align`](crate::align()) is the short way, with the embedded model and beads of up to three sentences.
///
/// # Complexity
/// Documents of news size run the whole lattice: time and memory grow with the product of the numbers of
/// sentences, about 0.2 ms for 16 by 16 and 2.5 ms for 100 by 100. Larger ones, from some 500 by 500 on, are
/// aligned window by window in a band around sentences that share rare words: time grows with the number of
/// sentences, also where one side lacks a large part of the other, and of memory a million sentences take little
/// more than the beads, 100 bytes each (`cargo bench --bench long` measures it). [`Alignment::search`] says how
/// much was looked at.
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
    pub(super) model: Cow<'m, Model>,
    shapes: Vec<Shape>,
    crossing: bool,
    budget: usize,
    pub(super) workspaces: Workspaces,
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
    glossary: Option<&'m Glossary>,
    limit: BeadLimit,
    crossing: bool,
    budget: usize,
}

/// Cells of the lattice that are looked at together, at most: some 150 bytes each.
const BUDGET: usize = 3_000_000;

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

    /// Whether sentences that were moved may be found as crossing beads ([`Bead::is_crossing`]); they are
    /// unless this says no. In long documents they are looked for within a thousand sentences or so. Without them the beads keep the order of both documents, which some formats ask
    /// for.
    ///
    /// ```
    /// use bitext::{Aligner, Bead, Document};
    ///
    /// let polish = Document::new("Pogrzeb odbędzie się w Kielcach. Most zamknięto w maju. Naprawa potrwa do 12 października.");
    /// let english = Document::new("The bridge was closed in May. The repair will last until October 12. The funeral will be in Kielce.");
    /// let ordered = Aligner::builder().crossing(false).build()?.align(&polish, &english);
    /// assert!(!ordered.beads().iter().any(Bead::is_crossing));
    /// # Ok::<(), bitext::Error>(())
    /// ```
    #[must_use]
    pub fn crossing(mut self, crossing: bool) -> Self {
        self.crossing = crossing;
        self
    }

    /// The most pairs of places in both texts that are looked at together; 3,000,000 unless set. A pair takes some 150
    /// bytes, so that is the memory that aligning takes at worst beside the texts and the answer.
    ///
    /// Only long documents that have little in common, or repeat themselves, ever need so much. Where the budget
    /// does not suffice the answer says so: [`Alignment::search`] is
    /// [`Search::Narrowed`](crate::Search::Narrowed). It is counted and not timed, so the same texts give the same
    /// answer on every machine.
    ///
    /// ```
    /// use bitext::{Aligner, Document};
    ///
    /// let aligner = Aligner::builder().budget(10_000_000).build()?;
    /// # let _ = aligner.align(&Document::new("Tak."), &Document::new("Yes."));
    /// # Ok::<(), bitext::Error>(())
    /// ```
    #[must_use]
    pub fn budget(mut self, cells: usize) -> Self {
        self.budget = cells;
        self
    }

    /// A glossary on top of the model: see [`Glossary`] for what its weights mean.
    ///
    /// ```
    /// use bitext::{Aligner, Glossary};
    ///
    /// let glossary = Glossary::from_tsv("Straż Graniczna\tBorder Guard")?;
    /// let aligner = Aligner::builder().glossary(&glossary).build()?;
    /// # let _ = aligner;
    /// # Ok::<(), bitext::Error>(())
    /// ```
    #[must_use]
    pub fn glossary(mut self, glossary: &'m Glossary) -> Self {
        self.glossary = Some(glossary);
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
        let model = match self.glossary {
            Some(glossary) => Cow::Owned(self.model.with_glossary(glossary)),
            None => Cow::Borrowed(self.model),
        };
        let (shapes, workspaces) = (self.limit.shapes(), Workspaces::default());
        Ok(Aligner { model, shapes, crossing: self.crossing, budget: self.budget, workspaces })
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
        AlignerBuilder {
            model: Model::embedded(),
            glossary: None,
            limit: BeadLimit::default(),
            crossing: true,
            budget: BUDGET,
        }
    }
}

/// The aligner with the usual options that all of a program shares, with its workspaces.
pub(crate) fn usual() -> &'static Aligner<'static> {
    static USUAL: LazyLock<Aligner<'static>> = LazyLock::new(Aligner::default);
    &USUAL
}

impl Default for Aligner<'static> {
    fn default() -> Self {
        Aligner {
            model: Cow::Borrowed(Model::embedded()),
            shapes: BeadLimit::default().shapes(),
            crossing: true,
            budget: BUDGET,
            workspaces: Workspaces::default(),
        }
    }
}

impl<'m> Aligner<'m> {
    /// An aligner with the usual options and this model, for fitting: without crossing beads, whose confidence
    /// is not fitted.
    #[cfg(feature = "train")]
    pub(crate) fn with_model(model: &'m Model) -> Aligner<'m> {
        Aligner {
            model: Cow::Borrowed(model),
            shapes: BeadLimit::default().shapes(),
            crossing: false,
            budget: BUDGET,
            workspaces: Workspaces::default(),
        }
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
        self.workspaces.with(|workspace| self.align_with(workspace, source, target))
    }

    /// Aligns with the vectors of a caller's encoder.
    pub(super) fn align_encoded(&self, source: &Document, target: &Document, encoded: &Encoded) -> Alignment {
        self.workspaces.with(|workspace| {
            let lexical = workspace.read(&self.model, source, target);
            self.answer(&self.pass(&lexical, Some(encoded)), source, target)
        })
    }

    /// The beads of a pass, with their calibrated confidences.
    pub(super) fn answer(&self, pass: &Pass, source: &Document, target: &Document) -> Alignment {
        let beads = self.judged(pass).into_iter().map(|bead| {
            let (source, target) =
                ((bead.source, source.span(bead.source)), (bead.target, target.span(bead.target)));
            Bead::new(source, target, bead.confidence, bead.crossing)
        });
        Alignment::new(beads.collect(), pass.search)
    }

    /// The same, as numbers of sentences only.
    pub(super) fn judged(&self, pass: &Pass) -> Vec<Judged> {
        let calibration = self.model.calibration();
        let signs = signs(&pass.path, &pass.posterior);
        let judged = join(&pass.path, &pass.crossings).into_iter().map(|(bead, step)| {
            // The posterior of a crossing bead is on the safe side as it is: see the design chapter.
            let confidence = step.map_or(bead.posterior, |step| calibration.probability(&signs[step]));
            Judged {
                source: bead.source,
                target: bead.target,
                confidence: Confidence::new(confidence),
                crossing: step.is_none(),
            }
        });
        judged.collect()
    }

    /// The beads of the path, each with what speaks for and against it.
    #[cfg(feature = "train")]
    pub(crate) fn judge(&self, source: &Document, target: &Document) -> Vec<(RawBead, Signs)> {
        let pass =
            self.workspaces.with(|workspace| self.pass(&workspace.read(&self.model, source, target), None));
        let signs = signs(&pass.path, &pass.posterior);
        pass.path.into_iter().zip(signs).collect()
    }

    pub(super) fn model(&self) -> &Model {
        &self.model
    }

    pub(super) fn budget(&self) -> usize {
        self.budget
    }

    pub(super) fn shapes(&self) -> &[Shape] {
        &self.shapes
    }

    /// Whether sentences that moved are looked for.
    pub(super) fn looks_across(&self) -> bool {
        self.crossing
    }
}

/// A bead of a pass, with its calibrated confidence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judged {
    pub(super) source: SentenceRange,
    pub(super) target: SentenceRange,
    pub(super) confidence: Confidence,
    pub(super) crossing: bool,
}
