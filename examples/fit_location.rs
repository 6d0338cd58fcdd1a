//! Fits the weights by which quotes are located.

#[allow(dead_code, unreachable_pub)]
#[path = "evaluate/main.rs"]
mod evaluate;

use bitext::train::{PlaceWeights, Places, Rendered};
use bitext::{Document, Lang, Model, Span};
use evaluate::calibration::{brier, calibration_error};
use evaluate::corpus::Corpus;
use evaluate::folder::Folder;
use evaluate::quotes::bed::articles;
use evaluate::quotes::change::Change;
use evaluate::quotes::statement::Article;

const IN_ORDER: [&str; 8] = [
    "cataclysm-dda",
    "eusurvey",
    "fillets-ng-dialogs",
    "gnome-user-docs",
    "privacyguides",
    "python-docs-pl",
    "react-dev",
    "wesnoth",
];

fn training() -> Corpus {
    let output =
        std::process::Command::new("xz").arg("-dc").arg("../shared/corpora/train.tsv.xz").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let (mut polish, mut english, mut names) = (String::new(), String::new(), String::new());
    let mut numbers: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [corpus, pl, en] = fields[..] else { continue };
        let number = *numbers.entry(corpus.to_owned()).and_modify(|n| *n += 1).or_insert(0);
        if !IN_ORDER.contains(&corpus) || number / 480 % 16 != 3 {
            continue;
        }
        let words = [pl, en].map(|text| text.split_whitespace().count());
        let [p, e] = [pl, en].map(|text| text.chars().count() as f64);
        let low: Vec<String> = en.split_whitespace().map(str::to_lowercase).collect();
        let same = pl.split_whitespace().filter(|w| low.contains(&w.to_lowercase())).count();
        if words.iter().any(|w| !(5..=60).contains(w)) || p.max(e) > 1.6 * p.min(e) || 2 * same > words[0] {
            continue;
        }
        polish += pl;
        polish += "\n";
        english += en;
        english += "\n";
        names += &format!("{corpus}-{:05}\n", number / 24);
    }
    Corpus::read(&polish, &english, &names)
}

struct Set {
    places: Places,
    classes: Vec<String>,
}

fn set(corpora: &[&Corpus], seeds: std::ops::RangeInclusive<u64>, weight: f64, foreign: f64) -> Set {
    let mut set = Set { places: Places::default(), classes: Vec::new() };
    for corpus in corpora {
        for seed in seeds.clone() {
            for lang in [Lang::English, Lang::Polish] {
                for article in articles(corpus, lang, seed) {
                    add(&mut set, &article, weight);
                }
            }
        }
    }
    let _ = foreign;
    set
}

fn show(set: &Set, weights: &PlaceWeights) -> String {
    let judged = set.places.right(weights);
    assert_eq!(judged.len(), set.classes.len());
    let rows: Vec<(f64, bool)> = judged.clone();
    let mut counts = std::collections::BTreeMap::<&str, [usize; 2]>::new();
    for ((_, right), class) in judged.iter().zip(&set.classes) {
        let mut add = |class| {
            let entry = counts.entry(class).or_default();
            entry[0] += 1;
            entry[1] += usize::from(*right);
        };
        add(class.split(' ').next().unwrap());
        if class.starts_with("part") {
            add(class)
        }
        if class.starts_with("true") || class.starts_with("part") {
            add("TRUE")
        }
    }
    let mut out = format!("ece {:.4} brier {:.4}\n", calibration_error(&rows), brier(&rows));
    for (class, [all, right]) in counts {
        out += &format!("  {class} {:.4} ({all})", right as f64 / all as f64);
    }
    out
}

fn main() {
    let folder = Folder::locate(None).unwrap();
    let corpus = folder.corpus("flores200-dev").unwrap();
    let merged = |corpus: &Corpus, together: usize| {
        let mut out = Corpus::default();
        for (number, (_, segments)) in corpus.documents.iter().enumerate() {
            out.documents
                .entry(format!("{:05}", number / together))
                .or_default()
                .extend(segments.iter().cloned());
        }
        out
    };
    let train = training();
    if std::env::args().any(|a| a == "--weights") {
        let mut all = set(&[&corpus, &merged(&corpus, 5)], 1..=5, 1.0, 2.0).places;
        all.extend(set(&[&train], 1..=2, 0.25, 2.0).places);
        println!("{}", all.fit(2.0));
        return;
    }
    let mut halves = [Corpus::default(), Corpus::default()];
    for (number, (name, segments)) in corpus.documents.iter().enumerate() {
        halves[number / 20 % 2].documents.insert(name.clone(), segments.clone());
    }
    let t = set(&[&train], 1..=2, 0.25, 2.0);
    let halves = halves.map(|half| set(&[&half, &merged(&half, 5)], 1..=3, 1.0, 2.0));
    for (a, b) in [(0, 1), (1, 0)] {
        let mut of = halves[a].places.clone();
        of.extend(t.places.clone());
        let weights = of.fit(2.0);
        eprintln!("{}", show(&halves[b], &weights));
        if a == 0 {
            let w = weights.to_string();
            let w: Vec<&str> = w.lines().collect();
            eprintln!("{:?} {:?}", &w[25..28], &w[w.len() - 4..]);
        }
    }
}

fn add(set: &mut Set, article: &Article, weight: f64) {
    let sources: Vec<Document> = article.sources.iter().map(|text| Document::new(text.as_str())).collect();
    let text = Document::new(article.text.as_str());
    let mut classes = Vec::new();
    let truth = |span: Span| {
        let quote = article.quotes.iter().find(|quote| quote.parts.iter().any(|part| part.overlaps(span)))?;
        let words = quote
            .parts
            .iter()
            .filter_map(|part| part.get(&article.text))
            .flat_map(str::split_whitespace)
            .count();
        let class = match (quote.place, quote.change) {
            (None, _) => "foreign".to_owned(),
            (_, Some(change)) => format!(
                "altered{}",
                if matches!(change, Change::ClauseDropped | Change::ClauseAdded) {
                    change.name().replace(' ', "-")
                } else {
                    String::new()
                }
            ),
            _ if quote.part => format!("part {words}"),
            _ => format!("true {}", quote.layout),
        };
        let truth = match quote.place {
            None => Rendered::Nothing,
            Some((source, place)) if quote.part || quote.change == Some(Change::ClauseDropped) => {
                Rendered::Part(source, place)
            }
            Some((source, place)) => Rendered::All(source, place),
        };
        classes.push(class);
        Some(truth)
    };
    set.places.add(Model::embedded(), &text, &sources, weight, truth);
    set.classes.extend(classes);
}
