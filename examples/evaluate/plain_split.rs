//! The plain sentence rules of the gold alignments. They are not the library's: what is measured must not
//! make its own test.
//!
//! A sentence ends after `.`, `!`, `?` or `…` with any closing marks, before white space and, behind at most
//! one opening mark, a capital or a digit; unless the head up to there ends with an abbreviation.

/// What never ends a sentence when a full stop follows; neither does a single capital from A to Z.
const ABBREVIATIONS: [&str; 46] = [
    "Mr", "Mrs", "Ms", "Dr", "St", "Jr", "Sr", "vs", "No", "Gov", "Sen", "Rep", "Gen", "U.S", "U.K", "prof",
    "dr", "płk", "gen", "ul", "im", "św", "ang", "tzw", "np", "m.in", "godz", "nr", "pt", "ks", "hab", "inż",
    "mgr", "ur", "zm", "al", "pl", "os", "woj", "pow", "gm", "tj", "ok", "por", "proc", "tys",
];

/// The sentences of a line.
pub(crate) fn split(line: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut here = 0;
    while let Some(stop) = line[here..].find(['.', '!', '?', '…']) {
        here += stop;
        here += line[here..].chars().next().map_or(1, char::len_utf8);
        let Some((end, next)) = boundary(line, here) else { continue };
        let head = strip(&line[start..end]);
        if !ends_with_abbreviation(head) {
            sentences.push(head.to_owned());
            start = next;
        }
        here = next;
    }
    sentences.push(strip(&line[start..]).to_owned());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// Where the sentence whose stop ends at `here` ends and where the next one begins, if both are there.
fn boundary(line: &str, here: usize) -> Option<(usize, usize)> {
    let rest = line[here..].trim_start_matches(['"', '”', '’', '»', ')', ']']);
    let next = rest.trim_start_matches(is_space);
    let opened = next.strip_prefix(['"', '“', '„', '«', '(', '[']).unwrap_or(next);
    let begins =
        opened.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "ĄĆĘŁŃÓŚŹŻ".contains(c));
    (begins && next.len() < rest.len()).then_some((line.len() - rest.len(), line.len() - next.len()))
}

fn ends_with_abbreviation(head: &str) -> bool {
    let Some(head) = head.strip_suffix('.') else { return false };
    // A whole word: what stands before it is no letter, digit or underscore.
    let whole = |before: &str| !before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    head.strip_suffix(|c: char| c.is_ascii_uppercase()).is_some_and(whole)
        || ABBREVIATIONS.iter().any(|abbreviation| head.strip_suffix(abbreviation).is_some_and(whole))
}

/// The text without the white space around it.
pub(crate) fn strip(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// White space as Python sees it: Unicode's, and the four separators of ASCII.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}
