//! The links of a user's glossary, on top of those of the model.

use std::collections::HashMap;

use super::links::TermLink;
use super::side::Side;
use crate::lang::Lang;
use crate::model::{Model, Terms};

/// Sets the links between the terms of a glossary: the weight of an entry replaces what was there before.
pub(super) fn set_links(model: &Model, source: &Side, target: &Side, links: &mut [Vec<TermLink>]) {
    let Some(terms) = model.terms() else { return };
    // An inflected name that the model does not know is a term for each of its forms.
    let mut by_number: HashMap<u32, Vec<u32>> = HashMap::new();
    for (place, term) in (0..).zip(&target.terms) {
        if let Some(number) = term.glossary {
            by_number.entry(number).or_default().push(place);
        }
    }
    for (term, links) in source.terms.iter().zip(links) {
        let Some(number) = term.glossary else { continue };
        for (other, weight) in linked(terms, source.lang, number, &by_number) {
            for &other in &by_number[&other] {
                links.retain(|link| link.other != other);
                if weight > 0.0 {
                    links.push(TermLink { other, other_given_this: weight, this_given_other: weight });
                }
            }
        }
    }
}

/// The terms of the other side that an entry names together with this one.
fn linked(
    terms: &Terms,
    lang: Option<Lang>,
    number: u32,
    present: &HashMap<u32, Vec<u32>>,
) -> Vec<(u32, f32)> {
    if lang == Some(Lang::Polish) {
        return terms
            .links(number)
            .iter()
            .copied()
            .filter(|(other, _)| present.contains_key(other))
            .collect();
    }
    let from_polish = |&polish: &u32| {
        let link = terms.links(polish).iter().find(|(english, _)| *english == number);
        link.map(|(_, weight)| (polish, *weight))
    };
    let mut found: Vec<(u32, f32)> = present.keys().filter_map(from_polish).collect();
    found.sort_by_key(|(polish, _)| *polish);
    found
}

/// The weight with which an entry names two terms together.
pub(super) fn weight(model: &Model, source: (&Side, u32), target: (&Side, u32)) -> Option<f32> {
    let number = |(side, term): (&Side, u32)| side.terms[term as usize].glossary;
    let (from, to) = number(source).zip(number(target))?;
    let (polish, english) = if source.0.lang == Some(Lang::Polish) { (from, to) } else { (to, from) };
    let mut links = model.terms()?.links(polish).iter();
    links.find(|(other, _)| *other == english).map(|(_, weight)| *weight)
}
