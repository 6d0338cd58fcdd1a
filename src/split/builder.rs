//! The builder of a splitter: exceptions to the rules without a fork.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::lang::Lang;
use crate::split::abbreviation::AbbreviationClass;
use crate::split::rule::Rule;
use crate::split::settings::Setting;
use crate::split::splitter::Splitter;

/// Collects the settings of a [`Splitter`]. Of two that contradict each other the later one counts.
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
    settings: Vec<Setting>,
}

impl SplitterBuilder {
    pub(crate) fn new(lang: Lang) -> Self {
        Self { lang, settings: Vec::new() }
    }

    /// Adds an abbreviation, in any case, with or without its last stop. It counts before the built-in
    /// lists.
    ///
    /// ```
    /// # use bitext::{Lang, split::{AbbreviationClass, Splitter}};
    /// let splitter = Splitter::builder(Lang::English).abbreviation("Abt.", AbbreviationClass::Name).build()?;
    /// assert_eq!(splitter.split("Abt. Miller left.").count(), 1);
    /// # Ok::<(), bitext::Error>(())
    /// ```
    #[must_use]
    pub fn abbreviation(self, text: &str, class: AbbreviationClass) -> Self {
        self.with(Setting::Abbreviation(text.to_owned(), class))
    }

    /// Takes an abbreviation out of the built-in lists: it is a word like others then. Nothing changes
    /// where the lists have none such.
    ///
    /// ```
    /// # use bitext::{Lang, split::Splitter};
    /// let text = "Wzięli sobie do serca im. Nowak też.";
    /// assert_eq!(Splitter::new(Lang::Polish).split(text).count(), 1);
    ///
    /// let splitter = Splitter::builder(Lang::Polish).without_abbreviation("im.").build()?;
    /// assert_eq!(splitter.split(text).count(), 2);
    /// # Ok::<(), bitext::Error>(())
    /// ```
    #[must_use]
    pub fn without_abbreviation(self, text: &str) -> Self {
        self.with(Setting::WithoutAbbreviation(text.to_owned()))
    }

    /// Adds a word that often opens a sentence and is no name: behind an abbreviation, an initial or a link
    /// it begins the next one.
    ///
    /// ```
    /// # use bitext::{Lang, split::Splitter};
    /// let text = "Policja zatrzymała Marka W. Dobra robota.";
    /// assert_eq!(Splitter::new(Lang::Polish).split(text).count(), 1);
    ///
    /// let splitter = Splitter::builder(Lang::Polish).opener("Dobra").build()?;
    /// assert_eq!(splitter.split(text).count(), 2);
    /// # Ok::<(), bitext::Error>(())
    /// ```
    #[must_use]
    pub fn opener(self, word: &str) -> Self {
        self.with(Setting::Opener(word.to_owned()))
    }

    /// Adds a phrase, such as a name with a stop in it, inside which no sentence ends, nor right behind it
    /// in the same line. A blank line ends a sentence even so.
    ///
    /// Letters count as they are given; a space stands for any single white space, invisible characters
    /// for nothing. [`Rule::NeverAfter`] decides, before every [`always_after`](Self::always_after). Each
    /// phrase costs a comparison at each candidate.
    ///
    /// ```
    /// # use bitext::{Lang, split::Splitter};
    /// let text = "I saw Panic! At the Disco. Yahoo! News liked it.";
    /// assert_eq!(Splitter::new(Lang::English).split(text).count(), 4);
    ///
    /// let splitter =
    ///     Splitter::builder(Lang::English).never_after("Panic! At the Disco").never_after("Yahoo!").build()?;
    /// assert_eq!(splitter.split(text).count(), 2);
    /// # Ok::<(), bitext::Error>(())
    /// ```
    #[must_use]
    pub fn never_after(self, phrase: &str) -> Self {
        self.with(Setting::NeverAfter(phrase.to_owned()))
    }

    /// Adds a phrase behind which a sentence always ends where white space follows. It has to end with a
    /// stop. [`Rule::AlwaysAfter`] decides.
    ///
    /// ```
    /// # use bitext::{Lang, split::Splitter};
    /// let splitter = Splitter::builder(Lang::Polish).always_after("tyle na dziś itd.").build()?;
    /// assert_eq!(splitter.split("To tyle na dziś itd. pa pa").count(), 2);
    /// # Ok::<(), bitext::Error>(())
    /// ```
    #[must_use]
    pub fn always_after(self, phrase: &str) -> Self {
        self.with(Setting::AlwaysAfter(phrase.to_owned()))
    }

    /// Switches a rule off. [`Rule::otherwise`] tells which one decides in its place, and which rules can
    /// be switched off at all.
    ///
    /// ```
    /// # use bitext::{Lang, split::{Rule, Splitter}};
    /// let splitter = Splitter::builder(Lang::English).without_rule(Rule::NoSpace).build()?;
    /// assert_eq!(splitter.split("He runs the site Vote.Now and sleeps.").count(), 1);
    ///
    /// let error = Splitter::builder(Lang::English).without_rule(Rule::BlankLine).build().unwrap_err();
    /// assert!(error.to_string().starts_with("rule blank-line cannot be switched off: "));
    /// # Ok::<(), bitext::Error>(())
    /// ```
    #[must_use]
    pub fn without_rule(self, rule: Rule) -> Self {
        self.with(Setting::WithoutRule(rule))
    }

    fn with(mut self, setting: Setting) -> Self {
        self.settings.push(setting);
        self
    }

    /// The splitter.
    ///
    /// # Errors
    /// - An abbreviation is empty, longer than 40 bytes, or holds white space.
    /// - An opener is empty, longer than 40 bytes, or not one word.
    /// - A phrase is empty or longer than 80 bytes, or has to end a sentence and ends with no stop.
    /// - A rule cannot be switched off, or [`Rule::LineEnd`] and [`Rule::HardWrap`] both are.
    ///
    /// ```
    /// # use bitext::{Lang, split::Splitter};
    /// assert!(Splitter::builder(Lang::English).build().is_ok());
    /// ```
    pub fn build(self) -> Result<Splitter, Error> {
        Ok(Splitter::with_settings(self.lang, self.settings.try_into()?))
    }
}
