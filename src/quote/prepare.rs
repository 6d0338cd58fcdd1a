//! What is looked for and where: the quotes of an article and the texts that they may be from.

use super::extract::extract;
use super::locate::Wanted;
use super::quotation::{Quotation, QuoteKind};
use super::source::{Origin, Source, embedded, given, written_in};
use super::speaker::{Authorship, authorship};
use crate::document::{Document, DocumentSentence};
use crate::lang::Lang;
use crate::model::Model;
use crate::span::Span;
use crate::split::split;

/// The texts and quotes of an article, before anything is looked for.
pub(crate) struct Prepared<'t> {
    /// The language that the author of the article writes.
    pub(crate) lang: Option<Lang>,
    pub(crate) sources: Vec<Source>,
    pub(crate) quotations: Vec<Quotation>,
    pub(super) authorships: Vec<Vec<Authorship>>,
    pub(crate) wanted: Vec<Wanted>,
    /// For each source its language and its sentences.
    pub(crate) sentences: Vec<(Option<Lang>, Vec<&'t str>)>,
}

impl<'t> Prepared<'t> {
    pub(crate) fn new(model: &Model, article: &'t Document, documents: &'t [Document]) -> Self {
        let text = article.as_str();
        let mut sources: Vec<Source> =
            documents.iter().zip(0..).map(|(document, number)| given(document, number)).collect();
        let lang = written_in(article);
        sources.extend(embedded(article, lang));
        let quotations = quotations(article, lang, &sources);
        let authorships: Vec<Vec<Authorship>> = quotations
            .iter()
            .map(|quotation| {
                let who = |source| {
                    let source_text = text_of(article, documents, source);
                    authorship(model, quotation, (text, lang), source, source_text)
                };
                sources.iter().map(who).collect()
            })
            .collect();
        let wanted: Vec<Wanted> = quotations
            .iter()
            .zip(&authorships)
            .map(|(quotation, of)| want(quotation, (article, lang), of, &sources))
            .collect();
        let sentences = sources
            .iter()
            .map(|source| {
                let text = text_of(article, documents, source);
                (source.lang(), source.sentences().iter().filter_map(|span| span.get(text)).collect())
            })
            .collect();
        Self { lang, sources, quotations, authorships, wanted, sentences }
    }
}

/// The text that a source is in.
pub(super) fn text_of<'t>(article: &'t Document, documents: &'t [Document], source: &Source) -> &'t str {
    match source.origin() {
        Origin::Article => article.as_str(),
        Origin::Given(number) => documents[number].as_str(),
    }
}

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

/// The quotes that are to be checked: somebody's words, outside the sources and outside other quotes.
fn quotations(article: &Document, lang: Option<Lang>, sources: &[Source]) -> Vec<Quotation> {
    let shown: Vec<Span> = sources
        .iter()
        .filter(|source| source.origin() == Origin::Article)
        .filter_map(Source::cover)
        .collect();
    extract(article.as_str(), lang.unwrap_or(Lang::English))
        .into_iter()
        .filter(|quotation| quotation.parent.is_none())
        .filter(|quotation| matches!(quotation.kind, QuoteKind::Statement | QuoteKind::Fragment))
        .filter(|quotation| !shown.iter().any(|source| source.overlaps(quotation.outer)))
        .collect()
}

fn want(
    quotation: &Quotation,
    (article, lang): (&Document, Option<Lang>),
    authorships: &[Authorship],
    sources: &[Source],
) -> Wanted {
    let spoken = spoken(quotation, article.as_str());
    let parts: Vec<&str> = spoken.iter().filter_map(|part| part.get(article.as_str())).collect();
    let words = parts.join(" ");
    let split = split(&words, lang.unwrap_or(Lang::English));
    let sentences = split.map(|sentence| sentence.span().start()).collect();
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

/// The parts of a quote without what the author has put in: words in square brackets that stand between its
/// words. A bracket around the letters of a word, as in `[w]e`, is a part of that word.
pub(super) fn spoken(quotation: &Quotation, article: &str) -> Vec<Span> {
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
