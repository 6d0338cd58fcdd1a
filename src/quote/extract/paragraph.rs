//! Paragraphs: the walls that an unclosed quotation mark cannot pass.

use crate::span::Span;

/// The paragraphs of `text`, trimmed, without the blank ones, in order. Linear.
///
/// Blank lines part paragraphs. In a text without blank lines every line is a paragraph, unless most lines
/// start with a small letter, for then they are wrapped. A line that starts with a dash is always one.
pub(crate) fn paragraphs(text: &str) -> Vec<Span> {
    let breaks_at_lines = lines_are_paragraphs(text);
    let mut result: Vec<Span> = Vec::new();
    let mut open: Option<Span> = None;
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\u{2028}', '\u{2029}']) {
        let span = Span::new(start, start + line.len());
        start = span.end();
        let inner = span.trim(text);
        if inner.is_empty() {
            result.extend(open.take());
        } else if breaks_at_lines || starts_with_dash(&text[inner.range()]) {
            result.extend(open.replace(inner));
        } else {
            open = Some(open.map_or(inner, |before| before.cover(inner)));
        }
    }
    result.extend(open);
    result
}

/// Whether `paragraph` starts with a dash and a space, as speech in a Polish text does; or with a dash that is no
/// hyphen and a capital, the space forgotten.
pub(crate) fn starts_with_dash(paragraph: &str) -> bool {
    let mut chars = paragraph.chars();
    match (chars.next(), chars.next()) {
        (Some('–' | '—'), Some(next)) if next.is_uppercase() => true,
        (Some(first), Some(next)) => is_dash(first) && next.is_whitespace(),
        _ => false,
    }
}

/// The hyphen too: typewriters have no other dash.
pub(crate) fn is_dash(char: char) -> bool {
    matches!(char, '-' | '‐' | '‑' | '–' | '—' | '―' | '−')
}

fn lines_are_paragraphs(text: &str) -> bool {
    let (mut lines, mut small) = (0_usize, 0_usize);
    for line in text.trim().lines() {
        match line.trim_start().chars().next() {
            None => return false,
            Some(char) => {
                lines += 1;
                small += usize::from(char.is_lowercase());
            }
        }
    }
    small * 2 < lines
}
