//! The shortcut for plain ends decides as the rules do.
//!
//! A splitter with an abbreviation of its own leaves the shortcut out. With one that no text has, it must come
//! to the same decisions by the same rules.

use bitext::Lang;
use bitext::split::{AbbreviationClass, Splitter};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// What stands before a stop.
const WORDS: &[&str] = &[
    "mostu",
    "granicę",
    "żółw",
    "ż",
    "a",
    "i",
    "się",
    "nim",
    "Krakowa",
    "Łodzi",
    "Łódź",
    "PiS",
    "XIX",
    "iv",
    "J",
    "Cz",
    "St",
    "Ks",
    "Sz",
    "np",
    "prof",
    "Prof",
    "m. in",
    "m.in",
    "np. in",
    "art",
    "r",
    "2020 r",
    "tys",
    "itd",
    "min",
    "rozporządzenia",
    "eks-prof",
    "polsko-białoruskiej",
    "konstantynopolitańczykowianeczka",
    "12",
    "2021",
    "roku 2021",
    "1:2021",
    "3.5",
    "o’Neill",
    "don't",
    "U.S",
    "a.m",
    "Inc",
    "bridge",
    "Mr",
    "No",
    "Yahoo",
    "wo\u{AD}da",
    "w\u{A0}domu",
    "naïve",
    "„Stój",
    "(tak",
    "tak)",
    "koniec”",
    "end\"",
    "km",
    "100 m",
    "a. b",
    "Y. Z",
    "",
];

/// Stops with what may close them.
const STOPS: &[&str] = &[
    ".", ".", ".", "!", "?", "..", "…", "?!", ".”", "”.", ".\"", "\".", ".)", ").", "!”", "?)", ".»", ".’",
    ".[1]",
];

/// White space.
const BLANKS: &[&str] =
    &[" ", " ", " ", "\n", "\r\n", "\n\n", "\r\n\r\n", "", "  ", "\t", "\u{A0}", "\n\n\n", " \n", "\u{200B}"];

/// What the next sentence begins with, or this one goes on with.
const NEXT: &[&str] = &[
    "Potem",
    "The",
    "Żaden",
    "Óśmy",
    "Éclair",
    "A",
    "B. Nowak",
    "Nowak",
    "potem",
    "żaden",
    "„Potem",
    "„potem",
    "“The",
    "\"The",
    "\"the",
    "(Potem",
    "(potem",
    "– Potem",
    "– potem",
    "— powiedział",
    "–Potem",
    "- Potem",
    "12 osób",
    "1/4",
    "XX",
    "https://t.co/Ab12",
    "WWW.example.org",
    "#wstyd",
    "@ktos",
    "😡",
    "🇵🇱",
    "iPhone",
    ",",
    "A\u{301}le",
    "Z\u{200D}",
    "[…]",
    "(…)",
    "[12] Potem",
    "1. Potem",
    "A) Potem",
    "5. maja",
    "…i",
    "\u{301}",
];

fn texts() -> impl Strategy<Value = String> {
    let part = |parts: &'static [&'static str]| prop::sample::select(parts);
    let piece = (part(WORDS), part(STOPS), part(BLANKS), part(NEXT));
    prop::collection::vec(piece, 1..5).prop_map(|pieces| {
        pieces.iter().fold(String::new(), |mut text, (word, stop, blank, next)| {
            for piece in [" ", word, stop, blank, next] {
                text.push_str(piece);
            }
            text
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, rng_seed: RngSeed::Fixed(20_211_012), ..ProptestConfig::default() })]

    #[test]
    fn the_shortcut_decides_as_the_rules_do(text in texts()) {
        for lang in Lang::ALL {
            let slow = Splitter::builder(lang).abbreviation("qqzzqq", AbbreviationClass::Never).build().expect("a word");
            let expected: Vec<_> = slow.explain(&text).collect();
            let found: Vec<_> = Splitter::new(lang).explain(&text).collect();
            prop_assert_eq!(found, expected, "{:?}", text);
        }
    }
}
