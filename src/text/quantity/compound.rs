//! Polish compounds of a number and what it counts: `trzydniowy`, `pięćdziesięciolatek`, `32-stopniowy`.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use super::lexicon::{self, Meaning};
use crate::data;
use crate::fnv::Fnv;

const POLISH: &str = include_str!("../../data/pl/compounds.txt");

/// A number that a word begins with.
struct Prefix {
    form: &'static str,
    value: f64,
}

/// What the word goes on with; no meaning where the number only counts.
struct Stem {
    form: &'static str,
    meanings: Vec<Meaning>,
}

/// By their first three bytes, so that most words cost one look.
type Prefixes = HashMap<[u8; START], Vec<Prefix>, BuildHasherDefault<Fnv>>;

/// Bytes that the numbers are sorted by.
pub(super) const START: usize = 3;

static PARTS: LazyLock<(Prefixes, Vec<Stem>)> = LazyLock::new(|| {
    let (mut prefixes, mut stems) = (Prefixes::default(), Vec::new());
    for line in data::entries(POLISH) {
        let mut fields = data::fields(line);
        let (Some(form), Some(class), Some(value)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        match value.parse() {
            Ok(value) if class == "prefix" => {
                let Some(start) = form.as_bytes().first_chunk() else { continue };
                prefixes.entry(*start).or_default().push(Prefix { form, value });
            }
            _ => stems.push(Stem { form, meanings: lexicon::meaning(class, value).into_iter().collect() }),
        }
    }
    for same in prefixes.values_mut() {
        same.sort_by_key(|prefix| std::cmp::Reverse(prefix.form.len()));
    }
    stems.sort_by_key(|stem| std::cmp::Reverse(stem.form.len()));
    (prefixes, stems)
});

/// What compounds begin with.
pub(super) fn starts() -> impl Iterator<Item = &'static [u8; START]> {
    PARTS.0.keys()
}

/// A compound taken apart.
pub(super) struct Compound {
    pub(super) value: f64,
    /// How many bytes of the word its number takes.
    pub(super) split: usize,
    pub(super) meanings: &'static [Meaning],
}

/// The shortest word that can be a compound, in bytes: `stuletni`.
pub(super) const SHORTEST: usize = 8;

/// Takes the word, in small letters, apart.
pub(super) fn read(folded: &str) -> Option<Compound> {
    if folded.len() < SHORTEST {
        return None;
    }
    let (mut value, mut split) = (0.0, 0);
    // Hundreds, tens and units: `stupięćdziesięciodwuletni`.
    for _ in 0..3 {
        let rest = &folded[split..];
        let Some(start) = rest.as_bytes().first_chunk() else { break };
        let Some(same) = PARTS.0.get(start) else { break };
        let Some(prefix) = same.iter().find(|prefix| rest.starts_with(prefix.form)) else { break };
        value += prefix.value;
        split += prefix.form.len();
    }
    if split == 0 {
        return None;
    }
    Some(Compound { value, split, meanings: stem(&folded[split..])? })
}

/// The meaning of the second part of a compound, without its ending.
pub(super) fn stem(rest: &str) -> Option<&'static [Meaning]> {
    /// The longest ending is `-ymi` or `-kami`.
    const LONGEST_ENDING: usize = 5;
    let stem = PARTS.1.iter().find(|stem| rest.starts_with(stem.form))?;
    (rest.len() <= stem.form.len() + LONGEST_ENDING).then_some(stem.meanings.as_slice())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_well_formed_and_understood() {
        data::check(POLISH, 3..=3).unwrap();
        assert_eq!(
            PARTS.0.values().map(Vec::len).sum::<usize>() + PARTS.1.len(),
            data::entries(POLISH).count()
        );
        for line in data::entries(POLISH) {
            let fields: Vec<&str> = data::fields(line).collect();
            let known =
                matches!(fields[1], "prefix" | "plain") || lexicon::meaning(fields[1], fields[2]).is_some();
            assert!(known, "{line:?}");
        }
    }

    #[test]
    fn compounds_are_taken_apart() {
        for (word, value) in [("trzydniowy", 3.0), ("dwudziestopięcioletnia", 25.0), ("półgodzinny", 0.5)]
        {
            assert_eq!(read(word).map(|compound| compound.value), Some(value), "{word}");
        }
        for word in ["dwukropek", "trzymać się", "stukanie", "letniego", "sturlać"] {
            assert!(read(word).is_none(), "{word}");
        }
    }
}
