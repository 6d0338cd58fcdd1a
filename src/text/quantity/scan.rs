//! One pass over a text that keeps only what can be part of a quantity.

use std::sync::LazyLock;

use super::compound;
use super::digits::{self, Numeral, Written};
use super::lexicon::{Lexicon, Meaning, lexicon};
use super::roman;
use super::sieve::end_of_other_word;
use super::value::{Date, Time};
use crate::data;
use crate::lang::Lang;
use crate::text::phrases::word_end;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum What {
    Number(Numeral),
    Opaque,
    Date(Date),
    Time(Time),
    Word(&'static [Meaning]),
    /// A Roman numeral from I to XXXIX in capitals.
    Roman(u8),
}

/// A piece of the text that can be part of a quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) what: What,
}

/// The tokens of `text`, in order. Linear: the phrases of the lexicon are few and short.
pub(super) fn scan(text: &str, lang: Lang) -> Vec<Token> {
    let mut scanner =
        Scanner { text, lang, lexicon: lexicon(lang), tokens: Vec::new(), folded: String::new() };
    let mut at = 0;
    while at < text.len() {
        at = scanner.step(at);
    }
    scanner.tokens
}

/// What stands behind a figure to make an ordinal of it, if against the rules: `90-tych`.
static ORDINAL_ENDINGS: LazyLock<Vec<&str>> = LazyLock::new(|| data::entries(ENDINGS).collect());

const ENDINGS: &str = include_str!("../../data/pl/ordinal_endings.txt");

struct Scanner<'a> {
    text: &'a str,
    lang: Lang,
    lexicon: &'static Lexicon,
    tokens: Vec<Token>,
    folded: String,
}

impl Scanner<'_> {
    /// Reads what begins at `at`; gives where the next thing begins.
    fn step(&mut self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        match bytes[at] {
            b'.' if digits::is_leading_point(bytes, at) => {
                let (end, number) = digits::after_point(bytes, at);
                self.tokens.push(Token { start: at, end, what: What::Number(number) });
                end
            }
            b'0'..=b'9' => {
                if let Some(end) = self.height(at) {
                    return end;
                }
                let (end, written) = digits::read(self.text, at, self.lang);
                let what = match written {
                    Written::Number(number) => What::Number(number),
                    Written::Opaque => What::Opaque,
                    Written::Date(date) => What::Date(date),
                    Written::Time(time) => What::Time(time),
                };
                self.tokens.push(Token { start: at, end, what });
                self.negate(at);
                end
            }
            b'a'..=b'z' | b'A'..=b'Z' => self.word(at),
            b'$' | b'%' | b'~' | b'<' | b'>' | b'+' => self.sign(at, at + 1),
            b'@' => self.name_end(at + 1),
            b'#' => {
                let end = self.name_end(at + 1);
                // `#5` is number five.
                let number = digits::digits_end(bytes, at + 1) == end;
                if number { at + 1 } else { end }
            }
            0..=0x7f => at + 1,
            _ => {
                let Some(first) = self.text[at..].chars().next() else { return at + 1 };
                if first.is_alphabetic() {
                    return self.word(at);
                }
                self.sign(at, at + first.len_utf8())
            }
        }
    }

    /// Reads `6'2"` and `5ft 11in`, feet and inches as one number of feet; gives where they end.
    fn height(&mut self, at: usize) -> Option<usize> {
        let (end, feet) = digits::feet_and_inches(self.text, at)?;
        let meanings = self.lexicon.find("feet", 0, 4, "feet")?.1;
        let number = Numeral { value: feet, ..Numeral::default() };
        self.tokens.push(Token { start: at, end, what: What::Number(number) });
        self.tokens.push(Token { start: end, end, what: What::Word(meanings) });
        Some(end)
    }

    /// Makes the number just read at `at` negative if a minus touches it. A hyphen at the start of a line
    /// is a list or speech, one after a letter or digit a compound or a range.
    fn negate(&mut self, at: usize) {
        let before = &self.text[..at];
        let (minus, outside) = match before.strip_suffix('\u{2212}') {
            Some(outside) => ('\u{2212}', outside),
            None => match before.strip_suffix('-') {
                Some(outside) => ('-', outside),
                None => return,
            },
        };
        let apart = outside.ends_with([' ', '\u{a0}', '(']) || (outside.is_empty() && minus == '\u{2212}');
        if let (true, Some(Token { start, what: What::Number(number), .. })) = (apart, self.tokens.last_mut())
        {
            *start -= minus.len_utf8();
            (number.value, number.plain, number.pair) = (-number.value, 0, None);
        }
    }

    fn sign(&mut self, start: usize, end: usize) -> usize {
        self.folded.clear();
        self.folded.push_str(&self.text[start..end]);
        let Some((end, meanings)) = self.lexicon.find(self.text, start, end, &self.folded) else {
            return end;
        };
        self.tokens.push(Token { start, end, what: What::Word(meanings) });
        end
    }

    fn word(&mut self, start: usize) -> usize {
        if let Some(end) = end_of_other_word(self.text, start, self.lang) {
            return end;
        }
        let end = word_end(self.text, start, &mut self.folded);
        if self.tokens.last().is_some_and(|token| token.end == start && !matches!(token.what, What::Word(_)))
        {
            return self.after_digits(start, end);
        }
        if self.lang == Lang::Polish && self.hyphenated(start, end) {
            return end;
        }
        let bytes = self.text.as_bytes();
        if let Some((end, meanings)) = self.lexicon.find(self.text, start, end, &self.folded)
            && (is_prefix(meanings) || !bytes.get(end).is_some_and(u8::is_ascii_digit))
        {
            self.tokens.push(Token { start, end, what: What::Word(meanings) });
            return end;
        }
        match bytes.get(end) {
            // A4, COVID19: digits in a name.
            Some(byte) if byte.is_ascii_digit() => return self.version_end(end),
            Some(b':' | b'.') if self.is_link(start, end) => return self.link_end(end),
            _ => {}
        }
        if self.lang == Lang::Polish && self.compound(start, end) {
            return end;
        }
        if let Some(value) = roman::read(&self.text[start..end]) {
            self.tokens.push(Token { start, end, what: What::Roman(value) });
        }
        end
    }

    /// The second part of `32-stopniowy`.
    fn hyphenated(&mut self, start: usize, end: usize) -> bool {
        let touches = self.tokens.last().is_some_and(|token| {
            matches!(token.what, What::Number(_)) && self.text.get(token.end..start) == Some("-")
        });
        if touches && self.ordinal_ending(end) {
            return true;
        }
        let Some(meanings) = touches.then(|| compound::stem(&self.folded)).flatten() else { return false };
        self.tokens.push(Token { start, end, what: What::Word(meanings) });
        true
    }

    /// The ending of `90-tych` or `5th` that ends at `end`: makes the number before it an ordinal.
    fn ordinal_ending(&mut self, end: usize) -> bool {
        let is_ending = match self.lang {
            Lang::English => matches!(self.folded.as_str(), "st" | "nd" | "rd" | "th"),
            Lang::Polish => ORDINAL_ENDINGS.contains(&self.folded.as_str()),
        };
        if let Some(Token { end: number_end, what: What::Number(number), .. }) = self.tokens.last_mut()
            && is_ending
            && number.plain > 0
        {
            number.ordinal = true;
            *number_end = end;
            return true;
        }
        false
    }

    /// `trzydniowy` becomes a number and a unit.
    fn compound(&mut self, start: usize, end: usize) -> bool {
        let Some(compound) = compound::read(&self.folded) else { return false };
        let split = start + compound.split;
        // Small letters may be longer or shorter than the capitals of the text.
        if split > end || !self.text.is_char_boundary(split) {
            return false;
        }
        let number = Numeral { value: compound.value, ..Numeral::default() };
        if compound.meanings.is_empty() {
            self.tokens.push(Token { start, end, what: What::Number(number) });
            return true;
        }
        self.tokens.push(Token { start, end: split, what: What::Number(number) });
        self.tokens.push(Token { start: split, end, what: What::Word(compound.meanings) });
        true
    }

    /// Letters that touch a number: a unit or multiplier, the ending of an ordinal, or else the whole
    /// is a name such as `2D`.
    fn after_digits(&mut self, start: usize, end: usize) -> usize {
        if self.ordinal_ending(end) {
            return end;
        }
        if let Some((end, meanings)) = self.lexicon.find(self.text, start, end, &self.folded)
            && !self.text[end..].starts_with(|c: char| c.is_ascii_digit())
        {
            self.tokens.push(Token { start, end, what: What::Word(meanings) });
            return end;
        }
        self.tokens.pop();
        self.name_end(end)
    }

    /// The end of a handle, a hashtag or a name with digits in it.
    fn name_end(&self, start: usize) -> usize {
        let rest = &self.text[start..];
        start + rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
    }

    /// The end of a name with digits and points in it: `v1.3`.
    fn version_end(&self, start: usize) -> usize {
        let mut end = self.name_end(start);
        while let [b'.', b'0'..=b'9', ..] = self.text.as_bytes()[end..] {
            end = self.name_end(end + 1);
        }
        end
    }

    fn is_link(&self, start: usize, end: usize) -> bool {
        let rest = &self.text[end..];
        match self.folded.as_str() {
            "http" | "https" | "ftp" => rest.starts_with("://"),
            "www" => rest.starts_with('.'),
            "t" => rest.starts_with(".co/"),
            "pic" => self.text[start..].starts_with("pic.twitter.com/"),
            _ => false,
        }
    }

    fn link_end(&self, start: usize) -> usize {
        let rest = &self.text[start..];
        start + rest.find(char::is_whitespace).unwrap_or(rest.len())
    }
}

/// What links begin with, as [`Scanner::is_link`] knows them.
pub(super) const LINKS: [&str; 6] = ["http", "https", "ftp", "www", "t", "pic"];

/// Whether digits may follow at once: `PLN5`.
fn is_prefix(meanings: &[Meaning]) -> bool {
    meanings.iter().any(|meaning| matches!(meaning, Meaning::Money { prefix: true, .. }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_well_formed() {
        data::check(ENDINGS, 1..=1).unwrap();
    }
}
