//! Reading, working and taking results at once.

use std::any::Any;
use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};

use super::MOST_AHEAD;

/// The number of an item, and what came of it; a panic is passed on to the thread that takes results.
type Done<R> = (usize, Result<R, Box<dyn Any + Send>>);

pub(super) fn run<T, R, B>(
    mut items: impl Iterator<Item = T>,
    work: &(impl Fn(T) -> R + Sync),
    mut each: impl FnMut(R) -> ControlFlow<B>,
) -> ControlFlow<B>
where
    T: Send,
    R: Send,
{
    let most = MOST_AHEAD * rayon::current_num_threads();
    let (sender, receiver) = channel::<Done<R>>();
    let stopped = Stop(AtomicBool::new(false));
    let stop = &stopped.0;
    rayon::in_place_scope_fifo(|scope| {
        // However this is left, nothing that has not begun is begun.
        let _guard = Guard(stop);
        let mut read = 0;
        let mut window = Window { receiver, first: 0, results: VecDeque::new() };
        loop {
            while window.results.len() < most
                && let Some(item) = items.next()
            {
                let (sender, number) = (sender.clone(), read);
                scope.spawn_fifo(move |_| {
                    if !stop.load(Ordering::Relaxed) {
                        let result = catch_unwind(AssertUnwindSafe(|| work(item)));
                        // Nobody listens any more where the results are no longer wanted.
                        let _ = sender.send((number, result));
                    }
                });
                window.results.push_back(None);
                read += 1;
            }
            if window.results.is_empty() {
                return ControlFlow::Continue(());
            }
            each(window.next())?;
        }
    })
}

/// Whether results are no longer wanted.
struct Stop(AtomicBool);

/// Says so when it goes out of scope.
struct Guard<'s>(&'s AtomicBool);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// The results of what was read and not taken yet.
struct Window<R> {
    receiver: Receiver<Done<R>>,
    /// The number of the first.
    first: usize,
    results: VecDeque<Option<R>>,
}

impl<R> Window<R> {
    /// The first result, once it is there; until then this thread works, too.
    fn next(&mut self) -> R {
        loop {
            while let Ok(done) = self.receiver.try_recv() {
                self.enter(done);
            }
            if let Some(result) = self.results.front_mut().and_then(Option::take) {
                self.results.pop_front();
                self.first += 1;
                return result;
            }
            if rayon::yield_now() != Some(rayon::Yield::Executed)
                && let Ok(done) = self.receiver.recv()
            {
                self.enter(done);
            }
        }
    }

    fn enter(&mut self, (number, result): Done<R>) {
        let result = result.unwrap_or_else(|panic| resume_unwind(panic));
        if let Some(place) = self.results.get_mut(number - self.first) {
            *place = Some(result);
        }
    }
}
