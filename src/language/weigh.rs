//! What one word says, and the weights behind it.

use super::Evidence;
use super::lexicon::{Lists, lists_of};
use super::pairs::polish_odds;
use super::words::Word;

// The weights are logarithms of odds, rounded, chosen on the development texts (ntrex, flores200-dev) and
// on the sentences in thirty other languages that the tests hold.
const FREQUENT_WORD: f64 = 3.0;
const SINGLE_LETTER: f64 = 2.0;
const SHARED_WORD: f64 = 1.0;
/// In running text of either language every second word is in the lists. A word that is not there is
/// therefore a sign of a third language, which its letters must outweigh. From 0.6 to 1.2 this moves three of
/// the 5,988 lines; the higher it is, the more short Polish texts are left open.
const UNKNOWN_WORD: f64 = 0.9;
const OWN_LETTER: f64 = 2.5;
const FOREIGN_LETTER: f64 = 2.5;
/// `ó` is a letter of Spanish and Czech too.
const WEAK_LETTER: f64 = 0.8;
/// Pairs of neighbouring letters are no independent witnesses. From 0.45 to 0.8 this moves one line.
const PAIR_WEIGHT: f64 = 0.6;
/// The pairs of one word say at most this much for Polish against English.
const PAIRS_AT_MOST: f64 = 4.0;
/// A letter of another script counts as so many words of [`Word::other_script`].
const OTHER_SCRIPT: f64 = 4.0;
/// Names are at home in texts of any language.
const NAME: f64 = 0.3;
/// A frequent word with a capital may be part of a name or title (Will, May, Nad Niemnem).
const FREQUENT_NAME: f64 = 0.5;

/// A word whose next neighbour is not known yet.
pub(crate) struct Held {
    evidence: Evidence,
    pub(crate) name_like: bool,
    pub(crate) letters: usize,
    /// Whether no list holds it.
    unknown: bool,
    /// Whether it belongs to a name if the next word may.
    joins_name: bool,
}

impl Held {
    pub(crate) fn of(word: &Word<'_>, after_name: bool) -> Self {
        let held = |evidence| Self {
            evidence,
            name_like: word.name_like,
            letters: word.text.len(),
            unknown: false,
            joins_name: false,
        };
        if word.other_script > 0.0 {
            return held(Evidence { other: OTHER_SCRIPT * word.other_script, ..Evidence::default() });
        }
        // The English pronoun; the Polish conjunction has a capital only where a sentence starts.
        if word.capital && word.text == "i" {
            let polish = if word.name_like { 0.0 } else { SINGLE_LETTER };
            return held(Evidence { polish, english: SINGLE_LETTER, other: 0.0 });
        }
        if let Some(lists) = lists_of(word.text) {
            let evidence =
                of_lists(lists, word.text).scaled(if word.name_like { FREQUENT_NAME } else { 1.0 });
            // `of` in “Bank of England”: English titles have small words inside and are usual in Polish
            // texts, while Polish names seldom have any: `w` in “Duda w Londynie” is none.
            let joins_name = lists.title && after_name && !word.capital;
            Self { joins_name, ..held(evidence) }
        } else {
            let evidence = of_letters(word.text).scaled(if word.name_like { NAME } else { 1.0 });
            // The first of two names may start a sentence.
            Self { unknown: true, joins_name: word.capital && !word.name_like, ..held(evidence) }
        }
    }

    pub(crate) fn is_name(&self, before_name: bool) -> bool {
        self.unknown && (self.name_like || self.joins_name && before_name)
    }

    pub(crate) fn weighed(&self, before_name: bool) -> Evidence {
        self.evidence.scaled(if self.joins_name && before_name { NAME } else { 1.0 })
    }
}

/// The evidence of a frequent word.
fn of_lists(lists: Lists, word: &str) -> Evidence {
    // Single letters are initials, units and list marks as well.
    let own = if word.len() == 1 { SINGLE_LETTER } else { FREQUENT_WORD };
    // A word that two or more other languages have, such as `na`, `do` or `in`, is nearly as much theirs.
    let (mine, theirs) = match (lists.foreign, lists.bare) {
        (0, _) => (1.0, 0.0),
        (1, false) => (0.9, 0.4),
        (_, false) => (0.7, 0.55),
        (_, true) => (0.6, 0.75),
    };
    let other = own * if lists.polish || lists.english { theirs } else { 1.0 };
    // A Polish letter in it is a second witness, unless the other language writes it too.
    let letters = if lists.foreign == 0 && !word.is_ascii() { 1.0 } else { 0.0 };
    match lists {
        Lists { polish: true, .. } => Evidence { polish: mine * own + letters, english: 0.0, other },
        Lists { english: true, .. } => Evidence { polish: 0.0, english: mine * own, other },
        Lists { shared: true, .. } => Evidence { polish: SHARED_WORD, english: SHARED_WORD, other: 0.0 },
        _ => Evidence { other, ..Evidence::default() },
    }
}

/// The evidence of a word that no list holds: its letters and pairs of letters.
fn of_letters(word: &str) -> Evidence {
    if word.len() == 1 {
        return Evidence::default();
    }
    let mut evidence = Evidence { other: UNKNOWN_WORD, ..Evidence::default() };
    let odds = (PAIR_WEIGHT * polish_odds(word)).clamp(-PAIRS_AT_MOST, PAIRS_AT_MOST);
    evidence.polish += odds / 2.0;
    evidence.english -= odds / 2.0;
    if !word.is_ascii() {
        let (mut polish, mut weak, mut foreign) = (false, false, false);
        for letter in word.chars() {
            match letter {
                'ą' | 'ć' | 'ę' | 'ł' | 'ń' | 'ś' | 'ź' | 'ż' => polish = true,
                'ó' => weak = true,
                _ => foreign |= !letter.is_ascii(),
            }
        }
        if foreign {
            evidence.other += FOREIGN_LETTER;
        } else if polish {
            evidence.polish += OWN_LETTER;
        } else if weak {
            evidence.polish += WEAK_LETTER;
        }
    }
    evidence
}
