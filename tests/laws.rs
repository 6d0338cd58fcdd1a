//! What holds of every alignment, whatever the documents are.

use bitext::{Alignment, Document, SentenceRange};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// Pieces that texts are strung together from: sentences that translate each other, and what may stand between.
const PIECES: [&str; 16] = [
    "Rada przyjęła budżet.",
    "The council adopted the budget.",
    "Nikt nie ucierpiał w pożarze.",
    "Nobody was hurt in the fire.",
    "Most zamknięto 12 maja 2023 r.",
    "The bridge was closed on May 12, 2023.",
    "„Nie odejdę” – powiedział wójt.",
    "“I will not go,” the mayor said.",
    " ",
    "\n\n",
    "..",
    "🇵🇱",
    "pic.twitter.com/a1B2",
    "„",
    "\u{0301}",
    "5 tys. ",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::collection::vec(prop::sample::select(&PIECES[..]), 0..24).prop_map(|pieces| pieces.join(" ")),
        1 => "\\PC{0,200}",
    ]
}

/// The sentences of one side, bead by bead.
fn side(alignment: &Alignment, side: impl Fn(&bitext::Bead) -> SentenceRange) -> Vec<usize> {
    alignment.beads().iter().flat_map(|bead| side(bead).iter()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, rng_seed: RngSeed::Fixed(12), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_sentence_is_in_exactly_one_bead(source in text(), target in text()) {
        let (source, target) = (Document::new(source), Document::new(target));
        let alignment = bitext::align(&source, &target);
        let (mut sources, mut targets) = (side(&alignment, bitext::Bead::source), side(&alignment, bitext::Bead::target));
        sources.sort_unstable();
        targets.sort_unstable();
        prop_assert_eq!(sources, (0..source.len()).collect::<Vec<_>>());
        prop_assert_eq!(targets, (0..target.len()).collect::<Vec<_>>());
    }

    #[test]
    fn no_bead_is_empty_and_every_confidence_is_a_probability(source in text(), target in text()) {
        let (source, target) = (Document::new(source), Document::new(target));
        for bead in bitext::align(&source, &target).beads() {
            prop_assert!(!bead.source().is_empty() || !bead.target().is_empty());
            prop_assert_eq!(bead.is_null(), bead.source().is_empty() || bead.target().is_empty());
            prop_assert!((0.0..=1.0).contains(&bead.confidence().get()));
        }
    }

    #[test]
    fn the_same_input_gives_the_same_answer(source in text(), target in text()) {
        let (source, target) = (Document::new(source), Document::new(target));
        prop_assert_eq!(bitext::align(&source, &target), bitext::align(&source, &target));
    }
}
