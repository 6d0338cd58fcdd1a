//! Cue words and polarity: a table for each language, pairs across languages, and the laws of spans.

#[path = "common/table.rs"]
mod table;

use bitext::Lang::{self, English, Polish};
use bitext::text::{Cue, CueKind, cues, polarity};
use proptest::prelude::*;

fn name(kind: CueKind) -> &'static str {
    match kind {
        CueKind::Negation => "not",
        CueKind::Concord => "concord",
        CueKind::Denial => "denial",
        CueKind::Privation => "without",
        CueKind::Affix => "affix",
        CueKind::Apparent => "apparent",
        CueKind::Correction => "correction",
        CueKind::Likelihood => "likely",
        CueKind::Hearsay => "hearsay",
        CueKind::Possibility => "possible",
        CueKind::Certainty => "certain",
        CueKind::Obligation => "must",
    }
}

fn read(text: &str, lang: Lang) -> String {
    cues(text, lang).iter().map(|cue| name(cue.kind())).collect::<Vec<_>>().join(" ")
}

fn check(lang: Lang, rows: &[(&str, &str)]) {
    table::check(|text| read(text, lang), rows);
}

#[test]
fn polish() {
    check(
        Polish,
        &[
            ("Nie przyszli.", "not"),
            ("Nikt nic nie wie.", "concord concord not"),
            ("Nigdy nikomu niczego nie obiecał.", "concord concord concord not"),
            ("Żadnej decyzji nie podjęto.", "concord not"),
            ("Nie ma wody.", "not"),
            ("Poszedł bez słowa.", "without"),
            ("Brakuje nam ludzi.", "without"),
            ("Z braku czasu wyjechał.", "without"),
            ("Nie miał ani pieniędzy, ani czasu.", "not concord concord"),
            ("Rzecznik zaprzeczył tym słowom.", "denial"),
            ("Odmówili składania zeznań.", "denial"),
            ("Odrzucono wniosek.", "denial"),
            ("Zdementowała plotki.", "denial"),
            ("To niemożliwe.", "affix"),
            ("Nielegalnie przekroczyli granicę.", "affix"),
            ("Niepokój rośnie, a niedziela blisko.", ""),
            ("Niemcy i Niemen.", ""),
            ("Niewielka grupa niemal dotarła.", ""),
            ("Nie tylko on przyszedł.", "apparent"),
            ("Nie dość, że późno, to jeszcze sam.", "apparent"),
            ("Było tam nie mniej niż sto osób.", "apparent"),
            ("O mało nie zginął.", "apparent"),
            ("Czekamy, dopóki nie wróci.", "apparent"),
            ("Pojechali nie do Polski, lecz do Czech.", "correction"),
            ("Nie przyszli na czas, lecz przeprosili.", "not"),
            ("Nie wprost, lecz wyraźnie.", "apparent"),
            ("Prawdopodobnie wyjechał.", "likely"),
            ("Chyba wyjechał.", "likely"),
            ("Raczej tam nie pojedzie.", "likely not"),
            ("Być może wyjechał.", "possible"),
            ("Może dojść do wybuchu.", "possible"),
            ("Nie może wyjechać.", "not"),
            ("Mógłby wyjechać.", "possible"),
            ("Podobno wyjechał.", "hearsay"),
            ("Ponoć widział rzekomych sprawców.", "hearsay hearsay"),
            ("Minister ma przyjechać jutro.", "hearsay"),
            ("Mieli się tam spotkać.", "hearsay"),
            ("Ona ma psa i sieć sklepów.", ""),
            ("Firma ma sieć sklepów.", ""),
            ("Według nieoficjalnych informacji zginęły dwie osoby.", "hearsay"),
            ("Bez wątpienia to on.", "certain"),
            ("Nie ma wątpliwości, że to on.", "certain"),
            ("Na pewno przyjdzie.", "certain"),
            ("Musi wyjechać.", "must"),
            ("Niewykluczone, że wyjechał.", "possible"),
            ("@nie_wiem napisał #nie https://nie.pl/nie", ""),
            ("NIE dla wojny!", "not"),
            ("Pracują bez przerwy.", "apparent"),
            ("Wszystko wskazuje na to, że wyjechał.", "likely"),
        ],
    );
}

#[test]
fn english() {
    check(
        English,
        &[
            ("They did not come.", "not"),
            ("They didn't come.", "not"),
            ("They didn’t come.", "not"),
            ("They cannot come.", "not"),
            ("Nobody knows anything.", "concord"),
            ("No one came.", "concord"),
            ("He never said that.", "concord"),
            ("There is no water.", "not"),
            ("No. 5 is alive.", ""),
            ("Neither Anna nor Jan came.", "concord concord"),
            ("He left without a word.", "without"),
            ("They lack people.", "without"),
            ("He denied the report.", "denial"),
            ("She refused to testify.", "denial"),
            ("They failed to arrive.", "denial"),
            ("The court has ruled out fraud.", "denial"),
            ("It is impossible.", "affix"),
            ("An unknown, homeless man.", "affix affix"),
            ("Under the union, understand?", ""),
            ("Not only Anna came.", "apparent"),
            ("No less than a hundred came.", "apparent"),
            ("He asked whether or not to go.", "apparent"),
            ("It was nothing but smoke.", "apparent"),
            ("They went not to Poland but to Lithuania.", "correction"),
            ("He did not go, but she did.", "not"),
            ("I'm not running but I'm helping.", "not"),
            ("They did not stay but left at once.", "not"),
            ("The court has yet to decide.", "not"),
            ("He probably left.", "likely"),
            ("Apparently, he left.", "likely"),
            ("He seems to be ill.", "likely"),
            ("Perhaps he left.", "possible"),
            ("He may leave.", "possible"),
            ("In May they left.", ""),
            ("He might leave.", "possible"),
            ("The military might of Russia.", ""),
            ("They could leave.", "possible"),
            ("They could not leave.", "not"),
            ("They couldn't leave.", "not"),
            ("It may not rain.", "possible not"),
            ("He reportedly left.", "hearsay"),
            ("He is said to have left.", "hearsay"),
            ("The alleged thief left.", "hearsay"),
            ("There is no doubt that he left.", "certain"),
            ("He undoubtedly left.", "certain"),
            ("They must leave.", "must"),
            ("He no longer works here.", "not"),
            ("It hardly matters.", "not"),
        ],
    );
}

#[test]
fn both_languages_count_the_same_negated_clauses() {
    let negated = |text, lang| polarity(text, lang).iter().filter(|clause| clause.is_negated()).count();
    for (polish, english, expected) in [
        ("Nikt nic nie wie.", "Nobody knows anything.", 1),
        ("Nie wiem, dlaczego nie przyszli.", "I don't know why they didn't come.", 2),
        ("Nie ma ani chleba, ani wody.", "There is neither bread nor water.", 1),
        ("Nie je i nie pije.", "He does not eat or drink.", 1),
        ("Nie tylko Anna, lecz także Jan przyszli.", "Not only Anna but also Jan came.", 0),
        ("Nigdy nie powiedział, że to prawda.", "He never said that it was true.", 1),
        ("Zaprzeczył, że tam był.", "He denied that he had been there.", 1),
        ("Nie bez powodu wyjechał.", "He left for a reason.", 0),
        ("Odmówił i wyszedł.", "He refused and left.", 1),
        ("Obozy nie były polskie.", "The camps were not Polish.", 1),
        ("Obozy były polskie.", "The camps were Polish.", 0),
        ("Nikt nie przyszedł, bo padało.", "No one came because it rained.", 1),
        ("Wyjechali bez dokumentów.", "They left without papers.", 1),
        ("Nigdzie nikogo nie było.", "There was nobody anywhere.", 1),
        ("Bez wątpienia wyjechali.", "They left, no doubt.", 0),
    ] {
        assert_eq!(negated(polish, Polish), expected, "{polish}: {:?}", polarity(polish, Polish));
        assert_eq!(negated(english, English), expected, "{english}: {:?}", polarity(english, English));
    }
}

#[test]
fn two_negations_in_a_clause_cancel() {
    for (text, lang) in [("It was not without danger.", English), ("Nie można odmówić racji.", Polish)] {
        let clauses = polarity(text, lang);
        assert_eq!((clauses[0].negations(), clauses[0].is_negated()), (2, false), "{text}");
    }
}

#[test]
fn cues_survive_json() {
    let found = cues("Podobno nikt nie przyszedł.", Polish);
    let json = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Cue>>(&json).unwrap(), found);
}

fn check_laws(text: &str) {
    for lang in Lang::ALL {
        let found = cues(text, lang);
        let mut end = 0;
        for cue in &found {
            let span = cue.span();
            assert!(span.start() >= end && !span.is_empty(), "{text:?}: {found:?}");
            assert!(span.get(text).is_some(), "{text:?}: {found:?}");
            assert!(cue.strength() > 0.0 && cue.strength() <= 1.0);
            end = span.end();
        }
        let clauses = polarity(text, lang);
        let mut end = 0;
        for clause in &clauses {
            assert!(clause.span().start() >= end, "{text:?}: {clauses:?}");
            assert!(clause.span().get(text).is_some(), "{text:?}: {clauses:?}");
            assert!(clause.negations() <= clause.cues().len());
            end = clause.span().end();
        }
        let of_clauses: usize = clauses.iter().map(|clause| clause.cues().len()).sum();
        assert_eq!(of_clauses, found.len(), "{text:?}: {clauses:?}");
    }
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "nie",
        "not",
        "n't",
        "don",
        "’t",
        " ",
        " ",
        ",",
        ".",
        ", lecz ",
        " but ",
        "tylko",
        "only",
        "ma",
        "być",
        "może",
        "nikt",
        "ani",
        "neither",
        "nor",
        "bez",
        "wątpienia",
        "no",
        "doubt",
        "No",
        "5",
        "May",
        "may",
        "the",
        "might",
        "i",
        "and",
        "że",
        "that",
        "@",
        "#",
        "https://",
        "ę",
        "🇧🇾",
        "\n",
        "–",
        "„",
        "”",
        "dopóki",
        "się",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read(text in ".*") {
        check_laws(&text);
    }

    #[test]
    fn any_heap_of_cue_words_is_read(text in pieces()) {
        check_laws(&text);
    }
}
