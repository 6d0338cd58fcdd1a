//! Aligns many pairs of texts: a line of JSON in, a line of JSON out, in the same order and at once.
//!
//! `cargo run --release --example batch < documents.jsonl > beads.jsonl`
//! `cargo run --release --features rayon --example batch -- --threads 2 < documents.jsonl > beads.jsonl`
//!
//! One thread answers each line before it reads the next. More of them read some lines ahead (32 a thread at most),
//! answer them at once and write the answers in the order of the lines, each as soon as those before it are written.
//!
//! In: `{"id": …, "source": …, "target": …}`, optionally with `"source_lang"` and `"target_lang"` (`"pl"` or
//! `"en"`); other fields are passed over. `id` may be any JSON value and comes back as it was written, `null`
//! where there is none. A side is either a text, which is split into sentences, or a list of sentences,
//! which are taken as they are.
//!
//! Out: `{"id": …, "beads": [{"source": [0], "target": [0, 1], "confidence": 0.97}, …]}`. The numbers of
//! sentences count from 0: in the list that was given, or in `"source_sentences"` and `"target_sentences"`,
//! the byte spans `[start, end]` of the sentences that a text was split into. A bead whose sentences were moved has
//! `"crossing": true` as well.
//!
//! Where the language of a side is not given it is found out; where it cannot be told and the other side's
//! is known, it is taken to be the other of the two languages (a list of "OK." and "100%" has nothing to
//! tell by).
//!
//! An empty line is skipped. A line that cannot be read gives `{"line": …, "id": …, "error": "…"}` in its
//! place (lines count from 1; `id` only where it could be read) and the rest goes on: the exit code is 0,
//! and the last line on standard error says how many there were. It is 2 where input or output fails.

use std::io::{self, BufRead, BufReader, ErrorKind, Write};
use std::ops::ControlFlow;
use std::process::ExitCode;

use bitext::{Aligner, Confidence, Document, Lang, for_each_in_order};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

mod progress;
use progress::{Counts, Progress};

const USAGE: &str = "usage: batch [--threads N] < DOCUMENTS.jsonl > BEADS.jsonl";

/// A line of input; its fields are read one by one, so that an error in one leaves the `id` known.
#[derive(Deserialize)]
struct Request<'l> {
    #[serde(borrow)]
    id: Option<&'l RawValue>,
    #[serde(borrow)]
    source: Option<&'l RawValue>,
    #[serde(borrow)]
    target: Option<&'l RawValue>,
    #[serde(borrow)]
    source_lang: Option<&'l RawValue>,
    #[serde(borrow)]
    target_lang: Option<&'l RawValue>,
}

#[derive(Serialize)]
struct Answer<'l> {
    id: Option<&'l RawValue>,
    beads: Vec<Bead>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_sentences: Option<Vec<[usize; 2]>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_sentences: Option<Vec<[usize; 2]>>,
}

#[derive(Serialize)]
struct Bead {
    source: Vec<usize>,
    target: Vec<usize>,
    confidence: Confidence,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    crossing: bool,
}

#[derive(Serialize)]
struct Fault<'l> {
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'l RawValue>,
    error: String,
}

/// What stands on one side.
enum Text {
    Whole(String),
    Sentences(Vec<String>),
}

/// A line of output, if there is one, and what was done for it.
type Answered = (Option<Vec<u8>>, Counts);

fn main() -> ExitCode {
    let threads = match threads() {
        Ok(threads) => threads,
        Err(message) => {
            eprintln!("batch: {message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let mut progress = Progress::start();
    let result = on_threads(threads, || run(&mut progress));
    progress.finish();
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("batch: {message}");
            ExitCode::from(2)
        }
    }
}

/// The number of threads that the arguments ask for.
fn threads() -> Result<usize, String> {
    let arguments: Vec<String> =
        std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned()).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => Ok(1),
        ["--threads", count] => match count.parse() {
            Ok(0) | Err(_) => Err(format!("--threads wants a number of at least 1, not {count:?}")),
            Ok(count) => Ok(count),
        },
        _ => Err("no arguments are expected but --threads".to_owned()),
    }
}

#[cfg(feature = "rayon")]
fn on_threads(count: usize, run: impl FnOnce() -> Result<(), String> + Send) -> Result<(), String> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(count).build();
    pool.map_err(|error| format!("cannot start {count} threads: {error}"))?.install(run)
}

#[cfg(not(feature = "rayon"))]
fn on_threads(count: usize, run: impl FnOnce() -> Result<(), String> + Send) -> Result<(), String> {
    match count {
        1 => run(),
        more => Err(format!("{more} threads want another build: cargo run --features rayon …")),
    }
}

fn run(progress: &mut Progress) -> Result<(), String> {
    let aligner = Aligner::default();
    let input = BufReader::with_capacity(1 << 16, io::stdin().lock());
    let mut out = io::stdout().lock();
    let work = |line: Result<(usize, Vec<u8>), String>| {
        line.map(|(number, line)| (number, answer(&aligner, number, &line)))
    };
    let write = |answered: Result<(usize, Answered), String>| {
        let (number, (answer, counts)) = match answered {
            Ok(answered) => answered,
            Err(error) => return ControlFlow::Break(Err(error)),
        };
        progress.add(counts);
        let Some(answer) = answer else { return ControlFlow::Continue(()) };
        // Standard output holds back what has no line end yet, so that each line leaves as a whole.
        match out.write_all(&answer).and_then(|()| out.flush()) {
            Ok(()) => {
                progress.show();
                ControlFlow::Continue(())
            }
            // The reader has seen enough: `batch … | head` is no failure.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => ControlFlow::Break(Ok(())),
            Err(error) => {
                ControlFlow::Break(Err(format!("cannot write the answer to line {number}: {error}")))
            }
        }
    };
    match for_each_in_order(lines(input), work, write) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(result) => result,
    }
}

/// The lines of the input with their numbers; an error is the last of them.
fn lines(mut input: impl BufRead) -> impl Iterator<Item = Result<(usize, Vec<u8>), String>> {
    let mut number = 0;
    std::iter::from_fn(move || {
        let mut line = Vec::new();
        number += 1;
        match input.read_until(b'\n', &mut line) {
            Ok(0) => None,
            Ok(_) => Some(Ok((number, line))),
            Err(error) => Some(Err(format!("cannot read standard input, line {number}: {error}"))),
        }
    })
}

/// The line of output for a line of input, with its line end; none for an empty line.
fn answer(aligner: &Aligner<'_>, number: usize, line: &[u8]) -> Answered {
    let mut counts = Counts::default();
    let (result, id) = match parse(line) {
        Ok(None) => return (None, counts),
        Ok(Some(request)) => (align(aligner, &request, &mut counts), request.id),
        Err(error) => (Err(error), None),
    };
    let fault = |error| {
        let fault = Fault { line: number, id, error };
        serde_json::to_vec(&fault).unwrap_or_else(|_| format!("{{\"line\":{number}}}").into_bytes())
    };
    let mut answer =
        match result.and_then(|answer| serde_json::to_vec(&answer).map_err(|error| error.to_string())) {
            Ok(answer) => {
                counts.documents += 1;
                answer
            }
            Err(error) => {
                counts.faults += 1;
                fault(error)
            }
        };
    answer.push(b'\n');
    (Some(answer), counts)
}

fn parse(line: &[u8]) -> Result<Option<Request<'_>>, String> {
    let line = std::str::from_utf8(line).map_err(|error| {
        let byte = error.valid_up_to();
        format!("not UTF-8 at byte {byte} of the line: convert it first, for example with iconv -f CP1250 -t UTF-8")
    })?;
    // Some editors put a byte order mark before the first line.
    let line = line.strip_prefix('\u{FEFF}').unwrap_or(line).trim();
    if line.is_empty() {
        return Ok(None);
    }
    if !line.starts_with('{') {
        return Err(
            "not a JSON object: each line has to be {\"id\": …, \"source\": …, \"target\": …}".to_owned()
        );
    }
    serde_json::from_str(line).map(Some).map_err(|error| fault_of(&error))
}

/// The message of the parser, without the number of the line that it counts inside ours.
fn fault_of(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let what = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
    format!("not readable JSON: {what} at column {}", error.column())
}

fn align<'l>(
    aligner: &Aligner<'_>,
    request: &Request<'l>,
    counts: &mut Counts,
) -> Result<Answer<'l>, String> {
    let (source, target) = (text("source", request.source)?, text("target", request.target)?);
    let (source_lang, target_lang) =
        (lang("source_lang", request.source_lang)?, lang("target_lang", request.target_lang)?);
    let (mut source_document, mut target_document) =
        (document(&source, source_lang), document(&target, target_lang));
    match (source_document.lang(), target_document.lang()) {
        (None, Some(known)) => source_document = document(&source, Some(known.other())),
        (Some(known), None) => target_document = document(&target, Some(known.other())),
        _ => {}
    }
    counts.sentences += source_document.len() + target_document.len();
    let alignment = aligner.align(&source_document, &target_document);
    let beads = alignment.beads().iter().map(|bead| Bead {
        source: bead.source().iter().collect(),
        target: bead.target().iter().collect(),
        confidence: bead.confidence(),
        crossing: bead.is_crossing(),
    });
    Ok(Answer {
        id: request.id,
        beads: beads.collect(),
        source_sentences: spans(&source, &source_document),
        target_sentences: spans(&target, &target_document),
    })
}

fn text(field: &str, value: Option<&RawValue>) -> Result<Text, String> {
    let wanted =
        |found: &Value| format!("{field:?} has to be a text or a list of sentences, not {}", kind(found));
    let value = value.ok_or(format!("{field:?} is missing: it has to be a text or a list of sentences"))?;
    match serde_json::from_str(value.get()).map_err(|error| format!("{field:?}: {}", fault_of(&error)))? {
        Value::String(text) => Ok(Text::Whole(text)),
        Value::Array(items) => items
            .into_iter()
            .enumerate()
            .map(|(index, item)| match item {
                Value::String(sentence) => Ok(sentence),
                other => Err(format!("sentence {index} of {field:?} has to be a text, not {}", kind(&other))),
            })
            .collect::<Result<_, _>>()
            .map(Text::Sentences),
        other => Err(wanted(&other)),
    }
}

fn lang(field: &str, value: Option<&RawValue>) -> Result<Option<Lang>, String> {
    let Some(value) = value else { return Ok(None) };
    match serde_json::from_str(value.get()).map_err(|error| format!("{field:?}: {}", fault_of(&error)))? {
        Value::Null => Ok(None),
        Value::String(name) => name.parse().map(Some).map_err(|error| format!("{field:?}: {error}")),
        other => Err(format!("{field:?} has to be \"pl\" or \"en\", not {}", kind(&other))),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn document(text: &Text, lang: Option<Lang>) -> Document {
    match (text, lang) {
        (Text::Whole(text), Some(lang)) => Document::with_lang(text, lang),
        (Text::Whole(text), None) => Document::new(text),
        (Text::Sentences(sentences), Some(lang)) => Document::from_sentences(sentences, lang),
        (Text::Sentences(sentences), None) => Document::from_sentences_of_any_lang(sentences),
    }
}

/// Where the sentences stand in a text that was split.
fn spans(text: &Text, document: &Document) -> Option<Vec<[usize; 2]>> {
    let spans = document.sentences().iter().map(|sentence| [sentence.span().start(), sentence.span().end()]);
    matches!(text, Text::Whole(_)).then(|| spans.collect())
}
