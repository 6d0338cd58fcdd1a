//! Words put in the place of others.

use std::ops::Range;

use super::change::{FROM, TO};
use super::words::Words;

/// All ways to apply a rule of this kind to a sentence.
pub(crate) fn ways(text: &str, kind: &str, words: &Words) -> Vec<String> {
    let of = |kind: &'static str| words.rules.iter().filter(move |rule| rule.kind == kind);
    let kept: Vec<Range<usize>> = of("kept").flat_map(|rule| occurrences(text, rule.from)).collect();
    let mut ways: Vec<(Range<usize>, String)> = Vec::new();
    for rule in words.rules.iter().filter(|rule| rule.kind == kind) {
        for place in occurrences(text, rule.from) {
            let denied = kind == "hedge"
                && ["not ", "nie "].iter().any(|not| text[place.end..].trim_start().starts_with(not));
            let certain = kind == "negation-added" && text[..place.start].trim_end().ends_with("być");
            if denied || certain || kept.iter().any(|kept| kept.start < place.end && place.start < kept.end) {
                continue;
            }
            let changed = replace(text, place.clone(), rule.to);
            ways.push((place, changed));
        }
    }
    // Longer words know better: “did not go” over “not”.
    let longest = |place: &Range<usize>| {
        !ways.iter().any(|(other, _)| {
            other.start <= place.start && place.end <= other.end && other.len() > place.len()
        })
    };
    ways.iter().filter(|(place, _)| longest(place)).map(|(_, text)| text.clone()).collect()
}

/// Where words stand as words, with a capital only where a sentence starts.
pub(crate) fn occurrences(text: &str, words: &str) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    for words in [words.to_owned(), words.replace('\'', "’")] {
        for form in [words.clone(), capitalised(&words)] {
            places.extend(text.match_indices(&form).map(|(start, _)| start..start + form.len()).filter(
                |place| {
                    let opens = opens_sentence(text, place.start);
                    let capital = form.starts_with(char::is_uppercase);
                    is_word(text, place) && (!capital || opens || words == form)
                },
            ));
        }
    }
    places.sort_by_key(|place| (place.start, place.end));
    places.dedup();
    places
}

/// Puts other words in a place; nothing takes a space with it. The next word becomes the first if need be.
pub(crate) fn replace(text: &str, place: Range<usize>, to: &str) -> String {
    let (before, after) = (&text[..place.start], &text[place.end..]);
    let opens = opens_sentence(text, place.start);
    if to.is_empty() {
        let after = after.strip_prefix(',').unwrap_or(after).trim_start();
        // A word between commas takes both with it.
        let alone = text[place.end..].starts_with(',');
        let before = before
            .strip_suffix(", ")
            .filter(|_| alone)
            .map_or(before.to_owned(), |before| format!("{before} "));
        let after = if opens { capitalised(after) } else { after.to_owned() };
        return format!("{before}{FROM}{TO}{after}");
    }
    let to = if opens { capitalised(to) } else { to.to_owned() };
    format!("{before}{FROM}{to}{TO}{after}")
}

pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// Whether a sentence may start here.
pub(crate) fn opens_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    before.is_empty()
        || before.ends_with(['.', '?', '!', ':', '…', '“', '„', '"', '«', '(', '‘', '–', '-', '•'])
}

fn is_word(text: &str, place: &Range<usize>) -> bool {
    let inside = |char: char| char.is_alphanumeric() || matches!(char, '\'' | '’' | '-');
    !text[..place.start].ends_with(inside) && !text[place.end..].starts_with(inside)
}
