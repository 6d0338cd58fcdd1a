//! Words: the pieces of a sentence that can be looked up.

use std::ops::Range;

use unicode_segmentation::{UnicodeSegmentation, UnicodeWordIndices};

use crate::span::Span;

/// The words of `text` after Unicode's word boundaries (UAX #29), each with its span.
///
/// A word has at least one letter or digit; punctuation and white space are not words. What UAX #29
/// holds together but a dictionary does not is cut further: hyphens are boundaries in any case, and so
/// are full stops between letters (`granicę.Potem`), the break that a hurried writer leaves out. A hashtag is
/// cut into the words that it was written together from: `#StrażGraniczna`.
///
/// Most words stand between spaces and are letters alone but for marks around them: where they end is plain, and
/// only what is left goes through the rules of UAX #29, which look at every character in turn.
pub(crate) fn words(text: &str) -> Words<'_> {
    Words { text, at: 0, chunk: None, parts: None }
}

/// The words of a text: see [`words`].
pub(crate) struct Words<'t> {
    text: &'t str,
    at: usize,
    /// A chunk between spaces that is cut by the rules, and where it begins.
    chunk: Option<(usize, UnicodeWordIndices<'t>)>,
    /// A word of the chunk, and where it begins.
    parts: Option<(usize, WordParts<'t>)>,
}

impl Iterator for Words<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        loop {
            if let Some((start, parts)) = &mut self.parts {
                if let Some((from, to)) = parts.next() {
                    return Some(Span::new(*start + from, *start + to));
                }
                self.parts = None;
            }
            if let Some((start, words)) = &mut self.chunk {
                if let Some((offset, word)) = words.next() {
                    let hashtag = self.text[..*start + offset].ends_with('#');
                    self.parts = Some((*start + offset, WordParts { word, at: 0, hashtag }));
                    continue;
                }
                self.chunk = None;
            }
            let start = self.at;
            if start >= self.text.len() {
                return None;
            }
            match plain_chunk(self.text.as_bytes(), start) {
                Some((word, end)) => {
                    self.at = end + 1;
                    if !word.is_empty() {
                        return Some(Span::new(word.start, word.end));
                    }
                }
                None => {
                    let rest = self.text.get(start..).unwrap_or_default();
                    let chunk = rest.find(' ').map_or(rest, |end| &rest[..end]);
                    self.at = start + chunk.len() + 1;
                    self.chunk = Some((start, chunk.unicode_word_indices()));
                }
            }
        }
    }
}

/// What begins at a byte of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    /// A mark that is a boundary where no letter or digit follows it, or none stands before it.
    Mark,
    Space,
    /// For the rules to look at.
    Other,
}

/// The class of the character that a byte begins, and its length; `None` where the bytes behind it decide.
const CLASSES: [Option<(Class, u8)>; 256] = {
    let mut classes = [Some((Class::Other, 1)); 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Some((Class::Letter, 1)),
            b'0'..=b'9' => Some((Class::Digit, 1)),
            b' ' => Some((Class::Space, 1)),
            // The one joins words, the other begins a hashtag.
            b'_' | b'#' => Some((Class::Other, 1)),
            b'!'..=b'~' => Some((Class::Mark, 1)),
            0xC4 | 0xC5 => Some((Class::Letter, 2)),
            0xC2 | 0xC3 | 0xE2 => None,
            _ => Some((Class::Other, 1)),
        };
        byte += 1;
    }
    classes
};

/// The word and the end of the chunk that begins at `start` and ends at the next space, where it is a run of
/// letters or a run of digits with nothing but marks around it; an empty word where it is all marks.
fn plain_chunk(bytes: &[u8], start: usize) -> Option<(Range<usize>, usize)> {
    let (first, mut at) = skip(bytes, start, Class::Mark);
    let from = at;
    let mut next = first;
    match first {
        Class::Letter => (next, at) = skip(bytes, skip_letters(bytes, at), first),
        Class::Digit => (next, at) = skip(bytes, at, first),
        _ => {}
    }
    let word = from..at;
    if next == Class::Mark {
        (next, at) = skip(bytes, at, Class::Mark);
    }
    (next == Class::Space).then_some((word, at))
}

/// Skips the letters that their first bytes tell: nearly all.
fn skip_letters(bytes: &[u8], mut at: usize) -> usize {
    /// The lengths of such letters; 0 for what else there is.
    const LENGTHS: [u8; 256] = {
        let (mut lengths, mut byte) = ([0; 256], 0);
        while byte < 256 {
            if let Some((Class::Letter, length)) = CLASSES[byte] {
                lengths[byte] = length;
            }
            byte += 1;
        }
        lengths
    };
    while let Some(&byte) = bytes.get(at) {
        match LENGTHS[usize::from(byte)] {
            0 => break,
            length => at += usize::from(length),
        }
    }
    at
}

/// Skips what is of a class: gives what follows, and where.
fn skip(bytes: &[u8], mut at: usize, class: Class) -> (Class, usize) {
    loop {
        let (found, length) = classify(bytes, at);
        if found != class {
            return (found, at);
        }
        at += length;
    }
}

/// The class and the length of the character at a place; the end of the text is a space.
#[inline]
fn classify(bytes: &[u8], at: usize) -> (Class, usize) {
    let Some(&byte) = bytes.get(at) else { return (Class::Space, 1) };
    match CLASSES[usize::from(byte)] {
        Some((class, length)) => (class, usize::from(length)),
        None => classify_long(bytes, at),
    }
}

fn classify_long(bytes: &[u8], at: usize) -> (Class, usize) {
    match bytes[at..] {
        // × and ÷ stand among the letters of Latin-1.
        [0xC3, 0x97 | 0xB7, ..] => (Class::Other, 2),
        [0xC3, ..] => (Class::Letter, 2),
        // « and », dashes and quotation marks, the ellipsis.
        [0xC2, 0xAB | 0xBB, ..] => (Class::Mark, 2),
        [0xE2, 0x80, 0x90..=0x9F | 0xA6, ..] => (Class::Mark, 3),
        _ => (Class::Other, 1),
    }
}

struct WordParts<'t> {
    word: &'t str,
    at: usize,
    hashtag: bool,
}

impl Iterator for WordParts<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<(usize, usize)> {
        loop {
            let rest = self.word.get(self.at..).filter(|rest| !rest.is_empty())?;
            let (cut, next) = if self.hashtag { cut_of_hashtag(rest) } else { None }
                .or_else(|| stop_between_letters(rest).map(|at| (at, at + 1)))
                .unwrap_or((rest.len(), rest.len()));
            let from = self.at;
            self.at = from + next;
            if cut > 0 {
                return Some((from, from + cut));
            }
        }
    }
}

/// Where a full stop or colon stands between two letters, if it does: both are one byte long.
fn stop_between_letters(word: &str) -> Option<usize> {
    let bytes = word.as_bytes();
    (1..bytes.len().saturating_sub(1)).find(|&at| {
        matches!(bytes[at], b'.' | b':') && !bytes[at - 1].is_ascii_digit() && !bytes[at + 1].is_ascii_digit()
    })
}

/// Where the first word of a hashtag ends, and where the next begins: at an underscore, where capitals follow
/// small letters, before the last of several capitals, and between letters and digits.
fn cut_of_hashtag(word: &str) -> Option<(usize, usize)> {
    let mut before: Option<char> = None;
    for (at, character) in word.char_indices() {
        if character == '_' {
            return Some((at, at + 1));
        }
        let small_next = || word[at + character.len_utf8()..].starts_with(char::is_lowercase);
        let cut = before.is_some_and(|before| {
            character.is_uppercase() && (before.is_lowercase() || before.is_uppercase() && small_next())
                || character.is_numeric() != before.is_numeric()
        });
        if cut {
            return Some((at, at));
        }
        before = Some(character);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        words(text).map(|span| &text[span.range()]).collect()
    }

    /// The words by the rules alone.
    fn by_the_rules(text: &str) -> Vec<Span> {
        let cut = |(start, word)| {
            let hashtag = text[..start].ends_with('#');
            WordParts { word, at: 0, hashtag }.map(move |(from, to)| Span::new(start + from, start + to))
        };
        text.unicode_word_indices().flat_map(cut).collect()
    }

    #[test]
    fn plain_chunks_are_cut_as_the_rules_cut_them() {
        let pieces = [
            "a", "Z", "ż", "Ó", "é", "ß", "7", "16", " ", " ", "\u{a0}", "\n", "\t", ".", ",", ":", ";", "'",
            "’", "‘", "\"", "„", "”", "“", "–", "…", "«", "-", "_", "@", "#", "$", "%", "×", "÷", "½", "²",
            "\u{301}", "\u{200d}", "\u{ad}", "🇧🇾", "👍🏽", "א", "カ", "字", "ﬁ", "№", "\u{2024}", "\u{2027}",
            "\u{2060}", "·",
        ];
        let mut random = 7_u64;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..12 {
                random =
                    random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                // Letters and spaces more often than what is rare.
                let place = (random >> 33) as usize % (2 * pieces.len());
                text.push_str(pieces.get(place).copied().unwrap_or(pieces[place % 10]));
            }
            assert_eq!(words(&text).collect::<Vec<_>>(), by_the_rules(&text), "{text:?}");
        }
    }

    #[test]
    fn hashtags_are_cut_into_their_words() {
        assert_eq!(
            read("#StrażGraniczna i #ŻółwieNaWolności"),
            ["Straż", "Graniczna", "i", "Żółwie", "Na", "Wolności"]
        );
        assert_eq!(
            read("#PKPIntercity #Euro2024 #ratujmy_rzeki"),
            ["PKP", "Intercity", "Euro", "2024", "ratujmy", "rzeki"]
        );
        assert_eq!(read("#granica #COVID #_ McDonald"), ["granica", "COVID", "McDonald"]);
    }

    #[test]
    fn words_are_cut_where_a_dictionary_cuts_them() {
        assert_eq!(read("na granicę.Potem wyszli."), ["na", "granicę", "Potem", "wyszli"]);
        assert_eq!(read("Polish-Belarusian border"), ["Polish", "Belarusian", "border"]);
        assert_eq!(read("it's 16,000 or 1.5"), ["it's", "16,000", "or", "1.5"]);
        assert_eq!(read("m.in. U.S."), ["m", "in", "U", "S"]);
        assert_eq!(read("🇧🇾 … !"), Vec::<&str>::new());
    }
}
