//! Words: the pieces of a sentence that can be looked up.

use unicode_segmentation::UnicodeSegmentation;

use crate::span::Span;

/// The words of `text` after Unicode's word boundaries (UAX #29), each with its span.
///
/// A word has at least one letter or digit; punctuation and white space are not words. What UAX #29
/// holds together but a dictionary does not is cut further: hyphens are boundaries in any case, and so
/// are full stops between letters (`granicę.Potem`), the break that a hurried writer leaves out.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Span> {
    text.unicode_word_indices().flat_map(|(start, word)| {
        WordParts { word, at: 0 }.map(move |(from, to)| Span::new(start + from, start + to))
    })
}

struct WordParts<'t> {
    word: &'t str,
    at: usize,
}

impl Iterator for WordParts<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<(usize, usize)> {
        loop {
            let rest = self.word.get(self.at..).filter(|rest| !rest.is_empty())?;
            let cut = stop_between_letters(rest).unwrap_or(rest.len());
            let from = self.at;
            self.at = (from + cut + 1).min(self.word.len());
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        words(text).map(|span| &text[span.range()]).collect()
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
