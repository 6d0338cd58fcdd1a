//! Trains a model: from pairs of one's own, or the one that is embedded in the library.
//!
//! `cargo run --release --features train --example train_model -- PAIRS.tsv OUTPUT`
//!
//! PAIRS.tsv has a pair of translations a line, Polish ⇥ English, best in the order of the texts that they are
//! from. A part is held out to fit parameters and calibration on (of 4,800 rows or more), and another to
//! measure how often the translation of a sentence is found among the others. What is done is told on standard
//! error. A bad row is refused with its line. The model goes to [`bitext::Model::from_bytes`].
//!
//! `cargo run --release --features train --example train_model -- CORPORA [OUTPUT] [--refit MODEL | --calibrate MODEL]`
//!
//! CORPORA is a folder with `train.tsv.xz` and `lexicon.tsv.xz` (rows `corpus ⇥ Polish ⇥ English`, and
//! dictionary entries in the same form; `.tsv` without `.xz` will do) and `dev/flores200-dev.{pl,en,doc}`.
//! OUTPUT is `bitext.model` unless named. The same corpora give the same bytes. Packed files are read by the
//! program `xz`.
//!
//! With `--refit` the words of the file MODEL stay, and its parameters and calibration are fitted anew; with
//! `--calibrate` its calibration alone, in seconds.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use bitext::Model;
use bitext::train::{Refit, Row, Trainer, Use};

#[path = "train_model/held_out.rs"]
mod held_out;
#[path = "train_model/pairs.rs"]
mod pairs;

const USAGE: &str = "usage: train_model PAIRS.tsv OUTPUT   or   train_model CORPORA [OUTPUT] [--refit MODEL | --calibrate MODEL]";

/// Strings of menus and dialogues say little about sentences.
const INTERFACES: [&str; 8] = [
    "apps-gtk",
    "apps-gtk2",
    "apps-kde",
    "apps-krita",
    "libreoffice-ui",
    "mediawiki-i18n",
    "web-strings",
    "wordpress",
];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("train_model: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let mut arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let mut refit = None;
    for (option, what) in [("--refit", Refit::All), ("--calibrate", Refit::Calibration)] {
        let Some(place) = arguments.iter().position(|argument| argument.as_os_str() == option) else {
            continue;
        };
        let pair: Vec<PathBuf> = arguments.drain(place..arguments.len().min(place + 2)).collect();
        let [_, path] = <[PathBuf; 2]>::try_from(pair).map_err(|_| USAGE)?;
        refit = Some((path, what));
    }
    let (corpora, output) = match arguments.as_slice() {
        [corpora] => (corpora.as_path(), Path::new("bitext.model")),
        [corpora, output] => (corpora.as_path(), output.as_path()),
        _ => return Err(USAGE.to_owned()),
    };
    let refit = refit.map(|(path, what)| Ok::<_, String>((model(&path)?, what))).transpose()?;
    let start = Instant::now();
    let mut say = |line: &str| eprintln!("[{:6.1} s] {line}", start.elapsed().as_secs_f64());
    if corpora.is_file() {
        // Not the usual name: a model that is embedded is never overwritten by a slip.
        let [_, output] = arguments.as_slice() else { return Err(format!("no OUTPUT given\n{USAGE}")) };
        return pairs::train(corpora, output, say);
    }
    let mut trainer = Trainer::new();
    for (name, purpose) in
        [("train.tsv", sentences as fn(Row<'_>) -> Use), ("lexicon.tsv", entries as fn(Row<'_>) -> Use)]
    {
        let mut input = open(corpora, name)?;
        let rows = trainer.read(name, &mut input.reader, purpose).map_err(|error| error.to_string())?;
        input.finish()?;
        say(&format!("{name}: {rows} rows"));
    }
    let flores = flores(&corpora.join("dev"))?;
    // Its documents are cut from articles to three or four sentences: five make one of a usual length. It is
    // the nearest to the news and statements that the library is for, so confidences are fitted on its short
    // documents and on pairs of them, too: half of what they are fitted on.
    let uses = [(5, Use::HoldOut as fn(String) -> Use), (2, Use::Calibrate), (1, Use::Calibrate)];
    for (together, purpose) in uses {
        let rows = trainer.read("flores200-dev", flores.as_bytes(), |row| {
            let document: usize = row.corpus.parse().unwrap_or(0);
            purpose(format!("flores-{together}-{:04}", document / together))
        });
        let rows = rows.map_err(|error| error.to_string())?;
        say(&format!("flores200-dev, passages by {together}: {rows} rows to fit on"));
    }
    let bytes = match &refit {
        Some((model, what)) => trainer.refit(model, *what, &mut say),
        None => trainer.train(&mut say),
    };
    let bytes = bytes.map_err(|error| error.to_string())?;
    std::fs::write(output, &bytes).map_err(|error| format!("cannot write {}: {error}", output.display()))?;
    let model = Model::from_bytes(bytes).map_err(|error| error.to_string())?;
    say(&format!("{}: {} bytes, checksum {:016x}", output.display(), model.size(), model.checksum()));
    Ok(())
}

fn model(path: &Path) -> Result<Model, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    Model::from_bytes(bytes).map_err(|error| format!("{}: {error}", path.display()))
}

/// What a pair of sentences is for.
fn sentences(row: Row<'_>) -> Use {
    if let Some(document) = held_out::document(row.corpus, row.number) {
        return if held_out::is_sound(row.polish, row.english) { Use::HoldOut(document) } else { Use::Skip };
    }
    Use::Train(if INTERFACES.contains(&row.corpus) { 0.4 } else { 1.0 })
}

/// What an entry of a dictionary is for: headwords weigh as if met three times, except where a join of two
/// word nets links many words with many.
fn entries(row: Row<'_>) -> Use {
    Use::Train(if row.corpus == "plwordnet-omw" { 0.9 } else { 3.0 })
}

/// FLORES as rows, its documents numbered in their order.
fn flores(folder: &Path) -> Result<String, String> {
    let read = |ending: &str| {
        let path = folder.join(format!("flores200-dev.{ending}"));
        std::fs::read_to_string(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))
    };
    let (polish, english, documents) = (read("pl")?, read("en")?, read("doc")?);
    let mut out = String::new();
    let (mut number, mut last) = (0, None);
    for ((polish, english), document) in polish.lines().zip(english.lines()).zip(documents.lines()) {
        if last.is_some_and(|last| last != document) {
            number += 1;
        }
        last = Some(document);
        out.push_str(&format!("{number}\t{}\t{}\n", polish.replace('\t', " "), english.replace('\t', " ")));
    }
    Ok(out)
}

/// A file of rows, packed or not.
struct Input {
    reader: Box<dyn BufRead>,
    unpacker: Option<std::process::Child>,
    path: PathBuf,
}

fn open(folder: &Path, name: &str) -> Result<Input, String> {
    let plain = folder.join(name);
    if plain.exists() {
        let file = File::open(&plain).map_err(|error| format!("cannot read {}: {error}", plain.display()))?;
        return Ok(Input { reader: Box::new(BufReader::new(file)), unpacker: None, path: plain });
    }
    let path = folder.join(format!("{name}.xz"));
    if !path.exists() {
        return Err(format!("neither {} nor {} exists", plain.display(), path.display()));
    }
    let mut unpacker =
        Command::new("xz").arg("-dc").arg(&path).stdout(Stdio::piped()).spawn().map_err(|error| {
            format!("cannot run xz to unpack {}: {error}; unpack it to .tsv", path.display())
        })?;
    let output = unpacker.stdout.take().ok_or("xz gives no output")?;
    Ok(Input { reader: Box::new(BufReader::new(output)), unpacker: Some(unpacker), path })
}

impl Input {
    /// Whether the file was unpacked to its end: half a corpus would train half a model in silence.
    fn finish(self) -> Result<(), String> {
        drop(self.reader);
        let Some(mut unpacker) = self.unpacker else { return Ok(()) };
        let status = unpacker.wait().map_err(|error| format!("cannot wait for xz: {error}"))?;
        if status.success() { Ok(()) } else { Err(format!("xz failed on {}: {status}", self.path.display())) }
    }
}
