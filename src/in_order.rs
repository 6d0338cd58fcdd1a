//! One piece of work for each item of an iterator, on all cores where the feature `rayon` is on.

use std::iter::Fuse;
use std::ops::ControlFlow;

/// Works on each item; what comes out is in the order of what went in.
///
/// With the feature `rayon` the work is shared among the threads of the current pool of rayon (the global one, or that
/// which `install` was called on); without it, or in a pool of one thread, each item is read and worked on when
/// its result is asked for. The results are the same. [`align_all`](crate::align_all) is this with aligning as the
/// work; use it directly where documents have to be made, or results written down, on all cores, too.
///
/// Nothing is done before the first result is asked for, and nothing goes on when the iterator is dropped. An
/// item may be a `Result`, and the work may give one: it comes out in its place, and whether the rest goes on is
/// up to who reads it.
///
/// # Complexity
/// At most 32 items a thread are read ahead, and as many results held, however long the input is. At the
/// beginning it is one a thread, so that the first results come soon.
///
/// # Panics
/// When `work` does, in the thread that asks for results.
///
/// ```
/// use bitext::{Aligner, Document, in_order};
///
/// let aligner = Aligner::default();
/// let lines = ["Tak.\tYes.", "Nie.", "Nie wiem.\tI do not know."];
/// let beads: Vec<Result<usize, &str>> = in_order(lines, |line| {
///     let (polish, english) = line.split_once('\t').ok_or("a tab is missing")?;
///     Ok(aligner.align(&Document::new(polish), &Document::new(english)).beads().len())
/// })
/// .collect();
/// assert_eq!(beads, [Ok(1), Err("a tab is missing"), Ok(1)]);
/// ```
pub fn in_order<I, F, R>(items: I, work: F) -> impl Iterator<Item = R>
where
    I: IntoIterator,
    I::Item: Send,
    F: Fn(I::Item) -> R + Sync,
    R: Send,
{
    InOrder {
        items: items.into_iter().fuse(),
        work,
        ready: Vec::new().into_iter(),
        #[cfg(feature = "rayon")]
        ahead: 1,
    }
}

/// Works on each item and hands what comes out to `each`, in the order of what went in, until that breaks off.
///
/// It is [`in_order`] turned inside out, for who has all results to take at one place: with the feature `rayon` the
/// calling thread reads items and takes results while the others work, and works itself where there is nothing to read
/// or take. So no thread waits for the slowest of some items, as they do where an iterator has to come to rest before
/// each result.
///
/// Where `each` breaks off, what is being worked on is finished and the rest of what was read is dropped.
///
/// # Complexity
/// At most 32 items a thread are read ahead, and as many results held, however long the input is.
///
/// # Panics
/// When `work` or `each` does, in the thread that called.
///
/// ```
/// use std::ops::ControlFlow;
///
/// use bitext::{Document, for_each_in_order};
///
/// let texts = ["Tak. Nie.", "Dzień dobry.", "", "Do widzenia."];
/// let mut lengths = Vec::new();
/// let stopped = for_each_in_order(texts, |text| Document::new(text).len(), |length| match length {
///     0 => ControlFlow::Break("an empty text"),
///     more => {
///         lengths.push(more);
///         ControlFlow::Continue(())
///     }
/// });
/// assert_eq!((lengths, stopped), (vec![2, 1], ControlFlow::Break("an empty text")));
/// ```
pub fn for_each_in_order<I, F, R, B>(
    items: I,
    work: F,
    mut each: impl FnMut(R) -> ControlFlow<B>,
) -> ControlFlow<B>
where
    I: IntoIterator,
    I::Item: Send,
    F: Fn(I::Item) -> R + Sync,
    R: Send,
{
    #[cfg(feature = "rayon")]
    if rayon::current_num_threads() > 1 {
        return pipeline::run(items.into_iter().fuse(), &work, each);
    }
    items.into_iter().try_for_each(|item| each(work(item)))
}

#[cfg(feature = "rayon")]
mod pipeline;

/// Items that are read ahead for each thread: enough that threads seldom wait for the last of them.
#[cfg(feature = "rayon")]
const MOST_AHEAD: usize = 32;

/// The iterator behind [`in_order`].
struct InOrder<I: Iterator, F, R> {
    items: Fuse<I>,
    work: F,
    /// The results of what was read ahead.
    ready: std::vec::IntoIter<R>,
    /// How many items to read ahead for each thread.
    #[cfg(feature = "rayon")]
    ahead: usize,
}

impl<I, F, R> Iterator for InOrder<I, F, R>
where
    I: Iterator,
    I::Item: Send,
    F: Fn(I::Item) -> R + Sync,
    R: Send,
{
    type Item = R;

    fn next(&mut self) -> Option<R> {
        if let Some(ready) = self.ready.next() {
            return Some(ready);
        }
        #[cfg(feature = "rayon")]
        if rayon::current_num_threads() > 1 {
            self.ready = self.work_ahead().into_iter();
            return self.ready.next();
        }
        self.items.next().map(&self.work)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (least, most) = self.items.size_hint();
        let ready = self.ready.len();
        (least.saturating_add(ready), most.and_then(|most| most.checked_add(ready)))
    }
}

#[cfg(feature = "rayon")]
impl<I, F, R> InOrder<I, F, R>
where
    I: Iterator,
    I::Item: Send,
    F: Fn(I::Item) -> R + Sync,
    R: Send,
{
    /// Reads some items and works on them.
    fn work_ahead(&mut self) -> Vec<R> {
        use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
        let count = self.ahead * rayon::current_num_threads();
        self.ahead = (self.ahead * 2).min(MOST_AHEAD);
        let items: Vec<I::Item> = self.items.by_ref().take(count).collect();
        // One by one: documents differ in length.
        items.into_par_iter().with_max_len(1).map(&self.work).collect()
    }
}
