//! Marks beside the words, which a translation mostly keeps: a question stays a question, what stands in quotation
//! marks is quoted there, too, and a heading without a stop has none in the other language.

/// A kind of mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Quotation marks of any style but single ones, which are apostrophes as well.
    Quotation,
    /// Round brackets.
    Bracket,
    Question,
    Exclamation,
    /// A colon before white space: not that of a time.
    Colon,
    Ellipsis,
    Semicolon,
    /// A dash between words.
    Dash,
    /// No mark at the end, as in a heading.
    OpenEnd,
}

impl Mark {
    pub(crate) const ALL: [Mark; 9] = [
        Mark::Quotation,
        Mark::Bracket,
        Mark::Question,
        Mark::Exclamation,
        Mark::Colon,
        Mark::Ellipsis,
        Mark::Semicolon,
        Mark::Dash,
        Mark::OpenEnd,
    ];
    pub(crate) const COUNT: usize = Self::ALL.len();
}

/// The bytes that characters begin with which are or may be marks.
const FIRST: [bool; 256] = {
    let mut first = [false; 256];
    let bytes = b"\"()?!:.;-\xC2\xE2";
    let mut at = 0;
    while at < bytes.len() {
        first[bytes[at] as usize] = true;
        at += 1;
    }
    first
};

/// The marks of a sentence, or of several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks(u16);

impl Marks {
    /// The marks of a sentence.
    pub(crate) fn read(sentence: &str) -> Self {
        let text = sentence.trim();
        let mut marks = Self::default();
        // All marks begin with one of a few bytes: the other characters are not decoded.
        for at in (0..text.len()).filter(|&at| FIRST[usize::from(text.as_bytes()[at])]) {
            let mut characters = text[at..].chars();
            let Some(character) = characters.next() else { continue };
            let next = characters.next();
            let before = || text[..at].chars().next_back();
            let parts = |neighbour: Option<char>| neighbour.is_some_and(char::is_whitespace);
            let mark = match character {
                '"' | '„' | '“' | '”' | '«' | '»' => Some(Mark::Quotation),
                '(' | ')' => Some(Mark::Bracket),
                '?' => Some(Mark::Question),
                '!' => Some(Mark::Exclamation),
                ':' if next.is_none_or(char::is_whitespace) => Some(Mark::Colon),
                '…' => Some(Mark::Ellipsis),
                '.' if before() == Some('.') => Some(Mark::Ellipsis),
                ';' => Some(Mark::Semicolon),
                '—' => Some(Mark::Dash),
                '-' | '–' if parts(next) && parts(before()) => Some(Mark::Dash),
                _ => None,
            };
            mark.into_iter().for_each(|mark| marks.set(mark));
        }
        let closing = ['"', '\'', '”', '’', '»', '«', ')', ']', '}', '›', '*', '_'];
        if text.trim_end_matches(closing).ends_with(char::is_alphanumeric) {
            marks.set(Mark::OpenEnd);
        }
        marks
    }

    fn set(&mut self, mark: Mark) {
        self.0 |= 1 << mark as u16;
    }

    pub(crate) fn has(self, mark: Mark) -> bool {
        self.0 >> mark as u16 & 1 == 1
    }

    /// The marks of these sentences and the next one: it ends where that ends.
    pub(crate) fn followed_by(self, next: Self) -> Self {
        Self(self.0 & !(1 << Mark::OpenEnd as u16) | next.0)
    }

    /// The marks that both have.
    pub(crate) fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Every set of marks, by its number.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (0..1 << Mark::COUNT).map(Self)
    }

    /// A number below 2 to the number of marks, another for other marks.
    pub(crate) fn number(self) -> usize {
        self.0 as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sentence: &str) -> Vec<Mark> {
        Mark::ALL.into_iter().filter(|mark| Marks::read(sentence).has(*mark)).collect()
    }

    #[test]
    fn marks_are_found() {
        assert_eq!(of("Czy to „prawda”?"), [Mark::Quotation, Mark::Question]);
        assert_eq!(of("He left (at 5:30)!"), [Mark::Bracket, Mark::Exclamation]);
        assert_eq!(of("Radni mówią: dość..."), [Mark::Colon, Mark::Ellipsis]);
        assert_eq!(of("Rain – and snow; then sun."), [Mark::Semicolon, Mark::Dash]);
        assert_eq!(of("- Idę - powiedział"), [Mark::Dash, Mark::OpenEnd]);
        assert_eq!(of("Mayor calls it \"a joke\""), [Mark::Quotation, Mark::OpenEnd]);
        assert_eq!(of("Well-known pages 3–5."), []);
        assert_eq!(of(" "), []);
    }

    #[test]
    fn only_the_last_sentence_tells_how_several_end() {
        let (heading, prose) = (Marks::read("A heading"), Marks::read("Is it?"));
        assert!(!heading.followed_by(prose).has(Mark::OpenEnd));
        assert!(
            prose.followed_by(heading).has(Mark::OpenEnd) && prose.followed_by(heading).has(Mark::Question)
        );
    }
}
