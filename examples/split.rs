//! Splits the text on standard input into sentences or paragraphs, one a line.
//!
//! `cargo run --release --example split -- --lang pl [--json | --explain | --paragraphs] < article.txt`
//!
//! White space inside a sentence, line ends too, is folded to one space. With `--json` each line is an
//! object with the bytes `start` and `end`, the `text` and the `kind`; with `--explain` each line is a
//! place where a sentence could end, the decision and the rule; with `--paragraphs` each line is a
//! paragraph: its kind, its number of sentences and its words.

use std::io::{self, BufWriter, ErrorKind, Read, Write};
use std::process::ExitCode;

use bitext::Lang;
use bitext::split::Splitter;

const USAGE: &str = "usage: split --lang pl|en [--json | --explain | --paragraphs] < TEXT";

#[derive(Clone, Copy, PartialEq)]
enum Output {
    Lines,
    Json,
    Explain,
    Paragraphs,
}

fn main() -> ExitCode {
    let result = arguments().and_then(|(lang, output)| Ok((lang, output, input()?)));
    let (lang, output, text) = match result {
        Ok(settings) => settings,
        Err(message) => {
            eprintln!("split: {message}");
            return ExitCode::from(2);
        }
    };
    match write(&text, &Splitter::new(lang), output) {
        // The reader has seen enough: `split … | head` is no failure.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("split: cannot write the sentences: {error}");
            ExitCode::from(2)
        }
        Ok(()) => ExitCode::SUCCESS,
    }
}

fn arguments() -> Result<(Lang, Output), String> {
    let mut lang = None;
    let mut output = Output::Lines;
    let mut arguments = std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned());
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => output = Output::Json,
            "--explain" => output = Output::Explain,
            "--paragraphs" => output = Output::Paragraphs,
            "--lang" => {
                let name = arguments.next().ok_or(format!("--lang needs a language: pl or en\n{USAGE}"))?;
                lang = Some(name.parse::<Lang>().map_err(|error| error.to_string())?);
            }
            _ => return Err(format!("unknown argument {argument:?}\n{USAGE}")),
        }
    }
    let lang = lang.ok_or(format!("no language given: add --lang pl or --lang en\n{USAGE}"))?;
    Ok((lang, output))
}

fn input() -> Result<String, String> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|error| format!("cannot read standard input: {error}"))?;
    String::from_utf8(bytes).map_err(|error| {
        let byte = error.utf8_error().valid_up_to();
        format!("the input is not UTF-8 at byte {byte}: convert it first, for example with iconv -f CP1250 -t UTF-8")
    })
}

fn write(text: &str, splitter: &Splitter, output: Output) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    if output == Output::Explain {
        for step in splitter.explain(text) {
            let decision = if step.ends() { "end" } else { "go on" };
            writeln!(out, "{}\t{decision}\t{}", step.position(), step.rule())?;
        }
        return out.flush();
    }
    if output == Output::Paragraphs {
        for paragraph in splitter.split_paragraphs(text) {
            write!(out, "{}\t{}\t", paragraph.kind(), splitter.sentences(&paragraph).count())?;
            write_words(&mut out, paragraph.as_str())?;
        }
        return out.flush();
    }
    for sentence in splitter.split(text) {
        if output == Output::Json {
            let line = serde_json::json!({
                "start": sentence.span().start(),
                "end": sentence.span().end(),
                "text": sentence.as_str(),
                "kind": sentence.kind(),
            });
            writeln!(out, "{line}")?;
            continue;
        }
        write_words(&mut out, sentence.as_str())?;
    }
    out.flush()
}

fn write_words(out: &mut impl Write, text: &str) -> io::Result<()> {
    for (index, word) in text.split_whitespace().enumerate() {
        if index > 0 {
            out.write_all(b" ")?;
        }
        out.write_all(word.as_bytes())?;
    }
    out.write_all(b"\n")
}
