//! A module imports only what stands above it: the table of rooms in the design chapter, held against `src`.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the ground up; those of one row share a number.
fn rooms(design: &str) -> Vec<Vec<&str>> {
    let table = design.lines().skip_while(|line| *line != "| Room | What it holds |").skip(2);
    table
        .map_while(|line| line.strip_prefix("| ")?.split(" | ").next())
        .map(|names| names.split(", ").map(|name| name.trim_matches('`')).collect())
        .collect()
}

/// The modules of the library, with their paths under `src`.
fn modules(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder under src") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            modules(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The first names behind `crate::` in the code of a line.
fn imports(line: &str) -> impl Iterator<Item = &str> {
    let code = line.split("//").next().unwrap_or_default();
    code.split("crate::").skip(1).filter_map(|rest| {
        let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
        // What is no module (a type, a group in braces) has no room.
        name.starts_with(|c: char| c.is_ascii_lowercase()).then_some(name)
    })
}

#[test]
fn data_flows_one_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let design = fs::read_to_string(root.join("src/docs/design.md")).expect("the design chapter");
    let rooms = rooms(&design);
    let storey = |name: &str| rooms.iter().position(|row| row.contains(&name));
    assert_eq!(storey("span"), Some(0), "{rooms:?}");

    let source = root.join("src");
    let mut files = Vec::new();
    modules(&source, &mut files);
    files.sort();
    let mut faults = String::new();
    for file in files {
        let path = file.strip_prefix(&source).expect("a path under src");
        let first = path.components().next().expect("a name").as_os_str().to_string_lossy();
        let room = first.trim_end_matches(".rs");
        if ["lib", "docs"].contains(&room) {
            continue;
        }
        let Some(here) = storey(room) else {
            faults += &format!("{}: the design chapter has no room {room:?}\n", path.display());
            continue;
        };
        let text = fs::read_to_string(&file).expect("a module");
        for (number, line) in (1..).zip(text.lines()) {
            for name in imports(line) {
                if storey(name).is_none_or(|there| there > here) {
                    faults += &format!("{}, line {number}: {room} imports {name}\n", path.display());
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}
