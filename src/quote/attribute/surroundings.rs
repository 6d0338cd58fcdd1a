//! The words around quotations: which belong to which, and where their sentences end.

use std::collections::HashSet;
use std::ops::Range;

use crate::quote::attribute::lexicon::{CueKind, Lexicon};
use crate::quote::attribute::preposition::is_preposition;
use crate::quote::attribute::word::{Cue, Word, cue_at, ends_sentence};
use crate::quote::quotation::Quotation;

/// Sentences longer than this on one side of a quote are cut: no attribution stands so far off.
pub(crate) const REACH: usize = 50;

/// The words around quotations: which belong to which, and where their sentences end.
pub(crate) struct Surroundings<'a, 't> {
    pub(crate) words: &'a [Word<'t>],
    pub(crate) lexicon: &'static Lexicon,
    /// The innermost quotation that each word stands in.
    pub(crate) owners: Vec<Option<usize>>,
    /// The last words of names of several words: one of these alone is a name, too.
    pub(crate) names: HashSet<&'a str>,
}

impl<'a, 't> Surroundings<'a, 't> {
    pub(crate) fn new(words: &'a [Word<'t>], quotations: &[Quotation], lexicon: &'static Lexicon) -> Self {
        let mut owners = vec![None; words.len()];
        // The quotations around the current word, each with the part that is next.
        let mut around: Vec<(usize, usize)> = Vec::new();
        let mut next = 0;
        for (owner, word) in owners.iter_mut().zip(words) {
            let at = word.span.start();
            while quotations.get(next).is_some_and(|quotation| quotation.outer.start() <= at) {
                while around
                    .last()
                    .is_some_and(|&(top, _)| quotations[top].outer.end() <= quotations[next].outer.start())
                {
                    around.pop();
                }
                around.push((next, 0));
                next += 1;
            }
            while around.last().is_some_and(|&(top, _)| quotations[top].outer.end() <= at) {
                around.pop();
            }
            if let Some((top, part)) = around.last_mut() {
                let parts = &quotations[*top].parts;
                while *part + 1 < parts.len() && parts[*part].end() <= at {
                    *part += 1;
                }
                let inside = parts[*part].start() <= at && at < parts[*part].end();
                *owner = if inside { Some(*top) } else { quotations[*top].parent };
            }
        }
        let capitals = |pair: &&'a [Word<'t>]| pair.iter().all(Word::is_capital) && !pair[1].fresh;
        let names = words.windows(2).filter(capitals).map(|pair| pair[1].lower.as_ref()).collect();
        Self { words, lexicon, owners, names }
    }

    /// The first word at or after byte `at`.
    pub(crate) fn index(&self, at: usize) -> usize {
        self.words.partition_point(|word| word.span.start() < at)
    }

    /// The words of the sentence that go on after byte `at`, up to the next quotation.
    pub(crate) fn after(&self, at: usize, owner: Option<usize>) -> Range<usize> {
        let start = self.index(at);
        let mut end = start;
        while end < self.words.len() && end < start + REACH {
            if self.owners[end] != owner {
                match self.past_name(start, end) {
                    Some(past) => {
                        end = past;
                        continue;
                    }
                    None => break,
                }
            }
            if self.words[end].fresh {
                break;
            }
            if ends_sentence(self.words, end) {
                break;
            }
            end += 1;
        }
        start..end
    }

    /// The end of a short quotation after a preposition: `w rozmowie z „Głosem” dodał` goes on behind it.
    fn past_name(&self, start: usize, at: usize) -> Option<usize> {
        let before = at.checked_sub(1).filter(|&index| index >= start)?;
        let name = self.owners[at];
        let end = (at..self.words.len().min(at + 6)).find(|&index| self.owners[index] != name)?;
        (end < at + 5 && self.is_name(before, &(at..end))).then_some(end)
    }

    /// The start of such a quotation that ends before word `at`: `Jan Lis z fundacji „Czysta Woda” dodał: „…”`.
    fn before_name(&self, at: usize) -> Option<usize> {
        let name = self.owners[at - 1]?;
        let start = (at.saturating_sub(6)..at).rev().find(|&index| self.owners[index] != Some(name))? + 1;
        (start + 5 > at && self.is_name(start - 1, &(start..at))).then_some(start)
    }

    /// Whether the quoted words behind word `before` are the name of something.
    fn is_name(&self, before: usize, quoted: &Range<usize>) -> bool {
        let before = &self.words[before];
        let source = self.lexicon.cues.get(before.lower.as_ref());
        let source = source
            .is_some_and(|cues| cues.iter().any(|(rest, kind)| rest.is_empty() && *kind == CueKind::Source));
        let named = is_preposition(before, self.lexicon)
            || source
            || self.lexicon.title_words.contains(before.lower.as_ref())
            || before.is_small() && self.words[quoted.clone()].iter().all(Word::is_capital);
        // "the so-called “dry reservoir” programme": nor is that anybody's speech.
        let distant = self.lexicon.distance_words.contains(before.lower.as_ref());
        let first = &self.words[quoted.start];
        (named && first.is_capital() || distant) && !first.fresh
    }

    /// The words of the sentence that lead up to byte `at`, from the quotation before.
    pub(crate) fn before(&self, at: usize, owner: Option<usize>) -> Range<usize> {
        let end = self.index(at);
        let mut start = end;
        if self.words.get(end).is_some_and(|word| word.fresh) {
            return start..end;
        }
        while start > 0 && start + REACH > end && !ends_sentence(self.words, start - 1) {
            if self.owners[start - 1] != owner {
                match self.before_name(start) {
                    Some(name) => {
                        start = name;
                        continue;
                    }
                    None => break,
                }
            }
            start -= 1;
            if self.words[start].fresh {
                break;
            }
        }
        start..end
    }

    /// Whether the quote at `at` opens its sentence, or follows a colon or a dash.
    pub(crate) fn opens_sentence(&self, at: usize, owner: Option<usize>) -> bool {
        let range = self.before(at, owner);
        match self.words[range.clone()].last() {
            None => {
                range.start == 0
                    || self.words.get(range.start).is_some_and(|word| word.fresh)
                    || ends_sentence(self.words, range.start - 1)
                    || self.owners[range.start - 1] != owner
            }
            Some(word) => {
                let alone = word.is_dash() || matches!(word.text, "(" | "[" | "•" | "*" | "▪" | "◦" | "·");
                word.is(":") || alone && range.len() == 1
            }
        }
    }

    /// The first cue among the words `range` that needs not stand beside a quote.
    pub(crate) fn cue_in(&self, range: &Range<usize>) -> Option<Cue> {
        self.cues(range).find(|cue| cue.kind != CueKind::Beside)
    }

    /// The first cue that counts beside a quote only.
    pub(crate) fn beside_in(&self, range: &Range<usize>) -> Option<Cue> {
        self.cues(range).find(|cue| cue.kind == CueKind::Beside)
    }

    /// The last cue among the words `range`; one that counts beside a quote only if nothing is between.
    pub(crate) fn last_cue_in(&self, range: &Range<usize>) -> Option<Cue> {
        let stands = |cue: &Cue| cue.kind != CueKind::Beside || cue.end + 1 == range.end;
        self.cues(range).filter(stands).last()
    }

    /// The cues among the words `range`; they do not overlap.
    fn cues(&self, range: &Range<usize>) -> impl Iterator<Item = Cue> {
        let (mut at, end) = (range.start, range.end);
        std::iter::from_fn(move || {
            let cue = (at..end).find_map(|index| cue_at(self.words, index, end, self.lexicon))?;
            at = cue.end;
            Some(cue)
        })
    }
}
