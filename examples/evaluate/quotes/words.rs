//! What the generator knows of a language: speakers, attributions, and how words are changed.

use std::collections::HashSet;

use bitext::Lang;

/// Who may speak in an article.
#[derive(Clone, Debug)]
pub(crate) struct Speaker {
    /// As they are introduced.
    pub(crate) full: &'static str,
    /// The genitive of that; the same in English.
    pub(crate) genitive: &'static str,
    /// As they are called later.
    pub(crate) short: &'static str,
    /// `m`, `f`, `n`, or `i` for an English institution.
    pub(crate) gender: char,
}

/// A way to tell who spoke: the layout of the quote and the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Template {
    pub(crate) layout: &'static str,
    pub(crate) text: &'static str,
}

/// A change of words in a sentence: the kind, what is replaced, by what.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    pub(crate) kind: &'static str,
    pub(crate) from: &'static str,
    pub(crate) to: &'static str,
}

#[derive(Clone, Debug)]
pub(crate) struct Words {
    pub(crate) lang: Lang,
    pub(crate) speakers: Vec<Speaker>,
    pub(crate) templates: Vec<Template>,
    pub(crate) rules: Vec<Rule>,
    no_names: HashSet<&'static str>,
    negations: HashSet<&'static str>,
    hedges: HashSet<&'static str>,
    openers: HashSet<&'static str>,
}

/// Statements with roles that can be swapped: Polish, English, and both with the roles swapped.
pub(crate) fn roles() -> Vec<[&'static str; 4]> {
    lines(include_str!("roles.txt")).filter_map(fields).collect()
}

impl Words {
    pub(crate) fn of(lang: Lang) -> Self {
        let (speakers, templates, changes) = match lang {
            Lang::Polish => (
                include_str!("speakers.pl.txt"),
                include_str!("templates.pl.txt"),
                include_str!("changes.pl.txt"),
            ),
            Lang::English => (
                include_str!("speakers.en.txt"),
                include_str!("templates.en.txt"),
                include_str!("changes.en.txt"),
            ),
        };
        let rules: Vec<Rule> =
            lines(changes).filter_map(fields).map(|[kind, from, to]| Rule { kind, from, to }).collect();
        let set = |kind: &str| rules.iter().filter(|rule| rule.kind == kind).map(|rule| rule.from).collect();
        Self {
            lang,
            speakers: lines(speakers).filter_map(speaker).collect(),
            templates: lines(templates)
                .filter_map(fields)
                .map(|[layout, text]| Template { layout, text })
                .collect(),
            no_names: set("no-name"),
            negations: set("is-negation"),
            hedges: set("is-hedge"),
            openers: set("opener"),
            rules,
        }
    }

    pub(crate) fn is_no_name(&self, word: &str) -> bool {
        self.no_names.contains(word)
    }

    pub(crate) fn opens_clause(&self, word: &str) -> bool {
        self.openers.contains(word)
    }

    /// Whether a sentence denies anything, in any way.
    pub(crate) fn denies(&self, sentence: &str) -> bool {
        let contracted = |word: &str| word.ends_with("n't") || word.ends_with("n’t");
        words(sentence).any(|word| self.negations.contains(word.as_str()) || contracted(&word))
    }

    /// Whether a sentence is cautious anywhere.
    pub(crate) fn doubts(&self, sentence: &str) -> bool {
        words(sentence).any(|word| self.hedges.contains(word.as_str()))
    }
}

/// The words of a text in small letters, without the marks around them.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace().map(|word| word.trim_matches(|char: char| !char.is_alphanumeric()).to_lowercase())
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn fields<const N: usize>(line: &'static str) -> Option<[&'static str; N]> {
    line.split('\t').collect::<Vec<_>>().try_into().ok()
}

fn speaker(line: &'static str) -> Option<Speaker> {
    let fields: Vec<&'static str> = line.split('\t').collect();
    let (&full, &gender) = (fields.first()?, fields.last()?);
    let [genitive, short] = match fields[..] {
        [_, short, _] => [full, short],
        [_, genitive, short, _] => [genitive, short],
        _ => return None,
    };
    Some(Speaker { full, genitive, short, gender: gender.chars().next()? })
}
