//! The splitter through its public face: golden cases, laws, hostile inputs.

mod common;

use bitext::split::{AbbreviationClass, Explanation, Rule, Sentence, SentenceKind, Splitter};
use bitext::{Lang, Span};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use unicode_segmentation::UnicodeSegmentation as _;

/// A golden case: its name, its text and the sentences of that text with their kinds.
struct Case {
    name: String,
    text: String,
    sentences: Vec<(String, SentenceKind)>,
}

/// Reads the cases of a golden file. A case begins with `== name`; each line after it is a sentence. A
/// space joins a sentence to the one before it; `+` glues it on, `/` puts a line end between, `//` a blank
/// line. `[link]`, `[signature]`, `[tags]`, `[symbols]` give the kind, `\n` in a sentence is a line end.
fn cases(file: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        if let Some(name) = line.strip_prefix("== ") {
            cases.push(Case { name: name.to_owned(), text: String::new(), sentences: Vec::new() });
            continue;
        }
        let case = cases.last_mut().expect("a name stands before the first sentence");
        let joins = [("// ", "\n\n"), ("/ ", "\n"), ("+ ", "")];
        let join = joins.iter().find(|(mark, _)| line.starts_with(mark));
        let (line, join) = join.map_or((line, " "), |(mark, join)| (&line[mark.len()..], *join));
        let kinds = [
            ("[link] ", SentenceKind::Link),
            ("[signature] ", SentenceKind::Signature),
            ("[tags] ", SentenceKind::Tags),
            ("[symbols] ", SentenceKind::Symbols),
        ];
        let kind = kinds.iter().find(|(mark, _)| line.starts_with(mark));
        let (line, kind) =
            kind.map_or((line, SentenceKind::Prose), |(mark, kind)| (&line[mark.len()..], *kind));
        let sentence = line.replace("\\n", "\n");
        if !case.sentences.is_empty() {
            case.text.push_str(join);
        }
        case.text.push_str(&sentence);
        case.sentences.push((sentence, kind));
    }
    cases
}

fn check_golden(file: &str, lang: Lang, least: usize) {
    let cases = cases(file);
    assert!(cases.len() >= least, "only {} cases", cases.len());
    let mut failures = String::new();
    for case in &cases {
        let found: Vec<(String, SentenceKind)> =
            bitext::split(&case.text, lang).map(|s| (s.as_str().to_owned(), s.kind())).collect();
        if found != case.sentences {
            let rules: Vec<Rule> = Splitter::new(lang).explain(&case.text).map(Explanation::rule).collect();
            failures += &format!(
                "{}\n  expected {:?}\n  found    {found:?}\n  {rules:?}\n",
                case.name, case.sentences
            );
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn golden_polish() {
    check_golden(include_str!("golden/pl.txt"), Lang::Polish, 289);
}

#[test]
fn golden_english() {
    check_golden(include_str!("golden/en.txt"), Lang::English, 261);
}

#[test]
fn names_of_golden_cases_are_unique() {
    for file in [include_str!("golden/pl.txt"), include_str!("golden/en.txt")] {
        let mut names: Vec<String> = cases(file).into_iter().map(|case| case.name).collect();
        names.sort();
        let doubled = names.windows(2).find(|pair| pair[0] == pair[1]);
        assert!(doubled.is_none(), "{doubled:?}");
    }
}

/// The laws of `split` for one text.
fn check_laws(text: &str, lang: Lang) -> Result<(), TestCaseError> {
    let sentences: Vec<Sentence<'_>> = bitext::split(text, lang).collect();
    prop_assert_eq!(sentences.is_empty(), text.trim().is_empty());
    if sentences.is_empty() {
        return Ok(());
    }
    let whole: String = sentences.iter().filter_map(|sentence| sentence.segment().get(text)).collect();
    prop_assert_eq!(&whole, text);
    let bounds: std::collections::HashSet<usize> =
        text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
    for sentence in &sentences {
        prop_assert!(bounds.contains(&sentence.segment().start()), "a grapheme is split: {:?}", sentence);
        prop_assert_eq!(sentence.segment().trim(text), sentence.span());
        prop_assert_eq!(sentence.span().get(text), Some(sentence.as_str()));
        prop_assert!(!sentence.as_str().is_empty());
        let again: Vec<&str> = bitext::split(sentence.as_str(), lang).map(|s| s.as_str()).collect();
        prop_assert_eq!(&again, &[sentence.as_str()], "of {:?}", text);
    }
    let splitter = Splitter::new(lang);
    let steps: Vec<_> = splitter.explain(text).collect();
    let ends: Vec<usize> = steps.iter().filter(|step| step.ends()).map(|step| step.position()).collect();
    let segment_ends: Vec<usize> = sentences.iter().map(|sentence| sentence.segment().end()).collect();
    prop_assert_eq!(ends, segment_ends);
    prop_assert!(
        steps.iter().all(|step| step.position() <= text.len() && text.is_char_boundary(step.position()))
    );
    Ok(())
}

/// Pieces that the rules look at, so that random texts meet the rules.
const PIECES: &[&str] = &[
    ".",
    "..",
    "...",
    "…",
    "!",
    "?",
    "?!",
    ",",
    ":",
    ";",
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\n\n",
    "\t",
    "\u{A0}",
    "\u{200B}",
    "\u{AD}",
    "\"",
    "„",
    "”",
    "“",
    "«",
    "»",
    "'",
    "’",
    "(",
    ")",
    "[",
    "]",
    "- ",
    "– ",
    "—",
    "a",
    "W",
    "i",
    "Ala",
    "kot",
    "Nie",
    "The",
    "he",
    "said",
    "zapytał",
    "gdzie",
    "prof",
    "np",
    "art",
    "r",
    "tys",
    "itd",
    "m.in",
    "U.S",
    "a.m",
    "J",
    "C",
    "I",
    "XX",
    "12",
    "3",
    "2021",
    "1/4",
    "3.5",
    "#wstyd",
    "@ktos",
    "(@ktos)",
    "March 3, 2022",
    "3 marca 2022",
    "https://t.co/Ab12",
    "https://example.org/a.b",
    "www.example.org",
    "pic.twitter.com/Xy1",
    "gov.pl/web/x",
    "jan@example.org",
    "😡",
    "🇧🇾",
    "🇵🇱",
    "👍🏽",
    "👩‍👩‍👧",
    "1️⃣",
    ":)",
    "***",
    "===",
    "\u{301}",
    "\u{200D}",
    "\u{FE0F}",
    "\u{600}",
    "\u{0E33}",
    "🇧",
    "[12]",
    "[...]",
    "(…)",
    "• ",
    "1. ",
    "a) ",
    "2. ",
    "2) ",
    "b) ",
    "1.) ",
    "2.) ",
    "(1) ",
    "(2) ",
    "⁃",
    "(Tak.)",
    "Wow!",
    "in",
    "ISS",
    "ASP",
    "godz",
    "pkt",
    "§ ",
    "N°",
    "5tys",
    "Ruth",
    "asked",
    "im",
    "Uciekł",
    "Ł",
    "ż",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, rng_seed: RngSeed::Fixed(20_211_012), ..ProptestConfig::default() })]

    #[test]
    fn laws_hold_for_pieces(text in pieces()) {
        for lang in Lang::ALL {
            check_laws(&text, lang)?;
        }
    }

    #[test]
    fn laws_hold_for_any_text(text in any::<String>()) {
        for lang in Lang::ALL {
            check_laws(&text, lang)?;
        }
    }
}

fn texts(text: &str, lang: Lang) -> Vec<&str> {
    bitext::split(text, lang).map(|sentence| sentence.as_str()).collect()
}

#[test]
fn texts_that_other_splitters_break() {
    let polish = |text| bitext::split(text, Lang::Polish).count();
    assert_eq!(
        polish(
            "Prof. J. Kowalski przyjechał 12. października 2021 r. do m.st. Warszawy. Spotkał 16 tys. osób."
        ),
        2
    );
    assert_eq!(polish("W 2020 r. Sejm uchwalił ustawę."), 1);
    assert_eq!(polish("Rozmawiał m.in. z A. Dudą i J. Kaczyńskim."), 1);
    assert_eq!(polish("Zgodnie z art. 3 ust. 2 Dz. U. z 2021 r. poz. 12 wniosek odrzucono."), 1);
    assert_eq!(
        texts("Nie wierzę 😡Kto to zrobił?#wstyd Idę spać..", Lang::Polish),
        ["Nie wierzę 😡", "Kto to zrobił?#wstyd", "Idę spać.."]
    );
    assert_eq!(
        texts("He said: \"Stop. Go home.\" Then he left.", Lang::English),
        ["He said: \"Stop.", "Go home.\"", "Then he left."]
    );
}

/// A tweet in an article: no spaces, a flag for a word, two dots, a picture, a signature.
#[test]
fn tweet_in_an_article() {
    let Some(article) = common::shared("samples/border-guard-2021-10-12.txt") else { return };
    let tweet: Vec<_> = bitext::split(&article, Lang::Polish)
        .skip_while(|sentence| !sentence.as_str().starts_with("Służby"))
        .take(6)
        .collect();
    let kinds: Vec<SentenceKind> = tweet.iter().map(Sentence::kind).collect();
    let prose = SentenceKind::Prose;
    assert_eq!(kinds, [prose, prose, prose, prose, SentenceKind::Link, SentenceKind::Signature]);
}

#[test]
fn white_space_has_no_sentences() {
    for text in ["", " ", "\n\n\t ", "\u{A0}\u{2003}"] {
        assert_eq!(bitext::split(text, Lang::Polish).count(), 0, "{text:?}");
    }
}

#[test]
fn own_abbreviations_count_first() {
    let build = |class| Splitter::builder(Lang::Polish).abbreviation("Szcz.", class).build();
    let text = "Zob. szcz. Tabela pierwsza.";
    let count = |class| build(class).map(|splitter| splitter.split(text).count());
    assert_eq!(count(AbbreviationClass::Never), Ok(1));
    assert_eq!(count(AbbreviationClass::May), Ok(2));
    let splitter = Splitter::builder(Lang::Polish).abbreviation("prof", AbbreviationClass::Lower).build();
    assert_eq!(splitter.map(|splitter| splitter.split("Był prof. Nowak.").count()), Ok(2));
}

#[test]
fn builder_says_what_is_wrong() {
    for (text, message) in [
        (".", "abbreviation \".\" is empty: give its letters, such as \"zob\" or \"m.in.\""),
        ("a b", "abbreviation \"a b\" holds white space: give its letters, such as \"zob\" or \"m.in.\""),
    ] {
        let error =
            Splitter::builder(Lang::Polish).abbreviation(text, AbbreviationClass::May).build().unwrap_err();
        assert_eq!(error.to_string(), message);
    }
}

/// Texts that would take hours if any decision looked back or ahead without bound.
#[test]
fn hostile_texts_end() {
    let pieces = [
        ".",
        ". ",
        "(",
        ")",
        "\"",
        "„",
        "A. ",
        "A",
        "a.",
        "1. ",
        "1.",
        "?",
        "…",
        "\n",
        " \n",
        "🇵🇱",
        "😡 ",
        "👩‍",
        "#a ",
        "@a ",
        "(@a",
        "—(@a) ",
        "— a (@a) ",
        "https://",
        "http://a ",
        "t.co/a ",
        "www.",
        "a@a.",
        ":)",
        "*** ",
        "***",
        "(...) ",
        "[1]",
        ". (",
        "! ",
        "- ",
        ".- ",
        "\u{301}",
        "\u{200D}",
        "np. ",
        "Dz. U. ",
        "W 2020 r. ",
        ".\u{A0}",
        "a/",
        "• a \u{200D}",
        "—ż(@z)3 a 2022\u{301}(@",
    ];
    for piece in pieces {
        for end in ["", " Koniec.", "\n"] {
            let text = piece.repeat((1 << 16) / piece.len()) + end;
            for lang in Lang::ALL {
                let length: usize = bitext::split(&text, lang).map(|sentence| sentence.segment().len()).sum();
                assert!(length == text.len() || text.trim().is_empty(), "{piece:?}");
            }
        }
    }
}

#[test]
fn results_survive_json() -> Result<(), serde_json::Error> {
    let text = "Tak. Nie.";
    let splitter = Splitter::new(Lang::Polish);
    let sentences: Vec<Sentence<'_>> = splitter.split(text).collect();
    let json = serde_json::to_string(&sentences)?;
    assert_eq!(serde_json::from_str::<Vec<Sentence<'_>>>(&json)?, sentences);
    assert!(json.starts_with(
        r#"[{"text":"Tak.","span":{"start":0,"end":4},"segment":{"start":0,"end":5},"kind":"prose"}"#
    ));
    let step = splitter.explain(text).next();
    assert_eq!(serde_json::to_string(&step)?, r#"{"position":5,"rule":"full-stop"}"#);
    assert_eq!(serde_json::from_str::<Splitter>(&serde_json::to_string(&splitter)?)?, splitter);
    for rule in Rule::ALL {
        assert_eq!(serde_json::to_value(rule)?, rule.name());
    }
    Ok(())
}

#[test]
fn spans_lie_in_the_text() {
    let sentences: Vec<Span> = bitext::split(" Tak.\r\n\r\nNie. ", Lang::Polish).map(|s| s.span()).collect();
    assert_eq!(sentences, [Span::new(1, 5), Span::new(9, 13)]);
}

#[test]
fn types_cross_threads() {
    fn check<T: Send + Sync>() {}
    check::<Splitter>();
    check::<Sentence<'_>>();
    check::<bitext::split::Sentences<'_>>();
}
