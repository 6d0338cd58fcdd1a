//! How many alterations are told, and how many alarms are false.

use std::fmt;

use bitext::train::Altered;

/// The confidences that shares are told for.
const LIMITS: [f64; 12] = [0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

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
        let mut text = String::new();
        for (kind, name, [dropped, added]) in
            [(0, "negation", [NegationDropped, NegationAdded]), (1, "doubt", [DoubtDropped, DoubtAdded])]
        {
            text += &format!("{name:<9} lost: alarm  told   added: alarm  told   any: alarm\n");
            for limit in LIMITS {
                let of = move |side: usize| move |greatest: &[[f64; 2]; 2]| greatest[kind][side];
                let any = move |greatest: &[[f64; 2]; 2]| greatest[kind][0].max(greatest[kind][1]);
                text += &format!(
                    "{limit:<9.2} {:>11.4} {:>5.3} {:>14.4} {:>5.3} {:>12.4}\n",
                    share(Nothing, &of(0), limit),
                    share(dropped, &of(0), limit),
                    share(Nothing, &of(1), limit),
                    share(added, &of(1), limit),
                    share(Nothing, &any, limit),
                );
            }
        }
        Shares(text)
    }
}

impl fmt::Display for Shares {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
