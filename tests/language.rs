//! Which language a sentence, a passage and a document is in.

use std::fs;
use std::path::{Path, PathBuf};

use bitext::language::{Evidence, identify, label, main_language, runs, smooth};
use bitext::{Lang, SentenceRange};
use proptest::prelude::*;

mod languages;
use languages::OTHERS;

const POLISH: Option<Lang> = Some(Lang::Polish);
const ENGLISH: Option<Lang> = Some(Lang::English);

fn assert_all(sentences: &[&str], expected: Option<Lang>) {
    for sentence in sentences {
        assert_eq!(identify(sentence), expected, "{sentence}: {:?}", Evidence::of(sentence));
    }
}

#[test]
fn polish_sentences() {
    assert_all(
        &[
            "Minister nie odpowiedział na pytania dziennikarzy.",
            "Ceny chleba wzrosły o 12 proc.",
            "Wczoraj wieczorem patrol zatrzymał trzech mężczyzn.",
            "Pociąg do Białegostoku odjeżdża z peronu trzeciego.",
            "Dlaczego?",
            "Straż Graniczna",
            "ZATRZYMANO KIEROWCĘ, KTÓRY PRZEWOZIŁ CUDZOZIEMCÓW",
            "„To nieprawda” – powiedział rzecznik John Smith z New York Times.",
            "Premier May przyjechała do Warszawy na szczyt NATO.",
        ],
        POLISH,
    );
}

#[test]
fn polish_without_polish_letters() {
    assert_all(
        &[
            "Dzis na granicy nie bylo zadnych prob przekroczenia",
            "Nasi zolnierze pomagaja strazakom od rana.",
            "Sluzby bialoruskie znowu rzucaja kamieniami w patrole",
            "Dziekuje wszystkim, ktorzy byli dzisiaj z nami!",
            "Kolejna proba przejscia, tym razem kolo Bialowiezy",
        ],
        POLISH,
    );
}

#[test]
fn english_sentences() {
    assert_all(
        &[
            "The minister did not answer reporters' questions.",
            "Bread prices rose by 12 percent.",
            "Why?",
            "Police detain driver carrying migrants",
            "FIREFIGHTERS RESCUE FAMILY FROM FLOODED HOUSE",
            "Border Guard officers patrolled the river bank overnight.",
            "It isn't over yet.",
        ],
        ENGLISH,
    );
}

#[test]
fn polish_names_do_not_make_a_sentence_polish() {
    assert_all(
        &[
            "Władysław Kosiniak-Kamysz met Żaklina Świętochowska in Łódź on Friday.",
            "Mayor Rafał Trzaskowski opened the new bridge in Warsaw's Żoliborz.",
            "The daily Rzeczpospolita and the tabloid Super Express reported the dispute first.",
        ],
        ENGLISH,
    );
}

#[test]
fn other_languages_are_reported_as_neither() {
    for (name, sentences) in OTHERS {
        let text = sentences.join(" ");
        assert_eq!(identify(&text), None, "{name}: {:?}", Evidence::of(&text));
        assert_eq!(label(sentences), vec![None; sentences.len()], "{name}");
        for sentence in *sentences {
            assert_eq!(identify(sentence), None, "{name}: {sentence}: {:?}", Evidence::of(sentence));
        }
    }
}

#[test]
fn texts_without_words_say_nothing() {
    for text in [
        "",
        " \n",
        "16 000",
        "🙂🇵🇱",
        "https://example.org/the-news-of-the-day",
        "@ktos_tam",
        "— …",
        "5.10.2021",
    ] {
        assert_eq!(Evidence::of(text), Evidence::default(), "{text}");
        assert_eq!(identify(text), None, "{text}");
    }
}

#[test]
fn a_polish_post_in_an_english_article() {
    let sentences = [
        "The fire brigade was called out eighteen times overnight, a spokesman said.",
        "“Nobody was hurt,” he added.",
        "Za nami trudna noc.",
        "18 wyjazdów!",
        "Najwięcej pracy mieliśmy w okolicach Sokółki i Kuźnicy..",
        "Uważajcie na siebie 🚒 https://example.org/p/18",
        "— Straż Pożarna (@straz_przyklad) October 12, 2021",
        "Fallen trees blocked two roads near Sokółka.",
        "Władysław Żółkiewski, Jan Wąs.",
        "They were cleared by noon.",
    ];
    let labels = label(&sentences);
    let expected = [
        (Lang::English, SentenceRange::new(0, 2)),
        (Lang::Polish, SentenceRange::new(2, 7)),
        (Lang::English, SentenceRange::new(7, 10)),
    ];
    assert_eq!(runs(&labels), expected);
    assert_eq!(main_language(&sentences, &labels), ENGLISH);
}

#[test]
fn a_foreign_passage_stays_foreign() {
    let sentences = [
        "Kanclerz odniosła się do tego w Berlinie.",
        "Wir werden die Sanktionen nicht aufheben, solange sich an der Lage nichts ändert.",
        "Das habe ich auch dem Präsidenten gesagt.",
        "Później nie przyjmowała już pytań.",
    ];
    assert_eq!(label(&sentences), [POLISH, None, None, POLISH]);
    assert_eq!(main_language(&sentences[1..3], &[None, None]), None);
}

#[test]
fn sentences_without_evidence_follow_their_neighbours() {
    assert_eq!(label(&["16:30.", "Zaczęło padać.", "100!"]), [POLISH; 3]);
    assert_eq!(
        label(&["The rain began.", "16:30.", "Zaczęło padać i wszyscy uciekli."]),
        [ENGLISH, ENGLISH, POLISH]
    );
    assert_eq!(label(&["1", "2"]), [None, None]);
    assert_eq!(label::<&str>(&[]), []);
}

#[test]
fn runs_of_nothing() {
    assert_eq!(runs(&[]), []);
    assert_eq!(runs(&[None, None]), []);
}

/// The folder `shared` beside the crate.
fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    shared.join("corpora/dev").is_dir().then_some(shared)
}

#[test]
fn lines_of_the_development_texts() {
    let Some(shared) = shared() else {
        println!("skipped: ../shared is missing");
        return;
    };
    let (mut lines, mut wrong, mut unsure, mut beginnings_wrong) = (0, 0, 0, 0);
    for (lang, name) in
        Lang::ALL.into_iter().flat_map(|lang| ["ntrex", "flores200-dev"].map(|name| (lang, name)))
    {
        let file = shared.join(format!("corpora/dev/{name}.{}", lang.code()));
        let Ok(text) = fs::read_to_string(&file) else { panic!("cannot read {}", file.display()) };
        for line in text.lines() {
            lines += 1;
            let verdict = identify(line);
            unsure += usize::from(verdict.is_none());
            wrong += usize::from(verdict == Some(lang.other()));
            let beginning: Vec<&str> = line.split_whitespace().take(3).collect();
            beginnings_wrong += usize::from(identify(&beginning.join(" ")) == Some(lang.other()));
        }
    }
    println!("{lines} lines: {wrong} wrong, {unsure} unsure; first three words: {beginnings_wrong} wrong");
    assert!(wrong * 1000 <= lines && (wrong + unsure) * 500 <= lines);
    assert!(beginnings_wrong * 100 <= 3 * lines);
}

/// The score of the labels: no others may have a higher one than those that the linear search finds.
fn naive_score(evidence: &[Evidence], labels: &[Option<Lang>]) -> f64 {
    let mut score = 0.0;
    for (at, (evidence, label)) in evidence.iter().zip(labels).enumerate() {
        score += match label {
            Some(Lang::Polish) => evidence.polish,
            Some(Lang::English) => evidence.english,
            None => evidence.other,
        };
        if at > 0 && labels[at - 1] != *label {
            score -= 3.0;
        }
    }
    score
}

proptest! {
    #[test]
    fn never_panics(text in "\\PC*") {
        let evidence = Evidence::of(&text);
        prop_assert!(evidence.polish.is_finite() && evidence.english.is_finite() && evidence.other.is_finite());
    }

    #[test]
    fn mixtures_never_panic(text in "[a-zA-Ząłżßéя中 '@/.:İǅ’\u{300}\u{200d}🇵🇱-]{0,80}") {
        let sentences: Vec<&str> = text.split('.').collect();
        let labels = label(&sentences);
        prop_assert_eq!(labels.len(), sentences.len());
        let covered: usize = runs(&labels).iter().map(|(_, range)| range.len()).sum();
        prop_assert_eq!(covered, labels.iter().flatten().count());
    }

    #[test]
    fn smoothing_finds_the_best_labels(values in prop::collection::vec((0.0..9.0, 0.0..9.0, 0.0..9.0), 1..6)) {
        let evidence: Vec<Evidence> =
            values.into_iter().map(|(polish, english, other)| Evidence { polish, english, other }).collect();
        let found = naive_score(&evidence, &smooth(&evidence));
        let states = [POLISH, ENGLISH, None];
        for mut code in 0..3_usize.pow(evidence.len() as u32) {
            let labels: Vec<Option<Lang>> = evidence
                .iter()
                .map(|_| {
                    let state = states[code % 3];
                    code /= 3;
                    state
                })
                .collect();
            prop_assert!(naive_score(&evidence, &labels) <= found + 1e-9);
        }
    }

    #[test]
    fn strange_numbers_do_no_harm(values in prop::collection::vec(prop::num::f64::ANY, 0..20)) {
        let evidence: Vec<Evidence> =
            values.iter().map(|&polish| Evidence { polish, english: -polish, other: 0.0 }).collect();
        prop_assert_eq!(smooth(&evidence).len(), evidence.len());
    }
}
