//! Characters that show nothing change no decision.

use bitext::{Lang, split};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// The sentences without what is invisible in them, no-break spaces made spaces.
fn shown(text: &str, lang: Lang) -> Vec<String> {
    let visible = |sentence: &str| -> String {
        let clean: String = sentence
            .chars()
            .filter(|c| !"\u{AD}\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}\u{200E}\u{200F}\u{202A}\u{202C}\u{2066}\u{2069}".contains(*c))
            .collect();
        clean.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    split(text, lang).map(|sentence| visible(sentence.as_str())).collect()
}

#[test]
fn spaces_of_every_kind_are_spaces() {
    let texts = [
        ("Mieszka w Krakowie. Potem wyjedzie.", 2),
        ("Był np. Kraków i m.in. Łódź.", 1),
        ("Zgodnie z art. 3 ust. 2 Dz. U. z 2021 r. poz. 12 wniosek odrzucono.", 1),
        ("Rozmawiał z A. Dudą i J. R. Modrzewiem. Wyszedł.", 2),
        ("Przyszło 16 tys. osób, w tym prof. Nowak. Wieczorem padało.", 2),
        ("W 2020 r. Sejm uchwalił ustawę. Potem 12. października ją zmienił.", 2),
        ("– Idziesz? – zapytał. – Idę!", 2),
        ("Czekałem… i nic. Wracam... Naprawdę?! Tak.", 4),
        ("Nie wierzę 😡 Kto to zrobił? #wstyd", 2),
        ("1. Wnioski 2. Skutki", 1),
    ];
    for (text, _) in texts {
        let wanted = shown(text, Lang::Polish);
        for space in [
            "\u{A0}",
            "\u{202F}",
            "\u{2007}",
            " \u{200B}",
            "\u{200B} ",
            " \u{200E}",
            "\u{FEFF} ",
            "\u{2009}",
            "\t",
            "\u{B}",
        ] {
            let changed = text.replace(' ', space);
            assert_eq!(shown(&changed, Lang::Polish), wanted, "{changed:?}");
        }
    }
    for (text, count) in texts.into_iter().take(7) {
        assert_eq!(split(text, Lang::Polish).count(), count, "{text}");
    }
}

#[test]
fn zero_width_space_behind_a_stop_is_a_space() {
    for text in [
        "Koniec.\u{200B}Potem cisza.",
        "Koniec.\u{A0}Potem cisza.",
        "Koniec!\u{200B}Potem cisza.",
        "Koniec…\u{FEFF}Potem cisza.",
    ] {
        assert_eq!(split(text, Lang::Polish).count(), 2, "{text:?}");
    }
    assert_eq!(split("np.\u{200B}Kraków, art.\u{200B}3", Lang::Polish).count(), 1);
}

#[test]
fn soft_hyphens_and_joiners_are_nothing() {
    for text in [
        "Przyszedł ks\u{AD}iądz prof.\u{AD} Nowak.",
        "Był p\u{AD}r\u{AD}o\u{AD}f. Nowak.",
        "Był prof\u{AD}. Nowak.",
        "Był prof.\u{2060}\u{A0}Nowak.",
        "Był J\u{AD}. Nowak i J.\u{200D} R.\u{200C} Wilk.",
        "Wersja 3.\u{2060}5 działa.",
        "Był\u{AD} 12\u{200E}.\u{200F} października.",
        "Przyszło 16 ty\u{AD}s. osób.",
    ] {
        assert_eq!(split(text, Lang::Polish).count(), 1, "{text:?}");
    }
    for text in [
        "Ko\u{AD}niec.\u{AD} Po\u{AD}tem.",
        "Koniec.\u{200E} Potem.",
        "\u{202A}Koniec.\u{202C} Potem.",
        "„Koniec.\u{2060}” Potem.",
    ] {
        assert_eq!(split(text, Lang::Polish).count(), 2, "{text:?}");
    }
}

#[test]
fn byte_order_mark_at_the_start() {
    assert_eq!(
        shown("\u{FEFF}1. Wnioski są dwa. Oto one.", Lang::Polish),
        ["1. Wnioski są dwa.", "Oto one."]
    );
    assert_eq!(shown("\u{FEFF}W 2020 r. Sejm obradował.", Lang::Polish).len(), 1);
    let kind = |text| split(text, Lang::Polish).next().map(|sentence| sentence.kind());
    assert_eq!(kind("\u{FEFF}https://example.org/a"), kind("https://example.org/a"));
}

#[test]
fn lines_and_pages() {
    let count = |text: &str| split(text, Lang::Polish).count();
    assert_eq!(count("Wiało przez całą noc, a rano\u{B}znów padał śnieg."), 1);
    assert_eq!(count("Wiało przez całą noc, a rano\n\u{C}znów padał śnieg."), 1);
    for end in ["\n", "\r\n", "\r", "\u{85}", "\u{C}", "\u{2028}", "\u{2029}"] {
        assert_eq!(count(&format!("Pogoda{end}Rano padał śnieg")), 2, "{end:?}");
        assert_eq!(count(&format!("Rano padał śnieg,{end}potem deszcz")), 1, "{end:?}");
    }
}

/// Words and marks that rules look at. Links, handles and faces are left out: a soft hyphen inside them makes
/// others of them.
const PIECES: &[&str] = &[
    "Padał",
    "deszcz",
    "Nowak",
    "Potem",
    "The",
    "rain",
    "he",
    "said",
    "zapytał",
    "prof.",
    "dr",
    "np.",
    "m.in.",
    "art.",
    "ust.",
    "tys.",
    "itd.",
    "r.",
    "2020",
    "12.",
    "3",
    "W",
    "J.",
    "R.",
    "U.S.",
    "a.m.",
    "Inc.",
    "IV.",
    "koniec.",
    "Tak.",
    "tak!",
    "gdzie?",
    "no…",
    "cóż...",
    "„Stój!”",
    "„Dość.”",
    "(koniec.)",
    "krwk.",
    "–",
    "-",
    ",",
    ":",
    "😡",
    "🇵🇱",
    "1.",
    "a)",
    "[12]",
    "...i",
    "granicę.Potem",
    "witamina",
    "C.",
    "C",
    "godz.",
    "17.15",
    "Dz.",
    "U.",
    "z",
    "i",
];

fn words() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(PIECES), 1..14)
}

/// Where the sentences end, in characters, soft hyphens and word joiners left out.
fn boundaries(text: &str, lang: Lang) -> Vec<usize> {
    split(text, lang)
        .map(|sentence| {
            text[..sentence.segment().end()].chars().filter(|c| !"\u{AD}\u{2060}".contains(*c)).count()
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, rng_seed: RngSeed::Fixed(2007), ..ProptestConfig::default() })]

    #[test]
    fn no_break_spaces_change_nothing(words in words(), spaces in prop::collection::vec(0..4_usize, 14)) {
        let plain = words.join(" ");
        let mut changed = String::new();
        for (word, space) in words.iter().zip(spaces) {
            changed += word;
            changed += [" ", "\u{A0}", "\u{202F}", "\u{2007}"][space];
        }
        for lang in Lang::ALL {
            prop_assert_eq!(boundaries(changed.trim_end(), lang), boundaries(&plain, lang), "{} {:?}", lang, &changed);
        }
    }

    #[test]
    fn soft_hyphens_change_nothing(words in words(), places in prop::collection::vec(0..8_usize, 14)) {
        let plain = words.join(" ");
        let hyphenated: Vec<String> = words
            .iter()
            .zip(places)
            .map(|(word, place)| {
                // Between two letters, where a word may be broken.
                let chars: Vec<char> = word.chars().collect();
                let inside = |at: usize| at > 0 && chars[at - 1].is_alphabetic() && chars[at].is_alphabetic();
                let mark = if place % 2 == 0 { "\u{AD}" } else { "\u{2060}" };
                let mut out = String::new();
                for (at, c) in chars.iter().enumerate() {
                    if at == place && inside(at) {
                        out += mark;
                    }
                    out.push(*c);
                }
                out
            })
            .collect();
        let changed = hyphenated.join(" ");
        for lang in Lang::ALL {
            prop_assert_eq!(boundaries(&changed, lang), boundaries(&plain, lang), "{} {:?}", lang, &changed);
        }
    }
}
