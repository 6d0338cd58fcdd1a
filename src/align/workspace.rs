//! Memory that is kept from one call to the next.

use std::sync::{Mutex, PoisonError};

use super::aligner::Aligner;
use super::alignment::Alignment;
use super::anchors::is_whole;
use crate::document::Document;
use crate::model::Model;
use crate::score::{Lexical, Reading, Side};

/// Memory that [`Aligner::align_with`] keeps from one pair of documents to the next: room for their words, and what the
/// model knows of the words that were met last.
///
/// It never changes an answer. A program that aligns many documents one after the other finds words that it met before in
/// a table of a megabyte and neither stems them nor asks the model, and it allocates less.
/// It holds nothing of the documents but their last words, and single ones of up to sixteen bytes.
///
/// An [`Aligner`] keeps workspaces for its own calls, as many as ran at once; one of your own is for a thread that is to share
/// nothing with others, or for several aligners.
///
/// ```
/// use bitext::{Aligner, Document, Workspace};
///
/// let aligner = Aligner::default();
/// let mut workspace = Workspace::new();
/// for (polish, english) in [("Dzień dobry.", "Good morning."), ("Pada śnieg.", "It is snowing.")] {
///     let (polish, english) = (Document::new(polish), Document::new(english));
///     let alignment = aligner.align_with(&mut workspace, &polish, &english);
///     assert_eq!(alignment, aligner.align(&polish, &english));
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Workspace {
    source: Side,
    target: Side,
    reading: Reading,
}

impl Workspace {
    /// Memory for any aligner and any documents. What it keeps is of one model: after a call with another it begins anew.
    ///
    /// ```
    /// use bitext::{Aligner, Document, Workspace};
    ///
    /// let mut workspace = Workspace::new();
    /// let nothing = Document::new("");
    /// assert!(Aligner::default().align_with(&mut workspace, &nothing, &nothing).beads().is_empty());
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self { source: Side::empty(), target: Side::empty(), reading: Reading::kept() }
    }

    /// Reads two documents in place of those that were read before, and links their words.
    pub(super) fn read(&mut self, model: &Model, source: &Document, target: &Document) -> Lexical<'_> {
        for (side, document) in [(&mut self.source, source), (&mut self.target, target)] {
            side.read_again(&mut self.reading, model, document.lang(), document.sentence_texts());
            side.stops_short = document.stops_short();
        }
        Lexical::new(model, model.parameters(), &self.source, &self.target)
    }
}

impl Default for Workspace {
    fn default() -> Self {
        Self::new()
    }
}

/// Words of a side that an aligner keeps room for. What a longer one took is given back: some 100 bytes a word.
const MOST_KEPT: usize = 50_000;

/// The workspaces of an aligner that no call uses at the moment.
#[derive(Debug, Default)]
pub(super) struct Workspaces(Mutex<Vec<Workspace>>);

impl Clone for Workspaces {
    /// What is kept is no part of an aligner's meaning: a copy begins without.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Workspaces {
    /// Runs something with a workspace. A first one knows no words of earlier documents: a program that aligns but one pair
    /// has no use for the table.
    pub(super) fn with<T>(&self, run: impl FnOnce(&mut Workspace) -> T) -> T {
        // Nothing that runs under the lock can panic halfway.
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let last = kept().pop();
        let mut workspace = match last {
            Some(mut workspace) => {
                workspace.reading.keep();
                workspace
            }
            None => Workspace { reading: Reading::default(), ..Workspace::new() },
        };
        let result = run(&mut workspace);
        if workspace.source.room().max(workspace.target.room()) <= MOST_KEPT {
            kept().push(workspace);
        }
        result
    }
}

impl Aligner<'_> {
    /// Aligns two documents as [`align`](Self::align) does, with memory of the caller's that is kept from call to call.
    ///
    /// Long documents, which are aligned window by window, make no use of the workspace.
    ///
    /// ```
    /// use bitext::{Aligner, Document, Workspace};
    ///
    /// let mut workspace = Workspace::new();
    /// let (polish, english) = (Document::new("Most zamknięto."), Document::new("The bridge was closed."));
    /// let alignment = Aligner::default().align_with(&mut workspace, &polish, &english);
    /// assert_eq!(alignment.beads().len(), 1);
    /// ```
    #[must_use]
    pub fn align_with(&self, workspace: &mut Workspace, source: &Document, target: &Document) -> Alignment {
        if !is_whole(source.len(), target.len(), self.budget()) {
            return self.align_long(source, target);
        }
        let lexical = workspace.read(self.model(), source, target);
        self.answer(&self.pass(&lexical, None), source, target)
    }
}
