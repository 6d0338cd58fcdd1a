//! Words and punctuation of a text, read for attribution: coarser than the tokens that are compared.

use std::borrow::Cow;

use crate::lang::Lang;
use crate::quote::attribute::lexicon::{CueKind, Lexicon};
use crate::span::Span;

/// A word, a number or one punctuation mark; quotation marks are left out.
#[derive(Debug, Clone)]
pub(crate) struct Word<'t> {
    pub(crate) text: &'t str,
    pub(crate) lower: Cow<'t, str>,
    pub(crate) span: Span,
    /// Whether a paragraph starts here.
    pub(crate) fresh: bool,
}

impl Word<'_> {
    pub(crate) fn is_word(&self) -> bool {
        self.text.chars().next().is_some_and(|char| char.is_alphanumeric() || matches!(char, '@' | '#'))
    }

    /// Starts with a capital or is a handle: a name, as far as letters tell. So is `al-Assad`.
    pub(crate) fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(|char| char.is_uppercase() || char == '@') || self.is_prefixed()
    }

    /// `al-Assad`, `d’Estaing`: the capital stands behind a short particle.
    fn is_prefixed(&self) -> bool {
        self.text.split_once(['-', '‑', '\'', '’']).is_some_and(|(particle, name)| {
            (1..=3).contains(&particle.len())
                && particle.bytes().all(|byte| byte.is_ascii_lowercase())
                && name.starts_with(char::is_uppercase)
        })
    }

    pub(crate) fn is_number(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_numeric)
    }

    pub(crate) fn is_small(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_lowercase) && !self.is_prefixed()
    }

    pub(crate) fn is(&self, punctuation: &str) -> bool {
        self.text == punctuation
    }

    pub(crate) fn is_dash(&self) -> bool {
        matches!(self.text, "-" | "–" | "—" | "―" | "−")
    }
}

/// The words of the text, paragraph by paragraph. Linear.
pub(crate) fn words<'t>(text: &'t str, paragraphs: &[Span], lexicon: &Lexicon) -> Vec<Word<'t>> {
    let mut result = Vec::new();
    for &paragraph in paragraphs {
        let mut at = paragraph.start();
        let mut fresh = true;
        while at < paragraph.end() {
            let rest = &text[at..paragraph.end()];
            if let Some(length) = tag_length(rest) {
                at += length;
                continue;
            }
            let length = word_length(rest, lexicon);
            let piece = &rest[..length];
            let span = Span::new(at, at + length);
            at += length;
            if piece.starts_with(is_left_out) {
                continue;
            }
            let lower = if piece.chars().any(char::is_uppercase) {
                Cow::Owned(piece.to_lowercase().trim_end_matches('.').to_owned())
            } else if piece.len() > 1 {
                Cow::Borrowed(piece.trim_end_matches('.'))
            } else {
                Cow::Borrowed(piece)
            };
            let lower = if lower.contains('’') { Cow::Owned(lower.replace('’', "'")) } else { lower };
            result.push(Word { text: piece, lower, span, fresh });
            fresh = false;
        }
    }
    result
}

/// Bytes of the longest tag of a page that is read over.
const LONGEST_TAG: usize = 200;

/// The length of the tag that `rest` starts with: `<p>`, `</em>`, `<a href=…>`.
fn tag_length(rest: &str) -> Option<usize> {
    let name = rest.strip_prefix('<')?;
    let name = name.strip_prefix('/').unwrap_or(name);
    let end = rest.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')?;
    name.starts_with(|char: char| char.is_ascii_alphabetic()).then_some(end + 1)
}

fn is_left_out(char: char) -> bool {
    char.is_whitespace()
        || matches!(
            char,
            '„' | '“' | '”' | '"' | '«' | '»' | '‹' | '›' | '‘' | '’' | '‚' | '\'' | '`' | '‟' | '＂'
        )
}

/// The length in bytes of the word or mark at the start of `rest`, which is not empty.
fn word_length(rest: &str, lexicon: &Lexicon) -> usize {
    let mut chars = rest.char_indices().peekable();
    let Some((_, first)) = chars.next() else { return 0 };
    if !(first.is_alphanumeric() || matches!(first, '@' | '#')) {
        return first.len_utf8();
    }
    let mut end = first.len_utf8();
    // "4,000 times": a comma between digits parts nothing.
    let mut digits = first.is_ascii_digit();
    while let Some((at, char)) = chars.next() {
        let joins = matches!(char, '-' | '\'' | '’' | '&' | '_' | '.' | '‑')
            && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric())
            && !(char == '.' && chars.peek().is_some_and(|(_, next)| next.is_uppercase()) && at > 2)
            || char == ',' && digits && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        digits = char.is_ascii_digit();
        if !(char.is_alphanumeric() || joins || matches!(char, '_')) {
            break;
        }
        end = at + char.len_utf8();
    }
    // Titles, initials and dotted abbreviations keep their full stop: it ends no sentence.
    let word = &rest[..end];
    let short = word.chars().count() == 1 && first.is_uppercase() || word.contains('.') && word.len() < 8;
    let title = || {
        let lower = word.to_lowercase();
        lexicon.titles.contains(lower.as_str()) && !lexicon.whole_titles.contains(lower.as_str())
    };
    if rest[end..].starts_with('.') && (short || title()) {
        end += 1;
    }
    end
}

/// Whether a sentence ends at word `index`.
pub(crate) fn ends_sentence(words: &[Word<'_>], index: usize) -> bool {
    let Some(word) = words.get(index) else { return true };
    // "pisał w 1981 r. Jan Lis": the stop of the year.
    let year = word.is(".") && index > 1 && words[index - 1].text == "r" && words[index - 2].is_number();
    if year && words.get(index + 1).is_some_and(|next| !next.fresh) {
        return false;
    }
    matches!(word.text, "." | "?" | "!" | "…" | ";")
        && !words.get(index + 1).is_some_and(|next| next.is_small() && !next.fresh)
        || word.is(";")
}

/// A word or phrase that introduces speech: words `first..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cue {
    pub(crate) first: usize,
    pub(crate) end: usize,
    pub(crate) kind: CueKind,
}

impl Cue {
    pub(crate) fn span(self, words: &[Word<'_>]) -> Span {
        words[self.first].span.cover(words[self.end - 1].span)
    }
}

fn is_surname(words: &[Word<'_>], index: usize, lexicon: &Lexicon) -> bool {
    let word = &words[index];
    let inside = index > 0 && !word.fresh && words[index - 1].is_word();
    inside && word.lower.ends_with(['ł', 'a'])
        || !word.fresh && index > 0 && words[index - 1].is_capital()
        || is_name_before_verb(words, index, lexicon)
}

/// "Domagała skwitował": of two verbs of speech in a row the first is a name.
pub(crate) fn is_name_before_verb(words: &[Word<'_>], index: usize, lexicon: &Lexicon) -> bool {
    let past = |word: &Word<'_>| {
        word.lower.ends_with('ł') || word.lower.ends_with("ła") || word.lower.ends_with("li")
    };
    past(&words[index])
        && words.get(index + 1).is_some_and(|next| {
            next.is_small() && past(next) && lexicon.cues.contains_key(next.lower.as_ref())
        })
}

/// The longest cue that starts at word `index` and ends before `limit`.
pub(crate) fn cue_at(words: &[Word<'_>], index: usize, limit: usize, lexicon: &Lexicon) -> Option<Cue> {
    let word = words.get(index)?;
    if let Some(cue) = with_infinitive(words, index, limit, lexicon) {
        return Some(cue);
    }
    let continuations = lexicon.cues.get(word.lower.as_ref())?;
    // Domagała, Musiał, Szukała: surnames look like verbs, but two capitals in a row are a name.
    // So is one in the middle of a sentence, and one that a verb follows.
    if lexicon.lang == Lang::Polish && word.is_capital() && is_surname(words, index, lexicon) {
        return None;
    }
    continuations.iter().find_map(|(rest, kind)| {
        let end = index + 1 + rest.len();
        let fits = end <= limit.min(words.len())
            && rest
                .iter()
                .zip(&words[index + 1..end])
                .all(|(expected, word)| word.lower == *expected && !word.fresh);
        // An infinitive asserts nothing: "refused to say".
        let infinitive =
            rest.is_empty() && index > 0 && words[index - 1].lower == "to" && lexicon.lang == Lang::English;
        (fits && !infinitive).then_some(Cue { first: index, end, kind: *kind })
    })
}

/// “miał powiedzieć”, `zaczęła głośno krzyczeć`: a verb that says whose speech the infinitive is.
fn with_infinitive(words: &[Word<'_>], index: usize, limit: usize, lexicon: &Lexicon) -> Option<Cue> {
    /// Words between both, as `mi`, `też`, `głośno`.
    const BETWEEN: usize = 2;
    // "Żadna ze stron nie chciała mówić": who will not speak says nothing.
    let denied =
        index > 0 && words[index - 1].lower == "nie" && words[index].lower.strip_prefix("omieszka").is_none();
    if denied || !lexicon.modals.contains(words[index].lower.as_ref()) {
        return None;
    }
    let limit = limit.min(words.len()).min(index + 2 + BETWEEN);
    let infinitive = (index + 1..limit)
        .take_while(|&at| words[at].is_small() && !words[at].fresh)
        .find(|&at| lexicon.infinitives.contains(words[at].lower.as_ref()))?;
    Some(Cue { first: index, end: infinitive + 1, kind: CueKind::Say })
}

/// Whether a word in small letters leads to what was said: `she said that “…”`.
pub(crate) fn reports(word: &str) -> bool {
    matches!(word, "that" | "że" | "iż")
}
