//! Many documents: the order, the results and the reading ahead are what they are said to be, with the feature
//! `rayon` and without it.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};

use bitext::{Aligner, Alignment, Document, Lang, align, align_all, for_each_in_order, in_order};

const POLISH: [&str; 4] = [
    "Zarząd spółki odwołał prezesa.",
    "Decyzja zapadła jednogłośnie.",
    "Nowego prezesa poznamy w czerwcu.",
    "Związkowcy zapowiadają protest.",
];

const ENGLISH: [&str; 4] = [
    "The company's board dismissed its president.",
    "The decision was unanimous.",
    "The new president will be announced in June.",
    "Trade unionists announce a protest.",
];

/// A pair of documents of various lengths, some with a side empty.
fn pair(number: usize) -> (Document, Document) {
    let (from, to) = (number % 5, number % 3);
    let english = ENGLISH.iter().skip(to).take(4 - number % 2);
    (
        Document::from_sentences(&POLISH[from.min(4)..], Lang::Polish),
        Document::from_sentences(english, Lang::English),
    )
}

#[test]
fn all_is_one_after_the_other() {
    for count in [0, 1, 2, 100] {
        let pairs: Vec<(Document, Document)> = (0..count).map(pair).collect();
        let serial: Vec<Alignment> = pairs.iter().map(|(source, target)| align(source, target)).collect();
        let borrowed = align_all(pairs.iter().map(|(source, target)| (source, target)));
        assert_eq!(borrowed.map(|(.., alignment)| alignment).collect::<Vec<_>>(), serial);
        let owned: Vec<(Document, Document, Alignment)> =
            Aligner::default().align_all(pairs.clone()).collect();
        assert_eq!(owned.len(), count);
        for (number, (source, target, alignment)) in owned.into_iter().enumerate() {
            assert_eq!((&source, &target), (&pairs[number].0, &pairs[number].1));
            assert_eq!(alignment, serial[number]);
        }
    }
}

#[test]
fn options_are_kept() {
    let aligner = Aligner::builder().max_bead(1, 1).build().expect("a possible limit");
    let aligned = aligner.align_all((0..20).map(pair));
    for (.., alignment) in aligned {
        assert!(alignment.beads().iter().all(|bead| bead.source().len() <= 1 && bead.target().len() <= 1));
    }
}

#[test]
fn an_error_leaves_the_others() {
    let items = (0..90).map(|number| if number % 8 == 3 { Err(number) } else { Ok(number) });
    let results: Vec<Result<usize, usize>> = in_order(items, |item| {
        let (source, target) = pair(item?);
        Ok(align(&source, &target).beads().len())
    })
    .collect();
    assert_eq!(results.len(), 90);
    for (number, result) in results.into_iter().enumerate() {
        let (source, target) = pair(number);
        let expected = if number % 8 == 3 { Err(number) } else { Ok(align(&source, &target).beads().len()) };
        assert_eq!(result, expected);
    }
}

#[test]
fn an_error_can_stop_it_all() {
    let read = Cell::new(0);
    let items = (0..).map(|number| {
        read.set(read.get() + 1);
        if number == 5 { Err("no more") } else { Ok(number) }
    });
    let all: Result<Vec<usize>, &str> = in_order(items, |item| item).collect();
    assert_eq!(all, Err("no more"));
    assert!(read.get() < 10_000, "an endless input was read on");
}

#[test]
fn nothing_is_done_before_it_is_asked_for_and_little_ahead() {
    let (read, done) = (Cell::new(0), AtomicUsize::new(0));
    let items = (0..).inspect(|_| read.set(read.get() + 1));
    let mut results = in_order(items, |number: u64| {
        done.fetch_add(1, Ordering::Relaxed);
        number * 2
    });
    assert_eq!((read.get(), done.load(Ordering::Relaxed)), (0, 0));
    assert_eq!(results.next(), Some(0));
    // No machine has so many cores.
    assert!(read.get() <= 4096);
    assert_eq!(results.by_ref().take(999).last(), Some(1998));
    let most = 1000 + 32 * std::thread::available_parallelism().map_or(1, usize::from);
    assert!(read.get() <= most, "{} were read for 1000 results", read.get());
    drop(results);
    assert_eq!(done.load(Ordering::Relaxed), read.get());
}

#[test]
fn results_are_handed_on_in_order_until_it_is_enough() {
    for enough in [0, 7, 150, 400] {
        let (mut read, mut taken) = (0, Vec::new());
        let items = (0..400).inspect(|_| read += 1);
        let stopped = for_each_in_order(
            items,
            |number| {
                let (source, target) = pair(number);
                (number, align(&source, &target).beads().len())
            },
            |result| {
                if taken.len() == enough {
                    return ControlFlow::Break("enough");
                }
                taken.push(result);
                ControlFlow::Continue(())
            },
        );
        let expected: Vec<(usize, usize)> = (0..enough)
            .map(|number| {
                let (source, target) = pair(number);
                (number, align(&source, &target).beads().len())
            })
            .collect();
        assert_eq!(taken, expected);
        let end = if enough < 400 { ControlFlow::Break("enough") } else { ControlFlow::Continue(()) };
        assert_eq!(stopped, end);
        assert!(read <= enough + 1 + 32 * std::thread::available_parallelism().map_or(1, usize::from));
    }
}

#[test]
fn a_panic_reaches_the_caller() {
    let work = |number: usize| if number == 60 { panic!("item {number}") } else { number };
    let mut last = None;
    let run = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        for_each_in_order(0..1000, work, |number| {
            last = Some(number);
            ControlFlow::<()>::Continue(())
        })
    }));
    let message = run.expect_err("a panic").downcast_ref::<String>().cloned();
    assert_eq!(message.as_deref(), Some("item 60"));
    assert!(last.is_none_or(|last| last < 60), "{last:?}");
}

#[test]
fn the_end_is_the_end_and_lengths_are_told() {
    let mut results = in_order(0..3, |number| number);
    assert_eq!(results.size_hint(), (3, Some(3)));
    assert_eq!(results.next(), Some(0));
    assert_eq!(results.size_hint(), (2, Some(2)));
    assert_eq!(results.by_ref().count(), 2);
    assert_eq!(results.next(), None);
}

#[cfg(feature = "rayon")]
#[test]
fn a_pool_of_any_size_gives_the_same() {
    let serial: Vec<usize> =
        (0..200).map(pair).map(|(source, target)| align(&source, &target).beads().len()).collect();
    for threads in [1, 2, 5] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        let found: Vec<usize> = pool.install(|| {
            align_all((0..200).map(pair)).map(|(.., alignment)| alignment.beads().len()).collect()
        });
        assert_eq!(found, serial, "{threads} threads");
        let mut found = Vec::new();
        let end = pool.install(|| {
            for_each_in_order(
                (0..200).map(pair),
                |(source, target)| align(&source, &target).beads().len(),
                |beads| {
                    found.push(beads);
                    ControlFlow::<()>::Continue(())
                },
            )
        });
        assert_eq!((end, found), (ControlFlow::Continue(()), serial.clone()), "{threads} threads");
    }
}
