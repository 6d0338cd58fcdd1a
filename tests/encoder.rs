//! Encoders: what one brings, and how one that fails is refused.

use std::cell::RefCell;
use std::error::Error;

use bitext::{Aligner, Document, Encoder, Lang};

type Rows = Result<Vec<Vec<f32>>, Box<dyn Error + Send + Sync>>;

/// Gives each text the vector of its subject; texts of one subject are near to each other.
struct Subjects {
    asked: RefCell<Vec<usize>>,
}

const SUBJECTS: [[&str; 2]; 5] =
    [["żuraw", "heron"], ["dzbanek", "jug"], ["tabor", "fleet"], ["szafran", "crocus"], ["łąka", "meadow"]];

impl Encoder for Subjects {
    fn encode(&self, texts: &[&str]) -> Rows {
        self.asked.borrow_mut().push(texts.len());
        let vector = |text: &&str| {
            let of = |words: &[&str; 2]| words.iter().any(|word| text.to_lowercase().contains(word));
            // Far from orthogonal, as the vectors of many encoders are, and of any length.
            SUBJECTS.iter().map(|words| if of(words) { 9.0 } else { 4.0 }).collect()
        };
        Ok(texts.iter().map(vector).collect())
    }
}

/// Gives these rows for the source and those for the target.
struct Fixed {
    answers: RefCell<Vec<Vec<Vec<f32>>>>,
}

impl Encoder for Fixed {
    fn encode(&self, _: &[&str]) -> Rows {
        self.answers.borrow_mut().pop().ok_or("asked too often".into())
    }
}

fn lists() -> (Document, Document) {
    // Words that the lexicon does not know, so that only the encoder can tell.
    let polish = ["Oto żuraw xq.", "Oto dzbanek xq.", "", "Oto tabor xq.", "Oto szafran xq.", "Oto łąka xq."];
    let english = ["Zz heron qy.", "Zz fleet qy.", "Zz crocus qy.", "Zz meadow qy."];
    (Document::from_sentences(polish, Lang::Polish), Document::from_sentences(english, Lang::English))
}

#[test]
fn an_encoder_tells_what_the_lexicon_cannot() {
    let (polish, english) = lists();
    let encoder = Subjects { asked: RefCell::new(Vec::new()) };
    let aligner = Aligner::builder().build_with_encoder(&encoder, 1.0).expect("a sound weight");
    let alignment = aligner.try_align(&polish, &english).expect("sound vectors");
    for (source, target) in [(0, 0), (3, 1), (4, 2), (5, 3)] {
        let bead = alignment.of_source(source).expect("each sentence has a bead");
        assert!(bead.target().contains(target), "{alignment:#?}");
    }
    assert!(alignment.of_source(1).is_some_and(bitext::Bead::is_null), "{alignment:#?}");
    // Once for each side, and blank sentences are not asked for.
    assert_eq!(*encoder.asked.borrow(), [5, 4]);
    assert_eq!(aligner.try_align(&polish, &english).expect("sound vectors"), alignment);
}

#[test]
fn the_part_of_the_encoder_is_explained() {
    let (polish, english) = lists();
    let encoder = Subjects { asked: RefCell::new(Vec::new()) };
    let aligner = Aligner::builder().build_with_encoder(&encoder, 1.0).expect("a sound weight");
    let explained = aligner.try_explain(&polish, &english).expect("sound vectors");
    for explanation in &explained {
        assert!((explanation.parts.total() - explanation.score).abs() < 1e-3, "{explanation:#?}");
    }
    assert!(explained[0].parts.encoder > 1.0, "{:#?}", explained[0]);
}

#[test]
fn the_encoder_has_no_say_where_nothing_can_be_compared() {
    let encoder = Subjects { asked: RefCell::new(Vec::new()) };
    let aligner = Aligner::builder().build_with_encoder(&encoder, 1.0).expect("a sound weight");
    for (polish, english) in [("", ""), ("Oto żuraw.", ""), ("Oto żuraw.", "A heron here.")] {
        let (polish, english) = (Document::new(polish), Document::new(english));
        let alignment = aligner.try_align(&polish, &english).expect("sound vectors");
        assert_eq!(alignment, bitext::align(&polish, &english));
    }
}

#[test]
fn an_encoder_of_one_direction_changes_little() {
    struct Same;
    impl Encoder for Same {
        fn encode(&self, texts: &[&str]) -> Rows {
            Ok(vec![vec![1e-30, 1e-30]; texts.len()])
        }
    }
    let polish = Document::new("Most zamknięto. Objazd prowadzi przez Wolę. Nikt nie ucierpiał.");
    let english = Document::new("The bridge was closed. The detour leads through Wola. Nobody was hurt.");
    let aligner = Aligner::builder().build_with_encoder(&Same, 1.0).expect("a sound weight");
    let alignment = aligner.try_align(&polish, &english).expect("sound vectors");
    assert_eq!(alignment.beads().len(), 3, "{alignment:#?}");
}

fn refused(source: Vec<Vec<f32>>, target: Vec<Vec<f32>>) -> String {
    let encoder = Fixed { answers: RefCell::new(vec![target, source]) };
    let aligner = Aligner::builder().build_with_encoder(&encoder, 1.0).expect("a sound weight");
    let polish = Document::from_sentences(["Tak.", " ", "Nie."], Lang::Polish);
    let english = Document::from_sentences(["Yes.", "No."], Lang::English);
    aligner.try_align(&polish, &english).expect_err("bad vectors").to_string()
}

#[test]
fn bad_rows_are_refused_by_name() {
    let good = || vec![vec![1.0, 0.0], vec![0.0, 1.0]];
    for (source, target, message) in [
        (
            vec![vec![1.0, 0.0]],
            good(),
            "the encoder's vectors of the source cannot be used: there are 1 rows for 2 texts: give one for each, in order",
        ),
        (
            good(),
            vec![vec![1.0, 0.0]; 3],
            "the encoder's vectors of the target cannot be used: there are 3 rows for 2 texts: give one for each, in order",
        ),
        (
            vec![vec![1.0, 0.0], vec![1.0]],
            good(),
            "the encoder's vectors of the source cannot be used: row 1, of sentence 2, has 1 numbers and row 0 has 2: give rows of one length",
        ),
        (
            vec![vec![], vec![]],
            good(),
            "the encoder's vectors of the source cannot be used: row 0, of sentence 0, is empty: give at least one number",
        ),
        (
            vec![vec![1.0, 0.0], vec![1.0, f32::NAN]],
            good(),
            "the encoder's vectors of the source cannot be used: row 1, of sentence 2, has NaN at place 1: give finite numbers",
        ),
        (
            good(),
            vec![vec![f32::INFINITY, 0.0], vec![1.0, 1.0]],
            "the encoder's vectors of the target cannot be used: row 0, of sentence 0, has inf at place 0: give finite numbers",
        ),
        (
            good(),
            vec![vec![1.0, 0.0], vec![0.0, 0.0]],
            "the encoder's vectors of the target cannot be used: row 1, of sentence 1, is all noughts and has no direction: give at least one other number",
        ),
        (
            good(),
            vec![vec![1.0, 0.0, 0.0]; 2],
            "the encoder's vectors of the target cannot be used: its rows have 3 numbers and those of the source 2: give rows of one length",
        ),
    ] {
        assert_eq!(refused(source, target), message);
    }
}

#[test]
fn a_failing_encoder_is_an_error() {
    let encoder = Fixed { answers: RefCell::new(Vec::new()) };
    let aligner = Aligner::builder().build_with_encoder(&encoder, 1.0).expect("a sound weight");
    let error = aligner.try_align(&Document::new("Tak."), &Document::new("Yes.")).expect_err("no vectors");
    assert_eq!(
        error.to_string(),
        "the encoder failed on the source: asked too often; mend it, or align without it"
    );
    for weight in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        let error = Aligner::builder().build_with_encoder(&encoder, weight).expect_err("a bad weight");
        assert!(error.to_string().ends_with("give a finite number above 0, such as 1"), "{error}");
    }
}

#[test]
fn an_encoder_may_be_any_object() {
    let encoder: Box<dyn Encoder> = Box::new(Subjects { asked: RefCell::new(Vec::new()) });
    let aligner = Aligner::builder().max_bead(2, 2).build_with_encoder(&*encoder, 0.5).expect("sound");
    assert!(format!("{aligner:?}").starts_with("EncodedAligner"));
    assert!(aligner.try_align(&Document::new("Tak. Nie."), &Document::new("Yes.")).is_ok());
}

#[test]
fn a_long_document_is_encoded_in_its_band() {
    let words = ["żuraw", "dzbanek", "tabor", "szafran", "łąka"];
    let others = ["heron", "jug", "fleet", "crocus", "meadow"];
    let sentence = |words: &[&str; 5], number: usize| format!("{number} {}.", words[number * 7 / 3 % 5]);
    let polish = Document::from_sentences((0..600).map(|n| sentence(&words, n)), Lang::Polish);
    let english = Document::from_sentences((0..600).map(|n| sentence(&others, n)), Lang::English);
    let encoder = Subjects { asked: RefCell::new(Vec::new()) };
    let aligner = Aligner::builder().build_with_encoder(&encoder, 1.0).expect("a sound weight");
    let alignment = aligner.try_align(&polish, &english).expect("sound vectors");
    let right = (0..600).filter(|&n| alignment.of_source(n).is_some_and(|bead| bead.target().contains(n)));
    assert!(right.count() > 590);
}
