//! Breaking text into lines.

/// Appends `text` to `out` in lines of at most `width` characters, every line behind `indent` except that
/// the first one stands behind `head`, which is as wide. White space, line ends too, is folded; a word that
/// is wider than the line keeps a line of its own.
pub(super) fn wrap(out: &mut String, head: &str, indent: usize, text: &str, width: usize) {
    out.push_str(head);
    let mut column = indent;
    let mut first = true;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if !first && column + 1 + length > width {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            column = indent;
            first = true;
        }
        if !first {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
        first = false;
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_hold_the_width_and_long_words_stand_alone() {
        let mut out = String::new();
        wrap(&mut out, "a: ", 3, "jeden dwa trzy\nnajdłuższesłowo x", 11);
        assert_eq!(out, "a: jeden\n   dwa trzy\n   najdłuższesłowo\n   x\n");
    }
}
