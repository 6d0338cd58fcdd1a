//! What the extraction of quotes finds: words in quotation marks, and who said them.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// Words that a text gives as somebody's: what stands in quotation marks or after a dialogue dash.
///
/// All spans are byte spans of the text that was given to [`extract`](crate::quote::extract).
///
/// ```
/// use bitext::Lang;
/// use bitext::quote::{QuoteKind, QuoteStyle, extract};
///
/// let text = "“The bridge,” said Anna Nowak, “will open in May.”";
/// let quotation = &extract(text, Lang::English)[0];
/// assert_eq!(quotation.kind, QuoteKind::Statement);
/// assert_eq!(quotation.style, QuoteStyle::Curly);
/// assert_eq!(quotation.parts.len(), 2);
/// assert_eq!(quotation.parts[1].get(text), Some("will open in May."));
/// assert_eq!(quotation.outer.get(text), Some(text));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// The quoted words without their marks and the white space inside these, exactly as they stand: a comma
    /// before the closing mark is inside. In order, never empty, never overlapping; several where an attribution interrupts the quote
    /// or where it runs over paragraphs that repeat the opening mark.
    pub parts: Vec<Span>,
    /// From the first opening mark to the end of the last closing mark.
    pub outer: Span,
    /// Which marks.
    pub style: QuoteStyle,
    /// What the marks are there for.
    pub kind: QuoteKind,
    /// The place in the list of the quotation that this one stands in: always a smaller number than its own.
    pub parent: Option<usize>,
    /// Who said it, where the text says so.
    pub attribution: Option<Attribution>,
}

impl Quotation {
    /// From the start of the first part to the end of the last.
    ///
    /// ```
    /// use bitext::{Lang, quote::extract};
    ///
    /// let text = "„Tak” – powiedziała – „ale nie dziś”.";
    /// let quotation = &extract(text, Lang::Polish)[0];
    /// assert_eq!(quotation.span().get(text), Some("Tak” – powiedziała – „ale nie dziś"));
    /// ```
    #[must_use]
    pub fn span(&self) -> Span {
        self.parts.iter().copied().reduce(Span::cover).unwrap_or(self.outer)
    }

    /// The speaker, where the text names one.
    ///
    /// ```
    /// use bitext::{Lang, quote::extract};
    ///
    /// let text = "“We won,” the coach said.";
    /// let quotation = &extract(text, Lang::English)[0];
    /// assert_eq!(quotation.speaker().unwrap().mention.get(text), Some("the coach"));
    /// ```
    #[must_use]
    pub fn speaker(&self) -> Option<Speaker> {
        self.attribution?.speaker
    }
}

/// The marks of a quotation.
///
/// The style is that of the opening mark: typists close `„` with `”`, `“` and `"` alike.
///
/// ```
/// use bitext::{Lang, quote::{QuoteStyle, extract}};
///
/// let quotations = extract("»Wohl« und «merci»", Lang::English);
/// assert_eq!(quotations[0].style, QuoteStyle::InwardGuillemets);
/// assert_eq!(quotations[1].style, QuoteStyle::Guillemets);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum QuoteStyle {
    /// „…”, „…“ or „…"
    Low,
    /// “…”, and the Scandinavian ”…”
    Curly,
    /// "…"
    Straight,
    /// «…»
    Guillemets,
    /// »…«
    InwardGuillemets,
    /// ‘…’
    SingleCurly,
    /// '…'
    SingleStraight,
    /// ‚…’ or ‚…‘
    SingleLow,
    /// ‹…›
    SingleGuillemets,
    /// ,,…'' as Polish typewriters have it
    Commas,
    /// ``…'' and ''…''
    Backticks,
    /// Speech after a dash that opens a Polish paragraph.
    DialogueDash,
    /// No marks but the place: lines that begin with `>`, or a paragraph that is set in after a colon.
    Block,
}

/// What the quotation marks are there for.
///
/// ```
/// use bitext::{Lang, quote::{QuoteKind, extract}};
///
/// let text = "The mayor called the plan “a provocation”. The film “Ida” won.";
/// let kinds: Vec<_> = extract(text, Lang::English).iter().map(|quotation| quotation.kind).collect();
/// assert_eq!(kinds, [QuoteKind::Fragment, QuoteKind::Title]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum QuoteKind {
    /// Speech: a clause or more that stands for itself.
    Statement,
    /// Somebody's words as a part of the author's sentence: called it “a provocation”.
    Fragment,
    /// A word that the author keeps at a distance, or a word as such; nobody is quoted.
    Scare,
    /// The title of a work or the name of a thing.
    Title,
}

/// Who said it, and the words that say so.
///
/// ```
/// use bitext::{Lang, quote::extract};
///
/// let text = "“The road is open,” police said. “Drive carefully.”";
/// let quotations = extract(text, Lang::English);
/// let cue = |index: usize| quotations[index].attribution.unwrap().cue.and_then(|cue| cue.get(text));
/// assert_eq!(cue(0), Some("said"));
/// assert_eq!(cue(1), None, "the second quote inherits its speaker");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// The speaker; `None` where there is only a verb (“was described as”), or where whom a verb without
    /// subject continues is not plain.
    pub speaker: Option<Speaker>,
    /// The verb or phrase of speech; `None` where a colon or dash alone shows the speaker, or where the
    /// attribution is that of a neighbouring quote of the same speaker.
    pub cue: Option<Span>,
}

/// A speaker as the text names them.
///
/// ```
/// use bitext::{Lang, quote::extract};
///
/// let text = "“We are ready,” the Border Guard wrote. “More is to come,” it added.";
/// let speaker = extract(text, Lang::English)[1].speaker().unwrap();
/// assert_eq!(speaker.mention.get(text), Some("it"));
/// assert_eq!(speaker.named.unwrap().get(text), Some("the Border Guard"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// The words that name the speaker here. Where a Polish verb has no subject of its own (`dodał`), the
    /// mention of the speaker that it continues.
    pub mention: Span,
    /// The fullest name so far of the same speaker: what a pronoun or a bare office (`the minister`) stands
    /// for, `Mariusz Kamiński` for `Mr Kamiński`; the mention itself where it is a name and nothing fuller
    /// came before; `None` where it is not plain.
    pub named: Option<Span>,
}
