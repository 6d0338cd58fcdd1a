//! Every example does what its first lines say, as a user would run it.
//!
//! A test for a further example is a few lines: [`Run`] finds the program, feeds it and keeps what it says.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

#[cfg(feature = "train")]
#[path = "common/invented.rs"]
mod invented;

/// A folder of its own for a test, removed afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("bitext-{}-{test}", std::process::id()));
        fs::create_dir_all(&path).expect("a temporary folder");
        Self(path)
    }

    /// Writes a file and gives its path.
    /// Development sets of these lines, and no training pairs.
    #[cfg(feature = "train")]
    fn corpora(&self, polish: &str, english: &str, names: &str) {
        fs::create_dir_all(self.0.join("corpora/dev")).expect("a folder");
        self.file("corpora/train.tsv", "");
        for corpus in ["flores200-dev", "ntrex"] {
            for (ending, text) in [("pl", polish), ("en", english), ("doc", names)] {
                self.file(&format!("corpora/dev/{corpus}.{ending}"), text);
            }
        }
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::write(&path, bytes).expect("a file in a temporary folder");
        path.to_str().expect("a path in UTF-8").to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What an example answered.
struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Run {
    fn new(example: &str, arguments: &[&str], input: &[u8]) -> Self {
        let mut child = Command::new(program(example))
            .args(arguments)
            .env("COLUMNS", "60")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the example starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        let input = input.to_vec();
        // In a thread of its own, for an example may answer before it has read everything, or read nothing.
        let feeder = std::thread::spawn(move || {
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().expect("the example ends");
        feeder.join().expect("the feeder ends");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }

    /// It did its work and had nothing to say about it.
    fn quiet(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// It refused: exit code 2, nothing on standard output, and a message that has all of `parts`.
    fn refused(self, parts: &[&str]) {
        assert_eq!((self.code, self.out.as_str()), (2, ""), "{}", self.err);
        for part in parts {
            assert!(self.err.contains(part), "no {part:?} in {:?}", self.err);
        }
    }

    fn json_lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
    }
}

/// The built example. `cargo test` builds all of them beside the tests; where only this test was asked for, it
/// is built now.
fn program(example: &str) -> PathBuf {
    let test = std::env::current_exe().expect("the path of this test");
    let profile = test.parent().and_then(Path::parent).expect("target/PROFILE/deps");
    let program = profile.join("examples").join(format!("{example}{}", std::env::consts::EXE_SUFFIX));
    if !program.exists() {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--quiet", "--example", example]).current_dir(env!("CARGO_MANIFEST_DIR"));
        for (on, feature) in [(cfg!(feature = "train"), "train"), (cfg!(feature = "rayon"), "rayon")] {
            if on {
                cargo.args(["--features", feature]);
            }
        }
        if profile.file_name().is_some_and(|name| name == "release") {
            cargo.arg("--release");
        }
        assert!(cargo.status().expect("cargo starts").success(), "{example} cannot be built");
    }
    program
}

#[test]
fn every_example_has_a_test() {
    let here = include_str!("examples.rs");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for entry in fs::read_dir(folder).expect("the folder of examples") {
        let path = entry.expect("a readable entry").path();
        // A folder without a main file holds parts of an example.
        if path.is_dir() && !path.join("main.rs").exists() {
            continue;
        }
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a name in UTF-8");
        assert!(
            here.contains(&format!("Run::new(\"{name}\"")),
            "no test runs the example {name}: add one here"
        );
    }
}

const POLISH: &str = "Szpital w Ełku wstrzymał przyjęcia. Powodem jest awaria windy, która stoi od 3 dni.\n\n\
    Pacjentów przewieziono do Suwałk. Dziękuję Państwu za cierpliwość 👩‍👩‍👧‍👦.";
const ENGLISH: &str = "The hospital in Ełk has stopped admissions. A lift broke down. It has not worked for 3 days.\n\n\
    Patients were taken to Suwałki.";
/// "Zażółć" in Windows-1250.
const FOREIGN: &[u8] = b"Za\xbf\xf3\xb3\xe6";

#[test]
fn split_shows_sentences() {
    let out = Run::new("split", &["--lang", "pl"], POLISH.as_bytes()).quiet();
    assert_eq!(out.lines().next(), Some("Szpital w Ełku wstrzymał przyjęcia."));
    assert_eq!(out.lines().count(), 4);
    let run = Run::new("split", &["--lang", "pl", "--json"], POLISH.as_bytes());
    for sentence in run.json_lines() {
        let at = |name: &str| sentence[name].as_u64().expect("a number") as usize;
        assert_eq!(sentence["text"], POLISH[at("start")..at("end")]);
    }
    let text = "Zakupy\n- chleb\n- mleko\n\nPada. Wieje.".as_bytes();
    let out = Run::new("split", &["--lang", "pl", "--paragraphs"], text).quiet();
    assert_eq!(out, "heading\t1\tZakupy\nitem\t1\t- chleb\nitem\t1\t- mleko\nprose\t2\tPada. Wieje.\n");
    let out = Run::new("split", &["--lang", "en", "--explain"], ENGLISH.as_bytes()).quiet();
    assert!(out.lines().all(|line| line.split('\t').count() == 3), "{out}");
}

#[test]
fn split_says_what_is_wrong() {
    Run::new("split", &[], b"").refused(&["no language given: add --lang pl or --lang en", "usage: "]);
    Run::new("split", &["--lang", "xx"], b"").refused(&["unknown language \"xx\": use \"pl\" or \"en\""]);
    Run::new("split", &["--lang", "pl"], FOREIGN).refused(&["not UTF-8 at byte 2: ", "iconv -f CP1250"]);
}

#[test]
fn align_shows_beads() {
    let folder = Folder::new("align");
    let (polish, english) = (folder.file("pl.txt", POLISH), folder.file("en.txt", ENGLISH));
    let out = Run::new("align", &[&polish, &english], b"").quiet();
    assert!(out.contains(" 1 ⇄ 1\n"), "{out}");
    assert!(out.contains(" 2 ⇄ 2–3\n"), "{out}");
    assert!(out.contains(" 4 ⇄ –   no counterpart\n"), "{out}");
    assert!(out.contains("👩‍👩‍👧‍👦."), "{out}");
    assert!(
        out.lines().filter(|line| line.starts_with("  ")).all(|line| line.chars().count() <= 66),
        "{out}"
    );
    let last = out.lines().last().expect("a summary");
    assert_eq!(last, "4 beads from 4 sentences (Polish) and 4 (English); without a counterpart: 1 and 0");
    let turned = Run::new("align", &[&english, &polish], b"").quiet();
    assert!(turned.contains(" 2–3 ⇄ 2\n"), "{turned}");
}

#[test]
fn align_writes_json() {
    let folder = Folder::new("align-json");
    let (polish, english) = (folder.file("pl.txt", POLISH), folder.file("en.txt", ENGLISH));
    let out = Run::new("align", &["--json", &polish, &english], b"").quiet();
    let answer: Value = serde_json::from_str(&out).expect("one JSON object");
    assert_eq!((&answer["source"]["lang"], &answer["target"]["lang"]), (&json!("pl"), &json!("en")));
    assert_eq!(answer["source"]["sentences"].as_array().map(Vec::len), Some(4));
    let bead = &answer["beads"][1];
    assert_eq!((&bead["source"], &bead["target"]), (&json!([1]), &json!([1, 2])));
    let span = |value: &Value| {
        let end = |index: usize| value[index].as_u64().expect("a number") as usize;
        end(0)..end(1)
    };
    assert_eq!(&ENGLISH[span(&bead["target_span"])], "A lift broke down. It has not worked for 3 days.");
    assert_eq!(&POLISH[span(&answer["source"]["sentences"][2]["span"])], "Pacjentów przewieziono do Suwałk.");
    assert_eq!(answer["beads"][3]["target_span"], Value::Null);
    assert!(bead["confidence"].as_f64().is_some_and(|confidence| (0.0..=1.0).contains(&confidence)));
}

#[test]
fn align_explains_beads() {
    let folder = Folder::new("align-explain");
    let (polish, english) = (folder.file("pl.txt", POLISH), folder.file("en.txt", ENGLISH));
    let out = Run::new("align", &[&polish, &english, "--explain"], b"").quiet();
    for part in ["  score ", " = words +", " ≈ ", "links: ", "else: ", "posterior 0."] {
        assert!(out.contains(part), "no {part:?} in {out}");
    }
    let out = Run::new("align", &[&polish, &english, "--explain", "--json"], b"").quiet();
    let answer: Value = serde_json::from_str(&out).expect("one JSON object");
    assert_eq!(answer["explanations"].as_array().map(Vec::len), Some(4));
    assert!(answer["explanations"][0]["parts"]["words"].as_f64().is_some_and(|words| words > 0.0));
}

#[test]
fn align_says_what_is_wrong() {
    let folder = Folder::new("align-wrong");
    let (polish, foreign) = (folder.file("pl.txt", POLISH), folder.file("cp1250.txt", FOREIGN));
    let number = folder.file("number.txt", "12 345");
    let missing = folder.0.join("missing.txt").to_str().expect("a path in UTF-8").to_owned();
    let place = folder.0.to_str().expect("a path in UTF-8").to_owned();
    Run::new("align", &[&polish, &missing], b"").refused(&["cannot read ", "missing.txt: "]);
    Run::new("align", &[&polish, &foreign], b"").refused(&["cp1250.txt is not UTF-8 at byte 2: ", "iconv"]);
    Run::new("align", &[&place, &polish], b"").refused(&["is a directory: give a text file"]);
    Run::new("align", &[&polish], b"").refused(&["two files are needed, not 1", "usage: "]);
    Run::new("align", &[&polish, &polish, "--jsno"], b"")
        .refused(&["unknown argument \"--jsno\"", "usage: "]);
    let same = Run::new("align", &[&polish, &polish], b"");
    assert!(same.code == 0 && same.err.contains("note: both files are Polish"), "{}", same.err);
    let unknown = Run::new("align", &[&polish, &number], b"");
    assert!(
        unknown.code == 0 && unknown.err.contains("number.txt is neither Polish nor English"),
        "{}",
        unknown.err
    );
}

#[test]
fn batch_answers_line_by_line() {
    let lists = json!({
        "id": { "b": [1, null], "a": "ą" },
        "source": ["Szpital wstrzymał przyjęcia. Stoi winda.", "Pacjentów przewieziono do Suwałk."],
        "target": ["The hospital has stopped admissions. The lift is out of order.", "Patients were taken to Suwałki."],
        "source_segments": [[0], [1]],
    });
    let texts =
        json!({ "id": 2, "source": POLISH, "target": ENGLISH, "source_lang": "pl", "target_lang": null });
    let run = Run::new("batch", &[], format!("{lists}\n\n  \r\n{texts}").as_bytes());
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.starts_with("batch: 2 documents, 12 sentences, "), "{}", run.err);
    let answers = run.json_lines();
    assert_eq!(answers.len(), 2, "empty lines are skipped");
    assert_eq!(answers[0]["id"], lists["id"]);
    assert_eq!(answers[0].get("source_sentences"), None);
    let shapes = |answer: &Value| -> Vec<Value> {
        let beads = answer["beads"].as_array().expect("a list of beads");
        beads.iter().map(|bead| json!([bead["source"], bead["target"]])).collect()
    };
    assert_eq!(shapes(&answers[0]), [json!([[0], [0]]), json!([[1], [1]])]);
    assert_eq!(shapes(&answers[1])[..2], [json!([[0], [0]]), json!([[1], [1, 2]])]);
    let third = &answers[1]["target_sentences"][2];
    let end = |index: usize| third[index].as_u64().expect("a number") as usize;
    assert_eq!(&ENGLISH[end(0)..end(1)], "It has not worked for 3 days.");
}

#[test]
fn batch_goes_on_after_a_bad_line() {
    let lines: [(&[u8], Option<Value>, &str); 9] = [
        (b"what?", None, "not a JSON object: "),
        (b"{\"id\": 1, \"source\": [}", None, "not readable JSON: expected value at column 22"),
        (
            b"{\"id\": 1, \"source\": \"Za\xbf\xf3\"}",
            None,
            "not UTF-8 at byte 23 of the line: convert it first",
        ),
        (b"{\"id\": 2, \"source\": \"Tak.\"}", Some(json!(2)), "\"target\" is missing: "),
        (
            b"{\"id\": [3], \"source\": 5, \"target\": \"\"}",
            Some(json!([3])),
            "\"source\" has to be a text or a list",
        ),
        (
            b"{\"id\": \"4\", \"source\": [\"\", 0], \"target\": \"\"}",
            Some(json!("4")),
            "sentence 1 of \"source\" has to be",
        ),
        (
            b"{\"id\": 5, \"source\": \"\\ud800\", \"target\": \"\"}",
            Some(json!(5)),
            "\"source\": not readable JSON: ",
        ),
        (
            b"{\"id\": 6, \"source\": \"\", \"target\": \"\", \"source_lang\": \"de\"}",
            Some(json!(6)),
            "\"source_lang\": unknown language \"de\": use \"pl\" or \"en\"",
        ),
        (b"[]", None, "not a JSON object: "),
    ];
    let mut input = Vec::new();
    for (line, ..) in &lines {
        input.extend_from_slice(line);
        input.extend_from_slice(b"\n{\"source\": \"Tak.\", \"target\": \"Yes.\"}\n");
    }
    let run = Run::new("batch", &[], &input);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.trim_end().ends_with("; 9 bad lines"), "{}", run.err);
    let answers = run.json_lines();
    assert_eq!(answers.len(), 18);
    for (number, (pair, (line, id, message))) in answers.chunks(2).zip(&lines).enumerate() {
        let line = String::from_utf8_lossy(line);
        assert_eq!(pair[0]["line"], json!(2 * number + 1), "{line}");
        assert_eq!(pair[0].get("id"), id.as_ref(), "{line}");
        let error = pair[0]["error"].as_str().unwrap_or_default();
        assert!(error.starts_with(message), "{line}: {error}");
        assert_eq!(pair[1]["id"], Value::Null);
        assert_eq!(pair[1]["beads"].as_array().map(Vec::len), Some(1));
    }
}

#[test]
fn batch_takes_the_other_language_where_one_cannot_be_told() {
    let line = json!({
        "id": 0,
        "source": ["100%", "OK."],
        "target": ["Sto procent mieszkańców poparło ten pomysł.", "Dobrze."],
    });
    let run = Run::new("batch", &[], line.to_string().as_bytes());
    assert_eq!(run.code, 0);
    assert!(run.json_lines()[0]["beads"].is_array(), "{}", run.out);
    Run::new("batch", &["file.jsonl"], b"").refused(&["no arguments are expected", "usage: "]);
    Run::new("batch", &["--threads", "0"], b"").refused(&["--threads wants a number", "usage: "]);
}

#[test]
fn batch_gives_the_same_on_any_number_of_threads() {
    let lines: Vec<String> = (0..150)
        .map(|id| match id % 7 {
            3 => "what?".to_owned(),
            5 => String::new(),
            _ => json!({ "id": id, "source": POLISH, "target": ENGLISH }).to_string(),
        })
        .collect();
    let input = lines.join("\n");
    let one = Run::new("batch", &["--threads", "1"], input.as_bytes());
    assert_eq!(one.json_lines().len(), 129);
    let two = Run::new("batch", &["--threads", "2"], input.as_bytes());
    if cfg!(feature = "rayon") {
        assert_eq!((two.code, two.out), (0, one.out));
    } else {
        assert!(two.code == 2 && two.err.contains("--features rayon"), "{}", two.err);
    }
}

/// A line comes out before the next one goes in.
#[test]
fn batch_streams() {
    use std::io::{BufRead, BufReader};
    let mut child = Command::new(program("batch"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the example starts");
    let mut input = child.stdin.take().expect("a pipe");
    let mut output = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    for number in 0..3 {
        writeln!(input, "{{\"id\":{number},\"source\":\"Tak.\",\"target\":\"Yes.\"}}")
            .expect("the example reads");
        let line = output.next().expect("an answer").expect("UTF-8");
        assert!(line.starts_with(&format!("{{\"id\":{number},")), "{line}");
    }
    drop(input);
    assert!(child.wait().expect("the example ends").success());
}

#[test]
fn check_quotes_reports_on_the_bundled_sample() {
    let out = Run::new("check_quotes", &["--no-color"], b"").quiet();
    for part in ["4 quotes: 1 altered", "the source says “340”; the quote says “430”", "Quoted by nobody:"]
    {
        assert!(out.contains(part), "no {part:?} in {out}");
    }
    let colored = Run::new("check_quotes", &["--color"], b"").quiet();
    assert!(colored.contains("\u{1b}["));
}

#[test]
fn check_quotes_reads_files_and_writes_json() {
    let folder = Folder::new("check_quotes");
    let article = folder.file("article.txt", "“Nobody was hurt,” the fire brigade wrote. It rained all day.");
    let source = folder.file("source.txt", "Ewakuowano 40 osób. Nikt nie ucierpiał.");
    let out = Run::new("check_quotes", &[&article, &source, "--json"], b"").quiet();
    let report: Value = serde_json::from_str(&out).expect("one object");
    assert_eq!(report["quotes"][0]["parts"][0]["text"], "Nobody was hurt,");
    assert_eq!(report["quotes"][0]["verdict"], "faithful");
    assert_eq!(report["quotes"][0]["sentences"], json!([1]));
    assert_eq!(report["quotes"][0]["speaker"]["text"], "the fire brigade");
    let evacuated = json!({ "start": 0, "end": 20, "text": "Ewakuowano 40 osób." });
    assert_eq!(report["unquoted"], json!([evacuated]));
    let sentences = &report["sources"][0]["sentences"];
    assert_eq!((&sentences[0]["quoted"], &sentences[0]["left_out"]), (&json!("not"), &json!([evacuated])));
    assert_eq!((&sentences[1]["quoted"], &sentences[1]["quotes"]), (&json!("whole"), &json!([0])));
    assert_eq!((&report["summary"]["faithful"], &report["summary"]["not_quoted"]), (&json!(1), &json!(1)));
}

#[test]
fn check_quotes_writes_a_page() {
    let page = Run::new("check_quotes", &["--html"], b"").quiet();
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
    assert!(page.contains("quoted by nobody") && page.contains("number changed"));
    Run::new("check_quotes", &["--html", "--json"], b"").refused(&["exclude each other", "usage:"]);
}

#[test]
fn check_quotes_says_what_is_wrong() {
    let folder = Folder::new("check_quotes_wrong");
    let latin = folder.file("latin.txt", b"Rz\xb1d");
    Run::new("check_quotes", &[&latin], b"").refused(&["latin.txt", "not UTF-8 at byte 2", "iconv"]);
    Run::new("check_quotes", &["no-such-file.txt"], b"").refused(&["cannot read no-such-file.txt"]);
    Run::new("check_quotes", &["--xml"], b"").refused(&["unknown flag", "usage:"]);
}

#[test]
fn encoder_shows_both_confidences() {
    let folder = Folder::new("encoder");
    let (polish, english) = (folder.file("pl.txt", POLISH), folder.file("en.txt", ENGLISH));
    let out = Run::new("encoder", &[&polish, &english], b"").quiet();
    assert!(out.lines().any(|line| line.ends_with("  1 ⇄ 1")), "{out}");
    assert_eq!(Run::new("encoder", &[&polish, &english], b"").quiet(), out, "the same every time");
    Run::new("encoder", &[&polish], b"").refused(&["usage: "]);
    Run::new("encoder", &[&polish, "no-such-file.txt"], b"").refused(&["cannot read no-such-file.txt"]);
}

#[test]
fn evaluate_says_what_is_missing() {
    let folder = Folder::new("evaluate");
    let nowhere = folder.0.join("nowhere");
    Run::new("evaluate", &[nowhere.to_str().expect("a path in UTF-8")], b"").refused(&["nowhere"]);
}

/// The trainer is behind a feature: without it there is no program to run.
#[cfg(feature = "train")]
#[test]
fn train_model_trains_a_model() {
    let folder = Folder::new("train_model");
    let rows = "a\tKot śpi na macie.\tThe cat sleeps on the mat.\na\tPies śpi w domu.\tThe dog sleeps in the house.\n";
    folder.file("train.tsv", rows);
    folder.file("lexicon.tsv", "d\tkot\tcat\nd\tpies\tdog\n");
    fs::create_dir_all(folder.0.join("dev")).expect("a folder");
    for (ending, text) in
        [("pl", "Kot śpi.\nPies śpi.\n"), ("en", "The cat sleeps.\nThe dog sleeps.\n"), ("doc", "a\na\n")]
    {
        folder.file(&format!("dev/flores200-dev.{ending}"), text);
    }
    let (corpora, output) = (folder.0.to_str().expect("UTF-8"), folder.0.join("m.model"));
    let output = output.to_str().expect("UTF-8");
    let run = Run::new("train_model", &[corpora, output], b"");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("4 pairs"), "{}", run.err);
    let first = fs::read(output).expect("a model");
    let model = bitext::Model::from_bytes(first.clone()).expect("a sound model");
    assert!(model.provenance().contains("corpus a: 2"), "{}", model.provenance());
    Run::new("train_model", &[corpora, output], b"");
    assert_eq!(fs::read(output).expect("a model"), first, "the same input gives the same bytes");

    folder.file("lexicon.tsv", "d\tkot\n");
    Run::new("train_model", &[corpora, output], b"").refused(&["lexicon.tsv, line 1: 2 fields"]);
    Run::new("train_model", &["no-such-folder"], b"").refused(&["no-such-folder"]);
}

#[cfg(feature = "train")]
#[test]
fn train_model_trains_from_pairs() {
    let folder = Folder::new("train_model_pairs");
    let pairs = invented::pairs(480, 1);
    let file = folder.file("mine.tsv", invented::rows(&pairs));
    let output = folder.0.join("mine.model");
    let output = output.to_str().expect("UTF-8");
    let run = Run::new("train_model", &[&file, output], b"");
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    for part in [
        "mine.tsv: 480 rows, 456 to train on, 0 held out to fit on, 24 to measure on; 0 left out",
        "fewer than 4800 rows: the parameters stay those to start from",
        "456 pairs, ",
        "corpus mine.tsv: 456",
        "held-out retrieval among 24 pairs: 1.000 Polish to English, 1.000 English to Polish",
    ] {
        assert!(run.err.contains(part), "no {part:?} in {}", run.err);
    }
    let first = fs::read(output).expect("a model");
    assert!(bitext::Model::from_bytes(first.clone()).is_ok());
    Run::new("train_model", &[&file, output], b"");
    assert_eq!(fs::read(output).expect("a model"), first, "the same input gives the same bytes");

    Run::new("train_model", &[&file], b"").refused(&["no OUTPUT given", "usage: "]);
    let bad = folder.file("bad.tsv", "Tak.\tYes.\nNie wiem.\n");
    Run::new("train_model", &[&bad, output], b"").refused(&["bad.tsv, line 2: 1 field instead of 2"]);
    let turned = folder.file("turned.tsv", "I do not know that.\tNie wiem tego.\n");
    Run::new("train_model", &[&turned, output], b"").refused(&["the first column looks English"]);
}

#[cfg(feature = "train")]
#[test]
fn fit_location_checks_on_halves() {
    let folder = Folder::new("fit_location");
    let polish = "Rada przyjęła budżet na przyszły rok.\nNikt nie głosował przeciw.\n".repeat(40);
    let english = "The council passed the budget for next year.\nNobody voted against it.\n".repeat(40);
    let names: String = (0..40).map(|number| format!("{number:02}\n{number:02}\n")).collect();
    folder.corpora(&polish, &english, &names);
    let path = folder.0.to_str().expect("UTF-8");
    let run = Run::new("fit_location", &[path, "--check"], b"");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.starts_with("# FLORES\n") && run.out.contains("\nplain: true: "), "{}", run.out);
    Run::new("fit_location", &["no-such-folder"], b"").refused(&["no-such-folder"]);
    Run::new("fit_location", &[path, path], b"").refused(&["usage: "]);
}

#[cfg(feature = "train")]
#[test]
fn fit_findings_refuses_what_it_cannot_read() {
    Run::new("fit_findings", &["no-such-folder"], b"").refused(&["no-such-folder"]);
    Run::new("fit_findings", &["one", "two"], b"").refused(&["usage: "]);
}

#[cfg(feature = "train")]
#[test]
fn fit_findings_checks_on_thirds() {
    let folder = Folder::new("fit_findings");
    let polish = "Rada nie przyjęła budżetu.\nPociąg może się spóźnić.\n".repeat(20);
    let english = "The council did not pass the budget.\nThe train may be late.\n".repeat(20);
    let names = "a\nb\n".repeat(20);
    folder.corpora(&polish, &english, &names);
    let path = folder.0.to_str().expect("UTF-8");
    let run = Run::new("fit_findings", &[path, "--check"], b"");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out.starts_with("FLORES\n") && run.out.contains("\ngrave, NegationDropped, from 0."),
        "{}",
        run.out
    );
}

#[cfg(feature = "train")]
#[test]
fn fit_differences_refuses_what_it_cannot_read() {
    Run::new("fit_differences", &["no-such-folder"], b"").refused(&["no-such-folder"]);
    Run::new("fit_differences", &["one", "two"], b"").refused(&["usage: "]);
}

#[cfg(feature = "train")]
#[test]
fn fit_differences_checks_on_thirds() {
    let folder = Folder::new("fit_differences");
    let polish = "Rada wysłała Annę do Gdańska.\nPociąg do Lublina jest spóźniony, bo pada śnieg od rana.\n"
        .repeat(20);
    let english =
        "The council sent Anna to Gdansk.\nThe train to Lublin is late, because it has been snowing all morning.\n".repeat(20);
    let names = "a\nb\n".repeat(20);
    folder.corpora(&polish, &english, &names);
    let path = folder.0.to_str().expect("UTF-8");
    let run = Run::new("fit_differences", &[path, "--check"], b"");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.starts_with("FLORES\n  name swapped: 80 true, "), "{}", run.out);
}
