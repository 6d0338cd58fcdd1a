//! How often the translation of a line is found among others, by its score alone.

use std::io::{self, Write};
use std::path::Path;

use super::aligner;
use super::table::{Table, figure};

/// So many lines, from the first one on, are looked up among each other.
pub(crate) const LINES: usize = 500;

/// The shares of lines whose translation comes first: Polish lines looked up in English, and the reverse.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Shares {
    pub(crate) to_english: f64,
    pub(crate) to_polish: f64,
}

/// Looks every line up among the lines of the other language; line k translates line k.
pub(crate) fn measure(polish: &[&str], english: &[&str]) -> Shares {
    let similarity = aligner::similarity(polish, english);
    let lines = polish.len().min(english.len());
    let share = |found: &dyn Fn(usize) -> Option<usize>| {
        (0..lines).filter(|&line| found(line) == Some(line)).count() as f64 / lines as f64
    };
    Shares {
        to_english: share(&|line| similarity.best_target(line)),
        to_polish: share(&|line| similarity.best_source(line)),
    }
}

/// Prints both shares for the first lines of each corpus.
pub(crate) fn print<'t>(
    out: &mut impl Write,
    corpora: impl Iterator<Item = (&'t Path, &'t str, &'t str)>,
) -> io::Result<()> {
    let mut table = Table::new(&["first lines of", "lines", "Polish to English", "English to Polish"]);
    for (path, polish, english) in corpora {
        let polish: Vec<&str> = polish.lines().take(LINES).collect();
        let english: Vec<&str> = english.lines().take(LINES).collect();
        let shares = measure(&polish, &english);
        table.row([
            path.display().to_string(),
            polish.len().to_string(),
            figure(shares.to_english),
            figure(shares.to_polish),
        ]);
    }
    writeln!(
        out,
        "## Retrieval\n\nHow often the translation of a line has the highest score among all lines of the other \
         language.\n\n{table}"
    )
}
