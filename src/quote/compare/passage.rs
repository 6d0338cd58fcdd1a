//! The words of a quote or of its source as one text, with the way back to where they stand.

use crate::lang::Lang;
use crate::span::Span;

/// Some parts of a text: the words of a quote in its article, or the sentences of a source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Passage<'t> {
    /// The whole text.
    pub(crate) text: &'t str,
    /// The parts, in order.
    pub(crate) parts: &'t [Span],
    /// `None` where it is in neither language or not known.
    pub(crate) lang: Option<Lang>,
}

/// The parts of a passage joined by a space each: an interrupted quote is read as it was said.
#[derive(Debug)]
pub(super) struct View {
    pub(super) text: String,
    /// For each part where it begins in `text` and where it stands in the passage's text.
    parts: Vec<(usize, Span)>,
}

impl View {
    pub(super) fn new(passage: &Passage<'_>) -> View {
        let mut view = View { text: String::new(), parts: Vec::with_capacity(passage.parts.len()) };
        for &part in passage.parts {
            let Some(words) = part.get(passage.text) else { continue };
            if !view.text.is_empty() {
                view.text.push(' ');
            }
            view.parts.push((view.text.len(), part));
            view.text.push_str(words);
        }
        view
    }

    /// Where a span of the view stands in the text of the passage. One that runs over several parts
    /// covers what stands between them.
    pub(super) fn original(&self, span: Span) -> Option<Span> {
        // An end belongs to the part before it: nothing of the next one is covered.
        let start = self.place(self.parts.partition_point(|&(at, _)| at <= span.start()), span.start())?;
        let end = self.place(self.parts.partition_point(|&(at, _)| at < span.end()).max(1), span.end())?;
        Some(Span::new(start, end.max(start)))
    }

    fn place(&self, after: usize, at: usize) -> Option<usize> {
        let (begin, part) = *self.parts.get(after.checked_sub(1)?)?;
        Some((part.start() + at.saturating_sub(begin)).min(part.end()))
    }

    /// How many parts there are.
    pub(super) fn len(&self) -> usize {
        self.parts.len()
    }

    /// Where part `index` stands in `text`.
    pub(super) fn part(&self, index: usize) -> Option<Span> {
        let &(start, _) = self.parts.get(index)?;
        // A space parts it from the next one.
        let end = self.parts.get(index + 1).map_or(self.text.len(), |&(next, _)| next - 1);
        Some(Span::new(start, end.max(start)))
    }

    pub(super) fn get(&self, span: Span) -> &str {
        span.get(&self.text).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_find_back_to_their_text() {
        let text = "“We won,” she said, “at last.”";
        let part =
            |words: &str| text.find(words).map_or(Span::default(), |at| Span::new(at, at + words.len()));
        let parts = [part("We won,"), part("at last.")];
        let view = View::new(&Passage { text, parts: &parts, lang: Some(Lang::English) });
        assert_eq!(view.text, "We won, at last.");
        let back = |part: &str| {
            let start = view.text.find(part).unwrap();
            view.original(Span::new(start, start + part.len())).and_then(|span| span.get(text)).unwrap()
        };
        assert_eq!(back("We won,"), "We won,");
        assert_eq!(back("last"), "last");
        assert_eq!(back("won, at"), "won,” she said, “at");
        assert_eq!(View::new(&Passage { text, parts: &[], lang: None }).original(Span::new(0, 0)), None);
    }
}
