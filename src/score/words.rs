//! Which words of two short texts stand for each other: a quote, and the sentences that it renders.
//!
//! The scorer sums over all links of a sentence and never asks which word matched which. A comparison
//! has to: here every word gets the words that it may stand for, and the probability that the other side
//! accounts for it.

use super::lexical::Lexical;
use super::reading::MOST_WORDS;
use super::side::Side;
use crate::lang::Lang;
use crate::model::Model;
use crate::span::Span;
use crate::text::token::words;

/// Occurrences of one word that a word of the other side is linked with: those nearest to its own place.
const MOST_PLACES: usize = 4;
/// A link beneath this probability both ways is chance.
const LEAST_WEIGHT: f32 = 0.002;

/// The words of two texts and the links between them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct WordLinks {
    pub(crate) source: Vec<LinkedWord>,
    pub(crate) target: Vec<LinkedWord>,
    /// In the order of the source words, then of the target words.
    pub(crate) links: Vec<WordLink>,
    /// The same in the order of the target words, then of the source words.
    links_back: Vec<WordLink>,
}

/// A word of one side.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LinkedWord {
    pub(crate) span: Span,
    /// How often such a word comes from a word of the other side and not from nowhere: 0 to 1.
    pub(crate) expected: f32,
    /// How frequent such words are, as a probability.
    pub(crate) background: f32,
    /// Whether the model knows the word.
    pub(crate) known: bool,
    /// The greatest weight of its links, 0 without any.
    pub(crate) weight: f32,
    /// The word of the other side that the strongest link leads to.
    pub(crate) best: Option<usize>,
    /// The probability that the other side accounts for the word: 0 to 1.
    pub(crate) support: f32,
}

/// A source word and a target word that may stand for each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct WordLink {
    pub(crate) source: usize,
    pub(crate) target: usize,
    pub(crate) target_given_source: f32,
    pub(crate) source_given_target: f32,
}

impl WordLink {
    /// How sure it is that the two can stand for each other, 0 to 1: that of the better direction, for a
    /// rare word is the translation of a frequent one now and then but seldom the other way round.
    pub(crate) fn weight(&self) -> f32 {
        self.target_given_source.max(self.source_given_target)
    }
}

impl WordLinks {
    /// The links of source word `index`.
    pub(crate) fn of_source(&self, index: usize) -> &[WordLink] {
        let from = self.links.partition_point(|link| link.source < index);
        let to = self.links.partition_point(|link| link.source <= index);
        &self.links[from..to]
    }

    /// The links of target word `index`.
    pub(crate) fn of_target(&self, index: usize) -> &[WordLink] {
        let from = self.links_back.partition_point(|link| link.target < index);
        let to = self.links_back.partition_point(|link| link.target <= index);
        &self.links_back[from..to]
    }
}

/// Links the words of `source` and `target`.
///
/// A text whose language is not known is taken to be in the language that the other is not.
///
/// # Complexity
/// Linear in the number of words for text; bounded by the first 1,000 words of each side.
pub(crate) fn word_links(
    model: &Model,
    source: (Option<Lang>, &str),
    target: (Option<Lang>, &str),
) -> WordLinks {
    let (source_lang, target_lang) = match (source.0, target.0) {
        (Some(source), Some(target)) => (source, target),
        (Some(source), None) => (source, source.other()),
        (None, Some(target)) => (target.other(), target),
        (None, None) => (Lang::English, Lang::English),
    };
    let (source_spans, source) = read(model, source_lang, source.1);
    let (target_spans, target) = read(model, target_lang, target.1);
    let lexical = Lexical::new(model, model.parameters(), &source, &target);
    let mut links = Vec::new();
    let scale = target.words.len() as f32 / source.words.len().max(1) as f32;
    for (index, &term) in source.words.iter().enumerate() {
        let first = links.len();
        for (other, ahead, back) in lexical.term_links(term) {
            let places = target.places(other);
            let expected = (index as f32 * scale) as u32;
            let near = places.partition_point(|&place| place < expected);
            let from = near.saturating_sub(MOST_PLACES / 2).min(places.len().saturating_sub(MOST_PLACES));
            for &place in places[from..].iter().take(MOST_PLACES) {
                let link = WordLink {
                    source: index,
                    target: place as usize,
                    target_given_source: ahead,
                    source_given_target: back,
                };
                if link.weight() >= LEAST_WEIGHT
                    && index < source_spans.len()
                    && link.target < target_spans.len()
                {
                    links.push(link);
                }
            }
        }
        links[first..].sort_by_key(|link| link.target);
    }
    let mut source = linked(&source, &source_spans);
    let mut target = linked(&target, &target_spans);
    support(&mut source, &mut target, &links);
    let mut links_back = links.clone();
    links_back.sort_by_key(|link| (link.target, link.source));
    WordLinks { source, target, links, links_back }
}

fn read(model: &Model, lang: Lang, text: &str) -> (Vec<Span>, Side) {
    let spans: Vec<Span> = words(text).take(MOST_WORDS).collect();
    let end = spans.last().map_or(0, |span| span.end());
    // The end of a word may cut its line short, never change the words before it.
    let side = Side::read_words(model, Some(lang), std::iter::once(&text[..end]));
    (spans, side)
}

fn linked(side: &Side, spans: &[Span]) -> Vec<LinkedWord> {
    spans
        .iter()
        .zip(&side.words)
        .map(|(&span, &term)| {
            let term = &side.terms[term as usize];
            LinkedWord {
                span,
                expected: term.explained,
                background: term.background,
                known: term.unit.is_some(),
                weight: 0.0,
                best: None,
                support: 0.0,
            }
        })
        .collect()
}

/// Sums up the links of each word. A word of the other side can stand for few words: what it gives to one
/// is the share of its own probability that comes from there (the posterior of IBM Model 1).
fn support(source: &mut [LinkedWord], target: &mut [LinkedWord], links: &[WordLink]) {
    let mut into_source = vec![0.0_f32; source.len()];
    let mut into_target = vec![0.0_f32; target.len()];
    for link in links {
        into_source[link.source] += link.source_given_target;
        into_target[link.target] += link.target_given_source;
    }
    let mut source_left = vec![1.0_f32; source.len()];
    let mut target_left = vec![1.0_f32; target.len()];
    let mut best = vec![(0.0_f32, 0.0_f32); source.len() + target.len()];
    for link in links {
        // How much of each word the other one accounts for, against its rivals.
        let of_source = link.source_given_target / into_source[link.source].max(f32::MIN_POSITIVE);
        let of_target = link.target_given_source / into_target[link.target].max(f32::MIN_POSITIVE);
        let weight = link.weight();
        let surely = weight / (weight + DOUBT);
        source_left[link.source] *= 1.0 - (surely * of_target).clamp(0.0, 1.0);
        target_left[link.target] *= 1.0 - (surely * of_source).clamp(0.0, 1.0);
        let source_rank = (weight, of_source + of_target);
        if source_rank > best[link.source] {
            best[link.source] = source_rank;
            source[link.source].best = Some(link.target);
            source[link.source].weight = weight;
        }
        let number = source.len() + link.target;
        if source_rank > best[number] {
            best[number] = source_rank;
            target[link.target].best = Some(link.source);
            target[link.target].weight = weight;
        }
    }
    for (word, left) in source.iter_mut().zip(source_left).chain(target.iter_mut().zip(target_left)) {
        word.support = 1.0 - left;
    }
}

/// The weight of a link that is as likely chance as not.
const DOUBT: f32 = 0.02;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_within_bounds_and_supports_are_probabilities() {
        let model = Model::embedded();
        for (source, target) in [
            ("Wojna trwa, ale Wrocław śpi.", "The war goes on, but Wrocław sleeps."),
            ("", "nothing"),
            ("nic", ""),
            ("a a a a a a a a a a a a", "a a a"),
        ] {
            let links = word_links(model, (Some(Lang::Polish), source), (Some(Lang::English), target));
            assert!(
                links
                    .links
                    .iter()
                    .all(|link| { link.source < links.source.len() && link.target < links.target.len() })
            );
            assert!(links.links.is_sorted_by_key(|link| (link.source, link.target)));
            for word in links.source.iter().chain(&links.target) {
                assert!((0.0..=1.0).contains(&word.support) && (0.0..=1.0).contains(&word.expected));
            }
        }
    }

    #[test]
    fn words_find_their_counterparts() {
        let (polish, english) = ("Wojna trwa, ale Wrocław śpi.", "The war goes on, but Wrocław sleeps.");
        let links =
            word_links(Model::embedded(), (Some(Lang::Polish), polish), (Some(Lang::English), english));
        let best = |index: usize| links.source[index].best.map(|at| &english[links.target[at].span.range()]);
        assert_eq!(best(0), Some("war"));
        assert_eq!(best(3), Some("Wrocław"));
    }

    #[test]
    fn one_language_links_equal_words() {
        let english = Some(Lang::English);
        let links = word_links(Model::embedded(), (english, "They were late."), (english, "were they late"));
        assert_eq!(
            links.source.iter().map(|word| word.best).collect::<Vec<_>>(),
            [Some(1), Some(0), Some(2)]
        );
    }
}
