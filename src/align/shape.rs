//! The shapes that a bead can have.

use crate::score::MOST_GIVEN;

/// How many source and target sentences a bead takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    pub(crate) source: usize,
    pub(crate) target: usize,
}

impl Shape {
    /// Whether it takes more than one sentence of a side.
    pub(crate) fn is_group(self) -> bool {
        self.source > 1 || self.target > 1
    }
}

/// The most source and target sentences that a bead of these shapes has.
pub(crate) fn reach(shapes: &[Shape]) -> (usize, usize) {
    shapes.iter().fold((1, 1), |most, shape| (most.0.max(shape.source), most.1.max(shape.target)))
}

/// The most sentences that one bead may take on each side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BeadLimit {
    pub(crate) source: usize,
    pub(crate) target: usize,
}

impl Default for BeadLimit {
    fn default() -> Self {
        Self { source: 3, target: 3 }
    }
}

impl BeadLimit {
    /// The most that a builder allows: beyond it a bead is a paragraph, not a group of sentences.
    pub(crate) const GREATEST: usize = MOST_GIVEN;

    /// The shapes with sentences on both sides: one to many, many to one, and two to two.
    pub(crate) fn shapes(self) -> Vec<Shape> {
        let mut shapes = vec![Shape { source: 1, target: 1 }];
        shapes.extend((2..=self.target).map(|target| Shape { source: 1, target }));
        shapes.extend((2..=self.source).map(|source| Shape { source, target: 1 }));
        if self.source >= 2 && self.target >= 2 {
            shapes.push(Shape { source: 2, target: 2 });
        }
        shapes
    }
}
