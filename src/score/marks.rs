//! What the marks of a bead say: quotation marks, question marks, brackets, ends without a stop.

use std::ops::Range;

use super::lexical::Lexical;
use super::side::Side;
use crate::lang::Lang;
use crate::model::{MarkOdds, Model, Parameter};
use crate::text::{Mark, Marks};

/// The marks of all groups of neighbouring sentences, for many scores.
#[derive(Debug)]
pub(crate) struct MarkScores<'m> {
    source: Groups,
    target: Groups,
    odds: &'m MarkOdds,
    /// What is told where neither side has any mark.
    none: f32,
    weight: f32,
    /// For so many source and so many target sentences the most that their marks tell by themselves.
    most: [Vec<f32>; 2],
}

/// For each number of sentences and each first one the marks, and what they tell by themselves.
type Groups = Vec<Vec<(Marks, f32)>>;

impl<'m> MarkScores<'m> {
    /// For groups of up to so many source and target sentences.
    pub(crate) fn new(model: &'m Model, lexical: &Lexical<'_>, most: (usize, usize)) -> Self {
        let (odds, parameters) = (model.marks(), model.parameters());
        let weight = parameters.get(Parameter::Marks);
        let heading = parameters.get(Parameter::Heading);
        // Where both are of one language, or of neither, the source counts as Polish and as English by half.
        let polish = match (lexical.source.lang, lexical.target.lang) {
            (Some(Lang::Polish), Some(Lang::English)) => 1.0,
            (Some(Lang::English), Some(Lang::Polish)) => 0.0,
            _ => 0.5,
        };
        let groups = |side: &Side, most: usize, polish: f32| -> Groups {
            let has_headings = has_headings(&side.marks);
            let group = |marks: &[Marks]| {
                let headings =
                    marks[..marks.len() - 1].iter().filter(|marks| marks.has(Mark::OpenEnd)).count();
                let all = marks.iter().fold(Marks::default(), |all, next| all.followed_by(*next));
                let alone = polish * odds.alone(all, true) + (1.0 - polish) * odds.alone(all, false);
                let joined = if has_headings { heading * headings as f32 } else { 0.0 };
                (all, weight * alone - joined)
            };
            (1..=most).map(|count| side.marks.windows(count).map(group).collect()).collect()
        };
        let source = groups(lexical.source, most.0, polish);
        let target = groups(lexical.target, most.1, 1.0 - polish);
        let greatest =
            |group: &Vec<(Marks, f32)>| group.iter().fold(f32::NEG_INFINITY, |most, of| most.max(of.1));
        let most = [&source, &target].map(|groups| groups.iter().map(greatest).collect());
        Self { source, target, odds, none: odds.none(), weight, most }
    }

    /// At least what marks add to any bead of so many source and target sentences.
    pub(crate) fn most(&self, sources: usize, targets: usize) -> f32 {
        let [one, other] = self.odds.shared_ends().map(|shared| self.weight * (self.none + shared));
        one.max(other) + self.most[0][sources - 1] + self.most[1][targets - 1]
    }

    /// The log-odds that marks add to a bead, weighed.
    pub(crate) fn get(&self, sources: &Range<usize>, targets: &Range<usize>) -> f32 {
        let (source, ahead) = self.source[sources.len() - 1][sources.start];
        let (target, back) = self.target[targets.len() - 1][targets.start];
        self.weight * (self.none + self.odds.shared(source.shared(target))) + ahead + back
    }
}

/// Whether an end without a stop tells a heading: not in texts that have hardly any stops.
fn has_headings(marks: &[Marks]) -> bool {
    2 * marks.iter().filter(|marks| marks.has(Mark::OpenEnd)).count() <= marks.len()
}
