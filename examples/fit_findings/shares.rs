//! How many alterations are told, and how many alarms are false.

use std::fmt;

use bitext::train::Altered;

/// The confidences that shares are told for.
const LIMITS: [f64; 14] = [0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

/// For each limit the shares of altered quotes that are told of, and of true ones with an alarm.
pub(crate) struct Shares(String);

impl Shares {
    pub(crate) fn of(rows: &[Row]) -> Shares {
        use Altered::{DoubtAdded, DoubtDropped, NegationAdded, NegationDropped, Nothing};
        let mut text = String::new();
        for (kind, name, [dropped, added]) in
            [(0, "negation", [NegationDropped, NegationAdded]), (1, "doubt", [DoubtDropped, DoubtAdded])]
        {
            text += &format!("{name:<9} lost: alarm  told   added: alarm  told\n");
            for limit in LIMITS {
                let of = |altered: Altered, side: usize| share(rows, altered, (kind, side), limit);
                text += &format!(
                    "{limit:<9.2} {:>11.4} {:>5.3} {:>14.4} {:>5.3}\n",
                    of(Nothing, 0),
                    of(dropped, 0),
                    of(Nothing, 1),
                    of(added, 1),
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

/// A quote: what was done to it, and the confidences of negations and of doubts, of lost and of added ones.
type Row = (Altered, [[f64; 2]; 2]);

/// Limits: the lowest confidences, in hundredths, from which on few enough true texts have a false alarm, in the mean of
/// the sets, and what is told from there on.
pub(crate) struct Limits(String);

/// How many true texts may have a grave false alarm of each kind, and how many one that is worth a word: by kind, of
/// what was lost and of what was added.
const GRAVE: [[f64; 2]; 2] = [[0.005, 0.005], [0.009, 0.0025]];
const NOTED: [[f64; 2]; 2] = [[0.06, 0.04], [0.1, 0.03]];

impl Limits {
    pub(crate) fn of(sets: &[Vec<Row>; 2]) -> Limits {
        use Altered::{DoubtAdded, DoubtDropped, NegationAdded, NegationDropped};
        let mut text = String::from("limits: alarms and told, of FLORES and of the held-out texts\n");
        for (name, most) in [("worth a word", NOTED), ("grave", GRAVE)] {
            for (kind, altered) in
                [[NegationDropped, NegationAdded], [DoubtDropped, DoubtAdded]].into_iter().enumerate()
            {
                for (side, altered) in altered.into_iter().enumerate() {
                    text += &line(sets, name, altered, (kind, side), most[kind][side]);
                }
            }
        }
        Limits(text)
    }
}

fn line(sets: &[Vec<Row>; 2], name: &str, altered: Altered, at: (usize, usize), most: f64) -> String {
    let shares = |altered: Altered, limit: f64| sets.each_ref().map(|rows| share(rows, altered, at, limit));
    let few = |limit: &f64| shares(Altered::Nothing, *limit).iter().sum::<f64>() / 2.0 <= most;
    let Some(limit) = (1..100).map(|hundredths| f64::from(hundredths) / 100.0).find(few) else {
        return String::new();
    };
    let (alarms, told) = (shares(Altered::Nothing, limit), shares(altered, limit));
    let parts = alarms.iter().zip(told).map(|(alarms, told)| format!(" {alarms:.4} {told:.3}"));
    format!("{name}, {altered:?}, from {limit:.2}:{}\n", parts.collect::<String>())
}

/// The share of the texts altered so that are told from a limit on.
fn share(rows: &[Row], altered: Altered, (kind, side): (usize, usize), limit: f64) -> f64 {
    let of_kind = || rows.iter().filter(|(of, _)| *of == altered);
    let told = of_kind().filter(|(_, greatest)| greatest[kind][side] >= limit).count();
    told as f64 / of_kind().count().max(1) as f64
}

impl fmt::Display for Limits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
