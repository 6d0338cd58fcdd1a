//! Links, e-mail addresses, handles, hashtags and emoji: what a tweet has among its words.
//!
//! Each function looks at one byte position and gives the byte after the thing that starts there.
//! A position that is no character boundary, or lies behind the end, gives `None`. The cost is that of
//! the thing found; a word that is none of these is left after a few bytes.

/// Characters that a link may hold besides letters and digits (RFC 3986).
const LINK_MARKS: &str = "-._~:/?#[]@!$&'()*+,;=%";

/// Characters that end the sentence or the clause rather than the link, when they stand last.
const LINK_TAIL: &str = ".,;:!?'*";

/// Links that X appends for media and for shortened addresses: a host and one word.
const SHORT_LINKS: [&str; 3] = ["t.co/", "pic.twitter.com/", "pic.x.com/"];

/// An address's local part is at most 64 bytes, its domain at most 255 (RFC 5321).
const LOCAL_PART: usize = 64;
const DOMAIN: usize = 255;

/// Where the link ends that starts at `at`: `https://…`, `www.…`, `t.co/…`, `pic.twitter.com/…`, or a
/// bare domain with a path, `gov.pl/web/x`.
///
/// Trailing punctuation is left to the sentence, and so is a bracket that the link does not open.
pub(crate) fn link_at(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    if !rest.as_bytes().first()?.is_ascii_alphanumeric() {
        return None;
    }
    if let Some(scheme) = ["https://", "http://"].into_iter().find(|scheme| starts_with(rest, scheme)) {
        let tail = &rest[scheme.len()..];
        let length = short_link(tail).or_else(|| body(tail))?;
        return Some(at + scheme.len() + length);
    }
    if touches_word(text, at) {
        return None;
    }
    if let Some(length) = short_link(rest) {
        return Some(at + length);
    }
    if starts_with(rest, "www.") {
        let length = body(&rest[4..])?;
        return Some(at + 4 + length);
    }
    let host = host_length(rest)?;
    let path = rest[host..].strip_prefix('/')?;
    Some(at + host + 1 + body(path)?)
}

/// Whether the link at `at` is one that X appends to a tweet for its picture, film or shortened address.
pub(crate) fn is_media_link(text: &str, at: usize) -> bool {
    let Some(rest) = text.get(at..) else { return false };
    let rest = ["https://", "http://"].iter().find_map(|scheme| rest.strip_prefix(scheme)).unwrap_or(rest);
    SHORT_LINKS.iter().any(|host| starts_with(rest, host))
}

/// Where the e-mail address ends that starts at `at`.
pub(crate) fn email_at(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let is_local = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte);
    let local = rest.bytes().take(LOCAL_PART + 1).take_while(is_local).count();
    if !(1..=LOCAL_PART).contains(&local) || rest.as_bytes()[0] == b'.' || touches_word(text, at) {
        return None;
    }
    let domain = rest[local..].strip_prefix('@')?;
    Some(at + local + 1 + host_length(domain)?)
}

/// Where the handle ends that starts at `at`: `@Straz_Graniczna`, `@user@host.social`.
pub(crate) fn handle_at(text: &str, at: usize) -> Option<usize> {
    let name = text.get(at..)?.strip_prefix('@')?;
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let length = name.bytes().take_while(is_name).count();
    if length == 0 || touches_word(text, at) {
        return None;
    }
    let host = name[length..].strip_prefix('@').and_then(host_length);
    Some(at + 1 + length + host.map_or(0, |host| host + 1))
}

/// Where the hashtag ends that starts at `at`: `#PolskaGranica`. At least one letter is asked for, so
/// that `#1` stays a number.
pub(crate) fn hashtag_at(text: &str, at: usize) -> Option<usize> {
    let word = text.get(at..)?.strip_prefix('#')?;
    let mut has_letter = false;
    let mut length = 0;
    for c in word.chars().take_while(|&c| c.is_alphanumeric() || c == '_') {
        has_letter |= c.is_alphabetic();
        length += c.len_utf8();
    }
    let before = text[..at].chars().next_back();
    let inside = before.is_some_and(|c| c.is_alphanumeric() || c == '&' || c == '/');
    (has_letter && !inside).then_some(at + 1 + length)
}

/// Where the emoji ends that starts at `at`: one sign with its skin tone and variation selector, a
/// ZWJ sequence, a flag (a pair of regional indicators, or a black flag with tags), or a keycap.
///
/// Signs that are text by default, such as `©` and `↔`, count only with the variation selector that
/// makes them emoji.
pub(crate) fn emoji_at(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let mut length = picture(rest)?;
    while let Some(next) = rest[length..].strip_prefix('\u{200D}') {
        // A joiner that joins nothing still belongs to the grapheme before it.
        length += '\u{200D}'.len_utf8() + picture(next).unwrap_or(0);
    }
    Some(at + length)
}

/// Where the flag ends that starts at `at`. A flag is an emoji that stands for a word: a country's name.
pub(crate) fn flag_at(text: &str, at: usize) -> Option<usize> {
    let mut chars = text.get(at..)?.chars();
    let pair = chars.next().is_some_and(is_regional) && chars.next().is_some_and(is_regional);
    pair.then_some(at + 8)
}

/// Where the emoticon ends that starts at `at`: `:)`, `;-)`, `:(`, `:D`, with as many mouths as there are.
pub(crate) fn emoticon_at(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(at..)?;
    let (b':' | b';') = bytes.first()? else { return None };
    let nose = usize::from(matches!(bytes.get(1), Some(b'-' | b'^' | b'\'')));
    let mouth = *bytes.get(1 + nose)?;
    if !matches!(mouth, b')' | b'(' | b']' | b'[' | b'D' | b'P' | b'p' | b'*' | b'|' | b'/' | b'\\') {
        return None;
    }
    let same = bytes[1 + nose..].iter().take_while(|&&byte| byte == mouth).count();
    let end = at + 1 + nose + same;
    let word = text[end..].chars().next().is_some_and(char::is_alphanumeric);
    let inside = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    // "(see https://…)" and "10:(a)" are no faces; neither is a colon before a path.
    let slash = matches!(mouth, b'/' | b'\\') && same > 1;
    let torn = word && (mouth.is_ascii_alphabetic() || inside && nose == 0);
    (!slash && !torn).then_some(end)
}

/// The bytes of one sign with what modifies it.
fn picture(rest: &str) -> Option<usize> {
    let mut chars = rest.chars();
    let first = chars.next()?;
    let second = chars.next();
    if first.is_ascii_digit() || first == '#' || first == '*' {
        return [3 + 3 + 1, 3 + 1].into_iter().find(|&length| {
            rest.get(1..length).is_some_and(|tail| tail == "\u{FE0F}\u{20E3}" || tail == "\u{20E3}")
        });
    }
    if is_regional(first) {
        return second.is_some_and(is_regional).then_some(8);
    }
    let selected = second == Some('\u{FE0F}');
    if !(is_pictograph(first) || selected && is_text_pictograph(first)) {
        return None;
    }
    let is_modifier = |c: &char| matches!(*c, '\u{FE0E}' | '\u{FE0F}' | '\u{20E0}' | '\u{20E3}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}');
    Some(
        first.len_utf8()
            + rest[first.len_utf8()..].chars().take_while(is_modifier).map(char::len_utf8).sum::<usize>(),
    )
}

fn is_regional(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

/// Signs shown as pictures (Unicode `emoji-data.txt`, by blocks; quotes, brackets and digits of the
/// dingbats are left out).
fn is_pictograph(c: char) -> bool {
    matches!(c,
        '\u{1F300}'..='\u{1FAFF}' | '\u{1F000}'..='\u{1F0FF}' | '\u{1F170}'..='\u{1F1E5}' | '\u{1F200}'..='\u{1F2FF}'
        | '\u{2600}'..='\u{275A}' | '\u{2763}'..='\u{2767}' | '\u{2794}'..='\u{27BF}'
        | '\u{231A}' | '\u{231B}' | '\u{23E9}'..='\u{23FA}' | '\u{25FD}' | '\u{25FE}'
        | '\u{2B05}'..='\u{2B07}' | '\u{2B1B}' | '\u{2B1C}' | '\u{2B50}' | '\u{2B55}')
}

/// Signs that are pictures only when U+FE0F follows.
fn is_text_pictograph(c: char) -> bool {
    matches!(c,
        '\u{A9}' | '\u{AE}' | '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2194}'..='\u{21AA}'
        | '\u{2328}' | '\u{23CF}' | '\u{24C2}' | '\u{25AA}'..='\u{25FC}' | '\u{2934}' | '\u{2935}'
        | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}')
}

/// Whether a word or an address goes on from the left into `at`.
fn touches_word(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || "_@./-".contains(c))
}

fn starts_with(text: &str, ascii: &str) -> bool {
    text.as_bytes().get(..ascii.len()).is_some_and(|start| start.eq_ignore_ascii_case(ascii.as_bytes()))
}

/// The bytes of a short link's host and its one word.
fn short_link(rest: &str) -> Option<usize> {
    let host = SHORT_LINKS.into_iter().find(|host| starts_with(rest, host))?;
    let word = rest[host.len()..].bytes().take_while(u8::is_ascii_alphanumeric).count();
    // Two links pasted together: the second one's scheme is no part of the first.
    let word = rest[host.len()..host.len() + word].find("http").unwrap_or(word);
    (word > 0).then_some(host.len() + word)
}

/// The bytes of a domain name: two labels or more, the last of at least two letters.
fn host_length(rest: &str) -> Option<usize> {
    let is_host = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-' || *byte == b'.';
    let length = rest.bytes().take(DOMAIN + 1).take_while(is_host).count();
    if length > DOMAIN {
        return None;
    }
    // "jan@example.orghttps://…": the scheme belongs to the link that follows.
    let scheme = if rest[length..].starts_with("://") { rest[..length].rfind("http") } else { None };
    let length = scheme.unwrap_or(length);
    let length = rest.as_bytes()[..length].windows(2).position(|pair| pair == b"..").unwrap_or(length);
    let host = rest[..length].trim_end_matches(['.', '-']);
    let (first, last) = host.rsplit_once('.')?;
    let labels =
        !first.is_empty() && first.split('.').all(|label| !label.is_empty() && !label.starts_with('-'));
    let letters = last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    (labels && letters).then_some(host.len())
}

/// The bytes of a link from behind its scheme or its first slash.
fn body(rest: &str) -> Option<usize> {
    let mut length = 0;
    let mut kept = 0;
    let mut open = 0_usize;
    for c in rest.chars().take_while(|&c| c.is_alphanumeric() || LINK_MARKS.contains(c)) {
        length += c.len_utf8();
        match c {
            '(' | '[' => open += 1,
            ')' | ']' if open == 0 => break,
            ')' | ']' => {
                open -= 1;
                kept = length;
            }
            c if LINK_TAIL.contains(c) => {}
            _ => kept = length,
        }
    }
    (kept > 0).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Finder = fn(&str, usize) -> Option<usize>;

    fn found(finder: Finder, text: &str) -> Option<&str> {
        finder(text, 0).map(|end| &text[..end])
    }

    #[test]
    fn links_end_before_the_sentence_does() {
        for (text, link) in [
            ("https://t.co/Ab1Cd2Ef3G.", "https://t.co/Ab1Cd2Ef3G"),
            ("pic.twitter.com/Xy12— Urząd", "pic.twitter.com/Xy12"),
            ("www.example.org/a,b?c=d).", "www.example.org/a,b?c=d"),
            ("gov.pl/web/granica, a potem", "gov.pl/web/granica"),
            ("https://pl.example.org/wiki/Łódź_(miasto)!", "https://pl.example.org/wiki/Łódź_(miasto)"),
            ("HTTP://EXAMPLE.ORG", "HTTP://EXAMPLE.ORG"),
        ] {
            assert_eq!(found(link_at, text), Some(link), "{text}");
        }
        for text in ["km/h", "m.in./np.", "U.S./U.K.", "https://", "www.", "example.org", "", "żółw.pl/x"]
        {
            assert_eq!(found(link_at, text), None, "{text}");
        }
        assert_eq!(link_at("xwww.example.org", 1), None);
        assert_eq!(link_at("ż", 1), None);
        assert!(is_media_link("https://t.co/abc", 0) && !is_media_link("https://example.org", 0));
    }

    #[test]
    fn addresses_handles_and_hashtags() {
        assert_eq!(found(email_at, "jan.nowak@urzad.gov.pl."), Some("jan.nowak@urzad.gov.pl"));
        assert_eq!(found(email_at, "jan@urzad"), None);
        assert_eq!(found(handle_at, "@Urzad_24: tak"), Some("@Urzad_24"));
        assert_eq!(found(handle_at, "@jan@glosy.example"), Some("@jan@glosy.example"));
        assert_eq!(found(handle_at, "@ jan"), None);
        assert_eq!(handle_at("jan@urzad", 3), None);
        assert_eq!(found(hashtag_at, "#ŻółwieNaWolności."), Some("#ŻółwieNaWolności"));
        assert_eq!(found(hashtag_at, "#1"), None);
        assert_eq!(found(hashtag_at, "#2021rok"), Some("#2021rok"));
    }

    #[test]
    fn emoji_are_taken_whole() {
        for emoji in ["😡", "🇧🇾", "👍🏽", "👩‍👩‍👧‍👦", "❤️", "1️⃣", "#⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "©️", "☺"]
        {
            assert_eq!(found(emoji_at, &format!("{emoji}a")), Some(emoji), "{emoji}");
        }
        for (text, face) in [(":) Tak", Some(":)")), (";-)))", Some(";-)))")), (":Dom", None), ("://x", None)]
        {
            assert_eq!(found(emoticon_at, text), face, "{text}");
        }
        for text in ["1", "©", "→", "a😡", "🇧", ""] {
            assert_eq!(found(emoji_at, text), None, "{text}");
        }
        assert_eq!(emoji_at("🇧🇾🇵🇱", 0), Some(8));
        assert_eq!(flag_at("🇧🇾", 0), Some(8));
        assert_eq!(flag_at("😡", 0), None);
    }
}
