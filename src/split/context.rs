//! The bounded neighbourhood of a stop: the word before it and the thing behind it.

use crate::split::invisible::{is_invisible, is_within_word};
use crate::split::splitter::Knowledge;
use crate::text::social;

/// Longest word, in bytes, that is looked at on either side.
const WORD: usize = 40;

/// Most opening marks that are skipped to find the word behind a stop.
const MARKS: usize = 8;

/// How editors show that words were left out.
pub(crate) const OMISSIONS: [&str; 4] = ["(...)", "[...]", "(…)", "[…]"];

/// A word in small letters: as it stands where it is so written, else changed on the stack.
pub(crate) enum Folded<'w> {
    Same(&'w str),
    Changed { bytes: [u8; WORD], length: usize },
}

impl<'w> Folded<'w> {
    /// `word` in small letters, or `None` where it is longer than any entry of the lists.
    pub(crate) fn new(word: &'w str) -> Option<Folded<'w>> {
        let is_small = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
        if word.len() <= WORD && word.bytes().all(is_small) {
            return Some(Folded::Same(word));
        }
        Folded::collect(word.chars())
    }

    /// Two words in small letters with a stop between.
    pub(crate) fn joined(first: &str, second: &str) -> Option<Folded<'w>> {
        Folded::collect(first.chars().chain(['.']).chain(second.chars()))
    }

    fn collect(chars: impl Iterator<Item = char>) -> Option<Folded<'w>> {
        let mut bytes = [0; WORD];
        let mut length = 0;
        let mut push = |c: char| {
            let end = length + c.len_utf8();
            c.encode_utf8(bytes.get_mut(length..end)?);
            length = end;
            Some(())
        };
        for c in chars {
            match c {
                _ if c.is_ascii() => push(c.to_ascii_lowercase())?,
                // The standard library's search takes its time, and most letters are small.
                'ą' | 'ć' | 'ę' | 'ł' | 'ń' | 'ó' | 'ś' | 'ź' | 'ż' => push(c)?,
                _ if is_invisible(c) => {}
                _ => c.to_lowercase().try_for_each(&mut push)?,
            }
        }
        Some(Folded::Changed { bytes, length })
    }

    pub(crate) fn as_str(&self) -> &str {
        match self {
            Folded::Same(word) => word,
            Folded::Changed { bytes, length } => std::str::from_utf8(&bytes[..*length]).unwrap_or(""),
        }
    }
}

/// The part of `text[from..to]` of at most `limit` bytes that ends at `to`.
pub(crate) fn tail(text: &str, from: usize, to: usize, limit: usize) -> &str {
    let mut start = from.max(to.saturating_sub(limit));
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..to]
}

/// The part of `text` of at most `limit` bytes that starts at `from`.
pub(crate) fn head(text: &str, from: usize, limit: usize) -> &str {
    let mut end = text.len().min(from.saturating_add(limit));
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[from..end]
}

/// The word that ends at `at`, with the stops, hyphens and apostrophes inside it: `m.in`, `Ph.D`.
pub(crate) fn word_before(text: &str, from: usize, at: usize) -> &str {
    let part = tail(text, from, at, WORD);
    // Mostly a space ends a run of ASCII letters.
    let letters = part.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    if part.as_bytes()[..part.len() - letters].ends_with(b" ") {
        return &part[part.len() - letters..];
    }
    let start = part
        .char_indices()
        .rev()
        .take_while(|&(_, c)| {
            c.is_alphanumeric() || matches!(c, '.' | '-' | '\'' | '’' | '\u{AD}' | '/' | '°')
        })
        .last()
        .map_or(part.len(), |(start, _)| start);
    part[start..].trim_start_matches(['.', '-', '\'', '’', '/'])
}

/// The word that starts at the beginning of `rest`.
pub(crate) fn word_at(rest: &str) -> &str {
    let letters = rest.bytes().take(WORD).take_while(u8::is_ascii_alphabetic).count();
    if matches!(rest.as_bytes().get(letters), Some(b' ' | b',' | b'.')) {
        return &rest[..letters];
    }
    let length = rest
        .char_indices()
        .take(WORD)
        .find(|&(_, c)| !(c.is_alphanumeric() || matches!(c, '\'' | '’') || is_within_word(c)))
        .map_or_else(|| rest.chars().take(WORD).map(char::len_utf8).sum(), |(end, _)| end);
    let word = &rest[..length];
    if !rest[length..].starts_with("://") {
        return word;
    }
    // "granicyhttps://…": the word ends where the link that is glued to it begins.
    let scheme = ["https", "http"].into_iter().find(|scheme| {
        let start = word.len().checked_sub(scheme.len());
        start.is_some_and(|start| word.as_bytes()[start..].eq_ignore_ascii_case(scheme.as_bytes()))
    });
    &word[..word.len() - scheme.map_or(0, str::len)]
}

/// Whether what follows begins with two capitals: an acronym, or a text all in capitals.
pub(crate) fn shouts(rest: &str) -> bool {
    rest.chars()
        .take_while(|&c| !is_line_end(c))
        .filter(|c| c.is_alphanumeric())
        .take(2)
        .all(char::is_uppercase)
}

/// White space, and what shows nothing.
pub(crate) fn is_white(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// White space within the line that shows, of any width, whether a line may break there or not.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() && !is_line_end(c)
}

/// What ends a line. The vertical tab does not: word processors write it for a break inside a paragraph.
pub(crate) fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Where the white space ends that starts at `at`, and how many line ends are in it. CRLF is one; a form
/// feed beside another line end is none, for a page may end in the middle of a sentence.
pub(crate) fn skip_white(text: &str, at: usize) -> (usize, usize) {
    let mut end = at;
    let mut lines = 0;
    let mut after_return = false;
    let mut page = 0;
    for c in text[at..].chars() {
        match c {
            '\n' if after_return => {}
            '\u{C}' => page = 1,
            c if is_line_end(c) => lines += 1,
            c if is_white(c) => {}
            _ => break,
        }
        after_return = c == '\r';
        end += c.len_utf8();
    }
    (end, page.max(lines))
}

/// Where the white space within the line ends that starts at `at`.
pub(crate) fn skip_blanks(text: &str, at: usize) -> usize {
    at + text[at..].chars().take_while(|&c| is_white(c) && !is_line_end(c)).map(char::len_utf8).sum::<usize>()
}

impl Kind {
    /// Whether it is a word with a small first letter.
    pub(crate) fn is_small(self) -> bool {
        matches!(self, Kind::Small | Kind::Report | Kind::Turn)
    }
}

/// What stands behind a stop, once opening marks are skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The end of the text.
    Nothing,
    /// A word with a small first letter.
    Small,
    /// A verb that reports speech, in small letters.
    Report,
    /// A word, in small letters, that opens a speaker's turn: `gdzie`, `no`.
    Turn,
    /// A capitalised word that often opens a sentence and is no name.
    Opener,
    /// Another capitalised word.
    Capital,
    /// A capital with a stop.
    Initial,
    /// A number.
    Digit,
    /// A letter with a bracket behind it, or a number with a stop or a bracket, and no number or small letter behind that.
    Ordinal,
    /// A comma, a closing bracket, another stop: the sentence goes on.
    Closing,
    Hashtag,
    Handle,
    Link,
    Emoji,
    Flag,
    Bullet,
    Other,
}

/// The thing behind a stop and the marks before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ahead {
    pub(crate) kind: Kind,
    /// An opening quotation mark or bracket stands first.
    pub(crate) opened: bool,
    /// A dash stands first.
    pub(crate) dash: bool,
    /// A Roman numeral.
    pub(crate) roman: bool,
}

/// Looks at what starts at `at`, which is no white space.
pub(crate) fn ahead(text: &str, at: usize, knowledge: &Knowledge<'_>) -> Ahead {
    let mut found = Ahead { kind: Kind::Nothing, opened: false, dash: false, roman: false };
    if let Some(first) = text[at..].chars().next().filter(char::is_ascii_alphabetic) {
        found.kind = word_kind(text, at, first, knowledge);
        found.roman = first.is_ascii_uppercase() && is_roman(word_at(&text[at..]));
        return found;
    }
    let mut here = at;
    for _ in 0..MARKS {
        let rest = &text[here..];
        let mut chars = rest.chars();
        // What a line end or the end of the text cuts off must not count: it is not this sentence's.
        let Some(c) = chars.next().filter(|&c| !is_line_end(c)) else { return found };
        let next = chars.next();
        let before_word = next.is_some_and(|c| c.is_alphanumeric() || "#@„“(['\"‘".contains(c));
        match c {
            '(' | '[' if OMISSIONS.iter().any(|mark| rest.starts_with(mark)) => {
                found.kind = Kind::Other;
                return found;
            }
            '„' | '“' | '‘' | '‚' | '«' | '‹' | '(' | '[' | '{' | '<' | '¿' | '¡' => {
                found.opened = true;
            }
            '"' | '\'' | '”' | '’' | '»' | '›' | '*' | '_' | '`' if before_word => {
                found.opened = true;
            }
            '-' | '–' | '—' | '―' | '−' => found.dash = true,
            // "...Nope": a lead-in belongs to the words behind it.
            '.' | '…' if is_lead_in(rest) => {
                found.opened = true;
                here += if c == '.' { 2 } else { 0 };
            }
            _ => {
                found.kind = kind_at(text, here, c, knowledge);
                found.roman = c.is_ascii_uppercase() && is_roman(word_at(rest));
                return found;
            }
        }
        here = skip_blanks(text, here + c.len_utf8());
    }
    found.kind = Kind::Other;
    found
}

/// An ellipsis with a word glued to it.
fn is_lead_in(rest: &str) -> bool {
    let word = rest.strip_prefix('…').or_else(|| rest.strip_prefix("..."));
    word.is_some_and(|word| word.starts_with(char::is_alphanumeric))
}

fn kind_at(text: &str, at: usize, first: char, knowledge: &Knowledge<'_>) -> Kind {
    let rest = &text[at..];
    match first {
        '#' if social::hashtag_at(text, at).is_some() => Kind::Hashtag,
        '@' if social::handle_at(text, at).is_some() => Kind::Handle,
        ':' | ';' if social::emoticon_at(text, at).is_some() => Kind::Emoji,
        ',' | ';' | ':' | ')' | ']' | '}' | '.' | '!' | '?' | '…' | '"' | '\'' | '”' | '’' | '»' | '›'
        | '%' | '/' => Kind::Closing,
        '•' | '·' | '*' | '►' | '▪' | '●' | '◦' | '‣' | '■' | '>' | '→' => Kind::Bullet,
        _ if first.is_numeric() && social::emoji_at(text, at).is_none() => number_kind(rest),
        _ if first.is_alphabetic() => word_kind(text, at, first, knowledge),
        _ if social::flag_at(text, at).is_some() => Kind::Flag,
        _ if social::emoji_at(text, at).is_some() => Kind::Emoji,
        _ => Kind::Other,
    }
}

fn number_kind(rest: &str) -> Kind {
    let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let mut behind = rest[digits..].chars();
    let marked = matches!(behind.next(), Some('.' | ')'))
        && behind.next().is_none_or(|c| !c.is_lowercase() && !c.is_ascii_digit());
    if (1..=3).contains(&digits) && marked { Kind::Ordinal } else { Kind::Digit }
}

fn word_kind(text: &str, at: usize, first: char, knowledge: &Knowledge<'_>) -> Kind {
    let language = knowledge.language;
    let rest = &text[at..];
    let word = word_at(rest);
    if first.is_lowercase() {
        if word.len() == first.len_utf8() && rest[word.len()..].starts_with(')') {
            return Kind::Ordinal;
        }
        // Most words are followed by what no address has.
        let behind = rest.as_bytes().get(word.len());
        let may_go_on = word.is_empty() || behind.is_some_and(|byte| b".:/@-_+%".contains(byte));
        if may_go_on && (social::link_at(text, at).is_some() || social::email_at(text, at).is_some()) {
            return Kind::Link;
        }
        // iPhone, eBay: a name that starts small.
        if word.chars().nth(1).is_some_and(char::is_uppercase) {
            return Kind::Capital;
        }
        return match Folded::new(word) {
            Some(word) => language.small_kind(word.as_str()),
            None => Kind::Small,
        };
    }
    let single = word.chars().nth(1).is_none();
    let behind = rest[word.len()..].chars().next();
    if single && behind == Some('.') {
        return Kind::Initial;
    }
    if single && behind == Some(')') {
        return Kind::Ordinal;
    }
    let link = rest[word.len()..].starts_with("http");
    let whole = !single || link || behind.is_none_or(|c| c.is_whitespace() || c == ',');
    let opens = whole && Folded::new(word).is_some_and(|word| knowledge.opens(word.as_str()));
    if opens { Kind::Opener } else { Kind::Capital }
}

/// Whether `word` is a Roman numeral: only its letters count, not their order.
pub(crate) fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.len() <= 8 && word.bytes().all(|byte| b"IVXLC".contains(&byte))
}
