//! How well sentences are split: boundaries against treebanks, as `score_split.py` counts them.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};

use bitext::Lang;

use super::Stop;
use super::folder::Folder;
use super::measure::Score;
use super::plain_split::{is_space, strip};
use super::table::Table;

/// The sets under `splits`, and their languages.
const SETS: [(&str, Lang); 4] = [
    ("pl_pdb-dev", Lang::Polish),
    ("pl_lfg-dev", Lang::Polish),
    ("en_ewt-dev", Lang::English),
    ("en_gum-dev", Lang::English),
];

/// How long a set is split again and again to measure the speed.
const LONG_ENOUGH: Duration = Duration::from_millis(200);

/// Boundaries found, predicted and true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Boundaries {
    pub(crate) found: usize,
    pub(crate) predicted: usize,
    pub(crate) gold: usize,
}

/// Compares sentences with the gold ones. Nothing when they are not the same text.
pub(crate) fn compare<'a>(
    gold: impl IntoIterator<Item = &'a str>,
    split: impl IntoIterator<Item = &'a str>,
) -> Option<Boundaries> {
    let (gold, split) = (boundaries(gold), boundaries(split));
    (gold.1 == split.1).then(|| Boundaries {
        found: gold.0.intersection(&split.0).count(),
        predicted: split.0.len(),
        gold: gold.0.len(),
    })
}

/// The counts of characters other than white space before each boundary, and in all. The end is none.
fn boundaries<'a>(sentences: impl IntoIterator<Item = &'a str>) -> (BTreeSet<usize>, usize) {
    let mut count = 0;
    let mut before = BTreeSet::new();
    for sentence in sentences.into_iter().filter(|sentence| !strip(sentence).is_empty()) {
        before.insert(count);
        count += sentence.chars().filter(|&c| !is_space(c)).count();
    }
    before.remove(&0);
    (before, count)
}

/// The sentences of a set, and its raw text: a space between sentences, a blank line between paragraphs.
pub(crate) fn read(set: &str) -> (Vec<&str>, String) {
    let paragraphs: Vec<Vec<&str>> = (set.split("\n\n"))
        .map(|paragraph| paragraph.split('\n').filter(|line| !strip(line).is_empty()).collect())
        .filter(|sentences: &Vec<_>| !sentences.is_empty())
        .collect();
    let raw: Vec<String> = paragraphs.iter().map(|sentences| sentences.join(" ")).collect();
    (paragraphs.concat(), raw.join("\n\n"))
}

/// Measures every set of the folder and prints the table.
pub(crate) fn print(out: &mut impl Write, folder: &Folder) -> Result<(), Stop> {
    let mut table = Table::new(&["set", "P", "R", "F1", "F1 run on", "boundaries", "predicted", "MB/s"]);
    for (name, lang) in SETS {
        let set = folder.split_set(name)?;
        let (gold, raw) = read(&set);
        let counts = |text: &str| {
            let split = bitext::split(text, lang).map(|sentence| sentence.as_str());
            compare(gold.iter().copied(), split)
                .ok_or_else(|| format!("{name}: the sentences are not the text that they were split from"))
        };
        let cells = |counts: Boundaries| Score::new(counts.found, counts.predicted, counts.gold).cells();
        let [_, _, run_on] = cells(counts(&gold.join(" "))?);
        let counts = counts(&raw)?;
        let [precision, recall, f1] = cells(counts);
        let speed = format!("{:.1}", speed(&raw, lang));
        let counts = [counts.gold.to_string(), counts.predicted.to_string()];
        table.row([name.to_owned(), precision, recall, f1, run_on].into_iter().chain(counts).chain([speed]));
    }
    let data = folder.split_path("*");
    writeln!(
        out,
        "## Splitting\n\nData: {}, {} texts; no seed, nothing is random. Run on: without paragraph breaks.\n\n{table}",
        data.display(),
        SETS.len()
    )?;
    Ok(())
}

/// Millions of bytes split in a second.
fn speed(text: &str, lang: Lang) -> f64 {
    let start = Instant::now();
    let mut bytes = 0;
    while start.elapsed() < LONG_ENOUGH {
        black_box(bitext::split(black_box(text), lang).count());
        bytes += text.len();
    }
    bytes as f64 / 1e6 / start.elapsed().as_secs_f64()
}
