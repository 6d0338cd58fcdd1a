//! Each module imports only what stands before it: the plan of the house, read off its sources.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules in their order. Those of one row may know each other.
const ORDER: [&[&str]; 15] = [
    &["span"],
    &["confidence"],
    &["error", "lang"],
    &["data"],
    &["text"],
    &["split"],
    &["language"],
    &["document"],
    &["model"],
    &["score"],
    &["align"],
    &["quote"],
    &["render"],
    &["train"],
    &["lib"],
];

fn storey(module: &str) -> Option<usize> {
    ORDER.iter().position(|row| row.contains(&module))
}

#[test]
fn modules_import_only_what_stands_before_them() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut faults = Vec::new();
    let files = sources(&src);
    assert!(files.len() > 20, "the sources are not where they were: {}", src.display());
    for file in files {
        let inside = file.strip_prefix(&src).expect("a file of src");
        let module = inside.iter().next().and_then(|name| name.to_str()).unwrap_or_default();
        let module = module.strip_suffix(".rs").unwrap_or(module);
        let name = format!("src/{}", inside.display());
        let text = fs::read_to_string(&file).expect("a readable source");
        faults.extend(check(&name, module, &text));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The imports of one file that go up, each as a line of the message.
fn check(file: &str, module: &str, text: &str) -> Vec<String> {
    let Some(own) = storey(module) else {
        return vec![format!(
            "{file}: module `{module}` has no place in the order: give it one in tests/imports.rs"
        )];
    };
    // The root re-exports everything.
    if module == "lib" {
        return Vec::new();
    }
    imports(text)
        .into_iter()
        .filter_map(|(line, imported)| match storey(&imported) {
            _ if imported == module => None,
            Some(storey) if storey < own || (storey == own && ORDER[own].len() > 1) => None,
            Some(_) => {
                Some(format!("{file}:{line}: `{module}` stands before `{imported}` and must not import it"))
            }
            None => Some(format!(
                "{file}:{line}: `{imported}` is no module of the order: import from the module itself"
            )),
        })
        .collect()
}

/// The first segments of all paths that begin with `crate::`, with their lines; comments are left out.
///
/// An import of several modules in braces is one entry for each.
fn imports(text: &str) -> Vec<(usize, String)> {
    let code: Vec<&str> = text.lines().map(without_comment).collect();
    let code = code.join("\n");
    let mut found = Vec::new();
    for (at, path) in code.match_indices("crate::") {
        // `bitext_crate::` would be another name, `$crate::` is this crate.
        if code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_') {
            continue;
        }
        let line = code[..at].matches('\n').count() + 1;
        let rest = code[at + path.len()..].trim_start();
        match rest.strip_prefix('{') {
            Some(group) => found.extend(heads(group).into_iter().map(|head| (line, head))),
            None => found.push((line, word(rest))),
        }
    }
    found
}

/// The first segment of each path of a group, up to its closing brace.
fn heads(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut heads = vec![word(group)];
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.push(word(&group[at + 1..])),
            _ => {}
        }
    }
    heads.retain(|head| !head.is_empty());
    heads
}

fn word(text: &str) -> String {
    text.trim_start().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

fn without_comment(line: &str) -> &str {
    line.find("//").map_or(line, |at| &line[..at])
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a readable folder") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

#[test]
fn what_goes_up_is_found_with_its_line() {
    let text =
        "//! Uses [`crate::render`].\nuse crate::span::Span;\nfn f() {\n    crate::quote::locate();\n}\n";
    let faults = check("src/align/x.rs", "align", text);
    assert_eq!(faults, ["src/align/x.rs:4: `align` stands before `quote` and must not import it"]);
    assert_eq!(check("src/error.rs", "error", "use crate::lang::Lang;"), Vec::<String>::new());
    assert_eq!(
        check("src/render/x.rs", "render", "use crate::{span::Span, quote::{A, B}};"),
        Vec::<String>::new()
    );
    assert_eq!(check("src/score/x.rs", "score", "use crate::{span::{A, B},\n  train::C};").len(), 1);
    assert_eq!(check("src/score/x.rs", "score", "use crate::Document;").len(), 1);
    assert_eq!(check("src/novel.rs", "novel", "").len(), 1);
}
