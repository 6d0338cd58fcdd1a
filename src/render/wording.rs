//! What a report says in words, whatever it is rendered to.

use crate::document::Document;
use crate::lang::Lang;
use crate::quote::{Attribution, Origin, Quoted, Report, Source, SourceSentence, Verdict};
use crate::span::Span;

/// The texts that spans are read against.
#[derive(Clone, Copy)]
pub(super) struct Texts<'t> {
    article: &'t str,
    sources: &'t [Document],
}

impl<'t> Texts<'t> {
    pub(super) fn new(article: &'t Document, sources: &'t [Document]) -> Self {
        Self { article: article.as_str(), sources }
    }

    pub(super) fn article(self) -> &'t str {
        self.article
    }

    /// The text that `source` is in.
    pub(super) fn text_of(self, source: &Source) -> &'t str {
        match source.origin() {
            Origin::Article => self.article,
            Origin::Given(number) => self.sources.get(number).map_or("", Document::as_str),
        }
    }

    /// The words of a span of it.
    pub(super) fn of(self, source: &Source, span: Span) -> &'t str {
        span.get(self.text_of(source)).unwrap_or_default()
    }
}

/// Where a source is from: `document 2, Polish, 4 sentences, signed Jan Nowak (@jan)`.
pub(super) fn origin(source: &Source, texts: Texts<'_>) -> String {
    let origin = match source.origin() {
        Origin::Article => "in the article".to_owned(),
        Origin::Given(given) => format!("document {}", given + 1),
    };
    let lang = source.lang().map_or("neither Polish nor English".to_owned(), |lang: Lang| lang.to_string());
    let author = source.author().map(|author| format!(", signed {}", texts.of(source, author)));
    let handle = source.handle().map(|handle| format!(" ({})", texts.of(source, handle)));
    let sentences = count(source.sentences().len(), "sentence");
    format!("{origin}, {lang}, {sentences}{}{}", author.unwrap_or_default(), handle.unwrap_or_default())
}

/// Who is said to have spoken: `it = the Border Guard (wrote)`, or `nobody named (was described)`.
pub(super) fn speaker(attribution: Attribution, texts: Texts<'_>) -> String {
    let mut parts = Vec::new();
    if let Some(speaker) = attribution.speaker {
        let mention = speaker.mention.get(texts.article).unwrap_or_default();
        parts.push(match speaker.named.and_then(|named| named.get(texts.article)) {
            Some(named) if named != mention => format!("{mention} = {named}"),
            _ => mention.to_owned(),
        });
    }
    if parts.is_empty() {
        parts.push("nobody named".to_owned());
    }
    parts.extend(attribution.cue.and_then(|cue| cue.get(texts.article)).map(|cue| format!("({cue})")));
    parts.join(" ")
}

/// `sentence 4`, with the source's number where there are several.
pub(super) fn label(report: &Report, source: usize, sentence: usize) -> String {
    if report.sources().len() > 1 {
        format!("{}: sent. {}", source + 1, sentence + 1)
    } else {
        format!("sentence {}", sentence + 1)
    }
}

/// One line: how many quotes, with which verdicts, and how much of the sources they cover.
pub(super) fn summary(report: &Report) -> String {
    let summary = report.summary();
    let verdicts =
        [Verdict::Altered, Verdict::NotInSource, Verdict::Partial, Verdict::Faithful, Verdict::NoSource];
    let counts = verdicts.into_iter().filter_map(|verdict| {
        let number = summary.with_verdict(verdict);
        let words =
            if verdict == Verdict::NoSource { "without a source".to_owned() } else { verdict.to_string() };
        (number > 0).then(|| format!("{number} {words}"))
    });
    let counts: Vec<String> = counts.collect();
    let quotes = match summary.quotes {
        0 => "No quotes".to_owned(),
        number => format!("{}: {}", count(number, "quote"), counts.join(", ")),
    };
    if report.sources().is_empty() {
        return format!("{quotes}, no source to check against.");
    }
    let states = [
        (summary.quoted, Quoted::Whole),
        (summary.quoted_in_part, Quoted::InPart),
        (summary.not_quoted, Quoted::Not),
    ];
    let states = states.into_iter().filter(|(number, _)| *number > 0);
    let states: Vec<String> = states.map(|(number, quoted)| format!("{number} {quoted}")).collect();
    match summary.sentences {
        0 => format!("{quotes}. The sources are empty."),
        number => format!("{quotes}. {}: {}.", count(number, "source sentence"), states.join(", ")),
    }
}

/// What nobody quotes of a sentence that is quoted in part: `left out: “…”, “…”`.
pub(super) fn left_out(report: &Report, sentence: &SourceSentence, texts: Texts<'_>) -> Option<String> {
    let source = report.sources().get(sentence.source())?;
    let words: Vec<String> =
        sentence.left_out().iter().map(|&span| format!("“{}”", texts.of(source, span))).collect();
    (!words.is_empty()).then(|| format!("left out: {}", words.join(", ")))
}

pub(super) fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
