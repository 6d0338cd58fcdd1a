//! The lines above a pasted post: `Straż Miejska`, `@straz`, `12 paź 2021`.
//!
//! Who copies a post off its page gets its author, handle and date in lines of their own before the words.
//! They are no sentences of the post, but say whose words they are.

use crate::span::Span;
use crate::text::signature::is_date;
use crate::text::social::handle_at;

/// Words that a name may have.
const NAME_WORDS: usize = 8;
/// Bytes of a line that is looked at: display names hold 50 characters.
const LINE: usize = 320;

/// The lines that name the author of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Byline {
    /// From the name to the end of the date, or of the handle where no date follows.
    pub(crate) span: Span,
    pub(crate) name: Span,
    /// With its `@`.
    pub(crate) handle: Span,
}

/// The bylines of a text, in order. Linear.
pub(crate) fn bylines(text: &str) -> Vec<Byline> {
    if !text.contains('@') {
        return Vec::new();
    }
    let mut out: Vec<Byline> = Vec::new();
    let mut before: Option<Span> = None;
    // Whether a date may still follow.
    let mut open = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trim(text);
        start += line.len();
        let inner = &text[span.range()];
        if inner.is_empty() {
            continue;
        }
        if open && is_detail(inner) {
            if let Some(last) = out.last_mut() {
                last.span = last.span.cover(span);
            }
            continue;
        }
        let byline = if inner.len() > LINE { None } else { byline(text, span, before) };
        open = byline.is_some();
        out.extend(byline);
        before = (!open).then_some(span);
    }
    out
}

/// The byline that ends with this line; the line before may be the name.
fn byline(text: &str, line: Span, before: Option<Span>) -> Option<Byline> {
    let inner = &text[line.range()];
    let at = inner.find('@')?;
    let bracket = inner[..at].ends_with('(');
    let handle = Span::new(line.start() + at, handle_at(text, line.start() + at)?);
    let rest = &text[handle.end()..line.end()];
    let rest = if bracket { rest.strip_prefix(')')? } else { rest };
    let rest = rest.trim_start_matches(is_separator);
    if !rest.is_empty() && !is_detail(rest) {
        return None;
    }
    let head = Span::new(line.start(), line.start() + at - usize::from(bracket)).trim(text);
    let name = if head.is_empty() && !bracket { before.filter(|span| span.len() <= LINE)? } else { head };
    is_name(&text[name.range()]).then(|| Byline { span: name.cover(line), name, handle })
}

fn is_name(words: &str) -> bool {
    let count = words.split_whitespace().take(NAME_WORDS + 1).count();
    let begins = words.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    (1..=NAME_WORDS).contains(&count)
        && begins
        && !words.starts_with(['—', '–', '-', '>', '„', '“', '"', '@', '#'])
        && !words.ends_with(['.', '?', '!', ':', ',', ';', '…', '”', '"'])
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '·' | '•' | '|' | ',')
}

/// A date, a time, how long ago it was, or the dot between them.
fn is_detail(line: &str) -> bool {
    let line = line.trim_matches(is_separator);
    let mut words = line.split_whitespace();
    let short = line.len() <= 24 && words.clone().count() <= 3;
    let day = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            && word.chars().all(|c| c.is_alphanumeric() || ".:,".contains(c))
    };
    let plain = |word: &str| word.chars().all(|c| c.is_alphanumeric() || ".:,".contains(c));
    line.is_empty() || is_date(line) || short && words.clone().any(day) && words.all(plain)
}

#[cfg(test)]
mod tests {
    use super::bylines;

    #[test]
    fn names_handles_and_dates() {
        for (text, name, handle, rest) in [
            ("Energetyka\n@energetyka\nAwaria trwa.", "Energetyka", "@energetyka", "Awaria trwa."),
            ("Jan Lis (@jlis)\n\nAwaria trwa.", "Jan Lis", "@jlis", "Awaria trwa."),
            ("Jan Lis @jlis · 4 maja 2023\nAwaria trwa.", "Jan Lis", "@jlis", "Awaria trwa."),
            ("Jan Lis ⚡\n@jlis\n·\nMay 4\nAwaria trwa.", "Jan Lis ⚡", "@jlis", "Awaria trwa."),
            ("Jan Lis\n@jlis\n10:15 AM · May 4, 2023\nAwaria trwa.", "Jan Lis", "@jlis", "Awaria trwa."),
        ] {
            let found = bylines(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].name.get(text), Some(name));
            assert_eq!(found[0].handle.get(text), Some(handle));
            assert_eq!(text[found[0].span.end()..].trim(), rest);
        }
    }

    #[test]
    fn no_bylines() {
        for text in [
            "Dziękujemy @energetyka za pomoc.",
            "— Jan Lis (@jlis) May 4, 2023",
            "Awaria trwa.\n@energetyka",
            "jan@lis.example",
            "@",
            "",
        ] {
            assert!(bylines(text).is_empty(), "{text}");
        }
    }
}
