//! What went wrong, quote by quote: for those who mend it.

use std::io::{self, Write};

use bitext::Span;

use super::measure::{Judged, Outcome, is_grave};

/// Prints up to `most` failures of each class.
pub(crate) fn print(out: &mut impl Write, judged: &[Judged], most: usize) -> io::Result<()> {
    let mut classes: Vec<(String, Vec<String>)> = Vec::new();
    let mut add = |class: String, text: String| match classes.iter_mut().find(|(name, _)| *name == class) {
        Some((_, texts)) => texts.push(text),
        None => classes.push((class, vec![text])),
    };
    for judged in judged {
        for outcome in &judged.outcomes {
            for class in failures(outcome) {
                add(class, describe(judged, outcome));
            }
        }
        for stranger in &judged.strangers {
            let around = Span::new(stranger.start().saturating_sub(60), stranger.end() + 30);
            add("taken for a quote".to_owned(), format!("  {}\n", cut(&judged.article.text, around)));
        }
    }
    classes.sort();
    for (class, texts) in classes {
        writeln!(out, "### {class}: {}\n", texts.len())?;
        for text in texts.iter().take(most) {
            writeln!(out, "{text}")?;
        }
    }
    Ok(())
}

fn failures(outcome: &Outcome) -> Vec<String> {
    let mut classes = Vec::new();
    if outcome.checked.is_none() {
        classes.push("not extracted".to_owned());
    } else if !outcome.exact {
        classes.push("inexact spans".to_owned());
    }
    if outcome.checked.is_some() && !outcome.attributed {
        classes.push("attribution".to_owned());
    }
    if outcome.checked.is_some() && !outcome.located {
        classes.push(if outcome.is_foreign() {
            "foreign, but found".to_owned()
        } else {
            "misplaced".to_owned()
        });
    }
    if let Some(change) = outcome.quote.change
        && outcome.telling().next().is_none()
    {
        classes.push(format!("untold: {}", change.name()));
    }
    if let Some(change) = outcome.quote.change
        && outcome.telling().next().is_some()
        && !outcome.telling().any(is_grave)
    {
        classes.push(format!("told as minor: {}", change.name()));
    }
    if outcome.is_true() {
        let grave = outcome.findings().iter().filter(|finding| is_grave(finding));
        classes.extend(grave.map(|finding| format!("false alarm: {}", finding.kind)));
    }
    classes
}

fn describe(judged: &Judged, outcome: &Outcome) -> String {
    let text = &judged.article.text;
    let quote = &outcome.quote;
    let parts: Vec<&str> = quote.parts.iter().filter_map(|part| part.get(text)).collect();
    let mut out = format!("  quote     {} ({}, {})\n", parts.join(" | "), quote.layout, quote.style);
    if let Some((source, span)) = quote.place {
        out += &format!("  source    {}\n", span.get(judged.article.source(source)).unwrap_or_default());
    }
    if let Some(changed) = quote.changed {
        out += &format!("  changed   “{}” at {changed:?}\n", changed.get(text).unwrap_or_default());
    }
    let Some(checked) = &outcome.checked else {
        let around = quote.parts.iter().copied().reduce(Span::cover).unwrap_or_default();
        return out
            + &format!(
                "  article   {}\n",
                cut(text, Span::new(around.start().saturating_sub(80), around.end() + 80))
            );
    };
    if !outcome.exact {
        let found: Vec<&str> = checked.quotation().parts.iter().filter_map(|part| part.get(text)).collect();
        out += &format!("  extracted {}\n", found.join(" | "));
    }
    if !outcome.attributed {
        let speaker = checked
            .speaker()
            .map(|speaker| (speaker.mention.get(text), speaker.named.and_then(|named| named.get(text))));
        let outer = checked.quotation().outer;
        let around = Span::new(outer.start().saturating_sub(80), outer.start());
        let after = Span::new(outer.end(), outer.end() + 80);
        out += &format!("  speaker   {speaker:?} in …{} [quote] {}…\n", cut(text, around), cut(text, after));
    }
    out += &format!("  verdict   {}, {}\n", checked.verdict(), checked.confidence());
    if !outcome.located
        && let Some(place) = checked.place()
    {
        let found = judged.report.sources().get(place.source()).map(|_| place.span());
        out += &format!(
            "  found at  {}\n",
            found.and_then(|span| span.get(judged.article.source(place.source()))).unwrap_or_default()
        );
    }
    for finding in checked.findings() {
        out += &format!(
            "  finding   {} {} {}: {}\n",
            finding.severity, finding.kind, finding.confidence, finding.message
        );
    }
    out
}

/// The bytes of a span, widened to whole characters and cut at the end of the text.
fn cut(text: &str, span: Span) -> &str {
    let (mut start, mut end) = (span.start().min(text.len()), span.end().min(text.len()));
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    &text[start..end]
}
