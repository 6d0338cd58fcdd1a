//! What several test programs need.

use std::path::Path;

/// A file of the folder `shared` that stands beside the crate where the project is developed; where it is
/// missing, says that the test is skipped and gives `None`.
pub(crate) fn shared(file: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(file);
    let text = std::fs::read_to_string(path);
    if text.is_err() {
        println!("skipped: ../shared/{file} is missing");
    }
    text.ok()
}
