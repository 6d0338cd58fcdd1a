//! Whether a single line end parts paragraphs.

use crate::split::heading;
use crate::split::layout::Line;
use crate::split::list_item::{Opening, is_speech};
use crate::split::paragraph::ParagraphKind;

/// A line wider than this, in characters, was not broken by a program: those fill 60 to 100.
const LONG: usize = 110;

/// A line narrower than this was broken by its author. Programs that fill lines leave one narrower than
/// this only at the end of a paragraph.
const NARROW: usize = 40;

/// What was seen of the lines so far. A block, the lines between two blank ones, that was wrapped tells of
/// the next, too.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Block {
    /// The width of the widest line.
    widest: usize,
    /// Some line ended in the middle of a sentence.
    wrapped: bool,
}

/// The paragraph that a line end may close.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Open {
    pub(crate) kind: ParagraphKind,
    pub(crate) opening: Opening,
    /// Its first line.
    pub(crate) first: Line,
}

impl Block {
    /// A blank line ends the block.
    pub(crate) fn end(&mut self) {
        if !self.wrapped {
            self.widest = 0;
        }
    }

    /// Whether the line end between `line`, the last of `open`, and `next` is a border.
    pub(crate) fn parts(
        &mut self,
        text: &str,
        open: &Open,
        line: &Line,
        next: &Line,
        opening: Opening,
    ) -> bool {
        if line.is_long(LONG) {
            *self = Block::default();
        }
        self.widest = self.widest.max(line.width);
        let quoted = opening == Opening::Quoted;
        if open.kind == ParagraphKind::Quote || quoted {
            return !(open.kind == ParagraphKind::Quote && quoted);
        }
        if !matches!(open.kind, ParagraphKind::Prose | ParagraphKind::Item) {
            return true;
        }
        match opening {
            Opening::Separator | Opening::Hash | Opening::Item | Opening::Provision | Opening::Signature => {
                true
            }
            Opening::Number(number)
                if number.counts(open.kind == ParagraphKind::Item || line.tail(text, 1) == ":") =>
            {
                true
            }
            Opening::Dash(dash) if self.dash_parts(text, open, line, next, dash) => true,
            _ if heading::is_marked(text, next) => true,
            _ => !self.goes_on(text, open, line, next),
        }
    }

    /// A dash that stands first in a line begins something, but for one in the middle of a filled line.
    fn dash_parts(&self, text: &str, open: &Open, line: &Line, next: &Line, dash: char) -> bool {
        open.kind == ParagraphKind::Item
            || matches!(open.opening, Opening::Dash(_))
            || line.is_stopped(text)
            || line.width < NARROW
            || line.tail(text, 4).ends_with([':', ';', ','])
            || is_speech(text, next, dash) == Some(true)
    }

    /// Whether `next` goes on with the paragraph: the line was broken for its width.
    fn goes_on(&mut self, text: &str, open: &Open, line: &Line, next: &Line) -> bool {
        // What is indented further than its mark belongs to the item.
        if open.kind == ParagraphKind::Item && next.indent > open.first.indent {
            return true;
        }
        let small = next.first_letter(text).is_some_and(char::is_lowercase);
        let stopped = line.is_stopped(text);
        if small || line.is_open(text) && !stopped {
            self.wrapped |= !stopped;
            return true;
        }
        // Typists and printers indent the first line of a paragraph.
        let indented = next.indent > open.first.indent && next.indent > line.indent;
        if line.is_long(LONG) || line.width < NARROW || stopped && indented {
            return false;
        }
        // The next word would have found room: the author broke the line.
        let widest = self.widest.max(next.width);
        if line.width + 1 + next.first_word(text) <= widest {
            return false;
        }
        if !stopped {
            self.wrapped = true;
            return true;
        }
        // A full line that ends with a stop: broken by chance there if its neighbours break inside sentences.
        self.wrapped || breaks_inside(text, next)
    }
}

/// Whether the line breaks off in the middle of a sentence.
fn breaks_inside(text: &str, line: &Line) -> bool {
    let small = |next: Line| next.first_letter(text).is_some_and(char::is_lowercase);
    line.width >= NARROW
        && !line.is_long(LONG)
        && !line.is_stopped(text)
        && line.next(text).is_some_and(small)
}
