//! Checking: the stages of a report, one after the other.

use super::compare::{Passage, compare};
use super::extract::extract;
use super::finding::FindingKind;
use super::locate::{Located, Wanted, locate};
use super::part::{has_gap, settle};
use super::quotation::{Quotation, QuoteKind};
use super::report::{CheckedQuote, Place, Report};
use super::source::{Origin, Source, embedded, given};
use super::speaker::{Authorship, authorship, name, same_name};
use super::verdict::Verdict;
use crate::confidence::Confidence;
use crate::document::{Document, DocumentSentence};
use crate::lang::Lang;
use crate::model::Model;
use crate::span::Span;
use crate::split::split;

/// The prior probability that a quote is from a source, by who is said to have spoken. One that was given
/// was given because it is thought to be quoted.
fn prior(authorship: Authorship, source: &Source) -> f64 {
    match (authorship, source.origin()) {
        (Authorship::Same, _) => 0.8,
        (Authorship::Unknown, Origin::Given(_)) => 0.7,
        (Authorship::Unknown, Origin::Article) => 0.5,
        (Authorship::Other, _) => 0.1,
    }
}

/// The texts and quotes of an article, before anything is looked for.
pub(crate) struct Prepared<'t> {
    article: &'t Document,
    pub(crate) sources: Vec<Source>,
    pub(crate) quotations: Vec<Quotation>,
    authorships: Vec<Vec<Authorship>>,
    pub(crate) wanted: Vec<Wanted>,
    /// For each source its language and its sentences.
    pub(crate) sentences: Vec<(Option<Lang>, Vec<&'t str>)>,
}

impl<'t> Prepared<'t> {
    pub(crate) fn new(model: &Model, article: &'t Document, documents: &'t [Document]) -> Self {
        let text = article.as_str();
        let mut sources: Vec<Source> =
            documents.iter().zip(0..).map(|(document, number)| given(document, number)).collect();
        sources.extend(embedded(article));
        let quotations = quotations(article, &sources);
        let authorships: Vec<Vec<Authorship>> = quotations
            .iter()
            .map(|quotation| {
                let who = |source| {
                    let source_text = text_of(article, documents, source);
                    authorship(model, quotation, (text, article.lang()), source, source_text)
                };
                sources.iter().map(who).collect()
            })
            .collect();
        let wanted: Vec<Wanted> = quotations
            .iter()
            .zip(&authorships)
            .map(|(quotation, of)| want(quotation, article, of, &sources))
            .collect();
        let sentences = sources
            .iter()
            .map(|source| {
                let text = text_of(article, documents, source);
                (source.lang(), source.sentences().iter().filter_map(|span| span.get(text)).collect())
            })
            .collect();
        Self { article, sources, quotations, authorships, wanted, sentences }
    }
}

/// The text that a source is in.
fn text_of<'t>(article: &'t Document, documents: &'t [Document], source: &Source) -> &'t str {
    match source.origin() {
        Origin::Article => article.as_str(),
        Origin::Given(number) => documents[number].as_str(),
    }
}

/// Checks the quotes of an article against `documents` and against the sources that the article itself shows.
pub(crate) fn check(model: &Model, article: &Document, documents: &[Document]) -> Report {
    let Prepared { article, sources, quotations, authorships, wanted, sentences } =
        Prepared::new(model, article, documents);
    let text_of = |source: &Source| text_of(article, documents, source);
    let located = locate(model, article, &wanted, &sentences);
    let speakers = speakers_found(&quotations, &located, sources.len());
    let mut quotes = Vec::with_capacity(quotations.len());
    for ((quotation, located), authorships) in quotations.into_iter().zip(located).zip(&authorships) {
        quotes.push(match located {
            Ok(located) => {
                let source = &sources[located.source];
                found(model, article, quotation, located, source, text_of(source))
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
    let sentences = super::coverage::source_sentences(&sources, &quotes, text_of);
    Report { quotes, sources, sentences }
}

/// The quotes that are to be checked: somebody's words, outside the sources and outside other quotes.
fn quotations(article: &Document, sources: &[Source]) -> Vec<Quotation> {
    let shown: Vec<Span> = sources
        .iter()
        .filter(|source| source.origin() == Origin::Article)
        .filter_map(Source::cover)
        .collect();
    extract(article.as_str(), article.lang().unwrap_or(Lang::English))
        .into_iter()
        .filter(|quotation| quotation.parent.is_none())
        .filter(|quotation| matches!(quotation.kind, QuoteKind::Statement | QuoteKind::Fragment))
        .filter(|quotation| !shown.iter().any(|source| source.overlaps(quotation.outer)))
        .collect()
}

fn want(quotation: &Quotation, article: &Document, authorships: &[Authorship], sources: &[Source]) -> Wanted {
    let spoken = spoken(quotation, article.as_str());
    let parts: Vec<&str> = spoken.iter().filter_map(|part| part.get(article.as_str())).collect();
    let words = parts.join(" ");
    let sentences = split(&words, article.lang().unwrap_or(Lang::English)).count().max(1);
    // Several sources share what speaks for being in one of them.
    let each: Vec<f64> = authorships.iter().zip(sources).map(|(&of, source)| prior(of, source)).collect();
    let greatest = each.iter().copied().fold(0.0, f64::max);
    let sum: f64 = each.iter().sum();
    let priors = each.iter().map(|prior| greatest * prior / sum).collect();
    let fragment = quotation.kind == QuoteKind::Fragment;
    let context = if fragment { context(quotation, article) } else { String::new() };
    Wanted { words, sentences, priors, fragment, context }
}

/// What the author says around some quoted words, in the same sentence.
fn context(quotation: &Quotation, article: &Document) -> String {
    let (text, outer) = (article.as_str(), quotation.outer);
    let sentences = article.sentences();
    let first = sentences.partition_point(|sentence| sentence.span().end() <= outer.start());
    let host = sentences[first..].iter().map(DocumentSentence::span).take_while(|span| span.overlaps(outer));
    let Some(host) = host.reduce(Span::cover) else { return String::new() };
    let part = |start: usize, end: usize| text.get(start..end.max(start)).unwrap_or_default();
    format!("{} {}", part(host.start(), outer.start()), part(outer.end(), host.end()))
}

fn found(
    model: &Model,
    article: &Document,
    quotation: Quotation,
    located: Located,
    source: &Source,
    source_text: &str,
) -> CheckedQuote {
    let spans = &source.sentences()[located.sentences.iter()];
    let spoken = spoken(&quotation, article.as_str());
    let quote = Passage { text: article.as_str(), parts: &spoken, lang: article.lang() };
    let sentences = located.sentences;
    let place = Passage { text: source_text, parts: spans, lang: source.lang() };
    let mut findings = compare(model, quote, place);
    let cut = is_cut(&quotation, article.as_str());
    if located.part || cut {
        let fragment = quotation.kind == QuoteKind::Fragment;
        settle(model, quote, place, located.confidence, fragment, &mut findings);
    }
    let omits = findings.iter().any(|finding| finding.kind == FindingKind::Omission);
    let part = located.part || cut && omits;
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

/// The parts of a quote without what the author has put in: words in square brackets that stand between its
/// words. A bracket around the letters of a word, as in `[w]e`, is a part of that word.
fn spoken(quotation: &Quotation, article: &str) -> Vec<Span> {
    let mut out = Vec::with_capacity(quotation.parts.len());
    for part in &quotation.parts {
        let words = part.get(article).unwrap_or_default();
        let (mut start, mut from) = (0, 0);
        while let Some(open) = words[from..].find('[').map(|at| from + at) {
            let Some(close) = words[open..].find(']').map(|at| open + at + 1) else { break };
            let touches = words[..open].ends_with(char::is_alphanumeric)
                || words[close..].starts_with(char::is_alphanumeric);
            from = close;
            if !touches && words[open..close].contains(char::is_alphanumeric) {
                out.push(Span::new(start, open).shift(part.start()).trim(article));
                start = close;
            }
        }
        out.push(Span::new(start, words.len()).shift(part.start()).trim(article));
    }
    let whole = |part: &&Span| part.get(article).is_some_and(|words| words.contains(char::is_alphanumeric));
    let kept: Vec<Span> = out.iter().filter(whole).copied().collect();
    if kept.is_empty() { quotation.parts.clone() } else { kept }
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
