//! Families of stems: what a stemmer leaves apart although it translates alike.
//!
//! Polish stems of one word differ (`rząd` and `rządz`, `oświadcz` and `oświadczył`, `wspinaczk` and
//! `wspinaczc`), and each by itself is seen seldom. Two stems are of one family when they begin alike *and*
//! their translations agree; spelling alone would join `profesor` with `profil`.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::corpus::{Corpus, Vocabulary};
use super::count::Cooccurrence;
use super::estimate::{Rows, Translation};
use super::prune::stem_counts;
use crate::text::stem::bare;

/// Translations less probable than this say nothing of a stem.
const LEAST: f32 = 0.02;
/// The share of the longer stem that both begin with, at least; and so many letters.
const SHARED: f64 = 0.6;
const SHARED_LETTERS: usize = 4;
/// Stems seen up to this often have no translations to speak of: their sentences are asked instead.
const RARE: f64 = 10.0;
/// How far two stems have to agree, times the share of letters they have in common: rare ones and others.
/// Both were chosen on held-out documents and FLORES; half and twice as much gave nearly the same.
const RARE_AGREEMENT: f64 = 0.1;
const AGREEMENT: f64 = 0.25;

/// For each stem of either language the most frequent stem of its family.
pub(crate) fn families(corpus: &Corpus, table: &Cooccurrence, translation: &Translation) -> [Vec<u32>; 2] {
    let polish_counts = stem_counts(&corpus.polish);
    let english_counts = stem_counts(&corpus.english);
    let (polish_rows, english_rows) = translation.rows(table, LEAST);
    let pairs = corpus.pairs.len() as f64;
    let polish = Side {
        counts: &polish_counts,
        rows: &polish_rows,
        other_counts: &english_counts,
        pairs,
        together: |polish, english| table.cell(polish + 1, english + 1).is_some(),
    };
    let english = Side {
        counts: &english_counts,
        rows: &english_rows,
        other_counts: &polish_counts,
        pairs,
        together: |english, polish| table.cell(polish + 1, english + 1).is_some(),
    };
    [polish.join(&corpus.polish), english.join(&corpus.english)]
}

/// One language, beside the other.
struct Side<'c, T> {
    counts: &'c [f64],
    /// Shifted by one, as their translations are.
    rows: &'c Rows,
    other_counts: &'c [f64],
    /// How many pairs of sentences there are.
    pairs: f64,
    /// Whether a stem and one of the other language occur in a common pair.
    together: T,
}

impl<T: Fn(u32, u32) -> bool> Side<'_, T> {
    /// Joins each stem, the most frequent first, with the family of the stem that it agrees with best.
    fn join(&self, vocabulary: &Vocabulary) -> Vec<u32> {
        let spellings: Vec<String> =
            vocabulary.stems.iter().map(|stem| stem.chars().map(bare).collect()).collect();
        let mut homes: Vec<u32> = (0..self.counts.len() as u32).collect();
        let mut order = homes.clone();
        order.sort_by(|&a, &b| self.counts[b as usize].total_cmp(&self.counts[a as usize]).then(a.cmp(&b)));
        // The stems so far, under every start that is long enough to share.
        let mut starting: HashMap<&str, Vec<u32>> = HashMap::new();
        for stem in order {
            let own = spellings[stem as usize].as_str();
            let length = own.chars().count();
            if length < SHARED_LETTERS || own.bytes().any(|byte| byte.is_ascii_digit()) {
                continue;
            }
            let common = ((SHARED * length as f64).ceil() as usize).max(SHARED_LETTERS);
            let mut best = (0.0, stem);
            for &other in starting.get(start(own, common)).map_or(&[][..], Vec::as_slice) {
                let share = shared(own, &spellings[other as usize]);
                if share >= SHARED {
                    let agreement = self.agreement(stem, other, share);
                    if agreement > best.0 {
                        best = (agreement, other);
                    }
                }
            }
            homes[stem as usize] = homes[best.1 as usize];
            for letters in SHARED_LETTERS..=length {
                starting.entry(start(own, letters)).or_default().push(stem);
            }
        }
        homes
    }

    /// How far the translations of two stems agree, 0 where they do not; `other` is the more frequent one.
    fn agreement(&self, stem: u32, other: u32, share: f64) -> f64 {
        let count = self.counts[stem as usize];
        let (agreement, least) = if count <= RARE {
            // How often the other's translations stand where this stem stands, beyond chance.
            let met = self.rows[other as usize + 1].iter().map(|&(translation, probability)| {
                let translation = translation - 1;
                let chance = 1.0 - (-self.other_counts[translation as usize] / self.pairs * count).exp();
                let met = f64::from(u8::from((self.together)(stem, translation)));
                f64::from(probability) * (met - chance)
            });
            (met.sum::<f64>(), RARE_AGREEMENT)
        } else {
            (overlap(&self.rows[stem as usize + 1], &self.rows[other as usize + 1]), AGREEMENT)
        };
        if agreement * share > least { agreement * share } else { 0.0 }
    }
}

/// The overlap of two distributions (Bhattacharyya 1943): 0 to 1.
fn overlap(a: &[(u32, f32)], b: &[(u32, f32)]) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.0.cmp(&y.0) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                sum += f64::from(x.1 * y.1).sqrt();
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    sum
}

/// The first letters.
fn start(text: &str, letters: usize) -> &str {
    text.char_indices().nth(letters).map_or(text, |(at, _)| &text[..at])
}

/// The share of the longer spelling that both begin with.
fn shared(a: &str, b: &str) -> f64 {
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    shared as f64 / a.chars().count().max(b.chars().count()).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::estimate::{Estimation, estimate};

    #[test]
    fn stems_that_begin_and_translate_alike_are_one() {
        let mut corpus = Corpus::new();
        for _ in 0..6 {
            corpus.add("rząd upadł", "government fell", 1.0);
            corpus.add("rządzie pomóż", "government help", 1.0);
            corpus.add("rządek stoi", "row stands", 1.0);
        }
        // Most sentences are about something else: what rare words share is no chance.
        for _ in 0..300 {
            corpus.add("dom stoi", "house stands", 1.0);
        }
        let table = Cooccurrence::count(&corpus);
        let estimation =
            Estimation { separate_rounds: 5, agreeing_rounds: 0, tension: 0.0, null: 0.05, prior: 0.0 };
        let translation = estimate(&corpus, &table, &estimation, |_, _| {});
        let [polish, _] = families(&corpus, &table, &translation);
        let home =
            |stem: &str| polish[corpus.polish.stems.iter().position(|found| found == stem).expect("a stem")];
        assert_eq!(home("rządz"), home("rząd"));
        assert_ne!(home("rządek"), home("rząd"));
        assert_ne!(home("dom"), home("rząd"));
    }
}
