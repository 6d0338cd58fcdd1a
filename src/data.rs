//! Strict reading of the language data files under `src/data`.
//!
//! A data file is UTF-8 text, one entry a line, sorted by bytes, without duplicates or blank lines;
//! lines that start with `#` are comments and may stand anywhere. Fields are separated by one tab.
//! The files are part of the crate, so a malformed one is a defect of the crate: the tests read every
//! file with [`check`], and readers may rely on what it checks.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::lang::Lang;

/// Words that each of the two languages has in a file of its own, read when the first one is looked up.
pub(crate) struct WordLists {
    files: [&'static str; 2],
    read: OnceLock<[HashSet<&'static str>; 2]>,
}

impl WordLists {
    pub(crate) const fn new(polish: &'static str, english: &'static str) -> Self {
        Self { files: [polish, english], read: OnceLock::new() }
    }

    /// Whether a word is listed in a language; in none nothing is.
    pub(crate) fn has(&self, lang: Option<Lang>, word: &str) -> bool {
        let read = self.read.get_or_init(|| self.files.map(|file| entries(file).collect()));
        lang.is_some_and(|lang| read[usize::from(lang == Lang::English)].contains(word))
    }

    /// Checks both files as [`check`] does.
    #[cfg(test)]
    pub(crate) fn check(&self) -> Result<(), String> {
        self.files.iter().try_for_each(|file| check(file, 1..=1))
    }
}

/// The entries of a data file: its lines without the comments.
pub(crate) fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    parts(file, b'\n').filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The fields of an entry.
pub(crate) fn fields(entry: &'static str) -> impl Iterator<Item = &'static str> {
    parts(entry, b'\t')
}

/// What an ASCII character separates. Fields are a few bytes long and there are thousands of them: looking at one byte
/// after the other takes half as long as the search of the standard library, which is made for long texts.
fn parts(text: &'static str, separator: u8) -> impl Iterator<Item = &'static str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.as_bytes().iter().position(|&byte| byte == separator);
        rest = end.map(|end| &text[end + 1..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

/// Checks a data file; gives the first fault with its line number, counted from 1.
#[cfg(test)]
pub(crate) fn check(file: &str, field_count: std::ops::RangeInclusive<usize>) -> Result<(), String> {
    let mut before: Option<&str> = None;
    for (number, line) in (1..).zip(file.lines()) {
        if line.starts_with('#') {
            continue;
        }
        if line.is_empty() || line.trim() != line {
            return Err(format!("line {number}: blank, or white space at an end"));
        }
        let fields: Vec<&str> = line.split('\t').collect();
        if !field_count.contains(&fields.len()) || fields.iter().any(|field| field.is_empty()) {
            return Err(format!("line {number}: {} fields, some may be empty: {line:?}", fields.len()));
        }
        if before.is_some_and(|before| before >= line) {
            return Err(format!("line {number}: {line:?} does not sort after the line before it"));
        }
        before = Some(line);
    }
    if file.ends_with('\n') { Ok(()) } else { Err("no line end at the end of the file".to_owned()) }
}
