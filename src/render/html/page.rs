//! The page: both columns, the ribbons between them, and what is around.

use std::fmt::Write as _;

use super::column::{Column, Extent};
use super::escape::escape;
use super::lines::Mark;
use crate::document::Document;
use crate::lang::Lang;
use crate::quote::{CheckedQuote, Quoted, Report, SourceSentence, Verdict};
use crate::render::wording::{Texts, label, origin, speaker, summary};
use crate::span::Span;

const STYLE: &str = include_str!("style.css");

/// Columns of a line of text and of a line in a card, whose letters are smaller but whose room is narrower.
const WIDTH: usize = 54;
const CARD: usize = 56;

/// Lines between a paragraph and what follows it.
const GAP: f64 = 0.5;

/// How far a ribbon stays within its lines, so that neighbours do not run together.
const INSET: f64 = 0.15;

/// What a page is made from, and where the quotes and sentences came to stand.
pub(super) struct Page<'r> {
    report: &'r Report,
    texts: Texts<'r>,
    lang: Option<Lang>,
    left: Column,
    right: Column,
    /// The extent of each quote in the left column.
    quotes: Vec<Option<Extent>>,
    /// The extent of each of the report's source sentences in the right column.
    sentences: Vec<Option<Extent>>,
}

impl<'r> Page<'r> {
    pub(super) fn new(report: &'r Report, article: &'r Document, sources: &'r [Document]) -> Self {
        let mut page = Self {
            report,
            texts: Texts::new(article, sources),
            lang: article.lang(),
            left: Column::default(),
            right: Column::default(),
            quotes: vec![None; report.quotes().len()],
            sentences: vec![None; report.sentences().len()],
        };
        page.article();
        page.sources();
        page
    }

    pub(super) fn html(&self, title: &str) -> String {
        let title = escape(title);
        let mut html = format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
             <header>\n<h1>{title}</h1>\n<p>{}</p>\n</header>\n<main>\n",
            escape(&summary(self.report))
        );
        let _ = writeln!(html, "<section class=\"article\">\n{}\n</section>", self.left.html);
        html.push_str(&self.ribbons());
        let _ = writeln!(html, "<section class=\"sources\">\n{}\n</section>", self.right.html);
        html.push_str("</main>\n</body>\n</html>\n");
        html
    }

    /// The article, paragraph by paragraph, each with the cards of the quotes that end in it.
    fn article(&mut self) {
        heading(&mut self.left, "Article");
        let text = self.texts.article();
        let marks = self.article_marks();
        let mut start = 0;
        for paragraph in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
            let span = Span::new(start, start + paragraph.len());
            start = span.end();
            if paragraph.trim().is_empty() {
                continue;
            }
            self.left.tag(&format!("<p{}>", lang_attribute(self.lang)));
            let lines = self.left.text(text, span, WIDTH, &marks);
            self.left.tag("</p>\n");
            self.left.gap(GAP);
            for (index, quote) in self.report.quotes().iter().enumerate() {
                let parts = &quote.quotation().parts;
                for (line, extent) in &lines {
                    if parts.iter().any(|part| part.start() < line.end() && part.end() > line.start()) {
                        self.quotes[index] = Some(joined(self.quotes[index], *extent));
                    }
                }
                let last = parts.last().map_or(0, |part| part.end());
                if span.start() < last && last <= span.end() {
                    self.card(index, quote);
                }
            }
        }
    }

    /// The quotes and the words in them that differ from the source.
    fn article_marks(&self) -> Vec<Mark> {
        let mut marks = Vec::new();
        for (index, quote) in self.report.quotes().iter().enumerate() {
            let parts = &quote.quotation().parts;
            for (number, &span) in (1..).zip(parts) {
                let tail = if number == parts.len() { self.reference(index) } else { String::new() };
                let class = class(quote.verdict());
                marks.push(Mark { tail, ..mark(span, "mark", class, 0) });
            }
            let findings = quote.findings().iter();
            marks.extend(findings.filter_map(|finding| Some(difference(finding.quote?, finding.severity))));
        }
        marks
    }

    /// A link to the card of a quote.
    fn reference(&self, index: usize) -> String {
        let class = class(self.report.quotes()[index].verdict());
        format!("<a class=\"n {class}\" href=\"#q{0}\">{0}</a>", index + 1)
    }

    /// The verdict on a quote, who said it, where it was found, and what differs.
    fn card(&mut self, index: usize, quote: &CheckedQuote) {
        let verdict = quote.verdict();
        self.left.tag(&format!("<aside class=\"card {}\" id=\"q{}\">", class(verdict), index + 1));
        self.left.height += 2.0 * GAP;
        let words = format!("{} {verdict}", sign(verdict));
        self.entry(&format!("{}. {words}, confidence {}", index + 1, quote.confidence()), &words, "b");
        if let Some(attribution) = quote.quotation().attribution {
            self.entry(&speaker(attribution, self.texts), "", "b");
        }
        if let Some(place) = quote.place() {
            let labels: Vec<String> = place
                .sentences()
                .iter()
                .map(|sentence| label(self.report, place.source(), sentence))
                .collect();
            self.left.tag(&format!(
                "<a class=\"o\" href=\"#s{}-{}\">",
                place.source() + 1,
                place.sentences().start() + 1
            ));
            self.left.words(&format!("→ {}", labels.join(", ")), CARD);
            self.left.tag("</a>");
        }
        for finding in quote.findings() {
            let kind = format!("{} {}", finding.severity, finding.kind);
            let text = format!("{kind}: {} (confidence {})", finding.message, finding.confidence);
            self.entry(&text, &kind, "strong");
        }
        self.left.tag("</aside>\n");
        self.left.gap(GAP);
    }

    /// An entry of a card: a text in which `strong` stands out.
    fn entry(&mut self, text: &str, strong: &str, element: &'static str) {
        let at = text.find(strong).unwrap_or(0);
        let span = Span::new(at, at + strong.len());
        let strong = mark(span, element, "s", 0);
        self.left.tag("<span class=\"o\">");
        self.left.text(text, Span::new(0, text.len()), CARD, &[strong]);
        self.left.tag("</span>");
    }

    /// The sources, sentence by sentence.
    fn sources(&mut self) {
        heading(&mut self.right, "Sources");
        if self.report.sources().is_empty() {
            self.right.tag("<p class=\"source\">");
            self.right.words("None was given, and the article shows none.", WIDTH);
            self.right.tag("</p>");
        }
        for (number, source) in self.report.sources().iter().enumerate() {
            self.right.tag("<p class=\"source\">");
            self.right.words(&format!("Source {}: {}", number + 1, origin(source, self.texts)), WIDTH);
            self.right.tag("</p>\n");
            self.right.gap(GAP);
            for index in 0..self.report.sentences().len() {
                if self.report.sentences()[index].source() == number {
                    self.sentence(index);
                }
            }
            self.right.gap(1.0);
        }
    }

    /// A sentence of a source with the words that a quote differs in; marked where nobody quoted it, and where
    /// a part of it was quoted, that part in colour.
    fn sentence(&mut self, index: usize) {
        let sentence = &self.report.sentences()[index];
        let source = &self.report.sources()[sentence.source()];
        let quoted = match sentence.quoted() {
            Quoted::Not => "not",
            Quoted::InPart => "in-part",
            Quoted::Whole => "whole",
        };
        let mut marks = Vec::new();
        if let Some(&first) = sentence.quotes().first() {
            let tail = sentence.quotes().iter().map(|&quote| self.reference(quote)).collect();
            let whole = Mark { tail, ..mark(sentence.span(), "span", "t", 0) };
            let verdict = class(self.report.quotes()[first].verdict());
            let rendered = quoted_parts(sentence).map(|span| mark(span, "mark", verdict, 1));
            let left_out = sentence.left_out().iter().map(|&span| mark(span, "span", "out", 1));
            marks.push(whole);
            marks.extend(rendered.chain(left_out));
        }
        for &quote in sentence.quotes() {
            let findings = self.report.quotes()[quote].findings().iter();
            marks.extend(findings.filter_map(|finding| Some(difference(finding.source?, finding.severity))));
        }
        let id = format!("s{}-{}", sentence.source() + 1, sentence.sentence() + 1);
        let lang = lang_attribute(source.lang());
        self.right.tag(&format!("<p class=\"sentence {quoted}\" id=\"{id}\"{lang}>"));
        if sentence.quoted() != Quoted::Whole {
            self.right.words(&sentence.quoted().to_string(), WIDTH);
        }
        let text = self.texts.text_of(source);
        for (_, extent) in self.right.text(text, sentence.span(), WIDTH, &marks) {
            self.sentences[index] = Some(joined(self.sentences[index], extent));
        }
        self.right.tag("</p>\n");
        self.right.gap(GAP);
    }

    /// Whether a quote was found in a sentence of the report.
    fn renders(&self, quote: usize, sentence: usize) -> bool {
        let sentence = &self.report.sentences()[sentence];
        self.report.quotes()[quote].place().is_some_and(|place| {
            place.source() == sentence.source() && place.sentences().contains(sentence.sentence())
        })
    }

    /// The ribbons from the quotes to their sentences.
    fn ribbons(&self) -> String {
        let height = self.left.height.max(self.right.height);
        let mut html = format!(
            "<svg class=\"ribbons\" viewBox=\"0 0 100 {height}\" preserveAspectRatio=\"none\" \
             style=\"height:calc({height}*var(--l))\" aria-hidden=\"true\">\n"
        );
        for (index, quote) in self.report.quotes().iter().enumerate() {
            let from = self.quotes[index];
            let places = (0..self.sentences.len()).filter(|&sentence| self.renders(index, sentence));
            let to = places
                .filter_map(|sentence| self.sentences[sentence])
                .fold(None, |to, extent| Some(joined(to, extent)));
            if let (Some(from), Some(to)) = (from, to) {
                let (left, right) = (inset(from), inset(to));
                let _ = writeln!(
                    html,
                    "<path class=\"{}\" d=\"M0 {} C50 {} 50 {} 100 {} L100 {} C50 {} 50 {} 0 {} Z\"/>",
                    class(quote.verdict()),
                    left.top,
                    left.top,
                    right.top,
                    right.top,
                    right.bottom,
                    right.bottom,
                    left.bottom,
                    left.bottom,
                );
            }
        }
        html + "</svg>\n"
    }
}

fn heading(column: &mut Column, words: &str) {
    column.tag(&format!("<h2>{}</h2>\n", escape(words)));
    column.height += 1.0;
    column.gap(GAP);
}

fn mark(span: Span, element: &'static str, class: &str, depth: u8) -> Mark {
    Mark { span, element, class: class.to_owned(), depth, tail: String::new() }
}

/// A word that differs, by how grave that is.
fn difference(span: Span, severity: impl std::fmt::Display) -> Mark {
    mark(span, "em", &format!("f {severity}"), 2)
}

/// What is between the parts of a sentence that nobody quotes.
fn quoted_parts(sentence: &SourceSentence) -> impl Iterator<Item = Span> {
    let whole = sentence.span();
    let starts = std::iter::once(whole.start()).chain(sentence.left_out().iter().map(|span| span.end()));
    let ends = sentence.left_out().iter().map(|span| span.start()).chain([whole.end()]);
    starts.zip(ends).filter(|(start, end)| start < end).map(|(start, end)| Span::new(start, end))
}

fn lang_attribute(lang: Option<Lang>) -> String {
    lang.map_or_else(String::new, |lang| format!(" lang=\"{}\"", lang.code()))
}

fn joined(first: Option<Extent>, second: Extent) -> Extent {
    first.map_or(second, |first| Extent {
        top: first.top.min(second.top),
        bottom: first.bottom.max(second.bottom),
    })
}

fn inset(extent: Extent) -> Extent {
    Extent { top: extent.top + INSET, bottom: extent.bottom - INSET }
}

fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Faithful => "faithful",
        Verdict::Partial => "partial",
        Verdict::Altered => "altered",
        Verdict::NotInSource => "not-in-source",
        Verdict::NoSource => "no-source",
    }
}

/// A sign beside the colour, for those who do not see it.
fn sign(verdict: Verdict) -> char {
    match verdict {
        Verdict::Faithful => '✓',
        Verdict::Partial => '◐',
        Verdict::Altered => '✗',
        Verdict::NotInSource => '≠',
        Verdict::NoSource => '?',
    }
}
