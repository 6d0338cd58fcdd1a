//! How far the work is, on standard error.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// What was done.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) documents: usize,
    /// Of both sides.
    pub(crate) sentences: usize,
    pub(crate) faults: usize,
}

/// Counts what was done and shows it: one line that is written over again on a terminal, else a line now
/// and then. Where standard error is closed the work goes on without it.
pub(crate) struct Progress {
    counts: Counts,
    started: Instant,
    shown: Instant,
    terminal: bool,
}

impl Progress {
    pub(crate) fn start() -> Self {
        let now = Instant::now();
        let terminal = io::stderr().is_terminal();
        Self { counts: Counts::default(), started: now, shown: now, terminal }
    }

    pub(crate) fn add(&mut self, more: Counts) {
        self.counts.documents += more.documents;
        self.counts.sentences += more.sentences;
        self.counts.faults += more.faults;
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
        let Counts { documents, sentences, faults } = self.counts;
        let faults = match faults {
            0 => String::new(),
            1 => "; 1 bad line".to_owned(),
            more => format!("; {more} bad lines"),
        };
        let rate = sentences as f64 / seconds;
        format!("batch: {documents} documents, {sentences} sentences, {rate:.0} sentences/s{faults}")
    }
}
