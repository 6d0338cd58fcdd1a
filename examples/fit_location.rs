//! Fits the weights by which `check_quotes` finds the source sentences of a quote.
//!
//! `cargo run --release --features train --example fit_location -- [DIR] [--check]`
//!
//! DIR is the folder with `corpora` (default: `../shared`). The articles are those of `evaluate --only quotes`
//! with the seeds 1 to 3, plain ones and ones of the other forms, on FLORES dev, its documents one by one and
//! five pasted together, and on the parts of the training corpora that the model learnt no words from, which
//! count a quarter, and on the half of NTREX that is for fitting. Some have neighbouring sentences of one side joined,
//! others a source of which one to three sentences are left; they count half. The weights go to standard output, as the
//! lines of `src/quote/locate/fitted.rs`, the trees to `src/quote/locate/trees.txt`. The same data give the same. With
//! `--check` nothing is written: they are fitted on half of FLORES and of the news, and what comes of it on the other
//! halves is told, and the other way round.

#[path = "train_model/arguments.rs"]
mod arguments;
#[allow(dead_code, unreachable_pub)]
#[path = "evaluate/main.rs"]
mod evaluate;
#[path = "train_model/held_out.rs"]
mod held_out;
#[path = "train_model/unpacked.rs"]
mod unpacked;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::process::ExitCode;

use bitext::train::{PlaceWeights, Places, Rendered};
use bitext::{Document, Lang, Model, Span};
use evaluate::calibration::{brier, calibration_error};
use evaluate::corpus::{Corpus, Segment};
use evaluate::folder::{FLORES, Folder, NEWS};
use evaluate::quotes::bed::articles_of;
use evaluate::quotes::change::Change;
use evaluate::quotes::form::Form;
use evaluate::quotes::statement::{Article, Quote};
use evaluate::random::Random;

const USAGE: &str = "usage: fit_location [DIR] [--check]";

/// Where the trees are kept, from the folder of the crate.
const TREES: &str = "src/quote/locate/trees.txt";
/// Seeds of the articles.
const SEEDS: std::ops::RangeInclusive<u64> = 1..=3;
/// The strength of the prior that keeps weights small, in quotes.
const STRENGTH: f64 = 2.0;
/// How much an article of another form counts, and one on the training corpora.
const OTHER_FORM: f64 = 0.5;
const TRAINING: f64 = 0.25;
/// How much an article counts whose translator has joined sentences, and one whose source is cut short.
const JOINED: f64 = 0.5;
const SHORT: f64 = 0.5;
/// Of a hundred neighbours so many are joined, and the number that the draws begin with.
const JOINED_SHARE: u32 = 50;
const JOINING: u64 = 7;
/// Of a hundred quotes that are foreign to a source cut short so many are told of: a source that short was given because it
/// is quoted, so there are to be about as few as in other articles.
const FOREIGN_KEPT: u32 = 2;
/// Documents of FLORES are cut from articles to three or four sentences: so many make one of a usual length.
const TOGETHER: usize = 5;
/// Documents next to each other are often cut from one article, so the halves are of runs of them.
const RUN: usize = 20;

/// Articles to fit on, and what each of their quotes is.
#[derive(Default)]
struct Set {
    places: Places,
    classes: Vec<String>,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("fit_location: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let (folder, [check]) = arguments::read(USAGE, ["--check"])?;
    let training = training(&unpacked::rows(&Path::new(&folder).join("corpora"))?);
    let folder = Folder::locate(Some(Path::new(&folder)))?;
    let flores = folder.corpus(FLORES)?;
    let [news, _] = folder.corpus(NEWS)?.halves();
    if !check {
        let mut set = Set::default();
        set.add_passages(&flores);
        set.add_documents(&news);
        set.add_corpus(&training, TRAINING, "");
        let fitted = set.places.fit(STRENGTH);
        print!("{fitted}");
        return std::fs::write(TREES, fitted.trees())
            .map_err(|error| format!("cannot write {TREES}: {error}"));
    }
    let mut passages = [Corpus::default(), Corpus::default()];
    for (number, (name, segments)) in flores.documents.iter().enumerate() {
        passages[number / RUN % 2].documents.insert(name.clone(), segments.clone());
    }
    let news = news.halves();
    for [fitted, held_out] in [[0, 1], [1, 0]] {
        let mut set = Set::default();
        set.add_passages(&passages[fitted]);
        set.add_documents(&news[fitted]);
        set.add_corpus(&training, TRAINING, "");
        let fitted = set.places.fit(STRENGTH);
        for (name, is_news) in [("FLORES", false), ("NTREX", true)] {
            let mut other = Set::default();
            if is_news {
                other.add_documents(&news[held_out]);
            } else {
                other.add_passages(&passages[held_out]);
            }
            println!("# {name}");
            other.print(&fitted);
        }
    }
    Ok(())
}

/// The corpus with several documents pasted together.
fn together(corpus: &Corpus) -> Corpus {
    let mut out = Corpus::default();
    for (number, segments) in corpus.documents.values().enumerate() {
        let name = format!("{:05}", number / TOGETHER);
        out.documents.entry(name).or_default().extend(segments.iter().cloned());
    }
    out
}

/// Some neighbouring sentences in `lang` made one, as a translator does who takes no care of full stops.
fn joined(corpus: &Corpus, lang: Lang) -> Corpus {
    let links: &[&str] = match lang {
        Lang::Polish => &["; ", ", a ", " – ", ", i "],
        Lang::English => &["; ", ", and ", " – ", ", while "],
    };
    let mut out = Corpus::default();
    let mut random = Random::new(JOINING);
    for (name, segments) in &corpus.documents {
        let mut document: Vec<Segment> = Vec::new();
        let mut fresh = false;
        for segment in segments {
            let link = links[random.below(links.len() as u32) as usize];
            let drawn = random.below(100) < JOINED_SHARE;
            let last = document.last_mut().filter(|_| fresh && drawn);
            let one = last.and_then(|last| {
                let of = |segment: &Segment| match lang {
                    Lang::Polish => segment.polish.join(" "),
                    Lang::English => segment.english.join(" "),
                };
                let (first, second) = (of(last), of(segment));
                let first = first.strip_suffix('.').filter(|_| second.starts_with(char::is_alphanumeric))?;
                let mut chars = second.chars();
                let letter = chars.next().map(|letter| letter.to_lowercase().to_string())?;
                Some((format!("{first}{link}{letter}{}", chars.as_str()), last))
            });
            if let Some((one, last)) = one {
                let both = |first: &[String], second: &[String]| [first, second].concat();
                *last = match lang {
                    Lang::Polish => {
                        Segment { polish: vec![one], english: both(&last.english, &segment.english) }
                    }
                    Lang::English => {
                        Segment { english: vec![one], polish: both(&last.polish, &segment.polish) }
                    }
                };
                fresh = false;
            } else {
                document.push(segment.clone());
                fresh = true;
            }
        }
        out.documents.insert(name.clone(), document);
    }
    out
}

/// The article on a source of which one to three sentences are left, and whose other quotes are foreign
/// therefore; of these some are no longer told of, that there be not too many.
fn shortened(article: &Article, random: &mut Random) -> Option<Article> {
    let source = Document::new(article.sources.first()?.as_str());
    let sentences = source.sentences();
    let count = 1 + random.below(3) as usize;
    let first = random.below(sentences.len().saturating_sub(count) as u32 + 1) as usize;
    let kept = &sentences[first..sentences.len().min(first + count)];
    let span = kept.first()?.span().cover(kept.last()?.span());
    let mut out = article.clone();
    out.sources = vec![span.get(source.as_str())?.to_owned()];
    out.quotes.retain_mut(|quote| match quote.place {
        Some((0, place)) if span.contains(place) => {
            quote.place = Some((0, Span::new(place.start() - span.start(), place.end() - span.start())));
            true
        }
        Some((0, place)) if span.overlaps(place) => false,
        _ => {
            quote.place = None;
            random.below(100) < FOREIGN_KEPT
        }
    });
    Some(out)
}

/// The rows of the training corpora that are held out, and that may be translations.
fn training(text: &str) -> Corpus {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let (mut polish, mut english, mut names) = (String::new(), String::new(), String::new());
    for line in text.lines() {
        let Some((corpus, rest)) = line.split_once('\t') else { continue };
        let number = numbers.entry(corpus).or_default();
        let name = held_out::document(corpus, *number);
        *number += 1;
        let Some((source, target)) = rest.split_once('\t') else { continue };
        if let Some(name) = name.filter(|_| held_out::is_sound(source, target)) {
            for (out, line) in [(&mut polish, source), (&mut english, target), (&mut names, name.as_str())] {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    Corpus::read(&polish, &english, &names)
}

impl Set {
    /// Passages one by one and pasted together to documents of a usual length.
    fn add_passages(&mut self, corpus: &Corpus) {
        self.add_corpus(corpus, 1.0, "");
        self.add_documents(&together(corpus));
    }

    /// Documents, their sentences as they are and some of them joined.
    fn add_documents(&mut self, corpus: &Corpus) {
        self.add_corpus(corpus, 1.0, "");
        for lang in [Lang::English, Lang::Polish] {
            self.add_corpus(&joined(corpus, lang), JOINED, "joined, ");
        }
    }

    fn add_corpus(&mut self, corpus: &Corpus, weight: f64, name: &str) {
        for seed in SEEDS {
            let mut random = Random::new(seed);
            let other = |number| (Form::OTHERS[number % Form::OTHERS.len()], weight * OTHER_FORM);
            let others = [other(seed as usize), other(seed as usize + Form::OTHERS.len() / 2)];
            for (form, weight) in [[(Form::Plain, weight)].as_slice(), &others].concat() {
                for lang in [Lang::English, Lang::Polish] {
                    for article in articles_of(corpus, lang, seed, form) {
                        self.add(&article, weight, &format!("{name}{}", form.name()));
                        if form == Form::Plain
                            && let Some(article) = shortened(&article, &mut random)
                        {
                            self.add(&article, weight * SHORT, &format!("{name}short source"));
                        }
                    }
                }
            }
        }
    }

    fn add(&mut self, article: &Article, weight: f64, form: &str) {
        let sources: Vec<Document> =
            article.sources.iter().map(|text| Document::new(text.as_str())).collect();
        let classes = &mut self.classes;
        let truth = |span: Span| {
            let mut quotes = article.quotes.iter();
            let quote = quotes.find(|quote| quote.parts.iter().any(|part| part.overlaps(span)))?;
            classes.push(class(article, quote, form));
            Some(match quote.place {
                None => Rendered::Nothing,
                Some((source, place)) if quote.part || quote.change == Some(Change::ClauseDropped) => {
                    Rendered::Part(source, place)
                }
                Some((source, place)) => Rendered::All(source, place),
            })
        };
        let text = Document::new(article.text.as_str());
        self.places.add(Model::embedded(), &text, &sources, weight, truth);
    }

    /// Prints the shares of quotes that are right, by class.
    fn print(&self, weights: &PlaceWeights) {
        let rows = self.places.right(weights);
        let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
        let known = rows.iter().zip(&self.classes).filter_map(|(row, class)| Some((row.as_ref()?, class)));
        for ((_, right), class) in known {
            let [all, of_right] = counts.entry(class).or_default();
            *all += 1;
            *of_right += usize::from(*right);
        }
        let rows: Vec<(f64, bool)> = rows.into_iter().flatten().collect();
        println!("{} quotes, ECE {:.4}, Brier {:.4}", rows.len(), calibration_error(&rows), brier(&rows));
        for (class, [all, right]) in counts {
            println!("{class}: {:.4} of {all}", right as f64 / all as f64);
        }
    }
}

fn class(article: &Article, quote: &Quote, form: &str) -> String {
    let words = quote.parts.iter().filter_map(|part| part.get(&article.text)).flat_map(str::split_whitespace);
    let kind = match (quote.place, quote.change) {
        (None, _) => "foreign".to_owned(),
        (_, Some(change)) => format!("altered, {}", change.name()),
        _ if quote.part => format!("part of {} words", words.count()),
        _ => "true".to_owned(),
    };
    format!("{form}: {kind}")
}
