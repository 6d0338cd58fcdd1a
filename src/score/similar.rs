//! Words that look alike: names, inflected or transliterated, and words that both languages borrowed.

use super::side::{Side, Term};
use crate::model::{Parameter, Parameters};

/// Words more frequent than this are known well enough by the lexicon.
pub(super) const RARE: f32 = 2e-4;
/// Skeletons that share fewer letters at their start are not alike.
const SHARED_START: usize = 3;

/// Where more terms than this begin like one, their likeness says nothing: only equal ones count.
const CANDIDATES: usize = 400;

/// A rare term of the target. The first bytes of its skeleton stand as a number, which settles most comparisons.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Candidate<'t> {
    start: u64,
    skeleton: &'t [u8],
    form: &'t str,
    number: u32,
}

/// The pairs of terms that look alike, each once, with the probability that one translates the other.
pub(crate) fn similar_terms(source: &Side, target: &Side, parameters: &Parameters) -> Vec<(u32, u32, f32)> {
    let mut starts = Starts::default();
    for term in source.terms.iter().filter(|term| is_rare(term)) {
        starts.enter(source.skeleton(term));
    }
    let mut sorted: Vec<Candidate<'_>> = Vec::with_capacity(64);
    let mut starts_of_sorted = Starts::default();
    for (number, term) in (0..).zip(&target.terms).filter(|(_, term)| is_rare(term)) {
        let skeleton = target.skeleton(term);
        if starts.may_have(skeleton) {
            starts_of_sorted.enter(skeleton);
            sorted.push(Candidate { start: start(skeleton), skeleton, form: target.form(term), number });
        }
    }
    sorted.sort_unstable();
    let mut out = Vec::with_capacity(64);
    for (number, term) in source.terms.iter().enumerate().filter(|(_, term)| is_rare(term)) {
        let skeleton = source.skeleton(term);
        if !starts_of_sorted.may_have(skeleton) {
            continue;
        }
        let mut candidates = starting_with(&sorted, &skeleton[..least_shared(skeleton)]);
        if candidates.is_empty() {
            continue;
        }
        let own = (skeleton, source.form(term));
        if candidates.len() > CANDIDATES {
            let key = |candidate: &Candidate<'_>| (candidate.skeleton, candidate.form).cmp(&own);
            let first = candidates.partition_point(|candidate| key(candidate).is_lt());
            let equal = candidates[first..].partition_point(|candidate| key(candidate).is_eq());
            candidates = &candidates[first..first + equal];
        }
        for candidate in candidates {
            let probability = likeness(own, (candidate.skeleton, candidate.form), parameters);
            if probability > 0.0 {
                out.push((number as u32, candidate.number, probability));
            }
        }
    }
    out
}

/// Which beginnings of skeletons there are, by a few bits of them: nine terms in ten have no like, and need be neither sorted nor
/// looked for. Without it both took 2 in a hundred of all that aligning takes.
#[derive(Default)]
struct Starts {
    bits: [u64; 16],
}

impl Starts {
    /// Whatever is like a skeleton begins with the same three bytes, or is as short and equal.
    fn place(skeleton: &[u8]) -> (usize, u64) {
        let byte = |at: usize| u32::from(skeleton.get(at).copied().unwrap_or(0)) << (8 * at);
        let mixed = (byte(0) | byte(1) | byte(2)).wrapping_mul(0x9E37_79B1) >> 22;
        (mixed as usize / 64, 1 << (mixed % 64))
    }

    fn enter(&mut self, skeleton: &[u8]) {
        let (at, bit) = Self::place(skeleton);
        self.bits[at] |= bit;
    }

    /// Whether something that is like a skeleton may have been entered.
    fn may_have(&self, skeleton: &[u8]) -> bool {
        let (at, bit) = Self::place(skeleton);
        self.bits[at] & bit != 0
    }
}

fn is_rare(term: &Term) -> bool {
    term.background < RARE
}

/// How much of its skeleton a term shares with any that is like it, at least: what [`likeness`] asks for.
fn least_shared(skeleton: &[u8]) -> usize {
    let length = skeleton.len();
    SHARED_START.max(length.saturating_sub(4)).max(length.div_ceil(2)).min(length)
}

/// The first eight bytes as a number that sorts as they do.
fn start(skeleton: &[u8]) -> u64 {
    match skeleton.first_chunk() {
        Some(eight) => u64::from_be_bytes(*eight),
        None => {
            skeleton.iter().enumerate().fold(0, |start, (at, &byte)| start | u64::from(byte) << (56 - 8 * at))
        }
    }
}

/// The terms whose skeleton starts so; in `sorted` they stand together.
fn starting_with<'s, 't>(sorted: &'s [Candidate<'t>], shared: &[u8]) -> &'s [Candidate<'t>] {
    let least = start(shared);
    let first = sorted.partition_point(|candidate| candidate.start < least);
    // With eight bytes or more no other start will do, with fewer any that goes on.
    let most = least | u64::MAX.checked_shr(8 * shared.len() as u32).unwrap_or(0);
    let sorted = &sorted[first..];
    let sorted = &sorted[..sorted.partition_point(|candidate| candidate.start <= most)];
    let first = sorted.partition_point(|candidate| candidate.skeleton < shared);
    let count = sorted[first..].partition_point(|candidate| candidate.skeleton.starts_with(shared));
    &sorted[first..first + count]
}

/// The probability that one term translates the other, each given by its skeleton and its form; 0 where they
/// are not alike.
fn likeness(a: (&[u8], &str), b: (&[u8], &str), parameters: &Parameters) -> f32 {
    if a.1 == b.1 {
        return parameters.get(Parameter::EqualWord);
    }
    if a.1.bytes().chain(b.1.bytes()).any(|byte| byte.is_ascii_digit()) {
        return 0.0;
    }
    let shared = a.0.iter().zip(b.0).take_while(|(x, y)| x == y).count();
    let longest = a.0.len().max(b.0.len());
    let shortest = a.0.len().min(b.0.len());
    // Endings differ by inflection: what counts is how much of the shorter word the two share.
    if shared < SHARED_START.min(longest) || longest > shared + 4 || shortest > shared + 2 {
        return 0.0;
    }
    let share = shared as f32 / longest as f32;
    if share < 0.5 { 0.0 } else { parameters.get(Parameter::SimilarWord) * share * share }
}
