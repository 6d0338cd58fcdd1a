//! Counts what translators make of denials and doubts: see the comparison of quotes, which reads the list.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write;

use crate::lang::Lang;
use crate::quote::{Spot, Subject, habit_key};
use crate::span::Span;
use crate::text::token::words;
use crate::text::{Cue, CueKind, cues};

/// How often a word stands somewhere, and how often the other text then does, or does not, deny or doubt.
#[derive(Clone, Debug, Default)]
struct Count {
    all: f64,
    freely: f64,
    /// The corpora where it did.
    corpora: BTreeSet<usize>,
}

/// Counts of words in pairs of sentences.
///
/// ```
/// use bitext::train::Habits;
///
/// let mut habits = Habits::default();
/// habits.add(0, "Nie udało się.", "It failed.");
/// assert!(habits.list().starts_with("# "));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Habits {
    counts: BTreeMap<(Subject, Spot, bool, String), Count>,
    totals: BTreeMap<(Subject, Spot, bool), Count>,
}

impl Habits {
    /// Counts a Polish sentence of a corpus, by its number, and the English one that says the same.
    ///
    /// ```
    /// # use bitext::train::Habits;
    /// Habits::default().add(0, "Nie wiem.", "I don't know.");
    /// ```
    pub fn add(&mut self, corpus: usize, polish: &str, english: &str) {
        let sides = [(polish, Lang::Polish), (english, Lang::English)];
        let cues = sides.map(|(text, lang)| cues(text, lang));
        for subject in Subject::ALL {
            let plain = cues.each_ref().map(|cues| !cues.iter().any(|cue| is_any(cue, subject)));
            for side in 0..2 {
                let (text, lang) = sides[side];
                let own: Vec<&Cue> = cues[side].iter().filter(|cue| is_plain(cue, subject)).collect();
                self.put_under(subject, corpus, (text, lang), &own);
                if plain[side] {
                    let other = cues[1 - side].iter().any(|cue| is_plain(cue, subject));
                    let keys: HashSet<String> = words(text)
                        .filter_map(|span| span.get(text))
                        .map(|word| habit_key(word, Spot::Instead))
                        .collect();
                    self.put((subject, Spot::Instead, lang), corpus, keys, other);
                } else if own.len() == 1 {
                    self.put_around(subject, corpus, (text, lang), own[0], plain[1 - side]);
                }
            }
        }
    }

    /// Counts each word of a text, and whether it stands soon behind what denies or doubts.
    fn put_under(&mut self, subject: Subject, corpus: usize, (text, lang): (&str, Lang), own: &[&Cue]) {
        let spans: Vec<Span> = words(text).collect();
        let inside = |span: &Span| own.iter().any(|cue| cue.span().overlaps(*span));
        let mut behind = usize::MAX;
        for span in &spans {
            if inside(span) {
                behind = 0;
                continue;
            }
            behind = behind.saturating_add(1);
            let word = span.get(text).map(|word| habit_key(word, Spot::Under));
            self.put((subject, Spot::Under, lang), corpus, word.into_iter().collect(), behind <= UNDER);
        }
    }

    fn put_around(
        &mut self,
        subject: Subject,
        corpus: usize,
        (text, lang): (&str, Lang),
        cue: &Cue,
        freely: bool,
    ) {
        let word = |text: &str, last: bool| {
            let found = if last { words(text).last() } else { words(text).next() };
            found.and_then(|span| span.get(text)).map(str::to_owned)
        };
        let (before, behind) = (&text[..cue.span().start()], &text[cue.span().end()..]);
        let itself = cue.span().get(text).map(str::to_owned);
        for (place, word) in
            [(Spot::Itself, itself), (Spot::Before, word(before, true)), (Spot::Behind, word(behind, false))]
        {
            let keys = word.map(|word| habit_key(&word, place)).into_iter().collect();
            self.put((subject, place, lang), corpus, keys, freely);
        }
    }

    fn put(
        &mut self,
        (subject, place, lang): (Subject, Spot, Lang),
        corpus: usize,
        keys: HashSet<String>,
        freely: bool,
    ) {
        let english = lang == Lang::English;
        let count = |count: &mut Count| {
            count.all += 1.0;
            if freely {
                count.freely += 1.0;
                count.corpora.insert(corpus);
            }
        };
        count(self.totals.entry((subject, place, english)).or_default());
        for key in keys {
            count(self.counts.entry((subject, place, english, key)).or_default());
        }
    }

    /// The list as the library reads it.
    ///
    /// ```
    /// # use bitext::train::Habits;
    /// assert_eq!(Habits::default().list().lines().count(), 2);
    /// ```
    #[must_use]
    pub fn list(&self) -> String {
        let mut lines = Vec::new();
        for ((subject, place, english, word), count) in &self.counts {
            let total = self.totals.get(&(*subject, *place, *english)).cloned().unwrap_or_default();
            let usual = (total.freely + 0.5) / (total.all + 1.0);
            let share = (count.freely + DRAWN * usual) / (count.all + DRAWN);
            let odds = (share / (1.0 - share)).ln() - (usual / (1.0 - usual)).ln();
            // What is usual needs no mention; texts of one hand have ways of their own.
            let (least, worth) =
                if *place == Spot::Under { (LEAST_UNDER, WORTH_UNDER) } else { (LEAST, WORTH) };
            let told =
                odds >= worth && count.corpora.len() >= CORPORA || odds <= -worth && *place != Spot::Instead;
            if count.all >= least && told && !word.contains(['\t', '#']) {
                let lang = if *english { "en" } else { "pl" };
                lines.push(format!("{}\t{}\t{lang}\t{word}\t{odds:.1}", subject.name(), place.name()));
            }
        }
        lines.sort();
        let mut out = HEADER.to_owned();
        for line in lines {
            let _ = writeln!(out, "{line}");
        }
        out
    }
}

/// How many words behind what denies or doubts a word may stand.
const UNDER: usize = 5;
/// Words that are seen less often are not listed, nor those that are put almost as freely as others.
const LEAST: f64 = 10.0;
const WORTH: f64 = 0.7;
/// The same for words behind a denial or a doubt, which are counted in every sentence of one language.
const LEAST_UNDER: f64 = 50.0;
const WORTH_UNDER: f64 = 1.0;
/// A word that is put freely is put so in so many corpora at least.
const CORPORA: usize = 3;
/// How many times each word is taken to have been seen as others are.
const DRAWN: f64 = 8.0;

const HEADER: &str = "# Counted by the example fit_findings --habits: subject, place, language, word or its beginning, log-odds\n\
                      # that the other text does not (instead: does) deny or doubt, against the usual.\n";

/// Whether a cue denies, or doubts, in so many words.
fn is_plain(cue: &Cue, subject: Subject) -> bool {
    use CueKind::{Concord, Negation, Privation};
    match subject {
        Subject::Denial => matches!(cue.kind(), Negation | Concord | Privation) && cue.strength() >= STRONG,
        Subject::Doubt => {
            cue.kind().is_hedge() && !(cue.kind() == CueKind::Hearsay && cue.strength() < SPEECH)
        }
    }
}

/// Whether it does so in any way.
fn is_any(cue: &Cue, subject: Subject) -> bool {
    cue.kind().is_negation() && subject == Subject::Denial || is_plain(cue, subject)
}

/// Weaker negations weaken rather than deny, and weaker hearsay is a verb of speech.
const STRONG: f64 = 0.5;
const SPEECH: f64 = 0.35;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_freely_is_listed() {
        let mut habits = Habits::default();
        for corpus in 0..20 {
            habits.add(corpus, "Nie udało się.", "It failed.");
            habits.add(corpus, "Nie wiem, kiedy.", "I don't know when.");
        }
        let list = habits.list();
        assert!(list.contains("denial\tbehind\tpl\tudało\t"), "{list}");
        assert!(list.lines().all(|line| line.starts_with('#') || line.split('\t').count() == 5));
    }
}
