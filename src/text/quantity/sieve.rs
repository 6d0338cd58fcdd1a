//! A quick look whether a text may state an amount at all: most sentences do not.

use std::sync::LazyLock;

use super::compound;
use super::lexicon::{Meaning, lexicon};
use crate::fnv;
use crate::lang::Lang;

/// The words that amounts are made of, as bits: a word whose bit is not set is none of them.
struct Sieve {
    words: Box<[u64; WORDS]>,
    /// The same for the starts of Polish compounds, three bytes each.
    starts: Box<[u64; WORDS]>,
}

/// 65,536 bits: one word in some hundred passes by chance.
const WORDS: usize = 1024;
/// Bytes of the start of a compound.
const START: usize = compound::START;

static SIEVES: LazyLock<[Sieve; 2]> = LazyLock::new(|| [Lang::Polish, Lang::English].map(Sieve::new));

/// Whether a text may have a quantity that is not a mere ordinal, date or time of day in words: it has digits, or a
/// word that amounts are made of. One pass, without an allocation; it says yes too often rather than too seldom.
pub(crate) fn may_have_amounts(text: &str, lang: Lang) -> bool {
    let sieve = match lang {
        Lang::Polish => &SIEVES[0],
        Lang::English => &SIEVES[1],
    };
    let bytes = text.as_bytes();
    let (mut hash, mut length, mut at) = (fnv::OFFSET, 0, 0);
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'a'..=b'z' => hash = fnv::step(hash, u64::from(byte)),
            b'A'..=b'Z' => hash = fnv::step(hash, u64::from(byte | 0x20)),
            b'0'..=b'9' => return true,
            0..=0x7f => {
                if length > 0 && has(&sieve.words, hash) {
                    return true;
                }
                (hash, length) = (fnv::OFFSET, 0);
                continue;
            }
            _ => {
                let Some(character) = text.get(at - 1..).and_then(|rest| rest.chars().next()) else {
                    return true;
                };
                at += character.len_utf8() - 1;
                let lower = match character {
                    'ą' | 'ć' | 'ę' | 'ł' | 'ń' | 'ó' | 'ś' | 'ź' | 'ż' => character,
                    'Ą' => 'ą',
                    'Ć' => 'ć',
                    'Ę' => 'ę',
                    'Ł' => 'ł',
                    'Ń' => 'ń',
                    'Ó' => 'ó',
                    'Ś' => 'ś',
                    'Ź' => 'ź',
                    'Ż' => 'ż',
                    // Dashes, quotation marks, the ellipsis.
                    '\u{2010}'..='\u{2027}' | '«' | '»' | '\u{a0}' => ' ',
                    // No amount is written with it, but what is one is not for this look to say.
                    _ => return true,
                };
                if lower == ' ' {
                    if length > 0 && has(&sieve.words, hash) {
                        return true;
                    }
                    (hash, length) = (fnv::OFFSET, 0);
                    continue;
                }
                let mut buffer = [0; 4];
                for &byte in lower.encode_utf8(&mut buffer).as_bytes() {
                    hash = fnv::step(hash, u64::from(byte));
                    length += 1;
                    if length == START && has(&sieve.starts, hash) {
                        return true;
                    }
                }
                continue;
            }
        }
        length += 1;
        if length == START && has(&sieve.starts, hash) {
            return true;
        }
    }
    length > 0 && has(&sieve.words, hash)
}

impl Sieve {
    fn new(lang: Lang) -> Self {
        let mut sieve = Self { words: Box::new([0; WORDS]), starts: Box::new([0; WORDS]) };
        let words = lexicon(lang).leads().filter(|(_, meaning)| is_amount(*meaning));
        words.for_each(|(word, _)| set(&mut sieve.words, fnv::hash(word.bytes())));
        if lang == Lang::Polish {
            compound::starts().for_each(|start| set(&mut sieve.starts, fnv::hash(*start)));
        }
        sieve
    }
}

/// Whether an amount may be made of it: not of a unit or an approximation alone.
fn is_amount(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Cardinal { .. }
            | Meaning::Multiplier { .. }
            | Meaning::Ordinal { .. }
            | Meaning::Fraction { .. }
            | Meaning::Denominator(_)
            | Meaning::Vague { .. }
            | Meaning::Decade(_)
            | Meaning::Decades
    )
}

fn place(hash: u64) -> (usize, u64) {
    let bit = (hash ^ hash >> 32) as usize % (WORDS * 64);
    (bit / 64, 1 << (bit % 64))
}

fn set(bits: &mut [u64; WORDS], hash: u64) {
    let (word, bit) = place(hash);
    bits[word] |= bit;
}

fn has(bits: &[u64; WORDS], hash: u64) -> bool {
    let (word, bit) = place(hash);
    bits[word] & bit != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_amount_slips_through() {
        for lang in [Lang::Polish, Lang::English] {
            for (word, meaning) in lexicon(lang).leads().filter(|(_, meaning)| is_amount(*meaning)) {
                for text in [word.to_owned(), format!("Było {word}!"), word.to_uppercase()] {
                    assert!(may_have_amounts(&text, lang), "{text:?}: {meaning:?}");
                }
            }
        }
        for text in ["trzydniowy", "o PIĘĆDZIESIĘCIOLATKACH mowa", "½ litra", "4", "Osiem tysięcy."] {
            assert!(may_have_amounts(text, Lang::Polish), "{text}");
        }
    }

    #[test]
    fn most_sentences_are_passed_by() {
        assert!(!may_have_amounts("Burmistrz nie przyszła na sesję, choć ją zaproszono.", Lang::Polish));
        assert!(!may_have_amounts("The mayor stayed away from the session.", Lang::English));
    }
}
