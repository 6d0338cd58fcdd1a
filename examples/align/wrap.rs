//! Lines of a terminal.

use unicode_segmentation::UnicodeSegmentation;

/// The words of a text in lines of at most `width` columns; white space is folded to one space.
///
/// A word longer than a line is cut between user-perceived characters, so that no accent or emoji breaks.
/// Control characters, which could move the cursor, are shown as U+FFFD.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut filled) = (String::new(), 0);
    for word in text.split_whitespace() {
        let needed: usize = word.graphemes(true).map(columns).sum();
        if filled > 0 && filled + 1 + needed > width {
            lines.push(std::mem::take(&mut line));
            filled = 0;
        } else if filled > 0 {
            line.push(' ');
            filled += 1;
        }
        for grapheme in word.graphemes(true) {
            if filled > 0 && filled + columns(grapheme) > width {
                lines.push(std::mem::take(&mut line));
                filled = 0;
            }
            line.extend(grapheme.chars().map(|letter| if letter.is_control() { '\u{FFFD}' } else { letter }));
            filled += columns(grapheme);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// How many columns a user-perceived character takes: two for East Asian letters and emoji, else one
/// (after Unicode Standard Annex #11, in the large).
fn columns(grapheme: &str) -> usize {
    let wide = grapheme.chars().any(|letter| {
        matches!(u32::from(letter),
            0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE0F | 0xFE30..=0xFE6F
            | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x1F000..=0x1FAFF | 0x20000..=0x3FFFD)
    });
    if wide { 2 } else { 1 }
}
