//! Fits the weights by which `check_quotes` tells that a name or a clause was changed, left out or put in.
//!
//! `cargo run --release --features train --example fit_differences -- [DIR] [--check]`
//!
//! DIR is the folder with `corpora` (default: `../shared`). Pairs of FLORES dev, of the half of the documents of NTREX
//! that may be looked at, and of the training corpora, those that the model learnt no words from and others near to
//! news, are taken as they are and altered, both ways round. The first two count more, for they are what quotes
//! are like. The weights go to standard output, to be put into `src/quote/compare/{renamed,content}.rs`. With `--check`
//! they are fitted without one third of each, in turn, and it is told what share of the true texts of that third has
//! a confidence from which on so many, and of the altered ones.

#[path = "../train_model/arguments.rs"]
mod arguments;
#[allow(dead_code, unreachable_pub)]
#[path = "../evaluate/main.rs"]
mod evaluate;
#[path = "../train_model/held_out.rs"]
mod held_out;
mod plant;
#[path = "../train_model/unpacked.rs"]
mod unpacked;

use std::collections::HashMap;
use std::path::Path;
use std::process::ExitCode;

use bitext::train::Differences;
use evaluate::corpus::Corpus;
use evaluate::folder::{FLORES, Folder, NEWS};
use plant::Planter;

const USAGE: &str = "usage: fit_differences [DIR] [--check]";
/// How much a pair counts.
const NEAR: f64 = 10.0;
const TRAINING: f64 = 1.0;
/// Neighbours are often cut from one text, so the parts that are left out in turn are of runs of them.
const RUN: usize = 20;
const PARTS: usize = 3;
/// Pairs of the training corpora: of every so many one is altered.
const ALTERED: usize = 5;
/// Corpora near to what people say and write, and how many pairs of each are taken at most.
const CORPORA: [(&str, usize); 6] = [
    ("cataclysm-dda", 3000),
    ("privacyguides", 2000),
    ("stsb-multi-mt", 6000),
    ("tatoeba-manythings", 3000),
    ("tatoeba-test-v2021-08-07", 2000),
    ("wesnoth", 3000),
];
/// Shares of true texts in a thousand that have more confidence than what is told of the altered ones.
const ALARMS: [f64; 4] = [0.002, 0.005, 0.01, 0.05];

/// A pair of texts that say the same, and how much it counts.
struct Pair {
    polish: String,
    english: String,
    weight: f64,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("fit_differences: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let (folder, [check]) = arguments::read(USAGE, ["--check"])?;
    let folder = Path::new(&folder);
    let located = Folder::locate(Some(folder))?;
    let flores = pairs_of(&located.corpus(FLORES)?);
    let [fitted, _] = located.corpus(NEWS)?.halves();
    let news = pairs_of(&fitted);
    let training = training(&unpacked::rows(&folder.join("corpora"))?);
    let planter = Planter::new(flores.iter().chain(&news));
    let mut always = Differences::default();
    for (number, pair) in training.iter().enumerate() {
        planter.plant(pair, number % ALTERED == 0, &mut always);
    }
    if !check {
        for pair in flores.iter().chain(&news) {
            planter.plant(pair, true, &mut always);
        }
        print!("{}", always.fit());
        return Ok(());
    }
    let sets = [("FLORES", &flores), ("the half of NTREX that may be looked at", &news)];
    let mut unseen: [[[Vec<f64>; 2]; 5]; 2] = Default::default();
    for part in 0..PARTS {
        let is_of = |number: usize| number / RUN % PARTS == part;
        let mut differences = always.clone();
        for (_, pair) in
            sets.iter().flat_map(|(_, pairs)| pairs.iter().enumerate()).filter(|(n, _)| !is_of(*n))
        {
            planter.plant(pair, true, &mut differences);
        }
        let weights = differences.fit();
        for ((_, pairs), unseen) in sets.iter().zip(&mut unseen) {
            let mut others = Differences::default();
            for (_, pair) in pairs.iter().enumerate().filter(|(number, _)| is_of(*number)) {
                planter.plant(pair, true, &mut others);
            }
            for (all, found) in unseen.iter_mut().zip(others.confidences(&weights)) {
                for (all, found) in all.iter_mut().zip(found) {
                    all.extend(found);
                }
            }
        }
    }
    for ((name, _), unseen) in sets.iter().zip(&unseen) {
        println!("{name}");
        for (kind, [truth, altered]) in KINDS.iter().zip(unseen) {
            println!("  {kind}: {} true, {} altered", truth.len(), altered.len());
            for alarms in ALARMS {
                let limit = limit(truth, alarms);
                let told = altered.iter().filter(|it| **it >= limit).count() as f64;
                println!("    {alarms} from {limit:.3}: {:.3} told", told / altered.len().max(1) as f64);
            }
        }
    }
    Ok(())
}

const KINDS: [&str; 5] = ["name swapped", "name dropped", "name added", "clause dropped", "clause added"];

/// The confidence that a share of the true texts passes.
fn limit(truth: &[f64], share: f64) -> f64 {
    let mut sorted = truth.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a count")]
    let at = (share * sorted.len() as f64) as usize;
    sorted.get(at).map_or(0.0, |limit| limit + 1e-9)
}

fn pairs_of(corpus: &Corpus) -> Vec<Pair> {
    let segments = corpus.documents.values().flatten();
    let pair = |polish: &[String], english: &[String]| Pair {
        polish: polish.join(" "),
        english: english.join(" "),
        weight: NEAR,
    };
    segments.map(|segment| pair(&segment.polish, &segment.english)).collect()
}

/// The pairs that the model learnt no words from, and those of the other corpora.
fn training(text: &str) -> Vec<Pair> {
    let (mut numbers, mut taken): (HashMap<&str, usize>, HashMap<&str, usize>) = Default::default();
    let mut pairs = Vec::new();
    for line in text.lines() {
        let Some((corpus, rest)) = line.split_once('\t') else { continue };
        let number = numbers.entry(corpus).or_default();
        let held_out = held_out::document(corpus, *number).is_some();
        *number += 1;
        let Some((polish, english)) = rest.split_once('\t') else { continue };
        let most = CORPORA.iter().find(|(name, _)| *name == corpus).map_or(0, |(_, most)| *most);
        let taken = taken.entry(corpus).or_default();
        if held_out::is_sound(polish, english) && (held_out || *taken < most) {
            *taken += usize::from(!held_out);
            pairs.push(Pair { polish: polish.to_owned(), english: english.to_owned(), weight: TRAINING });
        }
    }
    pairs
}
