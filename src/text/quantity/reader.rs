//! A text as tokens, and how they hang together.

use super::kind::QuantityKind;
use super::lexicon::Meaning;
use super::scan::{Token, What, scan};
use super::value::{Approximation, Value};
use crate::lang::Lang;

/// A text and its tokens. Readings name tokens by index; every look ahead is bounded.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) lang: Lang,
    pub(super) tokens: Vec<Token>,
}

/// A quantity being read.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The first token after it.
    pub(super) next: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: QuantityKind,
    pub(super) value: Value,
    pub(super) approximation: Approximation,
    pub(super) weak: bool,
    /// How many digits, when it is nothing but digits; else 0.
    pub(super) plain: u8,
    /// The last multiplier, so that `5-12 tys.` can lend it to the 5; 1 without one.
    pub(super) scale: f64,
}

impl Found {
    /// An exact quantity that is read with certainty, without a multiplier.
    pub(super) fn new(next: usize, start: usize, end: usize, kind: QuantityKind, value: Value) -> Self {
        let approximation = Approximation::Exact;
        Self { next, start, end, kind, value, approximation, weak: false, plain: 0, scale: 1.0 }
    }
}

/// What stands between two tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Gap<'a> {
    Tight,
    Space,
    /// A hyphen or dash without spaces.
    Hyphen,
    /// A dash between spaces.
    Dash,
    /// Anything else short, trimmed.
    Words(&'a str),
    Far,
}

impl Gap<'_> {
    pub(super) fn is(self, words: &[&str]) -> bool {
        matches!(self, Gap::Words(found) if words.iter().any(|word| found.eq_ignore_ascii_case(word)))
    }
}

/// The longest gap that can join two tokens, in bytes.
pub(super) const LONGEST_GAP: usize = 16;

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, lang: Lang) -> Reader<'a> {
        Reader { text, lang, tokens: scan(text, lang) }
    }

    /// What stands between `end`, where a reading ends, and token `next`.
    pub(super) fn gap(&self, end: usize, next: usize) -> Gap<'a> {
        let Some(between) = self.tokens.get(next).and_then(|token| self.text.get(end..token.start)) else {
            return Gap::Far;
        };
        if between.is_empty() {
            return Gap::Tight;
        }
        if between.len() > LONGEST_GAP || between.matches('\n').count() > 1 {
            return Gap::Far;
        }
        match between.trim() {
            "" => Gap::Space,
            "-" | "–" | "—" | "‑" | "‐" | "−" | "÷" if between.trim().len() == between.len() => {
                Gap::Hyphen
            }
            "-" | "–" | "—" | "−" => Gap::Dash,
            words => Gap::Words(words),
        }
    }

    /// The first meaning of token `at` that `choose` takes.
    pub(super) fn meaning<T>(&self, at: usize, choose: impl Fn(Meaning) -> Option<T>) -> Option<T> {
        match self.tokens.get(at)?.what {
            What::Word(meanings) => meanings.iter().find_map(|meaning| choose(*meaning)),
            _ => None,
        }
    }

    /// Whether token `at` can mean `expected`.
    pub(super) fn means(&self, at: usize, expected: Meaning) -> bool {
        self.meaning(at, |meaning| (meaning == expected).then_some(())).is_some()
    }

    /// Token `at` as it is written.
    pub(super) fn written(&self, at: usize) -> &'a str {
        self.tokens.get(at).and_then(|token| self.text.get(token.start..token.end)).unwrap_or_default()
    }

    /// The word that ends right before `start`, but for white space, and where it begins.
    pub(super) fn word_before(&self, start: usize) -> (usize, &'a str) {
        let before = self.text[..start].trim_end();
        if start - before.len() > 4 {
            return (start, "");
        }
        let letters: usize =
            before.chars().rev().take(12).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
        let word_start = before.len() - letters;
        // A longer word is cut by the limit above; what is left of it is no word.
        if before[..word_start].ends_with(char::is_alphabetic) {
            return (start, "");
        }
        (word_start, &before[word_start..])
    }

    /// Whether the word before `start` is one of `words`, in any case; gives where it begins.
    pub(super) fn preceded_by(&self, start: usize, words: &[&str]) -> Option<usize> {
        let (word_start, word) = self.word_before(start);
        let folded = word.to_lowercase();
        (!word.is_empty() && words.contains(&folded.as_str())).then_some(word_start)
    }
}
