//! The hypotheses on where a quote is from, each with what speaks for it.

use super::Wanted;
use super::evidence::{Evidence, Row, echo, windows};
use super::neighbours::NEIGHBOURS;
use crate::lang::Lang;
use crate::model::Model;
use crate::score::{Lexical, Ratios, Side, length_score};
use crate::span::SentenceRange;

/// Windows hold so many sentences more than the quote has: a translator may have joined some.
const SPARE: usize = 2;
/// Quotes of more sentences than this are looked for by windows of this size and a little more.
const MOST_SENTENCES: usize = 12;
/// Of a longer source the sentences that explain a quote best are looked at with their neighbours.
const LOOKED_THROUGH: usize = 64;
/// So many of them.
const CANDIDATES: usize = 12;

/// How many features a hypothesis has.
pub(crate) const FEATURES: usize = 24 + NEIGHBOURS;
pub(crate) type Features = [f32; FEATURES];

/// What they mean, in their order.
#[cfg(feature = "train")]
pub(crate) const NAMES: [&str; FEATURES] = [
    "what any window begins with",
    "ln of the number of the quote's words, less 2.5",
    "words that it falls short of eight, by four",
    "what the window says for the quote's words that it explains, in tens of nats",
    "what it says against the others",
    "what the quote says for the window's words that it explains",
    "what it says against the others",
    "how much more the window explains as a bag than as a chain",
    "how much more the quote explains of it as a bag than as a chain",
    "what the quote says for the best stretch of the window's words",
    "what it says against the words outside that stretch",
    "the lengths of both",
    "whether the window has more sentences than the quote",
    "how many more beyond the first",
    "whether it has fewer",
    "how many fewer beyond the first",
    "the share of the quote's words that is accounted for, in quarters",
    "the least such share of a sentence of the window",
    "ln of the window's words by the quote's",
    "whether the quote is some words in a sentence of the author",
    "what the window says for the words around such a quote",
    "rare words of the quote that are accounted for",
    "rare words that are not",
    "what the window says for the quote's words that it explains, by word",
    "how likely another quote is to be from there",
    "how near the window follows the quote before, or precedes the one after",
    "how near it is to them the other way round",
];

/// A window of source sentences that a quote may render.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hypothesis {
    pub(crate) source: usize,
    pub(crate) sentences: SentenceRange,
    /// ln of the prior probability that the quote is from there.
    pub(crate) prior: f64,
    pub(crate) features: Features,
}

/// All that is weighed for one quote.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hypotheses {
    /// ln of the prior probability that it is from nowhere.
    pub(crate) nowhere: f64,
    pub(crate) windows: Vec<Hypothesis>,
}

/// Lists the windows that each quote may render.
///
/// # Complexity
/// For each quote linear in the sentences of the sources; the windows of a long source are looked at closely
/// only around the sentences that explain the quote best.
pub(crate) fn hypotheses(
    model: &Model,
    article: Option<Lang>,
    wanted: &[Wanted],
    sources: &[(Option<Lang>, Vec<&str>)],
) -> Vec<Hypotheses> {
    // The quotes, then what stands around them.
    let texts = wanted.iter().map(|quote| quote.words.as_str());
    let contexts = wanted.iter().map(|quote| quote.context.as_str());
    let quotes = Side::read(model, article, texts.chain(contexts));
    let mut out: Vec<Hypotheses> = wanted
        .iter()
        .map(|quote| Hypotheses {
            nowhere: (1.0 - quote.priors.iter().sum::<f64>()).max(1e-6).ln(),
            windows: Vec::new(),
        })
        .collect();
    for (number, (lang, sentences)) in sources.iter().enumerate() {
        if sentences.is_empty() {
            continue;
        }
        let side = Side::read(model, *lang, sentences.iter().copied());
        let lexical = Lexical::new(model, model.parameters(), &side, &quotes);
        let kept = candidates(&lexical, wanted);
        for (quote, wanted) in wanted.iter().enumerate() {
            let prior = (wanted.priors[number] / sentences.len() as f64).max(1e-9).ln();
            let around = (wanted.sentences.min(MOST_SENTENCES) + SPARE).min(sentences.len());
            let kept = &kept[quote];
            let rows: Vec<Option<Row>> = kept
                .iter()
                .enumerate()
                .map(|(sentence, kept)| kept.then(|| Row::new(&lexical, sentence, quote)))
                .collect();
            let echo_of = |(sentence, row): (usize, &Option<Row>)| {
                let around = out.len() + quote;
                let heard = row.is_some() && !wanted.context.is_empty();
                if heard { echo(&Row::new(&lexical, sentence, around)) } else { 0.0 }
            };
            let echoes: Vec<f32> = rows.iter().enumerate().map(echo_of).collect();
            for start in 0..rows.len() {
                let run: Vec<&Row> = rows[start..].iter().take(around).map_while(Option::as_ref).collect();
                for (width, evidence) in (1..).zip(windows(&lexical, &run, quote, around)) {
                    let end = start + width;
                    let length = length_score(&lexical, start..end, quote..quote + 1);
                    let words: usize = (start..end).map(|sentence| side.sentence(sentence).len()).sum();
                    let echo = echoes[start..end].iter().copied().fold(0.0, f32::max);
                    let shape =
                        Shape { width, words, quoted: quotes.sentence(quote).len(), length, echo, wanted };
                    out[quote].windows.push(Hypothesis {
                        source: number,
                        sentences: SentenceRange::new(start, end),
                        prior,
                        features: features(&evidence, &shape),
                    });
                }
            }
        }
    }
    out
}

/// What a window is like beside its words.
struct Shape<'w> {
    width: usize,
    words: usize,
    quoted: usize,
    length: f32,
    echo: f32,
    wanted: &'w Wanted,
}

fn features(evidence: &Evidence, shape: &Shape<'_>) -> Features {
    let expected = shape.wanted.sentences.min(MOST_SENTENCES);
    let wider = shape.width.saturating_sub(expected);
    let narrower = expected.saturating_sub(shape.width);
    let number = |flag: bool| f32::from(u8::from(flag));
    let quoted = shape.quoted.max(1) as f32;
    [
        1.0,
        quoted.ln() - 2.5,
        (8.0 - quoted).max(0.0) / 4.0,
        evidence.linked / 10.0,
        evidence.unlinked / 10.0,
        evidence.linked_back / 10.0,
        evidence.unlinked_back / 10.0,
        evidence.mixed / 10.0,
        evidence.mixed_back / 10.0,
        evidence.stretch / 10.0,
        evidence.outside / 10.0,
        shape.length,
        number(wider > 0),
        wider.saturating_sub(1) as f32,
        number(narrower > 0),
        narrower.saturating_sub(1) as f32,
        evidence.coverage * 4.0,
        evidence.least_coverage * 4.0,
        (shape.words.max(1) as f32 / quoted).ln().clamp(-2.0, 3.0),
        number(shape.wanted.fragment),
        shape.echo.min(20.0) / 10.0,
        evidence.rare_linked.min(4.0),
        evidence.rare_unlinked.min(4.0),
        evidence.linked / quoted,
        // Those of the neighbours come later.
        0.0,
        0.0,
        0.0,
    ]
}

/// For each quote which sentences of a source are looked at closely.
fn candidates(lexical: &Lexical<'_>, wanted: &[Wanted]) -> Vec<Vec<bool>> {
    let sentences = lexical.source.len();
    if sentences <= LOOKED_THROUGH {
        return vec![vec![true; sentences]; wanted.len()];
    }
    // The best sentences so far, the worst of them last.
    let mut best: Vec<Vec<(f32, usize)>> = vec![Vec::with_capacity(CANDIDATES + 1); wanted.len()];
    let mut ratios = Ratios::default();
    for sentence in 0..sentences {
        lexical.ahead.ratios(sentence, 0..wanted.len(), &mut ratios);
        for (best, &score) in best.iter_mut().zip(ratios.get()) {
            let at = best.partition_point(|(other, _)| *other >= score);
            if at < CANDIDATES {
                best.insert(at, (score, sentence));
                best.truncate(CANDIDATES);
            }
        }
    }
    let keep = |(best, wanted): (&Vec<(f32, usize)>, &Wanted)| {
        let mut kept = vec![false; sentences];
        let reach = wanted.sentences.min(MOST_SENTENCES) + SPARE;
        for &(_, sentence) in best {
            kept[sentence.saturating_sub(reach)..(sentence + reach + 1).min(sentences)].fill(true);
        }
        kept
    };
    best.iter().zip(wanted).map(keep).collect()
}
