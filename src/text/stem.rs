//! Stems: what the inflected forms of a word share.

use snowstem::{Algorithm, Stemmer};

use super::fold::basic_letter;
use crate::lang::Lang;

/// Writes the stem of a folded word into `out`, replacing its contents.
///
/// The Snowball stemmers of both languages, by the crate `snowstem`: generated from the official
/// sources, without `unsafe`, tables or dependencies. The Polish one came with Snowball 3.
pub(crate) fn stem_into(folded: &str, lang: Lang, out: &mut String) {
    let algorithm = match lang {
        Lang::Polish => Algorithm::Polish,
        Lang::English => Algorithm::English,
    };
    Stemmer::create(algorithm).stem_into(folded, out);
    // A word that is all ending keeps its form: an empty stem would conflate them all.
    if out.is_empty() {
        out.push_str(folded);
    }
}

/// A letter without its mark, which comes and goes within a family of words: `ząb` and `zęby`, `wóz` and
/// `wozu`.
pub(crate) fn bare(letter: char) -> char {
    if letter == 'ą' { 'e' } else { basic_letter(letter) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms_meet_in_one_stem() {
        let stem = |word: &str, lang| {
            let mut out = String::new();
            stem_into(word, lang, &mut out);
            out
        };
        assert_eq!(stem("granicę", Lang::Polish), stem("granicami", Lang::Polish));
        assert_eq!(stem("groups", Lang::English), "group");
    }
}
