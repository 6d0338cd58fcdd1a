//! Names that each language has its own word for, and flags that stand for names.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::context::{Context, End};
use crate::data;
use crate::lang::Lang;
use crate::text::fold::fold_into;
use crate::text::token::words;

const COUNTRIES: &str = include_str!("../../data/countries.txt");
const NAMES: &str = include_str!("../../data/exonyms.txt");

/// Letters that inflection may add to the beginning of a name: `niem|ieckiego`.
const LONGEST_ENDING: usize = 7;
/// Beginnings of fewer letters take short endings only.
const SHORT: usize = 4;
const SHORT_ENDING: usize = 4;

/// What a name means, as the number of its entry.
pub(super) type Meaning = u16;

struct Exonyms {
    /// For each language the meanings of every beginning.
    starts: [HashMap<&'static str, Vec<Meaning>>; 2],
    flags: HashMap<&'static str, Meaning>,
}

static EXONYMS: LazyLock<Exonyms> = LazyLock::new(|| {
    let mut exonyms = Exonyms { starts: [HashMap::new(), HashMap::new()], flags: HashMap::new() };
    let countries = data::entries(COUNTRIES).map(|entry| (true, entry));
    let names = data::entries(NAMES).map(|entry| (false, entry));
    for (meaning, (country, entry)) in (0..).zip(countries.chain(names)) {
        let mut fields = data::fields(entry);
        if country && let Some(code) = fields.next() {
            exonyms.flags.insert(code, meaning);
        }
        for (starts, field) in exonyms.starts.iter_mut().zip(fields) {
            for start in field.split(',') {
                starts.entry(start).or_default().push(meaning);
            }
        }
    }
    exonyms
});

/// Adds to `out` what the word `written` may mean.
pub(super) fn meanings(written: &str, lang: Lang, out: &mut Vec<Meaning>) {
    out.clear();
    let starts = &EXONYMS.starts[usize::from(lang == Lang::English)];
    if written.chars().all(char::is_uppercase) {
        out.extend(starts.get(written).into_iter().flatten());
    }
    let mut folded = String::new();
    fold_into(written, &mut folded);
    let length = folded.chars().count();
    for (number, (at, character)) in folded.char_indices().enumerate() {
        let ending = length - number - 1;
        let longest = if number < SHORT { SHORT_ENDING } else { LONGEST_ENDING };
        if number >= 1 && ending <= longest {
            out.extend(starts.get(&folded[..at + character.len_utf8()]).into_iter().flatten());
        }
    }
}

/// The word of the other side that may mean the same as word `index`, if only one does.
pub(super) fn counterpart(context: &Context<'_>, end: End, index: usize) -> Option<usize> {
    let (mut mine, mut theirs) = (Vec::new(), Vec::new());
    let read = |end: End, index: usize, out: &mut Vec<Meaning>| {
        let written = context.words(end).get(index).and_then(|word| word.span.get(context.text(end)));
        if let Some((written, lang)) =
            written.zip(context.lang(end)).filter(|(it, _)| it.starts_with(char::is_uppercase))
        {
            meanings(written, lang, out);
        }
    };
    read(end, index, &mut mine);
    if mine.is_empty() {
        return None;
    }
    let other = end.other();
    let mut same = (0..context.words(other).len().min(MOST_WORDS)).filter(|&word| {
        theirs.clear();
        read(other, word, &mut theirs);
        theirs.iter().any(|meaning| mine.contains(meaning))
    });
    same.next().filter(|_| same.next().is_none())
}

/// Words of the other side that are looked at.
const MOST_WORDS: usize = 400;

/// All that the words and flags of a text may mean.
pub(super) fn of_text(text: &str, lang: Lang) -> HashSet<Meaning> {
    let mut found = HashSet::new();
    let mut buffer = Vec::new();
    let mut initials: (String, usize) = (String::new(), 0);
    for span in words(text) {
        let word = &text[span.range()];
        meanings(word, lang, &mut buffer);
        found.extend(buffer.iter().copied());
        // `U.S.` comes as two words.
        if word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase()) {
            if initials.1 + 1 != span.start() || !text[..span.start()].ends_with('.') {
                initials.0.clear();
            }
            initials = (initials.0 + word, span.end());
            meanings(&initials.0, lang, &mut buffer);
            found.extend(buffer.iter().copied());
        }
    }
    found.extend(flags(text).filter_map(|code| EXONYMS.flags.get(code.as_str()).copied()));
    found
}

/// The codes of the flags in a text: each is a pair of regional indicators.
fn flags(text: &str) -> impl Iterator<Item = String> {
    let mut first: Option<char> = None;
    text.chars().filter_map(move |character| {
        let letter = u32::from(character)
            .checked_sub(0x1F1E6)
            .filter(|&number| number < 26)
            .and_then(|number| char::from_u32(number + u32::from('A')));
        let before = first.take();
        match (before, letter) {
            (Some(before), Some(letter)) => Some([before, letter].iter().collect()),
            _ => {
                first = letter;
                None
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_well_formed() {
        data::check(COUNTRIES, 3..=3).unwrap();
        data::check(NAMES, 2..=2).unwrap();
    }

    #[test]
    fn a_flag_is_a_name() {
        let polish = of_text("na stronach🇧🇾służb", Lang::Polish);
        let english = of_text("the Belarusian services", Lang::English);
        assert!(polish.intersection(&english).next().is_some());
        assert_eq!(flags("🇵🇱🇺🇦 🇧").collect::<Vec<_>>(), ["PL", "UA"]);
    }

    #[test]
    fn names_of_both_languages_meet() {
        for (polish, english) in
            [("Niemczech", "German"), ("Warszawie", "Warsaw"), ("USA", "the U.S. said"), ("ONZ", "UN")]
        {
            let (left, right) = (of_text(polish, Lang::Polish), of_text(english, Lang::English));
            assert!(left.intersection(&right).next().is_some(), "{polish} {english}");
        }
    }
}
