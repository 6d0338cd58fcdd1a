//! How many alterations are told, and how many alarms are false.

use std::fmt;

use bitext::train::Altered;

/// The confidences that shares are told for.
const LIMITS: [f64; 9] = [0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.6, 0.7, 0.8];

/// For each limit the shares of altered quotes that are told of, and of true ones with an alarm.
pub(crate) struct Shares(String);

impl Shares {
    pub(crate) fn of(rows: &[(Altered, [[f64; 2]; 2])]) -> Shares {
        use Altered::{DoubtAdded, DoubtDropped, NegationAdded, NegationDropped, Nothing};
        let share = |altered: Altered, confidence: &dyn Fn(&[[f64; 2]; 2]) -> f64, limit: f64| {
            let of_kind = rows.iter().filter(|(of, _)| *of == altered);
            let (all, told) = of_kind.fold((0_u32, 0_u32), |(all, told), (_, greatest)| {
                (all + 1, told + u32::from(confidence(greatest) >= limit))
            });
            f64::from(told) / f64::from(all.max(1))
        };
        let mut text = String::from("limit  negation: alarm dropped added   doubt: alarm dropped added\n");
        for limit in LIMITS {
            let any = |kind: usize| move |greatest: &[[f64; 2]; 2]| greatest[kind][0].max(greatest[kind][1]);
            let lost = |kind: usize| move |greatest: &[[f64; 2]; 2]| greatest[kind][0];
            let added = |kind: usize| move |greatest: &[[f64; 2]; 2]| greatest[kind][1];
            text += &format!(
                "{limit:<6.2} {:>15.4} {:>7.3} {:>5.3} {:>14.4} {:>7.3} {:>5.3}\n",
                share(Nothing, &any(0), limit),
                share(NegationDropped, &lost(0), limit),
                share(NegationAdded, &added(0), limit),
                share(Nothing, &any(1), limit),
                share(DoubtDropped, &lost(1), limit),
                share(DoubtAdded, &added(1), limit),
            );
        }
        Shares(text)
    }
}

impl fmt::Display for Shares {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
