//! A first look at very long texts: where in the one the other may continue.
//!
//! Sentences that share a rare word, or two less rare ones, are candidates; of all candidates the chain that rises on
//! both sides and shares most is kept (seed and chain, as long sequences are compared in biology: Li 2018), and of
//! that only what has company, for in a long gap chance fits in. Nothing is decided by it but which parts of the
//! texts are looked at together.

use super::chain::{Anchor, best_chain};
use crate::score::Keys;

/// A word in more sentences than this on either side anchors nothing by itself.
const RARE: u32 = 4;
/// The rarest words of a sentence that count in pairs.
const WORDS: usize = 5;
/// What is seen so often, in source sentences times target sentences, is not looked at, or less where there is much: a
/// text that repeats itself a few times still has anchors.
const PRODUCTS: [u64; 4] = [64, 16, 4, 1];
/// Candidates for each sentence, at most: it bounds time and memory.
const CANDIDATES: u64 = 12;
/// Features that a pair of sentences has to share: one may be chance.
const SHARED: u32 = 2;
/// An anchor has company where so many of its neighbours in the chain …
const COMPANY: usize = 2;
/// … are so many sentences away at most, on either side.
const NEAR: u32 = 40;

/// Pairs of sentences that rise on both sides and seem to translate each other.
pub(super) fn anchors(source: Keys, target: Keys) -> Vec<(usize, usize)> {
    let targets = target.len();
    let candidates = candidates(source, target);
    let chain = best_chain(&candidates, targets);
    let near = |one: &Anchor, other: &Anchor| {
        one.source.abs_diff(other.source) <= NEAR && one.target.abs_diff(other.target) <= NEAR
    };
    let accompanied = |&place: &usize| {
        let around = place.saturating_sub(COMPANY)..(place + COMPANY + 1).min(chain.len());
        chain[around].iter().filter(|other| near(&chain[place], other)).count() > COMPANY
    };
    let kept = (0..chain.len()).filter(accompanied);
    kept.map(|place| (chain[place].source as usize, chain[place].target as usize)).collect()
}

/// The pairs of sentences that share enough, sorted.
fn candidates(source: Keys, target: Keys) -> Vec<Anchor> {
    let counts = [Counts::of(&source), Counts::of(&target)];
    let [source_features, target_features] = [source, target].map(|side| features(&side, &counts));
    let limit = limit(&source_features, &target_features);
    let mut pairs = Vec::new();
    shared(&source_features, &target_features, |sources, targets| {
        if product(sources, targets) <= limit {
            for from in sources {
                pairs.extend(
                    targets.iter().map(|to| u64::from(sentence(*from)) << 32 | u64::from(sentence(*to))),
                );
            }
        }
    });
    drop((source_features, target_features));
    pairs.sort_unstable();
    let anchor = |same: &[u64]| {
        let (pair, weight) = (*same.first()?, same.len() as u32);
        let anchor = Anchor { source: (pair >> 32) as u32, target: pair as u32, weight };
        (weight >= SHARED).then_some(anchor)
    };
    pairs.chunk_by(|one, other| one == other).filter_map(anchor).collect()
}

/// How many words have a key, roughly: keys that share a slot count together.
struct Counts {
    slots: Vec<u32>,
}

impl Counts {
    fn of(side: &Keys) -> Self {
        let size = side.all().len().next_power_of_two().clamp(1 << 10, 1 << 22);
        let mut slots = vec![0_u32; size];
        for key in side.all() {
            let slot = &mut slots[Self::slot(*key, size)];
            *slot = slot.saturating_add(1);
        }
        Self { slots }
    }

    fn slot(key: u32, size: usize) -> usize {
        (key.wrapping_mul(0x85EB_CA6B) >> 8) as usize & (size - 1)
    }

    fn get(&self, key: u32) -> u32 {
        self.slots[Self::slot(key, self.slots.len())]
    }
}

/// For each sentence what it may be known by: each a number above the number of the sentence, sorted.
fn features(side: &Keys, [one, other]: &[Counts; 2]) -> Vec<u64> {
    let mut out = Vec::new();
    let mut words: Vec<(u32, u32)> = Vec::new();
    for sentence in 0..side.len() {
        words.clear();
        words.extend(side.sentence(sentence).iter().filter_map(|&key| {
            let (one, other) = (one.get(key), other.get(key));
            // The order is the same on both sides.
            (one > 0 && other > 0).then(|| (one.saturating_add(other), key))
        }));
        words.sort_unstable();
        words.dedup();
        words.truncate(WORDS);
        let mut enter = |feature: u32| out.push(u64::from(feature) << 32 | sentence as u64);
        for (place, &(_, key)) in words.iter().enumerate() {
            if one.get(key).max(other.get(key)) <= RARE {
                enter(mix(key, 0));
            }
            for &(_, more) in &words[place + 1..] {
                enter(mix(key.min(more), key.max(more)));
            }
        }
    }
    out.sort_unstable();
    out
}

fn mix(one: u32, other: u32) -> u32 {
    let joined = (u64::from(one) << 32 | u64::from(other)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (joined ^ joined >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9).rotate_left(32) as u32
}

fn feature(entry: u64) -> u32 {
    (entry >> 32) as u32
}

fn sentence(entry: u64) -> u32 {
    entry as u32
}

fn product(sources: &[u64], targets: &[u64]) -> u64 {
    (sources.len() as u64).saturating_mul(targets.len() as u64)
}

/// Calls `found` for each feature that both sides have, with the sentences that have it.
fn shared(sources: &[u64], targets: &[u64], mut found: impl FnMut(&[u64], &[u64])) {
    let by_feature = |one: &u64, other: &u64| feature(*one) == feature(*other);
    let mut targets = targets.chunk_by(by_feature).peekable();
    for source in sources.chunk_by(by_feature) {
        while targets.next_if(|target| feature(target[0]) < feature(source[0])).is_some() {}
        if let Some(target) = targets.next_if(|target| feature(target[0]) == feature(source[0])) {
            found(source, target);
        }
    }
}

/// The greatest of the [`PRODUCTS`] that keeps the number of candidates within its bound.
fn limit(sources: &[u64], targets: &[u64]) -> u64 {
    let mut sums = [0_u64; PRODUCTS.len()];
    shared(sources, targets, |sources, targets| {
        let product = product(sources, targets);
        for (sum, _) in sums.iter_mut().zip(PRODUCTS).filter(|(_, limit)| product <= *limit) {
            *sum = sum.saturating_add(product);
        }
    });
    let last =
        |entries: &[u64]| entries.iter().map(|entry| u64::from(sentence(*entry)) + 1).max().unwrap_or(0);
    let most = CANDIDATES * (last(sources) + last(targets));
    let fits = |(_, sum): &(&u64, &u64)| **sum <= most;
    PRODUCTS.iter().zip(&sums).find(fits).map_or(1, |(limit, _)| *limit)
}
