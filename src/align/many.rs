//! Aligning many pairs of documents.

use std::borrow::Borrow;

use super::aligner::{Aligner, usual};
use super::alignment::Alignment;
use crate::document::Document;
use crate::in_order::in_order;

impl Aligner<'_> {
    /// Aligns pairs of documents; each comes out with its alignment, in the order in which they went in.
    ///
    /// The documents may be owned, borrowed or shared. With the feature `rayon` all cores work; the results are
    /// those of [`align`](Self::align), one after the other, either way. [`in_order`](crate::in_order) says how
    /// far ahead the input is read and what happens when the iterator is dropped, and is the way where making
    /// the documents can fail, or is to be done on all cores as well.
    ///
    /// ```
    /// use bitext::{Aligner, Document};
    ///
    /// let polish = [Document::new("Dzień dobry."), Document::new("Nie wiem. Nie byłem tam.")];
    /// let english = [Document::new("Good morning."), Document::new("I do not know. I was not there.")];
    /// let aligner = Aligner::default();
    /// let aligned = aligner.align_all(polish.iter().zip(&english));
    /// let beads: Vec<usize> = aligned.map(|(_, _, alignment)| alignment.beads().len()).collect();
    /// assert_eq!(beads, [1, 2]);
    /// ```
    pub fn align_all<I, S, T>(&self, pairs: I) -> impl Iterator<Item = (S, T, Alignment)>
    where
        I: IntoIterator<Item = (S, T)>,
        S: Borrow<Document> + Send,
        T: Borrow<Document> + Send,
    {
        in_order(pairs, |(source, target): (S, T)| {
            let alignment = self.align(source.borrow(), target.borrow());
            (source, target, alignment)
        })
    }
}

/// Aligns many pairs of documents with the embedded model, in order.
///
/// [`Aligner::align_all`] says more, and takes options.
///
/// ```
/// use bitext::Document;
///
/// let pairs = ["Tak.\tYes.", "Nie.\tNo."].map(|line| line.split_once('\t').unwrap_or_default());
/// let documents = pairs.into_iter().map(|(polish, english)| (Document::new(polish), Document::new(english)));
/// for (polish, _, alignment) in bitext::align_all(documents) {
///     assert_eq!(alignment.beads()[0].source().len(), polish.len());
/// }
/// ```
pub fn align_all<I, S, T>(pairs: I) -> impl Iterator<Item = (S, T, Alignment)>
where
    I: IntoIterator<Item = (S, T)>,
    S: Borrow<Document> + Send,
    T: Borrow<Document> + Send,
{
    in_order(pairs, |(source, target): (S, T)| {
        let alignment = usual().align(source.borrow(), target.borrow());
        (source, target, alignment)
    })
}
