//! What the marks of sentences say of where a quote is from: a translator leaves a question a question, and a
//! headline has no full stop.

/// What is closed behind the mark that ends a sentence.
const CLOSING: [char; 9] = ['"', '\'', '”', '’', '»', '«', ')', ']', '“'];

/// Whether a text asks something.
pub(super) fn asks(text: &str) -> bool {
    text.contains('?')
}

/// Whether a sentence lacks the mark that ends one: headlines do, and entries of lists.
pub(super) fn is_open(sentence: &str) -> bool {
    let last = sentence.trim_end().trim_end_matches(CLOSING).chars().next_back();
    !matches!(last, Some('.' | '!' | '?' | '…' | ':' | ';' | ','))
}

#[cfg(test)]
mod tests {
    use super::{asks, is_open};

    #[test]
    fn marks_of_sentences() {
        assert!(asks("– Kto to zrobił? – spytał."));
        assert!(!asks("Nie wiem, kto to zrobił."));
        assert!(is_open("Most zamknięty do odwołania"));
        assert!(!is_open("„Most jest zamknięty.”"));
        assert!(is_open(""));
    }
}
