//! How much a text speaks for each language.

use std::ops::{Add, AddAssign};

use serde::{Deserialize, Serialize};

use super::gather::gather;
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
        gather(text)
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
    pub(crate) fn lead(self) -> f64 {
        let mut sorted = [self.polish, self.english, self.other];
        sorted.sort_by(f64::total_cmp);
        sorted[2] - sorted[1]
    }

    /// The evidence made so weak that no language leads another by more than `most`.
    pub(crate) fn at_most(self, most: f64) -> Self {
        let [polish, english, other] = [self.polish, self.english, self.other];
        let spread = polish.max(english).max(other) - polish.min(english).min(other);
        if spread > most { self.scaled(most / spread) } else { self }
    }

    pub(crate) fn scaled(self, factor: f64) -> Self {
        Self { polish: self.polish * factor, english: self.english * factor, other: self.other * factor }
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
