//! Two ways to hold the weight of a path.

/// A number that weights of paths are computed in.
pub(crate) trait Weight: Copy {
    /// Of what is impossible.
    const ZERO: Self;
    /// Of the empty path.
    const ONE: Self;

    /// From a natural logarithm.
    fn from_log(log: f64) -> Self;
    /// The natural logarithm.
    fn log(self) -> f64;
    /// The weight itself, where it is a probability.
    fn probability(self) -> f64;
    /// One after the other.
    fn times(self, other: Self) -> Self;
    /// One or the other.
    fn plus(self, other: Self) -> Self;
}

/// Weights as they are: fast, for lattices whose weights stay within the range of a double.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plain(f64);

impl Weight for Plain {
    const ZERO: Self = Plain(0.0);
    const ONE: Self = Plain(1.0);

    fn from_log(log: f64) -> Self {
        Plain(log.exp())
    }

    fn log(self) -> f64 {
        self.0.ln()
    }

    fn probability(self) -> f64 {
        self.0
    }

    fn times(self, other: Self) -> Self {
        Plain(self.0 * other.0)
    }

    fn plus(self, other: Self) -> Self {
        Plain(self.0 + other.0)
    }
}

/// Weights as logarithms: for lattices of any size.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Log(f64);

impl Weight for Log {
    const ZERO: Self = Log(f64::NEG_INFINITY);
    const ONE: Self = Log(0.0);

    fn from_log(log: f64) -> Self {
        Log(log)
    }

    fn log(self) -> f64 {
        self.0
    }

    fn probability(self) -> f64 {
        self.0.exp()
    }

    fn times(self, other: Self) -> Self {
        Log(self.0 + other.0)
    }

    fn plus(self, other: Self) -> Self {
        let (high, low) = if self.0 > other.0 { (self.0, other.0) } else { (other.0, self.0) };
        // Also where both are impossible, whose difference is no number.
        if low == f64::NEG_INFINITY { Log(high) } else { Log(high + (low - high).exp().ln_1p()) }
    }
}
