//! Whose words a source is, beside who is said to have spoken.

use super::quotation::Quotation;
use super::source::Source;
use crate::document::Document;
use crate::lang::Lang;
use crate::model::Model;
use crate::score::{LinkedWord, word_links};
use crate::span::Span;

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

/// A word that is less frequent than this says something about whom it names.
const RARE: f32 = 1e-3;

/// Compares names across languages: `the Polish Border Guard` and `Straż Graniczna` are the same.
pub(super) fn authorship(
    model: &Model,
    quotation: &Quotation,
    (article, article_lang): (&str, Option<Lang>),
    source: &Source,
    source_text: &str,
) -> Authorship {
    let author = source.author().and_then(|author| author.get(source_text));
    let (Some(speaker), Some(author)) = (name(quotation).and_then(|name| name.get(article)), author) else {
        return Authorship::Unknown;
    };
    let handle = source.handle().and_then(|handle| handle.get(source_text)).unwrap_or_default();
    let author_words = format!("{author} {}", spaced(handle));
    let mut alike = false;
    // A name may stand in either language: an English report signs as the Polish tweet does.
    for lang in [source.lang(), article_lang] {
        alike |= are_alike(model, (lang, &author_words), (article_lang, speaker));
    }
    if alike { Authorship::Same } else { Authorship::Other }
}

/// The fullest name of a quote's speaker, as a span of the article.
pub(super) fn name(quotation: &Quotation) -> Option<Span> {
    quotation.speaker().map(|speaker| speaker.named.unwrap_or(speaker.mention))
}

/// Whether two names of an article are of one speaker.
pub(super) fn same_name(model: &Model, article: &Document, one: Span, other: Span) -> bool {
    let words = |span: Span| (article.lang(), span.get(article.as_str()).unwrap_or_default());
    are_alike(model, words(one), words(other))
}

/// Whether a name has a word that stands for one of the other's.
fn are_alike(model: &Model, one: (Option<Lang>, &str), other: (Option<Lang>, &str)) -> bool {
    let links = word_links(model, one, other);
    let is_named = |word: &LinkedWord| is_name(word.span.get(other.1).unwrap_or_default());
    let named = links.target.iter().any(is_named);
    // `the road authority` is called by what it does: without a name its rarer words have to do.
    let telling = |word: &LinkedWord| if named { is_named(word) } else { word.background < RARE };
    links.target.iter().any(|word| word.weight >= ALIKE && telling(word))
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
