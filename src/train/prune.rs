//! Pruning: which units, forms and links are worth their bytes.

use std::collections::HashMap;

use super::corpus::{Corpus, Vocabulary};
use super::count::{Cooccurrence, NULL};
use super::estimate::Translation;
use super::spellings::{Spellings, spellings};
use crate::model::format::{ENTRY_BYTES, LINK_BYTES, UNIT_BYTES};

/// What stays.
#[derive(Clone, Debug)]
pub(crate) struct Pruning {
    /// The most bytes of a model.
    pub(crate) size_limit: usize,
    /// The most units of a language: their numbers take two bytes, and rarer stems less than their bytes are worth.
    unit_limit: usize,
    /// The most spellings of a language: three quarters of a hash table whose size is a power of two.
    spelling_limit: usize,
    /// Links below this in both directions are dropped.
    probability: f32,
    /// So are links that are not this much likelier than chance.
    ratio: f64,
}

impl Pruning {
    pub(crate) fn to_size(size_limit: usize) -> Self {
        Self { size_limit, unit_limit: 58_000, spelling_limit: 98_000, probability: 1e-3, ratio: 1.5 }
    }
}

/// What the parameters, the calibration and the provenance may take.
const OTHER_BYTES: usize = 8_000;

/// A link between stems, by their numbers in the corpus.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StemLink {
    pub(crate) polish: u32,
    pub(crate) english: u32,
    pub(crate) forward: f32,
    pub(crate) backward: f32,
}

#[derive(Debug)]
pub(crate) struct Pruned {
    /// The stems that become units, most frequent first; their place is their number.
    pub(crate) polish: Vec<u32>,
    pub(crate) english: Vec<u32>,
    pub(crate) links: Vec<StemLink>,
    pub(crate) polish_spellings: Spellings,
    pub(crate) english_spellings: Spellings,
}

pub(crate) fn prune(
    corpus: &Corpus,
    table: &Cooccurrence,
    translation: &Translation,
    pruning: &Pruning,
) -> Pruned {
    let polish_counts = stem_counts(&corpus.polish);
    let english_counts = stem_counts(&corpus.english);
    let english_total: f64 = english_counts.iter().sum();
    let mut links = Vec::new();
    for row in 1..table.rows.len() - 1 {
        for cell in table.rows[row]..table.rows[row + 1] {
            let english = table.columns[cell];
            let (forward, backward) =
                (translation.english_given_polish[cell], translation.polish_given_english[cell]);
            if english == NULL || forward.max(backward) < pruning.probability {
                continue;
            }
            let (polish, english) = (row as u32 - 1, english - 1);
            // What a link tells over chance, as often as it tells it.
            let ratio = f64::from(forward) / (english_counts[english as usize] / english_total).max(1e-9);
            let worth = f64::from(translation.links[cell]) * ratio.max(1e-9).ln();
            if ratio > pruning.ratio {
                links.push((worth, StemLink { polish, english, forward, backward }));
            }
        }
    }
    links.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1.polish, a.1.english).cmp(&(b.1.polish, b.1.english))));
    let mut links: Vec<StemLink> = links.into_iter().map(|(_, link)| link).collect();
    let polish = units(&polish_counts, links.iter().map(|link| link.polish), pruning.unit_limit);
    let english = units(&english_counts, links.iter().map(|link| link.english), pruning.unit_limit);
    let (polish_kept, english_kept) = (numbers(&polish), numbers(&english));
    links.retain(|link| polish_kept.contains_key(&link.polish) && english_kept.contains_key(&link.english));
    let polish_spellings = spellings(&corpus.polish, &polish, pruning.spelling_limit);
    let english_spellings = spellings(&corpus.english, &english, pruning.spelling_limit);
    let fixed =
        OTHER_BYTES + side_bytes(&polish, &polish_spellings) + side_bytes(&english, &english_spellings);
    links.truncate(pruning.size_limit.saturating_sub(fixed + 4 * (polish.len() + 1)) / LINK_BYTES);
    Pruned { polish, english, links, polish_spellings, english_spellings }
}

/// The bytes that the units and the spellings of a language take.
fn side_bytes(units: &[u32], spellings: &Spellings) -> usize {
    let words: usize = spellings.keys().map(|word| word.len() + ENTRY_BYTES).sum();
    units.len() * UNIT_BYTES + words + 4 * table_size(spellings.len())
}

/// The slots of a hash table that leaves a quarter of them empty at least.
pub(crate) fn table_size(entries: usize) -> usize {
    (entries * 4 / 3 + 1).next_power_of_two()
}

/// How often each stem occurs.
pub(crate) fn stem_counts(vocabulary: &Vocabulary) -> Vec<f64> {
    let mut counts = vec![0.0; vocabulary.stems.len()];
    for form in &vocabulary.forms {
        counts[form.stem as usize] += f64::from(form.count);
    }
    counts
}

/// The linked stems, the most frequent first, up to the limit.
fn units(counts: &[f64], linked: impl Iterator<Item = u32>, limit: usize) -> Vec<u32> {
    let mut units: Vec<u32> = linked.collect();
    units.sort_unstable();
    units.dedup();
    units.sort_by(|&a, &b| counts[b as usize].total_cmp(&counts[a as usize]).then(a.cmp(&b)));
    units.truncate(limit);
    units
}

/// The number of each stem in a list.
pub(crate) fn numbers(stems: &[u32]) -> HashMap<u32, usize> {
    stems.iter().enumerate().map(|(number, &stem)| (stem, number)).collect()
}
