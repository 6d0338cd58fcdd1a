//! Checking: the stages of a report, one after the other.

use std::collections::HashMap;

use super::compare::{Passage, compare};
use super::finding::{Finding, Severity};
use super::locate::{Located, locate};
use super::part::{has_gap, omits, settle};
use super::placed;
use super::prepare::{Prepared, spoken, text_of};
use super::quotation::{Quotation, QuoteKind};
use super::report::{CheckedQuote, Place, Report};
use super::source::{Origin, Source};
use super::speaker::{Authorship, name, same_name};
use super::verdict::Verdict;
use super::woven::{is_woven, soften};
use crate::confidence::Confidence;
use crate::document::Document;
use crate::lang::Lang;
use crate::model::Model;
use crate::span::Span;

/// Checks the quotes of an article against `documents` and against the sources that the article itself shows.
pub(crate) fn check(model: &Model, article: &Document, documents: &[Document]) -> Report {
    let Prepared { lang, sources, quotations, authorships, wanted, sentences } =
        Prepared::new(model, article, documents);
    let text_of = |source: &Source| text_of(article, documents, source);
    let located = locate(model, lang, &wanted, &sentences);
    let speakers = speakers_found(&quotations, &located, sources.len());
    let mut quotes = Vec::with_capacity(quotations.len());
    for ((quotation, located), authorships) in quotations.into_iter().zip(located).zip(&authorships) {
        quotes.push(match located {
            Ok(located) => {
                let source = &sources[located.source];
                found(model, (article, lang), quotation, located, source, text_of(source))
            }
            Err(confidence) => {
                let mut owed =
                    authorships.iter().zip(&sources).zip(&speakers).map(|((&authorship, source), found)| {
                        is_owed(model, article, &quotation, authorship, source, found)
                    });
                let verdict = if owed.any(|owed| owed) { Verdict::NotInSource } else { Verdict::NoSource };
                CheckedQuote { quotation, verdict, confidence, place: None, findings: Vec::new() }
            }
        });
    }
    share_out(&mut quotes);
    let sentences = super::coverage::source_sentences(&sources, &quotes, text_of);
    Report { quotes, sources, sentences }
}

/// Makes minor what a quote leaves out and another one of the article says: two halves are a whole.
fn share_out(quotes: &mut [CheckedQuote]) {
    let mut at: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
    for (number, quote) in quotes.iter().enumerate() {
        for sentence in quote.place.iter().flat_map(|place| place.sentences.iter()) {
            let source = quote.place.as_ref().map_or(0, |place| place.source);
            let here = at.entry((source, sentence)).or_default();
            if here.len() < MOST_AT_ONE {
                here.push(number);
            }
        }
    }
    let mut said: Vec<(usize, usize)> = Vec::new();
    for (number, quote) in quotes.iter().enumerate() {
        let Some(place) = &quote.place else { continue };
        for (index, finding) in
            quote.findings.iter().enumerate().filter(|(_, finding)| omits_gravely(finding))
        {
            let Some(gap) = finding.source else { continue };
            let leaves_out_too = |other: &CheckedQuote| {
                let gaps = other.findings.iter().filter(|finding| omits(finding));
                let shared =
                    |span: Span| span.end().min(gap.end()).saturating_sub(span.start().max(gap.start()));
                gaps.filter_map(|finding| finding.source).any(|span| 2 * shared(span) > gap.len())
            };
            let beside = place.sentences.iter().filter_map(|sentence| at.get(&(place.source, sentence)));
            let mut others = beside.flatten().filter(|&&other| other != number);
            if others.any(|&other| !leaves_out_too(&quotes[other])) {
                said.push((number, index));
            }
        }
    }
    for (number, index) in said {
        quotes[number].findings[index].severity = Severity::Minor;
    }
    for quote in quotes {
        quote.findings.sort_by(|a, b| b.severity.cmp(&a.severity).then(b.confidence.cmp(&a.confidence)));
    }
}

fn omits_gravely(finding: &Finding) -> bool {
    omits(finding) && finding.severity >= Severity::Major
}

/// Quotes of one sentence that are looked at for what another one leaves out.
const MOST_AT_ONE: usize = 8;

fn found(
    model: &Model,
    (article, lang): (&Document, Option<Lang>),
    quotation: Quotation,
    located: Located,
    source: &Source,
    source_text: &str,
) -> CheckedQuote {
    let spans = &source.sentences()[located.sentences.iter()];
    let spoken = spoken(&quotation, article.as_str());
    let quote = Passage { text: article.as_str(), parts: &spoken, lang };
    let sentences = located.sentences;
    let place = Passage { text: source_text, parts: spans, lang: source.lang() };
    let mut findings = compare(model, quote, place);
    let cut = is_cut(&quotation, article.as_str());
    if located.part || cut {
        let fragment = quotation.kind == QuoteKind::Fragment;
        settle(model, quote, place, located.confidence, fragment, &mut findings);
    }
    let woven = is_woven(&quotation, article.as_str(), lang) && soften(model, quote, place, &mut findings);
    let beside = (source.sentences(), sentences);
    placed::soften(model, quote, place, beside, located.confidence, &mut findings);
    let part = located.part || woven || cut && findings.iter().any(omits);
    findings.sort_by(|a, b| b.severity.cmp(&a.severity).then(b.confidence.cmp(&a.confidence)));
    let span = spans.iter().copied().reduce(Span::cover).unwrap_or_default();
    CheckedQuote {
        quotation,
        verdict: Verdict::of_found(part, &findings),
        confidence: located.confidence,
        place: Some(Place { source: located.source, sentences, span }),
        findings,
    }
}

/// Whether a quote is made as a part: some words in a sentence of the author, or with the mark of a gap. It
/// is one where something of the source is indeed left out.
fn is_cut(quotation: &Quotation, article: &str) -> bool {
    let mut parts = quotation.parts.iter().filter_map(|part| part.get(article));
    quotation.kind == QuoteKind::Fragment || parts.any(has_gap)
}

/// For each source the speakers whose quotes were found in it.
fn speakers_found(
    quotations: &[Quotation],
    located: &[Result<Located, Confidence>],
    sources: usize,
) -> Vec<Vec<Span>> {
    let mut speakers = vec![Vec::new(); sources];
    for (quotation, located) in quotations.iter().zip(located) {
        if let (Ok(located), Some(name)) = (located, name(quotation)) {
            speakers[located.source].push(name);
        }
    }
    speakers
}

/// A source is taken to be one speaker's from so many quotes on that are all of that one.
const SINGLE: usize = 4;

/// Whether a quote that was not found should have been in this source: whether it has the speaker's words.
fn is_owed(
    model: &Model,
    article: &Document,
    quotation: &Quotation,
    authorship: Authorship,
    source: &Source,
    found: &[Span],
) -> bool {
    match (authorship, source.origin()) {
        (Authorship::Same, _) => true,
        (Authorship::Other, _) | (Authorship::Unknown, Origin::Article) => false,
        // A given source without a signature is one speaker's where several quotes of that one are in it
        // and nobody else's. Else it may hold anybody's words, for that is why it was given.
        (Authorship::Unknown, Origin::Given(_)) => match (name(quotation), found) {
            (Some(name), [one, others @ ..]) => {
                let same = |other: Span| same_name(model, article, *one, other);
                others.len() + 1 < SINGLE || others.iter().any(|&other| !same(other)) || same(name)
            }
            _ => true,
        },
    }
}
