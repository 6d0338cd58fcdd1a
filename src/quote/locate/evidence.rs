//! What the words of a quote and of neighbouring source sentences say of each other.
//!
//! A window of several sentences is looked at twice: as a bag, where every word may be explained by every
//! other, and as a chain, where the quote is cut into as many parts as there are sentences and each part
//! stands for its own. A sentence that has no business in the window gets a part that it does not explain.

use std::ops::Range;

use super::near::{Near, Share};
use crate::score::Lexical;

/// A word of a sentence and a word of the quote, by their numbers in these, that may stand for each other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) word: usize,
    pub(super) at: usize,
    pub(super) ahead: f32,
    back: f32,
}

/// One source sentence beside a quote.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) words: Range<usize>,
    pub(super) links: Vec<Link>,
    /// For each word of the quote Σ t(e|f) over the words of the sentence.
    sums: Vec<f32>,
    /// For each word of the quote the logarithm of what it multiplies the likelihood ratio by, given this
    /// sentence alone.
    ahead: Vec<f32>,
}

impl Row {
    pub(super) fn new(lexical: &Lexical<'_>, sentence: usize, quote: usize) -> Self {
        let words = lexical.source.sentence(sentence);
        let quoted = lexical.target.sentence(quote);
        let mut links = Vec::new();
        let mut sums = vec![0.0; quoted.len()];
        for (number, word) in words.clone().enumerate() {
            for (term, ahead, back) in lexical.term_links(lexical.source.words[word]) {
                let places = lexical.target.places(term);
                let first = places.partition_point(|&place| (place as usize) < quoted.start);
                for &place in places[first..].iter().take_while(|&&place| (place as usize) < quoted.end) {
                    let at = place as usize - quoted.start;
                    links.push(Link { word: number, at, ahead, back });
                    sums[at] += ahead;
                }
            }
        }
        let share = 1.0 / words.len().max(1) as f32;
        let factor = |(at, sum): (usize, &f32)| lexical.target_factor(quoted.start + at, sum * share).ln();
        let ahead = sums.iter().enumerate().map(factor).collect();
        Self { words, links, sums, ahead }
    }

    /// For each word of the sentence the logarithm of its factor, given the words `part` of the quote.
    fn back(&self, lexical: &Lexical<'_>, part: Range<usize>, out: &mut Vec<f32>) {
        let mut sums = vec![0.0; self.words.len()];
        for link in self.links.iter().filter(|link| part.contains(&link.at)) {
            sums[link.word] += link.back;
        }
        let share = 1.0 / part.len().max(1) as f32;
        let words = self.words.clone().zip(sums);
        out.extend(words.map(|(word, sum)| lexical.source_factor(word, sum * share).ln()));
    }
}

/// What speaks for a window and against it, in nats, and the shares of words that are accounted for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Evidence {
    /// The sums over the quote's words that the window explains, and over those that it does not.
    pub(super) linked: f32,
    pub(super) unlinked: f32,
    /// The same of the window's words, given the quote.
    pub(super) linked_back: f32,
    pub(super) unlinked_back: f32,
    /// How much more the window says of the quote as a bag than as a chain, and the other way round.
    pub(super) mixed: f32,
    pub(super) mixed_back: f32,
    /// The most that neighbouring words of the window come to, given the quote.
    pub(super) stretch: f32,
    /// How many words of the window stand outside that stretch and are not accounted for, as they should be.
    pub(super) outside: f32,
    /// The share of the quote's words that is accounted for.
    pub(super) coverage: f32,
    /// The least share of a sentence's words that is accounted for by its part of the quote.
    pub(super) least_coverage: f32,
    /// Rare words of the quote that are accounted for, and rare ones that are not.
    pub(super) rare_linked: f32,
    pub(super) rare_unlinked: f32,
    /// The least that one of several sentences of the window says for its part of the quote.
    pub(super) weakest: Option<f32>,
    /// The least share of the words of one of several sentences of the quote that is accounted for.
    pub(super) least_quoted: Option<f32>,
    /// What that stretch alone says of the quote.
    pub(super) near: Near,
}

/// The windows of neighbouring rows that start with the first of them: one for each number of rows.
///
/// `starts` are the words that the sentences of the quote begin with.
pub(super) fn windows(
    lexical: &Lexical<'_>,
    rows: &[&Row],
    quote: usize,
    starts: &[usize],
    most: usize,
) -> Vec<Evidence> {
    let quoted = lexical.target.sentence(quote);
    let widest = rows.len().min(most);
    let chains = Chains::new(&rows[..widest], quoted.len());
    let evidence = |width| evidence(lexical, &rows[..width], &quoted, starts, &chains.cuts(width));
    (1..=widest).map(evidence).collect()
}

/// The best ways to cut a quote into parts, one for each row, in order.
struct Chains {
    /// For each number of rows and each number of words the word that the last row begins with.
    starts: Vec<Vec<usize>>,
    words: usize,
}

impl Chains {
    fn new(rows: &[&Row], words: usize) -> Self {
        let mut starts = Vec::with_capacity(rows.len());
        let mut best: Vec<f32> = Vec::new();
        for (number, row) in rows.iter().enumerate() {
            let mut next = Vec::with_capacity(words + 1);
            let mut from = Vec::with_capacity(words + 1);
            let (mut most, mut at) = (f32::NEG_INFINITY, 0);
            let mut sum = 0.0;
            let until = [0.0].iter().chain(&row.ahead);
            for (end, word) in until.enumerate() {
                sum += word;
                // What the rows before have is everything for the first, at least a word each for the others.
                next.push(if number == 0 { sum } else { most + sum });
                from.push(at);
                let before = best.get(end).map_or(f32::NEG_INFINITY, |best| best - sum);
                if end >= number && end < words && before > most {
                    (most, at) = (before, end);
                }
            }
            starts.push(from);
            best = next;
        }
        Self { starts, words }
    }

    /// The parts of the quote for the first `width` rows.
    fn cuts(&self, width: usize) -> Vec<Range<usize>> {
        let mut parts = Vec::with_capacity(width);
        let mut end = self.words;
        for number in (0..width).rev() {
            let start = if number == 0 { 0 } else { self.starts[number][end].min(end) };
            parts.push(start..end);
            end = start;
        }
        parts.reverse();
        parts
    }
}

/// Words of which the other side should account for this share are told from those that nobody expects there.
pub(super) const EXPECTED: f32 = 0.5;
/// Rare are words that are less frequent, as a probability.
const RARE: f32 = 2e-5;

fn evidence(
    lexical: &Lexical<'_>,
    rows: &[&Row],
    quoted: &Range<usize>,
    starts: &[usize],
    parts: &[Range<usize>],
) -> Evidence {
    let mut out = Evidence { least_coverage: 1.0, ..Evidence::default() };
    let length: usize = rows.iter().map(|row| row.words.len()).sum();
    let share = 1.0 / length.max(1) as f32;
    let (mut bag, mut bag_back) = (0.0, Vec::with_capacity(length));
    let mut back = Vec::new();
    let mut of_sentences = vec![Share::default(); starts.len().max(1)];
    for (row, part) in rows.iter().zip(parts) {
        let mut said = 0.0;
        for at in part.clone() {
            let word = quoted.start + at;
            let log = row.ahead[at];
            if log > 0.0 {
                out.linked += log;
                said += log;
            } else {
                out.unlinked += log;
            }
            let sum: f32 = rows.iter().map(|row| row.sums[at]).sum();
            let factor = lexical.target_factor(word, sum * share);
            bag += factor.ln();
            let alone = lexical.target_factor(word, 0.0);
            let (should, does) = (1.0 - alone, 1.0 - alone / factor.max(log.exp()));
            if should >= EXPECTED {
                let sentence = starts.partition_point(|start| *start <= at).saturating_sub(1);
                of_sentences[sentence].add(should, does);
                let term = &lexical.target.terms[lexical.target.words[word] as usize];
                if term.background < RARE {
                    out.rare_linked += does;
                    out.rare_unlinked += should * (1.0 - does);
                }
            }
        }
        if rows.len() > 1 {
            out.weakest = Some(out.weakest.map_or(said, |weakest| weakest.min(said)));
        }
        back.clear();
        row.back(lexical, part.clone(), &mut back);
        let mut of_row = Share::default();
        for (word, log) in row.words.clone().zip(&back) {
            if *log > 0.0 {
                out.linked_back += log;
            } else {
                out.unlinked_back += log;
            }
            let alone = lexical.source_factor(word, 0.0);
            if 1.0 - alone >= EXPECTED {
                of_row.add(1.0 - alone, 1.0 - alone / log.exp());
            }
        }
        out.least_coverage = out.least_coverage.min(of_row.get());
        row.back(lexical, 0..quoted.len(), &mut bag_back);
    }
    out.coverage = of_sentences.iter().fold(Share::default(), Share::plus).get();
    let telling = of_sentences.iter().filter(|share| share.expected >= 1.0).map(Share::get);
    out.least_quoted = if of_sentences.len() > 1 { telling.reduce(f32::min) } else { None };
    out.mixed = bag - out.linked - out.unlinked;
    out.mixed_back = bag_back.iter().sum::<f32>() - out.linked_back - out.unlinked_back;
    let stretch = best_stretch(&bag_back);
    out.stretch = bag_back[stretch.clone()].iter().sum();
    let unlinked = |logs: &[f32]| logs.iter().map(|log| -log.min(0.0)).sum::<f32>();
    out.outside = unlinked(&bag_back[..stretch.start]) + unlinked(&bag_back[stretch.end..]);
    out.near = Near::new(lexical, rows, quoted, &stretch);
    out
}

/// The neighbouring numbers of the greatest sum (Bentley 1984, after Kadane).
fn best_stretch(numbers: &[f32]) -> Range<usize> {
    let (mut best, mut most) = (0..0, 0.0);
    let (mut start, mut sum) = (0, 0.0);
    for (at, number) in numbers.iter().enumerate() {
        if sum <= 0.0 {
            (start, sum) = (at, 0.0);
        }
        sum += number;
        if sum > most {
            (best, most) = (start..at + 1, sum);
        }
    }
    best
}

/// What a sentence says of words around a quote, where it says anything: those that it explains.
pub(super) fn echo(row: &Row) -> f32 {
    row.ahead.iter().map(|log| log.max(0.0)).sum()
}

#[cfg(test)]
mod tests {
    use super::best_stretch;

    #[test]
    fn the_best_stretch() {
        assert_eq!(best_stretch(&[-1.0, 2.0, -0.5, 3.0, -4.0, 2.0]), 1..4);
        assert_eq!(best_stretch(&[-1.0, -2.0]), 0..0);
        assert_eq!(best_stretch(&[]), 0..0);
    }
}
