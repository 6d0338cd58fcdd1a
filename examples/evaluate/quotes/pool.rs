//! Names and clauses of a corpus, to stand where others stood.

use std::collections::BTreeMap;

use super::clause::clauses;
use super::name::{names, shape};
use super::words::Words;

#[derive(Clone, Debug, Default)]
pub(crate) struct Pool {
    /// Names by their shape.
    pub(crate) names: BTreeMap<(usize, String), Vec<String>>,
    /// Last clauses with the comma before them, without the stop after them.
    pub(crate) clauses: Vec<String>,
}

impl Pool {
    pub(crate) fn of<'t>(sentences: impl Iterator<Item = &'t str>, words: &Words) -> Self {
        let mut pool = Self::default();
        for text in sentences {
            for place in names(text, words) {
                let name = &text[place];
                pool.names.entry(shape(name, words.lang)).or_default().push(name.to_owned());
            }
            let end = text.trim_end_matches(['.', '!', '?', '…']).len();
            pool.clauses.extend(
                clauses(text, words)
                    .into_iter()
                    .filter(|place| place.1 == end)
                    .map(|(start, end)| text[start..end].to_owned()),
            );
        }
        for names in pool.names.values_mut() {
            names.sort();
            names.dedup();
        }
        pool
    }
}
