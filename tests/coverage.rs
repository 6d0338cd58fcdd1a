//! How much of a source was quoted, and what a report comes to.

use bitext::quote::{Quoted, SourceSentence, Summary, Verdict};
use bitext::render::{HtmlRenderer, TextRenderer};
use bitext::{Document, Report};

const STATEMENT: &str = "Pomoc dostanie każda rodzina, która straciła dach nad głową w lipcowej powodzi. \
    Wypłaty zaczną się w poniedziałek. Nie wiemy jeszcze, skąd weźmiemy na to pieniądze.";

fn check(quotes: &str, statement: &str) -> (Document, Document, Report) {
    let article = Document::new(format!(
        "The governor visited the flooded villages on Friday and met the people there.\n\n{quotes}\n\n\
         The water is expected to fall by the end of the week."
    ));
    let statement = Document::new(statement);
    let report = bitext::check_quotes(&article, std::slice::from_ref(&statement));
    (article, statement, report)
}

fn states(report: &Report) -> Vec<Quoted> {
    report.sentences().iter().map(SourceSentence::quoted).collect()
}

#[test]
fn quoted_in_part_and_not_at_all() {
    let (_, statement, report) = check(
        "“Every family will receive help,” the governor said. “Payments will start on Monday,” he added.",
        STATEMENT,
    );
    assert_eq!(states(&report), [Quoted::InPart, Quoted::Whole, Quoted::Not]);
    let [first, second, third] = report.sentences() else { panic!("{report:?}") };
    assert_eq!((first.quotes(), second.quotes(), third.quotes()), (&[0][..], &[1][..], &[][..]));
    let [left_out] = first.left_out() else { panic!("{:?}", first.left_out()) };
    let left_out = left_out.get(statement.as_str()).unwrap();
    assert!(left_out.starts_with("która straciła") && left_out.ends_with("powodzi"), "{left_out}");
    assert!(second.left_out().is_empty());
    assert_eq!(third.left_out(), [third.span()]);
    assert_eq!(report.quoted_in_part().count(), 1);
    assert_eq!(report.unquoted().count(), 1);
}

#[test]
fn two_halves_are_a_whole() {
    let (_, _, report) = check(
        "“Every family that lost the roof over its head in the July flood will receive help,” the governor said.",
        STATEMENT,
    );
    assert_eq!(states(&report), [Quoted::Whole, Quoted::Not, Quoted::Not]);
    let halves = "Wybudujemy nowy most i naprawimy drogę do szpitala, a potem wyremontujemy szkołę podstawową \
        oraz bibliotekę gminną.";
    let (_, _, first) =
        check("“We will build a new bridge and repair the road to the hospital,” the governor said.", halves);
    assert_eq!(states(&first), [Quoted::InPart]);
    let (_, _, both) = check(
        "“We will build a new bridge and repair the road to the hospital,” the governor said. “Then we will \
         renovate the primary school and the municipal library,” he added.",
        halves,
    );
    assert_eq!(both.sentences()[0].quotes(), [0, 1]);
    assert_eq!(states(&both), [Quoted::Whole], "{both:?}");
}

#[test]
fn some_words_in_the_sentence_of_the_author_are_a_part() {
    let statement = "Uważam tę propozycję za zniewagę dla wszystkich pracowników szpitali.";
    let (_, statement, report) = check("The governor called the proposal “an insult”.", statement);
    assert_eq!(report.quotes()[0].verdict(), Verdict::Partial);
    assert_eq!(states(&report), [Quoted::InPart]);
    for left_out in report.sentences()[0].left_out() {
        assert!(!left_out.get(statement.as_str()).unwrap().contains("zniewagę"));
    }
}

#[test]
fn what_a_gap_leaves_out_is_no_lost_negation() {
    let statement =
        "Ten strajk, o którym jeszcze rok temu nikt by nie pomyślał, zmieni całą ochronę zdrowia.";
    let (_, _, report) =
        check("“This strike […] will change the whole health service,” the governor said.", statement);
    assert_eq!(report.quotes()[0].verdict(), Verdict::Partial, "{:?}", report.quotes()[0].findings());
    assert_eq!(states(&report), [Quoted::InPart]);
    let (_, _, report) = check(
        "“The ministry … will close the hospital in the valley,” the governor said.",
        "Ministerstwo nigdy nie zamknie szpitala w dolinie.",
    );
    assert_eq!(report.quotes()[0].verdict(), Verdict::Altered, "an ellipsis hides no denial");
}

#[test]
fn a_summary_counts_everything_once() {
    let quotes = "“Every family will receive help,” the governor said. “Payments will not start on Monday,” he \
        added. “We have bought nine boats and a helicopter,” the governor told reporters.";
    let (article, statement, report) = check(quotes, STATEMENT);
    let summary = report.summary();
    assert_eq!((summary.quotes, summary.sentences), (3, 3));
    let verdicts =
        [Verdict::Faithful, Verdict::Partial, Verdict::Altered, Verdict::NotInSource, Verdict::NoSource];
    assert_eq!(verdicts.map(|verdict| summary.with_verdict(verdict)).iter().sum::<usize>(), 3);
    assert_eq!((summary.partial, summary.altered, summary.not_in_source), (1, 1, 1));
    assert_eq!((summary.quoted, summary.quoted_in_part, summary.not_quoted), (1, 1, 1));
    let findings: usize = report.quotes().iter().map(|quote| quote.findings().len()).sum();
    assert_eq!(summary.critical + summary.major + summary.minor, findings);
    assert!(summary.critical >= 1 && !summary.is_clean());
    let json = serde_json::to_string(&summary).unwrap();
    assert_eq!(serde_json::from_str::<Summary>(&json).unwrap(), summary);
    let json = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<Report>(&json).unwrap().summary(), summary);

    let sources = [statement];
    let text = TextRenderer::new().width(200).render(&report, &article, &sources);
    assert!(text.starts_with(
        "3 quotes: 1 altered, 1 not in the source, 1 partial. 3 source sentences: 1 quoted, 1 quoted in part, \
         1 quoted by nobody.\n"
    ));
    assert!(text.contains("\nQuoted in part:\n") && text.contains("left out: “która straciła"), "{text}");
    assert!(text.contains("\nQuoted by nobody:\n"));
    let page = HtmlRenderer::new().render(&report, &article, &sources);
    assert_eq!(page.matches("sentence in-part").count(), 1, "one sentence, beside the style");
    assert!(page.contains("class=\"out\"") && page.contains(">quoted in part "), "{page}");
}
