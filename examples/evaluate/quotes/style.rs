//! Quotation marks: which an article uses, and how those inside a quote become inner ones.

use bitext::Lang;

use super::change::{FROM, TO};

/// A pair of quotation marks, and the pair that stands inside of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Style {
    pub(crate) name: &'static str,
    pub(crate) open: &'static str,
    pub(crate) close: &'static str,
    inner: [&'static str; 2],
    /// How many times in a hundred it is drawn.
    weight: u32,
}

const fn style(name: &'static str, marks: [&'static str; 2], inner: [&'static str; 2], weight: u32) -> Style {
    Style { name, open: marks[0], close: marks[1], inner, weight }
}

const ENGLISH: [Style; 5] = [
    style("curly", ["“", "”"], ["‘", "’"], 45),
    style("straight", ["\"", "\""], ["'", "'"], 32),
    style("single curly", ["‘", "’"], ["“", "”"], 12),
    style("single straight", ["'", "'"], ["\"", "\""], 6),
    style("guillemets", ["«", "»"], ["“", "”"], 5),
];

const POLISH: [Style; 7] = [
    style("low", ["„", "”"], ["«", "»"], 40),
    style("dash", ["– ", ""], ["„", "”"], 25),
    style("straight", ["\"", "\""], ["'", "'"], 13),
    style("curly", ["“", "”"], ["‘", "’"], 7),
    style("guillemets", ["«", "»"], ["„", "”"], 6),
    style("inward guillemets", ["»", "«"], ["›", "‹"], 4),
    style("low and straight", ["„", "\""], ["«", "»"], 5),
];

/// The marks of a language, with those most used first.
pub(crate) fn styles(lang: Lang) -> &'static [Style] {
    match lang {
        Lang::Polish => &POLISH,
        Lang::English => &ENGLISH,
    }
}

/// The style that a number below a hundred draws.
pub(crate) fn drawn(lang: Lang, mut number: u32) -> Style {
    let styles = styles(lang);
    for style in styles {
        match number.checked_sub(style.weight) {
            Some(rest) => number = rest,
            None => return *style,
        }
    }
    styles[0]
}

impl Style {
    pub(crate) fn is_dash(self) -> bool {
        self.name == "dash"
    }

    /// The text as it stands inside these marks; nothing if its own marks cannot be told apart there.
    pub(crate) fn inside(self, text: &str) -> Option<String> {
        let mut out = String::with_capacity(text.len());
        let mut open = false;
        for char in text.chars() {
            if matches!(char, '“' | '”' | '„' | '"' | '«' | '»') {
                out.push_str(self.inner[usize::from(open)]);
                open = !open;
            } else {
                out.push(char);
            }
        }
        let dashes = self.is_dash() && [" – ", " - ", " — "].iter().any(|dash| text.contains(dash));
        let single = self.open.contains(['‘', '\'']) && loose_apostrophe(text);
        (!open && !dashes && !single).then_some(out)
    }
}

/// Whether an apostrophe stands anywhere but inside a word: it may be a quotation mark.
pub(crate) fn loose_apostrophe(text: &str) -> bool {
    let chars: Vec<char> = text.chars().filter(|&char| char != FROM && char != TO).collect();
    (0..chars.len()).any(|at| {
        let letter =
            |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|char| char.is_alphanumeric());
        matches!(chars[at], '\'' | '’' | '‘') && !(letter(at.checked_sub(1)) && letter(Some(at + 1)))
    })
}
