//! The factors that words multiply a likelihood ratio by, and the logarithms of their products.
//!
//! A logarithm costs as much as dozens of products, so there is one for each sentence and not for each word.
//! Products of a few factors are held as `f32` and those as `f64`, several side by side, so that the machine
//! multiplies four at once.

use std::ops::Range;

use super::length::quick_log;
use super::side::Side;
use crate::model::{Parameter, Parameters};

/// Factors that a product of `f32` may have: a factor is at least 1/256 and at most what one word can tell, less than e²⁰.
const SHORT: usize = 4;
/// Factors that a product of `f64` may have before its logarithm is taken.
const LONG: usize = 32;
/// Products side by side.
const LANES: usize = 4;

/// What is needed of each word of a side: 1−λ and λ/u.
#[derive(Debug)]
pub(super) struct WordWeights {
    pub(super) unexplained: Vec<f32>,
    pub(super) scale: Vec<f32>,
    /// The most that one word can tell.
    pub(super) cap: f32,
}

impl WordWeights {
    pub(super) fn new(side: &Side, parameters: &Parameters, cap: f32) -> Self {
        let local = parameters.get(Parameter::DocumentBackground);
        let believed = parameters.get(Parameter::Explained);
        let total = side.words.len().max(1) as f32;
        let mut unexplained = Vec::with_capacity(side.words.len());
        let mut scale = Vec::with_capacity(side.words.len());
        for sentence in 0..side.len() {
            let counts = side.counts(sentence);
            for word in side.sentence(sentence) {
                let (number, own) = counts[side.rows[word] as usize];
                let term = &side.terms[number as usize];
                let elsewhere = (side.places(number).len() - own as usize) as f32 / total;
                let background = term.background + local * elsewhere;
                let explained = term.explained * believed;
                unexplained.push(1.0 - explained);
                scale.push(explained / background.max(1e-9));
            }
        }
        Self { unexplained, scale, cap }
    }

    /// What a word multiplies a likelihood ratio by, when the other side gives it `share` of its probability.
    #[inline]
    pub(super) fn factor(&self, word: usize, share: f32) -> f32 {
        least(self.unexplained[word] + self.scale[word] * share, self.cap)
    }

    /// Appends sums of the logarithms, to five digits or so, of the factors of some words, given how much of its probability
    /// each has: that of none of them, of the first, of the first two, and so on.
    pub(super) fn push_log_sums(&self, words: Range<usize>, shares: &[f32], sums: &mut Vec<f32>) {
        let weights = self.unexplained[words.clone()].iter().zip(&self.scale[words]).zip(shares);
        sums.push(0.0);
        let first = sums.len();
        // Slices without a branch: several are worked out at once. Adding them up is another loop.
        sums.extend(
            weights
                .map(|((unexplained, scale), share)| quick_log(least(unexplained + scale * share, self.cap))),
        );
        let mut sum = 0.0;
        for log in &mut sums[first..] {
            sum += *log;
            *log = sum;
        }
    }

    /// How much the factor of a word grows with its share, and the most that it can be, as multiples of what it is when
    /// nothing explains it.
    pub(super) fn gain(&self, word: usize) -> (f32, f32) {
        let unexplained = 1.0 / self.unexplained[word];
        (self.scale[word] * unexplained, self.cap * unexplained)
    }

    /// The logarithm of the product of the factors of some words, given how much of its probability each of them has.
    #[inline]
    pub(super) fn log_product(&self, words: Range<usize>, shares: &[f32]) -> f32 {
        let (unexplained, rest) = self.unexplained[words.clone()].as_chunks::<LANES>();
        let (scale, rest_of_scale) = self.scale[words].as_chunks::<LANES>();
        let (shares, rest_of_shares) = shares.as_chunks::<LANES>();
        let (mut sum, mut long, mut short) = (0.0, [1.0_f64; LANES], [1.0_f32; LANES]);
        for (step, ((unexplained, scale), shares)) in (1..).zip(unexplained.iter().zip(scale).zip(shares)) {
            for lane in 0..LANES {
                short[lane] *= least(unexplained[lane] + scale[lane] * shares[lane], self.cap);
            }
            if step % SHORT == 0 {
                lengthen(&mut long, &mut short);
                if step % LONG == 0 {
                    sum += log(long);
                    long = [1.0; LANES];
                }
            }
        }
        // The last factors: the short products have fewer than `SHORT` so far.
        let rest = rest.iter().zip(rest_of_scale).zip(rest_of_shares);
        for (short, ((unexplained, scale), share)) in short.iter_mut().zip(rest) {
            *short *= least(unexplained + scale * share, self.cap);
        }
        lengthen(&mut long, &mut short);
        (sum + log(long)) as f32
    }

    /// The same of words of which nothing explains any.
    pub(super) fn least_log_product(&self, words: Range<usize>) -> f32 {
        let logs = self.unexplained[words]
            .chunks(LONG)
            .map(|part| ln(part.iter().map(|&unexplained| f64::from(unexplained)).product()));
        logs.sum::<f64>() as f32
    }
}

fn lengthen(long: &mut [f64; LANES], short: &mut [f32; LANES]) {
    for (long, short) in long.iter_mut().zip(short) {
        *long *= f64::from(std::mem::replace(short, 1.0));
    }
}

/// The logarithm of a product of products, each of which is far from the ends of the range.
#[inline]
fn log(products: [f64; LANES]) -> f64 {
    let [a, b, c, d] = products;
    let (ab, cd) = (a * b, c * d);
    let all = ab * cd;
    if (1e-290..1e290).contains(&all) { ln(all) } else { products.into_iter().map(ln).sum() }
}

/// The natural logarithm of a positive number that is not denormal, to nine digits: what `f64::ln` takes to be exact in
/// every bit is most of what a sentence costs.
#[inline]
pub(super) fn ln(number: f64) -> f64 {
    /// The bits of √½: the mantissa is taken from there to √2.
    const START: u64 = 0x3fe6_a09e_667f_3bcd;
    let bits = number.to_bits().wrapping_sub(START);
    let exponent = bits as i64 >> 52;
    let mantissa = f64::from_bits((bits & 0x000f_ffff_ffff_ffff).wrapping_add(START));
    // 2 artanh(t) is ln((1 + t) / (1 − t)).
    let t = (mantissa - 1.0) / (mantissa + 1.0);
    let square = t * t;
    let series = 1.0 + square * (1.0 / 3.0 + square * (0.2 + square * (1.0 / 7.0 + square * (1.0 / 9.0))));
    exponent as f64 * std::f64::consts::LN_2 + 2.0 * t * series
}

/// The lesser of two numbers neither of which is NaN: one instruction, where [`f32::min`] takes several.
#[inline]
pub(super) fn least(a: f32, b: f32) -> f32 {
    if a < b { a } else { b }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_near() {
        for exponent in -900..900 {
            for part in 0..50 {
                let number = (f64::from(exponent) + f64::from(part) / 50.0).exp2() * 1.000_1;
                assert!((ln(number) - number.ln()).abs() < 2e-9, "{number}");
            }
        }
    }

    #[test]
    fn logarithms_of_products_are_sums_of_logarithms() {
        for count in [0, 1, 5, 16, 17, 100, 1000] {
            let unexplained: Vec<f32> = (0..count).map(|at| 0.01 + (at % 7) as f32).collect();
            let weights = WordWeights { scale: vec![1e4; count], unexplained, cap: 1e8 };
            for share in [0.0, 1.0, 1e3, 1e6] {
                let expected: f64 = (0..count).map(|at| f64::from(weights.factor(at, share)).ln()).sum();
                let found = f64::from(weights.log_product(0..count, &vec![share; count]));
                assert!((found - expected).abs() <= 1e-5 * expected.abs().max(1.0), "{found}: {expected}");
            }
        }
    }
}
