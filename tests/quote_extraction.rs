//! Quotes found and attributed, case by case; the cases are in `tests/golden/quotations_*.txt`.
//!
//! A case is a heading (`## the trap`), the text (`> ` lines) and one line for each quotation, in order:
//! `kind style [parts | …] by mention (= name, where it differs) cue`; `-` where there is none. A quotation
//! inside another one is indented.

use std::fmt::Write as _;

use bitext::quote::{Quotation, extract};
use bitext::{Lang, Span};
use proptest::prelude::*;

fn describe(text: &str, quotations: &[Quotation]) -> String {
    let words = |span: Span| span.get(text).expect("a span of the text").replace('\n', "⏎");
    let mut result = String::new();
    for quotation in quotations {
        let indent = if quotation.parent.is_some() { "  " } else { "" };
        let parts: Vec<String> = quotation.parts.iter().map(|&part| words(part)).collect();
        write!(result, "{indent}{:?} {:?} [{}] by ", quotation.kind, quotation.style, parts.join(" | "))
            .unwrap();
        match quotation.speaker() {
            None => result.push('-'),
            Some(speaker) => {
                result.push_str(&words(speaker.mention));
                match speaker.named {
                    Some(named) if words(named) == words(speaker.mention) => {}
                    Some(named) => write!(result, " = {}", words(named)).unwrap(),
                    None => result.push_str(" = ?"),
                }
            }
        }
        let cue = quotation.attribution.and_then(|attribution| attribution.cue);
        writeln!(result, " / {}", cue.map_or_else(|| "-".to_owned(), words)).unwrap();
    }
    result
}

fn run_golden(file: &str, lang: Lang) {
    let mut failures = String::new();
    let (mut count, mut failed) = (0, 0);
    for case in file.split("\n## ").skip(1) {
        count += 1;
        let (name, body) = case.split_once('\n').expect("a heading");
        let text: Vec<&str> = body
            .lines()
            .filter_map(|line| line.strip_prefix('>'))
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        let text = text.join("\n");
        let expected: String = body
            .lines()
            .filter(|line| !line.starts_with('>') && !line.trim().is_empty())
            .fold(String::new(), |all, line| all + line + "\n");
        let actual = describe(&text, &extract(&text, lang));
        if actual != expected {
            failed += 1;
            writeln!(failures, "## {name}\n{text}\nexpected:\n{expected}actual:\n{actual}").unwrap();
        }
    }
    assert!(count >= 60, "only {count} cases");
    assert!(failures.is_empty(), "{failed} of {count} cases fail\n{failures}");
}

#[test]
fn english_cases() {
    run_golden(include_str!("golden/quotations_en.txt"), Lang::English);
}

#[test]
fn polish_cases() {
    run_golden(include_str!("golden/quotations_pl.txt"), Lang::Polish);
}
