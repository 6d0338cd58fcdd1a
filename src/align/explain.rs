//! Explaining beads: computed only when it is asked for, from the same pass as the answer.

use super::aligner::Aligner;
use super::alignment::Alignment;
use super::anchors::is_whole;
use super::encoded::Encoded;
use super::explanation::{Explanation, LinkedWords, LoneWord, RunnerUp, ScoreParts};
use super::pass::Pass;
use super::scores::{chain_weights, shape_prior};
use super::shape::{Shape, reach};
use crate::confidence::Confidence;
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::model::Parameter;
use crate::score::{Account, Chains, Lexical, LinkKind, MarkScores, Side, account, length_score};
use crate::span::{SentenceRange, Span};

/// Source and target sentences.
type Sentences = (SentenceRange, SentenceRange);

impl Aligner<'_> {
    /// Explains every bead of the alignment of two documents, in the order of [`Alignment::beads`].
    ///
    /// # Complexity
    /// That of aligning, and for each bead a look at all beads that its sentences could be in. Documents of more than
    /// some 500 sentences a side are gone over once more in one piece, near sentences that share rare words: the
    /// posteriors and the runner-up are of that pass, and it takes memory for all of them at once.
    ///
    /// ```
    /// use bitext::{Aligner, Document};
    ///
    /// let polish = Document::new("Pociąg odjechał o 17:45. Nikt go nie zatrzymał.");
    /// let english = Document::new("The train left at 5:45 p.m. Nobody stopped it.");
    /// let aligner = Aligner::default();
    /// for explanation in aligner.explain(&polish, &english) {
    ///     println!("{:.2} nats, of which the words {:.2}", explanation.score, explanation.parts.words);
    ///     for link in &explanation.links {
    ///         println!("  {:?} {:?}", link.source.get(polish.as_str()), link.target.get(english.as_str()));
    ///     }
    /// }
    /// assert_eq!(aligner.explain(&polish, &english).len(), aligner.align(&polish, &english).beads().len());
    /// ```
    #[must_use]
    pub fn explain(&self, source: &Document, target: &Document) -> Vec<Explanation> {
        self.explain_encoded(source, target, None)
    }

    pub(super) fn explain_encoded(
        &self,
        source: &Document,
        target: &Document,
        encoded: Option<&Encoded>,
    ) -> Vec<Explanation> {
        self.with_explainer(source, target, encoded, |explainer| {
            let beads = explainer.alignment.beads().iter();
            beads.map(|bead| explainer.explain((bead.source(), bead.target()))).collect()
        })
    }

    /// Explains why some sentences are or are not a bead.
    ///
    /// # Errors
    /// Where sentences are named that the documents do not have, or more than a bead may take
    /// ([`AlignerBuilder::max_bead`](crate::AlignerBuilder::max_bead)); for a sentence alone, the other side is
    /// an empty range.
    ///
    /// ```
    /// use bitext::{Aligner, Document, SentenceRange};
    ///
    /// let polish = Document::new("Pociąg odjechał. Nikt go nie zatrzymał.");
    /// let english = Document::new("The train left. Nobody stopped it.");
    /// let (first, second) = (SentenceRange::new(0, 1), SentenceRange::new(1, 2));
    /// let wrong = Aligner::default().explain_pair(&polish, &english, first, second)?;
    /// assert!(wrong.confidence.is_none() && wrong.posterior < 0.01);
    /// # Ok::<(), bitext::Error>(())
    /// ```
    pub fn explain_pair(
        &self,
        source: &Document,
        target: &Document,
        source_sentences: SentenceRange,
        target_sentences: SentenceRange,
    ) -> Result<Explanation, Error> {
        let fault = |remedy| {
            Err(ErrorKind::NoBead {
                source_count: source_sentences.len(),
                target_count: target_sentences.len(),
                remedy,
            }
            .into())
        };
        if source_sentences.end() > source.len() || target_sentences.end() > target.len() {
            return fault("give sentences that the documents have");
        }
        let possible = match (source_sentences.len(), target_sentences.len()) {
            (0, 1) | (1, 0) => true,
            (source, target) => self.shapes().contains(&Shape { source, target }),
        };
        if !possible {
            return fault("give one sentence alone, one to a few, or two to two");
        }
        Ok(self.with_explainer(source, target, None, |explainer| {
            explainer.explain((source_sentences, target_sentences))
        }))
    }

    fn with_explainer<T>(
        &self,
        source: &Document,
        target: &Document,
        encoded: Option<&Encoded>,
        explain: impl FnOnce(&Explainer<'_>) -> T,
    ) -> T {
        let model = self.model();
        let (mut source_side, source_words) =
            Side::read_placed(model, source.lang(), source.sentence_texts());
        let (mut target_side, target_words) =
            Side::read_placed(model, target.lang(), target.sentence_texts());
        source_side.stops_short = source.stops_short();
        target_side.stops_short = target.stops_short();
        let lexical = Lexical::new(model, model.parameters(), &source_side, &target_side);
        let pass = self.pass(&lexical, encoded);
        let windows = encoded.is_none() && !is_whole(source.len(), target.len(), self.budget());
        explain(&Explainer {
            aligner: self,
            alignment: match windows {
                true => self.align_long(source, target),
                false => self.answer(&pass, source, target),
            },
            marks: self.marks(&lexical),
            lexical: &lexical,
            pass,
            source_words: placed(source, &source_side, &source_words),
            target_words: placed(target, &target_side, &target_words),
        })
    }
}

/// The spans of all words in the text of their document.
fn placed(document: &Document, side: &Side, words: &[Span]) -> Vec<Span> {
    let starts = document.sentences().iter().map(|sentence| sentence.span().start());
    starts
        .enumerate()
        .flat_map(|(sentence, start)| {
            words[side.sentence(sentence)].iter().map(move |word| word.shift(start))
        })
        .collect()
}

/// A pass, with what is needed to look at it closely.
struct Explainer<'e> {
    aligner: &'e Aligner<'e>,
    alignment: Alignment,
    lexical: &'e Lexical<'e>,
    pass: Pass,
    marks: MarkScores<'e>,
    source_words: Vec<Span>,
    target_words: Vec<Span>,
}

impl Explainer<'_> {
    fn explain(&self, bead: Sentences) -> Explanation {
        let account = self.account(bead);
        let parts = self.parts(bead, &account);
        let weight = self.weight();
        let links = account.links.iter().map(|link| LinkedWords {
            source: self.source_words[link.source],
            target: self.target_words[link.target],
            kind: link.kind,
            weight: rounded(weight * link.nats),
        });
        let alone = |words: &[(usize, f64)], spans: &[Span]| {
            let word = |&(word, nats): &(usize, f64)| LoneWord {
                span: spans[word],
                weight: rounded((weight * nats).min(0.0)),
            };
            words.iter().map(word).collect()
        };
        Explanation {
            source: bead.0,
            target: bead.1,
            confidence: self.found(bead),
            posterior: rounded(self.posterior(bead)),
            score: rounded(parts.total()),
            parts,
            links: links.collect(),
            source_alone: alone(&account.source_alone, &self.source_words),
            target_alone: alone(&account.target_alone, &self.target_words),
            runner_up: self.runner_up(bead),
        }
    }

    /// The confidence of a bead of the alignment.
    fn found(&self, (source, target): Sentences) -> Option<Confidence> {
        let bead = match source.iter().next() {
            Some(sentence) => self.alignment.of_source(sentence),
            None => self.alignment.of_target(target.start()),
        }?;
        same((bead.source(), bead.target()), (source, target)).then(|| bead.confidence())
    }

    fn account(&self, (source, target): Sentences) -> Account {
        if source.is_empty() || target.is_empty() {
            return Account::default();
        }
        account(self.aligner.model(), self.lexical, source.iter(), target.iter())
    }

    fn weight(&self) -> f64 {
        f64::from(self.aligner.model().parameters().get(Parameter::Words))
    }

    fn parts(&self, (source, target): Sentences, account: &Account) -> ScoreParts {
        let mut parts = ScoreParts::default();
        if source.is_empty() || target.is_empty() {
            return parts;
        }
        for link in &account.links {
            let part = match link.kind {
                LinkKind::SameValue => &mut parts.numbers,
                LinkKind::Equal | LinkKind::Alike if !link.known => &mut parts.names,
                _ => &mut parts.words,
            };
            *part += self.weight() * link.nats;
        }
        let alone = account.source_alone.iter().chain(&account.target_alone);
        parts.alone = self.weight() * alone.map(|(_, nats)| nats).sum::<f64>();
        let parameters = self.aligner.model().parameters();
        let length = length_score(self.lexical, source.iter(), target.iter());
        parts.length = f64::from(parameters.get(Parameter::Length) * length);
        let words: f64 = account.links.iter().map(|link| link.nats).sum::<f64>()
            + account.source_alone.iter().chain(&account.target_alone).map(|(_, nats)| nats).sum::<f64>();
        let weights = chain_weights(parameters);
        let bag = weights.words * words as f32 + weights.length * length;
        let gain = Chains::new(self.lexical, weights).gain(source.iter(), target.iter(), bag);
        parts.order = f64::from(gain);
        let shape = Shape { source: source.len(), target: target.len() };
        if let (Some(cosines), Some(_)) = (&self.pass.cosines, self.place((source, target))) {
            parts.encoder = f64::from(cosines.log_odds(source.end(), target.end(), shape));
        }
        parts.shape = f64::from(shape_prior(parameters, shape));
        if let Some(halves) = &self.pass.halves {
            parts.halves = f64::from(halves.score(source.iter(), target.iter()));
        }
        parts.marks = f64::from(self.marks.get(&source.iter(), &target.iter()));
        parts.base = f64::from(parameters.get(Parameter::Bias));
        for part in [
            &mut parts.words,
            &mut parts.numbers,
            &mut parts.names,
            &mut parts.alone,
            &mut parts.length,
            &mut parts.order,
            &mut parts.shape,
            &mut parts.halves,
            &mut parts.marks,
            &mut parts.base,
            &mut parts.encoder,
        ] {
            *part = rounded(*part);
        }
        parts
    }

    /// The place of a bead in the lattice: its cell, and the number of its shape.
    fn place(&self, (source, target): Sentences) -> Option<(usize, usize)> {
        let shape = Shape { source: source.len(), target: target.len() };
        let number = self.aligner.shapes().iter().position(|other| *other == shape)?;
        self.pass.band.before(source.end(), target.end(), shape.source, shape.target)?;
        Some((self.pass.band.cell(source.end(), target.end())?, number))
    }

    fn posterior(&self, bead: Sentences) -> f64 {
        let crossing = self.pass.crossings.iter().find(|crossing| (crossing.source, crossing.target) == bead);
        if let Some(crossing) = crossing {
            return crossing.posterior;
        }
        match (bead.0.is_empty(), bead.1.is_empty()) {
            (false, true) => self.pass.posterior.null_source[bead.0.start()],
            (true, false) => self.pass.posterior.null_target[bead.1.start()],
            _ => self.place(bead).map_or(0.0, |(cell, number)| self.pass.posterior.cell(cell)[number]),
        }
    }

    /// The likeliest of the beads that share a sentence with this one.
    fn runner_up(&self, (source, target): Sentences) -> Option<RunnerUp> {
        let nowhere = SentenceRange::default();
        let mut best: Option<(f64, Sentences)> = None;
        let mut offer = |posterior: f64, other: Sentences| {
            if !same(other, (source, target))
                && posterior > 0.0
                && best.is_none_or(|(most, _)| posterior > most)
            {
                best = Some((posterior, other));
            }
        };
        for sentence in source {
            let alone = SentenceRange::new(sentence, sentence + 1);
            offer(self.pass.posterior.null_source[sentence], (alone, nowhere));
        }
        for sentence in target {
            let alone = SentenceRange::new(sentence, sentence + 1);
            offer(self.pass.posterior.null_target[sentence], (nowhere, alone));
        }
        let shapes = self.aligner.shapes();
        let (reach, width) = reach(shapes);
        let band = &self.pass.band;
        for row in 1..=band.sources() {
            let near = !source.is_empty() && source.start() < row && row < source.end() + reach;
            let columns = band.row(row);
            let columns = if near {
                columns
            } else if target.is_empty() {
                continue;
            } else {
                columns.start.max(target.start() + 1)..columns.end.min(target.end() + width)
            };
            for column in columns {
                let Some(cell) = band.cell(row, column) else { continue };
                for (shape, &posterior) in shapes.iter().zip(self.pass.posterior.cell(cell)) {
                    let (Some(from), Some(to)) =
                        (row.checked_sub(shape.source), column.checked_sub(shape.target))
                    else {
                        continue;
                    };
                    let other = (SentenceRange::new(from, row), SentenceRange::new(to, column));
                    if overlap(other.0, source) || overlap(other.1, target) {
                        offer(posterior, other);
                    }
                }
            }
        }
        let (posterior, other) = best?;
        let parts = self.parts(other, &self.account(other));
        let score = rounded(parts.total());
        Some(RunnerUp { source: other.0, target: other.1, posterior: rounded(posterior), score, parts })
    }
}

/// Whether two beads are one; where an empty side stands means nothing.
fn same(one: Sentences, other: Sentences) -> bool {
    let same = |one: SentenceRange, other: SentenceRange| one == other || one.is_empty() && other.is_empty();
    same(one.0, other.0) && same(one.1, other.1)
}

fn overlap(one: SentenceRange, other: SentenceRange) -> bool {
    one.start() < other.end() && other.start() < one.end()
}

/// To a millionth, as confidences are: finer than any measurement, and the same after a way through JSON.
fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}
