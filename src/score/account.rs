//! What each word of a bead says: the sum of [`Lexical`] taken apart.
//!
//! Every word has its term in the two log-likelihood ratios of a bead. The term of a word that is linked
//! with words of the other side is shared out among these links, by the probability that each gives it; what
//! is left are words without any link. Nothing is added or lost: all together are both ratios again.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::glossary;
use super::lexical::Lexical;
use super::side::{Side, Term};
use crate::lang::Lang;
use crate::model::Model;

/// Why two words are taken to stand for each other.
///
/// ```
/// use bitext::{Aligner, Document, LinkKind};
///
/// let polish = Document::new("Pani Gąsior zapłaciła 16 tys. zł.");
/// let english = Document::new("Ms Gąsior paid 16,000 zlotys.");
/// let explained = Aligner::default().explain(&polish, &english);
/// let kind = |word: &str| {
///     let link = explained[0].links.iter().find(|link| link.target.get(english.as_str()) == Some(word));
///     link.map(|link| link.kind)
/// };
/// assert_eq!(kind("Gąsior"), Some(LinkKind::Equal));
/// assert_eq!(kind("paid"), Some(LinkKind::Lexicon));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LinkKind {
    /// The model knows that the one translates the other.
    Lexicon,
    /// The user's [`Glossary`](crate::Glossary) says so.
    Glossary,
    /// They are spelt alike, letter by letter: a name, a borrowed word, and any word between texts of one
    /// language.
    Equal,
    /// They are numbers, amounts or measures of one value: `16 tys.` and `16,000`.
    SameValue,
    /// Their spellings sound alike: a name that is inflected or transliterated.
    Alike,
}

/// What the words of a bead say, in nats before the weight of the words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Account {
    /// The strongest first.
    pub(crate) links: Vec<AccountLink>,
    /// Words that nothing on the other side explains, by their numbers in the document, with what they cost.
    pub(crate) source_alone: Vec<(usize, f64)>,
    pub(crate) target_alone: Vec<(usize, f64)>,
}

/// A word of the source linked with a word of the target, by their numbers in the documents.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct AccountLink {
    pub(crate) source: usize,
    pub(crate) target: usize,
    pub(crate) kind: LinkKind,
    /// Whether the model knows both words.
    pub(crate) known: bool,
    pub(crate) nats: f64,
}

/// Two terms that stand in a bead and are linked.
struct Pair {
    source: u32,
    target: u32,
    kind: LinkKind,
    known: bool,
    ahead: f32,
    back: f32,
}

/// Takes apart what the words of a bead say.
pub(crate) fn account(
    model: &Model,
    lexical: &Lexical<'_>,
    sources: Range<usize>,
    targets: Range<usize>,
) -> Account {
    let source = Words::of(lexical.source, sources);
    let target = Words::of(lexical.target, targets);
    let mut pairs = Vec::new();
    for &term in source.places.keys() {
        for (other, ahead, back) in lexical.term_links(term) {
            if target.places.contains_key(&other) {
                let (kind, known) = kind(model, lexical, (term, other), (ahead, back));
                pairs.push(Pair { source: term, target: other, kind, known, ahead, back });
            }
        }
    }
    let mut account = Account::default();
    let mut links: BTreeMap<(usize, usize), AccountLink> = BTreeMap::new();
    let mut link = |pair: &Pair, source: usize, target: usize, nats: f64| {
        let new = AccountLink { source, target, kind: pair.kind, known: pair.known, nats: 0.0 };
        links.entry((source, target)).or_insert(new).nats += nats;
    };
    // Each target word: which source words explain it?
    let by_target = grouped(&pairs, |pair| (pair.target, source.count(pair.source) * pair.ahead));
    for word in target.words.clone() {
        let explaining = by_target.get(&lexical.target.words[word]).map_or(&[][..], Vec::as_slice);
        let sum: f32 = explaining.iter().map(|(_, share)| share).sum();
        let factor = lexical.target_factor(word, sum / source.words.len().max(1) as f32);
        let nats = f64::from(factor).ln();
        if sum <= 0.0 {
            account.target_alone.push((word, nats));
        }
        for (pair, share) in explaining.iter().filter(|_| sum > 0.0) {
            let partner = source.nearest(pair.source, target.along(word));
            link(pair, partner, word, nats * f64::from(share / sum));
        }
    }
    // And each source word.
    let by_source = grouped(&pairs, |pair| (pair.source, target.count(pair.target) * pair.back));
    for word in source.words.clone() {
        let explaining = by_source.get(&lexical.source.words[word]).map_or(&[][..], Vec::as_slice);
        let sum: f32 = explaining.iter().map(|(_, share)| share).sum();
        let factor = lexical.source_factor(word, sum / target.words.len().max(1) as f32);
        let nats = f64::from(factor).ln();
        if sum <= 0.0 {
            account.source_alone.push((word, nats));
        }
        for (pair, share) in explaining.iter().filter(|_| sum > 0.0) {
            let partner = target.nearest(pair.target, source.along(word));
            link(pair, word, partner, nats * f64::from(share / sum));
        }
    }
    account.links = links.into_values().collect();
    account.links.sort_by(|a, b| b.nats.total_cmp(&a.nats));
    account
}

/// For each term of one side the pairs that it is in, with what each gives it.
fn grouped(pairs: &[Pair], share: impl Fn(&Pair) -> (u32, f32)) -> HashMap<u32, Vec<(&Pair, f32)>> {
    let mut out: HashMap<u32, Vec<(&Pair, f32)>> = HashMap::new();
    for pair in pairs {
        let (term, share) = share(pair);
        out.entry(term).or_default().push((pair, share));
    }
    out
}

/// The words of one side of a bead.
struct Words {
    words: Range<usize>,
    /// Where each term stands, in order.
    places: BTreeMap<u32, Vec<usize>>,
}

impl Words {
    fn of(side: &Side, sentences: Range<usize>) -> Self {
        let words = side.starts[sentences.start]..side.starts[sentences.end];
        let mut places: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for word in words.clone() {
            places.entry(side.words[word]).or_default().push(word);
        }
        Self { words, places }
    }

    fn count(&self, term: u32) -> f32 {
        self.places.get(&term).map_or(0, Vec::len) as f32
    }

    /// How far along the bead a word stands, from 0 to 1.
    fn along(&self, word: usize) -> f64 {
        (word - self.words.start) as f64 / self.words.len().max(1) as f64
    }

    /// The occurrence of a term that is nearest to a place: where a word stands twice, one is shown.
    fn nearest(&self, term: u32, along: f64) -> usize {
        let wanted = self.words.start + (along * self.words.len() as f64) as usize;
        let places = self.places.get(&term).map_or(&[][..], Vec::as_slice);
        let after = places.partition_point(|&place| place < wanted);
        let near = [after.checked_sub(1), Some(after)].into_iter().flatten().filter_map(|at| places.get(at));
        near.min_by_key(|place| place.abs_diff(wanted)).copied().unwrap_or(self.words.start)
    }
}

/// Why two terms are linked, and whether the model knows both.
fn kind(
    model: &Model,
    lexical: &Lexical<'_>,
    (source, target): (u32, u32),
    probabilities: (f32, f32),
) -> (LinkKind, bool) {
    let terms = (&lexical.source.terms[source as usize], &lexical.target.terms[target as usize]);
    let known = terms.0.unit.is_some() && terms.1.unit.is_some();
    let forms = (lexical.source.form(terms.0), lexical.target.form(terms.1));
    let equal = forms.0 == forms.1;
    let entry = glossary::weight(model, (lexical.source, source), (lexical.target, target));
    let kind = if entry.is_some() {
        LinkKind::Glossary
    } else if equal && forms.0.starts_with(|first: char| first == '#' || first.is_ascii_digit()) {
        LinkKind::SameValue
    } else if in_lexicon(model, lexical, terms, probabilities) {
        LinkKind::Lexicon
    } else if equal || lexical.source.lang == lexical.target.lang {
        LinkKind::Equal
    } else {
        LinkKind::Alike
    };
    (kind, known)
}

/// Whether the probabilities of a link are those of the model: a likeness that says more replaces them.
fn in_lexicon(
    model: &Model,
    lexical: &Lexical<'_>,
    (source, target): (&Term, &Term),
    (ahead, back): (f32, f32),
) -> bool {
    let Some(units) = source.unit.zip(target.unit) else { return false };
    let (polish, english, forward, backward) = match (lexical.source.lang, lexical.target.lang) {
        (Some(Lang::Polish), Some(Lang::English)) => (units.0, units.1, ahead, back),
        (Some(Lang::English), Some(Lang::Polish)) => (units.1, units.0, back, ahead),
        _ => return false,
    };
    let mut links = model.links(polish);
    links.any(|link| {
        link.english() == english
            && (link.english_given_polish() >= forward || link.polish_given_english() >= backward)
    })
}
