//! The evidence of the words of a text, added up.

use super::Evidence;
use super::second_opinion::second_opinion;
use super::weigh::Held;
use super::words::for_each_word;

/// Below this lead, or this lead a word, whatlang is asked too.
const CLEAR_LEAD: f64 = 3.0;
const CLEAR_LEAD_A_WORD: f64 = 0.25;
/// Bytes in words below which whatlang's verdict is noise.
const FEWEST_LETTERS: usize = 12;
/// All names of a text together lead by this at most: who is named in it is no independent choice word by
/// word, and a list of Polish names stands in English texts too.
const NAMES_AT_MOST: f64 = 3.0;

/// Bytes after which it is looked whether the beginning of a text leaves any doubt.
const BEGINNING: usize = 300;
/// The lead beyond which it leaves none: twice what one text may say for a language at most.
const NO_DOUBT: f64 = 60.0;

/// The evidence of a text whose language is wanted and not how much speaks for it: of its beginning alone, where
/// that leaves no doubt.
pub(crate) fn gather_until_clear(text: &str) -> Evidence {
    let mut end = BEGINNING;
    while end < text.len() {
        let Some(space) = text.as_bytes()[end..].iter().position(|&byte| byte == b' ') else { break };
        let evidence = gather(&text[..end + space]);
        if evidence.lead() > NO_DOUBT {
            return evidence;
        }
        end *= 4;
    }
    gather(text)
}

/// The evidence of `text`.
pub(crate) fn gather(text: &str) -> Evidence {
    let mut sums = Sums::default();
    // A word is weighed when the next one is known, for names are told by their neighbours.
    let mut held: Option<Held> = None;
    for_each_word(text, |word| {
        let after_name = held.as_ref().is_some_and(|before| before.name_like);
        if let Some(before) = held.replace(Held::of(word, after_name)) {
            sums.add(&before, word.name_like);
        }
    });
    if let Some(last) = held {
        sums.add(&last, false);
    }
    sums.total(text)
}

#[derive(Default)]
struct Sums {
    words: f64,
    plain: Evidence,
    plain_letters: usize,
    names: Evidence,
    name_letters: usize,
}

impl Sums {
    fn add(&mut self, word: &Held, before_name: bool) {
        self.words += 1.0;
        if word.is_name(before_name) {
            self.names += word.weighed(before_name);
            self.name_letters += word.letters;
        } else {
            self.plain += word.weighed(before_name);
            self.plain_letters += word.letters;
        }
    }

    fn total(&self, text: &str) -> Evidence {
        let evidence = self.plain + self.names.at_most(NAMES_AT_MOST);
        let letters = self.plain_letters + self.name_letters;
        if letters < FEWEST_LETTERS || evidence.lead() >= CLEAR_LEAD.max(CLEAR_LEAD_A_WORD * self.words) {
            return evidence;
        }
        // Whatlang takes names at their face value, so it is heard as far as the text is none.
        let share = self.plain_letters as f64 / letters as f64;
        evidence + second_opinion(text).scaled(share)
    }
}
