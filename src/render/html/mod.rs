//! A report as one page of HTML.

mod column;
mod escape;
mod lines;
mod page;

use page::Page;

use crate::document::Document;
use crate::quote::Report;

/// Writes a [`Report`] as a self-contained page: the article on one side, the sources on the other, and
/// ribbons in the colour of the verdict from each quote to the sentences that it renders.
///
/// Under each paragraph stand the verdicts on its quotes and what differs; a source sentence that nobody
/// quoted is marked, and so are the words that nobody quoted of one that was quoted in part. The page needs no script, no network and no font of its own, follows the reader's dark
/// mode, and becomes one column on a phone. Whatever the texts hold, they stay text.
///
/// The ribbons are exact without a script because the renderer breaks the lines itself, and so knows how
/// high everything is; on a narrow screen the browser breaks them, and links take the ribbons' place.
///
/// ```
/// use bitext::{Document, render::HtmlRenderer};
///
/// let article = Document::new("“Nobody was hurt in the <fire>,” the fire brigade wrote.");
/// let sources = [Document::new("W pożarze nikt nie ucierpiał. Ewakuowano 40 osób.")];
/// let report = bitext::check_quotes(&article, &sources);
/// let page = HtmlRenderer::new().title("The fire").render(&report, &article, &sources);
/// assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<title>The fire</title>"));
/// assert!(page.contains("&lt;fire&gt;") && !page.contains("<script"));
/// ```
#[derive(Clone, Debug)]
pub struct HtmlRenderer {
    title: String,
}

impl Default for HtmlRenderer {
    fn default() -> Self {
        Self::new()
    }
}

impl HtmlRenderer {
    /// A page with the title *Quotes and their sources*.
    ///
    /// ```
    /// # use bitext::{Document, render::HtmlRenderer};
    /// let article = Document::new("Nobody spoke.");
    /// let page = HtmlRenderer::new().render(&bitext::check_quotes(&article, &[]), &article, &[]);
    /// assert!(page.contains("No quotes, no source to check against."));
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self { title: "Quotes and their sources".to_owned() }
    }

    /// The title of the page and its heading.
    ///
    /// ```
    /// # use bitext::{Document, render::HtmlRenderer};
    /// let article = Document::new("Nobody spoke.");
    /// let report = bitext::check_quotes(&article, &[]);
    /// assert!(HtmlRenderer::new().title("A & B").render(&report, &article, &[]).contains("<h1>A &amp; B</h1>"));
    /// ```
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// The page. `article` and `sources` are those that the report was made from.
    ///
    /// ```
    /// # use bitext::{Document, render::HtmlRenderer};
    /// let article = Document::new("“We will win,” the coach said.");
    /// let page = HtmlRenderer::new().render(&bitext::check_quotes(&article, &[]), &article, &[]);
    /// assert!(page.contains("no source to check against"));
    /// ```
    #[must_use]
    pub fn render(&self, report: &Report, article: &Document, sources: &[Document]) -> String {
        Page::new(report, article, sources).html(&self.title)
    }
}
