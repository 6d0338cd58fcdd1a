//! Names: which words of a sentence are one, and which other name may stand there.

use std::ops::Range;

use bitext::Lang;

use super::change::{FROM, TO};
use super::phrase::opens_sentence;
use super::pool::Pool;
use super::words::Words;

/// How many other names are tried for each.
const TRIES: usize = 40;

/// All names of a sentence replaced by one of the corpora, of as many words and with the same ending.
pub(crate) fn ways(text: &str, other: &str, words: &Words, pool: &Pool) -> Vec<String> {
    let mut ways = Vec::new();
    // Without any name on the other side there is nothing to differ from.
    if names(other, words).is_empty() {
        return ways;
    }
    for place in names(text, words) {
        let name = &text[place.clone()];
        let Some(names) = pool.names.get(&shape(name, words.lang)) else { continue };
        let first = name.bytes().map(usize::from).sum::<usize>() + text.len();
        let tried = (0..TRIES.min(names.len())).map(|step| &names[(first + step * 7) % names.len()]);
        let mut fitting =
            tried.filter(|tried| is_other(tried, name) && is_other(tried, other) && is_other(tried, text));
        if let Some(fitting) = fitting.next() {
            ways.push(format!("{}{FROM}{fitting}{TO}{}", &text[..place.start], &text[place.end..]));
        }
    }
    ways
}

/// Whether no word of a name begins like one of a text.
fn is_other(name: &str, text: &str) -> bool {
    let stem = |word: &str| -> String {
        word.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).take(4).collect()
    };
    let stems: Vec<String> = text.split([' ', '-']).map(stem).collect();
    name.split([' ', '-']).map(stem).all(|word| !stems.contains(&word))
}

/// What another name must share: the number of words and, where words inflect, the end.
pub(crate) fn shape(name: &str, lang: Lang) -> (usize, String) {
    let count = name.split(' ').count();
    let end: Vec<char> = name.chars().rev().take(2).collect();
    let upper = name.chars().all(|char| !char.is_lowercase());
    let end = if upper {
        "AA".to_owned()
    } else if lang == Lang::Polish {
        end.into_iter().collect()
    } else {
        String::new()
    };
    (count, end)
}

/// The names inside a sentence: runs of words with capitals that no full stop or quotation mark forces.
pub(crate) fn names(text: &str, words: &Words) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for token in text.split(' ').filter(|token| !token.is_empty()) {
        let start = token.as_ptr() as usize - text.as_ptr() as usize;
        let word = token.trim_matches(|char: char| !char.is_alphanumeric());
        let word = word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word);
        let from = start + token.find(word).unwrap_or(0);
        if !is_name(word, words) || opens_sentence(text, from) {
            open = false;
            continue;
        }
        match found.last_mut() {
            Some(last) if open && token.starts_with(word) => last.end = from + word.len(),
            _ => found.push(from..from + word.len()),
        }
        open = token.ends_with(word);
    }
    found
}

fn is_name(word: &str, words: &Words) -> bool {
    let adjective = words.lang == Lang::English
        && ["ian", "ish", "ese", "ican", "ean", "ians", "icans"].iter().any(|end| word.ends_with(end));
    word.starts_with(char::is_uppercase)
        && word.chars().count() > 2
        && word.chars().all(|char| char.is_alphabetic() || char == '-')
        && !words.is_no_name(word)
        && !adjective
}
