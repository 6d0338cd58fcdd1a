//! How sure a finding is, as a fitted function of what speaks for it.

/// A logistic function: the probability that a difference of this kind is one of meaning.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fitted<const N: usize> {
    /// The log-odds where nothing speaks for it.
    pub(super) offset: f64,
    /// What each feature adds, by its value.
    pub(super) weights: [f64; N],
}

impl<const N: usize> Fitted<N> {
    /// The probability, 0 to 1.
    pub(super) fn at(&self, features: [f64; N]) -> f64 {
        let sum: f64 = self.weights.iter().zip(features).map(|(weight, feature)| weight * feature).sum();
        1.0 / (1.0 + (-self.offset - sum).exp())
    }
}
