//! Vectors from outside: a caller's own sentence encoder, called and checked.

use crate::document::Document;
use crate::error::{Error, ErrorKind};

/// Something that turns texts into vectors whose directions tell what they mean, whatever their language: a
/// multilingual sentence encoder.
///
/// It is called once for each document with all its sentences but blank ones. An error, a missing row or one
/// that cannot be used is an error of the alignment: nothing is put in its place.
///
/// The trait can be made into an object, and an encoder may keep what it likes inside: a session of a
/// neural network, a connection, a table that was computed before.
///
/// ```
/// use std::error::Error;
/// use bitext::{Aligner, Document, Encoder};
///
/// /// Knows numbers only.
/// struct Digits;
///
/// impl Encoder for Digits {
///     fn encode(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, Box<dyn Error + Send + Sync>> {
///         let count = |text: &str, digit| text.chars().filter(|letter| *letter == digit).count() as f32;
///         Ok(texts.iter().map(|text| ('0'..='9').map(|digit| 0.1 + count(text, digit)).collect()).collect())
///     }
/// }
///
/// let aligner = Aligner::builder().build_with_encoder(&Digits, 1.0)?;
/// let alignment = aligner.try_align(&Document::new("Było ich 17."), &Document::new("There were 17."))?;
/// assert_eq!(alignment.beads().len(), 1);
/// # Ok::<(), bitext::Error>(())
/// ```
pub trait Encoder {
    /// A vector for each text, in their order. All vectors of both documents have the same number of
    /// dimensions; they need not have length 1.
    ///
    /// # Errors
    /// Whatever goes wrong; the message becomes part of that of the alignment's error.
    fn encode(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, Box<dyn std::error::Error + Send + Sync>>;
}

/// The vectors of the sentences of a document.
#[derive(Debug)]
pub(crate) struct Vectors {
    /// Of length 1; none for a blank sentence.
    rows: Vec<Option<Vec<f32>>>,
}

impl Vectors {
    /// Asks the encoder and checks what it gives. `side` is the name of the document, for the message.
    pub(crate) fn read(
        encoder: &dyn Encoder,
        document: &Document,
        side: &'static str,
    ) -> Result<Self, Error> {
        let texts: Vec<&str> = document.sentence_texts().collect();
        let asked: Vec<usize> = (0..texts.len()).filter(|&at| !texts[at].trim().is_empty()).collect();
        let mut rows = vec![None; texts.len()];
        if asked.is_empty() {
            return Ok(Self { rows });
        }
        let wanted: Vec<&str> = asked.iter().map(|&at| texts[at]).collect();
        let given = encoder
            .encode(&wanted)
            .map_err(|error| Error::from(ErrorKind::EncoderFailed { side, message: error.to_string() }))?;
        let fail = |what: String| Error::from(ErrorKind::EncoderRows { side, what });
        if given.len() != wanted.len() {
            let (found, wanted) = (given.len(), wanted.len());
            return Err(fail(format!(
                "there are {found} rows for {wanted} texts: give one for each, in order"
            )));
        }
        let dimension = given.first().map_or(0, Vec::len);
        for (number, (row, &sentence)) in given.into_iter().zip(&asked).enumerate() {
            let fail = |what: String| fail(format!("row {number}, of sentence {sentence}, {what}"));
            if row.is_empty() || row.len() != dimension {
                let found = row.len();
                return Err(fail(if dimension == 0 {
                    "is empty: give at least one number".to_owned()
                } else {
                    format!("has {found} numbers and row 0 has {dimension}: give rows of one length")
                }));
            }
            if let Some(at) = row.iter().position(|value| !value.is_finite()) {
                let value = row[at];
                return Err(fail(format!("has {value} at place {at}: give finite numbers")));
            }
            let norm = row.iter().map(|&value| f64::from(value).powi(2)).sum::<f64>().sqrt();
            if norm == 0.0 {
                return Err(fail(
                    "is all noughts and has no direction: give at least one other number".to_owned(),
                ));
            }
            rows[sentence] = Some(row.iter().map(|&value| (f64::from(value) / norm) as f32).collect());
        }
        Ok(Self { rows })
    }

    /// Checks that the vectors of two documents can be compared.
    pub(crate) fn agree(&self, other: &Self) -> Result<(), Error> {
        match (self.dimension(), other.dimension()) {
            (Some(source), Some(target)) if source != target => {
                let what = format!(
                    "its rows have {target} numbers and those of the source {source}: give rows of one length"
                );
                Err(ErrorKind::EncoderRows { side: "target", what }.into())
            }
            _ => Ok(()),
        }
    }

    fn dimension(&self) -> Option<usize> {
        self.rows.iter().flatten().next().map(Vec::len)
    }

    /// Whether a sentence has a vector.
    pub(crate) fn has(&self, sentence: usize) -> bool {
        self.rows[sentence].is_some()
    }

    /// The cosine of two sentences; 0 where one is blank.
    pub(crate) fn cosine(&self, sentence: usize, other: &Self, of_other: usize) -> f32 {
        match (&self.rows[sentence], &other.rows[of_other]) {
            (Some(one), Some(other)) => one.iter().zip(other).map(|(x, y)| x * y).sum(),
            _ => 0.0,
        }
    }
}
