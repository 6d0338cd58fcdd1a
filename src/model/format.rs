//! The layout of a model file: where what stands, and how it is checked.
//!
//! All numbers are little-endian. A file is
//!
//! | bytes | what |
//! | --- | --- |
//! | 0..8 | [`MAGIC`] |
//! | 8..12 | [`VERSION`] |
//! | 12..16 | how many sections follow: [`SECTION_COUNT`] |
//! | 16..24 | the checksum (FNV-1a, 64 bits) of everything from byte 24 on |
//! | 24.. | for each section its first byte and its length, four bytes each; then the sections |
//!
//! Words stand in a hash table with open addressing: slots of four bytes that hold 0 for nothing or the
//! place of an entry in the heap of words, plus one. An entry is the unit (two bytes), the length of the word (one byte) and
//! the word in UTF-8. A *unit* is what the lexicon knows of a word: a stem, shared by its forms.
//! An entry that ends in [`START`] is no word but the [bare](crate::text::stem::bare) start of stems, most of
//! which are of its unit. Rows of links stand for Polish units only: a link serves both directions.

use crate::error::{Error, ErrorKind};
use crate::fnv;

/// The first eight bytes of every model file. The line end shows a file that a transfer as text has changed.
pub(crate) const MAGIC: [u8; 8] = *b"bitext\r\n";
/// The version of the layout; a change of the layout or of its meaning raises it.
pub(crate) const VERSION: u32 = 3;
pub(crate) const SECTION_COUNT: usize = 12;
/// Where the part begins that the checksum covers.
pub(crate) const CHECKED_FROM: usize = 24;
/// Bytes of one link: the English unit (two), both probabilities (one each).
pub(crate) const LINK_BYTES: usize = 4;
/// Bytes of a unit: its background probability, and how often a translation explains it.
pub(crate) const UNIT_BYTES: usize = 2;
/// Bytes of a word's entry before the word itself.
pub(crate) const ENTRY_BYTES: usize = 3;

/// What ends the entry of a start that stems share; no word has it.
pub(crate) const START: char = '*';

/// The lengths of the starts that may speak for a bare stem of `length` letters, the longest first: even
/// ones, so that there are few to store and to look up, and most of the stem. Shorter ones say too little.
pub(crate) fn start_lengths(length: usize) -> impl Iterator<Item = usize> {
    (4..=length).rev().filter(move |start| start % 2 == 0 && start * 5 >= length * 3)
}

/// The sections, in their order in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    /// Lines `name: value` in UTF-8: what the model was learnt from, and how.
    Provenance,
    PolishSlots,
    PolishWords,
    PolishUnits,
    EnglishSlots,
    EnglishWords,
    EnglishUnits,
    /// For each Polish unit the number of its first link, and at the end the number of links; four bytes each.
    Rows,
    Links,
    /// The parameters of scoring and aligning, f32 each, in the order of [`crate::model::Parameters`].
    Parameters,
    /// The calibration: see [`crate::model::Calibration`].
    Calibration,
    /// What marks tell, f32 each: see [`crate::model::MarkOdds`].
    Marks,
}

/// The place of each section in the bytes of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    sections: [(usize, usize); SECTION_COUNT],
}

impl Layout {
    /// Reads the header: magic, version, table of sections. The checksum is left to [`verify`].
    pub(crate) fn read(bytes: &[u8]) -> Result<Layout, Error> {
        if !bytes.starts_with(&MAGIC) {
            return Err(ErrorKind::ForeignModel.into());
        }
        let truncated = || Error::from(ErrorKind::TruncatedModel { length: bytes.len() });
        let version = read_u32(bytes, 8).ok_or_else(truncated)?;
        if version != VERSION {
            return Err(ErrorKind::ModelVersion { found: version, expected: VERSION }.into());
        }
        let count = read_u32(bytes, 12).ok_or_else(truncated)?;
        if count as usize != SECTION_COUNT {
            return Err(ErrorKind::DamagedModel { what: "the table of sections" }.into());
        }
        let mut sections = [(0, 0); SECTION_COUNT];
        for (number, section) in sections.iter_mut().enumerate() {
            let at = CHECKED_FROM + number * 8;
            let start = read_u32(bytes, at).ok_or_else(truncated)? as usize;
            let length = read_u32(bytes, at + 4).ok_or_else(truncated)? as usize;
            let end = start.checked_add(length).filter(|&end| end <= bytes.len()).ok_or_else(truncated)?;
            *section = (start, end);
        }
        Ok(Layout { sections })
    }

    /// The bytes of a section; nothing where `bytes` are not those the layout was read from.
    pub(crate) fn section<'b>(&self, bytes: &'b [u8], section: Section) -> &'b [u8] {
        let (start, end) = self.sections[section as usize];
        bytes.get(start..end).unwrap_or_default()
    }

    /// The bytes of all sections, to assemble them again with some exchanged.
    #[cfg(feature = "train")]
    pub(crate) fn sections(&self, bytes: &[u8]) -> [Vec<u8>; SECTION_COUNT] {
        self.sections.map(|(start, end)| bytes.get(start..end).unwrap_or_default().to_vec())
    }
}

/// Checks the checksum.
pub(crate) fn verify(bytes: &[u8]) -> Result<(), Error> {
    let stated = bytes.get(16..24).and_then(|eight| eight.try_into().ok()).map(u64::from_le_bytes);
    let checked = bytes.get(CHECKED_FROM..).unwrap_or_default();
    if stated == Some(checksum(checked)) { Ok(()) } else { Err(ErrorKind::ModelChecksum.into()) }
}

/// Puts sections together into a file.
#[cfg(any(test, feature = "train"))]
pub(crate) fn assemble(sections: &[Vec<u8>; SECTION_COUNT]) -> Vec<u8> {
    let mut bytes = Vec::new();
    bytes.extend_from_slice(&MAGIC);
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&(SECTION_COUNT as u32).to_le_bytes());
    bytes.extend_from_slice(&[0; 8]);
    let mut start = CHECKED_FROM + SECTION_COUNT * 8;
    for section in sections {
        bytes.extend_from_slice(&(start as u32).to_le_bytes());
        bytes.extend_from_slice(&(section.len() as u32).to_le_bytes());
        start += section.len();
    }
    for section in sections {
        bytes.extend_from_slice(section);
    }
    let sum = checksum(&bytes[CHECKED_FROM..]);
    bytes[16..24].copy_from_slice(&sum.to_le_bytes());
    bytes
}

/// FNV-1a over 64 bits, taken eight bytes at a time so that a model of some megabytes
/// is checked in about a millisecond; it guards against damage, not against malice.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let hash = words.iter().fold(fnv::OFFSET, |hash, word| fnv::step(hash, u64::from_le_bytes(*word)));
    rest.iter().fold(hash, |hash, &byte| fnv::step(hash, u64::from(byte)))
}

/// The hash under which a word stands in the table of words: FNV-1a with its high half folded in.
pub(crate) fn hash(word: &str) -> usize {
    let hash = fnv::hash(word.bytes());
    (hash ^ (hash >> 32)) as usize
}

pub(crate) fn read_u32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

pub(crate) fn read_u16(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

/// The probability that a byte stands for: steps of 1/15 in the logarithm, from 1 down to 4 · 10⁻⁸, so that
/// a stored probability is off by 3.4 % at most.
pub(crate) fn probability(level: u8) -> f32 {
    (-f32::from(level) / LEVELS_PER_NAT).exp()
}

/// The byte nearest to a probability.
#[cfg(any(test, feature = "train"))]
pub(crate) fn level(probability: f64) -> u8 {
    (-probability.max(1e-30).ln() * f64::from(LEVELS_PER_NAT)).round().clamp(0.0, 255.0) as u8
}

/// The byte that stands for a share, in steps of 1/256.
#[cfg(feature = "train")]
pub(crate) fn share_level(share: f64) -> u8 {
    (share * 256.0).round().clamp(0.0, 255.0) as u8
}

/// The share that a byte stands for: from 0 to 255/256.
pub(crate) fn share(level: u8) -> f32 {
    f32::from(level) / 256.0
}

const LEVELS_PER_NAT: f32 = 15.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_assembled_is_read_back() {
        let mut sections: [Vec<u8>; SECTION_COUNT] = Default::default();
        sections[Section::Links as usize] = vec![1, 2, 3, 4];
        sections[Section::Calibration as usize] = vec![9];
        let bytes = assemble(&sections);
        let layout = Layout::read(&bytes).expect("a sound header");
        assert_eq!(verify(&bytes), Ok(()));
        assert_eq!(layout.section(&bytes, Section::Links), [1, 2, 3, 4]);
        assert_eq!(layout.section(&bytes, Section::Calibration), [9]);
        assert!(layout.section(&bytes, Section::Rows).is_empty());
    }

    #[test]
    fn levels_stand_for_their_probability() {
        for step in 0..200 {
            let p = (-f64::from(step) * 0.08).exp();
            let off = f64::from(probability(level(p))) / p;
            assert!((0.966..1.035).contains(&off), "{p} came back as {off} of itself");
        }
    }
}
