//! Sums and products of the weights of several states side by side, and what keeps them within the range of a double.

/// The weights of several states.
pub(super) type Lanes<const N: usize> = [f64; N];

/// Adds the paths that a step leads on from where it starts.
pub(super) fn add_step<const N: usize>(
    sum: &mut Lanes<N>,
    start: &Lanes<N>,
    coefficient: &Lanes<N>,
    weight: f64,
) {
    for ((sum, start), coefficient) in sum.iter_mut().zip(start).zip(coefficient) {
        *sum += start * (coefficient * weight);
    }
}

/// Adds to where a step starts the paths that lead on from where it ends; gives the sum, over all lanes, of the paths through it.
pub(super) fn step_back<const N: usize>(
    end: &Lanes<N>,
    coefficient: &Lanes<N>,
    weight: f64,
    forward: &Lanes<N>,
    back: &mut Lanes<N>,
) -> f64 {
    let mut sums = [0.0; 2];
    for lane in 0..N {
        let onward = end[lane] * (coefficient[lane] * weight);
        back[lane] += onward;
        sums[lane % 2] += forward[lane] * onward;
    }
    sums[0] + sums[1]
}

pub(super) fn product<const N: usize>(a: &Lanes<N>, b: &Lanes<N>) -> Lanes<N> {
    std::array::from_fn(|lane| a[lane] * b[lane])
}

/// The sum over all lanes, two by two, as the machine adds.
pub(super) fn dot<const N: usize>(a: &Lanes<N>, b: &Lanes<N>) -> f64 {
    let mut sums = [0.0; 2];
    for lane in 0..N {
        sums[lane % 2] += a[lane] * b[lane];
    }
    sums[0] + sums[1]
}

/// Whether a weight, or nothing, is so far from the ends of the range that the next antidiagonals need no other scale: changing
/// it costs as much as a cell.
pub(super) fn is_moderate(weight: f64) -> bool {
    const GREATEST: f64 = 1e30;
    weight == 0.0 || (1.0 / GREATEST..GREATEST).contains(&weight)
}

/// The exponent of a positive number in base two; 0 of zero.
pub(super) fn exponent(number: f64) -> i64 {
    if number > 0.0 { ((number.to_bits() >> 52 & 0x7ff) as i64 - 1023).clamp(-1000, 1000) } else { 0 }
}

pub(super) fn power_of_two(exponent: i64) -> f64 {
    f64::from_bits(((1023 + exponent) as u64) << 52)
}
