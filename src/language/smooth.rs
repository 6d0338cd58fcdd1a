//! The languages of the sentences of a mixed text, each seen in the light of its neighbours.

use super::Evidence;
use super::gather::gather_until_clear;
use crate::lang::Lang;
use crate::span::SentenceRange;

/// What a change of language between two sentences costs, as the logarithm of odds: one change in some
/// twenty sentences is usual in an article that quotes.
const CHANGE: f64 = 3.0;
/// One sentence says at most this much more for a language than for another, so that a list of names
/// cannot outweigh a page.
const LOUDEST: f64 = 30.0;

const STATES: [Option<Lang>; 3] = [Some(Lang::Polish), Some(Lang::English), None];

/// The language of each sentence: its own evidence and that of its neighbours. `None` for passages in
/// other languages, and for a text that does not say at all.
///
/// A sentence without evidence takes the language of what stands before it, at the start that of what
/// follows.
///
/// # Complexity
/// Linear in the length of the sentences.
///
/// ```
/// use bitext::{Lang, language::label};
///
/// let labels = label(&["The minister posted this.", "Nie było żadnych prób.", "16:30!", "He left."]);
/// assert_eq!(labels, [Lang::English, Lang::Polish, Lang::Polish, Lang::English].map(Some));
/// ```
#[must_use]
pub fn label<S: AsRef<str>>(sentences: &[S]) -> Vec<Option<Lang>> {
    let evidence: Vec<Evidence> = sentences.iter().map(|sentence| Evidence::of(sentence.as_ref())).collect();
    smooth(&evidence)
}

/// The same for paragraphs, whose languages say by which rules they are split: of a long one only so much is
/// read as it takes to be sure.
pub(crate) fn label_roughly(paragraphs: &[&str]) -> Vec<Option<Lang>> {
    let evidence: Vec<Evidence> = paragraphs.iter().map(|paragraph| gather_until_clear(paragraph)).collect();
    smooth(&evidence)
}

/// The likeliest languages for sentences with the given evidence, in order: what [`label`] does after it
/// has gathered the evidence.
///
/// The best path through a hidden Markov model with three states, found as in A. Viterbi, *Error bounds
/// for convolutional codes and an asymptotically optimum decoding algorithm*, 1967.
///
/// ```
/// use bitext::{Lang, language::{Evidence, smooth}};
///
/// let polish = Evidence { polish: 9.0, english: 0.0, other: 1.0 };
/// let nothing = Evidence::default();
/// assert_eq!(smooth(&[nothing, polish, nothing]), [Some(Lang::Polish); 3]);
/// assert_eq!(smooth(&[nothing, nothing]), [None, None]);
/// ```
#[must_use]
pub fn smooth(evidence: &[Evidence]) -> Vec<Option<Lang>> {
    if evidence.iter().all(|evidence| is_silent(*evidence)) {
        return vec![None; evidence.len()];
    }
    let mut score = [0.0; 3];
    let mut from: Vec<[usize; 3]> = Vec::with_capacity(evidence.len());
    for evidence in evidence {
        let own = bounded(*evidence);
        let best = best_of(score);
        // At equal scores the path that changes late wins: silence belongs to what stands before it.
        let back: [usize; 3] =
            std::array::from_fn(|state| if score[best] - CHANGE >= score[state] { best } else { state });
        score = std::array::from_fn(|state| {
            let change = if back[state] == state { 0.0 } else { CHANGE };
            own[state] + score[back[state]] - change
        });
        // Only differences matter; this keeps the numbers small in texts of any length.
        let top = score[best_of(score)];
        score = score.map(|value| value - top);
        from.push(back);
    }
    let mut state = best_of(score);
    let mut labels: Vec<Option<Lang>> = from
        .iter()
        .rev()
        .map(|back| {
            let label = STATES[state];
            state = back[state];
            label
        })
        .collect();
    labels.reverse();
    labels
}

fn is_silent(evidence: Evidence) -> bool {
    bounded(evidence).iter().all(|value| *value == 0.0)
}

/// The evidence in the order of [`STATES`], the best at 0 and none below the bound.
fn bounded(evidence: Evidence) -> [f64; 3] {
    let values = [evidence.polish, evidence.english, evidence.other];
    let top = values[best_of(values)];
    values.map(|value| if (value - top).is_nan() { 0.0 } else { (value - top).max(-LOUDEST) })
}

fn best_of(values: [f64; 3]) -> usize {
    (1..3).fold(0, |best, state| if values[state] > values[best] { state } else { best })
}

/// The unbroken runs of sentences in one language, in order. Sentences without a language are in none.
///
/// ```
/// use bitext::{Lang, SentenceRange, language::runs};
///
/// let labels = [Some(Lang::English), Some(Lang::Polish), Some(Lang::Polish), None];
/// let english = (Lang::English, SentenceRange::new(0, 1));
/// let polish = (Lang::Polish, SentenceRange::new(1, 3));
/// assert_eq!(runs(&labels), [english, polish]);
/// ```
#[must_use]
pub fn runs(labels: &[Option<Lang>]) -> Vec<(Lang, SentenceRange)> {
    let mut runs = Vec::new();
    let mut start = 0;
    for run in labels.chunk_by(|a, b| a == b) {
        let end = start + run.len();
        if let Some(lang) = run[0] {
            runs.push((lang, SentenceRange::new(start, end)));
        }
        start = end;
    }
    runs
}

/// The language that most of a text is in, by the length of its sentences; `None` where most of it is in
/// other languages or says nothing. `labels` are those that [`label`] gave for `sentences`.
///
/// ```
/// use bitext::{Lang, language::{label, main_language}};
///
/// let sentences = ["The minister wrote about it on Tuesday morning.", "To nieprawda.", "He did not say why."];
/// assert_eq!(main_language(&sentences, &label(&sentences)), Some(Lang::English));
/// ```
#[must_use]
pub fn main_language<S: AsRef<str>>(sentences: &[S], labels: &[Option<Lang>]) -> Option<Lang> {
    let mut lengths = [0_usize; 3];
    for (sentence, label) in sentences.iter().zip(labels) {
        let state = STATES.iter().position(|state| state == label).unwrap_or(2);
        lengths[state] += sentence.as_ref().len();
    }
    let [polish, english, neither] = lengths;
    if polish.max(english) <= neither {
        None
    } else if polish >= english {
        Some(Lang::Polish)
    } else {
        Some(Lang::English)
    }
}
