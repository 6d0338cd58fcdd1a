//! Writing a model file.

use std::collections::BTreeMap;

use super::corpus::{Corpus, Vocabulary};
use super::prune::{Pruned, Pruning, numbers, stem_counts};
use crate::model::format::{self, SECTION_COUNT, Section, level, share_level};

/// The sections of a model but for provenance, parameters and calibration.
pub(crate) fn lexicon_sections(
    corpus: &Corpus,
    pruned: &Pruned,
    pruning: &Pruning,
    explained: &[Vec<f64>; 2],
) -> [Vec<u8>; SECTION_COUNT] {
    let mut sections: [Vec<u8>; SECTION_COUNT] = Default::default();
    for ((vocabulary, units, [slots, words, levels]), explained) in [
        (&corpus.polish, &pruned.polish, [Section::PolishSlots, Section::PolishWords, Section::PolishUnits]),
        (&corpus.english, &pruned.english, [Section::EnglishSlots, Section::EnglishWords, Section::EnglishUnits]),
    ].into_iter().zip(explained) {
        let (slot_bytes, word_bytes) = word_table(&spellings(vocabulary, units, pruning.form_count));
        sections[slots as usize] = slot_bytes;
        sections[words as usize] = word_bytes;
        let counts = stem_counts(vocabulary);
        let total: f64 = counts.iter().sum();
        for &stem in units {
            sections[levels as usize].extend([level(counts[stem as usize] / total), share_level(explained[stem as usize])]);
        }
    }
    let polish_numbers = numbers(&pruned.polish);
    let english_numbers = numbers(&pruned.english);
    let mut rows = vec![Vec::new(); pruned.polish.len()];
    for link in &pruned.links {
        rows[polish_numbers[&link.polish]].push((english_numbers[&link.english] as u16, link));
    }
    let mut written = 0_u32;
    for row in &mut rows {
        sections[Section::Rows as usize].extend(written.to_le_bytes());
        row.sort_by_key(|(english, _)| *english);
        written += row.len() as u32;
        for (english, link) in row {
            let [low, high] = english.to_le_bytes();
            let (forward, backward) = (level(f64::from(link.forward)), level(f64::from(link.backward)));
            sections[Section::Links as usize].extend([low, high, forward, backward]);
        }
    }
    sections[Section::Rows as usize].extend(written.to_le_bytes());
    sections
}

/// Every spelling that is stored, with its unit: frequent forms, and each unit's stem unless a form of
/// another unit is spelt like it.
fn spellings<'v>(vocabulary: &'v Vocabulary, units: &[u32], form_count: f32) -> BTreeMap<&'v str, u16> {
    let numbers = numbers(units);
    let mut out = BTreeMap::new();
    let mut taken_by_others = BTreeMap::new();
    for form in &vocabulary.forms {
        taken_by_others.insert(form.word.as_str(), form.stem);
        if form.count >= form_count
            && let Some(&unit) = numbers.get(&form.stem)
        {
            out.insert(form.word.as_str(), unit as u16);
        }
    }
    for (unit, &stem) in units.iter().enumerate() {
        let spelling = vocabulary.stems[stem as usize].as_str();
        if taken_by_others.get(spelling).is_none_or(|&taken| taken == stem) {
            out.insert(spelling, unit as u16);
        }
    }
    out
}

/// A hash table with a quarter of its slots empty at least, and its heap of words.
fn word_table(spellings: &BTreeMap<&str, u16>) -> (Vec<u8>, Vec<u8>) {
    let size = (spellings.len() * 4 / 3 + 1).next_power_of_two();
    let mut slots = vec![0_u32; size];
    let mut words = Vec::new();
    for (word, unit) in spellings {
        let entry = words.len() as u32;
        words.extend(unit.to_le_bytes());
        words.push(word.len() as u8);
        words.extend(word.as_bytes());
        let mut slot = format::hash(word) & (size - 1);
        while slots[slot] != 0 {
            slot = (slot + 1) & (size - 1);
        }
        slots[slot] = entry + 1;
    }
    (slots.iter().flat_map(|slot| slot.to_le_bytes()).collect(), words)
}
