//! Glossaries: reading them, and what they change.

use bitext::{Aligner, Document, Explanation, Glossary, Lang, LinkKind, Model, SentenceRange};

fn glossary(rows: &str) -> Glossary {
    Glossary::from_tsv(rows).unwrap_or_else(|error| panic!("{error}"))
}

fn refused(rows: &str) -> String {
    Glossary::from_tsv(rows).expect_err("a bad row").to_string()
}

/// The only pair of two texts of one sentence each, explained.
fn explained(glossary: &Glossary, polish: &str, english: &str) -> Explanation {
    let polish = Document::from_sentences([polish], Lang::Polish);
    let english = Document::from_sentences([english], Lang::English);
    let aligner = Aligner::builder().glossary(glossary).build().expect("usual options");
    let first = SentenceRange::new(0, 1);
    aligner.explain_pair(&polish, &english, first, first).expect("a possible pair")
}

/// The pairs of words that the glossary linked.
fn linked<'t>(explanation: &Explanation, polish: &'t str, english: &'t str) -> Vec<(&'t str, &'t str)> {
    let links = explanation.links.iter().filter(|link| link.kind == LinkKind::Glossary);
    links.filter_map(|link| Some((link.source.get(polish)?, link.target.get(english)?))).collect()
}

#[test]
fn bad_rows_are_refused_with_their_line() {
    for (rows, message) in [
        (
            "kot\tcat\n\npies",
            "the glossary, line 3: 1 field instead of 2 or 3: give Polish, English and, if you like, a weight, with a tab between them",
        ),
        (
            "a\tb\tc\td",
            "the glossary, line 1: 4 fields instead of 2 or 3: give Polish, English and, if you like, a weight, with a tab between them",
        ),
        ("kot\tcat\thigh", "the glossary, line 1: the weight \"high\" is no number: give one from 0 to 1"),
        ("kot\tcat\t1.5", "the glossary, line 1: the weight 1.5 is no probability: give one from 0 to 1"),
        ("kot\tcat\tNaN", "the glossary, line 1: the weight NaN is no probability: give one from 0 to 1"),
        ("# x\n…\tcat", "the glossary, line 2: the Polish term \"…\" has no word: give one to 8"),
        ("kot\t", "the glossary, line 1: the English term \"\" has no word: give one to 8"),
        (
            "kot\ta b c d e f g h i",
            "the glossary, line 1: the English term \"a b c d e f g h i\" has 9 words: give one to 8",
        ),
        (
            "Kot\tcat\nkot\tCat\t0.5",
            "the glossary, line 2: the pair stands in line 1 already: leave one of them out",
        ),
    ] {
        assert_eq!(refused(rows), message, "{rows:?}");
    }
    assert_eq!(glossary("\u{FEFF}# nothing\r\n\r\n kot \t cat \t 0.25 \r\n").entries()[0].weight, 0.25);
}

#[test]
fn pairs_can_be_added_one_by_one() {
    let built =
        Glossary::new().with("kot", "cat", 0.8).and_then(|glossary| glossary.with("pies", "dog", 0.5));
    assert_eq!(built.expect("two sound pairs"), glossary("kot\tcat\npies\tdog\t0.5"));
    let error = glossary("kot\tcat").with("Kot", "CAT", 0.5).expect_err("the pair is there");
    assert_eq!(
        error.to_string(),
        "the glossary's pair of \"Kot\" and \"CAT\" cannot stand: is there twice: leave one of them out"
    );
}

#[test]
fn unknown_words_are_linked_in_all_their_forms() {
    let (polish, english) =
        ("Rozmawiano z grzdylami z Bzdurkowa.", "They talked to the snorfs of Blatherton.");
    let glossary = glossary("grzdyl\tsnorf\nBzdurkowo\tBlatherton");
    let with = explained(&glossary, polish, english);
    let mut pairs = linked(&with, polish, english);
    pairs.sort_unstable();
    assert_eq!(pairs, [("Bzdurkowa", "Blatherton"), ("grzdylami", "snorfs")]);
    let without = explained(&Glossary::new(), polish, english);
    assert!(with.score > without.score + 3.0, "{} and {}", with.score, without.score);
    assert!((with.parts.total() - with.score).abs() < 1e-3);
}

#[test]
fn terms_of_several_words_stand_on_either_side() {
    let glossary =
        glossary("Straż Graniczna\tBorder Guard\nsejm\tlower house\nz mocą wsteczną\tretroactively");
    for (polish, english, pair) in [
        (
            "Spotkał się ze Strażą Graniczną.",
            "He met the Border Guards.",
            ("Strażą Graniczną", "Border Guards"),
        ),
        ("Sejmu to nie dotyczy.", "This is no concern of the lower house.", ("Sejmu", "lower house")),
        (
            "Przepis działa z mocą wsteczną.",
            "The rule applies retroactively.",
            ("z mocą wsteczną", "retroactively"),
        ),
    ] {
        let with = explained(&glossary, polish, english);
        assert_eq!(linked(&with, polish, english), [pair]);
        let without = explained(&Glossary::new(), polish, english);
        assert!(with.score > without.score, "{} and {}: {english}", with.score, without.score);
        assert!((with.parts.total() - with.score).abs() < 1e-3);
    }
    // Where one side has the term and the other says it otherwise, little is lost.
    let (polish, english) = ("Spotkał się ze Strażą Graniczną.", "He met the guards from the frontier.");
    let with = explained(&glossary, polish, english);
    let without = explained(&Glossary::new(), polish, english);
    let lost = without.score - with.score;
    assert!((0.0..0.7).contains(&lost), "{lost}");
}

#[test]
fn nought_forbids_a_pair() {
    let (polish, english) = ("Kot śpi na dachu.", "The cat is asleep on the roof.");
    let is_linked = |explanation: &Explanation| {
        explanation
            .links
            .iter()
            .any(|link| (link.source.get(polish), link.target.get(english)) == (Some("Kot"), Some("cat")))
    };
    let without = explained(&Glossary::new(), polish, english);
    let with = explained(&glossary("kot\tcat\t0"), polish, english);
    assert!(is_linked(&without) && !is_linked(&with));
    assert!(with.score < without.score - 1.0);
}

#[test]
fn either_language_may_be_the_source() {
    let glossary = glossary("grzdyl\tsnorf\nStraż Graniczna\tBorder Guard");
    let aligner = Aligner::builder().glossary(&glossary).build().expect("usual options");
    let polish = Document::from_sentences(["Grzdyle widziała Straż Graniczna."], Lang::Polish);
    let english = Document::from_sentences(["The snorfs were seen by the Border Guard."], Lang::English);
    let there = &aligner.explain(&polish, &english)[0];
    let back = &aligner.explain(&english, &polish)[0];
    assert!((there.score - back.score).abs() < 1e-3, "{} and {}", there.score, back.score);
    assert_eq!(there.links.len(), back.links.len());
}

#[test]
fn a_glossary_that_says_nothing_changes_nothing() {
    let polish = Document::new("Most zamknięto. Objazd prowadzi przez Wolę. Nikt nie ucierpiał.");
    let english = Document::new("The bridge was closed. The detour leads through Wola. Nobody was hurt.");
    let plain = bitext::align(&polish, &english);
    for rows in ["", "żyrafa\tgiraffe\nczarna dziura\tblack hole"] {
        let glossary = glossary(rows);
        let aligner = Aligner::builder().glossary(&glossary).build().expect("usual options");
        assert_eq!(aligner.align(&polish, &english), plain);
    }
    // Between texts of one language it has no say.
    let glossary = glossary("most\tbridge");
    let aligner = Aligner::builder().glossary(&glossary).build().expect("usual options");
    assert_eq!(aligner.align(&polish, &polish), bitext::align(&polish, &polish));
}

#[test]
fn quotes_are_checked_with_a_glossary() {
    let article = Document::new("“The snorfs have left Blatherton,” the Border Guard said.");
    let sources = [Document::new("Wieje silny wiatr. Grzdyle opuściły Bzdurkowo. Jutro będzie cieplej.")];
    let glossary = glossary("grzdyl\tsnorf\nBzdurkowo\tBlatherton");
    let model = Model::embedded().with_glossary(&glossary);
    let confidence = |report: &bitext::Report| report.quotes()[0].confidence();
    let with = bitext::check_quotes_with(&model, &article, &sources);
    let without = bitext::check_quotes(&article, &sources);
    assert!(with.quotes()[0].verdict().is_located(), "{with:?}");
    assert!(!without.quotes()[0].verdict().is_located() || confidence(&with) > confidence(&without));
}

#[test]
fn glossaries_can_be_stored() {
    let glossary = glossary("kot\tcat\nStraż Graniczna\tBorder Guard\t0.95");
    let json = serde_json::to_string(&glossary).expect("a glossary has a JSON form");
    assert_eq!(serde_json::from_str::<Glossary>(&json).expect("what was written"), glossary);
    assert!(serde_json::from_str::<Glossary>(&json.replace("0.95", "7")).is_err());
}

#[test]
fn odd_texts_cope_with_a_glossary() {
    let glossary = glossary("a a\tb\na\tb b\nkot kot kot\tcat cat\n5\tfive\t0");
    let aligner = Aligner::builder().glossary(&glossary).build().expect("usual options");
    let texts = ["", "a a a a a a", "b b b 🙂 b", "kot kot kot kot", "5 kot", "a\u{0}a. 16 tys. a-a"];
    for source in texts {
        for target in texts {
            let source = Document::from_sentences([source, source], Lang::Polish);
            let target = Document::from_sentences([target], Lang::English);
            for explanation in aligner.explain(&source, &target) {
                assert!((explanation.parts.total() - explanation.score).abs() < 1e-3, "{explanation:?}");
            }
        }
    }
}
