//! Shows which sentences of two files translate each other.
//!
//! `cargo run --release --example align -- statement.txt report.txt [--json | --explain]`
//!
//! One file is Polish, the other English; the first is the source. Each bead is shown with its confidence
//! and the numbers of its sentences, counted from 1, over the words of both sides; `–` stands where a
//! sentence has no counterpart, and `moved` where the two sides stand in different places. Lines are as wide as
//! the environment variable `COLUMNS` says, else 100.
//!
//! With `--explain` each bead is followed by the parts of its score in nats, the words that were linked (`~` by
//! the lexicon, `=` equal, `≈` alike), the words left alone, and the bead that came nearest to being there
//! instead.
//!
//! With `--json` it is one object: `source` and `target` with `file`, `lang` (`"pl"`, `"en"` or `null`) and
//! `sentences` (`span` in bytes, `lang`), and `beads` with the numbers of their sentences, counted from 0,
//! their spans (`null` where there is no sentence), their `confidence` and whether they cross others
//! (`crossing`); with `--explain`, too, `explanations`.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bitext::{Aligner, Alignment, Document, Explanation, Lang, SentenceRange, Span};
use serde_json::{Value, json};

mod explain;
mod wrap;
use wrap::wrap;

const USAGE: &str = "usage: align POLISH ENGLISH [--json] [--explain]   (either file may come first: the first is the source)";
/// Before each line of text: as wide as a confidence and the space after it.
const INDENT: &str = "      ";

struct Side {
    path: PathBuf,
    document: Document,
}

fn main() -> ExitCode {
    let result =
        arguments().and_then(|(source, target, options)| Ok((read(source)?, read(target)?, options)));
    let (source, target, options) = match result {
        Ok(settings) => settings,
        Err(message) => {
            eprintln!("align: {message}");
            return ExitCode::from(2);
        }
    };
    note_languages(&source, &target);
    let alignment = bitext::align(&source.document, &target.document);
    let explanations =
        options.explain.then(|| Aligner::default().explain(&source.document, &target.document));
    let output = if options.json {
        format!("{}\n", as_json(&source, &target, &alignment, explanations.as_deref()))
    } else {
        table(&source, &target, &alignment, explanations.as_deref().unwrap_or_default())
    };
    let mut out = BufWriter::new(io::stdout().lock());
    match out.write_all(output.as_bytes()).and_then(|()| out.flush()) {
        // The reader has seen enough: `align … | head` is no failure.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("align: cannot write the alignment: {error}");
            ExitCode::from(2)
        }
        Ok(()) => ExitCode::SUCCESS,
    }
}

/// What is wanted besides the beads as a table.
#[derive(Default)]
struct Options {
    json: bool,
    explain: bool,
}

fn arguments() -> Result<(PathBuf, PathBuf, Options), String> {
    let mut paths = Vec::new();
    let mut options = Options::default();
    for argument in std::env::args_os().skip(1) {
        if argument == "--json" {
            options.json = true;
        } else if argument == "--explain" {
            options.explain = true;
        } else if argument.to_string_lossy().starts_with("--") {
            return Err(format!("unknown argument {argument:?}\n{USAGE}"));
        } else {
            paths.push(PathBuf::from(argument));
        }
    }
    match <[PathBuf; 2]>::try_from(paths) {
        Ok([source, target]) => Ok((source, target, options)),
        Err(paths) => Err(format!("two files are needed, not {}\n{USAGE}", paths.len())),
    }
}

fn read(path: PathBuf) -> Result<Side, String> {
    if path.is_dir() {
        return Err(format!("{} is a directory: give a text file", path.display()));
    }
    let bytes = fs::read(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let byte = error.utf8_error().valid_up_to();
        format!(
            "{} is not UTF-8 at byte {byte}: convert it first, for example with iconv -f CP1250 -t UTF-8",
            path.display()
        )
    })?;
    Ok(Side { path, document: Document::new(text) })
}

fn note_languages(source: &Side, target: &Side) {
    for side in [source, target] {
        if side.document.lang().is_none() {
            eprintln!(
                "align: note: {} is neither Polish nor English, or too short to tell: \
                 only numbers and words spelt alike are compared",
                side.path.display()
            );
        }
    }
    if let (Some(lang), true) = (source.document.lang(), source.document.lang() == target.document.lang()) {
        eprintln!(
            "align: note: both files are {lang}: a word is compared with itself, not with a translation"
        );
    }
}

fn table(source: &Side, target: &Side, alignment: &Alignment, explanations: &[Explanation]) -> String {
    let width = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).unwrap_or(100_usize);
    let width = width.clamp(40, 160) - INDENT.len();
    let mut out = String::new();
    let mut alone = [0, 0];
    for (number, bead) in alignment.beads().iter().enumerate() {
        let _ =
            write!(out, "{:<6}{} ⇄ {}", bead.confidence(), numbers(bead.source()), numbers(bead.target()));
        out.push_str(match (bead.is_null(), bead.is_crossing()) {
            (true, _) => "   no counterpart\n",
            (_, true) => "   moved\n",
            _ => "\n",
        });
        for (side, sentences) in [(source, bead.source()), (target, bead.target())] {
            for line in wrap(side.document.text(sentences), width) {
                let _ = writeln!(out, "{INDENT}{line}");
            }
        }
        if let Some(explanation) = explanations.get(number) {
            for line in explain::lines(&source.document, &target.document, explanation) {
                for (part, line) in wrap(&line, width - 4).iter().enumerate() {
                    let _ = writeln!(out, "{INDENT}{}{line}", if part == 0 { "  " } else { "    " });
                }
            }
        }
        out.push('\n');
        if bead.is_null() {
            alone[0] += bead.source().len();
            alone[1] += bead.target().len();
        }
    }
    let name =
        |side: &Side| side.document.lang().map_or("unknown language".to_owned(), |lang| lang.to_string());
    let _ = writeln!(
        out,
        "{} beads from {} sentences ({}) and {} ({}); without a counterpart: {} and {}",
        alignment.beads().len(),
        source.document.len(),
        name(source),
        target.document.len(),
        name(target),
        alone[0],
        alone[1],
    );
    out
}

/// Sentences as people count them: `–`, `3` or `3–4`.
fn numbers(sentences: SentenceRange) -> String {
    match sentences.len() {
        0 => "–".to_owned(),
        1 => sentences.end().to_string(),
        _ => format!("{}–{}", sentences.start() + 1, sentences.end()),
    }
}

fn as_json(
    source: &Side,
    target: &Side,
    alignment: &Alignment,
    explanations: Option<&[Explanation]>,
) -> Value {
    let side = |side: &Side| {
        let sentences: Vec<Value> = side
            .document
            .sentences()
            .iter()
            .map(|sentence| json!({ "span": span(sentence.span()), "lang": sentence.lang().map(Lang::code) }))
            .collect();
        json!({
            "file": Path::new(&side.path).to_string_lossy(),
            "lang": side.document.lang().map(Lang::code),
            "sentences": sentences,
        })
    };
    let beads: Vec<Value> = alignment
        .beads()
        .iter()
        .map(|bead| {
            json!({
                "source": bead.source().iter().collect::<Vec<_>>(),
                "target": bead.target().iter().collect::<Vec<_>>(),
                "source_span": bead.source_span().map(span),
                "target_span": bead.target_span().map(span),
                "confidence": bead.confidence(),
                "crossing": bead.is_crossing(),
            })
        })
        .collect();
    let mut answer = json!({ "source": side(source), "target": side(target), "beads": beads });
    if let Some(explanations) = explanations {
        answer["explanations"] = json!(explanations);
    }
    answer
}

fn span(span: Span) -> [usize; 2] {
    [span.start(), span.end()]
}
