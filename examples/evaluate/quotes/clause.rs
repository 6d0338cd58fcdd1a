//! Clauses left out, and clauses of other sentences put in.

use super::change::{FROM, TO};
use super::pool::Pool;
use super::words::Words;

/// A clause and what is left without it have at least so many words, and a clause at most so many.
const LEAST: usize = 4;
const MOST: usize = 16;
/// How many other clauses are tried for a sentence.
const TRIES: usize = 2;

/// The sentence without one of its clauses, for each that begins after a comma.
pub(crate) fn dropped(text: &str, words: &Words) -> Vec<String> {
    clauses(text, words)
        .into_iter()
        .filter(|&(start, end)| count(&text[..start]) + count(&text[end..]) >= LEAST)
        .map(|(start, end)| {
            // A clause in the middle leaves one comma of its two where none is wanted.
            let rest = text[end..].strip_prefix(',').unwrap_or(&text[end..]);
            format!("{}{FROM}{TO}{rest}", &text[..start])
        })
        .collect()
}

/// The sentence with the last clause of another one.
pub(crate) fn added(text: &str, pool: &Pool) -> Vec<String> {
    let body = text.trim_end_matches(['.', '!', '?']);
    if pool.clauses.is_empty() || body.ends_with(['"', '”', ')', '’', '»']) || body == text {
        return Vec::new();
    }
    let first = text.bytes().map(usize::from).sum::<usize>();
    let tried = (0..TRIES).map(|step| &pool.clauses[(first + step * 11) % pool.clauses.len()]);
    tried.map(|clause| format!("{body}{FROM}{clause}{TO}{}", &text[body.len()..])).collect()
}

/// The clauses that begin with a comma and an opening word and end with the sentence or a comma.
pub(crate) fn clauses(text: &str, words: &Words) -> Vec<(usize, usize)> {
    let body = text.trim_end_matches(['.', '!', '?', '…']);
    let mut found = Vec::new();
    for (start, _) in body.match_indices(", ") {
        let rest = &body[start + 2..];
        let opener = rest.split([' ', ',']).next().unwrap_or_default();
        if !words.opens_clause(opener) {
            continue;
        }
        let mut ends: Vec<usize> = rest.match_indices(", ").map(|(at, _)| start + 2 + at).take(1).collect();
        ends.push(body.len());
        for end in ends {
            let clause = &body[start..end];
            let plain = !clause.contains(['"', '“', '”', '„', '(', ')', '«', '»', ':', ';', '–'])
                && !clause.contains(". ");
            if plain && (LEAST..=MOST).contains(&count(clause)) {
                found.push((start, end));
            }
        }
    }
    found.dedup();
    found
}

fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}
