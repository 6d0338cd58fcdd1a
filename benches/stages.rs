//! Every stage of aligning beside the cost of reading the text, in one run: `cargo bench --bench stages`.
//!
//! Prints the table of the chapter on speed. The floor is iterating over the words of both texts (UAX #29), which
//! any reader has to do. Each figure is the least of many single runs, taken in turn, so that other work on
//! the machine and its changing clock fall on all of them alike; stages that the library does not offer alone are
//! told by what they add to the one before.

use std::hint::black_box;
use std::time::{Duration, Instant};

use bitext::{Aligner, Document, Lang, Workspace, align, check_quotes, split};
use unicode_segmentation::UnicodeSegmentation;

const PAIRS: &str = include_str!("sample/pairs.tsv");
const ARTICLE: &str = include_str!("../examples/samples/article_en.txt");

/// One document, or several, of both languages.
struct Texts {
    name: String,
    pairs: usize,
    texts: Vec<[String; 2]>,
    documents: Vec<[Document; 2]>,
}

impl Texts {
    fn new(name: String, documents: usize, sentences: usize) -> Self {
        let pairs: Vec<(&str, &str)> = PAIRS
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once('\t'))
            .collect();
        let part = |number: usize| {
            let taken = (0..sentences).map(move |at| (number * sentences + at) % pairs_of(PAIRS));
            let taken = taken.map(|at| pairs[at]);
            let (polish, english): (Vec<&str>, Vec<&str>) = taken.unzip();
            [polish.join(" "), english.join(" ")]
        };
        let texts: Vec<[String; 2]> = (0..documents).map(part).collect();
        let read = |[polish, english]: &[String; 2]| {
            [
                Document::with_lang(polish.as_str(), Lang::Polish),
                Document::with_lang(english.as_str(), Lang::English),
            ]
        };
        let documents: Vec<[Document; 2]> = texts.iter().map(read).collect();
        Self { name, pairs: documents.len() * sentences, texts, documents }
    }

    fn each_text(&self, run: impl Fn(&str, Lang) -> usize) -> usize {
        let texts = self.texts.iter();
        texts.map(|[polish, english]| run(polish, Lang::Polish) + run(english, Lang::English)).sum()
    }

    fn each_pair(&self, run: impl Fn(&Document, &Document) -> usize) -> usize {
        self.documents.iter().map(|[source, target]| run(source, target)).sum()
    }
}

fn pairs_of(lines: &str) -> usize {
    lines.lines().filter(|line| !line.starts_with('#') && line.contains('\t')).count()
}

const STAGES: [&str; 9] = [
    "words",
    "split",
    "documents, language given",
    "documents, language told",
    "tokens and look-ups",
    "links and single scores",
    "align",
    "text to beads",
    "the same, with a workspace",
];

fn stage(
    number: usize,
    texts: &Texts,
    aligner: &Aligner<'_>,
    nothing: &Document,
    workspace: &mut Workspace,
) -> usize {
    match number {
        0 => texts.each_text(|text, _| text.unicode_words().count()),
        1 => texts.each_text(|text, lang| split(text, lang).count()),
        2 => texts.each_text(|text, lang| Document::with_lang(text, lang).len()),
        3 => texts.each_text(|text, _| Document::new(text).len()),
        // Against a document without sentences there is nothing to score.
        4 => texts.each_pair(|source, target| {
            aligner.align(source, nothing).beads().len() + aligner.align(nothing, target).beads().len()
        }),
        5 => texts.each_pair(|source, target| aligner.similarity(source, target).row(0).len()),
        6 => texts.each_pair(|source, target| align(source, target).beads().len()),
        _ => {
            let mut beads = 0;
            for [polish, english] in &texts.texts {
                let source = Document::with_lang(polish.as_str(), Lang::Polish);
                let target = Document::with_lang(english.as_str(), Lang::English);
                let alignment = match number {
                    7 => align(&source, &target),
                    _ => aligner.align_with(workspace, &source, &target),
                };
                beads += alignment.beads().len();
            }
            beads
        }
    }
}

/// What is run, with the least time that it has taken so far.
type Run<'r> = (Duration, Box<dyn FnMut() -> usize + 'r>);

fn least(budget: Duration, runs: &mut [Run<'_>]) {
    let start = Instant::now();
    loop {
        for (least, run) in &mut *runs {
            let before = Instant::now();
            black_box(run());
            *least = before.elapsed().min(*least);
        }
        if start.elapsed() > budget {
            return;
        }
    }
}

fn main() {
    // `cargo test --benches` and the like pass other arguments: then one round is enough.
    let bench = std::env::args().any(|argument| argument == "--bench");
    let budget = if bench { Duration::from_secs(4) } else { Duration::ZERO };
    let mut sets: Vec<Texts> =
        [5, 16, 100].map(|count| Texts::new(format!("{count} sentences a side"), 1, count)).into();
    sets.push(Texts::new("50 news documents of 16".into(), 50, 16));
    if bench {
        sets.extend([1_000, 10_000].map(|count| Texts::new(format!("{count} sentences a side"), 1, count)));
    }
    let (aligner, nothing) = (Aligner::default(), Document::with_lang("", Lang::English));
    println!("| | {} | pairs/s |\n|{}", STAGES.join(" | "), " --- |".repeat(STAGES.len() + 2));
    for texts in &sets {
        // All pairs of sentences of a long document would not fit in memory.
        let stages = (0..STAGES.len()).filter(|&number| number != 5 || texts.pairs <= 1_000);
        let stages: Vec<usize> = stages.collect();
        let mut runs: Vec<Run<'_>> = Vec::new();
        for &number in &stages {
            let (aligner, nothing) = (&aligner, &nothing);
            let mut workspace = Workspace::new();
            runs.push((
                Duration::MAX,
                Box::new(move || stage(number, texts, aligner, nothing, &mut workspace)),
            ));
        }
        least(budget, &mut runs);
        let floor = runs[0].0.as_secs_f64();
        let mut cells = vec!["–".to_owned(); STAGES.len()];
        for (&number, (time, _)) in stages.iter().zip(&runs) {
            cells[number] = match number {
                0 => format!("{:.1} µs", floor * 1e6),
                _ => format!("{:.2}", time.as_secs_f64() / floor),
            };
        }
        let whole = stages.iter().zip(&runs).find(|(number, _)| **number == 7);
        let whole = whole.map_or(0.0, |(_, (time, _))| time.as_secs_f64());
        println!("| {} | {} | {:.0} |", texts.name, cells.join(" | "), texts.pairs as f64 / whole);
    }
    let article = Document::new(ARTICLE);
    let mut runs: Vec<Run<'_>> = vec![
        (Duration::MAX, Box::new(|| ARTICLE.unicode_words().count())),
        (Duration::MAX, Box::new(|| check_quotes(&article, &[]).quotes().len())),
    ];
    least(budget / 4, &mut runs);
    let (floor, check) = (runs[0].0.as_secs_f64(), runs[1].0.as_secs_f64());
    println!(
        "\ncheck_quotes on the bundled article: {:.2} ms, {:.0} times its words",
        check * 1e3,
        check / floor
    );
}
