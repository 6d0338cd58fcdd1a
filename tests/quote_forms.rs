//! Quotes and sources in the forms in which articles show them: blocks, brackets, pasted posts, one language.

use bitext::quote::{CheckedQuote, Origin, Severity, Verdict};
use bitext::{Document, Report, SentenceRange, check_quotes};

fn sentences(quote: &CheckedQuote) -> Option<SentenceRange> {
    quote.place().map(bitext::quote::Place::sentences)
}

fn grave(quote: &CheckedQuote) -> bool {
    quote.findings().iter().any(|finding| finding.severity >= Severity::Major)
}

#[test]
fn a_block_is_a_quote() {
    let article = Document::new(
        "The mayor wrote an open letter to the residents on Friday:\n\n\
         > The bridge will stay closed until May. We found cracks in two pillars.\n\
         > Nobody was in danger.\n\nThe council meets next week and will hear what the engineers have to say.",
    );
    let letter = Document::new(
        "Szanowni Państwo! Most będzie zamknięty do maja. Znaleźliśmy pęknięcia w dwóch filarach. \
         Nikomu nic nie groziło. O terminach remontu poinformujemy.",
    );
    let report = check_quotes(&article, &[letter]);
    assert_eq!(report.quotes().len(), 1);
    assert_eq!(report.quotes()[0].verdict(), Verdict::Faithful);
    assert_eq!(sentences(&report.quotes()[0]), Some(SentenceRange::new(1, 4)));
}

#[test]
fn what_the_author_puts_in_brackets_is_not_held_against_the_quote() {
    let article = Document::new(
        "“He [Minister Wrona] promised a new bridge (...) two years ago,” said Anna Lis. Nobody from the ministry replied.",
    );
    let speech = Document::new(
        "Obiecał nowy most, a nawet dwie nowe drogi, dwa lata temu. Do dziś nic z tego nie ma.",
    );
    let report = check_quotes(&article, &[speech]);
    let quote = &report.quotes()[0];
    assert_eq!(sentences(quote), Some(SentenceRange::new(0, 1)));
    assert!(!grave(quote), "{quote:#?}");
    let put_in = article.as_str().find("[Minister").unwrap();
    let at_bracket = quote.findings().iter().filter_map(|finding| finding.quote);
    assert_eq!(at_bracket.filter(|span| span.start() == put_in).count(), 0);
}

/// The one source of an article that shows a post.
fn post(report: &Report) -> &bitext::quote::Source {
    let [source] = report.sources() else { panic!("{report:#?}") };
    assert_eq!(source.origin(), Origin::Article);
    source
}

#[test]
fn the_lines_above_a_pasted_post_name_its_author() {
    for head in [
        "Energetyka\n@energetyka\n",
        "Energetyka (@energetyka)\n\n",
        "Energetyka @energetyka · 4 maja 2023\n",
    ] {
        let text = format!(
            "The agency confirmed the outage and said that repairs would go on through the night. It was the third one \
             in a month.\n\n{head}Awaria objęła trzy powiaty. Usuwamy skutki burzy.\n\n\
             “The failure has hit three districts,” the company wrote."
        );
        let article = Document::new(text.as_str());
        let report = check_quotes(&article, &[]);
        let source = post(&report);
        assert_eq!(source.author().and_then(|span| span.get(&text)), Some("Energetyka"), "{text}");
        assert_eq!(source.handle().and_then(|span| span.get(&text)), Some("@energetyka"), "{text}");
        assert_eq!(source.sentences().len(), 2, "{text}");
        assert_eq!(sentences(&report.quotes()[0]), Some(SentenceRange::new(0, 1)));
    }
}

#[test]
fn a_long_post_does_not_change_the_language_of_a_short_report() {
    let article = Document::new(
        "Awaria objęła trzy powiaty. Usuwamy skutki burzy. Prąd wróci do większości domów jeszcze dziś. Prosimy o \
         cierpliwość i o zgłaszanie zerwanych przewodów pod numerem alarmowym. Nasze ekipy pracują bez przerwy.\n\
         — Energetyka (@energetyka) May 4, 2023\n\n\
         “The failure has hit three districts,” the company wrote on Thursday.",
    );
    let report = check_quotes(&article, &[]);
    assert_eq!(post(&report).sentences().len(), 5);
    assert_eq!(report.quotes().len(), 1);
    assert_eq!(report.quotes()[0].verdict(), Verdict::Faithful);
}

#[test]
fn quotes_in_the_language_of_the_source_are_found_word_for_word() {
    let speech = Document::new(
        "The road will open in June. We have paid for it twice over. I do not regret a single day of the work.",
    );
    let article = Document::new(
        "The mayor spoke for an hour. She had “paid for it twice over”, she said. “I do not regret a single day of the \
         work,” she added.",
    );
    let report = check_quotes(&article, &[speech]);
    let places: Vec<_> = report.quotes().iter().map(sentences).collect();
    assert_eq!(places, [Some(SentenceRange::new(1, 2)), Some(SentenceRange::new(2, 3))]);
    assert!(report.quotes().iter().all(|quote| !grave(quote)));
}
