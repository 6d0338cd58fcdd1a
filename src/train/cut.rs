//! Documents to calibrate on: besides whole ones with noise also short ones, halves and strangers.
//!
//! A confidence has to hold for a post of two sentences and for an article whose translation ends in the
//! middle as it does for whole documents. These are cut out of the whole ones; they count little each, for
//! whole documents are what the figures are measured on.

use std::ops::Range;

use super::sample::{KINDS, Random, Sample, Segments, SplitSegments, plant, split_segments};

/// Times that each document gets each kind of noise, planted anew.
const TIMES: usize = 2;
/// Foreign sentences come from documents so near in the list, which are mostly of the same corpus: those of
/// another subject would be too easy to tell.
const NEAR: usize = 12;
/// The share of segments in which a sentence is cut in two: one to two and two to one are about a tenth of
/// the beads in Gale & Church (1993), and not every sentence has a place to cut.
const CLOVEN: f64 = 0.12;
/// The weights of a bead of a whole document, of a part of one, and of a few sentences beside a whole one.
const WHOLE: f64 = 1.0;
const PART: f64 = 0.3;
const EXCERPT: f64 = 0.045;
/// How often parts are cut, and strangers put together, for each document and kind of noise.
const OFTEN: f64 = 0.34;
const SELDOM: f64 = 0.2;
/// Sentences a side of short documents.
const SHORT: [usize; 3] = [1, 2, 4];
/// A stranger is so many documents further on: neighbours may be about the same matter.
const STRANGER: usize = 7;

/// Every document with every kind of noise, and parts of it; each with the weight of its beads.
pub(crate) fn calibration_samples(documents: &[Segments]) -> Vec<(f64, Sample)> {
    let mut random = Random(0x5851_F42D_4C95_7F2D);
    let documents = split_segments(documents);
    let mut samples = Vec::new();
    // The first kind is there twice for the fit of the parameters.
    for kind in KINDS.iter().skip(1).cycle().take(TIMES * (KINDS.len() - 1)) {
        for (number, document) in documents.iter().enumerate() {
            let near = number.saturating_sub(NEAR)..(number + NEAR + 1).min(documents.len());
            let foreign: Vec<_> = documents[near].iter().flatten().collect();
            let document = cleave(document, &mut random);
            let sample = plant(&document, *kind, &foreign, &mut random);
            if !sample.polish.is_empty() && !sample.english.is_empty() {
                let stranger = &documents[(number + STRANGER) % documents.len()];
                add_parts(&sample, stranger, &mut random, &mut samples);
                samples.push((WHOLE, sample));
            }
        }
    }
    samples
}

/// Cuts a share of the sentences in two, on one side: in texts of every kind translators write two sentences
/// for one, and a half that is taken to have no counterpart is the commonest wrong null bead.
fn cleave(document: &SplitSegments, random: &mut Random) -> SplitSegments {
    let mut document = document.clone();
    for (polish, english) in &mut document {
        if random.share() >= CLOVEN {
            continue;
        }
        let side = if random.share() < 0.5 { polish } else { english };
        let number = random.below(side.len());
        let Some(sentence) = side.get_mut(number) else { continue };
        let ends = sentence.match_indices([',', ';', ':', '–', '.']).map(|(start, mark)| start + mark.len());
        let ends: Vec<usize> = ends.filter(|&end| sentence[end..].starts_with(' ')).collect();
        if let Some(&end) = ends.get(random.below(ends.len())) {
            let second = sentence[end..].trim_start().to_owned();
            sentence.truncate(end);
            if !second.is_empty() {
                side.insert(number + 1, second);
            }
        }
    }
    document
}

fn add_parts(sample: &Sample, stranger: &SplitSegments, random: &mut Random, out: &mut Vec<(f64, Sample)>) {
    let (polish, english) = (sample.polish.len(), sample.english.len());
    for count in SHORT {
        if random.share() < OFTEN {
            // Sentences from about the same place, or one further to either side.
            let window = window(polish, count, random);
            let start = (window.start * english / polish + random.below(3)).saturating_sub(1);
            let start = start.min(english - count.min(english));
            out.push((PART, cut(sample, window, start..(start + count).min(english))));
        }
        if random.share() < SELDOM {
            let (window, other) = if random.share() < 0.5 {
                (window(polish, count, random), 0..english)
            } else {
                (0..polish, window(english, count, random))
            };
            out.push((EXCERPT, cut(sample, window, other)));
        }
    }
    if random.share() < OFTEN {
        let (window, other) = match random.below(4) {
            0 => (0..polish, 0..english.div_ceil(2)),
            1 => (0..polish, english / 2..english),
            2 => (0..polish.div_ceil(2), 0..english),
            _ => (polish / 2..polish, 0..english),
        };
        out.push((PART, cut(sample, window, other)));
    }
    if random.share() < OFTEN {
        let english: Vec<String> = stranger.iter().flat_map(|segment| segment.1.clone()).collect();
        if !english.is_empty() {
            let strangers = Sample { polish: sample.polish.clone(), english, beads: Vec::new() };
            let count = SHORT[random.below(SHORT.len())];
            let windows = (window(polish, count, random), window(strangers.english.len(), count, random));
            out.push((PART, cut(&strangers, windows.0, windows.1)));
            out.push((PART, strangers));
        }
    }
}

/// Up to `count` of so many sentences, somewhere.
fn window(sentences: usize, count: usize, random: &mut Random) -> Range<usize> {
    let count = count.min(sentences);
    let start = random.below(sentences - count + 1);
    start..start + count
}

/// A window of either side; a bead that is cut through keeps what lies inside.
fn cut(sample: &Sample, polish: Range<usize>, english: Range<usize>) -> Sample {
    let clip = |part: &Range<usize>, window: &Range<usize>| {
        let (start, end) = (part.start.max(window.start), part.end.min(window.end));
        start.saturating_sub(window.start)..end.saturating_sub(window.start)
    };
    let beads = sample.beads.iter().map(|bead| (clip(&bead.0, &polish), clip(&bead.1, &english)));
    Sample {
        beads: beads.filter(|(polish, english)| !polish.is_empty() && !english.is_empty()).collect(),
        polish: sample.polish[polish].to_vec(),
        english: sample.english[english].to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_keeps_what_lies_inside() {
        let list = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let sample = Sample {
            polish: list("a b c d e"),
            english: list("A BC X D E"),
            beads: vec![(0..1, 0..1), (1..3, 1..2), (3..4, 3..4), (4..5, 4..5)],
        };
        let part = cut(&sample, 2..5, 1..4);
        assert_eq!((part.polish, part.english), (list("c d e"), list("BC X D")));
        assert_eq!(part.beads, [(0..1, 0..1), (1..2, 2..3)]);
        assert!(cut(&sample, 0..1, 3..5).beads.is_empty());
    }

    #[test]
    fn samples_are_the_same_every_time_and_their_beads_within_bounds() {
        let segment =
            |number: usize| (format!("Zdanie {number}. I drugie."), format!("Sentence {number} and more."));
        let documents: Vec<Segments> =
            (0..9).map(|document| (0..10).map(|n| segment(document * 10 + n)).collect()).collect();
        let samples = calibration_samples(&documents);
        assert_eq!(samples, calibration_samples(&documents));
        for (weight, sample) in &samples {
            assert!(*weight > 0.0);
            for (polish, english) in &sample.beads {
                assert!(polish.end <= sample.polish.len() && english.end <= sample.english.len());
            }
        }
        assert!(samples.iter().any(|(_, sample)| sample.polish.len() == 1 && sample.english.len() == 1));
    }
}
