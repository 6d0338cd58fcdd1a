//! The end of a line that no stop ends: a heading, an item, or a line broken by a program.

use crate::split::context::{Folded, Kind, ahead, is_blank, tail, word_before};
use crate::split::rule::Rule;
use crate::split::splitter::Knowledge;

/// A line shorter than this, in bytes, was not filled up by a program that breaks lines.
const FILLED: usize = 40;

/// Bytes of the line before its end that are looked at.
const LINE: usize = 160;

/// The rule for the single line end at `at`, with the next line's first thing at `next`, in a sentence
/// that starts at `from`.
pub(crate) fn rule(text: &str, from: usize, at: usize, next: usize, knowledge: &Knowledge<'_>) -> Rule {
    if next >= text.len() {
        return Rule::EndOfText;
    }
    let part = tail(text, from, at, LINE);
    let line = &part[part.rfind(['\n', '\r']).map_or(0, |end| end + 1)..];
    let ahead = ahead(text, next, knowledge);
    if ahead.dash || ahead.kind == Kind::Ordinal {
        return Rule::LineEnd;
    }
    let line = line.trim_end();
    // "-----": no hyphen that a word was broken at.
    if !line.contains(char::is_alphanumeric) {
        return Rule::LineEnd;
    }
    let filled = line.len() >= FILLED;
    let word = word_before(text, from, from + text[from..at].trim_end().len());
    let hanging = line.ends_with([',', '-', '\u{AD}'])
        || filled
            && word.starts_with(char::is_lowercase)
            && Folded::new(word).is_some_and(|word| knowledge.language.hangs(word.as_str()));
    let begun = line.contains(is_blank)
        && text[from..].starts_with(|c: char| c.is_uppercase() || "„“\"(–—".contains(c));
    let wrapped = match ahead.kind {
        Kind::Small | Kind::Report | Kind::Turn => {
            !line.ends_with([':', ';']) && (filled || begun || hanging)
        }
        Kind::Capital | Kind::Opener | Kind::Initial | Kind::Digit => hanging,
        Kind::Closing => !line.ends_with([':', ';']),
        _ => false,
    };
    if wrapped { Rule::HardWrap } else { Rule::LineEnd }
}
