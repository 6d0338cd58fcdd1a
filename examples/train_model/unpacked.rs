//! The training corpora, packed or not.

use std::path::Path;
use std::process::Command;

/// `train.tsv`, or what is packed in `train.tsv.xz`.
pub(crate) fn rows(corpora: &Path) -> Result<String, String> {
    let plain = corpora.join("train.tsv");
    if plain.exists() {
        return std::fs::read_to_string(&plain)
            .map_err(|error| format!("cannot read {}: {error}", plain.display()));
    }
    let path = corpora.join("train.tsv.xz");
    let output = Command::new("xz")
        .arg("-dc")
        .arg(&path)
        .output()
        .map_err(|error| format!("cannot run xz to unpack {}: {error}", path.display()))?;
    if !output.status.success() {
        return Err(format!("xz failed on {}: {}", path.display(), output.status));
    }
    String::from_utf8(output.stdout).map_err(|error| format!("{}: {error}", path.display()))
}
