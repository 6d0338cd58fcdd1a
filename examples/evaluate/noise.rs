//! Planted noise: documents whose true alignment is known although sentences were lost, put in or joined.
//!
//! Every random number is drawn in the order of `align_gold.py`, so that a seed gives the same documents.

use std::collections::BTreeSet;

use super::corpus::{Corpus, Segment};
use super::gold::Gold;
use super::random::Random;

/// A kind of noise: the shares of segments lost, of sentences put in and of neighbours joined.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Noise {
    pub(crate) name: &'static str,
    drop_polish: f64,
    drop_english: f64,
    insert: f64,
    merge: f64,
}

const fn noise(name: &'static str, drop_polish: f64, drop_english: f64, insert: f64, merge: f64) -> Noise {
    Noise { name, drop_polish, drop_english, insert, merge }
}

pub(crate) const NOISES: [Noise; 6] = [
    noise("clean", 0.0, 0.0, 0.0, 0.0),
    noise("drop10", 0.1, 0.1, 0.0, 0.0),
    noise("drop25", 0.25, 0.25, 0.0, 0.0),
    // A news report of a statement: half of the English is lost, and strangers are put in.
    noise("report", 0.1, 0.5, 0.3, 0.0),
    noise("insert20", 0.0, 0.0, 0.2, 0.0),
    noise("merge20", 0.0, 0.0, 0.0, 0.2),
];

/// One side of a document while it is made: its sentences and the segments that each is from.
#[derive(Default)]
struct Text {
    sentences: Vec<String>,
    segments: Vec<BTreeSet<usize>>,
}

impl Text {
    fn add(&mut self, sentence: &str, segment: Option<usize>) {
        self.sentences.push(sentence.to_owned());
        self.segments.push(segment.into_iter().collect());
    }

    /// Joins neighbours of one segment, and a share of the others.
    fn join(self, share: f64, random: &mut Random) -> Self {
        let mut joined = Self::default();
        for (sentence, segments) in self.sentences.into_iter().zip(self.segments) {
            if let (Some(last), Some(group)) = (joined.sentences.last_mut(), joined.segments.last_mut())
                && (*group == segments || (random.number() < share && group.len() == 1))
            {
                last.push(' ');
                last.push_str(&sentence);
                group.extend(segments);
            } else {
                joined.sentences.push(sentence);
                joined.segments.push(segments);
            }
        }
        joined
    }

    fn segments(&self) -> Vec<Vec<usize>> {
        self.segments.iter().map(|group| group.iter().copied().collect()).collect()
    }
}

/// The corpus's documents with noise planted, in the order of their names. A document that lost all of a
/// side is left out.
pub(crate) fn plant(corpus: &Corpus, noise: &Noise, seed: u64) -> Vec<Gold> {
    let mut random = Random::new(seed);
    let pool = |side: fn(&Segment) -> &Vec<String>| -> Vec<&str> {
        corpus.documents.values().flatten().flat_map(side).map(String::as_str).collect()
    };
    let pools = [pool(|segment| &segment.polish), pool(|segment| &segment.english)];
    let documents = corpus.documents.iter();
    documents.filter_map(|(name, segments)| document(name, segments, noise, &pools, &mut random)).collect()
}

fn document(
    name: &str,
    segments: &[Segment],
    noise: &Noise,
    pools: &[Vec<&str>; 2],
    random: &mut Random,
) -> Option<Gold> {
    let (mut polish, mut english) = (Text::default(), Text::default());
    for (number, segment) in segments.iter().enumerate() {
        let fate = random.number();
        if fate >= noise.drop_polish {
            segment.polish.iter().for_each(|sentence| polish.add(sentence, Some(number)));
        }
        if fate < noise.drop_polish || fate >= noise.drop_polish + noise.drop_english {
            segment.english.iter().for_each(|sentence| english.add(sentence, Some(number)));
        }
        if random.number() < noise.insert {
            let (text, pool) =
                if random.number() < 0.5 { (&mut polish, &pools[0]) } else { (&mut english, &pools[1]) };
            text.add(pool[random.below(pool.len() as u32) as usize], None);
        }
    }
    if noise.merge > 0.0 {
        polish = polish.join(noise.merge, random);
        english = english.join(noise.merge, random);
    }
    if polish.sentences.is_empty() || english.sentences.is_empty() {
        return None;
    }
    Some(Gold {
        name: name.to_owned(),
        source_segments: polish.segments(),
        target_segments: english.segments(),
        source: polish.sentences,
        target: english.sentences,
    })
}
