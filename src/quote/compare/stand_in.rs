//! Words that deny without being negations.
//!
//! They are too many and too vague to be cues: `until`, `avoid`, `unsure`. But where a translator wrote one
//! of them for a negation nothing was lost.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::data;
use crate::lang::Lang;
use crate::model::Model;
use crate::text::fold::fold_into;

const POLISH: &str = include_str!("../../data/pl/stand_ins.txt");
const ENGLISH: &str = include_str!("../../data/en/stand_ins.txt");

/// Letters that have to be left of a word without its negative beginning.
const REST: usize = 4;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// A whole word.
    Word,
    /// A beginning: it denies where what is left is a more frequent word: `un-sure`, but not `dis-ease`.
    Start,
    /// A whole word that seldom denies.
    Weak,
    /// A word that begins like one of these and denies nothing: `interesting`, `niedziela`.
    None,
    /// A beginning that is less often negative: what is left has to be longer, too.
    Adjective,
}

fn kind_named(name: &str) -> Option<Kind> {
    match name {
        "word" => Some(Kind::Word),
        "none" => Some(Kind::None),
        "start" => Some(Kind::Start),
        "weak" => Some(Kind::Weak),
        "adjective" => Some(Kind::Adjective),
        _ => None,
    }
}

type List = HashMap<&'static str, Vec<Kind>>;

static LISTS: LazyLock<[List; 2]> = LazyLock::new(|| [read(POLISH), read(ENGLISH)]);

fn read(file: &'static str) -> List {
    let mut list = List::new();
    for entry in data::entries(file) {
        let mut fields = data::fields(entry);
        if let (Some(form), Some(kind)) = (fields.next(), fields.next().and_then(kind_named)) {
            list.entry(form).or_default().push(kind);
        }
    }
    list
}

/// Whether a word renders a negation of the other language only now and then.
pub(super) fn is_weak(written: &str, lang: Lang) -> bool {
    let mut folded = String::new();
    fold_into(written, &mut folded);
    let kinds = LISTS[usize::from(lang == Lang::English)].get(folded.as_str());
    kinds.is_some_and(|kinds| kinds.contains(&Kind::Weak))
}

/// Whether a word may render a negation of the other language.
pub(super) fn may_deny(model: &Model, written: &str, lang: Lang) -> bool {
    let list = &LISTS[usize::from(lang == Lang::English)];
    let is = |form: &str, kind: Kind| list.get(form).is_some_and(|kinds| kinds.contains(&kind));
    let mut folded = String::new();
    fold_into(written, &mut folded);
    let whole = is(&folded, Kind::Word) || is(&folded, Kind::Weak);
    if whole || lang == Lang::English && folded.ends_with("less") && folded.len() > 6 {
        return true;
    }
    if is(&folded, Kind::None) {
        return false;
    }
    let mut stem = String::new();
    let background = |word: &str, stem: &mut String| {
        model.unit(lang, word, stem).map_or(0.0, |unit| model.background(lang, unit))
    };
    let own = background(&folded, &mut stem);
    (2..=5).filter_map(|length| folded.split_at_checked(length)).any(|(start, rest)| {
        let left = rest.chars().count();
        let denies = is(start, Kind::Start) && left >= REST || is(start, Kind::Adjective) && left > REST;
        denies && background(rest, &mut stem) > own
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_well_formed() {
        for file in [POLISH, ENGLISH] {
            data::check(file, 2..=2).unwrap();
            assert!(
                data::entries(file)
                    .all(|entry| data::fields(entry).nth(1).is_some_and(|name| kind_named(name).is_some()))
            );
        }
    }

    #[test]
    fn words_that_deny_in_themselves() {
        let model = Model::embedded();
        assert!(may_deny(model, "unknown", Lang::English) && may_deny(model, "Avoid", Lang::English));
        assert!(!may_deny(model, "under", Lang::English) && !may_deny(model, "table", Lang::English));
        assert!(may_deny(model, "nieznany", Lang::Polish) && !may_deny(model, "niebo", Lang::Polish));
    }
}
