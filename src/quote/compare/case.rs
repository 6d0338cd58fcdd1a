//! Polish cases and persons, as far as endings and a list of names tell them.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::exchange::is_inflected;
use crate::data;

const OBLIQUE: &str = include_str!("../../data/pl/oblique_endings.txt");
const VERBS: &str = include_str!("../../data/pl/verb_endings.txt");
const NOMINATIVES: &str = include_str!("../../data/pl/nominatives.txt");
const FORMS: &str = include_str!("../../data/pl/form_endings.txt");

static OBLIQUE_ENDINGS: LazyLock<Vec<&str>> = LazyLock::new(|| data::entries(OBLIQUE).collect());
static VERB_ENDINGS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let endings = data::entries(VERBS).map(|entry| {
        let mut fields = data::fields(entry);
        (fields.next().unwrap_or_default(), fields.next().unwrap_or_default())
    });
    let mut endings: Vec<(&str, &str)> = endings.collect();
    endings.sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
    endings
});

/// Names in small letters as they stand in the nominative, by their first letters.
static NOMINATIVE_NAMES: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut names: HashMap<&str, Vec<&str>> = HashMap::new();
    for name in data::entries(NOMINATIVES) {
        names.entry(beginning(name)).or_default().push(name);
    }
    names
});

/// The first letters of a word, which no case changes.
fn beginning(word: &str) -> &str {
    word.char_indices().nth(3).map_or(word, |(at, _)| &word[..at])
}

/// What an ending is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A finite verb, and hardly ever anything else.
    Verb,
    /// A passive participle.
    Participle,
    /// What the cases add to a foreign name, folded.
    Case,
    /// An adjective that is made of a place.
    Adjective,
}

static FORM_ENDINGS: LazyLock<Vec<(Form, &str)>> = LazyLock::new(|| {
    let endings = data::entries(FORMS).filter_map(|entry| {
        let mut fields = data::fields(entry);
        let ending = fields.next()?;
        let form = match fields.next()? {
            "verb" => Form::Verb,
            "participle" => Form::Participle,
            "case" => Form::Case,
            "adjective" => Form::Adjective,
            _ => return None,
        };
        Some((form, ending))
    });
    endings.collect()
});

/// Whether a word ends as a form does.
pub(super) fn ends_as(word: &str, form: Form) -> bool {
    FORM_ENDINGS.iter().any(|(of, ending)| *of == form && word.ends_with(ending))
}

/// Whether letters are what a case adds to a foreign name.
pub(super) fn is_case(added: &str) -> bool {
    FORM_ENDINGS.contains(&(Form::Case, added))
}

/// Whether a word ends as names do in another case than the nominative.
pub(super) fn ends_obliquely(word: &str) -> bool {
    let stem = |ending: &&str| word.strip_suffix(*ending).is_some_and(|stem| stem.chars().count() > 1);
    OBLIQUE_ENDINGS.iter().any(stem)
}

/// The endings of the names that can be the subject of a verb, where it is one.
pub(super) fn agreement(verb: &str) -> Option<&'static str> {
    let found = VERB_ENDINGS.iter().find(|(ending, _)| verb.ends_with(ending));
    found.map(|(_, subjects)| *subjects)
}

/// Whether a word is a name of the list in the nominative, or another form of one; `None` if it is neither.
pub(super) fn listed(small: &str) -> Option<bool> {
    let names = NOMINATIVE_NAMES.get(beginning(small))?;
    if names.contains(&small) {
        return Some(true);
    }
    names.iter().any(|name| is_inflected(name, small)).then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_well_formed() {
        for (file, fields) in [(OBLIQUE, 1), (VERBS, 2), (NOMINATIVES, 1), (FORMS, 2)] {
            data::check(file, fields..=fields).unwrap();
        }
        assert_eq!(FORM_ENDINGS.len(), data::entries(FORMS).count());
    }

    #[test]
    fn cases_are_told() {
        assert_eq!(listed("kraków"), Some(true));
        assert_eq!(listed("danię"), Some(false));
        assert_eq!(listed("nowaka"), None);
        assert!(ends_obliquely("Rosji") && !ends_obliquely("Rosja"));
        assert!(ends_as("ostrzegła", Form::Verb) && !ends_as("wojna", Form::Verb));
    }
}
