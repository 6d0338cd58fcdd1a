//! Words and phrases with their meanings, found at a place of a text in constant time.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::fnv::Fnv;

/// Forms with meanings of type `M`. Small letters of a form match capitals too, capitals only
/// themselves; a space matches any white space, a straight apostrophe also a curly one.
pub(super) struct Phrases<M> {
    entries: Entries<M>,
}

type Entries<M> = HashMap<Cow<'static, str>, Entry<M>, BuildHasherDefault<Fnv>>;

/// All forms that begin with one word.
struct Entry<M> {
    /// The meanings of the word itself.
    word: Meanings<M>,
    /// Phrases, and forms with capitals, longest first.
    phrases: Vec<(&'static str, Meanings<M>)>,
}

impl<M> Default for Entry<M> {
    fn default() -> Self {
        Entry { word: Meanings::None, phrases: Vec::new() }
    }
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
    /// `room` is for about how many words forms begin with, so that the table seldom has to grow.
    pub(super) fn new(room: usize, forms: impl Iterator<Item = (&'static str, M)>) -> Phrases<M> {
        let mut entries: Entries<M> = HashMap::with_capacity_and_hasher(room, BuildHasherDefault::default());
        for (form, meaning) in forms {
            let lead = lead(form);
            // Nearly all forms are in small letters: reading thousands of them must not take a millisecond.
            let small = match form.is_ascii() {
                true => !form.bytes().any(|byte| byte.is_ascii_uppercase()),
                false => !form.chars().any(char::is_uppercase),
            };
            let key = if small { Cow::Borrowed(lead) } else { Cow::Owned(lead.to_lowercase()) };
            let entry = entries.entry(key).or_default();
            if lead == form && small {
                entry.word.push(meaning);
                continue;
            }
            match entry.phrases.iter_mut().find(|(phrase, _)| *phrase == form) {
                Some((_, meanings)) => meanings.push(meaning),
                None => entry.phrases.push((form, Meanings::One(meaning))),
            }
        }
        for entry in entries.values_mut().filter(|entry| entry.phrases.len() > 1) {
            entry.phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        }
        Phrases { entries }
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
        let entry = self.entries.get(folded)?;
        let rest = &text[start..];
        let phrase = entry.phrases.iter().find_map(|(phrase, meanings)| {
            let length = match_phrase(rest, phrase)?;
            (start + length >= word_end).then_some((start + length, meanings.as_slice()))
        });
        let word = entry.word.as_slice();
        phrase.or_else(|| (!word.is_empty()).then_some((word_end, word)))
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
        for c in text[end..].chars().take_while(|c| c.is_alphabetic()) {
            end += c.len_utf8();
            folded.extend(c.to_lowercase());
        }
    }
    end
}

/// The letters a form begins with, or its first sign.
fn lead(form: &str) -> &str {
    let letters = form.bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters > 0 && form.as_bytes().get(letters).is_none_or(u8::is_ascii) {
        return &form[..letters];
    }
    let letters = form.find(|c: char| !c.is_alphabetic()).unwrap_or(form.len());
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
    fn the_longest_form_wins() {
        let phrases = Phrases::new(3, [("co", 1), ("co najmniej", 2), ("co najmniej", 3)].into_iter());
        assert_eq!(phrases.find("co najmniej", 0, 2, "co"), Some((11, [2, 3].as_slice())));
        assert_eq!(phrases.find("co najpierw", 0, 2, "co"), Some((2, [1].as_slice())));
        assert_eq!(phrases.find("cokolwiek", 0, 9, "cokolwiek"), None);
    }
}
