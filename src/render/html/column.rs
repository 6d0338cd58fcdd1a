//! A column of the page, with the height of everything in it.

use std::fmt::Write as _;

use super::lines::{Line, Mark, lines};
use crate::span::Span;

/// Where something stands in a column: from the upper to the lower edge, in lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    pub(super) top: f64,
    pub(super) bottom: f64,
}

/// HTML that grows downwards. All heights are in lines, and the style sheet keeps to them: a line is as high
/// as every other, and nothing has a margin, a border or a padding but in lines.
#[derive(Debug, Default)]
pub(super) struct Column {
    pub(super) html: String,
    pub(super) height: f64,
}

impl Column {
    /// Room without anything; `element` is closed again at once.
    pub(super) fn gap(&mut self, height: f64) {
        let _ = write!(self.html, "<div class=\"g\" style=\"height:calc({height}*var(--l))\"></div>");
        self.height += height;
    }

    /// An opening or closing tag, or what else takes no room.
    pub(super) fn tag(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Lines that are HTML already.
    pub(super) fn push(&mut self, lines: &[Line]) {
        for line in lines {
            let _ = write!(self.html, "<span class=\"l\">{} </span>", line.html);
            self.height += 1.0;
        }
    }

    /// A text in lines of `width` columns, with its marks. Gives the lines with their extents.
    pub(super) fn text(
        &mut self,
        text: &str,
        span: Span,
        width: usize,
        marks: &[Mark],
    ) -> Vec<(Span, Extent)> {
        let lines = lines(text, span, width, marks);
        let top = self.height;
        self.push(&lines);
        let place = |(index, line): (usize, &Line)| {
            let top = top + index as f64;
            (line.span, Extent { top, bottom: top + 1.0 })
        };
        lines.iter().enumerate().map(place).collect()
    }

    /// Words without marks.
    pub(super) fn words(&mut self, text: &str, width: usize) {
        self.text(text, Span::new(0, text.len()), width, &[]);
    }
}
