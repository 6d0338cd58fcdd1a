//! Which terms of the two sides translate each other.

use std::collections::HashMap;

use super::glossary::set_links;
use super::side::{Side, Term};
use super::similar::similar_terms;
use crate::lang::Lang;
use crate::model::{Model, Parameter, Parameters, Unit};

/// A target term that may translate a source term.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TermLink {
    pub(crate) target: u32,
    pub(crate) target_given_source: f32,
    pub(crate) source_given_target: f32,
}

/// For each source term its links.
#[derive(Debug)]
pub(crate) struct Links {
    links: Vec<TermLink>,
    /// The first link of each source term, and at the end the number of links.
    starts: Vec<u32>,
}

impl Links {
    /// Puts links in the order of their source terms; those of one term stay in the order in which they are given.
    fn sorted(terms: usize, links: &[(u32, TermLink)]) -> Self {
        let starts = starts(terms, links.iter().map(|(from, _)| *from));
        let nothing = TermLink { target: 0, target_given_source: 0.0, source_given_target: 0.0 };
        let mut sorted = vec![nothing; links.len()];
        let mut next: Vec<u32> = starts.clone();
        for (from, link) in links {
            let place = &mut next[*from as usize];
            sorted[*place as usize] = *link;
            *place += 1;
        }
        Self { links: sorted, starts }
    }

    /// For each source term the target terms and their probabilities, and where those of each begin.
    pub(super) fn ahead(&self) -> (Vec<(u32, f32)>, Vec<u32>) {
        let links = self.links.iter().map(|link| (link.target, link.target_given_source));
        (links.collect(), self.starts.clone())
    }

    /// The same for each of `targets` target terms, in the order of the source terms.
    pub(super) fn back(&self, targets: usize) -> (Vec<(u32, f32)>, Vec<u32>) {
        let starts = starts(targets, self.links.iter().map(|link| link.target));
        let (mut next, mut sorted) = (starts.clone(), vec![(0, 0.0); self.links.len()]);
        for (source, ends) in (0..).zip(self.starts.windows(2)) {
            for link in &self.links[ends[0] as usize..ends[1] as usize] {
                let place = &mut next[link.target as usize];
                sorted[*place as usize] = (source, link.source_given_target);
                *place += 1;
            }
        }
        (sorted, starts)
    }

    /// The links of a source term.
    pub(crate) fn of(&self, term: u32) -> &[TermLink] {
        &self.links[self.range(term)]
    }

    fn range(&self, term: u32) -> std::ops::Range<usize> {
        self.starts[term as usize] as usize..self.starts[term as usize + 1] as usize
    }
}

/// Where the links of each term begin, and at the end their number, given the term of every link.
fn starts(terms: usize, of: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut starts = vec![0; terms + 1];
    for term in of {
        starts[term as usize + 1] += 1;
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    starts
}

/// For each source term its links.
pub(crate) fn links(model: &Model, parameters: &Parameters, source: &Side, target: &Side) -> Links {
    if source.lang == target.lang {
        return same_language_links(parameters, source, target);
    }
    let from_polish = source.lang == Some(Lang::Polish);
    let (polish, english) = if from_polish { (source, target) } else { (target, source) };
    let (english_terms, table) = (TermsByUnit::new(&english.terms), model.link_table());
    let mut found: Vec<(u32, TermLink)> = Vec::new();
    for (number, term) in (0..).zip(&polish.terms) {
        let Some(unit) = term.unit else { continue };
        table.visit(
            unit,
            |unit| english_terms.may_have(unit),
            |link| {
                let Some(other) = english_terms.get(link.english()) else { return };
                let (forward, backward) = (link.english_given_polish(), link.polish_given_english());
                let (from, target, target_given_source, source_given_target) = if from_polish {
                    (number, other, forward, backward)
                } else {
                    (other, number, backward, forward)
                };
                found.push((from, TermLink { target, target_given_source, source_given_target }));
            },
        );
    }
    let mut links = Links::sorted(source.terms.len(), &found);
    // Each similar pair is named once: only the links of the model may be there already.
    let mut more = Vec::new();
    for (from, target, probability) in similar_terms(source, target, parameters) {
        let range = links.range(from);
        match links.links[range].iter_mut().find(|link| link.target == target) {
            Some(link) => {
                link.target_given_source = link.target_given_source.max(probability);
                link.source_given_target = link.source_given_target.max(probability);
            }
            None => more.push((from, TermLink::equal(target, probability))),
        }
    }
    if model.terms().is_some() {
        let mut by_term: Vec<Vec<TermLink>> =
            (0..source.terms.len()).map(|term| links.of(term as u32).to_vec()).collect();
        for (from, link) in more {
            by_term[from as usize].push(link);
        }
        set_links(model, source, target, &mut by_term);
        let flat: Vec<_> = (0..)
            .zip(&by_term)
            .flat_map(|(from, links)| links.iter().map(move |link| (from, *link)))
            .collect();
        return Links::sorted(source.terms.len(), &flat);
    }
    if !more.is_empty() {
        let known = (0..source.terms.len() as u32)
            .flat_map(|from| links.of(from).iter().map(move |link| (from, *link)));
        let all: Vec<_> = known.chain(more).collect();
        links = Links::sorted(source.terms.len(), &all);
    }
    links
}

impl TermLink {
    fn equal(target: u32, probability: f32) -> Self {
        Self { target, target_given_source: probability, source_given_target: probability }
    }
}

/// The terms of a document by their units: a bit for each unit tells at once that most are not there, and the
/// place of the bit among those that are set is the place of its term.
struct TermsByUnit {
    /// For each unit modulo [`SIEVE`] whether one may be there: a byte is looked at faster than a bit.
    sieve: Box<[bool; SIEVE]>,
    present: Vec<u64>,
    /// For each word of `present` that has bits how many are set before it.
    before: Vec<u32>,
    terms: Vec<u32>,
}

/// A fifth of the units, and of that what the terms of a news article take is a few in a hundred.
const SIEVE: usize = 1 << 13;

impl TermsByUnit {
    fn new(terms: &[Term]) -> Self {
        let mut units: Vec<(Unit, u32)> =
            (0..).zip(terms).filter_map(|(number, term)| Some((term.unit?, number))).collect();
        units.sort_unstable();
        let words = units.last().map_or(0, |(unit, _)| usize::from(*unit) / 64 + 1);
        let (mut present, mut before) = (vec![0_u64; words], vec![0; words]);
        let mut sieve = Box::new([false; SIEVE]);
        for (count, (unit, _)) in (0..).zip(&units) {
            sieve[usize::from(*unit) % SIEVE] = true;
            let word = usize::from(*unit) / 64;
            if present[word] == 0 {
                before[word] = count;
            }
            present[word] |= 1 << (unit % 64);
        }
        Self { sieve, present, before, terms: units.into_iter().map(|(_, term)| term).collect() }
    }

    /// Whether a unit may be there; most that are not are told so.
    fn may_have(&self, unit: Unit) -> bool {
        self.sieve[usize::from(unit) % SIEVE]
    }

    fn get(&self, unit: Unit) -> Option<u32> {
        let word = *self.present.get(usize::from(unit) / 64)?;
        let bit = 1 << (unit % 64);
        if word & bit == 0 {
            return None;
        }
        let place = self.before[usize::from(unit) / 64] + (word & (bit - 1)).count_ones();
        self.terms.get(place as usize).copied()
    }
}

/// Within one language a word stands for itself.
fn same_language_links(parameters: &Parameters, source: &Side, target: &Side) -> Links {
    let key = |side: &Side, term: &Term| term.unit.map_or_else(|| Err(side.form(term).to_owned()), Ok);
    let numbers: HashMap<_, _> =
        target.terms.iter().enumerate().map(|(number, term)| (key(target, term), number as u32)).collect();
    let probability = parameters.get(Parameter::EqualWord);
    let equal = (0..).zip(&source.terms).filter_map(|(number, term)| {
        let target = numbers.get(&key(source, term))?;
        Some((number, TermLink::equal(*target, probability)))
    });
    Links::sorted(source.terms.len(), &equal.collect::<Vec<_>>())
}
