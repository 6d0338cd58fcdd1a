//! Documents and beads as lines of JSON, to be scored by `align_gold.py score` or aligned by other programs.

use std::fs;
use std::path::Path;

use super::alignment::Outcome;
use super::gold::{Bead, Gold};

/// Writes `NAME.NOISE.jsonl` (documents) and `NAME.NOISE.beads.jsonl` into the folder, which is made if need be.
pub(crate) fn write(folder: &Path, name: &str, outcomes: &[Outcome]) -> Result<(), String> {
    fs::create_dir_all(folder)
        .map_err(|error| format!("cannot make the folder {}: {error}", folder.display()))?;
    for outcome in outcomes {
        let documents: String =
            outcome.documents.iter().map(|(document, _)| document_line(document)).collect();
        let beads: String =
            outcome.documents.iter().map(|(document, beads)| beads_line(document, beads)).collect();
        for (kind, text) in [("jsonl", documents), ("beads.jsonl", beads)] {
            let path = folder.join(format!("{name}.{}.{kind}", outcome.noise.name));
            fs::write(&path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        }
    }
    Ok(())
}

/// A document as `align_gold.py make` prints it, to the byte: it puts a space after `,` and `:`.
pub(crate) fn document_line(document: &Gold) -> String {
    format!(
        "{{\"id\": {}, \"source\": {}, \"target\": {}, \"source_segments\": {}, \"target_segments\": {}}}\n",
        string(&document.name),
        list(document.source.iter().map(|sentence| string(sentence))),
        list(document.target.iter().map(|sentence| string(sentence))),
        list(document.source_segments.iter().map(|segments| numbers(segments))),
        list(document.target_segments.iter().map(|segments| numbers(segments))),
    )
}

fn beads_line(document: &Gold, beads: &[Bead]) -> String {
    let bead = |bead: &Bead| {
        let (source, target) = (numbers(&bead.source), numbers(&bead.target));
        format!("{{\"source\": {source}, \"target\": {target}, \"confidence\": {}}}", bead.confidence)
    };
    format!("{{\"id\": {}, \"beads\": {}}}\n", string(&document.name), list(beads.iter().map(bead)))
}

fn string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn numbers(numbers: &[usize]) -> String {
    list(numbers.iter().map(usize::to_string))
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}
