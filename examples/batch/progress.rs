//! How far the work is, on standard error.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// Counts what was done and shows it: one line that is written over again on a terminal, else a line now
/// and then. Where standard error is closed the work goes on without it.
pub(crate) struct Progress {
    pub(crate) documents: usize,
    /// Of both sides.
    pub(crate) sentences: usize,
    pub(crate) faults: usize,
    started: Instant,
    shown: Instant,
    terminal: bool,
}

impl Progress {
    pub(crate) fn start() -> Self {
        let now = Instant::now();
        let terminal = io::stderr().is_terminal();
        Self { documents: 0, sentences: 0, faults: 0, started: now, shown: now, terminal }
    }

    /// Shows the state, if the last time was long enough ago.
    pub(crate) fn show(&mut self) {
        let pause = if self.terminal { Duration::from_millis(200) } else { Duration::from_secs(10) };
        if self.shown.elapsed() < pause {
            return;
        }
        self.shown = Instant::now();
        let line = self.line();
        let _ = if self.terminal {
            write!(io::stderr(), "\r{line}\x1b[K")
        } else {
            writeln!(io::stderr(), "{line}")
        };
    }

    /// The last line: what was done, and how many lines could not be.
    pub(crate) fn finish(&self) {
        let start = if self.terminal { "\r" } else { "" };
        let end = if self.terminal { "\x1b[K" } else { "" };
        let _ = writeln!(io::stderr(), "{start}{}{end}", self.line());
    }

    fn line(&self) -> String {
        let seconds = self.started.elapsed().as_secs_f64().max(1e-6);
        let faults = match self.faults {
            0 => String::new(),
            1 => "; 1 bad line".to_owned(),
            more => format!("; {more} bad lines"),
        };
        let rate = self.sentences as f64 / seconds;
        format!(
            "batch: {} documents, {} sentences, {rate:.0} sentences/s{faults}",
            self.documents, self.sentences
        )
    }
}
