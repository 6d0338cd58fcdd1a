//! Which terms of the two sides translate each other.

use std::collections::HashMap;

use super::glossary::set_links;
use super::side::{Side, Term};
use super::similar::similar_terms;
use crate::lang::Lang;
use crate::model::{Model, Parameter, Parameters, Unit};

/// A term of the other side that may translate a term.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TermLink {
    pub(crate) other: u32,
    /// The probability of the other one given this one …
    pub(crate) other_given_this: f32,
    /// … and the other way round.
    pub(crate) this_given_other: f32,
}

/// For each term of one side its links.
#[derive(Debug, Default)]
pub(crate) struct Links {
    links: Vec<TermLink>,
    /// The first link of each term, and at the end the number of links.
    starts: Vec<u32>,
}

impl Links {
    /// Takes the links of one term after the other.
    fn new<'l>(of_terms: impl Iterator<Item = &'l [TermLink]>) -> Self {
        let mut links = Self::default();
        links.end_term();
        for of_term in of_terms {
            links.links.extend_from_slice(of_term);
            links.end_term();
        }
        links
    }

    /// The links of a term.
    #[inline]
    pub(crate) fn of(&self, term: u32) -> &[TermLink] {
        match self.starts.get(term as usize..term as usize + 2) {
            Some(&[start, end]) => self.links.get(start as usize..end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Ends the links of a term: those that are entered next are of another.
    fn end_term(&mut self) {
        self.starts.push(self.links.len() as u32);
    }

    /// The same links as the other side's, which has so many terms; those of one term in the order of these.
    fn turned(&self, others: usize) -> Self {
        let mut starts = vec![0; others + 2];
        // While links are placed the start of each term stands one further on, and moves to its end.
        for link in &self.links {
            starts[link.other as usize + 2] += 1;
        }
        for term in 0..others {
            starts[term + 2] += starts[term + 1];
        }
        let mut links = vec![TermLink::equal(0, 0.0); self.links.len()];
        for (this, ends) in (0..).zip(self.starts.windows(2)) {
            for &TermLink { other, other_given_this, this_given_other } in
                &self.links[ends[0] as usize..ends[1] as usize]
            {
                let place = &mut starts[other as usize + 1];
                links[*place as usize] = TermLink {
                    other: this,
                    other_given_this: this_given_other,
                    this_given_other: other_given_this,
                };
                *place += 1;
            }
        }
        starts.pop();
        Self { links, starts }
    }
}

/// The links of the source terms, and the same as those of the target terms.
pub(crate) fn links(model: &Model, parameters: &Parameters, source: &Side, target: &Side) -> (Links, Links) {
    let (sources, targets) = (source.terms.len(), target.terms.len());
    if source.lang == target.lang {
        let ahead = same_language_links(parameters, source, target);
        let back = ahead.turned(targets);
        return (ahead, back);
    }
    let from_polish = source.lang == Some(Lang::Polish);
    let mut alike = similar_terms(source, target, parameters);
    let (polish, english) = if from_polish { (source, target) } else { (target, source) };
    if !from_polish {
        alike.iter_mut().for_each(|(from, to, _)| std::mem::swap(from, to));
        alike.sort_by_key(|(polish, ..)| *polish);
    }
    let by_polish = links_of_polish(model, polish, english, &alike);
    let by_english = by_polish.turned(english.terms.len());
    let (ahead, back) = if from_polish { (by_polish, by_english) } else { (by_english, by_polish) };
    if model.terms().is_none() {
        return (ahead, back);
    }
    let mut by_term: Vec<Vec<TermLink>> = (0..sources as u32).map(|term| ahead.of(term).to_vec()).collect();
    set_links(model, source, target, &mut by_term);
    let ahead = Links::new(by_term.iter().map(Vec::as_slice));
    let back = ahead.turned(targets);
    (ahead, back)
}

/// The links of the model, and those of terms that look alike, which are given in the order of the Polish ones.
fn links_of_polish(model: &Model, polish: &Side, english: &Side, alike: &[(u32, u32, f32)]) -> Links {
    let (table, sieve) = (model.link_table(), UnitSieve::new(&english.terms));
    let mut found = Links::default();
    found.starts.reserve(polish.terms.len() + 1);
    found.links.reserve(polish.terms.len() * LINKS_OF_TERM);
    found.end_term();
    let mut alike = alike.iter().peekable();
    for (number, term) in (0..).zip(&polish.terms) {
        let first = found.links.len();
        if let Some(unit) = term.unit {
            table.visit(
                unit,
                |unit| sieve.may_have(unit),
                |link| {
                    if sieve.may_have(link.english())
                        && let Some(other) = english.term_of(link.english())
                    {
                        found.links.push(TermLink {
                            other,
                            other_given_this: link.english_given_polish(),
                            this_given_other: link.polish_given_english(),
                        });
                    }
                },
            );
        }
        // Each pair that looks alike is named once: only the links of the model may be there already.
        let known = found.links.len();
        while let Some(&(_, other, probability)) = alike.next_if(|(polish, ..)| *polish == number) {
            match found.links[first..known].iter_mut().find(|link| link.other == other) {
                Some(link) => {
                    link.other_given_this = link.other_given_this.max(probability);
                    link.this_given_other = link.this_given_other.max(probability);
                }
                None => found.links.push(TermLink::equal(other, probability)),
            }
        }
        found.end_term();
    }
    found
}

/// Links that a term has to those of a news article, about: room is made for so many.
const LINKS_OF_TERM: usize = 16;

impl TermLink {
    fn equal(other: u32, probability: f32) -> Self {
        Self { other, other_given_this: probability, this_given_other: probability }
    }
}

/// Tells at once that most units are not among the terms of a document: a byte for each unit modulo [`SIEVE`], which is
/// looked at faster than a bit.
struct UnitSieve(Box<[bool; SIEVE]>);

/// A fifth of the units, and of that what the terms of a news article take is a few in a hundred.
const SIEVE: usize = 1 << 13;

impl UnitSieve {
    fn new(terms: &[Term]) -> Self {
        let mut sieve = Box::new([false; SIEVE]);
        for unit in terms.iter().filter_map(|term| term.unit) {
            sieve[usize::from(unit) % SIEVE] = true;
        }
        Self(sieve)
    }

    /// Whether a unit may be there.
    #[inline]
    fn may_have(&self, unit: Unit) -> bool {
        self.0[usize::from(unit) % SIEVE]
    }
}

/// Within one language a word stands for itself.
fn same_language_links(parameters: &Parameters, source: &Side, target: &Side) -> Links {
    let key = |side: &Side, term: &Term| term.unit.map_or_else(|| Err(side.form(term).to_owned()), Ok);
    let numbers: HashMap<_, _> =
        target.terms.iter().enumerate().map(|(number, term)| (key(target, term), number as u32)).collect();
    let probability = parameters.get(Parameter::EqualWord);
    let equal = source.terms.iter().map(|term| {
        let other = numbers.get(&key(source, term))?;
        Some(TermLink::equal(*other, probability))
    });
    let equal: Vec<Option<TermLink>> = equal.collect();
    Links::new(equal.iter().map(Option::as_slice))
}
