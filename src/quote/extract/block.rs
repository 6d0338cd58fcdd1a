//! Quotes without marks: lines that begin with `>`, paragraphs that are set in after a colon, and `<blockquote>`.

use crate::quote::extract::paragraph::starts_with_dash;
use crate::span::Span;
use crate::text::signature::signature_at;

/// Columns that a paragraph is set in by at least.
const SET_IN: usize = 2;

/// A block of quoted lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// The words of each line.
    pub(crate) parts: Vec<Span>,
    pub(crate) outer: Span,
}

/// A line without its end.
#[derive(Clone, Copy)]
struct Line {
    /// From its first sign to its last.
    inner: Span,
    /// The columns before.
    margin: usize,
}

/// The blocks of a text, in order. Linear.
///
/// A block that carries the signature line of a post is a source and no quote.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let mut out = tagged(text);
    let covered = joined(&out);
    let lines = lines(text);
    let mut at = 0;
    // The last line before this one that has words, and whether a blank one came between.
    let mut before: Option<Line> = None;
    let mut blank = true;
    while at < lines.len() {
        let line = lines[at];
        let inner = &text[line.inner.range()];
        let run = if inner.starts_with('>') {
            lines[at..].iter().take_while(|line| text[line.inner.range()].starts_with('>')).count()
        } else if !inner.is_empty() && blank && is_set_in(text, line, before) {
            set_in(text, &lines[at..], line.margin)
        } else {
            0
        };
        if run == 0 {
            blank = inner.is_empty();
            before = if blank { before } else { Some(line) };
            at += 1;
            continue;
        }
        let parts: Vec<Span> =
            lines[at..at + run].iter().filter_map(|line| words(text, line.inner)).collect();
        let signed = parts.iter().any(|part| signature_at(text, part.start()).is_some());
        let outer = lines[at].inner.cover(lines[at + run - 1].inner);
        let next = covered.partition_point(|element| element.end() <= outer.start());
        let twice = covered.get(next).is_some_and(|element| element.start() < outer.end());
        if !parts.is_empty() && !signed && !twice {
            out.push(Block { parts, outer });
        }
        before = Some(lines[at + run - 1]);
        blank = false;
        at += run;
    }
    out
}

/// Elements of a page that quote, with what opens and closes each.
const ELEMENTS: [(&str, &str); 2] = [("<blockquote", "</blockquote>"), ("<q>", "</q>")];

/// What stands in quoting elements, without the tags. One that is not closed costs nothing. Linear.
fn tagged(text: &str) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    for (open, close) in ELEMENTS {
        let mut at = 0;
        while let Some(start) = text[at..].find(open).map(|found| at + found) {
            let Some(end) = text[start..].find(close).map(|found| start + found) else { break };
            at = end + close.len();
            let parts = between_tags(text, Span::new(start, end));
            let signed = parts.iter().any(|part| signature_at(text, part.start()).is_some());
            if !parts.is_empty() && !signed {
                out.push(Block { parts, outer: Span::new(start, at) });
            }
        }
    }
    out
}

/// The stretches of text that blocks cover, in order and apart.
fn joined(blocks: &[Block]) -> Vec<Span> {
    let mut spans: Vec<Span> = blocks.iter().map(|block| block.outer).collect();
    spans.sort_by_key(|span| span.start());
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut().filter(|last| span.start() < last.end()) {
            Some(last) => *last = last.cover(span),
            None => out.push(span),
        }
    }
    out
}

/// The words between the tags of `span`.
fn between_tags(text: &str, span: Span) -> Vec<Span> {
    let mut parts = Vec::new();
    let (mut from, mut inside) = (span.start(), false);
    for (at, sign) in text[span.range()].char_indices().map(|(at, sign)| (span.start() + at, sign)) {
        match sign {
            '<' if !inside => {
                parts.extend(words(text, Span::new(from, at).trim(text)));
                inside = true;
            }
            '>' if inside => (from, inside) = (at + 1, false),
            _ => {}
        }
    }
    if !inside {
        parts.extend(words(text, Span::new(from, span.end()).trim(text)));
    }
    parts
}

fn lines(text: &str) -> Vec<Line> {
    let mut start = 0;
    let line = |line: &str| {
        let span = Span::new(start, start + line.len());
        start = span.end();
        let margin = line.chars().map_while(|c| match c {
            ' ' | '\u{A0}' => Some(1),
            '\t' => Some(4),
            _ => None,
        });
        Line { inner: span.trim(text), margin: margin.sum() }
    };
    text.split_inclusive('\n').map(line).collect()
}

/// Whether a line starts a paragraph that is set in: after a colon, further in than the line with it.
fn is_set_in(text: &str, line: Line, before: Option<Line>) -> bool {
    let introduced = before.is_some_and(|before| {
        line.margin >= before.margin + SET_IN && text[before.inner.range()].ends_with(':')
    });
    introduced && !is_item(&text[line.inner.range()])
}

/// The lines from the first one on that are set in as far; blank ones between them, too.
fn set_in(text: &str, lines: &[Line], margin: usize) -> usize {
    let mut end = 0;
    for (number, line) in lines.iter().enumerate() {
        if line.inner.is_empty() {
            continue;
        }
        if line.margin < margin || is_item(&text[line.inner.range()]) {
            break;
        }
        end = number + 1;
    }
    end
}

/// The items of a list are set in, too, and so is speech after a dash.
fn is_item(line: &str) -> bool {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    starts_with_dash(line)
        || line.starts_with(['•', '*', '·', '◦', '▪', '„', '“', '"', '«', '»', '‘'])
        || number.len() < line.len() && number.starts_with(['.', ')'])
}

/// The words of a line, without the signs before them and the marks around them.
fn words(text: &str, line: Span) -> Option<Span> {
    let inner = &text[line.range()];
    let start = inner.find(|c: char| c != '>' && !c.is_whitespace())?;
    let span = Span::new(line.start() + start, line.end());
    let marked = |c: char| matches!(c, '„' | '“' | '”' | '"' | '«' | '»');
    let words = &text[span.range()];
    let bare = words.trim_start_matches(marked);
    let end = bare.trim_end_matches(marked);
    let start = span.start() + words.len() - bare.len();
    // Marks within the line belong to what is quoted there.
    let whole = !end.contains(marked);
    let out = if whole { Span::new(start, start + end.len()) } else { span };
    text[out.range()].contains(char::is_alphanumeric).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::blocks;

    fn found(text: &str) -> Vec<Vec<&str>> {
        blocks(text)
            .iter()
            .map(|block| block.parts.iter().filter_map(|part| part.get(text)).collect())
            .collect()
    }

    #[test]
    fn lines_with_a_sign_and_paragraphs_that_are_set_in() {
        assert_eq!(found("She wrote:\n\n> One. Two.\n>\n>> Three.\n\nEnd."), [["One. Two.", "Three."]]);
        assert_eq!(
            found("She wrote:\n\n    One.\n    Two.\n\n    Three.\n\nEnd."),
            [["One.", "Two.", "Three."]]
        );
        assert_eq!(found("> “One.”"), [["One."]]);
    }

    #[test]
    fn quoting_elements_without_their_tags() {
        assert_eq!(
            found(
                "<p>She wrote:</p>\n<blockquote class=\"wide\">\n<p>One.</p><p>Two.</p>\n</blockquote>\n<p>End.</p>"
            ),
            [["One.", "Two."]]
        );
        assert_eq!(found("She said <q>one <b>two</b></q> again."), [["one", "two"]]);
    }

    #[test]
    fn no_blocks() {
        for text in [
            "A list:\n\n    - one\n    - two",
            "A list:\n\n  1. one",
            "Prices rose.\n\n    By how much, nobody knew.",
            "> We are on it.\n> — Clerk (@clerk) May 4, 2023",
            "It is 5 > 4.",
            "<blockquote>One.",
            "<blockquote></blockquote>",
            "<blockquote>One.<p</blockquote",
            ">",
            "",
        ] {
            assert!(blocks(text).is_empty(), "{text}");
        }
    }
}
