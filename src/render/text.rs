//! A report for a terminal.

use std::fmt::Write as _;

use super::paint::Paint;
use super::wording::{Texts, label, left_out, origin, speaker, summary};
use super::wrap::wrap;
use crate::document::Document;
use crate::quote::{CheckedQuote, Quoted, Report, Source, SourceSentence};

/// Writes a [`Report`] as text for a terminal or a log.
///
/// ```
/// use bitext::{Document, render::TextRenderer};
///
/// let article = Document::new("“Nobody was hurt in the fire,” the fire brigade wrote.");
/// let sources = [Document::new("W pożarze nikt nie ucierpiał. Ewakuowano 40 osób.")];
/// let report = bitext::check_quotes(&article, &sources);
/// let text = TextRenderer::new().render(&report, &article, &sources);
/// assert!(text.contains("Ewakuowano 40 osób."), "what nobody quoted is shown");
/// ```
#[derive(Clone, Debug)]
pub struct TextRenderer {
    width: usize,
    colors: bool,
}

/// Columns before the text of a quote or of a sentence.
const INDENT: usize = 13;

impl Default for TextRenderer {
    fn default() -> Self {
        Self::new()
    }
}

impl TextRenderer {
    /// Lines of at most 100 characters, no colours.
    ///
    /// ```
    /// # use bitext::{Document, render::TextRenderer};
    /// let article = Document::new("Nobody spoke.");
    /// let text = TextRenderer::new().render(&bitext::check_quotes(&article, &[]), &article, &[]);
    /// assert_eq!(text, "No quotes, no source to check against.\n");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self { width: 100, colors: false }
    }

    /// How many characters a line may have; at least 40.
    ///
    /// ```
    /// # use bitext::render::TextRenderer;
    /// let renderer = TextRenderer::new().width(72);
    /// # let _ = renderer;
    /// ```
    #[must_use]
    pub fn width(mut self, width: usize) -> Self {
        self.width = width.max(40);
        self
    }

    /// Whether verdicts and findings are coloured, for a terminal.
    ///
    /// ```
    /// # use bitext::{Document, render::TextRenderer};
    /// let article = Document::new("“We will win,” the coach said.");
    /// let text = TextRenderer::new().colors(true).render(&bitext::check_quotes(&article, &[]), &article, &[]);
    /// assert!(text.contains("\u{1b}["));
    /// ```
    #[must_use]
    pub fn colors(mut self, colors: bool) -> Self {
        self.colors = colors;
        self
    }

    /// The report as text. `article` and `sources` are those that it was made from.
    ///
    /// ```
    /// # use bitext::{Document, render::TextRenderer};
    /// let article = Document::new("“We will win,” the coach said.");
    /// let text = TextRenderer::new().render(&bitext::check_quotes(&article, &[]), &article, &[]);
    /// assert!(text.contains("no source to check against"));
    /// ```
    #[must_use]
    pub fn render(&self, report: &Report, article: &Document, sources: &[Document]) -> String {
        let texts = Texts::new(article, sources);
        let mut out = summary(report) + "\n";
        for (number, source) in (1..).zip(report.sources()) {
            self.source(&mut out, number, source, texts);
        }
        for (number, quote) in (1..).zip(report.quotes()) {
            out.push('\n');
            self.quote(&mut out, number, quote, report, texts);
        }
        self.sentences(&mut out, "Quoted in part:", report.quoted_in_part(), report, texts);
        self.sentences(&mut out, "Quoted by nobody:", report.unquoted(), report, texts);
        out
    }

    fn source(&self, out: &mut String, number: usize, source: &Source, texts: Texts<'_>) {
        let _ = writeln!(out, "Source {number}: {}", origin(source, texts));
    }

    fn quote(
        &self,
        out: &mut String,
        number: usize,
        quote: &CheckedQuote,
        report: &Report,
        texts: Texts<'_>,
    ) {
        let verdict = self.paint(Paint::of_verdict(quote.verdict()), &quote.verdict().to_string());
        let _ = writeln!(out, "{number}. {verdict}, confidence {}", quote.confidence());
        let quotation = quote.quotation();
        let words: Vec<&str> = quotation.parts.iter().filter_map(|part| part.get(texts.article())).collect();
        self.sentence(out, "quote", &format!("“{}”", words.join("” … “")));
        if let Some(attribution) = quotation.attribution {
            self.sentence(out, "speaker", &speaker(attribution, texts));
        }
        if let Some(place) = quote.place() {
            let source = &report.sources()[place.source()];
            for sentence in place.sentences() {
                let text = source.sentences().get(sentence).map_or("", |&span| texts.of(source, span));
                self.sentence(out, &label(report, place.source(), sentence), text);
            }
        }
        for finding in quote.findings() {
            let severity = finding.severity.to_string();
            let painted = self.paint(Paint::of_severity(finding.severity), &severity);
            let head = format!("   {}{painted}", " ".repeat((INDENT - 4).saturating_sub(severity.len())));
            let text = format!("{}: {} (confidence {})", finding.kind, finding.message, finding.confidence);
            wrap(out, &format!("{head} "), INDENT, &text, self.width);
        }
    }

    /// Source sentences under a heading; nothing where there are none.
    fn sentences<'r>(
        &self,
        out: &mut String,
        heading: &str,
        sentences: impl Iterator<Item = &'r SourceSentence>,
        report: &Report,
        texts: Texts<'_>,
    ) {
        for (number, sentence) in sentences.enumerate() {
            if number == 0 {
                let _ = writeln!(out, "\n{}", self.paint(Paint::Bold, heading));
            }
            let text = texts.of(&report.sources()[sentence.source()], sentence.span());
            self.sentence(out, &label(report, sentence.source(), sentence.sentence()), text);
            if sentence.quoted() == Quoted::InPart
                && let Some(words) = left_out(report, sentence, texts)
            {
                self.sentence(out, "", &words);
            }
        }
    }

    fn sentence(&self, out: &mut String, label: &str, text: &str) {
        let label = format!("{label:>width$}", width = INDENT - 1);
        wrap(out, &format!("{} ", self.paint(Paint::Dim, &label)), INDENT, text, self.width);
    }

    fn paint(&self, paint: Paint, text: &str) -> String {
        paint.apply(text, self.colors)
    }
}
