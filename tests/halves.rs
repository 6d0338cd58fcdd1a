//! Lists that somebody else has cut, in the middle of sentences too.

use bitext::{Aligner, Document, Lang, SentenceRange, align};

const POLISH: [&str; 5] = [
    "Skargę rozpatrzyła w środę Komisja ds.",
    "Petycji, która zażądała od burmistrza wyjaśnień na piśmie.",
    "Młyn nad rzeką postawiono w latach 20.",
    "XIX wieku.",
    "Od tamtej pory dwukrotnie spłonął.",
];
const ENGLISH: [&str; 3] = [
    "On Wednesday the complaint went to the Committee on Petitions, which demanded that the mayor explain himself in writing.",
    "The mill on the river was built in the 1820s.",
    "It has burnt down twice since then.",
];

fn pairs(source: &Document, target: &Document) -> Vec<(Vec<usize>, Vec<usize>)> {
    let alignment = align(source, target);
    let beads = alignment.beads().iter();
    beads.map(|bead| (bead.source().iter().collect(), bead.target().iter().collect())).collect()
}

#[test]
fn halves_of_a_sentence_go_together() {
    let polish = Document::from_sentences(POLISH, Lang::Polish);
    let english = Document::from_sentences(ENGLISH, Lang::English);
    let expected = [(vec![0, 1], vec![0]), (vec![2, 3], vec![1]), (vec![4], vec![2])];
    assert_eq!(pairs(&polish, &english), expected);
    let mirrored: Vec<_> = expected.into_iter().map(|(polish, english)| (english, polish)).collect();
    assert_eq!(pairs(&english, &polish), mirrored);
}

#[test]
fn explanations_tell_what_a_cut_costs() {
    let polish = Document::from_sentences(POLISH, Lang::Polish);
    let english = Document::from_sentences(ENGLISH, Lang::English);
    let explain = |sources: SentenceRange| {
        let target = SentenceRange::new(1, 2);
        Aligner::default().explain_pair(&polish, &english, sources, target).expect("a possible bead")
    };
    let (whole, half) = (explain(SentenceRange::new(2, 4)), explain(SentenceRange::new(2, 3)));
    assert_eq!(whole.parts.halves, 0.0);
    assert!(half.parts.halves < 0.0, "{half:?}");
    assert!((half.parts.total() - half.score).abs() < 1e-3);
    assert!(whole.score > half.score);
}

#[test]
fn lists_whose_halves_both_have_counterparts_are_taken_at_their_word() {
    let polish = Document::from_sentences(
        [
            "Sprawę prowadzi biuro pełnomocnika ds.",
            "Równości, która podlega premierowi.",
            "Nikt nie dzwonił.",
        ],
        Lang::Polish,
    );
    let english = Document::from_sentences(
        [
            "The case is handled by the office of the commissioner for",
            "equality, who reports to the prime minister.",
            "Nobody called.",
        ],
        Lang::English,
    );
    let expected = [(vec![0], vec![0]), (vec![1], vec![1]), (vec![2], vec![2])];
    assert_eq!(pairs(&polish, &english), expected);
}

#[test]
fn a_sentence_left_out_may_be_one_that_is_cut() {
    let polish = Document::from_sentences(POLISH, Lang::Polish);
    let english = Document::from_sentences([ENGLISH[0], ENGLISH[2]], Lang::English);
    let expected = [(vec![0, 1], vec![0]), (vec![2], vec![]), (vec![3], vec![]), (vec![4], vec![1])];
    assert_eq!(pairs(&polish, &english), expected);
}
