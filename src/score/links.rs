//! Which terms of the two sides translate each other.

use std::collections::HashMap;

use super::glossary::set_links;
use super::side::{Side, Term};
use super::similar::similar_terms;
use crate::lang::Lang;
use crate::model::{Model, Parameter, Parameters};

/// A target term that may translate a source term.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TermLink {
    pub(crate) target: u32,
    pub(crate) target_given_source: f32,
    pub(crate) source_given_target: f32,
}

/// For each source term its links.
pub(crate) fn links(
    model: &Model,
    parameters: &Parameters,
    source: &Side,
    target: &Side,
) -> Vec<Vec<TermLink>> {
    let mut links: Vec<Vec<TermLink>> = vec![Vec::new(); source.terms.len()];
    if source.lang == target.lang {
        return same_language_links(parameters, source, target, links);
    }
    let from_polish = source.lang == Some(Lang::Polish);
    let (polish, english) = if from_polish { (source, target) } else { (target, source) };
    let mut english_term = HashMap::new();
    for (number, term) in english.terms.iter().enumerate() {
        if let Some(unit) = term.unit {
            english_term.insert(unit, number as u32);
        }
    }
    for (number, term) in polish.terms.iter().enumerate() {
        let Some(unit) = term.unit else { continue };
        for link in model.links(unit) {
            let Some(&other) = english_term.get(&link.english) else { continue };
            let (from, to, ahead, back) = if from_polish {
                (number, other, link.english_given_polish, link.polish_given_english)
            } else {
                (other as usize, number as u32, link.polish_given_english, link.english_given_polish)
            };
            links[from].push(TermLink { target: to, target_given_source: ahead, source_given_target: back });
        }
    }
    // Each similar pair is named once: only the links of the model may be there already.
    let known: Vec<usize> = links.iter().map(Vec::len).collect();
    for (from, to, probability) in similar_terms(source, target, parameters) {
        let (known, links) = (known[from as usize], &mut links[from as usize]);
        match links[..known].iter_mut().find(|link| link.target == to) {
            Some(link) => {
                link.target_given_source = link.target_given_source.max(probability);
                link.source_given_target = link.source_given_target.max(probability);
            }
            None => links.push(TermLink {
                target: to,
                target_given_source: probability,
                source_given_target: probability,
            }),
        }
    }
    set_links(model, source, target, &mut links);
    links
}

/// Within one language a word stands for itself.
fn same_language_links(
    parameters: &Parameters,
    source: &Side,
    target: &Side,
    mut links: Vec<Vec<TermLink>>,
) -> Vec<Vec<TermLink>> {
    let key = |term: &Term| term.unit.map_or_else(|| Err(term.form.clone()), Ok);
    let numbers: HashMap<_, _> =
        target.terms.iter().enumerate().map(|(number, term)| (key(term), number as u32)).collect();
    for (number, term) in source.terms.iter().enumerate() {
        if let Some(&target) = numbers.get(&key(term)) {
            let probability = parameters.get(Parameter::EqualWord);
            links[number].push(TermLink {
                target,
                target_given_source: probability,
                source_given_target: probability,
            });
        }
    }
    links
}
