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
    /// Somebody gives another's words: quoted, cytuje. The speaker is the object, if one is there.
    Cite,
    /// The subject hears, and the speaker follows “from” or `od`: heard from, usłyszał.
    Hear,
    /// Tells how or where in the talk somebody speaks, right beside the quote only: began, śmieje się.
    Beside,
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
    /// English possessives, and whom they stand for; the Polish ones are pronouns.
    pub(crate) possessives: HashMap<&'static str, Option<Gender>>,
    pub(crate) titles: Words,
    /// Titles that are no abbreviations: a full stop behind one ends its sentence.
    pub(crate) whole_titles: Words,
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
    /// Words behind a quote that point back at it.
    pub(crate) pointers: Words,
    /// First word → the words after it: what joins an unnamed source to what it knows.
    pub(crate) source_links: HashMap<&'static str, Vec<Vec<&'static str>>>,
    pub(crate) prepositions: Words,
    /// Words that open another clause.
    pub(crate) clause_walls: Words,
    /// What carries words, in the locative: the name behind it is its own.
    pub(crate) media: Words,
    /// Beginnings of words about where and how a document came out.
    pub(crate) issued: Vec<&'static str>,
    /// Participles that tell who had a document, and not who wrote it.
    pub(crate) passed_on: Words,
    /// Verbs before an infinitive of speech.
    pub(crate) modals: Words,
    pub(crate) infinitives: Words,
}

macro_rules! file {
    ($lang:literal, $name:literal) => {
        include_str!(concat!("../../data/", $lang, "/", $name, ".txt"))
    };
}

macro_rules! words {
    ($lang:literal, $name:literal) => {
        entries(file!($lang, $name)).collect()
    };
}

/// What both languages have a list of.
macro_rules! shared {
    ($lang:literal, $($rest:tt)*) => {
        Lexicon {
            cues: cues(file!($lang, "speech_cues")),
            pronouns: pronouns(file!($lang, "pronouns")),
            titles: words!($lang, "titles"),
            whole_titles: words!($lang, "whole_titles"),
            roles: words!($lang, "roles"),
            institutions: words!($lang, "institutions"),
            stops: words!($lang, "phrase_stops"),
            auxiliaries: words!($lang, "auxiliaries"),
            documents: words!($lang, "documents"),
            title_words: words!($lang, "title_words"),
            distance_words: words!($lang, "distance_words"),
            utterances: words!($lang, "utterances"),
            pointers: words!($lang, "pointers"),
            prepositions: words!($lang, "prepositions"),
            clause_walls: words!($lang, "clause_walls"),
            source_links: phrases(file!($lang, "source_links")),
            $($rest)*
        }
    };
}

pub(crate) fn lexicon(lang: Lang) -> &'static Lexicon {
    static POLISH: LazyLock<Lexicon> = LazyLock::new(|| {
        shared! { "pl",
            lang: Lang::Polish,
            possessives: HashMap::new(),
            recipients: words!("pl", "recipients"),
            media: words!("pl", "media"),
            issued: words!("pl", "issued"),
            passed_on: Words::new(),
            modals: words!("pl", "speech_modals"),
            infinitives: words!("pl", "speech_infinitives"),
        }
    });
    static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| {
        shared! { "en",
            lang: Lang::English,
            possessives: pronouns(file!("en", "possessives")),
            recipients: Words::new(),
            media: Words::new(),
            issued: Vec::new(),
            passed_on: words!("en", "passed_on"),
            modals: Words::new(),
            infinitives: Words::new(),
        }
    });
    match lang {
        Lang::Polish => &POLISH,
        Lang::English => &ENGLISH,
    }
}

/// Small words of names in any language: `de`, `von`, `al`.
pub(crate) fn is_particle(word: &str) -> bool {
    static PARTICLES: LazyLock<Words> =
        LazyLock::new(|| entries(include_str!("../../data/name_particles.txt")).collect());
    PARTICLES.contains(word)
}

/// The gender that a first name tells, in small letters.
pub(crate) fn name_gender(name: &str) -> Option<Gender> {
    static NAMES: LazyLock<HashMap<&'static str, Option<Gender>>> =
        LazyLock::new(|| pronouns(include_str!("../../data/first_names.txt")));
    NAMES.get(name).copied().flatten()
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
            Some("cite") => CueKind::Cite,
            Some("hear") => CueKind::Hear,
            Some("beside") => CueKind::Beside,
            _ => CueKind::Say,
        };
        result.entry(words.next().unwrap_or_default()).or_default().push((words.collect(), kind));
    }
    for continuations in result.values_mut() {
        continuations.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    result
}

fn phrases(file: &'static str) -> HashMap<&'static str, Vec<Vec<&'static str>>> {
    let mut result: HashMap<&'static str, Vec<Vec<&'static str>>> = HashMap::new();
    for entry in entries(file) {
        let mut words = entry.split(' ');
        result.entry(words.next().unwrap_or_default()).or_default().push(words.collect());
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
        macro_rules! both {
            ($($name:literal)*) => { [$(file!("pl", $name), file!("en", $name)),*] };
        }
        let two = both!["speech_cues" "pronouns"];
        let one = both!["titles" "whole_titles" "roles" "institutions" "phrase_stops" "auxiliaries"
            "documents" "title_words" "distance_words" "utterances" "pointers" "source_links" "prepositions" "clause_walls"];
        let polish = [
            file!("pl", "recipients"),
            file!("pl", "media"),
            file!("pl", "issued"),
            file!("pl", "speech_modals"),
            file!("pl", "speech_infinitives"),
            file!("en", "passed_on"),
            include_str!("../../data/name_particles.txt"),
        ];
        let genders = [file!("en", "possessives"), include_str!("../../data/first_names.txt")];
        for (files, count) in [(&two[..], 2), (&genders[..], 2), (&one[..], 1), (&polish[..], 1)] {
            for file in files {
                assert_eq!(check(file, count..=count), Ok(()), "{}", file.lines().next().unwrap_or_default());
            }
        }
    }
}
