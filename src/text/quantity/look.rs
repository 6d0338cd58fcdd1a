//! A quick look whether a text may state a quantity of more than one plain word: most sentences do not.
//!
//! A number by itself, in digits or in a word, is the word that it is. What has to be read is a number beside something: another
//! number, a unit, an approximator, a sign. The look goes through the text once, knows the words of the lexicon by their
//! hashes, and says yes too often rather than too seldom.

use super::reader::LONGEST_GAP;
use super::sieve::{AFTER, AMOUNT, BEFORE, CLOSE, LEAD, ODD, PART, Sieve, letters, sieve, word};
use crate::lang::Lang;
use crate::span::Span;

/// Bytes of the longest word that may stand between two parts of a quantity: `between 5 and 6`, `five through six`.
const LONGEST_JOINT: usize = 8;
/// Bytes of white space before a number that [`CLOSE`] words are looked for behind.
const CLOSE_GAP: usize = 4;

/// Looks whether a text may have a quantity that is more than a number in one word or in plain digits, and no mere date. One
/// pass, without an allocation.
pub(crate) struct ValueLook<'t> {
    look: Look<'static>,
    text: &'t str,
    /// How far it has looked.
    at: usize,
    found: bool,
}

impl<'t> ValueLook<'t> {
    pub(crate) fn new(text: &'t str, lang: Lang) -> Self {
        let look = Look { sieve: sieve(lang), before: None, close: None, lead: None };
        Self { look, text, at: 0, found: false }
    }

    /// Looks at the next word that stands between marks, and at what is before it, given what it [may be](super::sieve::part_of_value).
    /// Nearly all are nothing, behind a space: that is told without a look at their letters.
    #[inline]
    pub(crate) fn word(&mut self, span: Span, part: u8) {
        if !self.found {
            let (start, end) = (span.start(), span.end());
            let bytes = self.text.as_bytes();
            if start != self.at + 1 || bytes.get(self.at) != Some(&b' ') {
                // What is a word of a hashtag is for others to say.
                self.found = bytes[self.at..start].contains(&b'#') || self.look.bytes(bytes, self.at, start);
            }
            if part != 0 || self.look.lead.is_some() || self.look.before.is_some() {
                self.found |= match part {
                    ODD => self.look.bytes(bytes, start, end),
                    _ => self.look.word(start, end, part, || letters(&self.text[..end], start).1),
                };
            }
            self.at = end;
        }
    }

    /// Looks at what is left; says whether there may be such a quantity.
    pub(crate) fn may_have(mut self) -> bool {
        self.found || self.look.bytes(self.text.as_bytes(), self.at, self.text.len())
    }
}

/// The end of digits with nothing beside them that may belong to them.
fn plain_digits(bytes: &[u8], start: usize) -> Option<usize> {
    let apart = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b' ' | b'\n' | b'(' | b')' | b'"'));
    let end = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mark = matches!(bytes.get(end), Some(b',' | b';' | b'?' | b'!'));
    let before = start.checked_sub(1).and_then(|at| bytes.get(at));
    (apart(before) && apart(bytes.get(end + usize::from(mark)))).then_some(end)
}

/// What has been seen on the way through a text.
struct Look<'s> {
    sieve: &'s Sieve,
    /// The last part of a quantity that may go on, with what it is and how far it reaches.
    before: Option<Part>,
    /// The end of the last [`CLOSE`] word.
    close: Option<usize>,
    /// The word before, where it begins and its hash, if forms of several words begin with it.
    lead: Option<(usize, u64)>,
}

struct Part {
    end: usize,
    kind: u8,
    reach: usize,
}

impl Look<'_> {
    /// Looks at some bytes of a text, at whose ends no word is cut; says whether something belongs to a quantity.
    fn bytes(&mut self, bytes: &[u8], mut at: usize, end: usize) -> bool {
        while at < end {
            let (next, found) = match bytes[at] {
                b'0'..=b'9' => {
                    let Some(next) = plain_digits(bytes, at) else { return true };
                    (next, self.part(at, next, AMOUNT))
                }
                b'a'..=b'z' | b'A'..=b'Z' | 0xC3..=0xC5 => {
                    let Some((next, hash, first)) = word(bytes, at) else { return true };
                    let kind = self.sieve.kind(hash, first, next - at);
                    (next, self.word(at, next, kind, || hash))
                }
                b'$' | b'%' | b'+' | b'<' | b'>' | b'~' => (at + 1, self.part(at, at + 1, BEFORE | AFTER)),
                0..=0x7f => (at + 1, false),
                // Dashes, quotation marks, the ellipsis, a space: no amount is written with another sign, but what is one is
                // not for this look to say.
                _ => match bytes[at..] {
                    [0xE2, 0x80, 0x90..=0xA7, ..] => (at + 3, false),
                    [0xC2, 0xA0 | 0xAB | 0xBB, ..] => (at + 2, false),
                    _ => return true,
                },
            };
            if found {
                return true;
            }
            at = next;
        }
        false
    }

    /// Enters a word, given what it may be; says whether it belongs to a quantity with what stands before.
    fn word(&mut self, start: usize, end: usize, kind: u8, hash: impl FnOnce() -> u64) -> bool {
        let lead = self.lead.take();
        let mut form = None;
        if lead.is_some() || kind & LEAD != 0 {
            let hash = hash();
            self.lead = (kind & LEAD != 0).then_some((start, hash));
            form = lead
                .map(|(start, lead)| (start, self.sieve.kind_of_pair(lead, hash)))
                .filter(|(_, form)| *form != 0);
        }
        if kind & CLOSE != 0 {
            self.close = Some(end);
        }
        if let Some((start, form)) = form {
            let mut kind = form | kind & PART;
            let found = self.part(start, end, kind);
            // More of its words may follow, and what stood before may have done so already: `more or less`.
            kind |= self.reached(start).map_or(0, |part| part.kind);
            self.before = Some(Part { end, kind, reach: self.sieve.longest + LONGEST_GAP });
            found
        } else if kind & PART != 0 {
            self.part(start, end, kind & PART)
        } else {
            if kind & LEAD == 0
                && end - start > LONGEST_JOINT
                && self.before.as_ref().is_some_and(|part| part.reach <= LONGEST_GAP)
            {
                self.before = None;
            }
            false
        }
    }

    /// The last part, if it reaches as far as `start`.
    fn reached(&self, start: usize) -> Option<&Part> {
        self.before.as_ref().filter(|part| start.saturating_sub(part.end) <= part.reach)
    }

    /// Enters what may be part of a quantity.
    fn part(&mut self, start: usize, end: usize, kind: u8) -> bool {
        let joined =
            self.reached(start).is_some_and(|before| match (before.kind & AMOUNT != 0, kind & AMOUNT != 0) {
                (true, true) => true,
                (true, false) => kind & AFTER != 0,
                (false, true) => before.kind & BEFORE != 0,
                (false, false) => false,
            });
        if joined {
            return true;
        }
        if kind & AMOUNT != 0 && self.close.is_some_and(|end| start.saturating_sub(end) <= CLOSE_GAP) {
            return true;
        }
        if kind & (AMOUNT | BEFORE) != 0 {
            self.before = Some(Part { end, kind, reach: LONGEST_GAP });
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::super::sieve::part_of_value;
    use super::*;
    use crate::text::token::words;

    /// Looks at the words one by one, and at all as bytes.
    fn may_have_values(text: &str, lang: Lang) -> bool {
        let mut look = ValueLook::new(text, lang);
        words(text).for_each(|span| look.word(span, part_of_value(&text[span.range()], lang)));
        let found = look.may_have();
        assert!(found || !ValueLook::new(text, lang).may_have(), "{text}");
        found
    }

    #[test]
    fn numbers_beside_something_do_not_slip_through() {
        let polish = [
            "trzydziestu pięciu",
            "dwa tysiące",
            "½ litra",
            "4.",
            "Osiem TYSIĘCY.",
            "3 500 osób",
            "16 tys.",
            "ok. 40 łodzi",
            "nie mniej niż 12 osób",
            "5 zł",
            "PLN 5",
            "5 %",
            "co najmniej dwóch",
            "od 5 do 6",
            "minus 5",
            "3,5",
            "12:30",
            "16-letni",
            "A4",
            "godz. 15",
            "sto–dwieście",
            "5–6",
        ];
        let english = [
            "two thirds",
            "a hundred",
            "a third of it",
            "twenty-five",
            "$5",
            "5 %",
            "no fewer than 12",
            "as many as five",
            "12 miles",
            "half a million",
            "five to six",
            "five through six",
            "1,500",
            "at 5 p.m.",
            "in the 1990s",
            "3rd",
        ];
        for (lang, texts) in [(Lang::Polish, &polish[..]), (Lang::English, &english[..])] {
            for text in texts {
                assert!(may_have_values(&format!("To {text}"), lang), "{text}");
            }
        }
    }

    #[test]
    fn most_sentences_are_passed_by() {
        for text in [
            "Burmistrz nie przyszła na sesję, choć ją zaproszono.",
            "Za głosowało 14 radnych, przeciw było dziewięciu.",
            "Zamknięty 7 maja most otwarto w grudniu.",
        ] {
            assert!(!may_have_values(text, Lang::Polish), "{text}");
        }
        for text in ["The mayor stayed away from the session.", "Nine councillors of 23 voted against it."] {
            assert!(!may_have_values(text, Lang::English), "{text}");
        }
    }
}
