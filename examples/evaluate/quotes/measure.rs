//! Holds the report on an article against the truth about its quotes.

use bitext::quote::{CheckedQuote, Finding, Report, Severity, Verdict};
use bitext::{Document, Span};

use super::change::Change;
use super::statement::{Article, Quote};

/// A finding tells of a change when it is so near to it, in bytes: a word or two.
const NEAR: usize = 16;

/// What the check made of one planted quote.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    pub(crate) quote: Quote,
    /// Whether it was extracted with exactly its parts, a comma or stop at an end aside.
    pub(crate) exact: bool,
    /// Whether it was attributed to its speaker.
    pub(crate) attributed: bool,
    /// Whether it was found at exactly its sentences (a part of one: among them), or, being from another
    /// document, not found.
    pub(crate) located: bool,
    /// Whether it was found at one of its sentences at least.
    pub(crate) near: bool,
    /// What was said of it, where anything was extracted there.
    pub(crate) checked: Option<CheckedQuote>,
}

/// The outcomes of one article.
#[derive(Clone, Debug)]
pub(crate) struct Judged {
    pub(crate) article: Article,
    pub(crate) report: Report,
    pub(crate) outcomes: Vec<Outcome>,
    /// Quotes of the report that nobody planted.
    pub(crate) strangers: Vec<Span>,
}

/// Checks an article and judges what came of it.
pub(crate) fn judge(article: Article) -> Judged {
    let sources: Vec<Document> = article.sources.iter().map(|text| Document::new(text.as_str())).collect();
    let report = bitext::check_quotes(&Document::new(article.text.as_str()), &sources);
    let outcomes = article.quotes.iter().map(|quote| outcome(&article, quote, &report)).collect();
    let planted =
        |span: Span| article.quotes.iter().flat_map(|quote| &quote.parts).any(|part| part.overlaps(span));
    let spans = report.quotes().iter().map(|checked| checked.quotation().span());
    let strangers = spans.filter(|&span| !planted(span)).collect();
    Judged { report: report.clone(), outcomes, strangers, article }
}

fn outcome(article: &Article, quote: &Quote, report: &Report) -> Outcome {
    let shared = |checked: &CheckedQuote| -> usize {
        let found = &checked.quotation().parts;
        let pairs = quote.parts.iter().flat_map(|part| found.iter().map(move |other| (part, other)));
        pairs
            .map(|(part, other)| part.end().min(other.end()).saturating_sub(part.start().max(other.start())))
            .sum()
    };
    let checked =
        report.quotes().iter().filter(|checked| shared(checked) > 0).max_by_key(|checked| shared(checked));
    let bare = |part: &Span| {
        part.get(&article.text)
            .unwrap_or_default()
            .trim_matches(|char: char| char.is_whitespace() || matches!(char, ',' | '.'))
    };
    let exact = checked.is_some_and(|checked| {
        let found = &checked.quotation().parts;
        found.len() == quote.parts.len()
            && found
                .iter()
                .zip(&quote.parts)
                .all(|(found, part)| bare(found).as_ptr() == bare(part).as_ptr() && bare(found) == bare(part))
    });
    let names = &article.mentions[quote.speaker];
    let attributed = checked.and_then(CheckedQuote::speaker).is_some_and(|speaker| {
        let spans = [Some(speaker.mention), speaker.named];
        spans.into_iter().flatten().any(|span| names.iter().any(|name| span.contains(*name)))
    });
    let located = checked.is_some_and(|checked| is_located(quote, checked, report));
    let near = checked
        .and_then(CheckedQuote::place)
        .zip(quote.place)
        .is_some_and(|(found, (source, span))| found.source() == source && found.span().overlaps(span));
    Outcome { quote: quote.clone(), exact, attributed, located, near, checked: checked.cloned() }
}

fn is_located(quote: &Quote, checked: &CheckedQuote, report: &Report) -> bool {
    let (Some((source, span)), Some(place)) = (quote.place, checked.place()) else {
        return quote.place.is_none() && checked.place().is_none();
    };
    let sentences = report.sources().get(source).map_or(&[][..], |source| source.sentences());
    let meant = (0..sentences.len()).filter(|&sentence| sentences[sentence].overlaps(span));
    let found = place.sentences().iter();
    let (meant, found): (Vec<usize>, Vec<usize>) = (meant.collect(), found.collect());
    // What is left may stand in one of two sentences.
    let some = quote.part || quote.change == Some(Change::ClauseDropped);
    place.source() == source
        && (found == meant || some && found.iter().all(|sentence| meant.contains(sentence)))
}

impl Outcome {
    pub(crate) fn is_foreign(&self) -> bool {
        self.quote.place.is_none()
    }

    pub(crate) fn is_true(&self) -> bool {
        !self.is_foreign() && self.quote.change.is_none()
    }

    pub(crate) fn verdict(&self) -> Option<Verdict> {
        self.checked.as_ref().map(CheckedQuote::verdict)
    }

    pub(crate) fn findings(&self) -> &[Finding] {
        self.checked.as_ref().map_or(&[], CheckedQuote::findings)
    }

    /// The findings that tell of the planted change: of its kind, and near it where they stand in the quote.
    pub(crate) fn telling(&self) -> impl Iterator<Item = &Finding> {
        self.findings().iter().filter(|finding| self.is_told_by(finding))
    }

    pub(crate) fn is_told_by(&self, finding: &Finding) -> bool {
        let near = |span: Span| {
            self.quote.changed.is_none_or(|changed| {
                span.start() <= changed.end() + NEAR && changed.start() <= span.end() + NEAR
            })
        };
        self.quote.change.is_some_and(|change| change.is_told_by(&finding.kind.to_string()))
            && finding.quote.is_none_or(near)
    }
}

pub(crate) fn is_grave(finding: &Finding) -> bool {
    finding.severity >= Severity::Major
}
