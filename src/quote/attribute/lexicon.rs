//! The words that tell who speaks, by language; all of it is read from `src/data`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::data::{entries, fields};
use crate::lang::Lang;

/// How a cue joins a speaker and a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CueKind {
    /// The speaker is the subject: said, powiedział.
    Say,
    /// The speaker is the subject, the quote a name for something: called, nazwał.
    Call,
    /// The speaker follows: according to, zdaniem.
    Source,
    /// A document speaks: reads, czytamy w komunikacie.
    Read,
}

/// What is known of a speaker's number and gender, or asked by a pronoun or a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    Masculine,
    Feminine,
    Neuter,
    Plural,
    Unknown,
}

pub(crate) type Words = HashSet<&'static str>;

pub(crate) struct Lexicon {
    pub(crate) lang: Lang,
    /// First word → the words after it and the kind, longest first.
    pub(crate) cues: HashMap<&'static str, Vec<(Vec<&'static str>, CueKind)>>,
    /// `None` where a pronoun stands for nobody who could be named.
    pub(crate) pronouns: HashMap<&'static str, Option<Gender>>,
    pub(crate) titles: Words,
    pub(crate) roles: Words,
    pub(crate) institutions: Words,
    pub(crate) stops: Words,
    pub(crate) auxiliaries: Words,
    pub(crate) recipients: Words,
    pub(crate) documents: Words,
    pub(crate) title_words: Words,
    pub(crate) distance_words: Words,
    /// Nouns for what somebody said: the speaker follows.
    pub(crate) utterances: Words,
}

macro_rules! file {
    ($lang:literal, $name:literal) => {
        include_str!(concat!("../../data/", $lang, "/", $name, ".txt"))
    };
}

pub(crate) fn lexicon(lang: Lang) -> &'static Lexicon {
    static POLISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
        lang: Lang::Polish,
        cues: cues(file!("pl", "speech_cues")),
        pronouns: pronouns(file!("pl", "pronouns")),
        titles: entries(file!("pl", "titles")).collect(),
        roles: entries(file!("pl", "roles")).collect(),
        institutions: entries(file!("pl", "institutions")).collect(),
        stops: entries(file!("pl", "phrase_stops")).collect(),
        auxiliaries: entries(file!("pl", "auxiliaries")).collect(),
        recipients: entries(file!("pl", "recipients")).collect(),
        documents: entries(file!("pl", "documents")).collect(),
        title_words: entries(file!("pl", "title_words")).collect(),
        distance_words: entries(file!("pl", "distance_words")).collect(),
        utterances: entries(file!("pl", "utterances")).collect(),
    });
    static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
        lang: Lang::English,
        cues: cues(file!("en", "speech_cues")),
        pronouns: pronouns(file!("en", "pronouns")),
        titles: entries(file!("en", "titles")).collect(),
        roles: entries(file!("en", "roles")).collect(),
        institutions: entries(file!("en", "institutions")).collect(),
        stops: entries(file!("en", "phrase_stops")).collect(),
        auxiliaries: entries(file!("en", "auxiliaries")).collect(),
        recipients: Words::new(),
        documents: entries(file!("en", "documents")).collect(),
        title_words: entries(file!("en", "title_words")).collect(),
        distance_words: entries(file!("en", "distance_words")).collect(),
        utterances: entries(file!("en", "utterances")).collect(),
    });
    match lang {
        Lang::Polish => &POLISH,
        Lang::English => &ENGLISH,
    }
}

fn cues(file: &'static str) -> HashMap<&'static str, Vec<(Vec<&'static str>, CueKind)>> {
    let mut result: HashMap<&'static str, Vec<(Vec<&'static str>, CueKind)>> = HashMap::new();
    for entry in entries(file) {
        let mut parts = fields(entry);
        let mut words = parts.next().unwrap_or_default().split(' ');
        let kind = match parts.next() {
            Some("call") => CueKind::Call,
            Some("source") => CueKind::Source,
            Some("read") => CueKind::Read,
            _ => CueKind::Say,
        };
        result.entry(words.next().unwrap_or_default()).or_default().push((words.collect(), kind));
    }
    for continuations in result.values_mut() {
        continuations.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    result
}

fn pronouns(file: &'static str) -> HashMap<&'static str, Option<Gender>> {
    let gender = |code| match code {
        "m" => Some(Gender::Masculine),
        "f" => Some(Gender::Feminine),
        "n" => Some(Gender::Neuter),
        "p" => Some(Gender::Plural),
        _ => None,
    };
    entries(file)
        .map(|entry| {
            let mut parts = fields(entry);
            (parts.next().unwrap_or_default(), parts.next().and_then(gender))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::data::check;

    #[test]
    fn data_files_are_well_formed() {
        let two = [
            file!("pl", "speech_cues"),
            file!("en", "speech_cues"),
            file!("pl", "pronouns"),
            file!("en", "pronouns"),
        ];
        let one = [
            file!("pl", "titles"),
            file!("en", "titles"),
            file!("pl", "roles"),
            file!("en", "roles"),
            file!("pl", "institutions"),
            file!("en", "institutions"),
            file!("pl", "phrase_stops"),
            file!("en", "phrase_stops"),
            file!("pl", "auxiliaries"),
            file!("en", "auxiliaries"),
            file!("pl", "recipients"),
            file!("pl", "documents"),
            file!("en", "documents"),
            file!("pl", "title_words"),
            file!("en", "title_words"),
            file!("pl", "distance_words"),
            file!("en", "distance_words"),
            file!("pl", "utterances"),
            file!("en", "utterances"),
        ];
        for (files, count) in [(&two[..], 2), (&one[..], 1)] {
            for file in files {
                assert_eq!(check(file, count..=count), Ok(()), "{}", file.lines().next().unwrap_or_default());
            }
        }
    }
}
