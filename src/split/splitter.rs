//! The splitter with its settings, and the explanation of what it did.

use serde::{Deserialize, Serialize};

use crate::lang::Lang;
use crate::split::abbreviation::{AbbreviationClass, Language};
use crate::split::builder::SplitterBuilder;
use crate::split::paragraph::{Paragraph, Paragraphs};
use crate::split::rule::Rule;
use crate::split::scan::Scanner;
use crate::split::sentence::Sentences;
use crate::split::settings::Settings;

/// What the rules know: the language's lists and the user's own settings.
#[derive(Clone, Copy)]
pub(crate) struct Knowledge<'t> {
    pub(crate) language: &'static Language,
    /// Whether a number with a stop is an ordinal in this language.
    pub(crate) ordinals: bool,
    pub(crate) settings: Option<&'t Settings>,
}

impl std::fmt::Debug for Knowledge<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Knowledge")
            .field("ordinals", &self.ordinals)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

impl<'t> Knowledge<'t> {
    pub(crate) fn of(lang: Lang) -> Self {
        Self { language: Language::of(lang), ordinals: lang == Lang::Polish, settings: None }
    }

    /// Whether a user's own lists are part of it.
    pub(crate) fn is_own(&self) -> bool {
        self.settings.is_some()
    }

    /// The length in bytes from which no word can be an abbreviation.
    pub(crate) fn too_long(&self) -> usize {
        if self.settings.is_some() { usize::MAX } else { self.language.longest() + 1 }
    }

    /// The class of an abbreviation in small letters; the user's own word counts first.
    pub(crate) fn class(&self, word: &str) -> Option<AbbreviationClass> {
        let own = self.settings.and_then(|own| own.class(word));
        own.unwrap_or_else(|| self.language.class(word))
    }

    /// Whether `word`, in small letters, often opens a sentence and is no name.
    pub(crate) fn opens(&self, word: &str) -> bool {
        self.language.opens(word) || self.settings.is_some_and(|own| own.opens(word))
    }
}

/// A sentence splitter for one language, with exceptions of your own.
///
/// [`split`](crate::split()) is enough where the built-in lists are. A splitter is cheap to make and to
/// keep, and may be shared between threads.
///
/// ```
/// use bitext::Lang;
/// use bitext::split::{AbbreviationClass, Splitter};
///
/// let text = "Zob. szcz. Tabela pierwsza. Potem dalej.";
/// assert_eq!(Splitter::new(Lang::Polish).split(text).count(), 3);
///
/// let splitter = Splitter::builder(Lang::Polish).abbreviation("szcz.", AbbreviationClass::Never).build()?;
/// assert_eq!(splitter.split(text).count(), 2);
/// # Ok::<(), bitext::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Splitter {
    lang: Lang,
    settings: Settings,
}

impl Splitter {
    pub(crate) fn with_settings(lang: Lang, settings: Settings) -> Self {
        Self { lang, settings }
    }

    /// The splitter that [`split`](crate::split()) uses.
    ///
    /// ```
    /// # use bitext::{Lang, split::Splitter};
    /// assert_eq!(Splitter::new(Lang::English).split("Stop. Go.").count(), 2);
    /// ```
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self { lang, settings: Settings::default() }
    }

    /// A builder, for what the lists lack or judge otherwise.
    ///
    /// ```
    /// # use bitext::{Lang, split::Splitter};
    /// let splitter = Splitter::builder(Lang::English).build()?;
    /// assert_eq!(splitter, Splitter::new(Lang::English));
    /// # Ok::<(), bitext::Error>(())
    /// ```
    #[must_use]
    pub fn builder(lang: Lang) -> SplitterBuilder {
        SplitterBuilder::new(lang)
    }

    /// The language whose rules are used.
    ///
    /// ```
    /// # use bitext::{Lang, split::Splitter};
    /// assert_eq!(Splitter::new(Lang::English).lang(), Lang::English);
    /// ```
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The sentences of `text`, see [`split`](crate::split()).
    ///
    /// ```
    /// # use bitext::{Lang, split::Splitter};
    /// let splitter = Splitter::new(Lang::Polish);
    /// let sentences: Vec<_> = splitter.split("Tak. Nie.").map(|sentence| sentence.as_str()).collect();
    /// assert_eq!(sentences, ["Tak.", "Nie."]);
    /// ```
    #[must_use]
    pub fn split<'t>(&'t self, text: &'t str) -> Sentences<'t> {
        Sentences::new(text, self.knowledge())
    }

    /// Each place of `text` where a sentence could have ended, with the decision and the rule that made it.
    ///
    /// Positions come in rising order; the last one is the end of the text. Costs what splitting costs.
    ///
    /// ```
    /// use bitext::{Lang, split::{Rule, Splitter}};
    ///
    /// let splitter = Splitter::new(Lang::Polish);
    /// let step = splitter.explain("Rozmawiał z A. Dudą.").next().unwrap();
    /// assert_eq!((step.position(), step.ends(), step.rule()), (16, false, Rule::Initial));
    /// ```
    #[must_use]
    pub fn explain<'t>(&'t self, text: &'t str) -> Explanations<'t> {
        let blank = text.trim().is_empty();
        Explanations { scanner: Scanner::new(text, self.knowledge()), end: text.len(), done: blank }
    }

    /// The paragraphs of `text`, see [`split_paragraphs`](crate::split_paragraphs()). No border stands where
    /// this splitter's sentences go on.
    ///
    /// ```
    /// use bitext::{Lang, split::Splitter};
    ///
    /// let splitter = Splitter::builder(Lang::English).never_after("Yahoo!").build()?;
    /// let paragraph = splitter.split_paragraphs("News\n\nI work at Yahoo! Inc. now. Bye.").nth(1).unwrap();
    /// let sentences: Vec<_> = splitter.sentences(&paragraph).map(|sentence| sentence.as_str()).collect();
    /// assert_eq!(sentences, ["I work at Yahoo! Inc. now.", "Bye."]);
    /// # Ok::<(), bitext::Error>(())
    /// ```
    #[must_use]
    pub fn split_paragraphs<'t>(&'t self, text: &'t str) -> Paragraphs<'t> {
        Paragraphs::new(text, [self.knowledge(), self.knowledge()])
    }

    /// The sentences of a paragraph, with their spans in the whole text.
    ///
    /// ```
    /// # use bitext::{Lang, Span, split::Splitter};
    /// let paragraph = bitext::split_paragraphs("Pogoda\n\nPada. Wieje.").nth(1).unwrap();
    /// let splitter = Splitter::new(Lang::Polish);
    /// assert_eq!(splitter.sentences(&paragraph).nth(1).unwrap().span(), Span::new(14, 20));
    /// ```
    #[must_use]
    pub fn sentences<'t>(&'t self, paragraph: &Paragraph<'t>) -> Sentences<'t> {
        paragraph.split(self.knowledge())
    }

    fn knowledge(&self) -> Knowledge<'_> {
        let settings = Some(&self.settings).filter(|settings| !settings.is_empty());
        Knowledge { settings, ..Knowledge::of(self.lang) }
    }
}

/// A place where a sentence could have ended, and what was decided. Made by [`Splitter::explain`].
///
/// ```
/// use bitext::{Lang, split::Splitter};
///
/// let splitter = Splitter::new(Lang::English);
/// let step = splitter.explain("Stop. Go.").next().unwrap();
/// assert_eq!(format!("{} {} {}", step.position(), step.ends(), step.rule()), "6 true full-stop");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    position: usize,
    rule: Rule,
}

impl Explanation {
    /// The byte where the next sentence begins, or would have begun.
    ///
    /// ```
    /// # use bitext::{Lang, split::Splitter};
    /// assert_eq!(Splitter::new(Lang::English).explain("Go.").next().unwrap().position(), 3);
    /// ```
    #[must_use]
    pub fn position(self) -> usize {
        self.position
    }

    /// Whether a sentence ends here.
    ///
    /// ```
    /// # use bitext::{Lang, split::Splitter};
    /// assert!(Splitter::new(Lang::English).explain("Go.").next().unwrap().ends());
    /// ```
    #[must_use]
    pub fn ends(self) -> bool {
        self.rule.ends()
    }

    /// The rule that decided.
    ///
    /// ```
    /// # use bitext::{Lang, split::{Rule, Splitter}};
    /// assert_eq!(Splitter::new(Lang::English).explain("Go.").next().unwrap().rule(), Rule::EndOfText);
    /// ```
    #[must_use]
    pub fn rule(self) -> Rule {
        self.rule
    }
}

/// The iterator of [`Splitter::explain`].
#[derive(Clone, Debug)]
pub struct Explanations<'t> {
    scanner: Scanner<'t>,
    end: usize,
    done: bool,
}

impl Iterator for Explanations<'_> {
    type Item = Explanation;

    fn next(&mut self) -> Option<Explanation> {
        if self.done {
            return None;
        }
        Some(if let Some(step) = self.scanner.step() {
            Explanation { position: step.at, rule: step.rule }
        } else {
            self.done = true;
            Explanation { position: self.end, rule: Rule::EndOfText }
        })
    }
}

impl std::iter::FusedIterator for Explanations<'_> {}
