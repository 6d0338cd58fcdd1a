//! A quick look whether a text may state a quantity of more than one plain word: most sentences do not.
//!
//! A number by itself, in digits or in a word, is the word that it is. What has to be read is a number beside something: another
//! number, a unit, an approximator, a sign. The look goes through the text once, knows the words of the lexicon by their
//! hashes, and says yes too often rather than too seldom.

use std::sync::LazyLock;

use super::compound;
use super::lexicon::lines;
use super::reader::LONGEST_GAP;
use super::scan::LINKS;
use crate::data;
use crate::fnv;
use crate::lang::Lang;
use crate::span::Span;
use crate::text::fold::small_letter;

/// What a word may be, by its hash: one word in some twenty is taken for something by chance.
struct Sieve {
    kinds: Box<[u8; HASHES]>,
    /// Bytes of the longest form.
    longest: usize,
}

const HASHES: usize = 1 << 15;

/// A number, or what makes one of its neighbour.
const AMOUNT: u8 = 1;
/// What may stand before a number and belong to it.
const BEFORE: u8 = 2;
/// The same behind a number.
const AFTER: u8 = 4;
/// Any of these.
const PART: u8 = AMOUNT | BEFORE | AFTER;
/// What belongs to a number that follows at once: `a hundred`, `minus 5`.
const CLOSE: u8 = 8;
/// The first word of a form of several words; the form is entered by its first two.
const LEAD: u8 = 16;
/// The first bytes of a Polish compound.
const START: u8 = 32;
/// No run of letters of the two languages: its bytes have to be looked at.
const ODD: u8 = 64;
/// The first word of any form, be it that of a month.
const LISTED: u8 = 128;

/// Bytes of the longest word that may stand between two parts of a quantity: `between 5 and 6`, `five through six`.
const LONGEST_JOINT: usize = 8;
/// Bytes of white space before a number that [`CLOSE`] words are looked for behind.
const CLOSE_GAP: usize = 4;

static SIEVES: LazyLock<[Sieve; 2]> = LazyLock::new(|| [Lang::Polish, Lang::English].map(Sieve::new));

fn sieve(lang: Lang) -> &'static Sieve {
    match lang {
        Lang::Polish => &SIEVES[0],
        Lang::English => &SIEVES[1],
    }
}

/// What a word may be of a quantity, for [`ValueLook::word`]: the same wherever it stands, so that it may be kept.
pub(crate) fn part_of_value(word: &str, lang: Lang) -> u8 {
    match self::word(word.as_bytes(), 0) {
        Some((end, hash, first)) if end == word.len() && end > 0 => sieve(lang).kind(hash, first, end),
        _ => ODD,
    }
}

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

    /// Looks at the next word that stands between marks, and at what is before it, given what it [may be](part_of_value).
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

/// The end of a word between spaces or marks that no quantity has, and no link: four words in five of a sentence that is read
/// for its quantities.
pub(super) fn end_of_other_word(text: &str, start: usize, lang: Lang) -> Option<usize> {
    let bytes = text.as_bytes();
    let apart = start == 0 || bytes[start - 1] == b' ';
    if !apart || matches!(bytes[start], b'I' | b'V' | b'X') {
        return None;
    }
    let (end, hash, first) = word(bytes, start)?;
    let ends = bytes.get(end).is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_digit());
    let kinds = |hash: u64| sieve(lang).kinds[place(hash)];
    let compound = end - start >= compound::SHORTEST && kinds(first) & START != 0;
    (ends && kinds(hash) & LISTED == 0 && !compound).then_some(end)
}

/// The end of digits with nothing beside them that may belong to them.
fn plain_digits(bytes: &[u8], start: usize) -> Option<usize> {
    let apart = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b' ' | b'\n' | b'(' | b')' | b'"'));
    let end = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mark = matches!(bytes.get(end), Some(b',' | b';' | b'?' | b'!'));
    let before = start.checked_sub(1).and_then(|at| bytes.get(at));
    (apart(before) && apart(bytes.get(end + usize::from(mark)))).then_some(end)
}

/// The end of the letters that begin at `start`, the hash of these in small letters, and that of the first few bytes; `None`
/// where a letter is in neither language.
fn word(bytes: &[u8], start: usize) -> Option<(usize, u64, u64)> {
    let (mut at, mut hash, mut first) = (start, fnv::OFFSET, fnv::OFFSET);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'a'..=b'z' => hash = fnv::step(hash, u64::from(byte)),
            b'A'..=b'Z' => hash = fnv::step(hash, u64::from(byte | 0x20)),
            0xC3..=0xC5 => {
                let small = small_letter([byte, *bytes.get(at + 1)?])?;
                hash = fnv::step(hash, u64::from(small[0]));
                if at + 1 == start + compound::START {
                    first = hash;
                }
                hash = fnv::step(hash, u64::from(small[1]));
                at += 1;
            }
            0..=0x7f => break,
            // A mark that ends the word, or a letter that is none of ours: soft hyphens and the like.
            0xE2 | 0xC2 => break,
            _ => return None,
        }
        at += 1;
        if at == start + compound::START {
            first = hash;
        }
    }
    Some((at, hash, first))
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
                .map(|(start, lead)| (start, self.sieve.kinds[place(pair(lead, hash))] & PART))
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

impl Sieve {
    fn new(lang: Lang) -> Self {
        let mut sieve = Self { kinds: Box::new([0; HASHES]), longest: 0 };
        for line in lines(lang) {
            let mut fields = data::fields(line);
            let (Some(form), Some(class)) = (fields.next(), fields.next()) else { continue };
            let kind = kind_of(class);
            let (end, hash) = letters(form, 0);
            if end > 0 {
                sieve.enter(hash, LISTED);
            }
            let second = (end..form.len()).find(|&at| !is_mark(form.as_bytes()[at]));
            match second {
                // Signs are known as such, and what is no date has some kind.
                _ if end == 0 || kind == 0 => continue,
                Some(second) => {
                    let (end, next) = letters(form, second);
                    if end > second {
                        sieve.enter(hash, LEAD);
                        sieve.enter(pair(hash, next), kind);
                    }
                }
                None => sieve.enter(hash, kind),
            }
            sieve.longest = sieve.longest.max(form.len());
        }
        LINKS.iter().for_each(|word| sieve.enter(fnv::hash(word.bytes()), LISTED));
        let close: &[&str] = if lang == Lang::Polish { &["minus"] } else { &["a", "an", "minus"] };
        close.iter().for_each(|word| sieve.enter(fnv::hash(word.bytes()), CLOSE));
        if lang == Lang::Polish {
            compound::starts().for_each(|start| sieve.enter(fnv::hash(*start), START));
        }
        sieve
    }

    fn enter(&mut self, hash: u64, kind: u8) {
        self.kinds[place(hash)] |= kind;
    }

    /// What a word may be, by its hash, that of its first bytes, and its length.
    fn kind(&self, hash: u64, first: u64, length: usize) -> u8 {
        let kinds = |hash: u64| self.kinds[place(hash)];
        let compound = length >= compound::SHORTEST && kinds(first) & START != 0;
        kinds(hash) & !(START | LISTED) | if compound { AMOUNT } else { 0 }
    }
}

/// What a form of a class may be; nothing for the names of dates, which are words of the lexicon as they are.
fn kind_of(class: &str) -> u8 {
    match class {
        "month" | "month-unsure" | "month-short" | "weekday" | "year" | "era" | "name" => 0,
        "century" | "below-zero" | "unit" | "unit-short" | "percent" | "money-after" | "cents" | "after" => {
            AFTER
        }
        "before" | "goal" => BEFORE,
        "money" | "hour" | "morning" | "afternoon" | "clock" => BEFORE | AFTER,
        // Numbers, and what a later list may bring.
        _ => AMOUNT,
    }
}

/// The end of the letters of a form from a place on, and the hash of these in small letters.
fn letters(form: &str, start: usize) -> (usize, u64) {
    word(form.as_bytes(), start).map_or((start, 0), |(end, hash, _)| (end, hash))
}

/// What parts the words of a form.
fn is_mark(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'.' | b'-' | b'\'' | b'/')
}

fn pair(first: u64, second: u64) -> u64 {
    first.rotate_left(7) ^ second
}

fn place(hash: u64) -> usize {
    (hash ^ hash >> 32) as usize % HASHES
}

#[cfg(test)]
mod tests {
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
