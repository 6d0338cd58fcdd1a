//! The hypotheses on where a quote is from, each with what speaks for it.

use std::ops::Range;

use super::Wanted;
use super::evidence::{Evidence, Row, echo, windows};
use super::marks::{asks, is_open};
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
pub(crate) const FEATURES: usize = 39 + NEIGHBOURS;
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
    "what the best stretch of its words says for the quote's words that it explains",
    "what that stretch says against the others",
    "the share of the quote's words that it accounts for, in quarters",
    "by how much the words that it accounts for fall short of three",
    "by how much the least that one of several sentences says for its part falls short of ten nats",
    "the least share of a sentence of several in the quote that is not accounted for, in quarters",
    "what the best sentence elsewhere in the source says for the quote's words, in tens of nats",
    "how much more the best sentence of the window says for them, by word",
    "how much shorter than eight sentences the source is, in doublings",
    "the share of a fragment's words that is accounted for, in quarters",
    "the share that the best stretch accounts for",
    "what the window says for a fragment's words that it explains, by word",
    "how many sentences of the window but its last end without a mark, as headlines do",
    "whether the quote asks something and the window does not",
    "whether the window asks something and the quote does not",
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
    /// The different words of the quote, by number.
    pub(crate) words: Vec<u32>,
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
    let (quotes, places) = Side::read_placed(model, article, texts.chain(contexts));
    // The words that the sentences of each quote begin with.
    let starts: Vec<Vec<usize>> = wanted
        .iter()
        .enumerate()
        .map(|(number, quote)| {
            let places = &places[quotes.sentence(number)];
            let word_at = |start: &usize| places.partition_point(|place| place.start() < *start);
            quote.sentences.iter().map(word_at).collect()
        })
        .collect();
    let mut out: Vec<Hypotheses> = wanted
        .iter()
        .enumerate()
        .map(|(number, quote)| {
            let mut words = quotes.words[quotes.sentence(number)].to_vec();
            words.sort_unstable();
            words.dedup();
            let nowhere = (1.0 - quote.priors.iter().sum::<f64>()).max(1e-6).ln();
            Hypotheses { nowhere, windows: Vec::new(), words }
        })
        .collect();
    for (number, (lang, sentences)) in sources.iter().enumerate() {
        if sentences.is_empty() {
            continue;
        }
        let side = Side::read(model, *lang, sentences.iter().copied());
        let lexical = Lexical::new(model, model.parameters(), &side, &quotes);
        let kept = candidates(&lexical, wanted);
        let opened: Vec<bool> = sentences.iter().map(|sentence| is_open(sentence)).collect();
        let asked: Vec<bool> = sentences.iter().map(|sentence| asks(sentence)).collect();
        for (quote, wanted) in wanted.iter().enumerate() {
            let prior = (wanted.priors[number] / sentences.len() as f64).max(1e-9).ln();
            let around = (wanted.sentences.len().clamp(1, MOST_SENTENCES) + SPARE).min(sentences.len());
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
            let alone = Alone::new(&rows);
            let asking = asks(&wanted.words);
            for start in 0..rows.len() {
                let run: Vec<&Row> = rows[start..].iter().take(around).map_while(Option::as_ref).collect();
                for (width, evidence) in (1..).zip(windows(&lexical, &run, quote, &starts[quote], around)) {
                    let end = start + width;
                    let length = length_score(&lexical, start..end, quote..quote + 1);
                    let words: usize = (start..end).map(|sentence| side.sentence(sentence).len()).sum();
                    let echo = echoes[start..end].iter().copied().fold(0.0, f32::max);
                    let open = opened[start..end - 1].iter().filter(|open| **open).count();
                    let asked = asked[start..end].contains(&true);
                    let shape = Shape {
                        width,
                        words,
                        quoted: quotes.sentence(quote).len(),
                        length,
                        echo,
                        sentences: sentences.len(),
                        alone: alone.in_and_out(start..end),
                        open,
                        asks: [asking, asked],
                        wanted,
                    };
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
    /// How many sentences the source has.
    sentences: usize,
    /// The most that one sentence says for the quote's words, inside the window and outside it.
    alone: [f32; 2],
    /// How many of its sentences but the last lack the mark that ends one.
    open: usize,
    /// Whether the quote asks something, and whether the window does.
    asks: [bool; 2],
    wanted: &'w Wanted,
}

/// What each sentence of a source says for the words of a quote that it explains, and the most of those before
/// each and from each on.
struct Alone {
    each: Vec<f32>,
    before: Vec<f32>,
    from: Vec<f32>,
}

impl Alone {
    fn new(rows: &[Option<Row>]) -> Self {
        let each: Vec<f32> = rows.iter().map(|row| row.as_ref().map_or(0.0, echo)).collect();
        let most = |most: &mut f32, said: &f32| {
            *most = most.max(*said);
            Some(*most)
        };
        let before = std::iter::once(0.0).chain(each.iter().scan(0.0, most)).collect();
        let mut from: Vec<f32> = std::iter::once(0.0).chain(each.iter().rev().scan(0.0, most)).collect();
        from.reverse();
        Self { each, before, from }
    }

    fn in_and_out(&self, window: Range<usize>) -> [f32; 2] {
        let outside = self.before[window.start].max(self.from[window.end]);
        [self.each[window].iter().copied().fold(0.0, f32::max), outside]
    }
}

fn features(evidence: &Evidence, shape: &Shape<'_>) -> Features {
    let expected = shape.wanted.sentences.len().clamp(1, MOST_SENTENCES);
    let wider = shape.width.saturating_sub(expected);
    let narrower = expected.saturating_sub(shape.width);
    let number = |flag: bool| f32::from(u8::from(flag));
    let quoted = shape.quoted.max(1) as f32;
    let near = &evidence.near;
    let fragment = number(shape.wanted.fragment);
    let [inside, outside] = shape.alone;
    let [asking, asked] = shape.asks;
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
        fragment,
        shape.echo.min(20.0) / 10.0,
        evidence.rare_linked.min(4.0),
        evidence.rare_unlinked.min(4.0),
        evidence.linked / quoted,
        near.linked / 10.0,
        near.unlinked / 10.0,
        near.share.get() * 4.0,
        (3.0 - near.share.covered).max(0.0),
        evidence.weakest.map_or(0.0, |weakest| (1.0 - weakest / 10.0).max(0.0)),
        evidence.least_quoted.map_or(0.0, |least| 4.0 * (1.0 - least)),
        outside.min(40.0) / 10.0,
        (inside - outside).max(0.0) / quoted,
        (8.0 / shape.sentences.max(1) as f32).log2().max(0.0),
        fragment * evidence.coverage * 4.0,
        fragment * near.share.get() * 4.0,
        fragment * evidence.linked / quoted,
        shape.open.min(2) as f32,
        number(asking && !asked),
        number(asked && !asking),
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
        let reach = wanted.sentences.len().clamp(1, MOST_SENTENCES) + SPARE;
        for &(_, sentence) in best {
            kept[sentence.saturating_sub(reach)..(sentence + reach + 1).min(sentences)].fill(true);
        }
        kept
    };
    best.iter().zip(wanted).map(keep).collect()
}
