//! Whose words a source is, beside who is said to have spoken.

use super::quotation::Quotation;
use super::source::Source;
use crate::lang::Lang;
use crate::model::Model;
use crate::score::word_links;

/// Whether the speaker of a quote and the author of a source are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Authorship {
    Same,
    Other,
    /// One of the two is not known.
    Unknown,
}

/// A word of a name that has a counterpart this sure in the other name makes them one.
const ALIKE: f32 = 0.2;

/// Compares names across languages: `the Polish Border Guard` and `Straż Graniczna` are the same.
pub(super) fn authorship(
    model: &Model,
    quotation: &Quotation,
    (article, article_lang): (&str, Option<Lang>),
    source: &Source,
    source_text: &str,
) -> Authorship {
    let speaker = quotation.speaker().and_then(|speaker| speaker.named.or(Some(speaker.mention)));
    let (Some(speaker), Some(author)) = (speaker.and_then(|s| s.get(article)), source.author().and_then(|a| a.get(source_text)))
    else {
        return Authorship::Unknown;
    };
    let handle = source.handle().and_then(|handle| handle.get(source_text)).unwrap_or_default();
    let author_words = format!("{author} {}", spaced(handle));
    let mut alike = false;
    // A name may stand in either language: an English report signs as the Polish tweet does.
    for lang in [source.lang(), article_lang] {
        let links = word_links(model, (lang, &author_words), (article_lang, speaker));
        let names = links.target.iter().filter(|word| is_name(word.span.get(speaker).unwrap_or_default()));
        alike |= names.clone().any(|word| word.weight >= ALIKE);
    }
    if alike { Authorship::Same } else { Authorship::Other }
}

fn is_name(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() > 1
}

/// A handle as words: `@Straz_Graniczna` is `Straz Graniczna`, `@JanNowak` is `Jan Nowak`.
fn spaced(handle: &str) -> String {
    let mut out = String::new();
    let mut lower = false;
    for character in handle.trim_start_matches('@').chars() {
        if character == '_' || (lower && character.is_uppercase()) {
            out.push(' ');
        }
        lower = character.is_lowercase();
        if character != '_' {
            out.push(character);
        }
    }
    out
}
