//! Inputs that nobody wishes for: each has an answer, and in time.

use bitext::{Aligner, Alignment, Document, Lang, Model, align};

#[path = "common/cover.rs"]
mod cover;
use cover::assert_covers;

/// Each sentence is in exactly one bead.
fn check(source: &Document, target: &Document) -> Alignment {
    let alignment = align(source, target);
    assert_covers(source, target, &alignment);
    alignment
}

const POLISH: &str = "Rada miasta odrzuciła projekt. Za było tylko 5 radnych.";
const ENGLISH: &str = "The city council rejected the bill. Only 5 councillors voted in favour.";

#[test]
fn nothing_at_all() {
    for nothing in ["", " ", "\n\n\t \u{a0}\u{2003}"] {
        let empty = Document::new(nothing);
        assert!(empty.is_empty() && empty.lang().is_none(), "{nothing:?}");
        assert!(check(&empty, &empty).beads().is_empty());
        let alignment = check(&empty, &Document::new(ENGLISH));
        assert_eq!(alignment.beads().len(), 2);
        assert!(alignment.beads().iter().all(|bead| bead.is_null() && bead.source_span().is_none()));
        assert_eq!(check(&Document::new(POLISH), &empty).beads().len(), 2);
    }
    let blank = Document::from_sentences(["", ""], Lang::Polish);
    assert_eq!(blank.len(), 2, "sentences of a list are kept, empty ones too");
    check(&blank, &Document::new(ENGLISH));
    check(&blank, &blank);
}

#[test]
fn one_word_and_no_words() {
    for text in ["Dziękuję", "OK", "🙂", "🇵🇱🇧🇾👩‍👩‍👧‍👦", "!!!", "1", "…", "#", "\u{301}", "\0", "\0\0 a\0b \0C"]
    {
        let document = Document::new(text);
        assert_eq!(document.len(), 1, "{text:?}: {document:?}");
        check(&document, &Document::new(ENGLISH));
        check(&Document::new(POLISH), &document);
        check(&document, &document);
    }
}

#[test]
fn no_polish_at_all() {
    let english = Document::new(ENGLISH);
    let other =
        Document::new("Das Parlament hat den Antrag gestern abgelehnt. Nur 5 Abgeordnete waren dafür.");
    assert_eq!(other.lang(), None);
    check(&other, &english);
    let alignment = check(&english, &Document::new(ENGLISH));
    assert!(alignment.beads().iter().all(|bead| bead.source() == bead.target()), "equal words align");
}

#[test]
fn ten_megabytes_without_a_full_stop() {
    let polish = "strażacy gasili ogień przez siedem godzin a prokuratura ustali przyczynę ".repeat(140_000);
    let english = "firefighters fought the flames for seven hours and prosecutors will look for the cause "
        .repeat(120_000);
    assert!(polish.len() > 10_000_000 && english.len() > 10_000_000);
    let (polish, english) =
        (Document::with_lang(polish, Lang::Polish), Document::with_lang(english, Lang::English));
    assert_eq!((polish.len(), english.len()), (1, 1));
    check(&polish, &Document::new(ENGLISH));
    check(&Document::new(POLISH), &english);
    check(&polish, &english);
}

#[test]
fn a_million_different_words() {
    // Letters that stand for digits, so that all words begin alike and none is in any lexicon.
    let word = |number: usize| -> String {
        let digits = format!("{number:06}");
        std::iter::once('x')
            .chain(digits.chars().map(|digit| char::from(b'k' + (digit as u8 - b'0'))))
            .collect()
    };
    let text = |from: usize| (from..from + 300_000).map(word).collect::<Vec<_>>().join(" ");
    check(
        &Document::from_sentences([text(0)], Lang::Polish),
        &Document::from_sentences([text(200_000)], Lang::English),
    );
    let numbers =
        |from: usize| (from..from + 300_000).map(|number| number.to_string()).collect::<Vec<_>>().join(" ");
    check(
        &Document::from_sentences([numbers(0)], Lang::Polish),
        &Document::from_sentences([numbers(100_000)], Lang::English),
    );
}

#[test]
fn a_million_dots_and_a_very_long_word() {
    let dots = Document::new(".".repeat(1_000_000));
    let word = Document::new("ą".repeat(1_000_000));
    let marks = Document::new("a\u{301}".repeat(300_000));
    let dotted = Document::new("a.".repeat(500_000));
    for document in [&dots, &word, &marks, &dotted] {
        check(document, &Document::new(ENGLISH));
        check(document, document);
    }
}

#[test]
fn very_unequal_lengths() {
    let many = Document::from_sentences(vec!["Tak."; 100_000], Lang::Polish);
    check(&many, &Document::new(ENGLISH));
    let words = Document::from_sentences([("one two three four five ").repeat(50_000)], Lang::English);
    check(&many, &words);
    let many = Document::from_sentences(vec!["Tak."; 20_000], Lang::Polish);
    let some = Document::from_sentences(vec!["Yes, it is."; 60], Lang::English);
    check(&many, &some);
}

#[test]
fn thousands_of_sentences() {
    // Each pair has a number of its own, which the band finds.
    let polish: Vec<String> = (0..3_000)
        .map(|number| format!("Radny numer {} zagłosował przeciw ustawie {number}a.", number * 7))
        .collect();
    let english: Vec<String> = (0..3_000)
        .filter(|number| number % 10 != 3)
        .map(|number| format!("Councillor number {} voted against bill {number}a.", number * 7))
        .collect();
    let alignment = check(
        &Document::from_sentences(&polish, Lang::Polish),
        &Document::from_sentences(&english, Lang::English),
    );
    let right = (0..3_000_usize)
        .filter(|number| number % 10 != 3)
        .enumerate()
        .filter(|(target, source)| {
            alignment.of_source(*source).is_some_and(|bead| bead.target().iter().eq(*target..*target + 1))
        })
        .count();
    assert!(right > 2_500, "only {right} of 2,700 pairs were found");
}

#[test]
fn thousands_of_sentences_without_anything_to_hold_on_to() {
    let polish = Document::from_sentences(vec!["Nie wiem."; 3_000], Lang::Polish);
    let english = Document::from_sentences(vec!["I do not know."; 2_900], Lang::English);
    check(&polish, &english);
}

#[test]
fn greatest_beads() {
    let aligner = Aligner::builder().max_bead(8, 8).build().expect("the greatest limit");
    let alignment = aligner.align(&Document::new(POLISH), &Document::new(ENGLISH));
    assert_eq!(alignment.beads().len(), 2);
}

fn model() -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/model/bitext.model");
    std::fs::read(path).expect("the model that is compiled in")
}

fn refusal(bytes: Vec<u8>) -> String {
    match Model::from_bytes(bytes) {
        Ok(_) => "it was read as a model".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_model_itself_is_read() {
    let model = Model::from_bytes(model()).expect("the model that is compiled in");
    assert_eq!(model.checksum(), Model::embedded().checksum());
    let aligner = Aligner::builder().model(&model).build().expect("the usual limits");
    let (polish, english) = (Document::new(POLISH), Document::new(ENGLISH));
    assert_eq!(aligner.align(&polish, &english), align(&polish, &english));
}

#[test]
fn a_model_cut_short() {
    let model = model();
    // Inside the first eight bytes it is no model at all.
    for length in 0..8 {
        let message = refusal(model[..length].to_vec());
        assert!(message.starts_with("not a bitext model: the first eight bytes"), "{length}: {message}");
    }
    let header = 8..120;
    let body = (1..40).map(|part| model.len() / 40 * part);
    for length in header.chain(body).chain(model.len() - 8..model.len()) {
        let message = refusal(model[..length].to_vec());
        assert!(
            message.starts_with(&format!("the model is cut short at {length} bytes: ")),
            "{length}: {message}"
        );
    }
}

#[test]
fn a_foreign_file() {
    for bytes in [&b"%PDF-1.7\n"[..], b"bitext\n\n\0\0\0\0", b"{\"model\": 1}", &[0; 4096]] {
        let message = refusal(bytes.to_vec());
        assert!(
            message.starts_with("not a bitext model: the first eight bytes are not those of a model file; "),
            "{message}"
        );
    }
}

#[test]
fn a_model_of_another_version() {
    let mut model = model();
    let expected = u32::from_le_bytes([model[8], model[9], model[10], model[11]]);
    let future = expected + 1;
    model[8..12].copy_from_slice(&future.to_le_bytes());
    let message = refusal(model);
    let start = format!("the model has layout version {future}, this library reads version {expected}: ");
    assert!(message.starts_with(&start), "{message}");
}

#[test]
fn a_model_with_one_byte_changed() {
    let model = model();
    let body = (0..60).map(|part| 112 + (model.len() - 112) / 60 * part);
    for at in (0..112).chain(body).chain([model.len() - 1]) {
        let mut changed = model.clone();
        changed[at] ^= 0x10;
        let message = refusal(changed);
        let start = match at {
            0..8 => "not a bitext model: ",
            8..12 => "the model has layout version ",
            12..16 => "the model is damaged in the table of sections: ",
            // A section may begin or end beyond the file, be of a size that it cannot have, or only be changed.
            _ => "the model",
        };
        assert!(message.starts_with(start), "byte {at}: {message}");
        if at >= 112 {
            let parts = ["the model's checksum does not match its content: ", "the model is damaged in "];
            assert!(parts.iter().any(|part| message.starts_with(part)), "byte {at}: {message}");
        }
    }
    let mut longer = model.clone();
    longer.push(0);
    assert!(refusal(longer).starts_with("the model's checksum does not match its content: "));
}
