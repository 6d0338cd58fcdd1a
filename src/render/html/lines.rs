//! Breaking a marked text into lines, so that it is known how high it is without asking a browser.

use std::fmt::Write as _;

use unicode_segmentation::UnicodeSegmentation as _;

use super::escape::escape;
use crate::span::Span;

/// A stretch of a text that stands out: the element that shows it, without its angle brackets, and how
/// deep it nests. A deeper mark is written inside a shallower one.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) element: &'static str,
    pub(super) class: String,
    pub(super) depth: u8,
    /// HTML that stands behind its end.
    pub(super) tail: String,
}

/// A line of a text: its bytes and its HTML.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) span: Span,
    pub(super) html: String,
}

/// The lines of at most `width` columns that `span` of `text` fills, with its marks. White space is folded;
/// a word that is wider than a line is broken between graphemes.
pub(super) fn lines(text: &str, span: Span, width: usize, marks: &[Mark]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut current: Option<(Span, usize)> = None;
    for (word, columns) in pieces(text, span, width) {
        current = match current {
            Some((line, filled)) if filled + 1 + columns <= width => {
                Some((Span::new(line.start(), word.end()), filled + 1 + columns))
            }
            _ => {
                lines.extend(current.map(|(line, _)| line));
                Some((word, columns))
            }
        };
    }
    lines.extend(current.map(|(line, _)| line));
    let html = |line: Span| Line { span: line, html: marked(text, line, marks) };
    lines.into_iter().map(html).collect()
}

/// The words of a text with their columns, those too wide in parts.
fn pieces(text: &str, span: Span, width: usize) -> Vec<(Span, usize)> {
    let inner = span.get(text).unwrap_or_default();
    let start_of = |part: &str| span.start() + (part.as_ptr() as usize - inner.as_ptr() as usize);
    let mut pieces = Vec::new();
    for word in inner.split_whitespace() {
        let mut start = start_of(word);
        let mut end = start;
        let mut columns = 0;
        for grapheme in word.graphemes(true) {
            let wide = grapheme_columns(grapheme);
            if columns + wide > width && end > start {
                pieces.push((Span::new(start, end), columns));
                (start, columns) = (end, 0);
            }
            end += grapheme.len();
            columns += wide;
        }
        pieces.push((Span::new(start, end), columns));
    }
    pieces
}

/// Two columns for the scripts of East Asia and for emoji, one for others; close enough to break lines.
fn grapheme_columns(grapheme: &str) -> usize {
    let wide = |c: char| matches!(c, '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FF60}' | '\u{1F000}'..='\u{1FFFF}' | '\u{20000}'..);
    if grapheme.chars().any(wide) { 2 } else { 1 }
}

/// A line with its marks as HTML: at every border of a mark the open elements are closed and opened anew,
/// so that marks may overlap in any way.
fn marked(text: &str, line: Span, marks: &[Mark]) -> String {
    let mut inside: Vec<&Mark> = marks
        .iter()
        .filter(|mark| mark.span.start() < line.end() && mark.span.end() > line.start())
        .collect();
    inside.sort_by_key(|mark| mark.depth);
    let mut borders: Vec<usize> =
        inside.iter().flat_map(|mark| [mark.span.start(), mark.span.end()]).collect();
    borders.extend([line.start(), line.end()]);
    borders.retain(|&at| (line.start()..=line.end()).contains(&at) && text.is_char_boundary(at));
    borders.sort_unstable();
    borders.dedup();
    let mut html = String::new();
    for pair in borders.windows(2) {
        let part = text.get(pair[0]..pair[1]).unwrap_or_default();
        let open = || inside.iter().filter(|mark| mark.span.start() <= pair[0] && mark.span.end() >= pair[1]);
        for mark in open() {
            let _ = write!(html, "<{} class=\"{}\">", mark.element, mark.class);
        }
        html.push_str(&escape(&part.split_whitespace().fold(
            String::from(if part.starts_with(char::is_whitespace) { " " } else { "" }),
            |mut folded, word| {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
                folded + word
            },
        )));
        if part.ends_with(char::is_whitespace) && !part.trim().is_empty() {
            html.push(' ');
        }
        for mark in open().collect::<Vec<_>>().iter().rev() {
            let _ = write!(html, "</{}>", mark.element);
            if mark.span.end() == pair[1] {
                html.push_str(&mark.tail);
            }
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str, width: usize, marks: &[Mark]) -> Vec<String> {
        lines(text, Span::new(0, text.len()), width, marks).into_iter().map(|line| line.html).collect()
    }

    fn mark(start: usize, end: usize, element: &'static str, depth: u8) -> Mark {
        Mark { span: Span::new(start, end), element, class: "x".to_owned(), depth, tail: String::new() }
    }

    #[test]
    fn lines_are_filled_and_white_space_is_folded() {
        assert_eq!(html("jeden  dwa\ntrzy", 9, &[]), ["jeden dwa", "trzy"]);
        assert_eq!(html("konstantynopol", 5, &[]), ["konst", "antyn", "opol"]);
        assert_eq!(html("a🇵🇱b", 2, &[]), ["a", "🇵🇱", "b"]);
        assert!(html(" \n ", 5, &[]).is_empty());
    }

    #[test]
    fn marks_may_overlap_and_cross_lines() {
        let mut marks = [mark(0, 7, "mark", 0), mark(4, 11, "em", 1)];
        marks[1].tail = "<a>1</a>".to_owned();
        let expected = [
            "<mark class=\"x\">abc </mark><mark class=\"x\"><em class=\"x\">def</em></mark>",
            "<em class=\"x\">ghi</em><a>1</a> &lt;",
        ];
        assert_eq!(html("abc def ghi <", 7, &marks), expected);
    }
}
