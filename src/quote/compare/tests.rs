//! What the comparison finds in pairs of sentences, and what it leaves alone.

use super::*;
use crate::lang::Lang;
use crate::quote::finding::{FindingKind, Severity};
use crate::span::Span;

fn run(source: (Lang, &str), quote: (Lang, &str)) -> Vec<Finding> {
    let whole = |text: &str| [Span::new(0, text.len())];
    let (source_parts, quote_parts) = (whole(source.1), whole(quote.1));
    compare(
        Model::embedded(),
        Passage { text: quote.1, parts: &quote_parts, lang: Some(quote.0) },
        Passage { text: source.1, parts: &source_parts, lang: Some(source.0) },
    )
}

fn to_english(source: &str, quote: &str) -> Vec<Finding> {
    run((Lang::Polish, source), (Lang::English, quote))
}

fn to_polish(source: &str, quote: &str) -> Vec<Finding> {
    run((Lang::English, source), (Lang::Polish, quote))
}

fn kinds(findings: &[Finding]) -> Vec<FindingKind> {
    findings.iter().map(|finding| finding.kind).collect()
}

fn grave(findings: &[Finding]) -> Vec<FindingKind> {
    let grave = findings.iter().filter(|finding| finding.severity >= Severity::Major);
    grave.map(|finding| finding.kind).collect()
}

#[test]
fn a_faithful_quote_has_no_finding() {
    for (polish, english) in [
        (
            "Wczoraj granicę próbowało przekroczyć ponad 16 tys. osób.",
            "Yesterday over 16,000 people tried to cross the border.",
        ),
        ("Nikt nigdy nie widział tego dokumentu.", "Nobody has ever seen this document."),
        (
            "Minister prawdopodobnie poda się do dymisji w piątek.",
            "The minister will probably resign on Friday.",
        ),
        ("Spotkanie w Warszawie zacznie się o godz. 15.", "The meeting in Warsaw will begin at 3 p.m."),
        (
            "Niemiecki rząd przekaże na ten cel 5 mln euro.",
            "The German government will give 5 million euros for this purpose.",
        ),
    ] {
        assert_eq!(grave(&to_english(polish, english)), [], "{english}");
        assert_eq!(grave(&to_polish(english, polish)), [], "{polish}");
    }
}

#[test]
fn a_lost_negation_is_critical() {
    let source = "Rząd nie podpisał tej umowy.";
    let findings = to_english(source, "The government signed this agreement.");
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!((finding.kind, finding.severity), (FindingKind::NegationLost, Severity::Critical));
    assert_eq!(finding.source.and_then(|span| span.get(source)), Some("nie"));
    assert_eq!(finding.quote, None);
    assert_eq!(finding.message, "the source says “nie”; the quote has no negation");
    let findings = to_polish("The government signed this agreement.", source);
    assert_eq!(kinds(&findings), [FindingKind::NegationAdded]);
}

#[test]
fn a_negation_in_other_words_is_kept() {
    for (polish, english) in [
        (
            "Bez paszportu nie wolno przekroczyć granicy.",
            "It is forbidden to cross the border without a passport.",
        ),
        ("Sprawcy do dziś nie są znani policji.", "The perpetrators are still unknown to the police."),
        (
            "Nie tylko nauczyciele, ale i rodzice przyszli na spotkanie.",
            "Not only teachers but also parents came to the meeting.",
        ),
        ("Prezydent nie zgodził się na tę propozycję.", "The president refused to accept this proposal."),
    ] {
        let found = grave(&to_english(polish, english));
        assert!(!found.contains(&FindingKind::NegationLost), "{english} {found:?}");
        assert!(!found.contains(&FindingKind::NegationAdded), "{english} {found:?}");
    }
}

#[test]
fn numbers_are_compared_by_value() {
    let source = "W wypadku zginęło 12 osób, a 30 zostało rannych.";
    let quote = "The accident killed 12 people and injured 300.";
    let findings = to_english(source, quote);
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!((finding.kind, finding.severity), (FindingKind::NumberChanged, Severity::Major));
    assert_eq!(finding.quote.and_then(|span| span.get(quote)), Some("300"));
    assert_eq!(finding.source.and_then(|span| span.get(source)), Some("30"));
    let found =
        to_english("Podatek wzrośnie o 5 proc. 12 maja.", "The tax will rise by 5 percent on June 12.");
    assert_eq!(kinds(&found), [FindingKind::DateChanged]);
}

#[test]
fn over_and_almost_are_not_the_same() {
    let found =
        to_english("Na placu było ponad 16 tys. osób.", "There were almost 16,000 people in the square.");
    assert_eq!(kinds(&found), [FindingKind::ApproximationChanged]);
    assert_eq!(found[0].severity, Severity::Major);
}

#[test]
fn a_lost_hedge_is_found() {
    let found = to_english("Prezydent prawdopodobnie przyjedzie jutro.", "The president will come tomorrow.");
    assert_eq!(kinds(&found), [FindingKind::HedgeLost]);
    let found = to_polish("The president will come tomorrow.", "Prezydent podobno przyjedzie jutro.");
    assert_eq!(kinds(&found), [FindingKind::HedgeAdded]);
}

#[test]
fn names_are_matched_across_spellings() {
    let found = to_english(
        "Zdaniem Łukaszenki żołnierze stoją na granicy z Litwą.",
        "According to Lukashenko, soldiers are standing on the border with Lithuania.",
    );
    assert_eq!(grave(&found), []);
    let found =
        to_english("Wczoraj Kowalczyk spotkał się z Brzezińskim.", "Yesterday Kowalczyk met Wiśniewski.");
    assert_eq!(grave(&found), [FindingKind::NameChanged]);
}

#[test]
fn a_flag_names_a_country() {
    let found = to_english(
        "Żołnierze na stronach🇧🇾służb rzucali kamieniami.",
        "Soldiers of the Belarusian services threw stones.",
    );
    assert!(!kinds(&found).contains(&FindingKind::NameAdded), "{found:?}");
}

#[test]
fn a_clause_left_out_is_an_omission() {
    let source =
        "Szkoła będzie zamknięta do poniedziałku, ponieważ w nocy silny wiatr uszkodził dach budynku.";
    let found = to_english(source, "The school will be closed until Monday.");
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(finding.kind, FindingKind::Omission);
    let words = finding.source.and_then(|span| span.get(source)).unwrap();
    assert!(words.contains("uszkodził dach") && !words.contains("zamknięta"), "{words}");
}

#[test]
fn spans_lie_in_the_whole_text() {
    let article = "“We have not seen,” the officer said, “the 14 documents.”";
    let part = |text: &str, words: &str| text.find(words).map(|at| Span::new(at, at + words.len())).unwrap();
    let parts = [part(article, "We have not seen,"), part(article, "the 14 documents.")];
    let source = "Wstęp. Nie widzieliśmy 15 dokumentów. Koniec.";
    let sentences = [part(source, "Nie widzieliśmy 15 dokumentów.")];
    let findings = compare(
        Model::embedded(),
        Passage { text: article, parts: &parts, lang: Some(Lang::English) },
        Passage { text: source, parts: &sentences, lang: Some(Lang::Polish) },
    );
    let finding = findings.iter().find(|finding| finding.kind == FindingKind::NumberChanged).unwrap();
    assert_eq!(finding.quote.and_then(|span| span.get(article)), Some("14"));
    assert_eq!(finding.source.and_then(|span| span.get(source)), Some("15"));
}

#[test]
fn one_language_is_compared_by_the_letter() {
    let english = |source: &str, quote: &str| run((Lang::English, source), (Lang::English, quote));
    assert_eq!(english("We will not sell the hospital.", "we will not sell the hospital"), []);
    assert_eq!(kinds(&english("We will not sell it.", "We will sell it.")), [FindingKind::NegationLost]);
    assert_eq!(kinds(&english("We had 12 offers.", "We had 20 offers.")), [FindingKind::NumberChanged]);
    assert_eq!(kinds(&english("We met Anna there.", "We met Ewa there.")), [FindingKind::NameChanged]);
    assert_eq!(kinds(&english("We saw the big house.", "We saw the large house.")), [FindingKind::Wording]);
    assert_eq!(kinds(&english("Today we saw a house.", "we saw a house")), [FindingKind::Omission]);
    let polish =
        run((Lang::Polish, "Zgłosiło się 16 tys. osób."), (Lang::Polish, "Zgłosiło się 16 000 osób."));
    assert_eq!(polish, []);
}

#[test]
fn a_polish_negation_without_its_particle_denies_nothing() {
    let found =
        to_polish("No complaints were filed against the mayor.", "Żadnych skarg na burmistrza złożono.");
    assert_eq!(grave(&found), [FindingKind::NegationLost]);
    let found = to_polish("No complaints were filed.", "Nie złożono żadnych skarg.");
    assert_eq!(grave(&found), []);
}

#[test]
fn a_lack_that_was_lost_is_a_lost_negation() {
    let source = "Firma działa bez zezwolenia od trzech lat.";
    let found = to_english(source, "The company has been operating with a permit for three years.");
    assert!(kinds(&found).contains(&FindingKind::NegationLost), "{found:?}");
    let found = to_english(source, "The company has been operating without a permit for three years.");
    assert_eq!(kinds(&found), []);
}

#[test]
fn one_doubt_in_two_words_is_one_doubt() {
    let found = to_polish("The fire could possibly spread to the forest.", "Pożar może objąć las.");
    assert_eq!(grave(&found), []);
}

#[test]
fn opinions_are_lost_lightly() {
    let found =
        to_english("Myślę, że most zostanie otwarty w maju.", "The bridge will be opened to traffic in May.");
    assert!(!grave(&found).contains(&FindingKind::HedgeLost), "{found:?}");
}

#[test]
fn about_as_many_is_not_about_as_many_more() {
    let found = to_english("W mieście żyje około 45 tys. osób.", "About 55,000 people live in the city.");
    assert_eq!(kinds(&found), [FindingKind::NumberChanged]);
    let source = "Kościół remontowano w latach 1998–2004.";
    let found = to_english(source, "The church was renovated between 1998 and 2003.");
    assert!(!grave(&found).is_empty(), "{found:?}");
    assert_eq!(grave(&to_english(source, "The church was renovated between 1998 and 2004.")), []);
}

#[test]
fn centuries_may_be_adjectives() {
    let found = to_english("XIX-wieczne organy spłonęły.", "The 19th-century organ burnt down.");
    assert_eq!(grave(&found), []);
}

#[test]
fn flights_and_viruses_keep_their_figures() {
    let source = "Samolot o numerze LO3921 wylądował w Gdańsku.";
    let found = to_english(source, "The plane with the number LO3927 landed in Gdańsk.");
    assert_eq!(kinds(&found), [FindingKind::NumberChanged]);
    assert_eq!(kinds(&to_english(source, "The plane with the number LO3921 landed in Gdańsk.")), []);
}

#[test]
fn who_acts_and_who_is_acted_upon_may_change_places() {
    let source = "Hiszpania pozwała Portugalię w sprawie połowów.";
    let swapped = to_english(source, "Portugal sued Spain over fishing.");
    assert!(kinds(&swapped).contains(&FindingKind::RolesSwapped), "{swapped:?}");
    for faithful in ["Spain sued Portugal over fishing.", "Portugal was sued by Spain over fishing."] {
        let found = to_english(source, faithful);
        assert!(!kinds(&found).contains(&FindingKind::RolesSwapped), "{found:?}");
    }
    let found =
        to_english("Portugalię pozwała Hiszpania w sprawie połowów.", "Spain sued Portugal over fishing.");
    assert!(!kinds(&found).contains(&FindingKind::RolesSwapped), "{found:?}");
}

#[test]
fn words_left_in_the_other_language_are_untranslated() {
    let found = to_english(
        "Rząd przyjął nową ustawę o ochronie lasów i rzek.",
        "The government passed nową ustawę o ochronie forests and rivers.",
    );
    let found: Vec<_> = found.iter().filter(|finding| finding.kind == FindingKind::Untranslated).collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].severity, Severity::Major);
}

#[test]
fn odd_input_is_compared_without_fuss() {
    let long = "nie not 5 Anna ".repeat(3_000);
    for (source, quote) in
        [("", ""), ("", "a"), ("…", "!"), ("🇵🇱", "🙂"), (long.as_str(), "not"), ("nie", long.as_str())]
    {
        to_english(source, quote);
        run((Lang::Polish, source), (Lang::Polish, quote));
    }
    let parts = [Span::new(1, 900), Span::new(0, 1)];
    let passage = Passage { text: "ąę", parts: &parts, lang: None };
    assert_eq!(compare(Model::embedded(), passage, passage), []);
}
