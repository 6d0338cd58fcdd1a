//! Exceptions to the rules: what the builder of a splitter takes, refuses and stores.

use bitext::split::{AbbreviationClass, Explanation, Rule, Splitter, SplitterBuilder};
use bitext::{Error, Lang};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn polish() -> SplitterBuilder {
    Splitter::builder(Lang::Polish)
}

fn english() -> SplitterBuilder {
    Splitter::builder(Lang::English)
}

fn texts<'t>(splitter: &'t Splitter, text: &'t str) -> Vec<&'t str> {
    splitter.split(text).map(|sentence| sentence.as_str()).collect()
}

/// The rules that decided, without that of the end.
fn rules(splitter: &Splitter, text: &str) -> Vec<Rule> {
    splitter.explain(text).map(Explanation::rule).filter(|rule| *rule != Rule::EndOfText).collect()
}

#[test]
fn abbreviations_are_taken_out_and_put_back() -> Result<(), Error> {
    let text = "Zapłacili im. Nowakowie milczeli.";
    let without = polish().without_abbreviation("Im.");
    assert_eq!(texts(&polish().build()?, text).len(), 1);
    assert_eq!(texts(&without.clone().build()?, text), ["Zapłacili im.", "Nowakowie milczeli."]);
    assert_eq!(texts(&without.abbreviation("im", AbbreviationClass::Never).build()?, text).len(), 1);
    assert_eq!(texts(&polish().without_abbreviation("niematakiego").build()?, text).len(), 1);
    Ok(())
}

#[test]
fn openers_open() -> Result<(), Error> {
    let text = "Zatrzymano Jana K. Brawo, policjo.";
    assert_eq!(texts(&polish().build()?, text).len(), 1);
    let splitter = polish().opener("BRAWO").build()?;
    assert_eq!(texts(&splitter, text), ["Zatrzymano Jana K.", "Brawo, policjo."]);
    Ok(())
}

#[test]
fn no_sentence_ends_in_a_phrase() -> Result<(), Error> {
    let splitter = english()
        .never_after("Yahoo!")
        .never_after("Panic! At the Disco")
        .never_after("Jeopardy!")
        .build()?;
    let whole = |text: &str| assert_eq!(texts(&splitter, text), [text]);
    whole("She left Yahoo! Inc. before the sale.");
    whole("We saw Panic! At the Disco in Leeds.");
    whole("We saw Panic!\u{A0}At\r\nthe Dis\u{AD}co in Leeds.");
    whole("They watch “Jeopardy!” Every night is the same.");
    assert_eq!(rules(&splitter, "He joined Yahoo! Then he left."), [Rule::NeverAfter]);
    // Other stops, other words, another line.
    let cut = |text: &str| assert_eq!(texts(&splitter, text).len(), 2, "{text}");
    cut("He shouted Yahoo!! Then he left.");
    cut("Do not Panic! At the door he turned.");
    cut("He works at MyYahoo! Then there is Bob.");
    cut("He works at Yahoo!\nThen there is Bob.");
    cut("He works at Yahoo!\n\nThen there is Bob.");
    Ok(())
}

#[test]
fn a_sentence_ends_behind_a_phrase() -> Result<(), Error> {
    let splitter = polish().always_after("i tak dalej itp.").build()?;
    let text = "Chleb, mleko i tak dalej itp. wszystko drożeje.";
    assert_eq!(texts(&splitter, text), ["Chleb, mleko i tak dalej itp.", "wszystko drożeje."]);
    assert_eq!(rules(&splitter, text), [Rule::AlwaysAfter]);
    assert_eq!(texts(&splitter, "Chleb itp. wszystko drożeje.").len(), 1);
    let both = polish().always_after("Nowak Sp.").never_after("Sp.").build()?;
    assert_eq!(texts(&both, "Firma Nowak Sp. upadła.").len(), 1, "never counts first");
    Ok(())
}

#[test]
fn rules_are_switched_off() -> Result<(), Error> {
    for (rule, text, on, off) in [
        (Rule::NoSpace, "Zamknięto granicę.Potem ją otwarto.", 2, 1),
        (Rule::LineEnd, "Pada śnieg\nWieje wiatr\n\nKoniec", 3, 2),
        (Rule::HardWrap, "Pada deszcz,\na my idziemy", 1, 2),
        (Rule::Emoji, "Nie wierzę 😡 Kto to zrobił?", 2, 1),
        (Rule::EmojiBullet, "✅ Chleb ✅ Mleko", 2, 1),
        (Rule::Ellipsis, "Czekałem… Nikt nie przyszedł.", 2, 1),
        (Rule::Ordinal, "Przyjechał 12. października.", 1, 2),
        (Rule::TimeFirst, "W 2020 r. Sejm obradował.", 1, 2),
        (Rule::Reported, "– Idziesz? – zapytał.", 1, 2),
        (Rule::Unknown, "Ten krwk. jest nowy.", 1, 2),
        (Rule::AfterLink, "Wejdź na https://example.org/a Potem wróć", 2, 1),
        (Rule::MediaLink, "Most stoi https://t.co/Ab12", 2, 1),
    ] {
        assert_eq!(texts(&polish().build()?, text).len(), on, "{rule} on");
        let splitter = polish().without_rule(rule).build()?;
        assert_eq!(texts(&splitter, text).len(), off, "{rule} off");
        let rules = rules(&splitter, text);
        assert!(!rules.contains(&rule), "{rules:?}");
        assert!(
            rule.otherwise().is_some_and(|other| rules.contains(&other) && other.ends() != rule.ends()),
            "{rules:?}"
        );
    }
    Ok(())
}

#[test]
fn errors_name_the_place_and_the_remedy() {
    let message =
        |builder: SplitterBuilder| builder.build().map_or_else(|error| error.to_string(), |_| String::new());
    for (builder, text) in [
        (
            polish().without_abbreviation(" "),
            "abbreviation \" \" holds white space: give its letters, such as \"zob\" or \"m.in.\"",
        ),
        (
            polish().opener("Dobra robota"),
            "opener \"Dobra robota\" is not one word: give one word that opens sentences, such as \"dobra\"",
        ),
        (polish().opener(""), "opener \"\" is empty: give one word that opens sentences, such as \"dobra\""),
        (
            polish().never_after(" \u{AD}"),
            "phrase \" \\u{ad}\" is empty: give it with its stop and as the text has it, such as \"Yahoo!\"",
        ),
        (
            polish().always_after("koniec"),
            "phrase \"koniec\" does not end with a stop: give it with its stop and as the text has it, such as \"Yahoo!\"",
        ),
        (
            polish().without_rule(Rule::FullStop),
            "rule full-stop cannot be switched off: those that can are line-end, hard-wrap, ellipsis, reported, \
             no-space, time-first, ordinal, unknown, emoji, emoji-bullet, media-link, after-link",
        ),
        (
            polish().without_rule(Rule::LineEnd).without_rule(Rule::HardWrap),
            "rules line-end and hard-wrap are both switched off, but one of them has to decide: switch off line-end \
             to join lines, hard-wrap to part them",
        ),
    ] {
        assert_eq!(message(builder), text);
    }
    assert!(message(polish().never_after(&"a".repeat(81))).contains("is longer than 80 bytes"));
}

#[test]
fn splitters_survive_json() -> Result<(), Box<dyn std::error::Error>> {
    let builder = polish()
        .abbreviation("szcz.", AbbreviationClass::Never)
        .without_abbreviation("im.")
        .opener("Dobra")
        .never_after("Yahoo!")
        .always_after("tyle.")
        .without_rule(Rule::NoSpace);
    let splitter = builder.clone().build()?;
    let json = serde_json::to_string(&splitter)?;
    assert_eq!(
        json,
        r#"{"lang":"pl","settings":[{"without-abbreviation":"im"},{"abbreviation":["szcz","never"]},{"opener":"dobra"},{"never-after":"Yahoo!"},{"always-after":"tyle."},{"without-rule":"no-space"}]}"#
    );
    assert_eq!(serde_json::from_str::<Splitter>(&json)?, splitter);
    let stored: SplitterBuilder = serde_json::from_str(&serde_json::to_string(&builder)?)?;
    assert_eq!(stored.build()?, splitter);
    for refused in [
        r#"{"lang":"pl","settings":[{"abbreviation":["a b","never"]}]}"#,
        r#"{"lang":"pl","settings":[{"without-rule":"full-stop"}]}"#,
        r#"{"lang":"pl","settings":[{"always-after":"koniec"}]}"#,
        r#"{"lang":"pl","settings":[{"without-rule":"line-end"},{"without-rule":"hard-wrap"}]}"#,
    ] {
        assert!(serde_json::from_str::<Splitter>(refused).is_err(), "{refused}");
    }
    Ok(())
}

const PIECES: &[&str] = &[
    ".",
    "...",
    "…",
    "!",
    "?",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\u{A0}",
    "\u{AD}",
    "\u{200D}",
    "\u{301}",
    "”",
    "– ",
    "a",
    "Ala",
    "kot",
    "Nie",
    "zapytał",
    "prof",
    "im",
    "J",
    "12",
    "https://t.co/Ab12",
    "😡",
    "✅",
    "Yahoo!",
    "Yahoo",
    "Panic! at the Disco",
    "Panic!",
    "at the",
    "kot. a",
    "kot.",
    "Nie kot.",
    "1. ",
    "- ",
    ",",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, rng_seed: RngSeed::Fixed(17), ..ProptestConfig::default() })]

    /// The laws of `split` with every kind of exception in force.
    #[test]
    fn laws_hold(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24),
        off in prop::sample::subsequence(
            Rule::ALL.iter().copied().filter(|rule| rule.otherwise().is_some() && *rule != Rule::HardWrap).collect::<Vec<_>>(),
            0..5,
        ),
    ) {
        let text = pieces.concat();
        let mut builder = polish()
            .without_abbreviation("prof")
            .opener("Ala")
            .never_after("Yahoo!")
            .never_after("Panic! at the Disco")
            .never_after("kot. a")
            .always_after("Nie kot.")
            .always_after("Ala.");
        for rule in off {
            builder = builder.without_rule(rule);
        }
        let splitter = builder.build().map_err(|error| TestCaseError::fail(error.to_string()))?;
        let sentences: Vec<_> = splitter.split(&text).collect();
        let whole: String = sentences.iter().filter_map(|sentence| sentence.segment().get(&text)).collect();
        prop_assert!(whole == text || text.trim().is_empty());
        for sentence in &sentences {
            let again = texts(&splitter, sentence.as_str());
            prop_assert_eq!(&again, &[sentence.as_str()], "of {:?}", &text);
        }
        let borders = splitter.split_paragraphs(&text).map(|paragraph| paragraph.segment().end());
        for border in borders {
            prop_assert!(sentences.iter().any(|sentence| sentence.segment().end() == border), "{border} in {text:?}");
        }
    }
}
