//! Colours of a terminal (ANSI escape sequences, ECMA-48).

use crate::quote::{Severity, Verdict};

/// What a stretch of text is to look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    Bold,
    Dim,
    Good,
    Bad,
    Doubtful,
}

impl Paint {
    pub(super) fn of_verdict(verdict: Verdict) -> Paint {
        match verdict {
            Verdict::Faithful => Paint::Good,
            Verdict::Altered | Verdict::NotInSource => Paint::Bad,
            Verdict::Partial => Paint::Doubtful,
            Verdict::NoSource => Paint::Dim,
        }
    }

    pub(super) fn of_severity(severity: Severity) -> Paint {
        match severity {
            Severity::Minor => Paint::Dim,
            Severity::Major => Paint::Doubtful,
            Severity::Critical => Paint::Bad,
        }
    }

    /// `text` in this look, or as it is where there are no colours.
    pub(super) fn apply(self, text: &str, colors: bool) -> String {
        let code = match self {
            Paint::Bold => "1",
            Paint::Dim => "2",
            Paint::Good => "1;32",
            Paint::Bad => "1;31",
            Paint::Doubtful => "1;33",
        };
        if colors { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}
