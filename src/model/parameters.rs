//! The parameters of scoring and aligning, learnt with the model.

use crate::error::{Error, ErrorKind};

/// The parameters, in the order in which the file holds them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Parameters {
    values: [f32; Parameter::ALL.len()],
}

/// The name of a parameter. Probabilities are plain, weights multiply natural logarithms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parameter {
    /// The weight of the words: below one because words are not independent.
    Words,
    /// The most that one word can tell, as a ratio of probabilities.
    RatioCap,
    /// How far the words of the document itself count into the background.
    DocumentBackground,
    /// The part of a word's [`explained`](crate::model::Model::explained) share that is believed.
    Explained,
    /// The probability that an unknown word is translated by an equal one.
    EqualWord,
    /// The same for a word that is similar, such as an inflected or transliterated name.
    SimilarWord,
    /// The background of a word that the model does not know.
    UnknownBackground,
    /// The weight of the lengths.
    Length,
    /// The prior of 1-2 and 2-1 beside 1-1.
    OneTwo,
    /// The prior of 2-2 beside 1-1.
    TwoTwo,
    /// The prior of 1-3 and 3-1 beside 1-1.
    OneThree,
    /// The weight of the marks.
    Marks,
    /// What a group loses, in nats, for each heading that is not its last sentence.
    Heading,
    /// What a bead gains beyond its words, as a natural logarithm: evidence that is not in words.
    Bias,
}

impl Parameter {
    pub(crate) const ALL: [Parameter; 14] = [
        Parameter::Words,
        Parameter::RatioCap,
        Parameter::DocumentBackground,
        Parameter::Explained,
        Parameter::EqualWord,
        Parameter::SimilarWord,
        Parameter::UnknownBackground,
        Parameter::Length,
        Parameter::OneTwo,
        Parameter::TwoTwo,
        Parameter::OneThree,
        Parameter::Marks,
        Parameter::Heading,
        Parameter::Bias,
    ];
}

impl Parameters {
    pub(crate) fn get(&self, parameter: Parameter) -> f32 {
        self.values[parameter as usize]
    }

    #[cfg(feature = "train")]
    pub(crate) fn set(&mut self, parameter: Parameter, value: f32) {
        self.values[parameter as usize] = value;
    }

    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Error> {
        let damaged = || Error::from(ErrorKind::DamagedModel { what: "the parameters" });
        let (numbers, []) = bytes.as_chunks::<4>() else { return Err(damaged()) };
        let values: Vec<f32> = numbers.iter().map(|&four| f32::from_le_bytes(four)).collect();
        if values.iter().any(|value| !value.is_finite()) {
            return Err(damaged());
        }
        Ok(Self { values: values.try_into().map_err(|_| damaged())? })
    }

    #[cfg(feature = "train")]
    pub(crate) fn write(&self) -> Vec<u8> {
        self.values.iter().flat_map(|value| value.to_le_bytes()).collect()
    }
}

/// What was fitted with the lexicon before this one, on held-out runs of the training texts and on FLORES. Fits with
/// the present lexicon came to worse values on texts that nothing was fitted on: see the chapter on the model.
#[cfg(any(test, feature = "train"))]
impl Default for Parameters {
    fn default() -> Self {
        let mut values = [0.0; Parameter::ALL.len()];
        for (parameter, value) in [
            (Parameter::Words, 0.28),
            (Parameter::RatioCap, 676.2),
            (Parameter::DocumentBackground, 0.25),
            (Parameter::Explained, 0.997_075),
            (Parameter::EqualWord, 0.740_741),
            (Parameter::SimilarWord, 0.5),
            (Parameter::UnknownBackground, 1e-6),
            (Parameter::Length, 0.9),
            (Parameter::OneTwo, 0.396_75),
            (Parameter::TwoTwo, 0.015_306),
            (Parameter::OneThree, 0.02),
            (Parameter::Marks, 0.6),
            // A heading is joined a tenth as often as a sentence: an assumption, and nothing was gained by others.
            (Parameter::Heading, std::f32::consts::LN_10),
            (Parameter::Bias, 0.3),
        ] {
            values[parameter as usize] = value;
        }
        Self { values }
    }
}
