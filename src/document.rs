//! A document: a text, its sentences, their languages.

use serde::{Deserialize, Serialize};

use crate::lang::Lang;
use crate::language::{label, label_roughly, main_language};
use crate::span::{SentenceRange, Span};
use crate::split::{SentenceKind, split, stops_short};

/// A text with its sentences and their languages.
///
/// A document owns its text; what the library finds in it are numbers of sentences and byte spans, and
/// [`text`](Self::text) turns these back into words.
///
/// A document that was stored is checked when it is read back: its sentences have to lie in its text, in
/// order.
///
/// # Complexity
/// Making a document reads the text a few times: about as long as iterating over its words.
///
/// ```
/// use bitext::{Document, Lang, SentenceRange};
///
/// let document = Document::new("Rada przyjęła budżet. Przeciw było 12 radnych.");
/// assert_eq!(document.lang(), Some(Lang::Polish));
/// assert_eq!(document.len(), 2);
/// assert_eq!(document.text(SentenceRange::new(1, 2)), "Przeciw było 12 radnych.");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Stored")]
pub struct Document {
    text: String,
    lang: Option<Lang>,
    sentences: Vec<DocumentSentence>,
}

/// A sentence of a [`Document`]: where it stands, what it is, and in which language.
///
/// ```
/// use bitext::{Document, Lang};
///
/// let document = Document::new("Dziękuję wszystkim.\n\nThank you all.");
/// assert_eq!(document.sentences()[0].lang(), Some(Lang::Polish));
/// assert_eq!(document.sentences()[1].lang(), Some(Lang::English));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentSentence {
    span: Span,
    kind: SentenceKind,
    lang: Option<Lang>,
}

/// A document as it was stored, before it is checked.
#[derive(Deserialize)]
struct Stored {
    text: String,
    lang: Option<Lang>,
    sentences: Vec<DocumentSentence>,
}

impl TryFrom<Stored> for Document {
    type Error = &'static str;

    fn try_from(Stored { text, lang, sentences }: Stored) -> Result<Self, Self::Error> {
        if sentences.iter().any(|sentence| sentence.span.get(&text).is_none()) {
            return Err("a sentence of the document does not lie in its text");
        }
        if !sentences.is_sorted_by(|one, next| one.span.end() <= next.span.start()) {
            return Err("the sentences of the document are not in order");
        }
        Ok(Self { text, lang, sentences })
    }
}

impl DocumentSentence {
    /// The bytes of the sentence, without the white space around it.
    ///
    /// ```
    /// # use bitext::{Document, Span};
    /// assert_eq!(Document::new(" Tak było. ").sentences()[0].span(), Span::new(1, 11));
    /// ```
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// Whether it is prose, a link, a signature line …
    ///
    /// ```
    /// # use bitext::{Document, split::SentenceKind};
    /// assert_eq!(Document::new("Tak było.").sentences()[0].kind(), SentenceKind::Prose);
    /// ```
    #[must_use]
    pub fn kind(&self) -> SentenceKind {
        self.kind
    }

    /// Its language, or `None` where it is neither Polish nor English or has nothing to tell by.
    ///
    /// ```
    /// # use bitext::{Document, Lang};
    /// assert_eq!(Document::new("Tak było.").sentences()[0].lang(), Some(Lang::Polish));
    /// ```
    #[must_use]
    pub fn lang(&self) -> Option<Lang> {
        self.lang
    }
}

impl Document {
    /// Splits a text whose language is not known.
    ///
    /// Each paragraph is split by the rules of its own language, so that a Polish tweet in an English
    /// article is read as Polish. A text that is neither Polish nor English has no language
    /// ([`lang`](Self::lang) is `None`); its sentences are cut by the English rules, whose stops most
    /// languages of Europe share. A text of nothing but white space has no sentences.
    ///
    /// ```
    /// # use bitext::Document;
    /// assert_eq!(Document::new("Das ist ein deutscher Satz, den hier niemand kennt.").lang(), None);
    /// assert!(Document::new(" \n").is_empty());
    /// ```
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let paragraphs: Vec<Span> = paragraphs(&text).collect();
        let texts: Vec<&str> = paragraphs.iter().map(|span| &text[span.range()]).collect();
        let labels = label_roughly(&texts);
        let main = main_language(&texts, &labels);
        let mut sentences = Vec::new();
        for (paragraph, lang) in paragraphs.iter().zip(&labels) {
            let rules = lang.or(main).unwrap_or(Lang::English);
            push_sentences(&mut sentences, &text, *paragraph, rules, None);
        }
        let mut document = Self { text, lang: None, sentences };
        document.tell_languages();
        document
    }

    /// Splits a text of a known language.
    ///
    /// ```
    /// # use bitext::{Document, Lang};
    /// let document = Document::with_lang("OK! 100%!", Lang::Polish);
    /// assert_eq!((document.len(), document.lang()), (2, Some(Lang::Polish)));
    /// ```
    #[must_use]
    pub fn with_lang(text: impl Into<String>, lang: Lang) -> Self {
        let text = text.into();
        let mut sentences = Vec::new();
        push_sentences(&mut sentences, &text, Span::new(0, text.len()), lang, Some(lang));
        Self { text, lang: Some(lang), sentences }
    }

    /// Takes sentences as they are, without splitting them again: an empty one stays an empty one.
    ///
    /// The text of the document is the sentences, joined by line ends. Where a list was cut in the middle of a sentence,
    /// behind an abbreviation for instance, aligning knows it and leaves no half alone if the other has a counterpart.
    ///
    /// ```
    /// # use bitext::{Document, Lang, SentenceRange};
    /// let document = Document::from_sentences(["One. Two.", "", "Three."], Lang::English);
    /// assert_eq!(document.len(), 3);
    /// assert_eq!(document.text(SentenceRange::new(0, 1)), "One. Two.");
    /// ```
    #[must_use]
    pub fn from_sentences<S: AsRef<str>>(sentences: impl IntoIterator<Item = S>, lang: Lang) -> Self {
        Self::join(sentences, Some(lang))
    }

    /// Takes sentences as they are and finds out their language.
    ///
    /// ```
    /// # use bitext::{Document, Lang};
    /// let document = Document::from_sentences_of_any_lang(["Rząd się nie zgodził.", "Premier milczy."]);
    /// assert_eq!(document.lang(), Some(Lang::Polish));
    /// ```
    #[must_use]
    pub fn from_sentences_of_any_lang<S: AsRef<str>>(sentences: impl IntoIterator<Item = S>) -> Self {
        let mut document = Self::join(sentences, None);
        document.tell_languages();
        document
    }

    fn join<S: AsRef<str>>(sentences: impl IntoIterator<Item = S>, lang: Option<Lang>) -> Self {
        let mut text = String::new();
        let mut spans = Vec::new();
        for sentence in sentences {
            if !spans.is_empty() {
                text.push('\n');
            }
            let start = text.len();
            text.push_str(sentence.as_ref());
            let span = Span::new(start, text.len());
            spans.push(DocumentSentence { span, kind: SentenceKind::Prose, lang });
        }
        Self { text, lang, sentences: spans }
    }

    /// Finds out the language of each sentence, in the light of its neighbours, and of the whole.
    fn tell_languages(&mut self) {
        let texts: Vec<&str> = self.sentence_texts().collect();
        let labels = label(&texts);
        // A link or the signature line of a tweet takes the language of its neighbours, but is in none.
        let prose = |(sentence, label): (&DocumentSentence, &Option<Lang>)| {
            label.filter(|_| sentence.kind == SentenceKind::Prose)
        };
        let prose: Vec<Option<Lang>> = self.sentences.iter().zip(&labels).map(prose).collect();
        self.lang = main_language(&texts, &prose);
        for (sentence, lang) in self.sentences.iter_mut().zip(labels) {
            sentence.lang = lang;
        }
    }

    /// The whole text.
    ///
    /// ```
    /// # use bitext::Document;
    /// assert_eq!(Document::new("Tak. Nie.").as_str(), "Tak. Nie.");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The language that most of the text is in, or `None` where it is neither Polish nor English.
    ///
    /// ```
    /// # use bitext::Document;
    /// assert_eq!(Document::new("🙂").lang(), None);
    /// ```
    #[must_use]
    pub fn lang(&self) -> Option<Lang> {
        self.lang
    }

    /// The sentences, in order.
    ///
    /// ```
    /// # use bitext::Document;
    /// assert_eq!(Document::new("Tak. Nie.").sentences().len(), 2);
    /// ```
    #[must_use]
    pub fn sentences(&self) -> &[DocumentSentence] {
        &self.sentences
    }

    /// How many sentences.
    ///
    /// ```
    /// # use bitext::Document;
    /// assert_eq!(Document::new("Tak. Nie.").len(), 2);
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.sentences.len()
    }

    /// Whether there is no sentence.
    ///
    /// ```
    /// # use bitext::Document;
    /// assert!(Document::new("").is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }

    /// The span from the first to the last of some sentences, or `None` where there are none.
    ///
    /// ```
    /// # use bitext::{Document, SentenceRange, Span};
    /// let document = Document::new("Tak. Nie.");
    /// assert_eq!(document.span(SentenceRange::new(0, 2)), Some(Span::new(0, 9)));
    /// assert_eq!(document.span(SentenceRange::new(1, 1)), None);
    /// ```
    #[must_use]
    pub fn span(&self, sentences: SentenceRange) -> Option<Span> {
        let sentences = self.sentences.get(sentences.iter())?;
        Some(sentences.first()?.span.cover(sentences.last()?.span))
    }

    /// The words of some sentences, as they stand in the text; nothing where there are none.
    ///
    /// ```
    /// # use bitext::{Document, SentenceRange};
    /// assert_eq!(Document::new("Tak. Nie.").text(SentenceRange::new(1, 2)), "Nie.");
    /// ```
    #[must_use]
    pub fn text(&self, sentences: SentenceRange) -> &str {
        self.span(sentences).and_then(|span| span.get(&self.text)).unwrap_or_default()
    }

    /// The words of each sentence.
    pub(crate) fn sentence_texts(&self) -> impl ExactSizeIterator<Item = &str> {
        self.sentences.iter().map(|sentence| &self.text[sentence.span.range()])
    }

    /// For each sentence of a caller's list whether it stops in the middle; empty where none does. The splitter's
    /// own sentences seldom have a line end and nothing else between them, and are not looked at.
    pub(crate) fn stops_short(&self) -> Vec<bool> {
        let ends = self.sentences.windows(2).map(|pair| pair[0].span.end()..pair[1].span.start());
        let listed = ends.filter(|between| &self.text[between.clone()] == "\n").count();
        let lang = self.lang.filter(|_| listed + 1 == self.sentences.len() && listed > 0);
        lang.map_or_else(Vec::new, |lang| stops_short(&self.sentence_texts().collect::<Vec<_>>(), lang))
    }
}

fn push_sentences(out: &mut Vec<DocumentSentence>, text: &str, part: Span, rules: Lang, lang: Option<Lang>) {
    out.extend(split(&text[part.range()], rules).map(|sentence| DocumentSentence {
        span: sentence.span().shift(part.start()),
        kind: sentence.kind(),
        lang,
    }));
}

/// The paragraphs of a text: what blank lines separate. They concatenate to the text.
fn paragraphs(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    let mut blank = false;
    let mut at = 0;
    let mut lines = text.split_inclusive('\n');
    std::iter::from_fn(move || {
        for line in lines.by_ref() {
            let line_start = at;
            at += line.len();
            if line.trim().is_empty() {
                blank = true;
            } else if std::mem::take(&mut blank) && line_start > start {
                let paragraph = Span::new(start, line_start);
                start = line_start;
                return Some(paragraph);
            }
        }
        (start < text.len()).then(|| {
            let paragraph = Span::new(start, text.len());
            start = text.len();
            paragraph
        })
    })
}
