//! Locating: which sentences of which source a quote renders, or none.
//!
//! Every window of neighbouring source sentences is a hypothesis, twice: that the quote renders all of it,
//! and that it renders a part. "It is not there" is a hypothesis of its own. All compete; the confidence
//! is the posterior of the window that wins, or of its not being there.

use crate::align::log_add;
use crate::confidence::Confidence;
use crate::document::Document;
use crate::lang::Lang;
use crate::model::{Model, Parameter, Parameters};
use crate::score::{Lexical, Side, Window, length_score};
use crate::span::SentenceRange;

/// Windows hold so many sentences more than the quote has: a translator may have joined some.
const SPARE: usize = 2;
/// Quotes of more sentences than this are looked for by windows of this size and a little more.
const MOST_SENTENCES: usize = 12;
// The figures below were chosen by trial on the articles of `evaluate --only quotes` with the seeds 1, 2 and 3,
// by the shares of quotes at the right sentences and of foreign ones found nowhere and by the Brier score.

/// What a window has in its favour before any word is looked at, in nats, at most: a free rendering explains
/// few of the words, and a stranger's are explained worse than by chance, so the even point is below naught.
const FREEDOM: f64 = 4.0;
/// The same for each word beyond the first few: a phrase or two of everyday words may be anybody's.
const FREEDOM_OF_A_WORD: f64 = 0.6;
const STRICT_WORDS: usize = 5;
/// ln of the prior that a quote renders a part of what it renders, a clause or a phrase.
const PART: f64 = -3.0;
/// What the one direction that speaks for a part counts, beside one for each direction of a whole.
const ONE_WAY: f64 = 1.6;
/// ln of the prior of each sentence that a window has beyond those of the quote.
const WIDER: f64 = -2.0;
/// The same of each sentence that it has less. Translators of news split more often than they join, and
/// beside a window too narrow stands the one that has a headline in it, too.
const NARROWER: f64 = -0.5;

/// Where a quote was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Located {
    pub(super) source: usize,
    pub(super) sentences: SentenceRange,
    /// Whether it is likelier that the quote renders a part of these sentences than all of them.
    pub(super) part: bool,
    pub(super) confidence: Confidence,
}

/// What is known of a quote before it is looked for.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// Its words.
    pub(super) words: String,
    /// How many sentences it has.
    pub(super) sentences: usize,
    /// For each source the prior probability that the quote is from it.
    pub(super) priors: Vec<f64>,
}

/// Looks for all quotes in all sources. For each quote where it is, or the probability that it is nowhere.
pub(super) fn locate(
    model: &Model,
    article: &Document,
    wanted: &[Wanted],
    sources: &[(Option<Lang>, Vec<&str>)],
) -> Vec<Result<Located, Confidence>> {
    let quotes = Side::read(model, article.lang(), wanted.iter().map(|quote| quote.words.as_str()));
    let mut hypotheses: Vec<Vec<(f64, Option<Located>)>> = wanted
        .iter()
        .map(|quote| vec![((1.0 - quote.priors.iter().sum::<f64>()).max(1e-6).ln(), None)])
        .collect();
    for (number, (lang, sentences)) in sources.iter().enumerate() {
        if sentences.is_empty() {
            continue;
        }
        let side = Side::read(model, *lang, sentences.iter().copied());
        let lexical = Lexical::new(model, model.parameters(), &side, &quotes);
        let supports: Vec<Window> =
            (0..sentences.len()).map(|sentence| lexical.support(sentence, 0..wanted.len())).collect();
        let explained: Vec<Vec<f32>> = (0..sentences.len())
            .map(|sentence| lexical.backward(sentence, 0..wanted.len(), 1).pop().unwrap_or_default())
            .collect();
        for (quote, wanted) in wanted.iter().enumerate() {
            let each = (wanted.priors[number] / sentences.len() as f64).max(1e-9).ln();
            let backward: Vec<f64> = explained.iter().map(|row| f64::from(row[quote])).collect();
            let words = wanted.words.split_whitespace().count();
            let freedom = (FREEDOM_OF_A_WORD * words.saturating_sub(STRICT_WORDS) as f64).min(FREEDOM);
            let widest = (wanted.sentences.min(MOST_SENTENCES) + SPARE).min(sentences.len());
            for width in 1..=widest {
                for start in 0..=sentences.len() - width {
                    let window = start..start + width;
                    let score =
                        Scores::of(model.parameters(), &lexical, &supports, &backward, window.clone(), quote);
                    let expected = wanted.sentences.min(MOST_SENTENCES);
                    let wider = WIDER * width.saturating_sub(expected) as f64;
                    let narrower = NARROWER * expected.saturating_sub(width) as f64;
                    let prior = each + freedom + wider + narrower;
                    let (whole, part) = (prior + score.whole, prior + PART + score.part);
                    let place = Located {
                        source: number,
                        sentences: SentenceRange::new(start, start + width),
                        part: part > whole,
                        confidence: Confidence::ZERO,
                    };
                    hypotheses[quote].push((log_add(whole, part), Some(place)));
                }
            }
        }
    }
    hypotheses.iter().map(|hypotheses| decide(hypotheses)).collect()
}

/// The log-odds of a window, rendered whole or in part.
struct Scores {
    whole: f64,
    part: f64,
}

impl Scores {
    fn of(
        parameters: &Parameters,
        lexical: &Lexical<'_>,
        supports: &[Window],
        backward: &[f64],
        window: std::ops::Range<usize>,
        quote: usize,
    ) -> Scores {
        let weight = f64::from(parameters.get(Parameter::Words));
        let rows: Vec<&Window> = supports[window.clone()].iter().collect();
        let forward = f64::from(lexical.forward(&rows, quote));
        let length = f64::from(parameters.get(Parameter::Length))
            * f64::from(length_score(lexical, window.clone(), quote..quote + 1));
        Scores {
            whole: weight * (forward + backward[window].iter().sum::<f64>()) + length,
            // A part of a sentence is explained by it, but does not explain it: one direction has to do.
            part: ONE_WAY * weight * forward,
        }
    }
}

fn decide(hypotheses: &[(f64, Option<Located>)]) -> Result<Located, Confidence> {
    let greatest = hypotheses.iter().map(|(weight, _)| *weight).fold(f64::NEG_INFINITY, f64::max);
    let total: f64 = hypotheses.iter().map(|(weight, _)| (weight - greatest).exp()).sum();
    let share = |weight: f64| (weight - greatest).exp() / total;
    let absent =
        hypotheses.iter().find(|(_, place)| place.is_none()).map_or(0.0, |(weight, _)| share(*weight));
    let best = hypotheses
        .iter()
        .filter_map(|(weight, place)| place.map(|place| (*weight, place)))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match best {
        // Windows that overlap share what speaks for them: together they have to beat absence.
        Some((weight, place)) if absent < 0.5 => {
            Ok(Located { confidence: Confidence::new(share(weight)), ..place })
        }
        _ => Err(Confidence::new(absent)),
    }
}
