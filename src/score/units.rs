//! The terms of a side by the units of the model.

use crate::model::Unit;

/// Units of a side in a table that is at most half full, each where its number says or a few places on: a handful of
/// instructions, where the standard library's tables take dozens.
#[derive(Clone, Debug, Default)]
pub(super) struct UnitTerms {
    /// A unit and its term plus one; 0 where there is none. As many as a power of two.
    places: Vec<(Unit, u32)>,
    count: usize,
}

impl UnitTerms {
    /// Forgets all and makes room for about so many.
    pub(super) fn clear(&mut self, expected: usize) {
        let places = (2 * expected.min(usize::from(Unit::MAX))).next_power_of_two().max(64);
        self.places.clear();
        self.places.resize(places, (0, 0));
        self.count = 0;
    }

    pub(super) fn get(&self, unit: Unit) -> Option<u32> {
        let (_, term) = self.places.get(self.place(unit)?)?;
        term.checked_sub(1)
    }

    /// The term of a unit: `next` where it has none so far.
    pub(super) fn get_or_enter(&mut self, unit: Unit, next: u32) -> u32 {
        if 2 * self.count >= self.places.len() {
            let known = std::mem::take(&mut self.places);
            self.clear(known.len());
            for (unit, term) in known.into_iter().filter(|(_, term)| *term > 0) {
                self.get_or_enter(unit, term - 1);
            }
        }
        let Some(place) = self.place(unit).and_then(|place| self.places.get_mut(place)) else { return next };
        if place.1 == 0 {
            *place = (unit, next + 1);
            self.count += 1;
        }
        place.1 - 1
    }

    /// Where a unit stands, or would.
    fn place(&self, unit: Unit) -> Option<usize> {
        let mask = self.places.len().checked_sub(1)?;
        // Frequent units have neighbouring numbers: they are spread.
        let mut place = usize::from(unit).wrapping_mul(0x9E37_79B1) >> 8 & mask;
        while let Some((other, term)) = self.places.get(place)
            && *term > 0
            && *other != unit
        {
            place = (place + 1) & mask;
        }
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_keep_their_terms_while_the_table_grows() {
        let mut terms = UnitTerms::default();
        assert_eq!(terms.get(5), None);
        for expected in [0, 10_000] {
            terms.clear(expected);
            for number in 0..10_000_u32 {
                let unit = (number * 6) as Unit;
                assert_eq!(terms.get_or_enter(unit, number), number);
                assert_eq!(terms.get_or_enter(unit, number + 1), number);
            }
            for number in 0..10_000_u32 {
                assert_eq!(terms.get((number * 6) as Unit), Some(number));
                assert_eq!(terms.get((number * 6 + 1) as Unit), None);
            }
        }
    }
}
