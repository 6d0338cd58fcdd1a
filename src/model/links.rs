//! Which English units a Polish one may be translated by, read in the bytes of a model.

use super::format::{LINK_BYTES, read_u32};
use super::lexicon::Unit;

/// A link of a Polish unit to an English one.
///
/// Most links of a word lead to words that a text does not have, so the probabilities are looked up when asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link<'m> {
    bytes: [u8; LINK_BYTES],
    levels: &'m [f32; 256],
}

impl Link<'_> {
    pub(crate) fn english(self) -> Unit {
        u16::from_le_bytes([self.bytes[0], self.bytes[1]])
    }

    /// The probability of the English unit given the Polish one.
    pub(crate) fn english_given_polish(self) -> f32 {
        self.levels[usize::from(self.bytes[2])]
    }

    /// The probability of the Polish unit given the English one.
    pub(crate) fn polish_given_english(self) -> f32 {
        self.levels[usize::from(self.bytes[3])]
    }
}

/// The links of all Polish units.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LinkTable<'m> {
    /// For each unit the number of its first link, four bytes each.
    rows: &'m [u8],
    links: &'m [[u8; LINK_BYTES]],
    /// The probabilities that bytes stand for.
    levels: &'m [f32; 256],
}

impl<'m> LinkTable<'m> {
    pub(super) fn new(rows: &'m [u8], links: &'m [u8], levels: &'m [f32; 256]) -> Self {
        Self { rows, links: links.as_chunks().0, levels }
    }

    /// The links of a unit, in the order of the English units.
    pub(crate) fn of(self, polish: Unit) -> impl Iterator<Item = Link<'m>> {
        self.row(polish).iter().map(move |&bytes| Link { bytes, levels: self.levels })
    }

    /// Visits them but for those that `may` says no to. Four are asked for at a time, for nearly all answers are no:
    /// `may` should be a look at a table, without a branch.
    #[inline]
    pub(crate) fn visit(self, polish: Unit, may: impl Fn(Unit) -> bool, mut visit: impl FnMut(Link<'m>)) {
        let (fours, rest) = self.row(polish).as_chunks::<4>();
        for four in fours {
            // Two links in one number: fewer reads.
            let [a, b] = [&four[..2], &four[2..]].map(|two| match two {
                [[a, b, c, d], [e, f, g, h]] => u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]),
                _ => 0,
            });
            if may(a as Unit) | may((a >> 32) as Unit) | may(b as Unit) | may((b >> 32) as Unit) {
                four.iter().for_each(|&bytes| visit(Link { bytes, levels: self.levels }));
            }
        }
        rest.iter().for_each(|&bytes| visit(Link { bytes, levels: self.levels }));
    }

    fn row(self, polish: Unit) -> &'m [[u8; LINK_BYTES]] {
        let start = |number: usize| read_u32(self.rows, number * 4).map(|link| link as usize);
        let row = start(usize::from(polish)).zip(start(usize::from(polish) + 1));
        row.and_then(|(start, end)| self.links.get(start..end)).unwrap_or_default()
    }
}
