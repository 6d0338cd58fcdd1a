//! The folder with the development data, and what to say when something is missing there.

use std::fs;
use std::path::{Path, PathBuf};

use super::corpus::Corpus;

/// The parallel texts under `corpora/dev`: `NAME.pl`, `NAME.en` and `NAME.doc`, one segment a line.
pub(crate) const CORPORA: [&str; 2] = [NEWS, FLORES];
/// Whole articles of news.
pub(crate) const NEWS: &str = "ntrex";
/// Passages of three or four sentences from articles on anything.
pub(crate) const FLORES: &str = "flores200-dev";

#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// The folder `given`, or the default one; an error when it is not there.
    pub(crate) fn locate(given: Option<&Path>) -> Result<Self, String> {
        let path = given.map_or_else(default_path, Path::to_path_buf);
        if path.is_dir() {
            return Ok(Self { path });
        }
        Err(format!(
            "there is no folder {}: name the folder that holds corpora/dev (parallel texts) and splits (sentences, \
             one a line) as the first argument",
            path.display()
        ))
    }

    /// The common part of the names of a corpus's three files.
    pub(crate) fn corpus_path(&self, name: &str) -> PathBuf {
        self.path.join("corpora/dev").join(name)
    }

    pub(crate) fn split_path(&self, name: &str) -> PathBuf {
        self.path.join("splits").join(format!("{name}.txt"))
    }

    /// A set of sentences, one a line, with a blank line between paragraphs.
    pub(crate) fn split_set(&self, name: &str) -> Result<String, String> {
        read(&self.split_path(name), "one sentence a line, a blank line between paragraphs")
    }

    pub(crate) fn corpus(&self, name: &str) -> Result<Corpus, String> {
        let [polish, english, names] = self.texts(name)?;
        Ok(Corpus::read(&polish, &english, &names))
    }

    /// The Polish lines of a corpus, the English ones and the names of their documents, line by line.
    pub(crate) fn texts(&self, name: &str) -> Result<[String; 3], String> {
        let file = |extension: &str, what: &str| {
            let path = self.corpus_path(&format!("{name}.{extension}"));
            read(&path, what).map(|text| (path, text))
        };
        let (polish_path, polish) = file("pl", "one Polish segment a line")?;
        let (english_path, english) = file("en", "the translations of the same lines of the .pl file")?;
        let (names_path, names) = file("doc", "the name of each line's document")?;
        let lines = polish.lines().count();
        for (path, text) in [(english_path, &english), (names_path, &names)] {
            let count = text.lines().count();
            if count != lines {
                let (path, polish) = (path.display(), polish_path.display());
                return Err(format!(
                    "{path} has {count} lines and {polish} has {lines}: line by line they must match"
                ));
            }
        }
        Ok([polish, english, names])
    }
}

/// `shared` beside the current folder if it is there, or else beside the package that cargo runs.
fn default_path() -> PathBuf {
    let beside = PathBuf::from("../shared");
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(|package| Path::new(&package).join("../shared"));
    package.filter(|package| !beside.is_dir() && package.is_dir()).unwrap_or(beside)
}

/// The text of a file that should hold `what`, with every line end as a line feed.
fn read(path: &Path, what: &str) -> Result<String, String> {
    let text = fs::read_to_string(path)
        .map_err(|error| format!("cannot read {}, which should hold {what}: {error}", path.display()))?;
    Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
}
