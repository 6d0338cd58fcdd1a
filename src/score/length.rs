//! What the lengths say.

use std::ops::Range;

use super::lexical::Lexical;
use super::side::Side;

/// How far the lengths of translations scatter: the variance of ln(target/source) at one character, and what
/// remains between long ones. The training pairs scatter less (1.0 and 0.008, English shorter by 9 %), but
/// their texts are translated more closely than news: with their figures, and the same weight of the
/// lengths, F1 on news fell by .003 to .011.
const VARIANCE_PER_CHARACTER: f32 = 1.6;
const LEAST_VARIANCE: f32 = 0.03;
/// How much the lengths of sentences that have nothing to do with each other scatter: less than those of any
/// two training sentences (1.1), for sentences of one document are more alike.
const UNRELATED_VARIANCE: f32 = 0.6;
/// Its logarithm.
const UNRELATED_VARIANCE_LOG: f32 = -0.510_825_6;

/// More than lengths ever say for a translation.
pub(crate) const MOST_OF_LENGTH: f32 = 1.6;

/// The log-likelihood ratio of the two lengths, translation against chance: at most about one nat for
/// lengths that agree, steeply negative for those that cannot (Gale & Church 1993, on a logarithmic scale,
/// with an alternative so that agreeing lengths do not count for more than they say).
pub(crate) fn length_score(lexical: &Lexical<'_>, sources: Range<usize>, targets: Range<usize>) -> f32 {
    let length = |side: &Side, sentences: Range<usize>| Length::new(&side.lengths[sentences]);
    length(lexical.source, sources).score(length(lexical.target, targets))
}

/// What [`length_score`] gives for two numbers of characters, to four digits or so.
#[inline]
pub(super) fn length_ratio(source: f32, target: f32) -> f32 {
    let [source, target] = Length::quick_both([source, target]);
    source.score(target)
}

/// A length with the logarithms that comparing it takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Length {
    length: f32,
    log: f32,
    variance: f32,
    variance_log: f32,
}

impl Length {
    pub(super) fn new(lengths: &[f32]) -> Self {
        let length = lengths.iter().sum::<f32>() + 1.0;
        let variance = variance(length);
        Self { length, log: length.ln(), variance, variance_log: variance.ln() }
    }

    /// The same of two numbers of characters, to five digits or so. Their four logarithms are worked out at once.
    #[inline]
    pub(super) fn quick_both(lengths: [f32; 2]) -> [Self; 2] {
        let lengths = lengths.map(|length| length + 1.0);
        let variances = lengths.map(variance);
        let [a, b, c, d] = [lengths[0], lengths[1], variances[0], variances[1]].map(quick_log);
        [
            Self { length: lengths[0], log: a, variance: variances[0], variance_log: c },
            Self { length: lengths[1], log: b, variance: variances[1], variance_log: d },
        ]
    }

    /// The same of many.
    fn quick_all(lengths: impl ExactSizeIterator<Item = f32>) -> Vec<Self> {
        let mut all = Vec::with_capacity(lengths.len());
        let mut odd = None;
        for length in lengths {
            match odd.take() {
                None => odd = Some(length),
                Some(before) => all.extend(Self::quick_both([before, length])),
            }
        }
        all.extend(odd.map(|last| Self::quick_both([last, last])[0]));
        all
    }

    #[inline]
    pub(super) fn score(self, other: Self) -> f32 {
        let off = other.log - self.log;
        let shorter = if self.length < other.length { self } else { other };
        let related = -0.5 * (off * off / shorter.variance + shorter.variance_log);
        let unrelated = -0.5 * (off * off / UNRELATED_VARIANCE + UNRELATED_VARIANCE_LOG);
        (related - unrelated).max(-20.0)
    }

    /// At least its [`score`](Self::score) with any other: the shorter of both varies no less than this one.
    pub(super) fn most(self) -> f32 {
        0.5 * (UNRELATED_VARIANCE_LOG - self.variance_log)
    }
}

/// The natural logarithm of a positive number that is not denormal, to five digits or so, without a call.
#[inline]
pub(super) fn quick_log(number: f32) -> f32 {
    let bits = number.to_bits();
    // As a signed number, which machines turn into a float at once.
    let exponent = ((bits >> 23) as i32 - 127) as f32;
    let mantissa = f32::from_bits(bits & 0x007f_ffff | 0x3f80_0000);
    // 2 artanh(t) is ln((1 + t) / (1 − t)).
    let t = (mantissa - 1.0) / (mantissa + 1.0);
    let square = t * t;
    exponent * std::f32::consts::LN_2
        + 2.0 * t * (1.0 + square * (1.0 / 3.0 + square * (0.2 + square * (1.0 / 7.0 + square / 9.0))))
}

fn variance(length: f32) -> f32 {
    LEAST_VARIANCE + VARIANCE_PER_CHARACTER / length
}

/// The lengths of all groups of neighbouring sentences, for many scores.
pub(crate) struct LengthScores {
    /// For each number of sentences and each first one the length.
    source: Vec<Vec<Length>>,
    target: Vec<Vec<Length>>,
}

impl LengthScores {
    /// For groups of up to so many sentences.
    pub(crate) fn new(lexical: &Lexical<'_>, most_sources: usize, most_targets: usize) -> Self {
        let groups = |side: &Side, most: usize| {
            let group = |count: usize| side.lengths.windows(count).map(|lengths| lengths.iter().sum());
            (1..=most).map(|count| Length::quick_all(group(count))).collect()
        };
        Self { source: groups(lexical.source, most_sources), target: groups(lexical.target, most_targets) }
    }

    /// What [`length_score`] gives.
    pub(crate) fn get(&self, sources: &Range<usize>, targets: &Range<usize>) -> f32 {
        self.source[sources.len() - 1][sources.start].score(self.target[targets.len() - 1][targets.start])
    }
}
