//! Long documents: aligned window by window they are aligned as rightly as at once, wherever one of them lacks
//! something, and what could not be looked at is said.
//!
//! A small budget makes windows small, so that some hundred sentences are many of them.

use bitext::{Aligner, Alignment, Bead, Document, Lang, Search, align};

#[path = "common/cover.rs"]
mod cover;
use cover::assert_covers;

#[path = "common/long_texts.rs"]
mod long_texts;
use long_texts::{Pair, Texts, pairs};

/// Windows of 200 sentences, both sides together.
const BUDGET: usize = 40_000;

fn in_windows(texts: &Texts) -> Alignment {
    let aligner = Aligner::builder().budget(BUDGET).build().expect("a possible budget");
    let alignment = aligner.align(&texts.polish, &texts.english);
    assert_covers(&texts.polish, &texts.english, &alignment);
    alignment
}

/// Aligns in windows, and asks for this F1 of the pairs and a budget that sufficed.
fn assert_found(what: &str, texts: &Texts, least: f64) -> Alignment {
    let alignment = in_windows(texts);
    let found = texts.found(&alignment);
    assert!(found >= least, "{what}: {found}");
    assert!(alignment.search() <= Search::Banded, "{what}");
    alignment
}

#[test]
fn windows_find_what_the_whole_finds() {
    let texts = Texts::thinned(&pairs(450, 1), 1);
    let whole = align(&texts.polish, &texts.english);
    assert_eq!(whole.search(), Search::Full);
    let windows = assert_found("windows", &texts, texts.found(&whole) - 0.005);
    let beads = |alignment: &Alignment| -> Vec<_> {
        alignment.beads().iter().map(|bead| (bead.source(), bead.target())).collect()
    };
    let (windows, whole) = (beads(&windows), beads(&whole));
    let others = windows.iter().filter(|bead| !whole.contains(bead)).count();
    // Each window finds out for itself how much is left out in it.
    assert!(others * 50 <= whole.len(), "{others} beads of {} differ", whole.len());
    assert_eq!(beads(&in_windows(&texts)), windows, "not the same again");
}

#[test]
fn one_side_lacks_a_third() {
    let pairs = pairs(600, 2);
    for lacking in [0..200, 200..400, 400..600] {
        let rest = (0..600).filter(|number| !lacking.contains(number));
        let alignment = assert_found("a third", &Texts::new(&pairs, 0..600, rest.clone()), 0.99);
        let alone = lacking.clone().filter(|&number| alignment.of_source(number).is_some_and(Bead::is_null));
        assert!(alone.count() >= 196, "what is missing was found");
        assert_found("a third from behind", &Texts::new(&pairs, rest, 0..600), 0.99);
    }
}

#[test]
fn texts_that_meet_in_a_part() {
    let pairs = pairs(900, 5);
    let outer = (0..900).filter(|number| !(150..800).contains(number));
    assert_found("the middle is missing", &Texts::new(&pairs, outer, 0..900), 0.99);
    assert_found("shifted", &Texts::new(&pairs, 0..600, 200..900), 0.99);
    assert_found("a few at the beginning", &Texts::new(&pairs, 0..30, 0..900), 0.9);
    assert_found("a few at the end", &Texts::new(&pairs, 0..900, 870..900), 0.9);
    let third = (0..900).filter(|number| number % 3 == 0);
    assert_found("one in three", &Texts::new(&pairs, third, 0..900), 0.98);
}

#[test]
fn a_block_was_moved() {
    let pairs = pairs(600, 3);
    let moved = (400..500).chain(0..400).chain(500..600);
    let mut texts = Texts::new(&pairs, 0..600, moved);
    texts.gold.retain(|(source, _)| !(400..500).contains(source));
    let alignment = in_windows(&texts);
    assert!(texts.found(&alignment) >= 0.98, "{}", texts.found(&alignment));
}

/// Pairs of which the first come again and again.
fn repeated(once: &[Pair], times: usize) -> Vec<Pair> {
    once.iter().cycle().take(once.len() * times).cloned().collect()
}

#[test]
fn a_text_that_repeats_itself() {
    let five = repeated(&pairs(150, 4), 5);
    // One sentence in three is missing, but not at the same places of each round.
    let kept = (0..750).filter(|number| (number + number / 150) % 3 != 1);
    assert_found("five rounds", &Texts::new(&five, 0..750, kept.clone()), 0.98);
    assert_found("five rounds from behind", &Texts::new(&five, kept, 0..750), 0.98);
}

#[test]
fn each_sentence_several_times_in_a_row() {
    let once = pairs(150, 4);
    let rows: Vec<Pair> = once.iter().flat_map(|pair| std::iter::repeat_n(pair.clone(), 5)).collect();
    let texts = Texts::new(&rows, 0..750, (0..750).filter(|number| number % 3 != 1));
    let alignment = in_windows(&texts);
    // Which of the five is missing nobody can tell; but nothing else may stand beside them.
    let (mut right, mut all) = (0, 0);
    for bead in alignment.beads().iter().filter(|bead| !bead.is_null()) {
        let (source, target) = (bead.source().start(), bead.target().start());
        all += 1;
        right += usize::from(source / 5 == (target + target.div_ceil(2)) / 5);
    }
    assert!(all >= 450 && right * 100 >= all * 95, "{right} of {all}");
}

#[test]
fn a_budget_that_does_not_suffice_is_said() {
    let (one, other) = (pairs(300, 6), pairs(300, 7));
    let texts = Texts {
        polish: Document::from_sentences(one.iter().map(|pair| &pair.0), Lang::Polish),
        english: Document::from_sentences(other.iter().map(|pair| &pair.1), Lang::English),
        gold: [].into(),
    };
    assert_eq!(in_windows(&texts).search(), Search::Narrowed);
    // What is small enough is looked at as a whole.
    assert_eq!(align(&texts.polish, &texts.english).search(), Search::Full);
    let nothing = Texts::new(&one, 0..300, 0..0);
    assert_eq!(in_windows(&nothing).search(), Search::Full);
    for budget in [0, 1, usize::MAX] {
        let aligner = Aligner::builder().budget(budget).build().expect("a possible budget");
        let texts = Texts::new(&one, 0..40, 0..30);
        assert_covers(&texts.polish, &texts.english, &aligner.align(&texts.polish, &texts.english));
    }
}

#[test]
fn the_search_is_stored_and_may_be_missing() {
    let alignment = in_windows(&Texts::thinned(&pairs(250, 8), 8));
    let json = serde_json::to_string(&alignment).expect("an alignment has a JSON form");
    assert!(json.contains(r#""search":"banded""#), "{json}");
    assert_eq!(serde_json::from_str::<Alignment>(&json).expect("what was written"), alignment);
    let old = serde_json::from_str::<Alignment>(r#"{"beads":[]}"#).expect("an old form");
    assert_eq!(old.search(), Search::Full);
}
