//! Translations that the training text did not have: what a word's translations are translated by, and how
//! these are translated in turn. `oświadczyć` is met as *state*, *state* as `powiedzieć`, and that as *say*.
//!
//! A walk of three steps over the links (Bannard & Callison-Burch 2005 take two for paraphrases) mostly
//! comes back to where the links lead anyway; the rest of it goes to synonyms.

use std::collections::BTreeMap;

use super::corpus::Corpus;
use super::count::Cooccurrence;
use super::estimate::{Rows, Translation};
use super::prune::stem_counts;

/// The share of a probability that comes from the walk. On held-out documents and FLORES 0.1 gained half as
/// much F1; more was not tried, for the translations that were met get weaker.
const SHARE: f32 = 0.3;
/// Links less probable than this are not walked over, for most are chance.
const LEAST_LINK: f32 = 0.04;
/// The same for words on the way back.
const LEAST_WORD: f32 = 0.01;
/// Less than this is not worth adding.
const LEAST_GAIN: f32 = 0.005;

/// Something to add to a probability of a Polish and an English stem, both shifted by one.
struct Gain {
    polish: u32,
    english: u32,
    forward: f32,
    backward: f32,
}

/// The same probabilities with a share of the walk mixed in, and a table with the cells that it adds.
pub(crate) fn add_synonyms(
    corpus: &Corpus,
    table: &Cooccurrence,
    translation: &Translation,
) -> (Cooccurrence, Translation) {
    let (polish, english) = translation.rows(table, LEAST_LINK);
    let mut gains = Vec::new();
    for from in 1..polish.len() {
        for (to, forward) in walk(&polish, &english, from) {
            gains.push(Gain { polish: from as u32, english: to, forward, backward: 0.0 });
        }
    }
    for from in 1..english.len() {
        for (to, backward) in walk(&english, &polish, from) {
            gains.push(Gain { polish: to, english: from as u32, forward: 0.0, backward });
        }
    }
    gains.sort_by_key(|gain| (gain.polish, gain.english));
    gains.dedup_by(|next, gain| {
        let same = (next.polish, next.english) == (gain.polish, gain.english);
        if same {
            (gain.forward, gain.backward) = (gain.forward + next.forward, gain.backward + next.backward);
        }
        same
    });
    mix(corpus, table, translation, &gains)
}

/// Where three steps lead from a stem, there, back and there again; times [`SHARE`].
fn walk(there: &Rows, back: &Rows, from: usize) -> impl Iterator<Item = (u32, f32)> {
    let step = |from: &BTreeMap<u32, f32>, rows: &Rows| {
        let mut out: BTreeMap<u32, f32> = BTreeMap::new();
        for (&stem, &probability) in from {
            for &(to, next) in &rows[stem as usize] {
                *out.entry(to).or_default() += probability * next;
            }
        }
        out
    };
    let mut alike = step(&there[from].iter().copied().collect(), back);
    alike.retain(|_, probability| *probability >= LEAST_WORD);
    let ends = step(&alike, there).into_iter().map(|(to, probability)| (to, SHARE * probability));
    ends.filter(|(_, gain)| *gain >= LEAST_GAIN)
}

/// Merges the gains, which are in the order of the cells, into the cells.
fn mix(
    corpus: &Corpus,
    table: &Cooccurrence,
    translation: &Translation,
    gains: &[Gain],
) -> (Cooccurrence, Translation) {
    let (polish, english) = (stem_counts(&corpus.polish), stem_counts(&corpus.english));
    let mut mixed =
        Translation { english_given_polish: Vec::new(), polish_given_english: Vec::new(), links: Vec::new() };
    let (mut rows, mut columns) = (vec![0], Vec::new());
    let mut gains = gains.iter().peekable();
    for row in 0..table.rows.len() - 1 {
        let mut cells = (table.rows[row]..table.rows[row + 1]).peekable();
        loop {
            let gain = gains.peek().filter(|gain| gain.polish as usize == row).map(|gain| gain.english);
            let Some(column) = cells.peek().map(|&cell| table.columns[cell]).into_iter().chain(gain).min()
            else {
                break;
            };
            let (mut forward, mut backward, mut links) = (0.0, 0.0, 0.0);
            if let Some(cell) = cells.next_if(|&cell| table.columns[cell] == column) {
                forward = translation.english_given_polish[cell];
                backward = translation.polish_given_english[cell];
                links = translation.links[cell];
            }
            if gain == Some(column)
                && let Some(gain) = gains.next()
            {
                let counts = (polish[row - 1] as f32, english[column as usize - 1] as f32);
                links = links.max(gain.forward * counts.0).max(gain.backward * counts.1);
                forward = blend(forward, gain.forward);
                backward = blend(backward, gain.backward);
                // What only one direction leads to gets the other by the counts.
                if forward == 0.0 {
                    forward = backward * (counts.1 / counts.0.max(0.1)).min(1.0);
                }
                if backward == 0.0 {
                    backward = forward * (counts.0 / counts.1.max(0.1)).min(1.0);
                }
            }
            columns.push(column);
            mixed.english_given_polish.push(forward);
            mixed.polish_given_english.push(backward);
            mixed.links.push(links);
        }
        rows.push(columns.len());
    }
    (Cooccurrence::new(corpus, rows, columns), mixed)
}

fn blend(probability: f32, gain: f32) -> f32 {
    if gain > 0.0 { (1.0 - SHARE) * probability + gain } else { probability }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::estimate::{Estimation, estimate};

    #[test]
    fn synonyms_lend_each_other_their_translations() {
        let mut corpus = Corpus::new();
        for _ in 0..6 {
            corpus.add("oświadczył", "stated", 1.0);
            corpus.add("powiedział", "stated", 1.0);
            corpus.add("powiedział", "said", 1.0);
            corpus.add("dom", "house", 1.0);
        }
        let table = Cooccurrence::count(&corpus);
        let estimation =
            Estimation { separate_rounds: 5, agreeing_rounds: 0, tension: 0.0, null: 0.05, prior: 0.0 };
        let translation = estimate(&corpus, &table, &estimation, |_, _| {});
        let (wider, mixed) = add_synonyms(&corpus, &table, &translation);
        // The stems are numbered in the order in which they were met, and shifted by one.
        let (stated, said) = (1, 2);
        assert!(table.cell(1, said).is_none());
        let cell = wider.cell(1, said).expect("a new cell");
        let own = wider.cell(1, stated).expect("the old cell");
        let forward = &mixed.english_given_polish;
        assert!(forward[cell] > 0.0 && forward[cell] < forward[own]);
        assert!(mixed.polish_given_english[cell] > 0.0);
        assert!(wider.cell(1, 3).is_none() && wider.columns.len() > table.columns.len());
    }
}
