//! An aligner with a caller's encoder beside the lexicon.

use std::fmt;

use super::aligner::{Aligner, AlignerBuilder};
use super::alignment::Alignment;
use super::explanation::Explanation;
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::score::{Encoder, Vectors};

/// An aligner that asks an [`Encoder`] besides its lexicon.
///
/// Every bead's log-odds get a further part, from the cosines of its sentences: the margin by which two are
/// nearer than their nearest neighbours elsewhere (Artetxe & Schwenk 2019), in standard deviations of the
/// cosines of unrelated sentences of the same documents. What a margin is worth is learnt from the pairs that
/// the lexicon is sure of; so a good encoder says much, a poor one little, and nothing about it has to be known
/// or tuned. Where the documents have nothing else to compare with (a single pair of sentences) the encoder
/// has no say.
///
/// Long documents are aligned in one band and within one budget ([`AlignerBuilder::budget`]), not in windows; with
/// the vectors they take memory for all sentences at once.
///
/// An encoder can fail, so there is no `align` here that could hide it: [`try_align`](Self::try_align) gives a
/// `Result`. Confidences were calibrated on the lexicon alone; with an encoder they are estimates.
///
/// ```
/// use bitext::{Aligner, Document, Encoder};
///
/// struct Broken;
///
/// impl Encoder for Broken {
///     fn encode(&self, _: &[&str]) -> Result<Vec<Vec<f32>>, Box<dyn std::error::Error + Send + Sync>> {
///         Err("no connection".into())
///     }
/// }
///
/// let aligner = Aligner::builder().build_with_encoder(&Broken, 1.0)?;
/// let error = aligner.try_align(&Document::new("Tak."), &Document::new("Yes.")).unwrap_err();
/// assert!(error.to_string().starts_with("the encoder failed on the source: no connection"));
/// # Ok::<(), bitext::Error>(())
/// ```
#[derive(Clone)]
pub struct EncodedAligner<'m> {
    aligner: Aligner<'m>,
    encoder: &'m dyn Encoder,
    weight: f32,
}

/// The vectors of both documents, ready to be scored.
#[derive(Debug)]
pub(super) struct Encoded {
    pub(super) source: Vectors,
    pub(super) target: Vectors,
    pub(super) weight: f32,
}

impl<'m> AlignerBuilder<'m> {
    /// An aligner that asks an encoder besides the lexicon. With the weight 1 its log-odds count as they are; a
    /// lower one trusts it less.
    ///
    /// # Errors
    /// Those of [`build`](Self::build), and when the weight is not a finite number above 0.
    ///
    /// ```
    /// # use bitext::{Aligner, Encoder};
    /// # struct None;
    /// # impl Encoder for None {
    /// #     fn encode(&self, _: &[&str]) -> Result<Vec<Vec<f32>>, Box<dyn std::error::Error + Send + Sync>> {
    /// #         Ok(Vec::new())
    /// #     }
    /// # }
    /// # let encoder = None;
    /// let error = Aligner::builder().build_with_encoder(&encoder, 0.0).unwrap_err();
    /// assert!(error.to_string().contains("above 0"));
    /// ```
    pub fn build_with_encoder(
        self,
        encoder: &'m dyn Encoder,
        weight: f32,
    ) -> Result<EncodedAligner<'m>, Error> {
        if !(weight > 0.0 && weight.is_finite()) {
            return Err(ErrorKind::EncoderWeight { weight: weight.to_string() }.into());
        }
        Ok(EncodedAligner { aligner: self.build()?, encoder, weight })
    }
}

impl EncodedAligner<'_> {
    /// Aligns two documents.
    ///
    /// # Errors
    /// When the encoder fails, and when a row that it gives is missing, is of another length than the first,
    /// has a number that is not finite or is all noughts; the message names the row.
    ///
    /// ```
    /// # use bitext::{Aligner, Document, Encoder};
    /// struct Lengths;
    ///
    /// impl Encoder for Lengths {
    ///     fn encode(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, Box<dyn std::error::Error + Send + Sync>> {
    ///         Ok(texts.iter().map(|text| vec![text.len() as f32, 30.0]).collect())
    ///     }
    /// }
    ///
    /// let aligner = Aligner::builder().build_with_encoder(&Lengths, 0.5)?;
    /// let polish = Document::new("Tak. To prawda, choć mało kto o tym wie.");
    /// let english = Document::new("Yes. It is true, though few people know about it.");
    /// assert_eq!(aligner.try_align(&polish, &english)?.beads().len(), 2);
    /// # Ok::<(), bitext::Error>(())
    /// ```
    pub fn try_align(&self, source: &Document, target: &Document) -> Result<Alignment, Error> {
        Ok(self.aligner.align_encoded(source, target, &self.encode(source, target)?))
    }

    /// Explains every bead, as [`Aligner::explain`] does; [`ScoreParts::encoder`](crate::ScoreParts::encoder)
    /// is the encoder's part.
    ///
    /// # Errors
    /// Those of [`try_align`](Self::try_align).
    ///
    /// ```
    /// # use bitext::{Aligner, Document, Encoder};
    /// # struct Lengths;
    /// # impl Encoder for Lengths {
    /// #     fn encode(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, Box<dyn std::error::Error + Send + Sync>> {
    /// #         Ok(texts.iter().map(|text| vec![text.len() as f32, 30.0]).collect())
    /// #     }
    /// # }
    /// let aligner = Aligner::builder().build_with_encoder(&Lengths, 1.0)?;
    /// let explained = aligner.try_explain(&Document::new("Tak. Nie wiem."), &Document::new("Yes. I do not know."))?;
    /// assert!(explained.iter().any(|bead| bead.parts.encoder != 0.0));
    /// # Ok::<(), bitext::Error>(())
    /// ```
    pub fn try_explain(&self, source: &Document, target: &Document) -> Result<Vec<Explanation>, Error> {
        Ok(self.aligner.explain_encoded(source, target, Some(&self.encode(source, target)?)))
    }

    fn encode(&self, source: &Document, target: &Document) -> Result<Encoded, Error> {
        let source = Vectors::read(self.encoder, source, "source")?;
        let target = Vectors::read(self.encoder, target, "target")?;
        source.agree(&target)?;
        Ok(Encoded { source, target, weight: self.weight })
    }
}

impl fmt::Debug for EncodedAligner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EncodedAligner")
            .field("aligner", &self.aligner)
            .field("weight", &self.weight)
            .finish_non_exhaustive()
    }
}
