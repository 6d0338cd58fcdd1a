//! Words as numbers that both languages share: all that a first look at a very long text keeps of them.
//!
//! A Polish word that the model knows has the key of the English one that most often translates it, a number is its
//! digits, and of an unknown word the beginning counts, for names are inflected. Four bytes a word are held.

use crate::fnv;
use crate::lang::Lang;
use crate::model::{Link, Model, Unit};
use crate::text::fold::{fold_into, skeleton_into};
use crate::text::token::words;

use super::reading::MOST_WORDS;

/// Letters of an unknown word's skeleton that count: what is left of a name in most of its forms.
const BEGINNING: usize = 6;

/// The keys of the words of sentences.
#[derive(Debug)]
pub(crate) struct Keys {
    keys: Vec<u32>,
    /// Where those of each sentence begin, and at the end their number.
    starts: Vec<usize>,
}

impl Keys {
    /// Reads sentences; `shared` says whether the other side is in the same language, so that nothing has to be
    /// translated.
    pub(crate) fn read<'s>(
        model: &Model,
        lang: Option<Lang>,
        shared: bool,
        sentences: impl Iterator<Item = &'s str>,
    ) -> Self {
        let mut reader = Reader::new(model, lang, shared);
        let (mut keys, mut starts) = (Vec::new(), vec![0]);
        for sentence in sentences {
            keys.extend(words(sentence).take(MOST_WORDS).map(|word| reader.key(&sentence[word.range()])));
            starts.push(keys.len());
        }
        Self { keys, starts }
    }

    /// How many sentences.
    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub(crate) fn sentence(&self, index: usize) -> &[u32] {
        &self.keys[self.starts[index]..self.starts[index + 1]]
    }

    pub(crate) fn all(&self) -> &[u32] {
        &self.keys
    }
}

/// What reading a word takes, kept from word to word.
struct Reader<'m> {
    model: &'m Model,
    lang: Option<Lang>,
    shared: bool,
    folded: String,
    scratch: String,
    /// For each Polish unit the key that it was found to have.
    translated: Vec<Option<u32>>,
}

impl<'m> Reader<'m> {
    fn new(model: &'m Model, lang: Option<Lang>, shared: bool) -> Self {
        let translated = vec![None; model.unit_count(Lang::Polish)];
        Self { model, lang, shared, folded: String::new(), scratch: String::new(), translated }
    }

    fn key(&mut self, word: &str) -> u32 {
        fold_into(word, &mut self.folded);
        let unit = self.lang.and_then(|lang| self.model.unit(lang, &self.folded, &mut self.scratch));
        match unit {
            Some(unit) if self.lang == Some(Lang::Polish) && !self.shared => self.translation(unit),
            Some(unit) => of_unit(unit),
            None if self.folded.bytes().any(|byte| byte.is_ascii_digit()) => of_text(&self.folded),
            None => {
                skeleton_into(&self.folded, &mut self.scratch);
                let end = self.scratch.char_indices().nth(BEGINNING).map_or(self.scratch.len(), |(at, _)| at);
                of_text(&self.scratch[..end])
            }
        }
    }

    /// The key of the English unit that translates a Polish one most surely, both ways.
    fn translation(&mut self, unit: Unit) -> u32 {
        let model = self.model;
        let find = || {
            let sure = |link: &Link<'_>| link.english_given_polish() * link.polish_given_english();
            let best = model.links(unit).max_by(|one, other| sure(one).total_cmp(&sure(other)));
            // What translates nothing is no word of the other side.
            best.map_or_else(|| of_unit(unit) ^ 1 << 31, |link| of_unit(link.english()))
        };
        match self.translated.get_mut(usize::from(unit)) {
            Some(known) => *known.get_or_insert_with(find),
            None => find(),
        }
    }
}

/// Units have keys of their own; a text's key is one of them only by chance.
fn of_unit(unit: Unit) -> u32 {
    u32::from(unit).wrapping_mul(0x9E37_79B1) >> 1
}

fn of_text(text: &str) -> u32 {
    let hash = fnv::hash(text.bytes());
    (hash ^ hash >> 32) as u32
}
