//! Which rows of the training corpora no word is learnt from.

/// Corpora whose rows stand in the order of their documents: parts of them are held out to fit on.
const IN_ORDER: [&str; 8] = [
    "cataclysm-dda",
    "eusurvey",
    "fillets-ng-dialogs",
    "gnome-user-docs",
    "privacyguides",
    "python-docs-pl",
    "react-dev",
    "wesnoth",
];

/// Rows that are held out together: one run in so many.
const RUN: usize = 480;
const EVERY: usize = 16;
const FIRST: usize = 3;
/// Rows of a held-out document: a third of them or so are labels and fall out.
const DOCUMENT: usize = 24;
/// Shorter rows are labels, longer ones paragraphs.
const SEGMENT_WORDS: std::ops::RangeInclusive<usize> = 5..=60;
/// The most that one side may be longer than the other: beyond it the row is no translation.
const LENGTH_RATIO: f64 = 1.6;

/// The name of the document that a row belongs to, by its corpus and its number there, if it is held out.
pub(crate) fn document(corpus: &str, number: usize) -> Option<String> {
    let held_out = IN_ORDER.contains(&corpus) && number / RUN % EVERY == FIRST;
    held_out.then(|| format!("{corpus}-{:05}", number / DOCUMENT))
}

/// Whether a row is a translation as far as lengths and equal words tell: what is fitted on has to be right.
pub(crate) fn is_sound(polish: &str, english: &str) -> bool {
    let words = [polish, english].map(|text| text.split_whitespace().count());
    let lengths = [polish, english].map(|text| text.chars().count() as f64);
    words.iter().all(|words| SEGMENT_WORDS.contains(words))
        && lengths[0].max(lengths[1]) <= LENGTH_RATIO * lengths[0].min(lengths[1])
        && is_translated(polish, english)
}

/// Whether at most half of the words are the same on both sides: strings that nobody has translated yet stand
/// in the corpora, too.
fn is_translated(polish: &str, english: &str) -> bool {
    let english: Vec<String> = english.split_whitespace().map(str::to_lowercase).collect();
    let polish: Vec<String> = polish.split_whitespace().map(str::to_lowercase).collect();
    2 * polish.iter().filter(|word| english.contains(word)).count() <= polish.len()
}
