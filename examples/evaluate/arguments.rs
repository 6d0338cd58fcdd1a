//! The arguments of the program.

use std::path::PathBuf;

pub(crate) const USAGE: &str = "\
usage: evaluate [DIR] [--only split|retrieval|align|calibration|quotes|all] [--seed N] [--table]
                [--failures N] [--svg FILE] [--write FOLDER] [--unrelated] [--moved]

  DIR             the folder with corpora/dev and splits (default: ../shared)
  --only PART     measure splitting, retrieval, alignment, calibration or quotes alone
  --seed N        the seed of the planted noise (default: 7)
  --table         print the reliability tables, too
  --failures N    print up to N of the quotes for each way in which the check failed
  --svg FILE      draw a reliability diagram
  --write FOLDER  leave the noisy documents and the beads found as lines of JSON for align_gold.py
  --unrelated     align documents that have nothing in common: confidence should be low
  --moved         move a block of each document: are moved sentences found, and what does the search cost?";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Split,
    Retrieval,
    Align,
    Calibration,
    Quotes,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Arguments {
    pub(crate) folder: Option<PathBuf>,
    only: Option<Part>,
    pub(crate) seed: u64,
    pub(crate) table: bool,
    pub(crate) failures: usize,
    pub(crate) svg: Option<PathBuf>,
    pub(crate) write: Option<PathBuf>,
    pub(crate) unrelated: bool,
    pub(crate) moved: bool,
}

impl Arguments {
    /// The arguments, or nothing when help is asked for.
    pub(crate) fn parse(mut words: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let mut read = Self {
            folder: None,
            only: None,
            seed: 7,
            table: false,
            failures: 0,
            svg: None,
            write: None,
            unrelated: false,
            moved: false,
        };
        while let Some(word) = words.next() {
            let mut value = |what: &str| words.next().ok_or(format!("{word} needs {what}\n{USAGE}"));
            match word.as_str() {
                "--help" | "-h" => return Ok(None),
                "--only" => {
                    read.only = part(&value("a part: split, retrieval, align, calibration, quotes or all")?)?;
                }
                "--seed" => read.seed = number("--seed", &value("a number")?)?,
                "--failures" => {
                    read.failures =
                        number("--failures", &value("a number")?)?.try_into().unwrap_or(usize::MAX);
                }
                "--table" => read.table = true,
                "--svg" => read.svg = Some(value("a file to write")?.into()),
                "--write" => read.write = Some(value("a folder to write to")?.into()),
                "--unrelated" => read.unrelated = true,
                "--moved" => read.moved = true,
                _ if word.starts_with('-') || read.folder.is_some() => {
                    return Err(format!("unknown argument {word:?}\n{USAGE}"));
                }
                _ => read.folder = Some(word.into()),
            }
        }
        let others = read.only.is_some() || read.table || read.svg.is_some() || read.write.is_some();
        if read.unrelated && (others || read.moved) {
            return Err(format!("--unrelated goes with DIR and --seed alone\n{USAGE}"));
        }
        if read.moved && others {
            return Err(format!("--moved goes with DIR and --seed alone\n{USAGE}"));
        }
        Ok(Some(read))
    }

    pub(crate) fn wants(&self, part: Part) -> bool {
        self.only.is_none_or(|only| only == part)
    }

    /// Whether anything is wanted that only alignments can give.
    pub(crate) fn needs_alignment(&self) -> bool {
        !matches!(self.only, Some(Part::Split | Part::Retrieval | Part::Quotes))
            || self.svg.is_some()
            || self.write.is_some()
    }
}

fn number(name: &str, word: &str) -> Result<u64, String> {
    word.parse().map_err(|_| format!("{name} needs a whole number from 0 to {}, not {word:?}", u64::MAX))
}

/// The part called `name`; nothing stands for all of them.
fn part(name: &str) -> Result<Option<Part>, String> {
    match name {
        "split" => Ok(Some(Part::Split)),
        "retrieval" => Ok(Some(Part::Retrieval)),
        "align" => Ok(Some(Part::Align)),
        "calibration" => Ok(Some(Part::Calibration)),
        "quotes" => Ok(Some(Part::Quotes)),
        "all" => Ok(None),
        _ => Err(format!(
            "--only takes split, retrieval, align, calibration, quotes or all, not {name:?}\n{USAGE}"
        )),
    }
}
