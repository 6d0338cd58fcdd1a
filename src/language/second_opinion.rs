//! What `whatlang` says of a text whose own words and letters leave it open.

use std::sync::LazyLock;

use whatlang::{Detector, Lang as Other};

use super::Evidence;

/// Bytes of the text that are shown: whatlang needs few, and is slow beside the lists of words.
const SHOWN: usize = 1024;

static EITHER: LazyLock<Detector> = LazyLock::new(|| Detector::with_allowlist(vec![Other::Pol, Other::Eng]));
static ANY: LazyLock<Detector> = LazyLock::new(Detector::new);

/// The evidence of whatlang's two verdicts: Polish against English, and either against all languages.
pub(crate) fn second_opinion(text: &str) -> Evidence {
    let shown = beginning(text);
    let mut evidence = Evidence::default();
    if let Some(info) = EITHER.detect(shown) {
        let weight = 1.0 + info.confidence();
        match info.lang() {
            Other::Pol => evidence.polish += weight,
            Other::Eng => evidence.english += weight,
            _ => {}
        }
    }
    if let Some(info) = ANY.detect(shown) {
        match info.lang() {
            Other::Pol => evidence.polish += 1.0 + info.confidence(),
            Other::Eng => evidence.english += 1.0 + info.confidence(),
            // Short texts are often taken for a small language, so a doubtful verdict weighs little.
            _ => evidence.other += 0.5 + 2.5 * info.confidence(),
        }
    }
    evidence
}

/// The first [`SHOWN`] bytes of a text, less where a character would be cut.
fn beginning(text: &str) -> &str {
    let end = (0..=SHOWN.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
    &text[..end.unwrap_or(0)]
}
