//! Splitting allocates nothing, once the language's lists are read; aligning little, and no more for longer sentences.

use allocation_counter::measure;
use bitext::split::Splitter;
use bitext::{Aligner, Alignment, Document, Lang, Workspace};

const TEXTS: [(Lang, &str); 4] = [
    (Lang::Polish, include_str!("golden/pl.txt")),
    (Lang::English, include_str!("golden/en.txt")),
    (Lang::English, include_str!("../examples/samples/article_en.txt")),
    (
        Lang::Polish,
        "Był\u{AD} ks\u{AD}. Nowak.\u{200B}Potem 😡 https://t.co/Ab12 #wstyd… „Stój!” – zawołał.\r\n\r\n1) raz 2) dwa",
    ),
];

#[test]
fn sentences_and_their_explanation() {
    for (lang, text) in TEXTS {
        let splitter = Splitter::new(lang);
        let pass = || (bitext::split(text, lang).count(), splitter.explain(text).count());
        let expected = pass();
        let mut found = (0, 0);
        let allocations = measure(|| found = pass());
        assert_eq!(found, expected);
        assert!(expected.0 > 2 && expected.1 > 2, "there is something to split");
        assert_eq!(allocations.count_total, 0, "{lang}");
    }
}

#[test]
fn paragraphs_and_their_sentences() {
    for (lang, text) in TEXTS {
        let pass = || {
            bitext::split_paragraphs(text).map(|paragraph| paragraph.sentences(lang).count()).sum::<usize>()
        };
        let expected = pass();
        let mut found = 0;
        let allocations = measure(|| found = pass());
        assert_eq!(found, expected);
        assert_eq!(allocations.count_total, 0, "{lang}");
    }
}

#[test]
fn splitters_with_exceptions() {
    let splitter =
        Splitter::builder(Lang::English).never_after("Yahoo!").opener("Grenville").build().expect("sound");
    let text = "She left Yahoo! Then Prof. Grenville called. Etc. etc. 5 p.m. Grenville left.";
    let expected = splitter.split(text).count();
    let mut found = 0;
    let allocations = measure(|| found = splitter.split(text).count());
    assert_eq!((found, allocations.count_total), (expected, 0));
}

#[test]
fn aligning_allocates_for_sentences_and_not_for_words() {
    let texts = |words: usize| {
        let polish = format!("Rada{} odrzuciła wniosek.", " miasta wczoraj".repeat(words));
        let english = format!("The council{} rejected the motion.", " yesterday of the city".repeat(words));
        let source = Document::from_sentences(vec![polish; 16], Lang::Polish);
        (source, Document::from_sentences(vec![english; 16], Lang::English))
    };
    let count = |words: usize| {
        let (source, target) = texts(words);
        let beads = bitext::align(&source, &target).beads().len();
        let mut found = 0;
        let allocations = measure(|| found = bitext::align(&source, &target).beads().len());
        assert_eq!((beads, found), (16, 16));
        allocations.count_total
    };
    let (short, long) = (count(1), count(60));
    assert!(short < 900, "{short}");
    // A buffer that grows is moved now and then.
    assert!(long < short + 60, "{short}, {long}");
}

#[test]
fn a_workspace_spares_allocations() {
    let polish =
        Document::from_sentences(vec!["Rada miasta odrzuciła wniosek o budowę mostu."; 16], Lang::Polish);
    let english = Document::from_sentences(
        vec!["The city council rejected the motion to build a bridge."; 16],
        Lang::English,
    );
    let (aligner, mut workspace) = (Aligner::default(), Workspace::new());
    let mut beads = [0; 5];
    let count = |beads: &mut usize, run: &mut dyn FnMut() -> Alignment| {
        measure(|| *beads = run().beads().len()).count_total
    };
    let first = count(&mut beads[0], &mut || aligner.align_with(&mut workspace, &polish, &english));
    let warm = count(&mut beads[1], &mut || aligner.align_with(&mut workspace, &polish, &english));
    // The aligner keeps one for itself: its second call makes the table of words, the third is warm.
    let own = [2, 3, 4].map(|at| count(&mut beads[at], &mut || aligner.align(&polish, &english)));
    assert_eq!(beads, [16; 5]);
    assert!(warm + 20 < first && own[2] + 20 < own[0], "{first}, {warm}, {own:?}");
    assert!(warm < 250 && own[2] < 250, "{warm}, {own:?}");
}

#[test]
fn the_count_can_fail() {
    assert!(measure(|| drop(std::hint::black_box(Box::new(1)))).count_total > 0);
}
