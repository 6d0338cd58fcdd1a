//! What the documents say, held against what is there.

use std::fs;
use std::path::Path;

use bitext::Model;

fn read(path: &str) -> Option<String> {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok()
}

/// The cell behind the name of a row in a table of two columns.
fn cell<'d>(document: &'d str, name: &str) -> &'d str {
    let row = document.lines().find_map(|line| line.strip_prefix(&format!("| {name} | ")));
    let row = row.unwrap_or_else(|| panic!("no row {name:?}"));
    row.trim_end_matches(" |").trim_matches('`')
}

/// The lines of the blocks of shell commands.
fn commands(document: &str) -> Vec<&str> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in document.lines() {
        match line {
            "```sh" => inside = true,
            "```" => inside = false,
            _ if inside => found.push(line),
            _ => {}
        }
    }
    found
}

#[test]
fn the_documented_model_is_the_embedded_one() {
    let document = read("src/docs/model.md").expect("the chapter on the model");
    let model = Model::embedded();
    assert_eq!(cell(&document, "checksum (FNV-1a, 64 bits)"), format!("{:#018x}", model.checksum()));
    assert_eq!(cell(&document, "size"), format!("{} bytes", model.size()));
}

#[test]
fn the_figures_of_the_confidences_are_those_of_the_embedded_model() {
    let document = read("src/docs/model.md").expect("the chapter on the model");
    let measured = format!("Measured with the model `{:#018x}`", Model::embedded().checksum());
    assert!(document.contains(&measured), "measure again: evaluate --only calibration --table --svg FILE");
    let picture = read("src/docs/reliability.svg").expect("the picture beside it");
    // A blank line would end the picture where Markdown reads it.
    assert!(picture.len() < 20_000 && picture.starts_with("<svg") && !picture.contains("\n\n"));
}

#[test]
fn the_readme_has_the_two_commands() {
    let readme = read("README.md").expect("the README");
    let commands = commands(&readme);
    assert_eq!(commands[..2], ["cargo run --release --example check_quotes", "cargo test"]);
}

#[test]
fn every_command_of_the_readme_is_run_before_a_change_is_taken() {
    let Some(checks) = read(".ci/run") else {
        println!("skipped: the packed crate does not hold .ci/run");
        return;
    };
    // The script names the folder of samples once.
    let checks = checks.replace("$samples", "examples/samples").replace('"', "").replace(" <", " < ");
    let checks: Vec<&str> = checks
        .lines()
        .filter_map(|line| line.strip_prefix("run_tests ").or(line.trim_start().strip_prefix("run ")))
        .collect();
    let readme = read("README.md").expect("the README");
    for command in commands(&readme) {
        assert!(checks.contains(&command), "{command} is not run");
    }
}

#[test]
fn every_program_of_the_readme_is_there() {
    let readme = read("README.md").expect("the README");
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for command in commands(&readme) {
        let Some((_, rest)) = command.split_once("--example ") else { continue };
        let name = rest.split_whitespace().next().expect("a name behind --example");
        let (file, folder) = (examples.join(format!("{name}.rs")), examples.join(name).join("main.rs"));
        assert!(file.is_file() || folder.is_file(), "no program {name}");
    }
}
