//! What stands in the other text for a negative.

use super::context::{Context, End};
use super::negative::{Negative, Sort};
use super::opposite::{Opposite, agreement};

/// What sort of thing stands for a negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    None,
    Hard,
    Lack,
    Soft,
    Antonym,
    StandIn,
}

/// What stands for a negative.
pub(super) struct Stand {
    by: By,
    /// The number of its word.
    pub(super) at: Option<usize>,
    /// Whether it is a Polish word without the `nie` that it asks for.
    pub(super) broken: bool,
    /// For how many of the two what they deny stands behind the other, and for how many not.
    pub(super) agreed: (usize, usize),
}

impl Stand {
    pub(super) fn new(
        context: &Context<'_>,
        end: End,
        negative: &Negative,
        theirs: &[Negative],
        found: Option<Opposite>,
    ) -> Self {
        let word = |by, at| Stand { by, at, broken: false, agreed: (0, 0) };
        match found {
            None => word(By::None, None),
            Some(Opposite::Antonym(at)) => word(By::Antonym, Some(at)),
            Some(Opposite::StandIn(at)) => word(By::StandIn, Some(at)),
            Some(Opposite::Negative(other)) => {
                let other = &theirs[other];
                let (source, quote) = if end == End::Source { (negative, other) } else { (other, negative) };
                let by = match other.sort {
                    Sort::Hard => By::Hard,
                    Sort::Lack => By::Lack,
                    Sort::Soft => By::Soft,
                };
                let agreed = agreement(context, source, quote);
                Stand { by, at: Some(other.word), broken: other.broken, agreed }
            }
        }
    }

    /// 1 if it is of this sort, else 0.
    pub(super) fn is(&self, by: By) -> f32 {
        f32::from(u8::from(self.by == by))
    }
}
