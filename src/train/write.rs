//! Writing a model file.

use super::corpus::Corpus;
use super::prune::{Pruned, numbers, stem_counts, table_size};
use super::spellings::Spellings;
use crate::model::format::{self, SECTION_COUNT, Section, level, share_level};

/// The sections of a model but for provenance, parameters and calibration.
pub(crate) fn lexicon_sections(
    corpus: &Corpus,
    pruned: &Pruned,
    explained: &[Vec<f64>; 2],
) -> [Vec<u8>; SECTION_COUNT] {
    let mut sections: [Vec<u8>; SECTION_COUNT] = Default::default();
    for ((vocabulary, units, spellings, [slots, words, levels]), explained) in [
        (
            &corpus.polish,
            &pruned.polish,
            &pruned.polish_spellings,
            [Section::PolishSlots, Section::PolishWords, Section::PolishUnits],
        ),
        (
            &corpus.english,
            &pruned.english,
            &pruned.english_spellings,
            [Section::EnglishSlots, Section::EnglishWords, Section::EnglishUnits],
        ),
    ]
    .into_iter()
    .zip(explained)
    {
        let (slot_bytes, word_bytes) = word_table(spellings);
        sections[slots as usize] = slot_bytes;
        sections[words as usize] = word_bytes;
        let counts = stem_counts(vocabulary);
        let total: f64 = counts.iter().sum();
        for &stem in units {
            sections[levels as usize]
                .extend([level(counts[stem as usize] / total), share_level(explained[stem as usize])]);
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

/// A hash table with a quarter of its slots empty at least, and its heap of words.
fn word_table(spellings: &Spellings) -> (Vec<u8>, Vec<u8>) {
    let size = table_size(spellings.len());
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
