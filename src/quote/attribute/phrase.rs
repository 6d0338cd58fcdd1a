//! Noun phrases of speakers, read by plain rules from left to right.
//!
//! There is no grammar here: a phrase is a run of capitalised words, offices and what may stand between
//! them, and it stops at the first word that cannot belong to it. What cannot belong is in `phrase_stops`.

use crate::lang::Lang;
use crate::quote::attribute::lexicon::Lexicon;
use crate::quote::attribute::phrase_english::english;
use crate::quote::attribute::phrase_polish::{is_verb, polish};
use crate::quote::attribute::word::{Word, cue_at};

/// The end of the phrase that starts at word `start`, before `limit`; `None` where none starts.
///
/// With `any` the phrase may start with a small word that is no known office: after “according to” whatever
/// follows is the speaker.
pub(crate) fn phrase_end(
    words: &[Word<'_>],
    start: usize,
    limit: usize,
    any: bool,
    lexicon: &Lexicon,
) -> Option<usize> {
    let first = words.get(start).filter(|word| start < limit && word.is_word())?;
    if let Some(end) = one_of(words, start, limit, lexicon) {
        return Some(end);
    }
    if lexicon.pronouns.contains_key(first.lower.as_ref())
        && !(first.is_capital() && !first.fresh && first.text.len() > 3)
    {
        let owner = matches!(first.lower.as_ref(), "jego" | "jej" | "ich") && !any;
        // "one official", "ten minister", "others in the party": the pronoun starts a longer phrase.
        let after = phrase_end_from(words, start + 1, limit, false, lexicon);
        let joins = matches!(
            first.lower.as_ref(),
            "one" | "another" | "some" | "many" | "both" | "ten" | "ta" | "ci" | "jego" | "jej" | "ich"
        );
        return match after {
            Some(end)
                if joins
                    && (words[start + 1].is_small()
                        || first.is_capital()
                        || lexicon.lang == Lang::English) =>
            {
                Some(end)
            }
            _ => (!owner).then_some(start + 1),
        };
    }
    phrase_end_from(words, start, limit, any, lexicon)
}

/// "jeden z członków zarządu", "one of the drivers": the group belongs to the phrase.
fn one_of(words: &[Word<'_>], start: usize, limit: usize, lexicon: &Lexicon) -> Option<usize> {
    let link = words.get(start + 1).filter(|_| start + 2 < limit)?;
    let joins = match lexicon.lang {
        Lang::English => {
            link.lower == "of"
                && matches!(
                    words[start].lower.as_ref(),
                    "one" | "some" | "many" | "most" | "two" | "both" | "several"
                )
        }
        Lang::Polish => {
            matches!(link.lower.as_ref(), "z" | "ze" | "spośród")
                && matches!(
                    words[start].lower.as_ref(),
                    "jeden"
                        | "jednego"
                        | "jednej"
                        | "niektórych"
                        | "jedna"
                        | "jedno"
                        | "część"
                        | "wielu"
                        | "kilku"
                        | "większość"
                        | "niektórzy"
                        | "każdy"
                        | "żaden"
                )
        }
    };
    if !joins {
        return None;
    }
    let mut end = start + 2 + usize::from(is_determiner(&words[start + 2]));
    while end < limit
        && words[end].is_word()
        && !lexicon.stops.contains(words[end].lower.as_ref())
        && !is_verb(&words[end].lower)
        && cue_at(words, end, limit, lexicon).is_none()
        && end < start + 9
    {
        end += 1;
    }
    (end > start + 2).then_some(end)
}

/// The word behind brackets between a title and a name: `Gen. (ret.) Ann Lee`, `gen. (rez.) Jan Lis`.
pub(crate) fn past_bracket(words: &[Word<'_>], at: usize, limit: usize, lexicon: &Lexicon) -> Option<usize> {
    let title = at.checked_sub(1).is_some_and(|before| lexicon.titles.contains(words[before].lower.as_ref()));
    let name = at + 3;
    (title && name < limit && words[at].is("(") && words[at + 2].is(")") && words[name].is_capital())
        .then_some(name)
}

fn phrase_end_from(
    words: &[Word<'_>],
    start: usize,
    limit: usize,
    any: bool,
    lexicon: &Lexicon,
) -> Option<usize> {
    words.get(start).filter(|word| start < limit && word.is_word())?;
    let end = match lexicon.lang {
        Lang::English => english(words, start, limit, any, lexicon),
        Lang::Polish => polish(words, start, limit, any, lexicon),
    };
    (end > start).then_some(end)
}

pub(crate) fn is_determiner(word: &Word<'_>) -> bool {
    matches!(
        word.lower.as_ref(),
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "my"
            | "this"
            | "that"
            | "these"
            | "those"
            | "one"
            | "two"
            | "three"
            | "four"
            | "five"
            | "several"
            | "some"
            | "many"
            | "another"
            | "most"
    ) || word.lower.ends_with("'s")
}

pub(crate) fn is_role(word: &Word<'_>, lexicon: &Lexicon) -> bool {
    let lower = word.lower.as_ref();
    lexicon.roles.contains(lower)
        || is_age(lower)
        || lower.rsplit_once('-').is_some_and(|(before, last)| {
            lexicon.roles.contains(last)
                && (before == "ex"
                    || before == "co"
                    || before == "vice"
                    || before == "eks"
                    || before.len() > 3)
        })
}

/// `19-latek`, `the 19-year-old`: somebody of that age.
fn is_age(lower: &str) -> bool {
    const AGED: [&str; 6] = ["latek", "latka", "latki", "latkowie", "year-old", "year-olds"];
    lower.split_once('-').is_some_and(|(years, aged)| {
        years.starts_with(|char: char| char.is_ascii_digit()) && AGED.contains(&aged)
    })
}
