//! The names of the decisions, with the reason for each.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Declares the rules with their names and verdicts in one place, so that none can lack either.
macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident $text:literal $ends:literal,)*) => {
        /// The rule that decided about a place where a sentence could end.
        ///
        /// Each rule decides one way only, see [`Rule::ends`]. The page of the [module](mod@crate::split) shows
        /// an example of each.
        ///
        /// ```
        /// use bitext::split::{Rule, Splitter};
        /// use bitext::Lang;
        ///
        /// let splitter = Splitter::new(Lang::Polish);
        /// let rules: Vec<Rule> = splitter.explain("Był prof. Nowak. Wyszedł.").map(|step| step.rule()).collect();
        /// assert_eq!(rules, [Rule::BeforeName, Rule::FullStop, Rule::EndOfText]);
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[non_exhaustive]
        pub enum Rule { $($(#[$doc])* $name,)* }

        impl Rule {
            /// Every rule.
            ///
            /// ```
            /// assert!(bitext::split::Rule::ALL.len() > 20);
            /// ```
            pub const ALL: &'static [Rule] = &[$(Rule::$name),*];

            /// The rule's name in kebab case, as it is serialized.
            ///
            /// ```
            /// assert_eq!(bitext::split::Rule::BlankLine.name(), "blank-line");
            /// ```
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Rule::$name => $text,)* }
            }

            /// Whether a sentence ends where this rule decides.
            ///
            /// ```
            /// use bitext::split::Rule;
            /// assert!(Rule::FullStop.ends() && !Rule::Initial.ends());
            /// ```
            #[must_use]
            pub const fn ends(self) -> bool {
                match self { $(Rule::$name => $ends,)* }
            }
        }
    };
}

rules! {
    /// The text ends, and so does its last sentence.
    EndOfText "end-of-text" true,
    /// A blank line parts paragraphs; no sentence runs on over it.
    BlankLine "blank-line" true,
    /// A line end without a stop ends headings, list items, verses and messages.
    LineEnd "line-end" true,
    /// A line that breaks off in the middle of a clause was broken by a program, not by the author: a comma,
    /// a hyphen or a preposition stands last, or a small letter follows.
    HardWrap "hard-wrap" false,
    /// A full stop behind an ordinary word.
    FullStop "full-stop" true,
    /// A question or exclamation mark.
    Mark "mark" true,
    /// An ellipsis (`…`, `...`, `..`) before a capital, a digit or a quote.
    Ellipsis "ellipsis" true,
    /// An ellipsis before a small letter is a pause; one that opens the sentence is a lead-in.
    Pause "pause" false,
    /// A comma, a colon, a closing bracket or the like follows, or a bracket opens behind an abbreviation: the
    /// sentence goes on.
    Punctuation "punctuation" false,
    /// A quotation or a bracket closes behind its stop and a small letter follows: `„Stój!” krzyknął.`
    Quoted "quoted" false,
    /// An exclamation mark that belongs to a name, before a small word without content: `Yahoo! in`.
    NameMark "name-mark" false,
    /// A dash and a small letter follow a mark: the words that report the speech. `– Idziesz? – zapytał.`
    Reported "reported" false,
    /// A full stop inside a word, a number, a time or a version: `example.org`, `3.5`, `17.15`.
    Inside "inside" false,
    /// A stop with a capital behind it and no white space between: `granicę.Potem`.
    NoSpace "no-space" true,
    /// A stop inside a link or an e-mail address.
    Address "address" false,
    /// Two letters or more with stops between, `U.S.`, `p.n.e.`, not followed by a word that opens sentences.
    Dotted "dotted" false,
    /// A single capital is the initial of a name: `J. Kowalski`, `A. Dudą`.
    Initial "initial" false,
    /// A single capital that names a thing, before a word that opens sentences: `witamina C. To ona`.
    Letter "letter" true,
    /// An abbreviation that never ends a sentence: `np.`, `m.in.`, `e.g.`
    Abbreviation "abbreviation" false,
    /// An abbreviation before a name: `prof. Nowak`, `Mrs. Dalloway`.
    BeforeName "before-name" false,
    /// An abbreviation before a number: `art. 3`, `No. 5`.
    BeforeNumber "before-number" false,
    /// An abbreviation before a small letter: `16 tys. osób`.
    BeforeSmall "before-small" false,
    /// An abbreviation that may end a sentence, with a sentence's beginning behind it: `w 2021 r. Potem`.
    AbbreviationEnds "abbreviation-ends" true,
    /// All before the stop is a point in time, which makes no sentence: `W 2020 r. Sejm uchwalił`.
    TimeFirst "time-first" false,
    /// A number with its ordinal stop: `12. października`, `3. osoba`, `26. Festiwal`.
    Ordinal "ordinal" false,
    /// A number, a letter or a Roman numeral that opens the sentence or follows a colon numbers an item: `2. Wnioski`.
    ListMarker "list-marker" false,
    /// A stop that opens the sentence belongs to what follows: `...i poszedł`.
    Leading "leading" false,
    /// A full stop behind a short word, before a small letter: an abbreviation that no list knows.
    Unknown "unknown" false,
    /// Emoji or an emoticon in place of a stop: `Nie wierzę 😡 Kto to zrobił?`
    Emoji "emoji" true,
    /// Emoji that stand for a word or adorn one, flags above all: `na stronach🇧🇾służb`.
    EmojiWord "emoji-word" false,
    /// Emoji that lead each item of a list: `✅ Chleb ✅ Mleko`.
    EmojiBullet "emoji-bullet" true,
    /// The next item of a list within the line: `1) bread 2) milk`, `• bread • milk`.
    NextItem "next-item" true,
    /// A tweet's links to its picture or film, which X appends behind the words.
    MediaLink "media-link" true,
    /// A link, and behind it a capitalised word that often opens a sentence, or another link: whoever ends with a link seldom
    /// adds a stop, which would break the link.
    AfterLink "after-link" true,
    /// A row of `***`, `===`, `___` or `~~~` parts what stands on either side.
    Separator "separator" true,
    /// The line with author, handle and date of an embedded tweet begins or ends.
    Signature "signature" true,
    /// A phrase that [`SplitterBuilder::never_after`](crate::split::SplitterBuilder::never_after) named: no
    /// sentence ends inside it or right behind it.
    NeverAfter "never-after" false,
    /// A phrase that [`SplitterBuilder::always_after`](crate::split::SplitterBuilder::always_after) named.
    AlwaysAfter "always-after" true,
    /// A boundary here would part a letter from its combining mark.
    Grapheme "grapheme" false,
}

impl Rule {
    /// The rule that decides where this one is switched off by
    /// [`SplitterBuilder::without_rule`](crate::split::SplitterBuilder::without_rule), with the opposite
    /// verdict. `None` for the rules that cannot be switched off: without them, splitting would break its
    /// laws, or the exception is better made for single words.
    ///
    /// | Off | In its place | What that means |
    /// | --- | --- | --- |
    /// | `NoSpace` | `Inside` | a stop without white space behind it ends nothing |
    /// | `LineEnd` | `HardWrap` | single line ends end nothing, blank lines and stops do |
    /// | `HardWrap` | `LineEnd` | each line end without a stop ends a sentence, as in subtitles |
    /// | `Ellipsis` | `Pause` | an ellipsis ends nothing |
    /// | `Emoji`, `EmojiBullet` | `EmojiWord` | emoji end nothing |
    /// | `MediaLink`, `AfterLink` | `Address` | links are words like others |
    /// | `Reported` | `Mark` | `– Idziesz? – zapytał` are two sentences |
    /// | `Ordinal` | `FullStop` | a number with a stop ends its sentence |
    /// | `TimeFirst` | `AbbreviationEnds` | `W 2020 r.` may be a sentence |
    /// | `Unknown` | `FullStop` | only listed abbreviations run on before a small letter |
    ///
    /// ```
    /// use bitext::split::Rule;
    ///
    /// assert_eq!(Rule::NoSpace.otherwise(), Some(Rule::Inside));
    /// assert_eq!(Rule::BlankLine.otherwise(), None);
    /// ```
    #[must_use]
    pub const fn otherwise(self) -> Option<Rule> {
        Some(match self {
            Rule::NoSpace => Rule::Inside,
            Rule::LineEnd => Rule::HardWrap,
            Rule::HardWrap => Rule::LineEnd,
            Rule::Ellipsis => Rule::Pause,
            Rule::Emoji | Rule::EmojiBullet => Rule::EmojiWord,
            Rule::MediaLink | Rule::AfterLink => Rule::Address,
            Rule::Reported => Rule::Mark,
            Rule::Ordinal | Rule::Unknown => Rule::FullStop,
            Rule::TimeFirst => Rule::AbbreviationEnds,
            _ => return None,
        })
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
