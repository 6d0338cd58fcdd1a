//! The signature line of an embedded tweet: `— Straż Miejska (@straz) October 12, 2021`.
//!
//! The page that embeds a tweet puts its author, handle and date in a line of their own behind the
//! words. That line is no sentence, but it says whose words they are.

use crate::span::Span;
use crate::text::social::handle_at;

/// Bytes that a name may take. Display names hold 50 characters; emoji among them take four bytes and more.
const NAME: usize = 240;

/// Bytes that a date may take, a time of day included.
const DATE: usize = 64;

/// The dashes, and what careless tools leave of them.
const DASHES: [&str; 8] = ["—", "–", "―", "-", "&mdash;", "&ndash;", "&#8212;", "&#8211;"];

/// White space within a line.
const BLANKS: [char; 5] = [' ', '\t', '\u{A0}', '\u{202F}', '\u{2007}'];

/// The parts of a signature line, as byte spans of the text it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Signature {
    /// The whole line, from the dash to the date.
    pub(crate) span: Span,
    /// The name that the author goes by.
    pub(crate) name: Span,
    /// The handle with its `@`.
    pub(crate) handle: Span,
    /// The date. Without one the line is words about somebody, not by somebody.
    pub(crate) date: Span,
}

/// The signature line whose dash stands at `at`.
///
/// A date is known by its form alone (day, a word, year; or digits), so that it may be in any language.
/// Looks at no more than [`NAME`] and [`DATE`] bytes beside the handle.
pub(crate) fn signature_at(text: &str, at: usize) -> Option<Signature> {
    let rest = text.get(at..)?;
    let dash = DASHES.into_iter().find(|dash| rest.starts_with(dash))?;
    let after = skip_blanks(text, at + dash.len());
    let line = line_within(text, after, NAME);
    let bracket = after + line.find("(@")?;
    let name = Span::new(after, bracket).trim(text);
    if name.is_empty() || !text[name.range()].contains(char::is_alphanumeric) {
        return None;
    }
    let handle = Span::new(bracket + 1, handle_at(text, bracket + 1)?);
    let close = handle.end() + text[handle.end()..].strip_prefix(')').map(|_| 1)?;
    let date_start = skip_separators(text, close);
    let date_length = date_length(line_within(text, date_start, DATE))?;
    let date = Span::new(date_start, date_start + date_length);
    Some(Signature { span: Span::new(at, date.end()), name, handle, date })
}

fn skip_blanks(text: &str, at: usize) -> usize {
    at + text[at..].chars().take(16).take_while(|c| BLANKS.contains(c)).map(char::len_utf8).sum::<usize>()
}

fn skip_separators(text: &str, at: usize) -> usize {
    let is_separator = |c: &char| BLANKS.contains(c) || matches!(c, '·' | '•' | ',');
    at + text[at..].chars().take(16).take_while(is_separator).map(char::len_utf8).sum::<usize>()
}

/// The rest of the line from `at`, cut to `limit` bytes.
fn line_within(text: &str, at: usize, limit: usize) -> &str {
    let mut end = text.len().min(at.saturating_add(limit));
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let part = &text[at..end];
    &part[..part.find(['\n', '\r', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}']).unwrap_or(part.len())]
}

/// Whether a line is a date and nothing else.
pub(crate) fn is_date(line: &str) -> bool {
    date_length(line).is_some_and(|length| length == line.trim_end().len())
}

/// The bytes of the date that `line` starts with.
fn date_length(line: &str) -> Option<usize> {
    // "10:15 AM · Mar 3, 2022": the time of day may stand first.
    let clock = line.find('·').filter(|_| line.starts_with(|c: char| c.is_ascii_digit()));
    if let Some(dot) = clock {
        let start = skip_separators(line, dot);
        return date_length(&line[start..]).map(|length| start + length);
    }
    let mut parts = [""; 3];
    let mut words =
        line.split(|c: char| c.is_whitespace() || c == '\u{200B}').filter(|word| !word.is_empty());
    for part in &mut parts {
        // What is glued to the date, a link or an emoji, is no part of it.
        let word = words.next().unwrap_or("");
        let word = &word[..word.find("http").unwrap_or(word.len())];
        let end = word.find(|c: char| !(c.is_alphanumeric() || ".,-/".contains(c)));
        let word = &word[..end.unwrap_or(word.len())];
        // "2022...Then", "2022.Then": nor is the next sentence.
        let pairs = word.char_indices().zip(word.chars().skip(1));
        let glued = pairs.filter(|((_, c), next)| ".,".contains(*c) && !next.is_ascii_digit());
        *part = &word[..glued.map(|((at, _), _)| at).next().unwrap_or(word.len())];
    }
    let last = match parts {
        [date, ..] if is_numeric_date(date) => date,
        [word, day, year] if is_word(word) && is_day(day) && is_year(year) => year,
        [day, word, year] if is_day(day) && is_word(word) && is_year(year) => year,
        _ => return None,
    };
    let mut end = offset_in(line, last) + last.trim_end_matches([',', '.']).len();
    if let Some(behind) = line[end..].strip_prefix(BLANKS).and_then(|rest| rest.strip_prefix("r.")) {
        end = line.len() - behind.len();
    }
    Some(end)
}

fn offset_in(line: &str, part: &str) -> usize {
    part.as_ptr() as usize - line.as_ptr() as usize
}

fn is_word(part: &str) -> bool {
    let part = part.trim_end_matches(['.', ',']);
    (1..=24).contains(&part.len()) && part.chars().all(char::is_alphabetic)
}

fn is_day(part: &str) -> bool {
    let digits = part.trim_end_matches([',', '.']);
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| digits.strip_suffix(end)).unwrap_or(digits);
    (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_year(part: &str) -> bool {
    let digits = part.trim_end_matches([',', '.']);
    digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_numeric_date(part: &str) -> bool {
    let part = part.trim_end_matches([',', '.']);
    let numbers = part.split(['-', '.', '/']);
    let digits =
        numbers.clone().all(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()));
    digits && numbers.clone().count() == 3 && numbers.clone().any(|number| number.len() == 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_the_line() {
        for (line, name, handle, date) in [
            ("— Jan Nowak (@jnowak) March 3, 2022", "Jan Nowak", "@jnowak", "March 3, 2022"),
            ("– Urząd Miasta (@urzad) 3 marca 2022 r.", "Urząd Miasta", "@urzad", "3 marca 2022 r."),
            ("- Ewa 🌻 (@ewa_24) 2022-03-03", "Ewa 🌻", "@ewa_24", "2022-03-03"),
            (
                "&mdash; The Clerk (@clerk) 10:15 AM · Mar 3, 2022",
                "The Clerk",
                "@clerk",
                "10:15 AM · Mar 3, 2022",
            ),
            (
                "— Jan (Ten Drugi) Nowak (@jnowak) 03.03.2022 i dalej",
                "Jan (Ten Drugi) Nowak",
                "@jnowak",
                "03.03.2022",
            ),
        ] {
            let text = format!("Koniec. {line}");
            let signature = signature_at(&text, 8).unwrap_or_else(|| panic!("no signature: {line}"));
            assert_eq!(&text[signature.name.range()], name);
            assert_eq!(&text[signature.handle.range()], handle);
            assert_eq!(&text[signature.date.range()], date);
        }
    }

    #[test]
    fn not_a_signature() {
        for line in [
            "— Jan Nowak (@jnowak)\nDalej",
            "— Jan Nowak (@jnowak) powiedział to wczoraj",
            "— powiedział Nowak.",
            "Jan Nowak (@jnowak) March 3, 2022",
            "— (@jnowak) March 3, 2022",
            "— Jan Nowak (@) March 3, 2022",
            "— Jan\nNowak (@jnowak) March 3, 2022",
            "—",
        ] {
            assert_eq!(signature_at(line, 0), None, "{line}");
        }
    }
}
