//! Sentences that were moved: found where the evidence is strong, and nowhere else.

use bitext::{Aligner, Alignment, Bead, Document, Lang};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

#[path = "common/cover.rs"]
mod cover;
use cover::assert_covers;

const POLISH: [&str; 10] = [
    "Starosta zamknął w poniedziałek most na Bugu koło Drohiczyna.",
    "Powodem są pęknięcia, które nurkowie zauważyli w drugim filarze.",
    "Objazd prowadzi przez Siemiatycze i jest o 34 kilometry dłuższy.",
    "Rolnicy obawiają się, że nie zdążą ze zbiorami kukurydzy.",
    "Dyrektor szkoły skrócił lekcje, bo autobusy przyjeżdżają za późno.",
    "Naprawa ma kosztować 12,5 mln zł i potrwać do końca listopada.",
    "Pieniądze wyłoży ministerstwo infrastruktury.",
    "Proboszcz zaproponował, żeby parafianie pływali na mszę promem.",
    "Na razie przez rzekę przewozi ich łodzią emerytowany leśniczy.",
    "Za przeprawę nie bierze ani grosza.",
];

const ENGLISH: [&str; 10] = [
    "On Monday the district head closed the bridge over the Bug near Drohiczyn.",
    "The reason is cracks that divers noticed in the second pillar.",
    "The detour leads through Siemiatycze and is 34 kilometres longer.",
    "Farmers fear that they will not bring in the maize harvest in time.",
    "The school's headmaster has shortened lessons because buses arrive too late.",
    "The repair is to cost 12.5 million zlotys and to last until the end of November.",
    "The Ministry of Infrastructure will provide the money.",
    "The parish priest suggested that parishioners take a ferry to mass.",
    "For now a retired forester takes them across the river in his boat.",
    "He does not take a penny for the crossing.",
];

fn align(polish: &[usize], english: &[usize]) -> (Document, Document, Alignment) {
    let polish = Document::from_sentences(polish.iter().map(|&number| POLISH[number]), Lang::Polish);
    let english = Document::from_sentences(english.iter().map(|&number| ENGLISH[number]), Lang::English);
    let alignment = bitext::align(&polish, &english);
    assert_covers(&polish, &english, &alignment);
    (polish, english, alignment)
}

const ALL: [usize; 10] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/// The sentences of the crossing beads.
fn crossing(alignment: &Alignment) -> Vec<(Vec<usize>, Vec<usize>)> {
    let beads = alignment.beads().iter().filter(|bead| bead.is_crossing());
    beads.map(|bead| (bead.source().iter().collect(), bead.target().iter().collect())).collect()
}

#[test]
fn a_moved_sentence_is_found() {
    for (english, moved) in [
        ([0, 1, 3, 4, 5, 6, 7, 8, 9, 2], vec![(vec![2], vec![9])]),
        ([7, 0, 1, 2, 3, 4, 5, 6, 8, 9], vec![(vec![7], vec![0])]),
    ] {
        let (polish, english_text, alignment) = align(&ALL, &english);
        assert_eq!(crossing(&alignment), moved, "{alignment:#?}");
        assert_eq!(alignment.beads().len(), 10);
        for bead in alignment.beads() {
            let (source, target) = (bead.source().start(), bead.target().start());
            assert_eq!(source, english[target], "{}", polish.text(bead.source()));
            assert!(bead.confidence().get() > 0.5, "{}", english_text.text(bead.target()));
        }
    }
}

#[test]
fn a_moved_block_is_found() {
    let (.., alignment) = align(&ALL, &[0, 1, 4, 5, 6, 7, 8, 9, 2, 3]);
    assert_eq!(crossing(&alignment), [(vec![2], vec![8]), (vec![3], vec![9])], "{alignment:#?}");
}

#[test]
fn sentences_may_be_missing_beside_a_moved_one() {
    let (.., alignment) = align(&ALL, &[5, 0, 1, 2, 4, 6, 7, 9]);
    assert_eq!(crossing(&alignment), [(vec![5], vec![0])], "{alignment:#?}");
    for missing in [3, 8] {
        assert!(alignment.of_source(missing).is_some_and(Bead::is_null), "{alignment:#?}");
    }
}

#[test]
fn two_sentences_may_move_apart() {
    let (.., alignment) = align(&ALL, &[8, 0, 1, 3, 4, 5, 6, 7, 9, 2]);
    assert_eq!(crossing(&alignment), [(vec![2], vec![9]), (vec![8], vec![0])], "{alignment:#?}");
}

#[test]
fn nothing_crosses_where_nothing_moved() {
    let (.., faithful) = align(&ALL, &ALL);
    assert!(crossing(&faithful).is_empty());
    // Leftovers on both sides that are no translations of each other.
    let (.., partial) = align(&[0, 1, 2, 3, 5, 6, 8], &[0, 2, 3, 4, 5, 7, 8, 9]);
    assert!(crossing(&partial).is_empty(), "{partial:#?}");
    let (.., unrelated) = align(&[0, 1, 2, 3, 4], &[5, 6, 7, 8, 9]);
    assert!(crossing(&unrelated).is_empty(), "{unrelated:#?}");
}

#[test]
fn the_order_can_be_kept() {
    let (polish, english, _) = align(&ALL, &[7, 0, 1, 2, 3, 4, 5, 6, 8, 9]);
    let aligner = Aligner::builder().crossing(false).build().expect("usual options");
    let alignment = aligner.align(&polish, &english);
    assert_covers(&polish, &english, &alignment);
    assert!(crossing(&alignment).is_empty());
    assert!(alignment.beads().is_sorted_by_key(|bead| bead.target().start()));
    assert!(alignment.of_target(0).is_some_and(Bead::is_null));
}

#[test]
fn a_crossing_bead_is_explained() {
    let (polish, english, alignment) = align(&ALL, &[7, 0, 1, 2, 3, 4, 5, 6, 8, 9]);
    let explained = Aligner::default().explain(&polish, &english);
    let moved = explained.iter().find(|bead| bead.target.start() == 0).expect("it is in a bead");
    let bead = alignment.of_target(0).expect("it is in a bead");
    assert!(bead.is_crossing() && moved.confidence == Some(bead.confidence()));
    assert!((moved.posterior - bead.confidence().get()).abs() < 1e-5);
    assert!((moved.parts.total() - moved.score).abs() < 1e-3 && moved.links.len() > 3, "{moved:#?}");
}

#[test]
fn alignments_that_were_stored_before_can_be_read() {
    let (.., alignment) = align(&ALL, &[7, 0, 1, 2, 3, 4, 5, 6, 8, 9]);
    let json = serde_json::to_string(&alignment).expect("an alignment has a JSON form");
    assert!(json.contains(r#""crossing":true"#) && !json.contains("false"));
    assert_eq!(serde_json::from_str::<Alignment>(&json).expect("what was written"), alignment);
    let old = json.replace(r#","crossing":true"#, "");
    let read = serde_json::from_str::<Alignment>(&old).expect("an alignment without crossing beads");
    assert!(crossing(&read).is_empty());
    // Whatever it holds, asking it does not fail.
    for sentence in 0..12 {
        let _ = (read.of_source(sentence), read.of_target(sentence));
    }
}

#[test]
fn a_long_document_with_a_moved_sentence() {
    // Too large for the whole lattice: what moved out of the band is found by its rare words.
    let names =
        ["Kowalewo", "Drzewica", "Maszewo", "Parczew", "Wolbrom", "Zduny", "Rypin", "Gniew", "Przemków"];
    let polish = |number: usize| {
        format!("W roku {} miasto {} liczyło {} domów.", 1000 + number, names[number % 9], number * 37 + 11)
    };
    let english = |number: usize| {
        format!("In {} the town of {} had {} houses.", 1000 + number, names[number % 9], number * 37 + 11)
    };
    let mut polish: Vec<String> = (0..600).map(polish).collect();
    let mut english: Vec<String> = (0..600).map(english).collect();
    polish.insert(550, "Emerytowany leśniczy przewoził parafian łodzią przez Narew.".to_owned());
    english.insert(20, "A retired forester took parishioners across the Narew in his boat.".to_owned());
    let source = Document::from_sentences(polish, Lang::Polish);
    let target = Document::from_sentences(english, Lang::English);
    let alignment = bitext::align(&source, &target);
    assert_covers(&source, &target, &alignment);
    let bead = alignment.of_source(550).expect("each sentence has a bead");
    assert!(bead.is_crossing() && bead.target().contains(20), "{bead:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, rng_seed: RngSeed::Fixed(4), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn shuffled_texts_are_covered(
        polish in proptest::sample::subsequence(ALL.to_vec(), 0..=10),
        english in Just(ALL.to_vec()).prop_shuffle(),
        kept in 0..=10_usize,
    ) {
        let (polish, english, alignment) = align(&polish, &english[..kept]);
        // From behind the same sentences cross.
        let back = bitext::align(&english, &polish);
        assert_covers(&english, &polish, &back);
        let mut turned: Vec<_> = crossing(&back).into_iter().map(|(source, target)| (target, source)).collect();
        turned.sort();
        prop_assert_eq!(crossing(&alignment), turned);
    }
}
