//! Logistic regression: weights of signs under which right beads stand above wrong ones.

/// An observation: its signs, whether it was right, and how much it counts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<const N: usize> {
    pub(crate) signs: [f64; N],
    pub(crate) right: bool,
    pub(crate) weight: f64,
}

/// Newton steps at most; a dozen is usual.
const STEPS: usize = 40;
/// The longest step of any weight, for signs that scatter by one: far from the best, Newton's leaps too far.
const LONGEST: f64 = 1.0;
/// A step shorter than this is the last.
const SHORTEST: f64 = 1e-9;

/// The weights and the bias of greatest likelihood with a normal prior of the weights, whose strength `ridge`
/// counts in observations and holds for signs that are scaled to scatter by one. A sign that never changes
/// gets no weight.
pub(crate) fn fit<const N: usize>(rows: &[Row<N>], ridge: f64) -> ([f64; N], f64) {
    let total: f64 = rows.iter().map(|row| row.weight).sum();
    let (mut mean, mut scatter) = ([0.0; N], [0.0; N]);
    for row in rows {
        for (mean, sign) in mean.iter_mut().zip(row.signs) {
            *mean += row.weight * sign / total;
        }
    }
    for row in rows {
        for ((scatter, mean), sign) in scatter.iter_mut().zip(mean).zip(row.signs) {
            *scatter += row.weight * (sign - mean).powi(2) / total;
        }
    }
    let scale = scatter.map(|scatter: f64| if scatter > 1e-12 { scatter.sqrt().recip() } else { 0.0 });
    // The last of the weights is the bias.
    let mut weights = vec![0.0; N + 1];
    for _ in 0..STEPS {
        let mut gradient = vec![0.0; N + 1];
        let mut curvature = vec![vec![0.0; N + 1]; N + 1];
        for (number, weight) in weights.iter().enumerate().take(N) {
            gradient[number] = -ridge * weight;
            curvature[number][number] = ridge;
        }
        curvature[N][N] = 1e-9;
        for row in rows {
            let mut signs = vec![1.0; N + 1];
            for number in 0..N {
                signs[number] = (row.signs[number] - mean[number]) * scale[number];
            }
            let sum: f64 = signs.iter().zip(&weights).map(|(sign, weight)| sign * weight).sum();
            let expected = 1.0 / (1.0 + (-sum).exp());
            let off = row.weight * (f64::from(u8::from(row.right)) - expected);
            let bend = row.weight * expected * (1.0 - expected);
            for (number, sign) in signs.iter().enumerate() {
                gradient[number] += off * sign;
                for (other, entry) in signs.iter().zip(&mut curvature[number]).take(number + 1) {
                    *entry += bend * sign * other;
                }
            }
        }
        let step = solve(&mut curvature, &gradient);
        let longest = step.iter().fold(0.0_f64, |longest, step| longest.max(step.abs()));
        let share = if longest > LONGEST { LONGEST / longest } else { 1.0 };
        for (weight, step) in weights.iter_mut().zip(step) {
            *weight += share * step;
        }
        if longest < SHORTEST {
            break;
        }
    }
    let unscaled: [f64; N] = std::array::from_fn(|number| weights[number] * scale[number]);
    let shift: f64 = unscaled.iter().zip(mean).map(|(weight, mean)| weight * mean).sum();
    (unscaled, weights[N] - shift)
}

/// Solves a symmetric, positive definite system by Cholesky's method; reads the lower triangle and leaves
/// its root there.
fn solve(matrix: &mut [Vec<f64>], right: &[f64]) -> Vec<f64> {
    let size = right.len();
    let mut out = right.to_vec();
    for row in 0..size {
        for column in 0..=row {
            let sum: f64 = (0..column).map(|k| matrix[row][k] * matrix[column][k]).sum();
            let rest = matrix[row][column] - sum;
            matrix[row][column] =
                if row == column { rest.max(1e-12).sqrt() } else { rest / matrix[column][column] };
        }
    }
    for row in 0..size {
        let sum: f64 = (0..row).map(|k| matrix[row][k] * out[k]).sum();
        out[row] = (out[row] - sum) / matrix[row][row];
    }
    for row in (0..size).rev() {
        let sum: f64 = (row + 1..size).map(|k| matrix[k][row] * out[k]).sum();
        out[row] = (out[row] - sum) / matrix[row][row];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_those_that_made_the_rows() {
        // Every point of a grid is right with the probability that known weights give it.
        let mut rows = Vec::new();
        for a in -10..=10 {
            for b in -10..=10 {
                let signs = [f64::from(a) / 3.0, f64::from(b), 4.0];
                let right = 1.0 / (1.0 + (-(1.5 * signs[0] - 0.2 * signs[1] + 0.7_f64)).exp());
                rows.push(Row { signs, right: true, weight: right });
                rows.push(Row { signs, right: false, weight: 1.0 - right });
            }
        }
        let (weights, bias) = fit(&rows, 1e-6);
        for (found, known) in [(weights[0], 1.5), (weights[1], -0.2), (weights[2], 0.0), (bias, 0.7)] {
            assert!((found - known).abs() < 1e-4, "{weights:?}, {bias}");
        }
    }

    #[test]
    fn what_can_be_told_apart_without_error_has_finite_weights() {
        let rows = [-2.0, -1.0, 1.0, 2.0].map(|sign| Row { signs: [sign], right: sign > 0.0, weight: 1.0 });
        let (weights, bias) = fit(&rows, 0.1);
        assert!(weights[0].is_finite() && weights[0] > 0.5 && bias.abs() < 1e-6, "{weights:?}, {bias}");
        assert!(fit::<2>(&[], 1.0).0.iter().all(|weight| *weight == 0.0));
    }
}
