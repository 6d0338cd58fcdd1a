//! Spellings: which words are stored, and under which unit each is found.

use std::collections::{BTreeMap, HashMap};

use super::corpus::{Form, Vocabulary};
use super::prune::numbers;
use crate::model::format::START;
use crate::text::stem::{bare, stem_into};

/// The words that are stored, each with its unit.
pub(crate) type Spellings = BTreeMap<String, u16>;

/// Forms that are stored although their stem is, for the stemmer costs time: so many at least.
const FREQUENT_FORMS: usize = 5000;
/// The lengths of starts that are stored: this, twice this and so on; see
/// [`start_lengths`](crate::model::format::start_lengths).
const START_STEP: usize = 2;
const LEAST_START: usize = 4;

/// Every spelling that is stored, as many as `limit` allows: the stems of each unit's family, unless a form of another
/// unit is spelt like them; the forms that are not found by their stem; the starts of stems that most often
/// lead to one unit, for words that were never seen; the most frequent forms.
pub(crate) fn spellings(vocabulary: &Vocabulary, units: &[u32], limit: usize) -> Spellings {
    let numbers = numbers(units);
    let stem_of: HashMap<&str, u32> =
        vocabulary.forms.iter().map(|form| (form.word.as_str(), form.stem)).collect();
    let mut out = Spellings::new();
    for (stem, home) in vocabulary.stems.iter().zip(&vocabulary.homes) {
        if let Some(&unit) = numbers.get(home)
            && stem_of.get(stem.as_str()).is_none_or(|taken| taken == home)
            && out.len() < limit
        {
            out.insert(stem.clone(), unit as u16);
        }
    }
    let mut forms: Vec<&Form> =
        vocabulary.forms.iter().filter(|form| numbers.contains_key(&form.stem)).collect();
    forms.sort_by(|a, b| b.count.total_cmp(&a.count).then_with(|| a.word.cmp(&b.word)));
    let mut stem = String::new();
    forms.retain(|form| {
        stem_into(&form.word, vocabulary.lang, &mut stem);
        let unit = numbers[&form.stem] as u16;
        let found = out.get(&form.word).or_else(|| out.get(&stem)) == Some(&unit);
        if !found && out.len() < limit {
            out.insert(form.word.clone(), unit);
        }
        found
    });
    for (start, unit) in starts(vocabulary, &numbers) {
        if out.len() + FREQUENT_FORMS >= limit {
            break;
        }
        out.insert(start, unit);
    }
    for form in forms {
        if out.len() >= limit {
            break;
        }
        out.insert(form.word.clone(), numbers[&form.stem] as u16);
    }
    out
}

/// The starts of stems of which one unit has most, the starts with most stems first.
fn starts(vocabulary: &Vocabulary, numbers: &HashMap<u32, usize>) -> Vec<(String, u16)> {
    let mut counts = vec![0.0_f64; vocabulary.stems.len()];
    for form in &vocabulary.forms {
        counts[form.stem as usize] += f64::from(form.count);
    }
    let mut starts: BTreeMap<String, BTreeMap<u16, f64>> = BTreeMap::new();
    for (stem, (spelling, &home)) in vocabulary.stems.iter().zip(&vocabulary.homes).enumerate() {
        let Some(&unit) = numbers.get(&home) else { continue };
        let spelling: String = spelling.chars().map(bare).collect();
        if !spelling.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            continue;
        }
        // Each stem has a voice, and a frequent unit a louder one.
        let voice = if stem == home as usize { 1.0 + counts[stem].ln_1p() } else { 1.0 };
        for length in (LEAST_START..=spelling.len()).step_by(START_STEP) {
            let start = format!("{}{START}", &spelling[..length]);
            *starts.entry(start).or_default().entry(unit as u16).or_default() += voice;
        }
    }
    let mut out: Vec<(f64, String, u16)> = starts
        .into_iter()
        .filter_map(|(start, units)| {
            let total: f64 = units.values().sum();
            let (unit, most) = units.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
            (most * 2.0 >= total).then_some((total, start, unit))
        })
        .collect();
    out.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    out.into_iter().map(|(_, start, unit)| (start, unit)).collect()
}
