//! How often translations keep a mark.

use crate::model::MarkOdds;
use crate::text::{Mark, Marks};

/// Pairs with fewer words on either side are labels and entries of dictionaries, which have no marks to keep.
const LEAST_WORDS: usize = 5;

/// For each mark how many pairs have it on both sides, in Polish alone, in English alone, on neither.
#[derive(Clone, Debug, Default)]
pub(super) struct MarkCounts([[f64; 4]; Mark::COUNT]);

impl MarkCounts {
    /// Counts a pair `weight` times.
    pub(super) fn add(&mut self, polish: &str, english: &str, weight: f64) {
        if [polish, english].iter().any(|text| text.split_whitespace().nth(LEAST_WORDS - 1).is_none()) {
            return;
        }
        let (polish, english) = (Marks::read(polish), Marks::read(english));
        for (mark, counts) in Mark::ALL.into_iter().zip(&mut self.0) {
            let which = match (polish.has(mark), english.has(mark)) {
                (true, true) => 0,
                (true, false) => 1,
                (false, true) => 2,
                (false, false) => 3,
            };
            counts[which] += weight;
        }
    }

    pub(super) fn odds(&self) -> MarkOdds {
        MarkOdds::learn(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pairs_keep_is_learnt() {
        let mut counts = MarkCounts::default();
        for _ in 0..20 {
            counts.add("Kto dziś wieczorem odbierze dzieci?", "Who will fetch the children tonight?", 1.0);
            counts.add(
                "Dzieci odebrał dziś wieczorem dziadek.",
                "Grandfather fetched the children tonight.",
                1.0,
            );
            counts.add("Kto?", "Who.", 1.0);
        }
        let odds = counts.odds();
        let (question, plain) = (Marks::read("Kto?"), Marks::read("Nikt."));
        assert!(odds.alone(question, true) < 0.0 && odds.shared(question) > 0.0);
        assert_eq!(odds.alone(plain, true), 0.0);
    }
}
