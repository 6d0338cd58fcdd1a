//! Checks the quotes of an article against their sources.
//!
//! `cargo run --release --example check_quotes [ARTICLE [SOURCE…]] [--json | --html] [--color | --no-color]`
//!
//! Without arguments it checks a bundled sample: an English report with a Polish tweet in it. Sources are
//! the files that are named and what the article itself shows. `--json` gives the report as one object,
//! with the words beside their byte spans; `--html` gives a page that needs nothing else, to be opened in a
//! browser.

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use bitext::quote::Origin;
use bitext::render::{HtmlRenderer, TextRenderer};
use bitext::{Document, Report, Span};
use serde_json::{Value, json};

const USAGE: &str = "usage: check_quotes [ARTICLE [SOURCE…]] [--json | --html] [--color | --no-color]";
const SAMPLE: &str = include_str!("samples/article_en.txt");

struct Settings {
    files: Vec<String>,
    json: bool,
    html: bool,
    color: Option<bool>,
}

fn main() -> ExitCode {
    match settings().and_then(|settings| run(&settings)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("check_quotes: {message}");
            ExitCode::from(2)
        }
    }
}

fn settings() -> Result<Settings, String> {
    let mut settings = Settings { files: Vec::new(), json: false, html: false, color: None };
    for argument in std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned()) {
        match argument.as_str() {
            "--json" => settings.json = true,
            "--html" => settings.html = true,
            "--color" => settings.color = Some(true),
            "--no-color" => settings.color = Some(false),
            flag if flag.starts_with("--") => return Err(format!("unknown flag {flag:?}\n{USAGE}")),
            _ => settings.files.push(argument),
        }
    }
    if settings.json && settings.html {
        return Err(format!("--json and --html exclude each other\n{USAGE}"));
    }
    Ok(settings)
}

fn run(settings: &Settings) -> Result<(), String> {
    let mut texts = settings.files.iter().map(|file| read(file));
    let article = texts.next().transpose()?.unwrap_or_else(|| SAMPLE.to_owned());
    let article = Document::new(article);
    let sources = texts.map(|text| text.map(Document::new)).collect::<Result<Vec<Document>, String>>()?;
    if article.lang().is_none() {
        eprintln!("check_quotes: the article is neither Polish nor English as far as can be told");
    }
    let report = bitext::check_quotes(&article, &sources);
    let output = if settings.json {
        format!("{:#}\n", to_json(&report, &article, &sources))
    } else if settings.html {
        HtmlRenderer::new().render(&report, &article, &sources)
    } else {
        let colors = settings
            .color
            .unwrap_or_else(|| io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none());
        TextRenderer::new().colors(colors).render(&report, &article, &sources)
    };
    match io::stdout().lock().write_all(output.as_bytes()) {
        // The reader has seen enough: `check_quotes | head` is no failure.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("cannot write the report: {error}"))
        }
        _ => Ok(()),
    }
}

fn read(file: &str) -> Result<String, String> {
    let bytes = std::fs::read(Path::new(file)).map_err(|error| format!("cannot read {file}: {error}"))?;
    String::from_utf8(bytes).map_err(|error| {
        let byte = error.utf8_error().valid_up_to();
        format!(
            "{file} is not UTF-8 at byte {byte}: convert it first, for example with iconv -f CP1250 -t UTF-8"
        )
    })
}

/// The report with its words: every span becomes an object of `start`, `end` and `text`.
fn to_json(report: &Report, article: &Document, sources: &[Document]) -> Value {
    let article_words = |span: Span| words(article.as_str(), span);
    let source_words = |source: usize, span: Span| match report.sources()[source].origin() {
        Origin::Article => words(article.as_str(), span),
        Origin::Given(number) => words(sources[number].as_str(), span),
    };
    let quotes: Vec<Value> = report
        .quotes()
        .iter()
        .map(|quote| {
            let speaker = quote.speaker();
            let source = quote.place().map(bitext::quote::Place::source);
            let findings: Vec<Value> = quote
                .findings()
                .iter()
                .map(|finding| {
                    json!({
                        "kind": finding.kind,
                        "category": finding.kind.category(),
                        "severity": finding.severity,
                        "confidence": finding.confidence,
                        "message": finding.message,
                        "quote": finding.quote.map(article_words),
                        "source": finding.source.zip(source).map(|(span, source)| source_words(source, span)),
                    })
                })
                .collect();
            json!({
                "parts": quote.quotation().parts.iter().copied().map(article_words).collect::<Vec<_>>(),
                "kind": quote.quotation().kind,
                "speaker": speaker.map(|speaker| article_words(speaker.mention)),
                "named": speaker.and_then(|speaker| speaker.named).map(article_words),
                "cue": quote.quotation().attribution.and_then(|by| by.cue).map(article_words),
                "verdict": quote.verdict(),
                "confidence": quote.confidence(),
                "source": source,
                "sentences": quote.place().map(|place| place.sentences().iter().collect::<Vec<_>>()),
                "findings": findings,
            })
        })
        .collect();
    let listed: Vec<Value> = (0..)
        .zip(report.sources())
        .map(|(number, source)| {
            let sentences = report.sentences().iter().filter(|sentence| sentence.source() == number);
            json!({
                "origin": source.origin(),
                "lang": source.lang(),
                "author": source.author().map(|span| source_words(number, span)),
                "handle": source.handle().map(|span| source_words(number, span)),
                "sentences": sentences
                    .map(|sentence| json!({
                        "words": source_words(number, sentence.span()),
                        "quoted": sentence.quoted(),
                        "quotes": sentence.quotes(),
                        "left_out": sentence
                            .left_out()
                            .iter()
                            .map(|&span| source_words(number, span))
                            .collect::<Vec<_>>(),
                    }))
                    .collect::<Vec<_>>(),
            })
        })
        .collect();
    let unquoted: Vec<Value> =
        report.unquoted().map(|sentence| source_words(sentence.source(), sentence.span())).collect();
    json!({
        "lang": article.lang(),
        "summary": report.summary(),
        "quotes": quotes,
        "sources": listed,
        "unquoted": unquoted,
    })
}

fn words(text: &str, span: Span) -> Value {
    json!({ "start": span.start(), "end": span.end(), "text": span.get(text) })
}
