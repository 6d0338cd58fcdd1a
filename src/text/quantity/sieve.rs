//! What words may be of a quantity, told by their hashes.
//!
//! Most words are nothing, and whoever looks for quantities passes them by: the look whether a text has any
//! ([`ValueLook`](super::look::ValueLook)), and the [`scan`](super::scan) that reads them. A word is taken for something too often
//! rather than too seldom.

use std::sync::LazyLock;

use super::compound;
use super::lexicon::lines;
use super::scan::LINKS;
use crate::data;
use crate::fnv;
use crate::lang::Lang;
use crate::text::fold::small_letter;

/// What a word may be, by its hash: one word in some twenty is taken for something by chance.
pub(super) struct Sieve {
    kinds: Box<[u8; HASHES]>,
    /// Bytes of the longest form.
    pub(super) longest: usize,
}

const HASHES: usize = 1 << 15;

/// A number, or what makes one of its neighbour.
pub(super) const AMOUNT: u8 = 1;
/// What may stand before a number and belong to it.
pub(super) const BEFORE: u8 = 2;
/// The same behind a number.
pub(super) const AFTER: u8 = 4;
/// Any of these.
pub(super) const PART: u8 = AMOUNT | BEFORE | AFTER;
/// What belongs to a number that follows at once: `a hundred`, `minus 5`.
pub(super) const CLOSE: u8 = 8;
/// The first word of a form of several words; the form is entered by its first two.
pub(super) const LEAD: u8 = 16;
/// The first bytes of a Polish compound.
const START: u8 = 32;
/// No run of letters of the two languages: its bytes have to be looked at.
pub(super) const ODD: u8 = 64;
/// The first word of any form, be it that of a month.
const LISTED: u8 = 128;

static SIEVES: LazyLock<[Sieve; 2]> = LazyLock::new(|| [Lang::Polish, Lang::English].map(Sieve::new));

pub(super) fn sieve(lang: Lang) -> &'static Sieve {
    match lang {
        Lang::Polish => &SIEVES[0],
        Lang::English => &SIEVES[1],
    }
}

/// What a word may be of a quantity, for [`ValueLook::word`](super::look::ValueLook::word): the same wherever it stands, so that it may be kept.
pub(crate) fn part_of_value(word: &str, lang: Lang) -> u8 {
    match self::word(word.as_bytes(), 0) {
        Some((end, hash, first)) if end == word.len() && end > 0 => sieve(lang).kind(hash, first, end),
        _ => ODD,
    }
}

/// The end of a word between spaces or marks that no quantity has, and no link: four words in five of a sentence that is read
/// for its quantities.
pub(super) fn end_of_other_word(text: &str, start: usize, lang: Lang) -> Option<usize> {
    let bytes = text.as_bytes();
    let apart = start == 0 || bytes[start - 1] == b' ';
    if !apart || matches!(bytes[start], b'I' | b'V' | b'X') {
        return None;
    }
    let (end, hash, first) = word(bytes, start)?;
    let ends = bytes.get(end).is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_digit());
    let kinds = |hash: u64| sieve(lang).kinds[place(hash)];
    let compound = end - start >= compound::SHORTEST && kinds(first) & START != 0;
    (ends && kinds(hash) & LISTED == 0 && !compound).then_some(end)
}

/// The end of the letters that begin at `start`, the hash of these in small letters, and that of the first few bytes; `None`
/// where a letter is in neither language.
pub(super) fn word(bytes: &[u8], start: usize) -> Option<(usize, u64, u64)> {
    let (mut at, mut hash, mut first) = (start, fnv::OFFSET, fnv::OFFSET);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'a'..=b'z' => hash = fnv::step(hash, u64::from(byte)),
            b'A'..=b'Z' => hash = fnv::step(hash, u64::from(byte | 0x20)),
            0xC3..=0xC5 => {
                let small = small_letter([byte, *bytes.get(at + 1)?])?;
                hash = fnv::step(hash, u64::from(small[0]));
                if at + 1 == start + compound::START {
                    first = hash;
                }
                hash = fnv::step(hash, u64::from(small[1]));
                at += 1;
            }
            0..=0x7f => break,
            // A mark that ends the word, or a letter that is none of ours: soft hyphens and the like.
            0xE2 | 0xC2 => break,
            _ => return None,
        }
        at += 1;
        if at == start + compound::START {
            first = hash;
        }
    }
    Some((at, hash, first))
}

impl Sieve {
    fn new(lang: Lang) -> Self {
        let mut sieve = Self { kinds: Box::new([0; HASHES]), longest: 0 };
        for line in lines(lang) {
            let mut fields = data::fields(line);
            let (Some(form), Some(class)) = (fields.next(), fields.next()) else { continue };
            let kind = kind_of(class);
            let (end, hash) = letters(form, 0);
            if end > 0 {
                sieve.enter(hash, LISTED);
            }
            let second = (end..form.len()).find(|&at| !is_mark(form.as_bytes()[at]));
            match second {
                // Signs are known as such, and what is no date has some kind.
                _ if end == 0 || kind == 0 => continue,
                Some(second) => {
                    let (end, next) = letters(form, second);
                    if end > second {
                        sieve.enter(hash, LEAD);
                        sieve.enter(pair(hash, next), kind);
                    }
                }
                None => sieve.enter(hash, kind),
            }
            sieve.longest = sieve.longest.max(form.len());
        }
        LINKS.iter().for_each(|word| sieve.enter(fnv::hash(word.bytes()), LISTED));
        let close: &[&str] = if lang == Lang::Polish { &["minus"] } else { &["a", "an", "minus"] };
        close.iter().for_each(|word| sieve.enter(fnv::hash(word.bytes()), CLOSE));
        if lang == Lang::Polish {
            compound::starts().for_each(|start| sieve.enter(fnv::hash(*start), START));
        }
        sieve
    }

    /// What the first two words of a form may be.
    pub(super) fn kind_of_pair(&self, first: u64, second: u64) -> u8 {
        self.kinds[place(pair(first, second))] & PART
    }

    fn enter(&mut self, hash: u64, kind: u8) {
        self.kinds[place(hash)] |= kind;
    }

    /// What a word may be, by its hash, that of its first bytes, and its length.
    pub(super) fn kind(&self, hash: u64, first: u64, length: usize) -> u8 {
        let kinds = |hash: u64| self.kinds[place(hash)];
        let compound = length >= compound::SHORTEST && kinds(first) & START != 0;
        kinds(hash) & !(START | LISTED) | if compound { AMOUNT } else { 0 }
    }
}

/// What a form of a class may be; nothing for the names of dates, which are words of the lexicon as they are.
fn kind_of(class: &str) -> u8 {
    match class {
        "month" | "month-unsure" | "month-short" | "weekday" | "year" | "era" | "name" => 0,
        "century" | "below-zero" | "unit" | "unit-short" | "percent" | "money-after" | "cents" | "after" => {
            AFTER
        }
        "before" | "goal" => BEFORE,
        "money" | "hour" | "morning" | "afternoon" | "clock" => BEFORE | AFTER,
        // Numbers, and what a later list may bring.
        _ => AMOUNT,
    }
}

/// The end of the letters of a form from a place on, and the hash of these in small letters.
pub(super) fn letters(form: &str, start: usize) -> (usize, u64) {
    word(form.as_bytes(), start).map_or((start, 0), |(end, hash, _)| (end, hash))
}

/// What parts the words of a form.
fn is_mark(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'.' | b'-' | b'\'' | b'/')
}

fn pair(first: u64, second: u64) -> u64 {
    first.rotate_left(7) ^ second
}

fn place(hash: u64) -> usize {
    (hash ^ hash >> 32) as usize % HASHES
}
