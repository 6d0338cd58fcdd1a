//! The texts that quotes are checked against: given ones, and those that the article itself shows.

use serde::{Deserialize, Serialize};

use crate::document::{Document, DocumentSentence};
use crate::lang::Lang;
use crate::span::{SentenceRange, Span};
use crate::split::SentenceKind;
use crate::text::byline::{Byline, bylines};
use crate::text::signature::signature_at;

/// A foreign passage of fewer words is a name, a motto or a title, not a text to check quotes against.
const LEAST_WORDS: usize = 4;

/// Which text the spans of a [`Source`] belong to.
///
/// ```
/// use bitext::{Document, quote::Origin};
///
/// let report = bitext::check_quotes(&Document::new("Nobody spoke."), &[Document::new("Cisza.")]);
/// assert_eq!(report.sources()[0].origin(), Origin::Given(0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The article: a passage in the other language, or an embedded tweet with its signature line.
    Article,
    /// The given source document of this number.
    Given(usize),
}

/// A text that quotes are checked against: its sentences, and whose words it says they are.
///
/// Links, signature lines, hashtags and the like are no sentences of it.
///
/// ```
/// use bitext::{Document, Lang};
///
/// let article = Document::new(
///     "The agency confirmed the outage and said that repairs would go on through the night.\n\n\
///      Awaria objęła trzy powiaty. Usuwamy skutki burzy.\n\n— Energetyka (@energetyka) May 4, 2023",
/// );
/// let report = bitext::check_quotes(&article, &[]);
/// let source = &report.sources()[0];
/// assert_eq!((source.lang(), source.sentences().len()), (Some(Lang::Polish), 2));
/// assert_eq!(source.author().unwrap().get(article.as_str()), Some("Energetyka"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    origin: Origin,
    lang: Option<Lang>,
    sentences: Vec<Span>,
    author: Option<Span>,
    handle: Option<Span>,
}

impl Source {
    /// The text that the spans belong to.
    ///
    /// ```
    /// # use bitext::{Document, quote::Origin};
    /// # let report = bitext::check_quotes(&Document::new("Hush."), &[Document::new("Cisza.")]);
    /// assert_ne!(report.sources()[0].origin(), Origin::Article);
    /// ```
    #[must_use]
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// The language, `None` where it is neither Polish nor English.
    ///
    /// ```
    /// # use bitext::{Document, Lang};
    /// # let report = bitext::check_quotes(&Document::new("Hush."), &[Document::new("Nikt nic nie powie.")]);
    /// assert_eq!(report.sources()[0].lang(), Some(Lang::Polish));
    /// ```
    #[must_use]
    pub fn lang(&self) -> Option<Lang> {
        self.lang
    }

    /// The byte spans of its sentences, in the text that [`origin`](Self::origin) names.
    ///
    /// ```
    /// # use bitext::{Document, Span};
    /// # let report = bitext::check_quotes(&Document::new("Hush."), &[Document::new("Nikt nic nie powie.")]);
    /// assert_eq!(report.sources()[0].sentences(), [Span::new(0, 19)]);
    /// ```
    #[must_use]
    pub fn sentences(&self) -> &[Span] {
        &self.sentences
    }

    /// The name in its signature line, where it has one.
    ///
    /// ```
    /// # use bitext::Document;
    /// # let report = bitext::check_quotes(&Document::new("Hush."), &[Document::new("Nikt nic nie powie.")]);
    /// assert_eq!(report.sources()[0].author(), None);
    /// ```
    #[must_use]
    pub fn author(&self) -> Option<Span> {
        self.author
    }

    /// The handle in its signature line, with the `@`.
    ///
    /// ```
    /// # use bitext::Document;
    /// # let report = bitext::check_quotes(&Document::new("Hush."), &[Document::new("Nikt nic nie powie.")]);
    /// assert_eq!(report.sources()[0].handle(), None);
    /// ```
    #[must_use]
    pub fn handle(&self) -> Option<Span> {
        self.handle
    }

    /// From the first to the last of its sentences.
    pub(super) fn cover(&self) -> Option<Span> {
        self.sentences.iter().copied().reduce(Span::cover)
    }
}

/// A given document as a source.
pub(super) fn given(document: &Document, number: usize) -> Source {
    let mut source =
        part(document, SentenceRange::new(0, document.len()), Origin::Given(number), document.lang());
    sign(&mut source, document, document.len());
    let start = document.as_str().len() - document.as_str().trim_start().len();
    if let Some(byline) = bylines(document.as_str()).iter().find(|byline| byline.span.start() <= start) {
        put_under(&mut source, byline);
    }
    source
}

/// The language that the author of an article writes: that of the most bytes outside the posts that are pasted
/// into it. A short report on a long post has less of its own.
pub(super) fn written_in(article: &Document) -> Option<Lang> {
    let sentences = article.sentences();
    let mut own = vec![true; sentences.len()];
    // Where the sentences in the language of the last one begin; other words than prose have none of their own.
    let (mut run, mut lang) = (0, None);
    for (number, sentence) in sentences.iter().enumerate() {
        if sentence.kind() == SentenceKind::Signature {
            let block = block_above(article, number);
            // A post may have several paragraphs; what opens the article is hardly one of them.
            let start = block.map(|block| if run > 0 { run.min(block.start()) } else { block.start() });
            own[start.unwrap_or(number)..number].fill(false);
            (run, lang) = (number + 1, None);
        } else if is_prose(sentence) && sentence.lang() != lang {
            run = if lang.is_none() { run } else { number };
            lang = sentence.lang();
        }
    }
    let bylines = bylines(article.as_str());
    for (number, byline) in bylines.iter().enumerate() {
        let next = bylines.get(number + 1).map_or(usize::MAX, |next| next.span.start());
        let first = sentences.partition_point(|sentence| sentence.span().start() < byline.span.end());
        let post = |sentence: &&DocumentSentence| {
            sentence.lang() == sentences[first].lang() && sentence.span().start() < next
        };
        let length = sentences[first..].iter().take_while(post).count();
        own[first..first + length].fill(false);
    }
    let mut bytes = [0; 2];
    for (sentence, own) in sentences.iter().zip(own) {
        if let Some(lang) = sentence.lang().filter(|_| own && is_prose(sentence)) {
            bytes[usize::from(lang == Lang::English)] += sentence.span().len();
        }
    }
    match bytes {
        [0, 0] => article.lang(),
        [polish, english] if polish == english => article.lang(),
        [polish, english] => Some(if polish > english { Lang::Polish } else { Lang::English }),
    }
}

/// The passages of an article that are sources themselves: runs of sentences in the language that the
/// article is not in, and what stands above the signature line of a tweet.
pub(super) fn embedded(article: &Document, lang: Option<Lang>) -> Vec<Source> {
    let Some(other) = lang.map(Lang::other) else { return Vec::new() };
    let sentences = article.sentences();
    let bylines = bylines(article.as_str());
    let mut sources = Vec::new();
    let mut start = 0;
    while start < sentences.len() {
        let foreign = run(sentences, start, |sentence| sentence.lang() == Some(other));
        if foreign > start {
            let mut end = foreign;
            while end < sentences.len() && !is_prose(&sentences[end]) {
                end += 1;
            }
            let mut source = part(article, SentenceRange::new(start, end), Origin::Article, Some(other));
            sign(&mut source, article, end);
            sign_above(&mut source, article, &bylines);
            let words = source.sentences.iter().filter_map(|span| span.get(article.as_str()));
            if words.flat_map(str::split_whitespace).count() >= LEAST_WORDS {
                sources.push(source);
            }
            start = end;
            continue;
        }
        if sentences[start].kind() == SentenceKind::Signature
            && let Some(block) = block_above(article, start)
        {
            let mut source = part(article, block, Origin::Article, lang);
            sign(&mut source, article, start + 1);
            if !source.sentences.is_empty() {
                sources.push(source);
            }
        }
        start += 1;
    }
    sources
}

/// The end of the run of sentences, from `start` on, that `belongs` takes; what is no prose does not end it.
fn run(sentences: &[DocumentSentence], start: usize, belongs: impl Fn(&DocumentSentence) -> bool) -> usize {
    let mut end = start;
    for (number, sentence) in sentences.iter().enumerate().skip(start) {
        if sentence.kind() == SentenceKind::Signature {
            break;
        }
        if is_prose(sentence) {
            if !belongs(sentence) {
                break;
            }
            end = number + 1;
        } else if end == start {
            break;
        }
    }
    end
}

/// The paragraph that a signature line signs: the sentences above it up to the next blank line, one blank
/// line directly above the signature passed over.
fn block_above(article: &Document, signature: usize) -> Option<SentenceRange> {
    let sentences = article.sentences();
    let mut start = signature.checked_sub(1)?;
    if sentences[start].kind() == SentenceKind::Signature {
        return None;
    }
    while start > 0 {
        let gap = Span::new(sentences[start - 1].span().end(), sentences[start].span().start());
        let blank = gap.get(article.as_str()).is_some_and(|gap| gap.matches('\n').count() > 1);
        if blank || sentences[start - 1].kind() == SentenceKind::Signature {
            break;
        }
        start -= 1;
    }
    Some(SentenceRange::new(start, signature))
}

fn is_prose(sentence: &DocumentSentence) -> bool {
    sentence.kind() == SentenceKind::Prose
}

fn part(document: &Document, range: SentenceRange, origin: Origin, lang: Option<Lang>) -> Source {
    let sentences = document.sentences()[range.iter()].iter().filter(|sentence| is_prose(sentence));
    Source {
        origin,
        lang,
        sentences: sentences.map(DocumentSentence::span).collect(),
        author: None,
        handle: None,
    }
}

/// Takes the author from the byline that stands above a source or is its beginning.
fn sign_above(source: &mut Source, article: &Document, bylines: &[Byline]) {
    let Some(first) = source.sentences.first() else { return };
    let at = bylines.partition_point(|byline| byline.span.end() < first.end());
    let around = [at.checked_sub(1), Some(at)].into_iter().flatten().filter_map(|at| bylines.get(at));
    for byline in around {
        let gap = article.as_str().get(byline.span.end()..first.start()).unwrap_or_default();
        if byline.span.overlaps(*first) || byline.span.end() <= first.start() && gap.trim().is_empty() {
            put_under(source, byline);
            return;
        }
    }
}

/// Makes a byline the author of a source instead of a sentence.
fn put_under(source: &mut Source, byline: &Byline) {
    source.sentences.retain(|sentence| !byline.span.contains(*sentence));
    source.author.get_or_insert(byline.name);
    source.handle.get_or_insert(byline.handle);
}

/// Takes the author from the signature line that stands just before sentence `end`.
fn sign(source: &mut Source, document: &Document, end: usize) {
    let last = end.checked_sub(1).and_then(|last| document.sentences().get(last));
    let Some(line) = last.filter(|sentence| sentence.kind() == SentenceKind::Signature) else { return };
    if let Some(signature) = signature_at(document.as_str(), line.span().start()) {
        source.author = Some(signature.name);
        source.handle = Some(signature.handle);
    }
}
