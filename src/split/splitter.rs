//! The splitter with its settings, and the explanation of what it did.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};
use crate::lang::Lang;
use crate::split::abbreviation::{AbbreviationClass, Language};
use crate::split::rule::Rule;
use crate::split::scan::Scanner;
use crate::split::sentence::Sentences;

/// What the rules know: the language's lists and the user's own abbreviations.
#[derive(Clone, Copy)]
pub(crate) struct Knowledge<'t> {
    pub(crate) language: &'static Language,
    /// Whether a number with a stop is an ordinal in this language.
    pub(crate) ordinals: bool,
    own: Option<&'t BTreeMap<String, AbbreviationClass>>,
}

impl std::fmt::Debug for Knowledge<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Knowledge")
            .field("ordinals", &self.ordinals)
            .field("own", &self.own)
            .finish_non_exhaustive()
    }
}

impl<'t> Knowledge<'t> {
    pub(crate) fn of(lang: Lang) -> Self {
        Self { language: Language::of(lang), ordinals: lang == Lang::Polish, own: None }
    }

    /// Whether a user's own lists are part of it.
    pub(crate) fn is_own(&self) -> bool {
        self.own.is_some()
    }

    /// The length in bytes from which no word can be an abbreviation.
    pub(crate) fn too_long(&self) -> usize {
        if self.own.is_some() { usize::MAX } else { self.language.longest() + 1 }
    }

    /// The class of an abbreviation in small letters; the user's own word counts first.
    pub(crate) fn class(&self, word: &str) -> Option<AbbreviationClass> {
        self.own.and_then(|own| own.get(word).copied()).or_else(|| self.language.class(word))
    }
}

/// A sentence splitter for one language, with abbreviations of your own.
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
    own: BTreeMap<String, AbbreviationClass>,
}

impl Splitter {
    /// The splitter that [`split`](crate::split()) uses.
    ///
    /// ```
    /// # use bitext::{Lang, split::Splitter};
    /// assert_eq!(Splitter::new(Lang::English).split("Stop. Go.").count(), 2);
    /// ```
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self { lang, own: BTreeMap::new() }
    }

    /// A builder, for abbreviations that the lists lack or judge otherwise.
    ///
    /// ```
    /// # use bitext::{Lang, split::Splitter};
    /// let splitter = Splitter::builder(Lang::English).build()?;
    /// assert_eq!(splitter, Splitter::new(Lang::English));
    /// # Ok::<(), bitext::Error>(())
    /// ```
    #[must_use]
    pub fn builder(lang: Lang) -> SplitterBuilder {
        SplitterBuilder { lang, own: Vec::new() }
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

    fn knowledge(&self) -> Knowledge<'_> {
        Knowledge { own: Some(&self.own).filter(|own| !own.is_empty()), ..Knowledge::of(self.lang) }
    }
}

/// Collects the settings of a [`Splitter`].
///
/// ```
/// use bitext::{Lang, split::{AbbreviationClass, Splitter}};
///
/// let error = Splitter::builder(Lang::Polish).abbreviation("", AbbreviationClass::Name).build().unwrap_err();
/// assert_eq!(error.to_string(), "abbreviation \"\" is empty: give its letters, such as \"zob\" or \"m.in.\"");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SplitterBuilder {
    lang: Lang,
    own: Vec<(String, AbbreviationClass)>,
}

impl SplitterBuilder {
    /// Adds an abbreviation, in any case, with or without its last stop. It counts before the built-in
    /// lists; of two alike the later one counts.
    ///
    /// ```
    /// # use bitext::{Lang, split::{AbbreviationClass, Splitter}};
    /// let splitter = Splitter::builder(Lang::English).abbreviation("Abt.", AbbreviationClass::Name).build()?;
    /// assert_eq!(splitter.split("Abt. Miller left.").count(), 1);
    /// # Ok::<(), bitext::Error>(())
    /// ```
    #[must_use]
    pub fn abbreviation(mut self, text: &str, class: AbbreviationClass) -> Self {
        self.own.push((text.to_owned(), class));
        self
    }

    /// The splitter.
    ///
    /// # Errors
    /// Where an abbreviation is empty, longer than 40 bytes, or holds white space.
    ///
    /// ```
    /// # use bitext::{Lang, split::Splitter};
    /// assert!(Splitter::builder(Lang::English).build().is_ok());
    /// ```
    pub fn build(self) -> Result<Splitter, Error> {
        let mut own = BTreeMap::new();
        for (text, class) in self.own {
            let word = text.strip_suffix('.').unwrap_or(&text).to_lowercase();
            let fault = if word.is_empty() {
                Some("is empty")
            } else if word.len() > 40 {
                Some("is longer than 40 bytes")
            } else if word.contains(char::is_whitespace) {
                Some("holds white space")
            } else {
                None
            };
            if let Some(fault) = fault {
                return Err(ErrorKind::BadAbbreviation { text, fault }.into());
            }
            own.insert(word, class);
        }
        Ok(Splitter { lang: self.lang, own })
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
