//! What translators make of a word, counted: `nie żyje` is put without a negation (`dead`) a hundred times as often
//! as `nie wiem`, and where the one text says `unsure` the other denies, though this one does not.
//!
//! The counts are of training pairs (the example `fit_findings` with `--habits`), given as log-odds: how much oftener
//! than on average. Words that are put as freely as others are not listed.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::data;
use crate::lang::Lang;
use crate::text::fold::fold_into;

const HABITS: &str = include_str!("habits.txt");

/// What is put freely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Subject {
    Denial,
    Doubt,
}

/// Where a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Spot {
    /// It denies or doubts.
    Itself,
    /// Right before what denies or doubts.
    Before,
    /// Behind it.
    Behind,
    /// In a text that does not deny or doubt, while the other does.
    Instead,
    /// Soon behind what denies or doubts, in the same text: `any`, `yet`, `anymore`.
    Under,
}

impl Subject {
    #[cfg(feature = "train")]
    pub(crate) const ALL: [Subject; 2] = [Subject::Denial, Subject::Doubt];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Subject::Denial => "denial",
            Subject::Doubt => "doubt",
        }
    }
}

impl Spot {
    pub(crate) const ALL: [Spot; 5] = [Spot::Itself, Spot::Before, Spot::Behind, Spot::Instead, Spot::Under];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Spot::Itself => "itself",
            Spot::Before => "before",
            Spot::Behind => "behind",
            Spot::Instead => "instead",
            Spot::Under => "under",
        }
    }
}

type List = HashMap<&'static str, f32>;

/// By subject, place and language.
static LISTS: LazyLock<[[[List; 2]; 5]; 2]> = LazyLock::new(|| {
    let mut lists: [[[List; 2]; 5]; 2] = Default::default();
    for entry in data::entries(HABITS) {
        let mut fields = data::fields(entry);
        let (Some(subject), Some(place), Some(lang), Some(word), Some(odds)) =
            (fields.next(), fields.next(), fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        let Some(place) = Spot::ALL.iter().position(|it| it.name() == place) else { continue };
        let subject = usize::from(subject == Subject::Doubt.name());
        let lang = usize::from(lang == "en");
        lists[subject][place][lang].insert(word, odds.parse().unwrap_or(0.0));
    }
    lists
});

/// Letters that tell words apart: forms of one word are counted together.
const LETTERS: usize = 6;

/// What a word is counted as.
pub(crate) fn key(word: &str, place: Spot) -> String {
    let mut folded = String::new();
    fold_into(word, &mut folded);
    if place != Spot::Itself {
        let end = folded.char_indices().nth(LETTERS).map_or(folded.len(), |(end, _)| end);
        folded.truncate(end);
    }
    folded
}

/// The log-odds that what a word denies or doubts is put without that; nothing where it is as usual. Cost: linear in
/// the letters of the word.
pub(super) fn habit(subject: Subject, place: Spot, lang: Option<Lang>, word: &str) -> f32 {
    let Some(lang) = lang else { return 0.0 };
    let list = &LISTS[subject as usize][place as usize][usize::from(lang == Lang::English)];
    list.get(key(word, place).as_str()).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_well_formed() {
        data::check(HABITS, 5..=5).unwrap();
        for entry in data::entries(HABITS) {
            assert!(data::fields(entry).nth(4).is_some_and(|odds| odds.parse::<f32>().is_ok()), "{entry}");
        }
    }

    #[test]
    fn what_is_put_freely() {
        let behind = |word: &str| habit(Subject::Denial, Spot::Behind, Some(Lang::Polish), word);
        assert!(behind("żyje") > 1.0 && behind("wiem") < 0.0 && behind("xyz") == 0.0);
    }
}
