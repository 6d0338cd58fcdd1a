//! Which languages know a word: the lists of frequent words.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use crate::data;
use crate::fnv::{self, Hashed};
use crate::text::fold::basic_letter;

const POLISH: &str = include_str!("../data/pl/function_words.txt");
const ENGLISH: &str = include_str!("../data/en/function_words.txt");
const TITLE_LINKS: &str = include_str!("../data/en/title_links.txt");
const SHARED: &str = include_str!("../data/shared_words.txt");
const FOREIGN: &str = include_str!("../data/foreign_words.txt");

/// The lists that hold a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lists {
    pub(crate) polish: bool,
    /// Polish only when written without its Polish letters.
    pub(crate) bare: bool,
    pub(crate) english: bool,
    /// English, and usual inside of titles.
    pub(crate) title: bool,
    /// Polish and English alike.
    pub(crate) shared: bool,
    /// How many of the other languages know it.
    pub(crate) foreign: u8,
}

/// Room for all words of the lists: a table that grows is hashed anew, and the first document waits for it.
const WORDS: usize = 7000;

/// The lists by the hashes of their words. The words themselves are not kept: that a word of a text has the hash of
/// another is one chance in 10¹⁵, and costs a hint of its language.
type Words = HashMap<u64, Lists, BuildHasherDefault<Hashed>>;

static LISTS: LazyLock<Words> = LazyLock::new(|| {
    let mut lists: Words = HashMap::with_capacity_and_hasher(WORDS, BuildHasherDefault::default());
    let hash = |word: &str| fnv::hash(word.bytes());
    for word in data::entries(SHARED) {
        lists.entry(hash(word)).or_default().shared = true;
    }
    for word in data::entries(ENGLISH) {
        lists.entry(hash(word)).or_default().english = true;
    }
    for word in data::entries(TITLE_LINKS) {
        lists.entry(hash(word)).or_default().title = true;
    }
    for word in data::entries(POLISH) {
        let own = lists.entry(hash(word)).or_default();
        (own.polish, own.bare) = (true, false);
        if word.is_ascii() {
            continue;
        }
        // Tweets are often written without Polish letters. A bare form that is an English word as well
        // stays English.
        let mut letter = [0; 4];
        let bare = word.chars().map(basic_letter).fold(fnv::OFFSET, |hash, basic| {
            basic.encode_utf8(&mut letter).bytes().fold(hash, |hash, byte| fnv::step(hash, u64::from(byte)))
        });
        let bare = lists.entry(bare).or_default();
        if !bare.english && !bare.shared {
            bare.bare = !bare.polish;
            bare.polish = true;
        }
    }
    for entry in data::entries(FOREIGN) {
        let mut fields = data::fields(entry);
        if let (Some(word), Some(codes)) = (fields.next(), fields.next()) {
            lists.entry(hash(word)).or_default().foreign = codes.split(' ').count() as u8;
        }
    }
    lists
});

/// The lists that hold `word`, which is in small letters; `None` where none does.
pub(crate) fn lists_of(word: &str) -> Option<Lists> {
    LISTS.get(&fnv::hash(word.bytes())).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_well_formed() {
        for list in [POLISH, ENGLISH, SHARED, TITLE_LINKS] {
            assert_eq!(data::check(list, 1..=1), Ok(()));
        }
        assert_eq!(data::check(FOREIGN, 2..=2), Ok(()));
    }

    #[test]
    fn no_word_is_claimed_by_two_of_polish_english_and_shared() {
        let words = [SHARED, ENGLISH, TITLE_LINKS, POLISH].into_iter().flat_map(data::entries);
        let mut hashes = HashMap::new();
        for word in words {
            let lists = lists_of(word).unwrap_or_default();
            assert_eq!(*hashes.entry(fnv::hash(word.bytes())).or_insert(word), word, "two words of one hash");
            let claims = [lists.polish, lists.english, lists.shared];
            assert!(lists.english || !lists.title, "{word}: {lists:?}");
            assert!(claims.iter().filter(|&&claim| claim).count() <= 1, "{word}: {lists:?}");
        }
    }

    #[test]
    fn bare_polish_words_are_known() {
        assert_eq!(
            lists_of("bylo"),
            Some(Lists { polish: true, bare: true, foreign: 1, ..Lists::default() })
        );
    }
}
