//! Training through the public API: a model of a few hundred rows, in a second.
#![cfg(feature = "train")]

use bitext::train::{Retrieval, Trainer, Use};
use bitext::{Aligner, Document, Lang, Model};

#[path = "common/invented.rs"]
mod invented;
use invented::{pairs, rows};

fn trained(rows: &str) -> Vec<u8> {
    let mut trainer = Trainer::new();
    trainer.read_pairs("rows.tsv", rows.as_bytes(), |_| Use::Train(1.0)).expect("sound rows");
    trainer.train(&mut |_| {}).expect("a model")
}

#[test]
fn a_tiny_model_is_the_same_every_time_and_aligns() {
    let rows = rows(&pairs(400, 1));
    let bytes = trained(&rows);
    assert_eq!(bytes, trained(&rows), "the same rows give the same bytes");
    let model = Model::from_bytes(bytes).expect("a sound model");
    assert!(model.provenance().contains("corpus rows.tsv: 400\n"), "{}", model.provenance());

    // Sentences that it has not seen, one of them without a translation.
    let unseen = pairs(12, 2);
    let retrieval = Retrieval::measure(&model, &unseen);
    assert_eq!((retrieval.pairs, retrieval.to_english, retrieval.to_polish), (12, 1.0, 1.0));
    let polish = Document::from_sentences(unseen.iter().map(|pair| &pair.0), Lang::Polish);
    let english = unseen.iter().enumerate().filter(|(number, _)| *number != 5).map(|(_, pair)| &pair.1);
    let english = Document::from_sentences(english, Lang::English);
    let aligner = Aligner::builder().model(&model).build().expect("usual options");
    let alignment = aligner.align(&polish, &english);
    for source in 0..12 {
        let bead = alignment.of_source(source).expect("each sentence has a bead");
        let expected = match source {
            5 => vec![],
            0..5 => vec![source],
            _ => vec![source - 1],
        };
        assert_eq!(bead.target().iter().collect::<Vec<_>>(), expected, "{alignment:#?}");
    }
    // The embedded model knows none of these words.
    assert!(Retrieval::measure(Model::embedded(), &unseen).to_english < 0.7);
}

#[test]
fn documents_that_are_held_out_are_fitted_on() {
    let rows = rows(&pairs(400, 3));
    let mut trainer = Trainer::new();
    let purpose = |row: bitext::train::Row<'_>| {
        let run = row.number / 20;
        if run % 5 == 4 { Use::HoldOut(format!("{run:03}")) } else { Use::Train(1.0) }
    };
    trainer.read_pairs("rows.tsv", rows.as_bytes(), purpose).expect("sound rows");
    let mut told = String::new();
    let bytes = trainer.train(&mut |line| told += &format!("{line}\n")).expect("a model");
    let model = Model::from_bytes(bytes).expect("a sound model");
    assert!(model.provenance().contains("4 documents, 80 segments"), "{}", model.provenance());
    assert!(told.contains("320 pairs") && told.contains("fitting"), "{told}");
}

#[test]
fn bad_rows_are_refused_with_their_line() {
    let refused = |rows: &[u8]| {
        let read = Trainer::new().read_pairs("rows.tsv", rows, |_| Use::Train(1.0));
        read.expect_err("a bad row").to_string()
    };
    for (rows, message) in [
        (
            &b"kot\tcat\n\npies\n"[..],
            "rows.tsv, line 3: 1 field instead of 2: give Polish and English, with a tab between them",
        ),
        (
            b"a\tkot\tcat\n",
            "rows.tsv, line 1: 3 fields instead of 2: give Polish and English, with a tab between them",
        ),
        (
            b"kot\tcat\n \tdog\n",
            "rows.tsv, line 2: the Polish side is blank: give both sides or leave the row out",
        ),
        (
            b"kot\tcat\npies\t\r\n",
            "rows.tsv, line 2: the English side is blank: give both sides or leave the row out",
        ),
        (b"kot\tcat\n\xff\tdog\n", "rows.tsv, line 2: not UTF-8 at byte 0 of the line"),
    ] {
        assert_eq!(refused(rows), message);
    }
    let mut trainer = Trainer::new();
    let read = trainer.read_pairs("rows.tsv", "\u{FEFF}kot\tcat\r\n".as_bytes(), |row| {
        assert_eq!((row.corpus, row.polish, row.english), ("rows.tsv", "kot", "cat"));
        Use::Train(1.0)
    });
    assert_eq!(read, Ok(1));
    for weight in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        let read = Trainer::new().read_pairs("rows.tsv", "kot\tcat".as_bytes(), |_| Use::Train(weight));
        assert!(read.expect_err("a bad weight").to_string().ends_with("give a number above 0"));
    }
}

#[test]
fn what_cannot_be_trained_is_an_error() {
    let error = Trainer::new().train(&mut |_| {}).expect_err("no rows");
    assert!(error.to_string().starts_with("nothing to train on: no pair has been read"), "{error}");
    // Rows without a word are left out, and then nothing is left.
    let mut trainer = Trainer::new();
    trainer.read_pairs("rows.tsv", "…\t!\n".as_bytes(), |_| Use::Train(1.0)).expect("two sides");
    assert!(trainer.train(&mut |_| {}).is_err());
    let mut trainer = Trainer::new().size_limit(1_000);
    let rows = rows(&pairs(50, 1));
    trainer.read_pairs("rows.tsv", rows.as_bytes(), |_| Use::Train(1.0)).expect("sound rows");
    let error = trainer.train(&mut |_| {}).expect_err("a limit that is too low").to_string();
    assert!(error.starts_with("the words of the model take ") && error.contains("at most 1000"), "{error}");
}
