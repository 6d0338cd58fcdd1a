//! A workspace changes no answer, whatever it was used for before.

use bitext::{Aligner, Document, Glossary, Lang, Model, Workspace};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const PIECES: [&str; 14] = [
    "Rada przyjęła budżet.",
    "The council adopted the budget.",
    "Nikt nie ucierpiał w pożarze lasu.",
    "Nobody was hurt in the forest fire.",
    "Most zamknięto 12 maja, a objazd ma ok. 5 km.",
    "The bridge was closed on May 12, and the detour is about 5 km long.",
    "Wilkołaz i Wierzbna leżą nad rzeką.",
    "WILKOŁAZ, Wierzbna, wilkołazie, wierzbną.",
    "polish Polish POLISH may May",
    "„Nie odejdę” – powiedział wójt.",
    "“I will not go,” the mayor said.",
    "🇵🇱 !",
    "Najnieprawdopodobniejszy konstantynopolitańczyk.",
    "",
];

fn documents() -> impl Strategy<Value = Vec<[Vec<&'static str>; 2]>> {
    let side = || prop::collection::vec(prop::sample::select(&PIECES[..]), 0..12);
    prop::collection::vec((side(), side()).prop_map(|(source, target)| [source, target]), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, rng_seed: RngSeed::Fixed(6), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn answers_are_those_without_it(pairs in documents()) {
        let aligner = Aligner::default();
        let mut workspace = Workspace::new();
        for [source, target] in pairs {
            let (source, target) = (Document::new(source.join(" ")), Document::new(target.join(" ")));
            let expected = Aligner::default().align(&source, &target);
            prop_assert_eq!(&aligner.align_with(&mut workspace, &source, &target), &expected);
            // The same aligner keeps one for itself.
            prop_assert_eq!(&aligner.align(&source, &target), &expected);
        }
    }
}

#[test]
fn one_workspace_serves_many_aligners_and_languages() {
    let glossary = Glossary::from_tsv("Wilkołaz\tWolfburgh\npodzespół roboczy\ttask force\n").expect("sound");
    let model = Model::embedded().with_glossary(&glossary);
    let with_glossary = Aligner::builder().model(&model).build().expect("sound");
    let aligners =
        [Aligner::default(), with_glossary, Aligner::builder().max_bead(1, 1).build().expect("sound")];
    let texts = [
        "Podzespół roboczy obradował w Wilkołazie. Most zamknięto. Objazd ma 5 km.",
        "The task force met in Wolfburgh. The bridge was closed. The detour is 5 km long.",
        "Das Haus ist alt.",
        "",
    ];
    let mut workspace = Workspace::default();
    for source in texts {
        for target in texts {
            let (source, target) = (Document::new(source), Document::new(target));
            for aligner in &aligners {
                let found = aligner.align_with(&mut workspace, &source, &target);
                // A copy has no memory of what the other aligned.
                assert_eq!(found, aligner.clone().align(&source, &target), "{source:?} {target:?}");
                assert_eq!(found, aligner.align(&source, &target), "{source:?} {target:?}");
            }
        }
    }
}

#[test]
fn long_documents_are_aligned_as_ever() {
    let sentences = |lang: Lang| {
        let pair = ["Rada numer {} przyjęła budżet.", "Council number {} adopted the budget."];
        let template = if lang == Lang::Polish { pair[0] } else { pair[1] };
        Document::from_sentences((0..600).map(|number| template.replace("{}", &number.to_string())), lang)
    };
    let (source, target) = (sentences(Lang::Polish), sentences(Lang::English));
    let aligner = Aligner::default();
    let found = aligner.align_with(&mut Workspace::new(), &source, &target);
    assert_eq!(found, aligner.align(&source, &target));
}
