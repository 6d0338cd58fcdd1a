//! Quotes found and attributed, case by case; the cases are in `tests/golden/quotations_*.txt`.
//!
//! A case is a heading (`## the trap`), the text (`> ` lines) and one line for each quotation, in order:
//! `kind style [parts | …] by mention (= name, where it differs) cue`; `-` where there is none. A quotation
//! inside another one is indented.

mod common;

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

/// What every list of quotations keeps to, whatever the text.
fn check_laws(text: &str, quotations: &[Quotation]) {
    for (index, quotation) in quotations.iter().enumerate() {
        assert!(quotation.outer.get(text).is_some_and(|outer| !outer.is_empty()), "{quotation:?}");
        assert!(!quotation.parts.is_empty(), "{quotation:?}");
        for part in &quotation.parts {
            assert!(part.get(text).is_some_and(|part| !part.trim().is_empty()), "{quotation:?}");
            assert!(quotation.outer.contains(*part), "{quotation:?}");
        }
        assert!(quotation.parts.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "{quotation:?}");
        assert!(quotation.outer.contains(quotation.span()), "{quotation:?}");
        if let Some(parent) = quotation.parent {
            assert!(parent < index && quotations[parent].outer.contains(quotation.outer), "{quotation:?}");
        }
        if let Some(attribution) = quotation.attribution {
            let mention = attribution.speaker.map(|speaker| speaker.mention);
            let named = attribution.speaker.and_then(|speaker| speaker.named);
            for span in [mention, named, attribution.cue].into_iter().flatten() {
                assert!(span.get(text).is_some_and(|words| !words.is_empty()), "{quotation:?}");
            }
        }
    }
    assert!(quotations.windows(2).all(|pair| pair[0].outer.start() <= pair[1].outer.start()));
}

/// Texts of the stuff that quotes are made of, in any order.
fn hostile_text() -> impl Strategy<Value = String> {
    let pieces = [
        "„",
        "”",
        "“",
        "\"",
        "«",
        "»",
        "‘",
        "’",
        "'",
        "''",
        ",,",
        "``",
        "‚",
        "‹",
        "›",
        " – ",
        "– ",
        "\n– ",
        "- ",
        "—",
        "\n",
        "\n\n",
        " ",
        " ",
        ". ",
        ", ",
        ": ",
        "? ",
        "… ",
        "(",
        ")",
        "said",
        "he",
        "it",
        "the minister",
        "Anna Nowak",
        "powiedział",
        "dodała",
        "minister",
        "Zdaniem",
        "według",
        "according to",
        "czytamy",
        "w komunikacie",
        "Straży Granicznej",
        "6'2\"",
        "5\"",
        "'90s",
        "word",
        "słowo",
        "É",
        "🇧🇾",
        "mł. insp.",
        "was",
        "that",
        "że",
        "and",
        "i",
        "\u{a0}",
        "\u{2028}",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_mixture_of_marks_and_words_keeps_the_laws(text in hostile_text()) {
        for lang in Lang::ALL {
            check_laws(&text, &extract(&text, lang));
        }
    }

    #[test]
    fn any_text_keeps_the_laws(text in "\\PC{0,200}") {
        for lang in Lang::ALL {
            check_laws(&text, &extract(&text, lang));
        }
    }
}

#[test]
fn hostile_texts_take_linear_time() {
    // Each of these would take hours if anything in the extraction were quadratic.
    let count = 300_000;
    let texts = [
        "\"".repeat(count),
        "„".repeat(count),
        "„".repeat(count) + &"”".repeat(count),
        "“a ".repeat(count) + &"b” ".repeat(count),
        "„".repeat(count) + "a" + &"”".repeat(count),
        "'a ".repeat(count),
        "s' ".repeat(count),
        "5\" ".repeat(count),
        "– A – powiedział ".repeat(count / 10),
        "„A” – powiedział „B”, ".repeat(count / 10),
        "“A,” he said, ".repeat(count / 10),
        "“A\n\n".repeat(count / 10),
        "– A.\n".repeat(count / 10),
        "„A – powiedział on – ".repeat(count / 10) + &"”".repeat(count / 10),
        "said ".repeat(count),
        "Anna Nowak ".repeat(count / 10),
        "minister ".repeat(count / 10),
        " ".repeat(count) + "“a” said",
        "«»‹›‘’‚,,''``".repeat(count / 10),
    ];
    for text in &texts {
        for lang in Lang::ALL {
            check_laws(text, &extract(text, lang));
        }
    }
}

#[test]
fn quotations_survive_serde() {
    let text = "„Tak” – powiedziała Anna Maj. „Nie” – dodała.";
    let quotations = extract(text, Lang::Polish);
    let json = serde_json::to_string(&quotations).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Quotation>>(&json).unwrap(), quotations);
}

#[test]
fn border_guard_article() {
    let Some(text) = common::shared("samples/border-guard-2021-10-12.txt") else { return };
    let quotations = extract(&text, Lang::English);
    let words = |span: Span| span.get(&text).unwrap();
    let speakers: Vec<(&str, &str)> = quotations
        .iter()
        .map(|quotation| quotation.speaker().unwrap())
        .map(|speaker| (words(speaker.mention), words(speaker.named.unwrap())))
        .collect();
    assert_eq!(
        speakers,
        [
            ("the Polish Border Guard", "the Polish Border Guard"),
            ("it", "the Polish Border Guard"),
            ("the Border Guard", "the Polish Border Guard"),
            ("Mr Kamiński", "Interior Minister Mariusz Kamiński"),
        ]
    );
    assert!(quotations.iter().all(|quotation| quotation.kind == bitext::quote::QuoteKind::Statement));
}
