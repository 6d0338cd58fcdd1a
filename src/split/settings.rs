//! What a user adds to the rules: abbreviations, openers, phrases, rules that are off.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};
use crate::split::abbreviation::AbbreviationClass;
use crate::split::context::skip_white;
use crate::split::invisible::is_invisible;
use crate::split::rule::Rule;

/// Longest abbreviation or opener in bytes: the rules look at no more of a word.
const WORD: usize = 40;

/// Longest phrase in bytes. At each candidate each phrase is compared, so that length costs time.
const PHRASE: usize = 80;

/// One call of the builder, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Setting {
    Abbreviation(String, AbbreviationClass),
    WithoutAbbreviation(String),
    Opener(String),
    NeverAfter(String),
    AlwaysAfter(String),
    WithoutRule(Rule),
}

/// All that a user added, checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Setting>", into = "Vec<Setting>")]
pub(crate) struct Settings {
    /// In small letters, without the last stop; `None` makes an ordinary word of it.
    abbreviations: BTreeMap<String, Option<AbbreviationClass>>,
    /// In small letters.
    openers: BTreeSet<String>,
    /// Whether a sentence ends behind the phrase.
    phrases: BTreeMap<String, bool>,
    off: BTreeSet<Rule>,
}

impl TryFrom<Vec<Setting>> for Settings {
    type Error = Error;

    fn try_from(list: Vec<Setting>) -> Result<Self, Error> {
        let mut settings = Settings::default();
        for setting in list {
            settings.add(setting)?;
        }
        Ok(settings)
    }
}

impl From<Settings> for Vec<Setting> {
    fn from(settings: Settings) -> Self {
        let abbreviations = settings.abbreviations.into_iter().map(|(word, class)| match class {
            Some(class) => Setting::Abbreviation(word, class),
            None => Setting::WithoutAbbreviation(word),
        });
        let phrases = settings.phrases.into_iter().map(|(phrase, ends)| {
            if ends { Setting::AlwaysAfter(phrase) } else { Setting::NeverAfter(phrase) }
        });
        let openers = settings.openers.into_iter().map(Setting::Opener);
        let rules = settings.off.into_iter().map(Setting::WithoutRule);
        abbreviations.chain(openers).chain(phrases).chain(rules).collect()
    }
}

impl Settings {
    pub(crate) fn is_empty(&self) -> bool {
        *self == Settings::default()
    }

    fn add(&mut self, setting: Setting) -> Result<(), Error> {
        match setting {
            Setting::Abbreviation(text, class) => {
                self.abbreviations.insert(abbreviation(text)?, Some(class));
            }
            Setting::WithoutAbbreviation(text) => {
                self.abbreviations.insert(abbreviation(text)?, None);
            }
            Setting::Opener(text) => {
                self.openers.insert(opener(text)?);
            }
            Setting::NeverAfter(text) => {
                self.phrases.insert(phrase(text, false)?, false);
            }
            Setting::AlwaysAfter(text) => {
                self.phrases.insert(phrase(text, true)?, true);
            }
            Setting::WithoutRule(rule) => {
                if rule.otherwise().is_none() {
                    return Err(ErrorKind::FixedRule { rule: rule.name(), others: switchable() }.into());
                }
                self.off.insert(rule);
                if self.off.contains(&Rule::LineEnd) && self.off.contains(&Rule::HardWrap) {
                    return Err(ErrorKind::NoLineRule.into());
                }
            }
        }
        Ok(())
    }

    /// What was said of the abbreviation `word`; `Some(None)` makes an ordinary word of it.
    pub(crate) fn class(&self, word: &str) -> Option<Option<AbbreviationClass>> {
        self.abbreviations.get(word).copied()
    }

    pub(crate) fn opens(&self, word: &str) -> bool {
        self.openers.contains(word)
    }

    /// The rule that decides about a boundary at `at`, where `rule` would: its substitute where it is off,
    /// or that of a phrase. Looks at nothing before `from`, where the sentence begins.
    pub(crate) fn overrule(&self, rule: Rule, text: &str, from: usize, at: usize) -> Rule {
        let rule = if self.off.contains(&rule) { rule.otherwise().unwrap_or(rule) } else { rule };
        if self.phrases.is_empty() || rule == Rule::BlankLine || at <= from {
            return rule;
        }
        let sentence = text[from..at].trim_end_matches(|c: char| c.is_whitespace() || is_invisible(c));
        let end = from + sentence.len();
        let bare = sentence.trim_end_matches(|c| "\"'”’»)]}".contains(c)).len();
        let same_line = skip_white(text, end).1 == 0;
        let mut decided = rule;
        for (phrase, &ends) in &self.phrases {
            let behind = || ends_with(sentence, phrase) || ends_with(&sentence[..bare], phrase);
            if ends {
                decided = if at > end && behind() { Rule::AlwaysAfter } else { decided };
                continue;
            }
            let inside = || {
                let cuts = phrase.char_indices().skip(1).map(|(cut, _)| phrase.split_at(cut));
                let mut fits = cuts.filter(|(before, _)| ends_with(sentence, before));
                fits.any(|(_, behind)| starts_with(&text[end..], behind))
            };
            if same_line && behind() || inside() {
                return Rule::NeverAfter;
            }
        }
        decided
    }
}

/// Whether two characters of a phrase and of a text are the same; any white space is a space.
fn alike(one: char, other: char) -> bool {
    one == other || one == ' ' && other.is_whitespace()
}

/// Whether `text` ends with `part` at the border of a word.
fn ends_with(text: &str, part: &str) -> bool {
    let mut chars = text.chars().rev().filter(|&c| !is_invisible(c));
    let mut crlf = false;
    for wanted in part.chars().rev() {
        let mut found = chars.next();
        // The line feed was the space.
        if crlf && found == Some('\r') {
            found = chars.next();
        }
        crlf = found == Some('\n');
        if !found.is_some_and(|found| alike(wanted, found)) {
            return false;
        }
    }
    !(part.starts_with(char::is_alphanumeric) && chars.next().is_some_and(char::is_alphanumeric))
}

/// Whether `text` starts with `part`, and the word at its end is whole.
fn starts_with(text: &str, part: &str) -> bool {
    let mut chars = text.chars().filter(|&c| !is_invisible(c));
    let mut crlf = false;
    for wanted in part.chars() {
        let mut found = chars.next();
        if crlf && found == Some('\n') {
            found = chars.next();
        }
        crlf = found == Some('\r');
        if !found.is_some_and(|found| alike(wanted, found)) {
            return false;
        }
    }
    !(part.ends_with(char::is_alphanumeric) && chars.next().is_some_and(char::is_alphanumeric))
}

fn abbreviation(text: String) -> Result<String, Error> {
    let visible: String = text.chars().filter(|&c| !is_invisible(c)).collect();
    let word = visible.strip_suffix('.').unwrap_or(&visible).to_lowercase();
    let fault = if word.is_empty() {
        "is empty"
    } else if word.len() > WORD {
        "is longer than 40 bytes"
    } else if word.contains(char::is_whitespace) {
        "holds white space"
    } else {
        return Ok(word);
    };
    Err(ErrorKind::BadAbbreviation { text, fault }.into())
}

fn opener(text: String) -> Result<String, Error> {
    let word: String = text.to_lowercase().chars().filter(|&c| !is_invisible(c)).collect();
    let fault = if word.is_empty() {
        "is empty"
    } else if word.len() > WORD {
        "is longer than 40 bytes"
    } else if !word.chars().all(|c| c.is_alphanumeric() || matches!(c, '\'' | '’')) {
        "is not one word"
    } else {
        return Ok(word);
    };
    Err(ErrorKind::BadOpener { text, fault }.into())
}

/// A phrase with single spaces. One that ends a sentence has to end with a sign that can.
fn phrase(text: String, ends: bool) -> Result<String, Error> {
    let visible: String = text.chars().filter(|&c| !is_invisible(c)).collect();
    let phrase = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    let fault = if phrase.is_empty() {
        "is empty"
    } else if phrase.len() > PHRASE {
        "is longer than 80 bytes"
    } else if ends && !phrase.ends_with(['.', '!', '?', '…']) {
        "does not end with a stop"
    } else {
        return Ok(phrase);
    };
    Err(ErrorKind::BadPhrase { text, fault }.into())
}

/// The names of the rules that can be switched off.
fn switchable() -> String {
    let names: Vec<&str> =
        Rule::ALL.iter().filter(|rule| rule.otherwise().is_some()).map(|rule| rule.name()).collect();
    names.join(", ")
}
