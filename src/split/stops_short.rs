//! Sentences of somebody else's list that stop in the middle.
//!
//! A list may have been cut at every full stop that a capital follows: `… od lat 20.` | `XX wieku.`, or `Urząd
//! ds.` | `Komunikacji`. The rules of this module, given both in a row, would not have cut there.

use super::split;
use crate::lang::Lang;

/// For each sentence whether it ends with a word and a full stop behind which, before a word of the next one, no
/// sentence ends. Empty where none does.
///
/// # Complexity
/// That of splitting all sentences once.
pub(crate) fn stops_short(sentences: &[&str], lang: Lang) -> Vec<bool> {
    let may = |pair: &[&str]| {
        let word = pair[0].trim_end().strip_suffix('.');
        word.is_some_and(|word| word.ends_with(char::is_alphanumeric))
            && pair[1].trim_start().starts_with(char::is_alphanumeric)
    };
    if !sentences.windows(2).any(may) {
        return Vec::new();
    }
    let mut text = String::with_capacity(sentences.iter().map(|sentence| sentence.len() + 1).sum());
    let starts: Vec<usize> = sentences
        .iter()
        .map(|sentence| {
            let start = text.len();
            text.push_str(sentence.trim());
            text.push(' ');
            start
        })
        .collect();
    let mut cuts = split(&text, lang).map(|sentence| sentence.span().start()).peekable();
    let mut is_cut = |at: usize| {
        while cuts.next_if(|cut| *cut < at).is_some() {}
        cuts.peek() == Some(&at)
    };
    let mut short: Vec<bool> =
        sentences.windows(2).zip(&starts[1..]).map(|(pair, start)| may(pair) && !is_cut(*start)).collect();
    if !short.contains(&true) {
        return Vec::new();
    }
    short.push(false);
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_that_ends_nothing() {
        let list =
            ["Dwór stoi od lat 30.", "XIX wieku.", "Urząd ds.", "Równego Traktowania milczy.", "Cisza."];
        assert_eq!(stops_short(&list, Lang::Polish), [true, false, true, false, false]);
        assert!(stops_short(&["He left.", "She stayed."], Lang::English).is_empty());
        assert!(stops_short(&["A heading", "Mr.", "", " "], Lang::English).is_empty());
        assert!(stops_short(&[], Lang::English).is_empty());
    }

    #[test]
    fn what_follows_decides() {
        assert_eq!(stops_short(&["They met at 7 p.m.", "Tuesday."], Lang::English), [true, false]);
        assert!(stops_short(&["They met at 7 p.m.", "The hall was full."], Lang::English).is_empty());
    }
}
