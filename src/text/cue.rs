//! Cue words: negation, doubt, hearsay, possibility, certainty, duty.
//!
//! A word list decides, never a prefix: `niemożliwy` denies, `niepokój` does not.

mod correction;

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::phrases::{Phrases, word_end};
use crate::data;
use crate::lang::Lang;
use crate::span::Span;

const POLISH: [&str; 2] = [include_str!("../data/pl/negations.txt"), include_str!("../data/pl/hedges.txt")];
const ENGLISH: [&str; 2] = [include_str!("../data/en/negations.txt"), include_str!("../data/en/hedges.txt")];

/// What a cue word does to its clause.
///
/// ```
/// use bitext::text::CueKind;
///
/// assert!(CueKind::Concord.is_negation() && !CueKind::Apparent.is_negation());
/// assert!(CueKind::Hearsay.is_hedge());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CueKind {
    /// The particle that negates: `nie`, `not`, `can't`.
    Negation,
    /// A pronoun or adverb that negates, in Polish beside `nie`: `nikt`, `nigdy`, `nobody`, `never`.
    Concord,
    /// A verb or noun that denies, refuses or prevents: `zaprzeczyć`, `odmowa`, `fail`.
    Denial,
    /// Lack: `bez`, `brak`, `without`.
    Privation,
    /// An adjective or noun with a negative prefix or suffix: `niemożliwy`, `unknown`, `homeless`.
    Affix,
    /// Looks like a negation and is none: `nie tylko`, `no less than`, `bez mała`.
    Apparent,
    /// Negates one part to put another in its place: `nie w Polsce, lecz w Czechach`.
    Correction,
    /// How likely it is: `prawdopodobnie`, `probably`.
    Likelihood,
    /// What others say: `podobno`, `rzekomo`, `ma być`, `reportedly`, `is said to`.
    Hearsay,
    /// What can be: `może`, `być może`, `may`, `perhaps`.
    Possibility,
    /// No doubt at all: `na pewno`, `undoubtedly`.
    Certainty,
    /// What has to be: `musi`, `należy`, `must`.
    Obligation,
}

impl CueKind {
    /// Whether the cue turns a statement into its opposite.
    ///
    /// ```
    /// # use bitext::text::CueKind;
    /// assert!(CueKind::Privation.is_negation());
    /// ```
    #[must_use]
    pub const fn is_negation(self) -> bool {
        matches!(self, Self::Negation | Self::Concord | Self::Denial | Self::Privation | Self::Affix)
    }

    /// Whether the cue makes a statement less than a fact.
    ///
    /// ```
    /// # use bitext::text::CueKind;
    /// assert!(CueKind::Possibility.is_hedge() && !CueKind::Certainty.is_hedge());
    /// ```
    #[must_use]
    pub const fn is_hedge(self) -> bool {
        matches!(self, Self::Likelihood | Self::Hearsay | Self::Possibility)
    }
}

/// A cue word or phrase in a text.
///
/// ```
/// use bitext::{Lang, text::{CueKind, cues}};
///
/// let text = "Podobno nikt tego nie widział.";
/// let kinds: Vec<_> = cues(text, Lang::Polish).iter().map(|cue| cue.kind()).collect();
/// assert_eq!(kinds, [CueKind::Hearsay, CueKind::Concord, CueKind::Negation]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cue {
    span: Span,
    kind: CueKind,
    strength: f64,
}

impl Cue {
    /// Where it stands.
    ///
    /// ```
    /// # use bitext::{Lang, text::cues};
    /// let text = "They did not come.";
    /// assert_eq!(cues(text, Lang::English)[0].span().get(text), Some("not"));
    /// ```
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// What it does.
    ///
    /// ```
    /// # use bitext::{Lang, text::{CueKind, cues}};
    /// assert_eq!(cues("It may rain.", Lang::English)[0].kind(), CueKind::Possibility);
    /// ```
    #[must_use]
    pub const fn kind(&self) -> CueKind {
        self.kind
    }

    /// How much it does that, from 0 to 1: `wątpić` denies less than `zaprzeczyć`. An ordering of the
    /// words by hand, not a measured probability.
    ///
    /// ```
    /// # use bitext::{Lang, text::cues};
    /// let strength = |text| cues(text, Lang::English)[0].strength();
    /// assert!(strength("They never came.") > strength("They hardly came."));
    /// ```
    #[must_use]
    pub const fn strength(&self) -> f64 {
        self.strength
    }
}

/// What a line of the word lists says.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Class {
    Kind(CueKind),
    /// Hearsay if an infinitive follows: `ma być`, `miał powiedzieć`.
    BeforeInfinitive,
    /// Only looks like a cue or an infinitive.
    None,
}

type Lexicon = Phrases<(Class, f64)>;

static LEXICONS: LazyLock<[Lexicon; 2]> = LazyLock::new(|| [read(&POLISH), read(&ENGLISH)]);

fn lexicon(lang: Lang) -> &'static Lexicon {
    match lang {
        Lang::Polish => &LEXICONS[0],
        Lang::English => &LEXICONS[1],
    }
}

fn read(files: &[&'static str]) -> Lexicon {
    Phrases::new(0, files.iter().flat_map(|file| data::entries(file)), |rest| {
        let mut fields = data::fields(rest);
        Some((class_named(fields.next()?)?, fields.next()?.parse().ok()?))
    })
}

fn class_named(name: &str) -> Option<Class> {
    Some(Class::Kind(match name {
        "negation" => CueKind::Negation,
        "concord" => CueKind::Concord,
        "denial" => CueKind::Denial,
        "privation" => CueKind::Privation,
        "affix" => CueKind::Affix,
        "apparent" => CueKind::Apparent,
        "likelihood" => CueKind::Likelihood,
        "hearsay" => CueKind::Hearsay,
        "possibility" => CueKind::Possibility,
        "certainty" => CueKind::Certainty,
        "obligation" => CueKind::Obligation,
        "infinitive-hearsay" => return Some(Class::BeforeInfinitive),
        "none" => return Some(Class::None),
        _ => return None,
    }))
}

/// The cue words of `text` in order; they do not overlap, and the longest phrase wins.
///
/// Handles, hashtags and links are skipped. `May` with a capital is the month, `nie może` is no
/// possibility but its negation, and the `nie` of `nie …, lecz …` is a [`CueKind::Correction`].
///
/// # Complexity
/// Linear in the length of the text.
///
/// ```
/// use bitext::{Lang, text::{CueKind, cues}};
///
/// let text = "Nie tylko on, ale i ona odmówiła zeznań.";
/// let found = cues(text, Lang::Polish);
/// assert_eq!(found[0].kind(), CueKind::Apparent);
/// assert_eq!(found[1].kind(), CueKind::Denial);
/// ```
#[must_use]
pub fn cues(text: &str, lang: Lang) -> Vec<Cue> {
    let mut found: Vec<Cue> = Vec::new();
    let (mut at, mut folded) = (0, String::new());
    while let Some(start) = next_word(text, at) {
        let end = word_end(text, start, &mut folded);
        if is_skipped(text, start, end) {
            at = skip(text, end);
            continue;
        }
        at = end;
        let Some((end, meanings)) = lexicon(lang).find(text, start, end, &folded) else { continue };
        at = end.max(at);
        let Some(&(class, strength)) = meanings.first() else { continue };
        let kind = match class {
            Class::Kind(kind) => kind,
            Class::BeforeInfinitive if precedes_infinitive(text, end) => CueKind::Hearsay,
            Class::BeforeInfinitive | Class::None => continue,
        };
        let previous = found.last().copied();
        let negated =
            previous.is_some_and(|cue| cue.kind == CueKind::Negation && is_next(text, cue.span, start));
        let excluded = match kind {
            // `nie może`: what is negated is no hedge.
            CueKind::Possibility | CueKind::Likelihood => negated && lang == Lang::Polish,
            // `No. 5`
            CueKind::Negation => lang == Lang::English && is_number_sign(text, end),
            _ => false,
        };
        if !excluded {
            found.push(Cue { span: Span::new(start, end), kind, strength });
        }
    }
    correction::mark(text, lang, &mut found);
    found
}

/// The next letter from `at` on.
fn next_word(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    rest.find(char::is_alphabetic).map(|offset| at + offset)
}

/// Whether the word belongs to a handle, a hashtag or a link.
fn is_skipped(text: &str, start: usize, end: usize) -> bool {
    text[..start].ends_with(['@', '#', '_', '/'])
        || text[end..].starts_with("://")
        || text[end..].starts_with('_')
}

fn skip(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    end + rest.find(char::is_whitespace).unwrap_or(rest.len())
}

fn is_next(text: &str, before: Span, start: usize) -> bool {
    text.get(before.end()..start).is_some_and(|between| between.chars().all(char::is_whitespace))
}

fn is_number_sign(text: &str, end: usize) -> bool {
    let rest = text[end..].strip_prefix('.').unwrap_or(&text[end..]);
    let rest = rest.strip_prefix([' ', '\u{a0}']).unwrap_or(rest);
    text[..end].ends_with("No") && rest.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a Polish infinitive follows, after `się` at most.
fn precedes_infinitive(text: &str, end: usize) -> bool {
    let (mut at, mut folded) = (end, String::new());
    for _ in 0..3 {
        let Some(start) = next_word(text, at).filter(|start| start - at <= 2) else { return false };
        let end = word_end(text, start, &mut folded);
        let infinitive = ["ać", "eć", "ić", "yć", "uć", "ąć", "jść", "źć", "óc", "ieść", "aść", "ec"]
            .iter()
            .any(|ending| folded.ends_with(ending));
        let noun = lexicon(Lang::Polish)
            .find(text, start, end, &folded)
            .is_some_and(|(_, meanings)| meanings.iter().any(|(class, _)| *class == Class::None));
        if infinitive {
            return !noun;
        }
        if !matches!(
            folded.as_str(),
            "się" | "to" | "też" | "także" | "również" | "już" | "tam" | "go" | "jej" | "mu"
        ) {
            return false;
        }
        at = end;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_well_formed_and_understood() {
        for file in POLISH.iter().chain(&ENGLISH) {
            data::check(file, 3..=3).unwrap();
            for line in data::entries(file) {
                let fields: Vec<&str> = data::fields(line).collect();
                assert!(class_named(fields[1]).is_some(), "{line:?}");
                assert!(fields[2].parse::<f64>().is_ok_and(|value| value > 0.0 && value <= 1.0), "{line:?}");
            }
        }
    }
}
