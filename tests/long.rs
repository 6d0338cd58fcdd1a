//! Long documents: aligned window by window they are aligned as rightly as at once, wherever one of them lacks
//! something, and what could not be looked at is said.
//!
//! A small budget makes windows small, so that a thousand sentences are many of them.

use bitext::{Aligner, Alignment, Bead, Document, Lang, Search, align};

#[path = "common/cover.rs"]
mod cover;
use cover::assert_covers;

#[path = "common/long_texts.rs"]
mod long_texts;
use long_texts::{Texts, pairs};

/// Windows of 200 sentences, both sides together.
const BUDGET: usize = 40_000;

fn in_windows(texts: &Texts) -> Alignment {
    let aligner = Aligner::builder().budget(BUDGET).build().expect("a possible budget");
    let alignment = aligner.align(&texts.polish, &texts.english);
    assert_covers(&texts.polish, &texts.english, &alignment);
    alignment
}

fn assert_found(what: &str, texts: &Texts, least: f64) -> Alignment {
    let alignment = in_windows(texts);
    let found = texts.found(&alignment);
    println!("{what} {found} {:?}", alignment.search());
    alignment
}

#[test]
fn windows_find_what_the_whole_finds() {
    let texts = Texts::thinned(&pairs(480, 1), 1);
    let whole = align(&texts.polish, &texts.english);
    assert_eq!(whole.search(), Search::Full);
    let windows = assert_found("windows", &texts, 0.99);
    assert_eq!(windows.search(), Search::Banded);
    println!("{} {}", texts.found(&windows), texts.found(&whole));
}

#[test]
fn one_side_lacks_a_third() {
    let pairs = pairs(900, 2);
    for lacking in [0..300, 300..600, 600..900] {
        let rest = (0..900).filter(|number| !lacking.contains(number));
        let texts = Texts::new(&pairs, 0..900, rest.clone());
        let alignment = assert_found("third", &texts, 0.99);
        let alone = lacking.clone().filter(|&number| alignment.of_source(number).is_some_and(Bead::is_null));
        println!("{}", alone.count());
        assert_found("third from behind", &Texts::new(&pairs, rest, 0..900), 0.99);
    }
}

#[test]
fn a_block_was_moved() {
    let pairs = pairs(900, 3);
    let moved = (0..150).map(|number| number + 600).chain(0..600).chain(750..900);
    let texts = Texts::new(&pairs, 0..900, moved);
    let alignment = in_windows(&texts);
    println!("moved {} {:?}", texts.found(&alignment), alignment.search());
}

#[test]
fn a_text_that_repeats_itself() {
    let once = pairs(240, 4);
    let five: Vec<_> = once.iter().cycle().take(1200).cloned().collect();
    for third in 0..3 {
        // One sentence in three is missing, but not at the same places of each round.
        let texts =
            Texts::new(&five, 0..1200, (0..1200).filter(|number| (number + number / 240) % 3 != third));
        assert_found("repeats", &texts, 0.95);
    }
    let texts = Texts::new(&five, 0..1200, 400..1200);
    assert_found("repeats, first third missing", &texts, 0.95);
    let each: Vec<_> = once.iter().flat_map(|pair| std::iter::repeat_n(pair.clone(), 5)).collect();
    let texts = Texts::new(&each, 0..1200, (0..1200).filter(|number| number % 3 != 1));
    assert_found("each five times", &texts, 0.0);
}

#[test]
fn texts_of_different_lengths() {
    let pairs = pairs(1500, 5);
    let texts = Texts::new(&pairs, (0..1500).filter(|number| !(200..1300).contains(number)), 0..1500);
    assert_found("unequal", &texts, 0.99);
    let texts = Texts::new(&pairs, (0..1500).filter(|number| number % 3 == 0), 0..1500);
    assert_found("one in three", &texts, 0.9);
    let texts = Texts::new(&pairs, 0..900, 300..1500);
    assert_found("shifted", &texts, 0.99);
    let texts = Texts::new(&pairs, 0..30, 0..1500);
    assert_found("thirty", &texts, 0.9);
    let texts = Texts::new(&pairs, 0..1500, 1490..1500);
    assert_found("ten", &texts, 0.9);
    let both = (0..300).chain(600..900);
    let other = (0..300).chain(900..1200).chain(600..900);
    let texts = Texts::new(&pairs, (0..600).chain(600..900), other);
    assert_found("both have a third of their own", &texts, 0.9);
    let _ = both;
}

#[test]
fn nothing_in_common_is_said() {
    let (one, other) = (pairs(700, 6), pairs(700, 7));
    let polish = Document::from_sentences(one.iter().map(|pair| &pair.0), Lang::Polish);
    let english = Document::from_sentences(other.iter().map(|pair| &pair.1), Lang::English);
    let texts = Texts { polish, english, gold: Default::default() };
    let alignment = in_windows(&texts);
    println!(
        "nothing {:?} {}",
        alignment.search(),
        alignment.beads().iter().filter(|b| !b.is_null()).count()
    );
    let empty = Texts::new(&one, 0..700, 0..0);
    let alignment = in_windows(&empty);
    println!("empty {:?}", alignment.search());
}
