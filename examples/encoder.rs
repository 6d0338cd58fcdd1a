//! Aligns two files with an encoder of one's own beside the library's lexicon.
//!
//! `cargo run --release --example encoder -- statement.txt report.txt`
//!
//! The encoder here is a toy that fits on a page: it counts the groups of three letters in each sentence, after
//! the Polish letters and their clusters have been given an English spelling, and so knows names, numbers and
//! borrowed words. A neural one goes in its place: anything that turns texts into vectors. Each bead is shown
//! with two confidences, without and with the encoder; where the two find different beads, both are shown, `-`
//! in front of what the lexicon alone found and `+` in front of what both found together.

use std::error::Error;
use std::process::ExitCode;

use bitext::{Aligner, Bead, Document, Encoder, SentenceRange};

const USAGE: &str = "usage: encoder POLISH ENGLISH   (either file may come first: the first is the source)";

/// Dimensions of the vectors: groups of letters share them by chance.
const DIMENSIONS: usize = 512;

/// What Polish letters and clusters are spelt like in English names and borrowed words.
const SPELLINGS: [(&str, &str); 18] = [
    ("sz", "sh"),
    ("cz", "ch"),
    ("rz", "zh"),
    ("cj", "ti"),
    ("ks", "x"),
    ("ą", "a"),
    ("ć", "c"),
    ("ę", "e"),
    ("j", "y"),
    ("k", "c"),
    ("ł", "l"),
    ("ń", "n"),
    ("ó", "o"),
    ("ś", "s"),
    ("w", "v"),
    ("ź", "z"),
    ("ż", "zh"),
    ("y", "i"),
];

/// Counts groups of three letters.
struct Trigrams;

impl Encoder for Trigrams {
    fn encode(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, Box<dyn Error + Send + Sync>> {
        Ok(texts.iter().map(|text| vector(text)).collect())
    }
}

fn vector(text: &str) -> Vec<f32> {
    // No text, not even one of a single emoji, is without a direction.
    let mut vector = vec![0.01; DIMENSIONS];
    let mut spelt = text.to_lowercase();
    for (polish, english) in SPELLINGS {
        spelt = spelt.replace(polish, english);
    }
    for word in spelt.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let letters: Vec<char> = format!("^{word}").chars().collect();
        for group in letters.windows(3) {
            vector[hash(group) % DIMENSIONS] += 1.0;
        }
    }
    vector.iter().map(|count: &f32| count.sqrt()).collect()
}

/// FNV-1a over the letters: the same on every machine.
fn hash(letters: &[char]) -> usize {
    let step = |hash: u32, letter: &char| (hash ^ u32::from(*letter)).wrapping_mul(0x0100_0193);
    letters.iter().fold(0x811C_9DC5, step) as usize
}

fn main() -> ExitCode {
    match run() {
        Ok(lines) => {
            print!("{lines}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("encoder: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<String, String> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [source, target] = paths.as_slice() else { return Err(USAGE.to_owned()) };
    let (source, target) = (read(source)?, read(target)?);
    // What can fail with an encoder fails here, never in silence.
    let aligner = Aligner::builder().build_with_encoder(&Trigrams, 1.0).map_err(|error| error.to_string())?;
    let with = aligner.try_align(&source, &target).map_err(|error| error.to_string())?;
    let without = bitext::align(&source, &target);
    let mut out = String::new();
    for bead in without.beads() {
        let same = with.beads().iter().find(|other| sides(other) == sides(bead));
        let (sign, confidence) = match same {
            Some(same) => (' ', same.confidence().to_string()),
            None => ('-', "    ".to_owned()),
        };
        out += &line(sign, &bead.confidence().to_string(), &confidence, bead);
    }
    let new = |bead: &&Bead| !without.beads().iter().any(|other| sides(other) == sides(bead));
    for bead in with.beads().iter().filter(new) {
        out += &line('+', "    ", &bead.confidence().to_string(), bead);
    }
    Ok(out)
}

fn read(path: &str) -> Result<Document, String> {
    std::fs::read_to_string(path).map(Document::new).map_err(|error| format!("cannot read {path}: {error}"))
}

/// The sentences of a bead; where an empty side stands means nothing.
fn sides(bead: &Bead) -> (Vec<usize>, Vec<usize>) {
    (bead.source().iter().collect(), bead.target().iter().collect())
}

fn line(sign: char, without: &str, with: &str, bead: &Bead) -> String {
    format!("{sign} {without} {with}  {} ⇄ {}\n", numbers(bead.source()), numbers(bead.target()))
}

/// Sentences as people count them: `–`, `3` or `3–4`.
fn numbers(sentences: SentenceRange) -> String {
    match sentences.len() {
        0 => "–".to_owned(),
        1 => sentences.end().to_string(),
        _ => format!("{}–{}", sentences.start() + 1, sentences.end()),
    }
}
