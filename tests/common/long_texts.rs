//! Long texts that are made up: sentences of the sample with invented names in many of them.

use std::collections::HashSet;

use bitext::{Document, Lang};

const PAIRS: &str = include_str!("../../benches/sample/pairs.tsv");

/// Marsaglia's xorshift: the same texts everywhere.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }

    /// Small numbers much more often than great ones, as words are in texts.
    fn word(&mut self, end: usize) -> usize {
        let octave = self.below(end.ilog2() as usize + 1);
        (self.below(1 << octave) + (1 << octave)).min(end) - 1
    }
}

/// An invented name.
fn name(number: usize) -> String {
    let syllables =
        ["ba", "cze", "du", "fi", "gro", "ha", "jo", "ku", "li", "mo", "nad", "par", "re", "so", "tu", "wa"];
    let mut rest = number;
    let mut name = String::new();
    while name.len() < 5 || rest > 0 {
        name.push_str(syllables[rest % syllables.len()]);
        rest /= syllables.len();
    }
    name[..1].to_uppercase() + &name[1..]
}

/// A sentence and its translation.
pub(crate) type Pair = (String, String);

/// So many sentences with their translations; another seed gives others.
pub(crate) fn pairs(count: usize, seed: u64) -> Vec<Pair> {
    let pool: Vec<(&str, &str)> = PAIRS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect();
    let mut random = Random(0x9E37_79B9_7F4A_7C15 ^ seed);
    let sentence = |_| {
        let (polish, english) = pool[random.below(pool.len())];
        let names = [random.word(60_000), random.word(60_000)].map(name);
        let put = random.below(3);
        let with = |text: &str, ending: &str| match put {
            0 => text.to_owned(),
            1 => format!("{}{ending}: {text}", names[0]),
            _ => format!("{} {}{ending} – {text}", names[0], names[1]),
        };
        (with(polish, "u"), with(english, ""))
    };
    (0..count).map(sentence).collect()
}

/// Two documents, and which sentences belong together.
pub(crate) struct Texts {
    pub(crate) polish: Document,
    pub(crate) english: Document,
    pub(crate) gold: HashSet<(usize, usize)>,
}

impl Texts {
    /// The Polish sentences and the English ones of which these are the numbers among the pairs.
    pub(crate) fn new(
        pairs: &[Pair],
        polish: impl IntoIterator<Item = usize>,
        english: impl IntoIterator<Item = usize>,
    ) -> Self {
        let (polish, english): (Vec<usize>, Vec<usize>) =
            (polish.into_iter().collect(), english.into_iter().collect());
        let places: std::collections::HashMap<usize, usize> =
            polish.iter().enumerate().map(|(place, &number)| (number, place)).collect();
        let gold =
            english.iter().enumerate().filter_map(|(place, number)| Some((*places.get(number)?, place)));
        Self {
            gold: gold.collect(),
            polish: Document::from_sentences(polish.iter().map(|&number| &pairs[number].0), Lang::Polish),
            english: Document::from_sentences(english.iter().map(|&number| &pairs[number].1), Lang::English),
        }
    }

    /// All sentences but one in ten on either side, as chance has it.
    pub(crate) fn thinned(pairs: &[Pair], seed: u64) -> Self {
        let mut random = Random(0x0123_4567_89AB_CDEF ^ seed);
        let (mut polish, mut english) = (Vec::new(), Vec::new());
        for number in 0..pairs.len() {
            let left_out = random.below(10);
            polish.extend((left_out != 0).then_some(number));
            english.extend((left_out != 1).then_some(number));
        }
        Self::new(pairs, polish, english)
    }

    /// The share of the right pairs among those that are right or found.
    pub(crate) fn found(&self, alignment: &bitext::Alignment) -> f64 {
        let pairs = || alignment.beads().iter().filter(|bead| !bead.is_null());
        let right = pairs().filter(|bead| {
            bead.source().len() == 1
                && bead.target().len() == 1
                && self.gold.contains(&(bead.source().start(), bead.target().start()))
        });
        2.0 * right.count() as f64 / (pairs().count() + self.gold.len()).max(1) as f64
    }
}
