//! What an explanation of a bead holds: plain data.

use serde::{Deserialize, Serialize};

use crate::confidence::Confidence;
use crate::score::LinkKind;
use crate::span::{SentenceRange, Span};

/// Why a bead is what it is: which words speak for it, what its score is made of, what else came into question.
///
/// From [`Aligner::explain`](crate::Aligner::explain) and
/// [`Aligner::explain_pair`](crate::Aligner::explain_pair). All contributions are in nats (natural logarithms
/// of ratios of probabilities), with the weights with which they enter the score, so that they can be added and
/// compared. Spans are in bytes of the whole documents.
///
/// ```
/// use bitext::{Aligner, Document};
///
/// let polish = Document::new("Strażacy ugasili pożar. Nikt nie zginął.");
/// let english = Document::new("Firefighters put out the fire. Nobody died.");
/// let explained = Aligner::default().explain(&polish, &english);
/// let strongest = &explained[0].links[0];
/// println!("{:?} ~ {:?}", strongest.source.get(polish.as_str()), strongest.target.get(english.as_str()));
/// assert!((explained[0].parts.total() - explained[0].score).abs() < 1e-3);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// The source sentences.
    pub source: SentenceRange,
    /// The target sentences.
    pub target: SentenceRange,
    /// The confidence of the bead; `None` for a pair that is no bead of the alignment.
    pub confidence: Option<Confidence>,
    /// The probability before calibration: the share of all ways to cut both texts into beads, by their weight,
    /// that have this bead. For a sentence without a counterpart, of all that leave it alone.
    pub posterior: f64,
    /// The log-odds of the bead: that these sentences translate each other, against chance. 0 for a
    /// sentence without a counterpart. How often the documents leave sentences out is not in it; the
    /// posterior weighs that.
    pub score: f64,
    /// What the score is the sum of.
    pub parts: ScoreParts,
    /// The words that stand for each other, those that tell most first.
    pub links: Vec<LinkedWords>,
    /// Source words that nothing on the other side explains, in their order.
    pub source_alone: Vec<LoneWord>,
    /// Target words that nothing on the other side explains.
    pub target_alone: Vec<LoneWord>,
    /// The likeliest other bead of any of these sentences, one that leaves a sentence alone included; `None`
    /// where there is no other possibility.
    pub runner_up: Option<RunnerUp>,
}

/// A word of the source and a word of the target that may stand for each other.
///
/// ```
/// use bitext::{Aligner, Document, LinkKind};
///
/// let polish = Document::new("Nowak wrócił.");
/// let explained = Aligner::default().explain(&polish, &Document::new("Nowak came back."));
/// let link = explained[0].links.iter().find(|link| link.source.get(polish.as_str()) == Some("Nowak"));
/// assert!(link.is_some_and(|link| link.kind != LinkKind::SameValue && link.weight > 0.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkedWords {
    /// The bytes of the word in the source, or of a number with its unit.
    pub source: Span,
    /// The bytes of the word in the target.
    pub target: Span,
    /// Why they are linked.
    pub kind: LinkKind,
    /// What the link adds to the score, in nats. Beneath 0 where a word had rather no partner than this.
    pub weight: f64,
}

/// A word that nothing on the other side explains.
///
/// ```
/// use bitext::{Aligner, Document};
///
/// let english = Document::new("Nobody came, alas.");
/// let explained = Aligner::default().explain(&Document::new("Nikt nie przyszedł."), &english);
/// let alone = &explained[0].target_alone;
/// assert!(alone.iter().all(|word| word.weight <= 0.0 && word.span.get(english.as_str()).is_some()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LoneWord {
    /// The bytes of the word in its document.
    pub span: Span,
    /// What it takes from the score, in nats: little for an article, much for a name.
    pub weight: f64,
}

/// The parts of a bead's score, in nats.
///
/// ```
/// use bitext::ScoreParts;
///
/// let parts = ScoreParts { words: 2.5, alone: -0.5, length: 1.0, ..ScoreParts::default() };
/// assert_eq!(parts.total(), 3.0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ScoreParts {
    /// Words that the model knows, linked.
    pub words: f64,
    /// Numbers, amounts and measures of equal value, linked.
    pub numbers: f64,
    /// Words that the model does not know, linked by their spelling: names, as a rule.
    pub names: f64,
    /// Words of either side that nothing on the other explains: 0 or less.
    pub alone: f64,
    /// How well the lengths agree.
    pub length: f64,
    /// What a group gains or loses where its sentences are taken one after the other, each with its own part of
    /// the other side: −ln 2 or more, 0 for a pair.
    #[serde(default)]
    pub order: f64,
    /// How much rarer beads of this shape are than pairs of one sentence each: 0 or less.
    pub shape: f64,
    /// What the bead loses where it begins or ends between two halves of a sentence, one of which stood alone: a list
    /// that was cut after an abbreviation has such. 0 or less.
    #[serde(default)]
    pub halves: f64,
    /// What marks say: question marks, quotation marks and the like that both sides have or one lacks, and headings
    /// that are joined with the sentence behind them.
    #[serde(default)]
    pub marks: f64,
    /// What every bead has beyond its words; learnt with the model.
    pub base: f64,
    /// What a caller's encoder says; 0 without one.
    #[serde(default)]
    pub encoder: f64,
}

impl ScoreParts {
    /// The sum of all parts.
    ///
    /// ```
    /// assert_eq!(bitext::ScoreParts::default().total(), 0.0);
    /// ```
    #[must_use]
    pub fn total(&self) -> f64 {
        self.words
            + self.numbers
            + self.names
            + self.alone
            + self.length
            + self.order
            + self.shape
            + self.halves
            + self.marks
            + self.base
            + self.encoder
    }
}

/// The bead that came nearest to being there instead.
///
/// ```
/// use bitext::{Aligner, Document};
///
/// let explained = Aligner::default().explain(&Document::new("Tak."), &Document::new("Yes."));
/// let other = explained[0].runner_up.as_ref().expect("both could stand alone");
/// assert!(other.posterior < explained[0].posterior);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunnerUp {
    /// The source sentences.
    pub source: SentenceRange,
    /// The target sentences.
    pub target: SentenceRange,
    /// The probability before calibration.
    pub posterior: f64,
    /// The log-odds; 0 where a sentence stands alone.
    pub score: f64,
    /// What the score is the sum of.
    pub parts: ScoreParts,
}
