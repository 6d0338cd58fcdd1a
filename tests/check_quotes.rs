//! The main job, end to end: an article in, a report out.

mod common;

use bitext::quote::{FindingKind, Origin, Quoted, SourceSentence, Verdict};
use bitext::render::TextRenderer;
use bitext::{Document, Report, SentenceRange, Span};

const TWEET: &str = "Zamykamy dziś most na Narwi.Pęknięcie zauważył patrol wodny. \
                     Nie wiemy jeszcze, kiedy wrócą🚗kierowcy.. pic.twitter.com/Qm4TrZk81L\n\n\
                     — Zarząd Dróg Powiatowych (@ZDP_Powiat) March 3, 2023\n\n";

fn report_on(quotes: &str) -> (Document, Report) {
    let article = Document::new(format!(
        "The county road authority has shut a bridge after a crack was found in one of its pillars.\n\n\
         {TWEET}{quotes}\n\nDrivers are being sent through Pułtusk until further notice."
    ));
    let report = bitext::check_quotes(&article, &[]);
    (article, report)
}

fn words(article: &Document, span: Span) -> &str {
    span.get(article.as_str()).unwrap()
}

#[test]
fn a_tweet_in_the_article_is_its_source() {
    let (article, report) = report_on("“A water patrol noticed the crack,” the road authority wrote.");
    let [source] = report.sources() else { panic!("{:?}", report.sources()) };
    assert_eq!(source.origin(), Origin::Article);
    assert_eq!(source.author().map(|span| words(&article, span)), Some("Zarząd Dróg Powiatowych"));
    assert_eq!(source.handle().map(|span| words(&article, span)), Some("@ZDP_Powiat"));
    let sentences: Vec<&str> = source.sentences().iter().map(|&span| words(&article, span)).collect();
    assert_eq!(
        sentences,
        [
            "Zamykamy dziś most na Narwi.",
            "Pęknięcie zauważył patrol wodny.",
            "Nie wiemy jeszcze, kiedy wrócą🚗kierowcy..",
        ]
    );
    let [quote] = report.quotes() else { panic!("{:?}", report.quotes()) };
    assert_eq!(quote.verdict(), Verdict::Faithful, "{:?}", quote.findings());
    assert_eq!(quote.place().unwrap().sentences(), SentenceRange::new(1, 2));
    assert!(quote.confidence().get() > 0.8, "{}", quote.confidence());
    let quoted: Vec<Quoted> = report.sentences().iter().map(SourceSentence::quoted).collect();
    assert_eq!(quoted, [Quoted::Not, Quoted::Whole, Quoted::Not]);
    assert_eq!(report.unquoted().count(), 2);
}

#[test]
fn a_negation_that_was_lost_alters_the_quote() {
    let (_, report) = report_on("“We know when drivers will be back,” the road authority wrote.");
    let quote = &report.quotes()[0];
    assert_eq!(quote.verdict(), Verdict::Altered);
    assert!(quote.findings().iter().any(|finding| finding.kind == FindingKind::NegationLost));
}

#[test]
fn what_somebody_else_said_has_no_source() {
    let (_, report) = report_on(
        "“Every company on the island will get help from the regional fund,” said Governor Ewa Lis.",
    );
    assert_eq!(report.quotes()[0].verdict(), Verdict::NoSource);
}

#[test]
fn what_the_author_did_not_say_is_not_in_the_source() {
    let (_, report) = report_on(
        "“Local fishermen have promised to pay for new lamps in the harbour,” the road authority wrote.",
    );
    assert_eq!(report.quotes()[0].verdict(), Verdict::NotInSource);
    assert_eq!(report.quotes()[0].place(), None);
}

#[test]
fn a_given_source_is_searched_in_any_order() {
    let speech = Document::new(
        "Good evening. Last year 420 families left this valley. We will build a school here by 2027. \
         I have never promised anyone a railway.",
    );
    let article = Document::new(
        "Premier mówił wczoraj w Dolinie Baryczy.\n\n\
         „Nigdy nikomu nie obiecywałem kolei” – powiedział premier Jan Wolski. \
         „W zeszłym roku tę dolinę opuściły 402 rodziny” – dodał.\n\nSpotkanie trwało godzinę.",
    );
    let report = bitext::check_quotes(&article, std::slice::from_ref(&speech));
    let [first, second] = report.quotes() else { panic!("{:?}", report.quotes()) };
    assert_eq!(first.place().unwrap().sentences(), SentenceRange::new(3, 4));
    assert_eq!(first.verdict(), Verdict::Faithful, "{:?}", first.findings());
    assert_eq!(second.place().unwrap().sentences(), SentenceRange::new(1, 2));
    assert_eq!(second.verdict(), Verdict::Altered);
    let finding = &second.findings()[0];
    assert_eq!(finding.kind, FindingKind::NumberChanged);
    assert_eq!(finding.quote.map(|span| words(&article, span)), Some("402"));
    assert_eq!(finding.source.map(|span| words(&speech, span)), Some("420"));
}

#[test]
fn empty_texts_give_empty_reports() {
    for article in ["", " \n", "🙂", "No quotes here."] {
        let report = bitext::check_quotes(&Document::new(article), &[Document::new("")]);
        assert!(report.quotes().is_empty() && report.sentences().is_empty(), "{article:?}");
    }
    let report = bitext::check_quotes(&Document::new("“Tak,” he said."), &[]);
    assert!(report.quotes().iter().all(|quote| quote.verdict() == Verdict::NoSource));
}

#[test]
fn a_report_is_data() {
    let (article, report) = report_on("“A water patrol noticed the crack,” the road authority wrote.");
    let json = serde_json::to_string(&report).unwrap();
    let back: Report = serde_json::from_str(&json).unwrap();
    assert_eq!(serde_json::to_string(&back).unwrap(), json);
    drop(report);
    assert!(TextRenderer::new().render(&back, &article, &[]).contains("Pęknięcie zauważył patrol wodny."));
}

/// What the project's own sample has to show; none of it is known to the library.
#[test]
fn border_guard() {
    let Some(text) = common::shared("samples/border-guard-2021-10-12.txt") else { return };
    let article = Document::new(text);
    let report = bitext::check_quotes(&article, &[]);
    let [source] = report.sources() else { panic!("{:?}", report.sources()) };
    assert_eq!(source.sentences().len(), 4);
    let [first, second, third, minister] = report.quotes() else { panic!("{:?}", report.quotes()) };
    for (number, quote) in [first, second, third].into_iter().enumerate() {
        assert_eq!(quote.place().unwrap().sentences(), SentenceRange::new(number, number + 1));
        assert!(quote.confidence().get() > 0.9, "{}", quote.confidence());
        assert_eq!(quote.verdict(), Verdict::Faithful, "{:?}", quote.findings());
        let named = quote.speaker().and_then(|speaker| speaker.named).unwrap();
        assert_eq!(words(&article, named), "the Polish Border Guard");
    }
    assert_eq!(minister.verdict(), Verdict::NoSource);
    let unquoted: Vec<&str> = report.unquoted().map(|sentence| words(&article, sentence.span())).collect();
    assert_eq!(unquoted.len(), 1);
    assert!(unquoted[0].starts_with("A może to przygotowania"), "{unquoted:?}");
}
