//! Documents to fit on: held-out translations, with noise planted and the right answer kept.

use std::ops::Range;

use crate::lang::Lang;
use crate::split::split;

/// Translated segments in the order of their document, Polish and English.
pub(crate) type Segments = Vec<(String, String)>;

/// A pair of texts with its gold beads.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sample {
    pub(crate) polish: Vec<String>,
    pub(crate) english: Vec<String>,
    /// The beads that are not null: Polish and English sentences.
    pub(crate) beads: Vec<(Range<usize>, Range<usize>)>,
}

/// The shares of segments that a kind of noise loses, adds or joins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noise {
    drop_polish: f64,
    drop_english: f64,
    insert: f64,
    merge: f64,
}

const fn noise(drop_polish: f64, drop_english: f64, insert: f64, merge: f64) -> Noise {
    Noise { drop_polish, drop_english, insert, merge }
}

/// Faithful, which counts twice for it is what most texts are, with gaps, with many gaps, a report in either direction, with foreign sentences, joined.
pub(super) const KINDS: [Noise; 8] = [
    noise(0.0, 0.0, 0.0, 0.0),
    noise(0.0, 0.0, 0.0, 0.0),
    noise(0.1, 0.1, 0.0, 0.0),
    noise(0.25, 0.25, 0.0, 0.0),
    noise(0.1, 0.5, 0.3, 0.0),
    noise(0.5, 0.1, 0.3, 0.0),
    noise(0.0, 0.0, 0.2, 0.0),
    noise(0.0, 0.0, 0.0, 0.2),
];

/// Times that each document gets each kind of noise, planted anew.
const TIMES: usize = 1;

/// A document's segments, each as its Polish and its English sentences.
pub(super) type SplitSegments = Vec<(Vec<String>, Vec<String>)>;

pub(super) fn split_segments(documents: &[Segments]) -> Vec<SplitSegments> {
    let sentences = |text: &str, lang| split(text, lang).map(|s| s.as_str().to_owned()).collect();
    let document = |document: &Segments| {
        document.iter().map(|(p, e)| (sentences(p, Lang::Polish), sentences(e, Lang::English))).collect()
    };
    documents.iter().map(document).collect()
}

/// Every document with every kind of noise: one list a kind.
pub(crate) fn samples(documents: &[Segments]) -> Vec<Vec<Sample>> {
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    let documents = split_segments(documents);
    let foreign: Vec<&(Vec<String>, Vec<String>)> = documents.iter().flatten().collect();
    KINDS
        .iter()
        .map(|&kind| {
            let plant = |document: &SplitSegments| plant(document, kind, &foreign, &mut random);
            let times = std::iter::repeat_n(&documents, TIMES).flatten();
            let planted = times.map(plant);
            planted.filter(|sample| !sample.polish.is_empty() && !sample.english.is_empty()).collect()
        })
        .collect()
}

pub(super) fn plant(
    document: &[(Vec<String>, Vec<String>)],
    kind: Noise,
    foreign: &[&(Vec<String>, Vec<String>)],
    random: &mut Random,
) -> Sample {
    let mut sample = Sample::default();
    // Whether the last sentence of each side may be joined with the next segment's first.
    let mut joinable = [false; 2];
    for (polish, english) in document {
        let fate = random.share();
        let keep_polish = fate >= kind.drop_polish;
        let keep_english = !(kind.drop_polish..kind.drop_polish + kind.drop_english).contains(&fate);
        let (from_polish, from_english) = (sample.polish.len(), sample.english.len());
        if keep_polish {
            sample.polish.extend_from_slice(polish);
        }
        if keep_english {
            sample.english.extend_from_slice(english);
        }
        let added = sample.polish.len() > from_polish && sample.english.len() > from_english;
        if added {
            let bead = (from_polish..sample.polish.len(), from_english..sample.english.len());
            // Either side by itself, so that there are beads of two and two.
            let joined = joinable.map(|joinable| joinable && random.share() < kind.merge);
            joinable = [!joined[0] || bead.0.len() > 1, !joined[1] || bead.1.len() > 1];
            if joined.contains(&true) {
                join(&mut sample, &bead, joined);
            } else {
                sample.beads.push(bead);
            }
        } else {
            joinable = [false; 2];
        }
        if random.share() < kind.insert
            && let Some((polish, english)) = foreign.get(random.below(foreign.len()))
        {
            joinable = [false; 2];
            if random.share() < 0.5 {
                sample.polish.extend(polish.first().cloned());
            } else {
                sample.english.extend(english.first().cloned());
            }
        }
    }
    sample
}

/// Joins the last bead with a new one by making one sentence of the two that meet on a side, Polish or
/// English or both.
fn join(sample: &mut Sample, bead: &(Range<usize>, Range<usize>), [polish, english]: [bool; 2]) {
    let Some(last) = sample.beads.last_mut() else { return };
    for (joined, side, at) in
        [(polish, &mut sample.polish, bead.0.start), (english, &mut sample.english, bead.1.start)]
    {
        if joined {
            let second = side.remove(at);
            side[at - 1] = format!("{} {second}", side[at - 1]);
        }
    }
    last.0.end = bead.0.end - usize::from(polish);
    last.1.end = bead.1.end - usize::from(english);
}

/// SplitMix64 (Steele, Lea & Flood 2014): the same noise on every machine.
pub(super) struct Random(pub(super) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(super) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(super) fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Segments {
        let segment =
            |number: usize| (format!("Zdanie {number}. I drugie."), format!("Sentence {number} and more."));
        (0..30).map(segment).collect()
    }

    #[test]
    fn gold_beads_name_sentences_that_belong_together() {
        for kind in samples(&[document()]) {
            for sample in kind {
                for (polish, english) in &sample.beads {
                    let number =
                        |text: &str| text.split_whitespace().nth(1).map(|word| word.replace('.', ""));
                    assert_eq!(number(&sample.polish[polish.start]), number(&sample.english[english.start]));
                }
                assert!(sample.beads.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start));
                assert!(sample.beads.last().is_none_or(|last| last.1.end <= sample.english.len()));
            }
        }
    }

    #[test]
    fn noise_is_the_same_every_time() {
        assert_eq!(samples(&[document()]), samples(&[document()]));
    }
}
