//! Fits the weights by which quotes are located.

#[allow(dead_code, unreachable_pub)]
#[path = "evaluate/main.rs"]
mod evaluate;

use bitext::train::{Places, Rendered};
use bitext::{Document, Lang, Model, Span};
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
    let output = std::process::Command::new("xz").arg("-dc").arg("../shared/corpora/train.tsv.xz").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let (mut polish, mut english, mut names) = (String::new(), String::new(), String::new());
    let mut numbers: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [corpus, pl, en] = fields[..] else { continue };
        let number = *numbers.entry(corpus.to_owned()).and_modify(|n| *n += 1).or_insert(0);
        if !IN_ORDER.contains(&corpus) || number / 480 % 16 != 3 { continue }
        let words = [pl, en].map(|text| text.split_whitespace().count());
        let [p, e] = [pl, en].map(|text| text.chars().count() as f64);
        let low: Vec<String> = en.split_whitespace().map(str::to_lowercase).collect();
        let same = pl.split_whitespace().filter(|w| low.contains(&w.to_lowercase())).count();
        if words.iter().any(|w| !(5..=60).contains(w)) || p.max(e) > 1.6 * p.min(e) || 2 * same > words[0] { continue }
        polish += pl; polish += "\n"; english += en; english += "\n"; names += &format!("{corpus}-{:05}\n", number / 24);
    }
    Corpus::read(&polish, &english, &names)
}

fn main() {
    let folder = Folder::locate(None).unwrap();
    let corpus = folder.corpus("flores200-dev").unwrap();
    let mut halves = [Corpus::default(), Corpus::default()];
    for (number, (name, segments)) in corpus.documents.iter().enumerate() {
        halves[number / 20 % 2].documents.insert(name.clone(), segments.clone());
    }
    let of = |corpora: &[&Corpus], seeds: std::ops::RangeInclusive<u64>| {
        let mut places = Places::default();
        for corpus in corpora {
            for seed in seeds.clone() {
                for lang in [Lang::English, Lang::Polish] {
                    for article in articles(corpus, lang, seed) {
                        add(&mut places, &article);
                    }
                }
            }
        }
        places
    };
    let merged = |corpus: &Corpus, together: usize| {
        let mut out = Corpus::default();
        for (number, (_, segments)) in corpus.documents.iter().enumerate() {
            out.documents.entry(format!("{:05}", number / together)).or_default().extend(segments.iter().cloned());
        }
        out
    };
    let train = training();
    eprintln!("training documents {}", train.documents.len());
    let seeds = 1..=3;
    let number = |name: &str, default: f64| std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default);
    let (wt, wf) = (number("WT", 0.25), number("WF", 2.0));
    let mut t = of(&[&train], 1..=2);
    t.weigh(wt, wf);
    let full = [&halves[0], &halves[1]].map(|half| of(&[half, &merged(half, 5)], seeds.clone()));
    let mut halves = full.clone();
    for half in &mut halves { half.weigh(1.0, wf); }
    let strength = 2.0;
    let both = |a: &Places, b: &Places| { let mut c = a.clone(); c.extend(b); c };
    eprintln!("t+A->B {}", both(&t, &halves[0]).fit_and_show(&full[1], strength));
    eprintln!("t+B->A {}", both(&t, &halves[1]).fit_and_show(&full[0], strength));
    if std::env::args().any(|a| a == "--weights") {
        let mut all = of(&[&corpus, &merged(&corpus, 5)], 1..=5); all.weigh(1.0, wf);
 println!("{}", both(&t, &all).fit(strength));
    }
}

fn add(places: &mut Places, article: &Article) {
    let sources: Vec<Document> = article.sources.iter().map(|text| Document::new(text.as_str())).collect();
    let text = Document::new(article.text.as_str());
    let truth = |span: Span| {
        let quote = article.quotes.iter().find(|quote| quote.parts.iter().any(|part| part.overlaps(span)))?;
        let words = quote.parts.iter().filter_map(|part| part.get(&article.text)).flat_map(str::split_whitespace).count();
        let class = match (quote.place, quote.change) {
            (None, _) => "foreign".to_owned(),
            (_, Some(change)) => format!("altered {}", if matches!(change, Change::ClauseDropped | Change::ClauseAdded) { change.name() } else {""}),
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
        Some((truth, class))
    };
    places.add(Model::embedded(), &text, &sources, truth);
}
