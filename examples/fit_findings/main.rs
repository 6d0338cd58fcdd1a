//! Fits the trees by which `check_quotes` tells that a negation or a doubt was lost or added.
//!
//! `cargo run --release --features train --example fit_findings -- [DIR] [--check]`
//!
//! DIR is the folder with `corpora` (default: `../shared`). Pairs of FLORES dev and of the training corpora, those
//! nearest to news and speech and of none too many, are taken as they are and altered, in the ways of
//! `evaluate --only quotes` and in others of [`plant`], both ways round. FLORES and the rows that the model learnt no
//! words from count more. The trees go to `src/quote/compare`; the same data give the same trees. With `--check`
//! nothing is written: they are fitted without one third of FLORES and of the held-out rows, in turn, and what comes of
//! it there is told, with the limits that follow from it.

#[path = "../train_model/arguments.rs"]
mod arguments;
#[allow(dead_code, unreachable_pub)]
#[path = "../evaluate/main.rs"]
mod evaluate;
#[path = "../train_model/held_out.rs"]
mod held_out;
mod plant;
mod shares;
#[path = "../train_model/unpacked.rs"]
mod unpacked;

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::process::ExitCode;

use bitext::train::{Findings, Habits};
use evaluate::folder::Folder;
use plant::Planter;
use shares::{Limits, Shares};

const USAGE: &str = "usage: fit_findings [DIR] [--check | --habits]";
/// Where the trees are kept, from the folder of the crate.
const NEGATIONS: [&str; 2] = ["src/quote/compare/negation_lost.txt", "src/quote/compare/negation_added.txt"];
const DOUBTS: [&str; 2] = ["src/quote/compare/hedge_lost.txt", "src/quote/compare/hedge_added.txt"];
/// What is counted of words.
const HABITS: &str = "src/quote/compare/habits.txt";
/// How much a pair counts.
const FLORES: f64 = 3.0;
const HELD_OUT: f64 = 1.5;
const TRAINING: f64 = 0.5;
/// How many ways to alter a pair of the first two are tried, each with another choice.
const CHOICES: u64 = 2;
/// Neighbours are often cut from one text, so the parts that are left out in turn are of runs of them.
const RUN: usize = 20;
const PARTS: usize = 3;
/// Corpora near to what people say and write, and how many pairs of each are taken at most.
const CORPORA: [(&str, usize); 20] = [
    ("bitcoin-org", 1500),
    ("cataclysm-dda", 6000),
    ("ddtp-pl", 1500),
    ("debian-web-other", 1500),
    ("djangogirls-tutorial", 1500),
    ("fillets-ng-dialogs", 1500),
    ("freeciv", 1500),
    ("games-misc", 1500),
    ("gnome-user-docs", 1500),
    ("libreoffice-help", 3000),
    ("mozilla-www-l10n", 1500),
    ("ms-security-101", 1000),
    ("privacyguides", 4000),
    ("react-dev", 1500),
    ("stsb-multi-mt", 10000),
    ("tatoeba-manythings", 12000),
    ("tatoeba-test-v2021-08-07", 4000),
    ("vue-docs", 1500),
    ("wesnoth", 6000),
    ("widelands", 1500),
];

/// A pair of texts that say the same, and how much it counts.
struct Pair {
    polish: String,
    english: String,
    weight: f64,
    choices: u64,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("fit_findings: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let (folder, [check, habits]) = arguments::read(USAGE, ["--check", "--habits"])?;
    if habits {
        let mut habits = Habits::default();
        for (corpus, polish, english) in counted(&unpacked::rows(&Path::new(&folder).join("corpora"))?) {
            habits.add(corpus, &polish, &english);
        }
        return write(HABITS, &habits.list());
    }
    let (held_out, training) = training(&unpacked::rows(&Path::new(&folder).join("corpora"))?);
    let flores = joined(flores(Path::new(&folder))?);
    let held_out = joined(held_out);
    let planter = Planter::new();
    if !check {
        let mut findings = Findings::default();
        for pair in flores.iter().chain(&held_out).chain(&training) {
            planter.plant(pair, &mut findings);
        }
        let trees = findings.fit();
        for (path, text) in NEGATIONS.iter().zip(trees.negations()).chain(DOUBTS.iter().zip(trees.doubts())) {
            write(path, text)?;
        }
        return Ok(());
    }
    let sets = [("FLORES", &flores), ("held-out training texts", &held_out)];
    let mut unseen = [Vec::new(), Vec::new()];
    let mut always = Findings::default();
    for pair in &training {
        planter.plant(pair, &mut always);
    }
    for part in 0..PARTS {
        let mut findings = always.clone();
        let is_of = |number: usize| number / RUN % PARTS == part;
        for (_, pair) in
            sets.iter().flat_map(|(_, pairs)| pairs.iter().enumerate()).filter(|(number, _)| !is_of(*number))
        {
            planter.plant(pair, &mut findings);
        }
        let trees = findings.fit();
        for ((_, pairs), unseen) in sets.iter().zip(&mut unseen) {
            let mut others = Findings::default();
            for (_, pair) in pairs.iter().enumerate().filter(|(number, _)| is_of(*number)) {
                planter.plant(pair, &mut others);
            }
            unseen.extend(others.confidences(&trees));
        }
    }
    for ((name, _), unseen) in sets.iter().zip(&unseen) {
        println!("{name}\n{}", Shares::of(unseen));
    }
    println!("{}", Limits::of(&unseen));
    Ok(())
}

/// The pairs, and behind every third one and the next as one quote of two sentences.
fn joined(pairs: Vec<Pair>) -> Vec<Pair> {
    let mut all = Vec::new();
    let mut pairs = pairs.into_iter().peekable();
    let mut number = 0;
    while let Some(pair) = pairs.next() {
        number += 1;
        let two = pairs.peek().filter(|_| number % 3 == 1).map(|next| Pair {
            polish: format!("{} {}", pair.polish, next.polish),
            english: format!("{} {}", pair.english, next.english),
            weight: pair.weight,
            choices: 1,
        });
        all.push(pair);
        all.extend(two);
    }
    all
}

/// The pairs that habits are counted on: all but those that are held out, each once.
fn counted(text: &str) -> Vec<(usize, String, String)> {
    let mut numbers: HashMap<&str, (usize, usize)> = HashMap::new();
    let mut seen: HashSet<&str> = HashSet::new();
    let mut pairs = Vec::new();
    for line in text.lines() {
        let Some((corpus, rest)) = line.split_once('\t') else { continue };
        let corpora = numbers.len();
        let (place, number) = numbers.entry(corpus).or_insert((corpora, 0));
        let held_out = held_out::document(corpus, *number).is_some();
        *number += 1;
        let Some((polish, english)) = rest.split_once('\t') else { continue };
        if !held_out && held_out::is_sound(polish, english) && seen.insert(rest) {
            pairs.push((*place, polish.to_owned(), english.to_owned()));
        }
    }
    pairs
}

fn write(path: &str, text: &str) -> Result<(), String> {
    std::fs::write(path, text).map_err(|error| format!("cannot write {path}: {error}"))
}

fn flores(folder: &Path) -> Result<Vec<Pair>, String> {
    let corpus = Folder::locate(Some(folder))?.corpus("flores200-dev")?;
    let segments = corpus.documents.values().flatten();
    let pair = |polish: &[String], english: &[String]| Pair {
        polish: polish.join(" "),
        english: english.join(" "),
        weight: FLORES,
        choices: CHOICES,
    };
    Ok(segments.map(|segment| pair(&segment.polish, &segment.english)).collect())
}

/// The pairs that the model learnt no words from, and those of the other corpora.
fn training(text: &str) -> (Vec<Pair>, Vec<Pair>) {
    let (mut numbers, mut taken): (HashMap<&str, usize>, HashMap<&str, usize>) = Default::default();
    let (mut held_out, mut training) = (Vec::new(), Vec::new());
    for line in text.lines() {
        let Some((corpus, rest)) = line.split_once('\t') else { continue };
        let number = numbers.entry(corpus).or_default();
        let document = held_out::document(corpus, *number);
        *number += 1;
        let Some((polish, english)) = rest.split_once('\t') else { continue };
        if !held_out::is_sound(polish, english) {
            continue;
        }
        let pair = |weight: f64, choices: u64| Pair {
            polish: polish.to_owned(),
            english: english.to_owned(),
            weight,
            choices,
        };
        if document.is_some() {
            held_out.push(pair(HELD_OUT, CHOICES));
            continue;
        }
        let most = CORPORA.iter().find(|(name, _)| *name == corpus).map_or(0, |(_, most)| *most);
        let taken = taken.entry(corpus).or_default();
        if *taken < most {
            *taken += 1;
            training.push(pair(TRAINING, 1));
        }
    }
    (held_out, training)
}
