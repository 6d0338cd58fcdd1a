//! Words that tell what kind of denial or doubt stands in a text, and what may stand for it.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::data;
use crate::lang::Lang;

const POLISH: &str = include_str!("../../data/pl/signs.txt");
const ENGLISH: &str = include_str!("../../data/en/signs.txt");

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// `nobody`, `żaden`.
    Pronoun,
    /// `never`, `no longer`.
    Never,
    /// A Polish word like a negative pronoun that needs no particle: `niczym wiatr`.
    Free,
    /// `ani`, `neither`: goes on with a denial.
    Joining,
    /// `nie`, `not`.
    Particle,
    /// A preposition behind which `nie` is a pronoun: `na nie`.
    BeforePronoun,
    /// Stands between what is compared.
    Than,
    Modal,
    Adverb,
    Verb,
    Noun,
    Conditional,
    /// Speaks of what is to come, or is about to be.
    Future,
    /// Thinking and believing.
    Thought,
    /// What the speaker thinks: whoever quotes it names the speaker.
    Opinion,
    /// Ability, which renders a possibility.
    Ability,
    /// Stands before a negation where the verb has no auxiliary: `did not`.
    Support,
    /// Says what something is for: what can be is no doubt then.
    Purpose,
    /// Makes a number or a degree less than sure.
    Approximate,
}

fn sign_named(name: &str) -> Option<Sign> {
    Some(match name {
        "pronoun" => Sign::Pronoun,
        "never" => Sign::Never,
        "free" => Sign::Free,
        "joining" => Sign::Joining,
        "particle" => Sign::Particle,
        "before-pronoun" => Sign::BeforePronoun,
        "than" => Sign::Than,
        "modal" => Sign::Modal,
        "adverb" => Sign::Adverb,
        "verb" => Sign::Verb,
        "noun" => Sign::Noun,
        "conditional" => Sign::Conditional,
        "future" => Sign::Future,
        "thought" => Sign::Thought,
        "opinion" => Sign::Opinion,
        "ability" => Sign::Ability,
        "purpose" => Sign::Purpose,
        "support" => Sign::Support,
        "approximate" => Sign::Approximate,
        _ => return None,
    })
}

type List = HashMap<&'static str, Vec<Sign>>;

/// Whole words, beginnings and endings.
#[derive(Debug, Default)]
struct Lists {
    words: List,
    starts: List,
    ends: List,
}

static LISTS: LazyLock<[Lists; 2]> = LazyLock::new(|| [read(POLISH), read(ENGLISH)]);

fn read(file: &'static str) -> Lists {
    let mut lists = Lists::default();
    for entry in data::entries(file) {
        let mut fields = data::fields(entry);
        let (Some(form), Some(sign)) = (fields.next(), fields.next().and_then(sign_named)) else { continue };
        let (list, form) = match (form.strip_suffix('*'), form.strip_prefix('*')) {
            (Some(start), _) => (&mut lists.starts, start),
            (_, Some(end)) => (&mut lists.ends, end),
            _ => (&mut lists.words, form),
        };
        list.entry(form).or_default().push(sign);
    }
    lists
}

/// Letters of the longest beginning or ending.
const LONGEST: usize = 20;

/// Whether a word, in small letters, is such a one. Cost: some look-ups.
pub(super) fn is(word: &str, lang: Option<Lang>, sign: Sign) -> bool {
    let Some(lang) = lang else { return false };
    let lists = &LISTS[usize::from(lang == Lang::English)];
    let has = |list: &List, form: &str| list.get(form).is_some_and(|signs| signs.contains(&sign));
    let bounds = || word.char_indices().map(|(at, _)| at);
    has(&lists.words, word)
        || bounds().skip(1).take(LONGEST).any(|at| has(&lists.starts, &word[..at]))
        || has(&lists.starts, word)
        || bounds().rev().take(LONGEST).any(|at| has(&lists.ends, &word[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_well_formed() {
        for file in [POLISH, ENGLISH] {
            data::check(file, 2..=2).unwrap();
            for entry in data::entries(file) {
                assert!(data::fields(entry).nth(1).is_some_and(|name| sign_named(name).is_some()), "{entry}");
            }
        }
    }

    #[test]
    fn words_beginnings_and_endings() {
        let [polish, english] = [Lang::Polish, Lang::English].map(Some);
        assert!(is("mogłaby", polish, Sign::Modal) && is("mogłaby", polish, Sign::Conditional));
        assert!(is("probably", english, Sign::Adverb) && is("may", english, Sign::Modal));
        assert!(!is("maybe", english, Sign::Modal) && !is("", polish, Sign::Modal));
    }
}
