//! Words and phrases with their meanings, found at a place of a text in constant time.
//!
//! The lists have thousands of lines and a text has few of their words. So the lines are sorted by the hashes of the words that
//! they begin with, which takes a fraction of a millisecond, and read when the first text has such a word.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use crate::fnv::{self, Hashed};
use crate::text::fold::small_letter;

/// Forms with meanings of type `M`. Small letters of a form match capitals too, capitals only
/// themselves; a space matches any white space, a straight apostrophe also a curly one.
pub(super) struct Phrases<M> {
    /// By the hash of the word that they begin with, in small letters.
    groups: HashMap<u64, Group<M>, BuildHasherDefault<Hashed>>,
    /// All lines, each with the number of the next one of its group, or its own if it is the last.
    lines: Vec<(&'static str, u32)>,
    /// The meaning of a form, from what stands behind it in its line.
    parse: fn(&'static str) -> Option<M>,
}

/// The lines whose forms begin with one word.
struct Group<M> {
    first: u32,
    last: u32,
    entry: OnceLock<Box<Entry<M>>>,
}

/// All forms that begin with one word.
struct Entry<M> {
    /// The word, in small letters.
    lead: Cow<'static, str>,
    /// The meanings of the word itself.
    word: Meanings<M>,
    /// Phrases, and forms with capitals, longest first.
    phrases: Vec<(&'static str, Meanings<M>)>,
}

/// What one form means: mostly one thing, for which nothing is allocated.
enum Meanings<M> {
    None,
    One(M),
    Many(Vec<M>),
}

impl<M> Meanings<M> {
    fn push(&mut self, meaning: M) {
        *self = match std::mem::replace(self, Meanings::None) {
            Meanings::None => Meanings::One(meaning),
            Meanings::One(first) => Meanings::Many(vec![first, meaning]),
            Meanings::Many(mut all) => {
                all.push(meaning);
                Meanings::Many(all)
            }
        };
    }

    fn as_slice(&self) -> &[M] {
        match self {
            Meanings::None => &[],
            Meanings::One(meaning) => std::slice::from_ref(meaning),
            Meanings::Many(meanings) => meanings,
        }
    }
}

impl<M> Phrases<M> {
    /// Takes lines of a form, a tab and what `parse` makes its meaning of; `room` is for about how many words forms begin with, so
    /// that the table seldom has to grow.
    pub(super) fn new(
        room: usize,
        lines: impl Iterator<Item = &'static str>,
        parse: fn(&'static str) -> Option<M>,
    ) -> Phrases<M> {
        let mut groups: HashMap<u64, Group<M>, _> =
            HashMap::with_capacity_and_hasher(room, BuildHasherDefault::default());
        let mut listed: Vec<(&str, u32)> = Vec::with_capacity(room * 5 / 4);
        for (number, line) in (0..).zip(lines) {
            listed.push((line, number));
            let group = groups.entry(lead_hash(line)).or_insert(Group {
                first: number,
                last: number,
                entry: OnceLock::new(),
            });
            listed[group.last as usize].1 = number;
            group.last = number;
        }
        Phrases { groups, lines: listed, parse }
    }

    /// The forms that begin with the word `folded`, in small letters.
    fn entry(&self, folded: &str) -> Option<&Entry<M>> {
        let group = self.groups.get(&hash(folded))?;
        let entry = group.entry.get_or_init(|| Box::new(self.read(group.first)));
        // No two words of the lists have one hash; one of a text may have that of another.
        (entry.lead == folded).then_some(entry)
    }

    /// Reads the lines of a group.
    fn read(&self, first: u32) -> Entry<M> {
        let mut number = first;
        let mut entry = Entry { lead: Cow::Borrowed(""), word: Meanings::None, phrases: Vec::new() };
        loop {
            let (line, next) = self.lines[number as usize];
            let (form, rest) = line.split_once('\t').unwrap_or((line, ""));
            let lead = lead(form);
            let small = !form.chars().any(char::is_uppercase);
            if entry.lead.is_empty() {
                entry.lead = if small { Cow::Borrowed(lead) } else { Cow::Owned(lead.to_lowercase()) };
            }
            if let Some(meaning) = (self.parse)(rest) {
                match entry.phrases.iter_mut().find(|(phrase, _)| *phrase == form) {
                    _ if lead == form && small => entry.word.push(meaning),
                    Some((_, meanings)) => meanings.push(meaning),
                    None => entry.phrases.push((form, Meanings::One(meaning))),
                }
            }
            if next == number {
                break;
            }
            number = next;
        }
        entry.phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        entry
    }

    /// The longest form at `start`, where the word `folded` (in small letters) begins that ends at
    /// `word_end`: its end and its meanings.
    pub(super) fn find(
        &self,
        text: &str,
        start: usize,
        word_end: usize,
        folded: &str,
    ) -> Option<(usize, &[M])> {
        let entry = self.entry(folded)?;
        let rest = &text[start..];
        let phrase = entry.phrases.iter().find_map(|(phrase, meanings)| {
            let length = match_phrase(rest, phrase)?;
            (start + length >= word_end).then_some((start + length, meanings.as_slice()))
        });
        let word = entry.word.as_slice();
        phrase.or_else(|| (!word.is_empty()).then_some((word_end, word)))
    }
}

/// The hash of a word in small letters.
fn hash(word: &str) -> u64 {
    let mut buffer = [0; 4];
    let steps = |hash: u64, character: char, buffer: &mut [u8; 4]| {
        character.encode_utf8(buffer).bytes().fold(hash, |hash, byte| fnv::step(hash, u64::from(byte)))
    };
    word.chars().fold(fnv::OFFSET, |hash, character| match character {
        '\0'..='\x7f' => fnv::step(hash, u64::from(character.to_ascii_lowercase() as u8)),
        'ą' | 'ć' | 'ę' | 'ł' | 'ń' | 'ó' | 'ś' | 'ź' | 'ż' => steps(hash, character, &mut buffer),
        _ => character.to_lowercase().fold(hash, |hash, character| steps(hash, character, &mut buffer)),
    })
}

/// The hash of the word that a line begins with: [`hash`] of its [`lead`], in one pass where that is plain letters.
fn lead_hash(line: &str) -> u64 {
    let (bytes, mut at, mut sum) = (line.as_bytes(), 0, fnv::OFFSET);
    loop {
        match bytes[at..] {
            [byte @ (b'a'..=b'z' | b'A'..=b'Z'), ..] => {
                sum = fnv::step(sum, u64::from(byte | 0x20));
                at += 1;
            }
            [first @ 0xC3..=0xC5, second, ..] => match small_letter([first, second]) {
                Some(small) => {
                    sum = small.into_iter().fold(sum, |sum, byte| fnv::step(sum, u64::from(byte)));
                    at += 2;
                }
                None => return hash(lead(line)),
            },
            [0..=0x7F, ..] | [] if at > 0 => return sum,
            _ => return hash(lead(line)),
        }
    }
}

/// The end of the letters of `text` that begin at `start`; leaves them in small letters in `folded`.
pub(super) fn word_end(text: &str, start: usize, folded: &mut String) -> usize {
    folded.clear();
    let bytes = text.as_bytes();
    let ascii = bytes[start..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let mut end = start + ascii;
    folded.push_str(&text[start..end]);
    folded.make_ascii_lowercase();
    if bytes.get(end).is_some_and(|byte| !byte.is_ascii()) {
        for c in text[end..].chars() {
            match c {
                // Nearly all letters, before those that have to be looked up.
                'ą' | 'ć' | 'ę' | 'ł' | 'ń' | 'ó' | 'ś' | 'ź' | 'ż' => folded.push(c),
                _ if c.is_ascii_alphabetic() => folded.push(c.to_ascii_lowercase()),
                _ if c.is_alphabetic() => folded.extend(c.to_lowercase()),
                _ => break,
            }
            end += c.len_utf8();
        }
    }
    end
}

/// The letters a form, or its line, begins with, or its first sign.
fn lead(form: &str) -> &str {
    let letters = form.bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters > 0 && form.as_bytes().get(letters).is_none_or(u8::is_ascii) {
        return &form[..letters];
    }
    // ą and its like, which need no look into a table of all letters.
    let is_letter =
        |c: char| c.is_ascii_alphabetic() || matches!(c, 'à'..='ö' | 'Ā'..='ž') || c.is_alphabetic();
    let letters = form.find(|c: char| !is_letter(c)).unwrap_or(form.len());
    let first = form.chars().next().map_or(0, char::len_utf8);
    &form[..letters.max(first)]
}

/// How many bytes of `text` the phrase takes; the match has to end where a word ends.
fn match_phrase(text: &str, phrase: &str) -> Option<usize> {
    let mut found = text.char_indices();
    for expected in phrase.chars() {
        let (_, actual) = found.next()?;
        let same = expected == actual
            || (expected == ' ' && actual.is_whitespace())
            || (expected == '\'' && actual == '’')
            || (expected.is_lowercase() && actual.to_lowercase().eq([expected]));
        if !same {
            return None;
        }
    }
    let rest = found.as_str();
    let open = phrase.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric);
    (!open).then_some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_match_across_case_and_white_space() {
        assert_eq!(match_phrase("Co\u{a0}najmniej 5", "co najmniej"), Some(12));
        assert_eq!(match_phrase("don’t", "don't"), Some(7));
        assert_eq!(match_phrase("maybe", "may"), None);
        assert_eq!(match_phrase("may", "May"), None);
        assert_eq!(match_phrase("tys. osób", "tys."), Some(4));
    }

    #[test]
    fn lines_are_hashed_as_their_first_words() {
        for line in [
            "pół\t0.5",
            "Dziewięć\t9",
            "co najmniej\t1",
            "Świt\t1",
            "%\tpercent",
            "½\t0.5",
            "ab",
            "é\tx",
            "aé\tx",
            "50-letni",
            "",
        ] {
            assert_eq!(lead_hash(line), hash(lead(line)), "{line:?}");
        }
    }

    #[test]
    fn the_longest_form_wins() {
        let lines = ["co\t1", "co najmniej\t2", "co najmniej\t3"];
        let phrases = Phrases::new(3, lines.into_iter(), |number| number.parse().ok());
        assert_eq!(phrases.find("co najmniej", 0, 2, "co"), Some((11, [2, 3].as_slice())));
        assert_eq!(phrases.find("co najpierw", 0, 2, "co"), Some((2, [1_u8].as_slice())));
        assert_eq!(phrases.find("cokolwiek", 0, 9, "cokolwiek"), None);
    }
}
