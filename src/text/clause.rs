//! Clauses and whether they are negated.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::cue::{Cue, CueKind, cues};
use super::phrases::{Phrases, word_end};
use crate::data;
use crate::lang::Lang;
use crate::span::Span;

const POLISH: &str = include_str!("../data/pl/conjunctions.txt");
const ENGLISH: &str = include_str!("../data/en/conjunctions.txt");

/// A stretch of text between marks of punctuation and subordinating conjunctions, with its negations.
///
/// ```
/// use bitext::{Lang, text::polarity};
///
/// let clauses = polarity("Nikt nic nie wie, ale wszyscy mówią.", Lang::Polish);
/// assert_eq!(clauses.iter().map(|clause| clause.negations()).collect::<Vec<_>>(), [1, 0]);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Clause {
    span: Span,
    negations: usize,
    cues: Vec<Cue>,
}

impl Clause {
    /// Where it stands, without its punctuation.
    ///
    /// ```
    /// # use bitext::{Lang, text::polarity};
    /// let text = "They came, but we left.";
    /// assert_eq!(polarity(text, Lang::English)[1].span().get(text), Some("but we left"));
    /// ```
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// How many times it is negated: words in concord (`nikt nigdy nie`) count once together, and so do
    /// coordinated ones (`nie je i nie pije`). Negative adjectives do not count; they are among the cues.
    ///
    /// ```
    /// # use bitext::{Lang, text::polarity};
    /// assert_eq!(polarity("It was not without danger.", Lang::English)[0].negations(), 2);
    /// ```
    #[must_use]
    pub fn negations(&self) -> usize {
        self.negations
    }

    /// Whether it is negated in all: an odd number of times.
    ///
    /// ```
    /// # use bitext::{Lang, text::polarity};
    /// assert!(polarity("Nobody came.", Lang::English)[0].is_negated());
    /// assert!(!polarity("Not only Anna came.", Lang::English)[0].is_negated());
    /// ```
    #[must_use]
    pub fn is_negated(&self) -> bool {
        self.negations % 2 == 1
    }

    /// Its cue words of every kind, in order.
    ///
    /// ```
    /// # use bitext::{Lang, text::polarity};
    /// assert_eq!(polarity("Podobno nie przyszli.", Lang::Polish)[0].cues().len(), 2);
    /// ```
    #[must_use]
    pub fn cues(&self) -> &[Cue] {
        &self.cues
    }
}

/// What a conjunction does.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Joint {
    /// Opens a clause.
    Subordinate,
    /// Joins equals.
    Coordinate,
}

static JOINTS: LazyLock<[Phrases<Joint>; 2]> = LazyLock::new(|| [read(POLISH), read(ENGLISH)]);

fn read(file: &'static str) -> Phrases<Joint> {
    Phrases::new(0, data::entries(file), joint_named)
}

fn joint_named(name: &str) -> Option<Joint> {
    match name {
        "subordinate" => Some(Joint::Subordinate),
        "coordinate" => Some(Joint::Coordinate),
        _ => None,
    }
}

/// The clauses of `text` in order, each with its negations, so that two texts can be compared by the
/// number of negated clauses rather than of negative words.
///
/// The division is shallow: punctuation and conjunctions, no grammar.
///
/// # Complexity
/// Linear in the length of the text.
///
/// ```
/// use bitext::{Lang, text::polarity};
///
/// let negated = |text, lang| polarity(text, lang).iter().filter(|clause| clause.is_negated()).count();
/// let polish = "Nikt nigdy nie powiedział, że to prawda.";
/// let english = "Nobody ever said that it was true.";
/// assert_eq!(negated(polish, Lang::Polish), negated(english, Lang::English));
/// ```
#[must_use]
pub fn polarity(text: &str, lang: Lang) -> Vec<Clause> {
    let all = cues(text, lang);
    let (bounds, joints) = divide(text, lang, &all);
    let mut clauses: Vec<Clause> = Vec::new();
    let (mut next_cue, mut next_joint) = (0, 0);
    for pair in bounds.windows(2) {
        let span = Span::new(pair[0], pair[1]);
        let first = next_cue;
        while all.get(next_cue).is_some_and(|cue| cue.span().start() < span.end()) {
            next_cue += 1;
        }
        let first_joint = next_joint;
        while joints.get(next_joint).is_some_and(|joint| *joint < span.end()) {
            next_joint += 1;
        }
        let trimmed = trim(text, span);
        if trimmed.is_empty() {
            continue;
        }
        let cues = all[first..next_cue].to_vec();
        let follows = clauses.last().is_some_and(|clause: &Clause| clause.negations > 0);
        let negations = count(text, &cues, &joints[first_joint..next_joint], follows);
        clauses.push(Clause { span: trimmed, negations, cues });
    }
    clauses
}

fn trim(text: &str, span: Span) -> Span {
    let Some(part) = span.get(text) else { return span };
    let outside = |c: char| {
        c.is_whitespace()
            || (c.is_ascii_punctuation() && !matches!(c, '@' | '#' | '%'))
            || matches!(c, '–' | '—' | '…')
    };
    let start = span.start() + (part.len() - part.trim_start_matches(outside).len());
    Span::new(start, start + part.trim_matches(outside).len())
}

/// Where clauses begin, with the end of the text, and where coordinating conjunctions stand.
fn divide(text: &str, lang: Lang, cues: &[Cue]) -> (Vec<usize>, Vec<usize>) {
    let joints_of = &JOINTS[usize::from(lang == Lang::English)];
    let (mut bounds, mut joints) = (vec![0], Vec::new());
    let mut folded = String::new();
    let (mut at, mut cue) = (0, 0);
    while let Some(c) = text[at..].chars().next() {
        while cues.get(cue).is_some_and(|cue| cue.span().end() <= at) {
            cue += 1;
        }
        if !c.is_alphabetic() {
            at += c.len_utf8();
            if is_boundary(text, at, c) {
                bounds.push(at);
            }
            continue;
        }
        let end = word_end(text, at, &mut folded);
        // `nie ma wątpliwości, że`, `if not`: a conjunction inside a cue phrase joins nothing.
        let inside = cues.get(cue).is_some_and(|cue| cue.span().start() < at);
        match joints_of.find(text, at, end, &folded).and_then(|(_, joints)| joints.first()) {
            Some(Joint::Subordinate) if !inside => bounds.push(at),
            Some(Joint::Coordinate) if !inside => joints.push(at),
            _ => {}
        }
        at = end;
    }
    bounds.push(text.len());
    bounds.dedup();
    (bounds, joints)
}

/// Whether the sign before `at` ends a clause.
fn is_boundary(text: &str, at: usize, sign: char) -> bool {
    let next = text[at..].chars().next();
    match sign {
        '!' | '?' | ';' | '(' | ')' | '\n' | '–' | '—' | '…' | '„' | '”' | '“' => true,
        ',' | ':' => !next.is_some_and(|next| next.is_ascii_digit()),
        '.' => next.is_none_or(|next| next.is_whitespace() || next.is_uppercase()),
        _ => false,
    }
}

/// The weakest cue that counts: `ledwo` and `hardly` weaken rather than deny.
const LEAST_STRENGTH: f64 = 0.5;

fn count(text: &str, cues: &[Cue], joints: &[usize], follows_negated: bool) -> usize {
    let counts = |cue: &&Cue| {
        matches!(cue.kind(), CueKind::Negation | CueKind::Denial | CueKind::Privation)
            && cue.strength() >= LEAST_STRENGTH
    };
    let mut negations = 0;
    let mut before: Option<&Cue> = None;
    for cue in cues.iter().filter(counts) {
        // What `i`, `and` join shares one polarity: `nie je i nie pije`.
        let joined = before.is_some_and(|before| {
            let first = joints.partition_point(|joint| *joint < before.span().end());
            joints.get(first).is_some_and(|joint| *joint < cue.span().start())
        });
        if !joined {
            negations += 1;
        }
        before = Some(cue);
    }
    let particle = cues.iter().any(|cue| cue.kind() == CueKind::Negation && cue.strength() >= LEAST_STRENGTH);
    let concord = cues.iter().find(|cue| cue.kind() == CueKind::Concord && cue.strength() >= LEAST_STRENGTH);
    if let (Some(concord), false) = (concord, particle) {
        // `ani X, ani Y`, `neither X, nor Y` go on with the clause before.
        let continues = concord.span().get(text).is_some_and(|word| {
            ["ani", "nor"].iter().any(|continuing| word.eq_ignore_ascii_case(continuing))
        });
        if !(continues && follows_negated) {
            negations += 1;
        }
    }
    negations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conjunctions_are_well_formed() {
        for file in [POLISH, ENGLISH] {
            data::check(file, 2..=2).unwrap();
            assert!(
                data::entries(file)
                    .all(|line| data::fields(line).nth(1).is_some_and(|name| joint_named(name).is_some()))
            );
        }
    }
}
