//! The shape of the word before a stop.

use crate::split::context::{Folded, is_roman, word_before};
use crate::split::item::is_bullet;
use crate::split::splitter::Knowledge;

/// Bytes of a sentence's beginning that may be nothing but a point in time.
const TIME: usize = 64;

/// Most letters of a word that, with a stop and a small letter behind it, passes for an abbreviation
/// nobody listed: two with a vowel (`pu.`), five without (`krwk.`).
const SHORT: (usize, usize) = (2, 5);

/// The last word of `before`, white space behind it left out.
pub(crate) fn last_word(before: &str) -> &str {
    let before = before.trim_end();
    word_before(before, 0, before.len())
}

/// Whether `word` numbers an item: `2. Wnioski`, `a. first`, `IV. Skutki`. It has to open the sentence or
/// to follow a colon.
pub(crate) fn numbers_item(before: &str, word: &str) -> bool {
    let short = word.len() <= 8 && !word.bytes().all(|byte| byte.is_ascii_lowercase() && word.len() > 1);
    if !short {
        return false;
    }
    let opening = before.trim_end();
    let opens = opening.len() <= 6 && opening.chars().all(|c| "(\"„-–*#".contains(c) || is_bullet(c));
    let listed = opening.ends_with(':') && opening.len() < before.len();
    if !(opens || listed) {
        return false;
    }
    let digits = word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number = digits && word.split('.').all(|part| part.len() <= 3);
    let letter = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    number || letter || word.len() <= 5 && is_roman(word)
}

/// Whether `word` is a single capital, or a digraph that Polish takes for one: `J`, `Cz`, `J-P`.
pub(crate) fn is_single_capital(word: &str) -> bool {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return false;
    }
    let last = word.rsplit(['.', '-']).next().unwrap_or(word);
    let mut chars = last.chars();
    let single = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
    let digraph = matches!(last, "Ch" | "Cz" | "Dz" | "Rz" | "Sz" | "Ks" | "Wł" | "St" | "Th" | "Zb");
    let rest = &word[..word.len() - last.len()];
    (single || digraph)
        && rest.split(['.', '-']).all(|part| part.is_empty() || part.chars().count() <= 2)
        && !rest.ends_with('.')
}

/// Letters, one to three at a time, with stops between: `U.S.G`, `s.r.l`.
pub(crate) fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word
            .split('.')
            .all(|part| (1..=3).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic))
}

/// Whether `word` looks cut: very short, or without a vowel.
pub(crate) fn looks_cut(word: &str, knowledge: &Knowledge<'_>) -> bool {
    if Folded::new(word).is_some_and(|word| knowledge.language.is_short_word(word.as_str())) {
        return false;
    }
    // "RGB", "S100", "5th" and "80's" are whole as they stand; "5kg" need not be.
    let letters = word.chars().count();
    let digits = word.bytes().any(|byte| byte.is_ascii_digit());
    let ordinal = ["st", "nd", "rd", "th", "'s", "’s"].iter().any(|ending| word.ends_with(ending));
    let whole = if digits {
        ordinal || word.starts_with(char::is_alphabetic)
    } else {
        letters > 1 && word.chars().all(char::is_uppercase)
    };
    if whole {
        return false;
    }
    let vowel = word.chars().any(|c| "aeiouyąęóAEIOUYĄĘÓ".contains(c));
    letters <= if vowel { SHORT.0 } else { SHORT.1 }
}

/// Whether all of `before` is a point in time that opens the sentence: `W maju 2020 r`.
pub(crate) fn only_time(before: &str, knowledge: &Knowledge<'_>) -> bool {
    if before.len() > TIME {
        return false;
    }
    let mut digits = false;
    let mut words = 0;
    let parts = before.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | ','));
    let known = parts.filter(|word| !word.is_empty()).all(|word| {
        words += 1;
        let number = word.bytes().all(|byte| byte.is_ascii_digit() || b".:".contains(&byte));
        // "2020r" is written in one now and then.
        let unit = word.trim_start_matches(|c: char| c.is_ascii_digit());
        digits |= number || unit.len() < word.len() || is_roman(word) && word.len() > 1;
        number
            || is_roman(word)
            || Folded::new(unit.trim_end_matches('.'))
                .is_some_and(|word| knowledge.language.tells_time(word.as_str()))
    });
    known && digits && words >= 2
}
