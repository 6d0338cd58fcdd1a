//! Splitting allocates nothing, once the language's lists are read.

use allocation_counter::measure;
use bitext::Lang;
use bitext::split::Splitter;

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
fn the_count_can_fail() {
    assert!(measure(|| drop(std::hint::black_box(Box::new(1)))).count_total > 0);
}
