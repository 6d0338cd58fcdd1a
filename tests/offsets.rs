//! Spans in characters and in UTF-16 code units, held against the standard library's counting.

use std::ops::Range;

use bitext::{Offsets, Span};
use proptest::prelude::*;

/// What stands before a byte, counted the slow way.
fn slow(text: &str, byte: usize) -> Option<(usize, usize)> {
    text.get(..byte).map(|before| (before.chars().count(), before.encode_utf16().count()))
}

/// Every span of a text, both ways, with and without the index.
fn check(text: &str) {
    let offsets = Offsets::new(text);
    for start in 0..=text.len() + 2 {
        for end in start..=(start + 40).min(text.len() + 2) {
            check_span(text, &offsets, Span::new(start, end));
        }
    }
}

fn check_span(text: &str, offsets: &Offsets<'_>, span: Span) {
    let ends = slow(text, span.start()).zip(slow(text, span.end()));
    let chars: Option<Range<usize>> = ends.map(|(start, end)| start.0..end.0);
    let utf16: Option<Range<usize>> = ends.map(|(start, end)| start.1..end.1);
    assert_eq!(
        (offsets.chars(span), span.chars(text)),
        (chars.clone(), chars.clone()),
        "{span:?} of {text:?}"
    );
    assert_eq!(
        (offsets.utf16(span), span.utf16(text)),
        (utf16.clone(), utf16.clone()),
        "{span:?} of {text:?}"
    );
    if let Some((chars, utf16)) = chars.zip(utf16) {
        assert_eq!(offsets.span_of_chars(chars.clone()), Some(span), "{text:?}");
        assert_eq!(offsets.span_of_utf16(utf16.clone()), Some(span), "{text:?}");
        assert_eq!(Span::from_chars(text, chars), Some(span), "{text:?}");
        assert_eq!(Span::from_utf16(text, utf16), Some(span), "{text:?}");
    }
}

#[test]
fn what_stands_in_newspapers() {
    for text in [
        "",
        "plain ASCII",
        "Zażółć gęślą jaźń",
        "🐢",
        "tarcza🇵🇱polska",
        "👩‍👩‍👧 rodzina",
        "e\u{301}le\u{300}ve, z\u{307}aba",
        "„Tak” – rzekł.\r\n\u{feff}I wyszedł…",
    ] {
        check(text);
    }
}

#[test]
fn places_on_both_sides_of_every_mark() {
    // One letter more each time, so that the marks fall on every byte of a character.
    for shift in 0..5 {
        for letter in ["ż", "€", "🐢", "ż🐢a"] {
            check(&format!("{}{}", "a".repeat(shift), letter.repeat(400 / letter.len())));
        }
    }
}

#[test]
fn a_known_text_in_three_units() {
    let text = "a🐢ż";
    let offsets = Offsets::new(text);
    let turtle = Span::new(1, 5);
    assert_eq!(
        (turtle.get(text), offsets.chars(turtle), offsets.utf16(turtle)),
        (Some("🐢"), Some(1..2), Some(1..3))
    );
    assert_eq!(offsets.span_of_utf16(2..3), None, "between the halves of a pair");
    assert_eq!(offsets.span_of_utf16(4..5), None, "behind the end");
    assert_eq!(offsets.span_of_chars(3..3), Some(Span::new(7, 7)), "the end itself");
    assert_eq!(offsets.span_of_chars(4..4), None);
    assert_eq!(offsets.chars(Span::new(2, 5)), None, "inside a character");
    assert_eq!(offsets.chars(Span::new(0, 8)), None);
    #[expect(clippy::reversed_empty_ranges, reason = "such a range can come from outside")]
    let reversed = 2..1;
    assert_eq!(offsets.span_of_chars(reversed.clone()), None, "it ends before it starts");
    assert_eq!(Span::from_utf16(text, reversed), None);
    assert_eq!(offsets.span_of_chars(0..usize::MAX), None);
    assert_eq!(Span::new(usize::MAX, usize::MAX).utf16(text), None);
}

#[test]
fn many_spans_of_a_long_text() {
    // Two hundred thousand spans of eight megabytes: without the index this would take hours.
    let text = "Żółw 🐢 idzie powoli. ".repeat(300_000);
    let offsets = Offsets::new(&text);
    let words = text.split(' ').step_by(6).take(200_000);
    for word in words {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let span = Span::new(start, start + word.len());
        let chars = offsets.chars(span).expect("a span of the text");
        assert_eq!(offsets.span_of_chars(chars), Some(span));
        let units = offsets.utf16(span).expect("a span of the text");
        assert_eq!(offsets.span_of_utf16(units), Some(span));
    }
}

proptest! {
    #[test]
    fn any_span_there_and_back(text in "(\\PC|[ąćęłńóśźż]|🐢|\u{301}){0,200}", start in 0_usize..700, length in 0_usize..300) {
        check_span(&text, &Offsets::new(&text), Span::new(start, start + length));
    }

    #[test]
    fn any_range_gives_a_span_that_gives_it_back(text in "(\\PC|🐢){0,200}", start in 0_usize..260, length in 0_usize..100) {
        let offsets = Offsets::new(&text);
        let range = start..start + length;
        let chars = offsets.span_of_chars(range.clone());
        prop_assert_eq!(chars.is_some(), range.end <= text.chars().count());
        prop_assert_eq!(chars.and_then(|span| offsets.chars(span)), chars.map(|_| range.clone()));
        let units = offsets.span_of_utf16(range.clone());
        prop_assert_eq!(units.and_then(|span| offsets.utf16(span)), units.map(|_| range));
    }
}
