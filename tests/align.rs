//! Aligning through the public API: what comes out for natural pairs, and the laws that hold for all.

use bitext::{
    Aligner, AlignerBuilder, Alignment, Bead, Confidence, Document, DocumentSentence, Error, Explanation,
    Glossary, Lang, Model, SentenceRange, Span, Workspace, align,
};
use proptest::prelude::*;

#[path = "common/cover.rs"]
mod cover;
use cover::assert_covers;

/// The beads as numbers of sentences, without their confidence.
fn shapes(alignment: &Alignment) -> Vec<(Vec<usize>, Vec<usize>)> {
    alignment
        .beads()
        .iter()
        .map(|bead| (bead.source().iter().collect(), bead.target().iter().collect()))
        .collect()
}

/// The beads with sentences on both sides.
fn pairs(alignment: &Alignment) -> Vec<(Vec<usize>, Vec<usize>)> {
    shapes(alignment)
        .into_iter()
        .filter(|(source, target)| !source.is_empty() && !target.is_empty())
        .collect()
}

fn align_lists(polish: &[&str], english: &[&str]) -> (Document, Document, Alignment) {
    let polish = Document::from_sentences(polish, Lang::Polish);
    let english = Document::from_sentences(english, Lang::English);
    let alignment = align(&polish, &english);
    (polish, english, alignment)
}

fn assert_pairs(polish: &[&str], english: &[&str], expected: &[(&[usize], &[usize])]) {
    let (.., alignment) = align_lists(polish, english);
    let expected: Vec<(Vec<usize>, Vec<usize>)> =
        expected.iter().map(|(source, target)| (source.to_vec(), target.to_vec())).collect();
    assert_eq!(pairs(&alignment), expected, "{alignment:#?}");
}

const POLISH: [&str; 6] = [
    "W nocy z soboty na niedzielę w Ustroniu wybuchł pożar hotelu.",
    "Z budynku ewakuowano 48 gości, w tym dziewięcioro dzieci.",
    "Nikt nie został ranny.",
    "Strażacy gasili ogień przez siedem godzin.",
    "Przyczynę pożaru ustali prokuratura.",
    "Właściciel hotelu zapowiedział, że odbuduje go przed zimą.",
];

const ENGLISH: [&str; 6] = [
    "A fire broke out at a hotel in Ustroń on Saturday night.",
    "The building was evacuated: 48 guests, nine of them children.",
    "Nobody was hurt.",
    "Firefighters fought the flames for seven hours.",
    "Prosecutors will establish the cause of the fire.",
    "The hotel's owner announced that he would rebuild it before the winter.",
];

#[test]
fn a_faithful_translation_is_aligned_one_to_one() {
    let (polish, english, alignment) = align_lists(&POLISH, &ENGLISH);
    let expected: Vec<_> = (0..6).map(|number| (vec![number], vec![number])).collect();
    assert_eq!(shapes(&alignment), expected);
    for (number, bead) in alignment.beads().iter().enumerate() {
        assert_eq!(polish.text(bead.source()), POLISH[number]);
        assert_eq!(english.text(bead.target()), ENGLISH[number]);
        assert_eq!(bead.source_span(), polish.span(bead.source()));
        assert_eq!(alignment.of_source(number), Some(bead));
        assert_eq!(alignment.of_target(number), Some(bead));
    }
    assert_eq!(alignment.of_source(6), None);
}

#[test]
fn two_sentences_become_one() {
    assert_pairs(
        &[
            "Komisja zebrała się w poniedziałek o dziesiątej.",
            "Burmistrz odczytał sprawozdanie.",
            "Potem odpowiadał na pytania mieszkańców.",
            "Obrady zakończyły się po północy.",
        ],
        &[
            "The committee met at ten on Monday.",
            "The mayor read out the report and then answered questions from residents.",
            "The meeting ended after midnight.",
        ],
        &[(&[0], &[0]), (&[1, 2], &[1]), (&[3], &[2])],
    );
}

#[test]
fn one_sentence_becomes_two() {
    assert_pairs(
        &[
            "Nowa linia tramwajowa ruszy we wrześniu.",
            "Bilety nie podrożeją, a uczniowie pojadą za darmo.",
            "Miasto kupiło dwanaście wagonów.",
        ],
        &[
            "The new tram line will open in September.",
            "Tickets will not become more expensive.",
            "Pupils will travel free of charge.",
            "The city has bought twelve cars.",
        ],
        &[(&[0], &[0]), (&[1], &[1, 2]), (&[2], &[3])],
    );
}

#[test]
fn a_sentence_left_out_stands_alone() {
    let english: Vec<&str> = [0, 1, 3, 4, 5].map(|number| ENGLISH[number]).to_vec();
    let (.., alignment) = align_lists(&POLISH, &english);
    let alone = alignment.of_source(2).expect("each sentence has a bead");
    assert!(alone.is_null() && alone.target_span().is_none(), "{alignment:#?}");
    assert_eq!(pairs(&alignment).len(), 5);
}

#[test]
fn a_sentence_put_in_stands_alone() {
    let mut english = ENGLISH.to_vec();
    english.insert(3, "Share prices in Tokyo fell sharply again this morning.");
    let (.., alignment) = align_lists(&POLISH, &english);
    let alone = alignment.of_target(3).expect("each sentence has a bead");
    assert!(alone.is_null() && alone.source_span().is_none(), "{alignment:#?}");
    assert_eq!(pairs(&alignment).len(), 6);
}

#[test]
fn a_report_of_a_statement() {
    let statement = Document::new(
        "Dziś rano otrzymałem wyniki kontroli w szpitalu w Suwałkach. Kontrolerzy znaleźli 14 uchybień. \
         Dyrektor placówki złożył rezygnację, którą przyjąłem. Pacjentom nic nie grozi. \
         Nowego dyrektora przedstawię w piątek.",
    );
    let report = Document::new(
        "The head of a hospital in north-eastern Poland has lost his job after an inspection. \
         \"Inspectors found 14 irregularities,\" the governor told reporters. \
         \"The director handed in his resignation, which I accepted.\" \
         Unions had been asking for months for the ward to be renovated. \
         He will present a new director on Friday.",
    );
    let alignment = align(&statement, &report);
    for (source, target) in [(1, 1), (2, 2), (4, 4)] {
        let bead = alignment.of_source(source).expect("each sentence has a bead");
        assert!(bead.source().contains(source) && bead.target().contains(target), "{alignment:#?}");
    }
    assert!(alignment.of_target(3).is_some_and(Bead::is_null), "{alignment:#?}");
}

#[test]
fn right_beads_are_surer_than_wrong_ones() {
    let (.., right) = align_lists(&POLISH, &ENGLISH);
    let least = right.beads().iter().map(Bead::confidence).min().unwrap_or_default();
    let (.., wrong) = align_lists(
        &["Kurs złotego nie zmienił się od wczoraj.", "Na Bałtyku wieje wiatr o sile 9 stopni."],
        &["The choir sang three songs.", "Her grandmother never liked that dog."],
    );
    for bead in wrong.beads().iter().filter(|bead| !bead.is_null()) {
        assert!(bead.confidence() < least, "{wrong:#?}");
    }
}

#[test]
fn the_limits_of_beads_are_kept() {
    let aligner = Aligner::builder().max_bead(1, 1).build().expect("a possible limit");
    let polish = Document::from_sentences(["Ania śpi.", "Jan czyta gazetę."], Lang::Polish);
    let english = Document::from_sentences(["Ania is asleep and Jan is reading a newspaper."], Lang::English);
    let alignment = aligner.align(&polish, &english);
    assert!(alignment.beads().iter().all(|bead| bead.source().len() <= 1 && bead.target().len() <= 1));
}

#[test]
fn languages_that_cannot_be_told_or_are_the_same() {
    let german = Document::new("Der Zug nach Krakau fährt um 17:45 ab. Er hat 3 Wagen.");
    let polish = Document::new("Pociąg do Krakowa odjeżdża o 17:45. Ma 3 wagony.");
    assert_eq!(german.lang(), None);
    assert_covers(&german, &polish, &align(&german, &polish));
    let copy = Document::new(polish.as_str());
    assert_eq!(pairs(&align(&polish, &copy)), [(vec![0], vec![0]), (vec![1], vec![1])]);
}

/// The same pairs from both directions, and the same sentences alone.
///
/// Where a source and a target sentence stand alone side by side, their order means nothing.
fn assert_mirrored(source: &Document, target: &Document) {
    let there = align(source, target);
    let back = align(target, source);
    let mut turned: Vec<_> = pairs(&back).into_iter().map(|(source, target)| (target, source)).collect();
    // Beads are in the order of the source: crossing ones stand elsewhere from behind.
    turned.sort();
    assert_eq!(pairs(&there), turned);
    for bead in there.beads() {
        let twin = match bead.source().iter().next() {
            Some(sentence) => back.of_target(sentence),
            None => back.of_source(bead.target().start()),
        };
        let twin = twin.expect("each sentence has a bead").confidence().get();
        assert!((bead.confidence().get() - twin).abs() < 1e-4, "{bead:?}, from behind {twin}");
    }
}

#[test]
fn either_side_may_be_the_source() {
    let cut: Vec<&str> = [5, 0, 1, 3].map(|number| ENGLISH[number]).to_vec();
    for english in [&ENGLISH[..], &ENGLISH[1..], &ENGLISH[..3], &cut] {
        assert_mirrored(
            &Document::from_sentences(POLISH, Lang::Polish),
            &Document::from_sentences(english, Lang::English),
        );
    }
}

#[test]
fn alignments_and_documents_can_be_stored() {
    let (polish, _, alignment) = align_lists(&POLISH, &ENGLISH[1..]);
    let json = serde_json::to_string(&alignment).expect("an alignment has a JSON form");
    assert_eq!(serde_json::from_str::<Alignment>(&json).expect("what was written"), alignment);
    let json = serde_json::to_string(&polish).expect("a document has a JSON form");
    assert_eq!(serde_json::from_str::<Document>(&json).expect("what was written"), polish);
}

#[test]
fn what_was_stored_and_changed_is_refused() {
    let document = r#"{"text":"Tak.","lang":"pl","sentences":[{"span":{"start":0,"end":4},"kind":"prose","lang":"pl"}]}"#;
    assert!(serde_json::from_str::<Document>(document).is_ok(), "the form of documents has changed");
    for (part, changed) in [
        (r#""end":4"#, r#""end":5"#),
        (r#""text":"Tak.""#, r#""text":"Zawód""#),
        (r#""start":0,"end":4"#, r#""start":3,"end":2"#),
    ] {
        let changed = document.replace(part, changed);
        assert!(serde_json::from_str::<Document>(&changed).is_err(), "{changed}");
    }
    assert!(serde_json::from_str::<Span>(r#"{"start":3,"end":2}"#).is_err());
    assert!(serde_json::from_str::<SentenceRange>(r#"{"start":3,"end":2}"#).is_err());
}

#[test]
fn the_same_input_gives_the_same_output() {
    let json = || {
        let (.., alignment) = align_lists(&POLISH, &ENGLISH[..4]);
        serde_json::to_string(&alignment).expect("an alignment has a JSON form")
    };
    let first = json();
    let threads: Vec<_> = (0..4).map(|_| std::thread::spawn(json)).collect();
    for thread in threads {
        assert_eq!(thread.join().expect("no panic"), first);
    }
}

#[test]
fn public_types_can_go_anywhere() {
    fn anywhere<T: Send + Sync + Unpin + std::panic::UnwindSafe + std::panic::RefUnwindSafe + 'static>() {}
    anywhere::<Aligner<'static>>();
    anywhere::<AlignerBuilder<'static>>();
    anywhere::<Alignment>();
    anywhere::<Bead>();
    anywhere::<Confidence>();
    anywhere::<Document>();
    anywhere::<DocumentSentence>();
    anywhere::<Error>();
    anywhere::<Explanation>();
    anywhere::<Glossary>();
    anywhere::<Lang>();
    anywhere::<Model>();
    anywhere::<SentenceRange>();
    anywhere::<Span>();
    anywhere::<Workspace>();
}

/// A text of sentences of both languages and of rubbish.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(POLISH.to_vec()).prop_map(str::to_owned),
        4 => proptest::sample::select(ENGLISH.to_vec()).prop_map(str::to_owned),
        1 => proptest::sample::select(vec!["", "\n\n", "🙂", "…", "1 000 000", "„", "\0", "OK.", "а б в.", "ﷺ"])
            .prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn beads_cover_both_texts_in_order(source in text(), target in text()) {
        let (source, target) = (Document::new(source), Document::new(target));
        assert_covers(&source, &target, &align(&source, &target));
    }

    #[test]
    fn beads_cover_lists_in_order(
        source in proptest::collection::vec(text(), 0..6),
        target in proptest::collection::vec(text(), 0..6),
    ) {
        let source = Document::from_sentences_of_any_lang(source);
        let target = Document::from_sentences_of_any_lang(target);
        assert_covers(&source, &target, &align(&source, &target));
    }

    #[test]
    fn selections_are_mirrored(
        polish in proptest::sample::subsequence(POLISH.to_vec(), 0..=6),
        english in proptest::sample::subsequence(ENGLISH.to_vec(), 0..=6),
    ) {
        assert_mirrored(
            &Document::from_sentences(polish, Lang::Polish),
            &Document::from_sentences(english, Lang::English),
        );
    }
}
