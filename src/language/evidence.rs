//! How much a text speaks for each language.

use std::ops::{Add, AddAssign};

use serde::{Deserialize, Serialize};

use super::lexicon::{Lists, lists_of};
use super::pairs::polish_odds;
use super::second_opinion::second_opinion;
use super::words::{Word, for_each_word};
use crate::lang::Lang;

/// How much a text speaks for Polish, for English and for all other languages together.
///
/// The numbers are logarithms of likelihoods up to a common constant, so only their differences mean
/// anything; the evidence of two texts in one language is the sum of their evidence. All zero means that
/// there is nothing to tell by.
///
/// ```
/// use bitext::language::Evidence;
///
/// let evidence = Evidence::of("Nie wiemy jeszcze, ilu ich było.");
/// assert!(evidence.polish > evidence.english && evidence.polish > evidence.other);
/// assert_eq!(Evidence::of("2021 → 16 000"), Evidence::default());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// For Polish.
    pub polish: f64,
    /// For English.
    pub english: f64,
    /// For any other language.
    pub other: f64,
}

/// The best language must lead by this much for a verdict: odds of three to one.
const LEAD: f64 = 1.1;
/// Below this lead, or this lead a word, whatlang is asked too.
const CLEAR_LEAD: f64 = 3.0;
const CLEAR_LEAD_A_WORD: f64 = 0.25;
/// Letters below which whatlang's verdict is noise.
const FEWEST_LETTERS: usize = 12;

// The weights are logarithms of odds, rounded, chosen on the development texts and on sentences in thirty
// other languages; twice or half of any of them changes few verdicts.
const FREQUENT_WORD: f64 = 3.0;
const SINGLE_LETTER: f64 = 2.0;
const SHARED_WORD: f64 = 1.0;
/// In running text of either language every second word is in the lists. A word that is not there is
/// therefore a sign of a third language, which its letters must outweigh.
const UNKNOWN_WORD: f64 = 0.8;
const OWN_LETTER: f64 = 2.5;
const FOREIGN_LETTER: f64 = 2.5;
/// `ó` is a letter of Spanish and Czech too.
const WEAK_LETTER: f64 = 0.8;
/// Pairs of neighbouring letters are no independent witnesses.
const PAIR_WEIGHT: f64 = 0.6;
/// The pairs of one word say at most this much for Polish against English.
const PAIRS_AT_MOST: f64 = 4.0;
/// A letter of another script counts as so many words of [`Word::other_script`].
const OTHER_SCRIPT: f64 = 4.0;
/// Names are at home in texts of any language.
const NAME: f64 = 0.3;
/// A frequent word with a capital may be part of a name or title (Will, May, Nad Niemnem).
const FREQUENT_NAME: f64 = 0.5;

impl Evidence {
    /// The evidence of a text.
    ///
    /// # Complexity
    /// Linear in the length of the text.
    ///
    /// ```
    /// use bitext::language::Evidence;
    ///
    /// let czech = Evidence::of("Vláda dnes řekla, že o tom ještě není rozhodnuto.");
    /// assert!(czech.other > czech.polish);
    /// ```
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut evidence = Self::default();
        let (mut words, mut letters) = (0.0, 0);
        for_each_word(text, |word| {
            evidence += of_word(word);
            words += 1.0;
            letters += word.text.len();
        });
        let clear = CLEAR_LEAD.max(CLEAR_LEAD_A_WORD * words);
        if letters >= FEWEST_LETTERS && evidence.lead() < clear {
            evidence += second_opinion(text);
        }
        evidence
    }

    /// The language that leads clearly, by odds of three to one; `None` where none does or where the text
    /// is in another language.
    ///
    /// ```
    /// use bitext::{Lang, language::Evidence};
    ///
    /// let evidence = Evidence { polish: 7.5, english: 1.0, other: 2.0 };
    /// assert_eq!(evidence.verdict(), Some(Lang::Polish));
    /// assert_eq!(Evidence::default().verdict(), None);
    /// ```
    #[must_use]
    pub fn verdict(self) -> Option<Lang> {
        if self.polish >= self.english.max(self.other) + LEAD {
            Some(Lang::Polish)
        } else if self.english >= self.polish.max(self.other) + LEAD {
            Some(Lang::English)
        } else {
            None
        }
    }

    /// How far the best of the three is ahead of the second.
    fn lead(self) -> f64 {
        let mut sorted = [self.polish, self.english, self.other];
        sorted.sort_by(f64::total_cmp);
        sorted[2] - sorted[1]
    }

    fn scaled(self, factor: f64) -> Self {
        Self {
            polish: self.polish * factor,
            english: self.english * factor,
            other: self.other * factor,
        }
    }
}

impl Add for Evidence {
    type Output = Evidence;

    fn add(self, more: Evidence) -> Evidence {
        Evidence {
            polish: self.polish + more.polish,
            english: self.english + more.english,
            other: self.other + more.other,
        }
    }
}

impl AddAssign for Evidence {
    fn add_assign(&mut self, more: Evidence) {
        *self = *self + more;
    }
}

/// The evidence of one word.
fn of_word(word: &Word<'_>) -> Evidence {
    if word.other_script > 0.0 {
        return Evidence { other: OTHER_SCRIPT * word.other_script, ..Evidence::default() };
    }
    // The English pronoun; the Polish conjunction has a capital only where a sentence starts.
    if word.name_like && word.text == "i" {
        return Evidence { english: SINGLE_LETTER, ..Evidence::default() };
    }
    match lists_of(word.text) {
        Some(lists) => of_lists(lists, word.text).scaled(if word.name_like { FREQUENT_NAME } else { 1.0 }),
        None => of_letters(word.text).scaled(if word.name_like { NAME } else { 1.0 }),
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
    match lists {
        Lists { polish: true, .. } => Evidence { polish: mine * own, english: 0.0, other },
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

