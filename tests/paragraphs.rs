//! Paragraphs through the public face: golden cases, line ends, laws, hostile inputs.

use bitext::split::{Paragraph, ParagraphKind, Paragraphs, Splitter};
use bitext::{Lang, Span, split, split_paragraphs};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// A golden case: its name, its text, its paragraphs with their kinds.
struct Case {
    name: &'static str,
    text: String,
    paragraphs: Vec<(String, String)>,
}

/// Reads the golden file; its head tells the format.
fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let file = include_str!("golden/paragraphs.txt");
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with("## ")) {
        if let Some(name) = line.strip_prefix("== ") {
            cases.push(Case { name, text: String::new(), paragraphs: Vec::new() });
            continue;
        }
        let case = cases.last_mut().expect("a name stands before the first paragraph");
        let (kind, words) = line.split_once('|').expect("a bar behind the kind");
        let (words, join) = words.strip_prefix('/').map_or((words, "\n\n"), |words| (words, "\n"));
        let words = words.replace("\\n", "\n");
        if !case.text.is_empty() {
            case.text.push_str(join);
        }
        case.text.push_str(&words);
        case.paragraphs.push((kind.to_owned(), words));
    }
    cases
}

fn found(text: &str) -> Vec<(String, String)> {
    split_paragraphs(text).map(|p| (p.kind().to_string(), p.as_str().to_owned())).collect()
}

#[test]
fn golden_paragraphs() {
    let cases = cases();
    assert!(cases.len() >= 18);
    let mut failures = String::new();
    for case in &cases {
        let found = found(&case.text);
        if found == case.paragraphs {
            continue;
        }
        failures += &format!("{}\n", case.name);
        for (index, wanted) in case.paragraphs.iter().enumerate() {
            let got = found.get(index);
            if got != Some(wanted) {
                failures += &format!("  expected {wanted:?}\n  found    {got:?}\n");
                break;
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

/// Every line end gives the same paragraphs.
#[test]
fn line_ends_are_alike() {
    for case in cases() {
        let wanted = found(&case.text);
        for end in ["\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"] {
            let changed: Vec<(String, String)> = found(&case.text.replace('\n', end))
                .into_iter()
                .map(|(kind, words)| (kind, words.replace(end, "\n")))
                .collect();
            assert_eq!(changed, wanted, "{} with {end:?}", case.name);
        }
    }
}

#[test]
fn sentences_of_paragraphs_are_those_of_the_text() {
    for case in cases() {
        for lang in Lang::ALL {
            let whole: Vec<Span> = split(&case.text, lang).map(|sentence| sentence.span()).collect();
            let parts: Vec<Span> = split_paragraphs(&case.text)
                .flat_map(|paragraph| paragraph.sentences(lang).map(|sentence| sentence.span()))
                .collect();
            assert_eq!(parts, whole, "{}", case.name);
        }
    }
}

#[test]
fn blank_lines_may_hold_what_is_invisible() {
    for blank in [
        "\n\n",
        "\n \n",
        "\n\t\n",
        "\n\u{A0}\n",
        "\n\u{200B}\n",
        "\n\u{FEFF}\u{AD}\n",
        "\r\n\u{200E}\r\n",
        "\n\u{C}\n",
    ] {
        let text = format!("Padał śnieg i wiało{blank}w nocy też.");
        let words: Vec<&str> = split_paragraphs(&text)
            .map(|paragraph| paragraph.as_str().trim_matches(|c: char| !c.is_alphanumeric() && c != '.'))
            .collect();
        assert_eq!(words, ["Padał śnieg i wiało", "w nocy też."], "{blank:?}");
    }
}

#[test]
fn a_page_may_end_inside_a_sentence() {
    let text =
        "Na zebranie przyszli wszyscy, którzy mieli coś do powiedzenia o\n\u{C}nowej drodze do szkoły.";
    assert_eq!(split_paragraphs(text).count(), 1);
    assert_eq!(split_paragraphs("Strona pierwsza.\u{C}Strona druga.").count(), 2);
}

#[test]
fn white_space_has_no_paragraphs() {
    for text in ["", " ", "\n\n\t ", "\u{A0}\u{2003}\r\n"] {
        assert_eq!(split_paragraphs(text).count(), 0, "{text:?}");
    }
    assert_eq!(split_paragraphs("\u{FEFF}\u{200B}").count(), 1);
    assert_eq!(
        split_paragraphs("✅\u{200D}\n✅\u{FE0F}\u{200D}").count(),
        2,
        "marks and nothing behind them"
    );
}

#[test]
fn exceptions_hold_back_borders() -> Result<(), bitext::Error> {
    let splitter = Splitter::builder(Lang::English).never_after("Panic! At the Disco").build()?;
    let text = "Tickets\nPanic!\nAt the Disco";
    assert_eq!(splitter.split(text).count(), 2);
    assert_eq!(splitter.split_paragraphs(text).count(), 2);
    Ok(())
}

#[test]
fn results_become_json() -> Result<(), serde_json::Error> {
    let paragraphs: Vec<Paragraph<'_>> = split_paragraphs("- chleb\n").collect();
    assert_eq!(
        serde_json::to_string(&paragraphs)?,
        r#"[{"text":"- chleb","span":{"start":0,"end":7},"segment":{"start":0,"end":8},"kind":"item"}]"#
    );
    let json = r#"{"text":"chleb","span":{"start":2,"end":7},"segment":{"start":0,"end":8},"kind":"prose"}"#;
    let read: Paragraph<'_> = serde_json::from_str(json)?;
    let sentence = read.sentences(Lang::Polish).next().expect("a sentence");
    assert_eq!((sentence.span(), sentence.segment()), (Span::new(2, 7), Span::new(0, 8)));
    assert!(serde_json::from_str::<Paragraph<'_>>(&json.replace('7', "6")).is_err());
    assert!(serde_json::from_str::<Paragraph<'_>>(&json.replace('8', "6")).is_err());
    for kind in ["prose", "heading", "item", "quote", "separator", "signature"] {
        let read: ParagraphKind = serde_json::from_value(kind.into())?;
        assert_eq!((read.name(), read.to_string()), (kind, kind.to_owned()));
    }
    Ok(())
}

/// Pieces of texts with lines.
const PIECES: &[&str] = &[
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u{2028}",
    "\u{85}",
    "\u{C}",
    " ",
    "  ",
    "\t",
    "\u{A0}",
    "\u{200B}",
    "\u{AD}",
    "- ",
    "– ",
    "— ",
    "* ",
    "• ",
    "> ",
    "# ",
    "1. ",
    "12. ",
    "2) ",
    "a) ",
    "ii. ",
    "IV. ",
    "§ 3",
    "Art. 3. ",
    "[ ] ",
    "✅ ",
    "***",
    "---",
    "===",
    "Rozdział II",
    "Chapter 4",
    "POGODA",
    "Padał deszcz",
    "Potem",
    "nikt nie wie",
    "Nowak",
    "dr",
    "prof",
    "np",
    "art",
    "r",
    "J",
    ".",
    ". ",
    "?",
    "!",
    "…",
    ",",
    ":",
    ";",
    "-",
    "„",
    "”",
    "(",
    ")",
    "zapytał",
    "said",
    "tak",
    "The rain fell on the empty square all afternoon",
    "a potem długo nikt się nie odzywał",
    "https://example.org/a",
    "pic.twitter.com/Xy1",
    "@ktos",
    "#kolej",
    "— Straż (@straz) 3 marca 2022",
    "🇵🇱",
    "😡",
    "\u{301}",
    "\u{200D}",
    "1/3",
    "2021",
    "3.5",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..32).prop_map(|pieces| pieces.concat())
}

/// The laws of `split_paragraphs` for one text.
fn check_laws(text: &str) -> Result<(), TestCaseError> {
    let paragraphs: Vec<Paragraph<'_>> = split_paragraphs(text).collect();
    prop_assert_eq!(paragraphs.is_empty(), text.trim().is_empty());
    if paragraphs.is_empty() {
        return Ok(());
    }
    let whole: String = paragraphs.iter().filter_map(|paragraph| paragraph.segment().get(text)).collect();
    prop_assert_eq!(&whole, text);
    for paragraph in &paragraphs {
        prop_assert_eq!(paragraph.segment().trim(text), paragraph.span());
        prop_assert_eq!(paragraph.span().get(text), Some(paragraph.as_str()));
        prop_assert!(!paragraph.as_str().is_empty());
    }
    for lang in Lang::ALL {
        let sentences: Vec<Span> = split(text, lang).map(|sentence| sentence.segment()).collect();
        for paragraph in &paragraphs {
            let end = paragraph.segment().end();
            prop_assert!(
                sentences.iter().any(|sentence| sentence.end() == end),
                "{lang} runs over {end}: {text:?}"
            );
        }
        let nested: Vec<Span> = paragraphs
            .iter()
            .flat_map(|paragraph| paragraph.sentences(lang).map(|sentence| sentence.segment()))
            .collect();
        prop_assert_eq!(nested, sentences, "{} {:?}", lang, text);
        let splitter = Splitter::new(lang);
        let own = splitter.split_paragraphs(text).map(|paragraph| splitter.sentences(&paragraph).count());
        prop_assert_eq!(own.sum::<usize>(), split(text, lang).count());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, rng_seed: RngSeed::Fixed(3), ..ProptestConfig::default() })]

    #[test]
    fn laws_hold_for_pieces(text in pieces()) {
        check_laws(&text)?;
    }

    #[test]
    fn laws_hold_for_any_text(text in any::<String>()) {
        check_laws(&text)?;
    }

    #[test]
    fn carriage_returns_change_nothing(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..32)) {
        let text: String = pieces.into_iter().filter(|piece| !piece.contains('\r')).collect();
        let spans = |text: &str| -> Vec<(usize, usize)> {
            let bytes = |at: usize| text[..at].bytes().filter(|&byte| byte != b'\r').count();
            split_paragraphs(text).map(|p| (bytes(p.span().start()), bytes(p.span().end()))).collect()
        };
        prop_assert_eq!(spans(&text.replace('\n', "\r\n")), spans(&text));
    }
}

/// Texts that would take hours if any decision looked back or ahead without bound.
#[test]
fn hostile_texts_end() {
    let pieces = [
        "\n",
        "\r",
        "\r\n",
        " \n",
        "a\n",
        "A\n",
        "\n\nA",
        "-",
        "- ",
        "-\n",
        "- a\n",
        "– A.\n",
        ">",
        "> ",
        ">\n",
        "> a\n",
        "#",
        "# ",
        "# a\n",
        "*",
        "* ",
        "*\n",
        "***\n",
        "1.\n",
        "1. a\n",
        "1.1.",
        "a)\n",
        "I. ",
        "§ ",
        "Art. 1. ",
        "=\n",
        "Rozdział ",
        "ABCDE\n",
        "✅",
        "✅ a\n",
        "\u{200B}\n",
        "\u{AD}",
        "\u{C}",
        "\u{85}",
        "\u{2028}",
        "dr\n",
        "np.\n",
        "To jest dosyć długi wiersz, którego nikt nie kończy kropką\n",
        "\u{A0}",
        "—(@a) ",
        "— a (@a) 3 marca 2022\n",
    ];
    for piece in pieces {
        for end in ["", "Koniec.", "\n"] {
            let text = piece.repeat((1 << 17) / piece.len()) + end;
            let length: usize = split_paragraphs(&text).map(|paragraph| paragraph.segment().len()).sum();
            assert!(length == text.len() || text.trim().is_empty(), "{piece:?}");
        }
    }
    // A combining mark undoes the boundary behind a signature, and another handle follows.
    let twice = "— Ż (@z) 3 marca 2022\u{301} (@z)";
    assert_eq!(split_paragraphs(twice).flat_map(|paragraph| paragraph.sentences(Lang::Polish)).count(), 1);
    let million = "\n".repeat(1_000_000) + "Koniec.";
    assert_eq!(split_paragraphs(&million).count(), 1);
}

#[test]
fn types_cross_threads() {
    fn check<T: Send + Sync>() {}
    check::<Paragraph<'_>>();
    check::<Paragraphs<'_>>();
}
