//! The test bed of the quote checks: articles whose quotes are known to be true, altered or foreign.
//!
//! The sentences are those of the development sets; the narration around them is our own. Nothing in the
//! library may be shaped to it: other articles come with other words.

pub(crate) mod bed;
pub(crate) mod change;
pub(crate) mod clause;
pub(crate) mod failures;
pub(crate) mod form;
pub(crate) mod measure;
pub(crate) mod name;
pub(crate) mod number;
pub(crate) mod phrase;
pub(crate) mod places;
pub(crate) mod pool;
pub(crate) mod statement;
pub(crate) mod style;
pub(crate) mod tables;
pub(crate) mod words;
pub(crate) mod writer;

use std::io::{self, Write};
use std::path::Path;

use bitext::Lang;

use super::corpus::Corpus;
use form::Form;

/// Checks the articles on a corpus in both languages; prints tables, and with `failures` so many of each kind.
pub(crate) fn print(
    out: &mut impl Write,
    name: &str,
    path: &Path,
    corpus: &Corpus,
    seed: u64,
    (bins, failures): (bool, usize),
) -> io::Result<()> {
    for lang in [Lang::English, Lang::Polish] {
        let judged: Vec<_> = bed::articles(corpus, lang, seed).into_iter().map(measure::judge).collect();
        let heading = format!(
            "## Quotes: {name}, {} article\n\nData: {}.{{pl,en,doc}}, seed {seed}, {} articles, sources in {}.",
            language(lang),
            path.display(),
            judged.len(),
            language(lang.other()),
        );
        tables::print(out, &heading, &judged, bins)?;
        if failures > 0 {
            failures::print(out, &judged, failures)?;
        }
        let forms: Vec<_> = Form::OTHERS
            .into_iter()
            .map(|form| {
                let articles = bed::articles_of(corpus, lang, seed, form);
                (form, articles.into_iter().map(measure::judge).collect::<Vec<_>>())
            })
            .collect();
        tables::print_forms(out, &forms)?;
        if failures > 0 {
            for (form, judged) in &forms {
                writeln!(out, "### Form: {}\n", form.name())?;
                failures::print(out, judged, failures)?;
            }
        }
    }
    Ok(())
}

fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Polish => "Polish",
        Lang::English => "English",
    }
}
