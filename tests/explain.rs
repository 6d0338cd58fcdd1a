//! Explanations through the public API: they add up, they point at words, and they tell what else could be.

use bitext::{Aligner, Document, Explanation, Lang, LinkKind, SentenceRange};

const POLISH: &str = "Wojewoda lubelski Marek Gąsior zamknął most w Kocku. Kierowcy stracą przez to 16 tys. zł. \
    Nikt nie protestował. Objazd prowadzi przez Łuków i potrwa do 3 maja.";
const ENGLISH: &str = "Governor Marek Gąsior has closed the bridge in Kock, which will cost drivers 16,000 \
    zlotys. Lukow lies on the detour, which will be in place until May 3. The weather was fine.";

fn explained() -> (Document, Document, Vec<Explanation>) {
    let (polish, english) = (Document::new(POLISH), Document::new(ENGLISH));
    let explained = Aligner::default().explain(&polish, &english);
    (polish, english, explained)
}

fn near(one: f64, other: f64) {
    assert!((one - other).abs() < 1e-3 * (1.0 + one.abs()), "{one} is not {other}");
}

/// The links and the lone words of a bead are the parts of its score, and the parts are the score.
fn assert_adds_up(explanation: &Explanation) {
    let parts = &explanation.parts;
    near(parts.total(), explanation.score);
    let links: f64 = explanation.links.iter().map(|link| link.weight).sum();
    near(links, parts.words + parts.numbers + parts.names);
    let alone = explanation.source_alone.iter().chain(&explanation.target_alone);
    near(alone.map(|word| word.weight).sum(), parts.alone);
    if let Some(other) = &explanation.runner_up {
        near(other.parts.total(), other.score);
    }
}

#[test]
fn parts_and_links_add_up_to_the_score() {
    let (polish, english, beads) = explained();
    for explanation in beads.iter().chain(&Aligner::default().explain(&english, &polish)) {
        assert_adds_up(explanation);
    }
    // Also of pairs that are no beads, of every shape.
    let aligner = Aligner::builder().max_bead(4, 4).build().expect("a possible limit");
    for source in 0..polish.len() {
        for target in 0..english.len() {
            for (sources, targets) in [(1, 1), (2, 1), (1, 2), (2, 2), (3, 1), (1, 3), (4, 1)] {
                if source + sources > polish.len() || target + targets > english.len() {
                    continue;
                }
                let pair = aligner.explain_pair(
                    &polish,
                    &english,
                    SentenceRange::new(source, source + sources),
                    SentenceRange::new(target, target + targets),
                );
                assert_adds_up(&pair.expect("a possible bead"));
            }
        }
    }
}

#[test]
fn explanations_follow_the_alignment() {
    let (polish, english, explained) = explained();
    let alignment = bitext::align(&polish, &english);
    assert_eq!(alignment.beads().len(), explained.len());
    for (bead, explanation) in alignment.beads().iter().zip(&explained) {
        assert_eq!((bead.source(), bead.target()), (explanation.source, explanation.target));
        assert_eq!(explanation.confidence, Some(bead.confidence()));
        let other = explanation.runner_up.as_ref().expect("something else is always possible");
        assert!((0.0..=1.0).contains(&explanation.posterior) && (0.0..=1.0).contains(&other.posterior));
        assert!((other.source, other.target) != (explanation.source, explanation.target));
        if bead.is_null() {
            assert_eq!((explanation.score, explanation.links.len()), (0.0, 0));
        }
    }
}

#[test]
fn links_point_at_words_and_say_why() {
    let (_, _, explained) = explained();
    let link = |polish: &str, english: &str| {
        let links = explained.iter().flat_map(|explanation| &explanation.links);
        let mut found = links.filter(|link| {
            let starts = |text: Option<&str>, word| text.is_some_and(|text| text.starts_with(word));
            starts(link.source.get(POLISH), polish) && starts(link.target.get(ENGLISH), english)
        });
        let link = found.next().unwrap_or_else(|| panic!("{polish} and {english} are not linked"));
        assert!(link.weight > 0.1, "{link:?}");
        link.kind
    };
    assert_eq!(link("most", "bridge"), LinkKind::Lexicon);
    assert_eq!(link("Gąsior", "Gąsior"), LinkKind::Equal);
    assert_eq!(link("16 tys.", "16,000"), LinkKind::SameValue);
    assert_eq!(link("Łuków", "Lukow"), LinkKind::Alike);
    let first = &explained[0];
    assert!(first.links.is_sorted_by(|one, next| one.weight >= next.weight));
    assert!(first.parts.numbers > 0.0 && first.parts.names > 0.0 && first.parts.words > 0.0, "{first:#?}");
}

#[test]
fn words_left_alone_are_named() {
    let polish = Document::from_sentences(["Burmistrz Kowalewska odeszła w maju."], Lang::Polish);
    let english = Document::from_sentences(["The mayor left in May, unexpectedly."], Lang::English);
    let explained = Aligner::default().explain(&polish, &english);
    let alone: Vec<&str> =
        explained[0].source_alone.iter().filter_map(|word| word.span.get(polish.as_str())).collect();
    assert_eq!(alone, ["Kowalewska"], "{:#?}", explained[0]);
    assert!(explained[0].source_alone[0].weight < -0.1);
}

#[test]
fn what_is_no_bead_is_refused() {
    let (polish, english, _) = explained();
    let refused = |source: (usize, usize), target: (usize, usize)| {
        let source = SentenceRange::new(source.0, source.1);
        let target = SentenceRange::new(target.0, target.1);
        match Aligner::default().explain_pair(&polish, &english, source, target) {
            Ok(explanation) => panic!("{explanation:?}"),
            Err(error) => error.to_string(),
        }
    };
    assert_eq!(
        refused((0, 1), (99, 100)),
        "a bead of these 1 and 1 sentences is not possible: give sentences that the documents have"
    );
    assert_eq!(
        refused((0, 3), (0, 2)),
        "a bead of these 3 and 2 sentences is not possible: give one sentence alone, one to a few, or two to two"
    );
    refused((0, 0), (0, 0));
    refused((0, 2), (0, 0));
}

#[test]
fn explanations_can_be_stored() {
    let (_, _, explained) = explained();
    let json = serde_json::to_string(&explained).expect("explanations have a JSON form");
    assert_eq!(serde_json::from_str::<Vec<Explanation>>(&json).expect("what was written"), explained);
}

#[test]
fn odd_texts_are_explained() {
    let texts = ["", "🙂", "a a a a a a b a a", "100 100 100 %", "Nie. Nie. Nie.", "Der Zug fährt ab. Ja."];
    for source in texts {
        for target in texts {
            let (source, target) = (Document::new(source), Document::new(target));
            for explanation in Aligner::default().explain(&source, &target) {
                assert_adds_up(&explanation);
            }
        }
    }
}
