//! Words that look alike: names, inflected or transliterated, and words that both languages borrowed.

use std::collections::HashMap;

use super::side::{Side, Term};
use crate::model::{Parameter, Parameters};

/// Words more frequent than this are known well enough by the lexicon.
const RARE: f32 = 2e-4;
/// Skeletons that share fewer letters at their start are not alike.
const SHARED_START: usize = 3;

/// The pairs of terms that look alike, with the probability that one translates the other.
pub(crate) fn similar_terms(source: &Side, target: &Side, parameters: &Parameters) -> Vec<(u32, u32, f32)> {
    let mut by_start: HashMap<&[u8], Vec<u32>> = HashMap::new();
    for (number, term) in target.terms.iter().enumerate() {
        if let Some(start) = start(term) {
            by_start.entry(start).or_default().push(number as u32);
        }
    }
    let mut out = Vec::new();
    for (number, term) in source.terms.iter().enumerate() {
        let Some(candidates) = start(term).and_then(|start| by_start.get(start)) else { continue };
        for &candidate in candidates {
            let probability = likeness(term, &target.terms[candidate as usize], parameters);
            if probability > 0.0 {
                out.push((number as u32, candidate, probability));
            }
        }
    }
    out
}

/// The letters by which a term is looked up, if it is rare enough to be.
fn start(term: &Term) -> Option<&[u8]> {
    let skeleton = term.skeleton.as_bytes();
    (term.background < RARE).then(|| &skeleton[..skeleton.len().min(SHARED_START)])
}

fn likeness(a: &Term, b: &Term, parameters: &Parameters) -> f32 {
    if a.form == b.form {
        return parameters.get(Parameter::EqualWord);
    }
    if a.form.bytes().chain(b.form.bytes()).any(|byte| byte.is_ascii_digit()) {
        return 0.0;
    }
    let shared = a.skeleton.bytes().zip(b.skeleton.bytes()).take_while(|(x, y)| x == y).count();
    let longest = a.skeleton.len().max(b.skeleton.len());
    let shortest = a.skeleton.len().min(b.skeleton.len());
    // Endings differ by inflection: what counts is how much of the shorter word the two share.
    if shared < SHARED_START.min(longest) || longest > shared + 4 || shortest > shared + 2 {
        return 0.0;
    }
    let share = shared as f32 / longest as f32;
    if share < 0.5 { 0.0 } else { parameters.get(Parameter::SimilarWord) * share * share }
}
