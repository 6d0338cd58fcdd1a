//! Measures the library on development data: how well it splits, how well it finds
//! translations and aligns them, how honest it is.
//!
//! `cargo run --release --example evaluate -- [DIR] [options]`
//!
//! `DIR` holds `corpora/dev` and `splits`; it is `../shared` unless given. The documents with planted noise,
//! the figures and their rounding are those of `tools/align_gold.py` in that folder: `--write FOLDER` leaves
//! documents and beads there for it to score again.

pub(crate) mod aligner;
pub(crate) mod alignment;
pub(crate) mod arguments;
pub(crate) mod calibration;
pub(crate) mod corpus;
pub(crate) mod diagram;
pub(crate) mod folder;
pub(crate) mod gold;
pub(crate) mod measure;
pub(crate) mod moved;
pub(crate) mod noise;
pub(crate) mod parts;
pub(crate) mod plain_split;
pub(crate) mod quotes;
pub(crate) mod random;
pub(crate) mod retrieval;
pub(crate) mod splitting;
pub(crate) mod table;
pub(crate) mod unrelated;
pub(crate) mod write;

use std::io::{self, Write};
use std::process::ExitCode;

use arguments::{Arguments, Part, USAGE};
use folder::{CORPORA, FLORES, Folder, NEWS};

/// What stops a run: the reader has gone, or something that a message explains.
#[derive(Debug)]
pub(crate) enum Stop {
    Closed,
    Failed(String),
}

impl From<String> for Stop {
    fn from(message: String) -> Self {
        Self::Failed(message)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Failed(format!("cannot write the tables: {error}")),
        }
    }
}

fn main() -> ExitCode {
    let arguments = std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned());
    match run(arguments, &mut io::stdout().lock()) {
        // The reader has seen enough: `evaluate … | head` is no failure.
        Ok(()) | Err(Stop::Closed) => ExitCode::SUCCESS,
        Err(Stop::Failed(message)) => {
            eprintln!("evaluate: {message}");
            ExitCode::from(2)
        }
    }
}

/// Runs the program: `arguments` without its name, the tables to `out`.
pub(crate) fn run(arguments: impl Iterator<Item = String>, out: &mut impl Write) -> Result<(), Stop> {
    let Some(arguments) = Arguments::parse(arguments)? else {
        writeln!(out, "{USAGE}")?;
        return Ok(());
    };
    let folder = Folder::locate(arguments.folder.as_deref())?;
    if arguments.unrelated {
        for name in CORPORA {
            unrelated::print(out, &folder.corpus_path(name), &folder.corpus(name)?, arguments.seed)?;
        }
        return Ok(());
    }
    if arguments.moved {
        for name in CORPORA {
            let (path, corpus) = (folder.corpus_path(name), folder.corpus(name)?);
            let heading = format!("Data: {}.{{pl,en,doc}}, seed {}.", path.display(), arguments.seed);
            moved::print(out, &heading, name, &corpus, arguments.seed)?;
        }
        return Ok(());
    }
    if arguments.wants(Part::Split) {
        splitting::print(out, &folder)?;
    }
    if arguments.wants(Part::Retrieval) {
        print_retrieval(out, &folder)?;
    }
    if arguments.wants(Part::Quotes) {
        let [fitted, kept] = folder.corpus(NEWS)?.halves();
        let flores = folder.corpus(FLORES)?;
        for (name, half, corpus) in
            [(NEWS, ", kept half", kept), (NEWS, ", fitted half", fitted), (FLORES, "", flores)]
        {
            let (name, path) = (format!("{name}{half}"), folder.corpus_path(name));
            let detail = (arguments.table, arguments.failures);
            quotes::print(out, &name, &path, &corpus, arguments.seed, detail)?;
        }
    }
    if arguments.needs_alignment() {
        print_alignment(out, &folder, &arguments)?;
    }
    Ok(())
}

/// Looks lines up among each other in every corpus.
fn print_retrieval(out: &mut impl Write, folder: &Folder) -> Result<(), Stop> {
    let mut corpora = Vec::new();
    for name in CORPORA {
        corpora.push((folder.corpus_path(name), folder.texts(name)?));
    }
    let corpora = corpora.iter();
    let lines =
        corpora.map(|(path, [polish, english, _])| (path.as_path(), polish.as_str(), english.as_str()));
    Ok(retrieval::print(out, lines)?)
}

/// Aligns every corpus with every kind of noise; prints and writes what the arguments ask for.
fn print_alignment(out: &mut impl Write, folder: &Folder, arguments: &Arguments) -> Result<(), Stop> {
    let mut pools = Vec::new();
    for name in CORPORA {
        let corpus = folder.corpus(name)?;
        let outcomes = alignment::measure(&corpus, arguments.seed, aligner::align);
        let heading = alignment::heading(&folder.corpus_path(name), arguments.seed, &outcomes);
        if arguments.wants(Part::Align) {
            alignment::print(out, name, &heading, &outcomes)?;
        }
        let pool = alignment::pool(&outcomes);
        if arguments.wants(Part::Calibration) {
            calibration::print(out, name, &heading, &pool, arguments.table)?;
            parts::print(out, name, &heading, &corpus, arguments.seed)?;
        }
        if let Some(target) = &arguments.write {
            write::write(target, name, &outcomes)?;
        }
        pools.push((name, pool));
    }
    if let Some(path) = &arguments.svg {
        let curves: Vec<_> =
            pools.iter().map(|(name, pool)| (*name, calibration::reliability(&pool.beads))).collect();
        std::fs::write(path, diagram::draw(&curves))
            .map_err(|error| format!("cannot write the diagram {}: {error}", path.display()))?;
    }
    Ok(())
}
