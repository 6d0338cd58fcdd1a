//! One opaque error for everything that can fail.

/// What went wrong, where, and what to do about it.
///
/// Few things can fail: aligning and checking texts cannot. What can is reading a model, building an
/// [`Aligner`](crate::Aligner), naming a language and, with the feature `train`, training.
/// The message is meant for people; there is nothing in it to match on.
///
/// ```
/// let error = "klingon".parse::<bitext::Lang>().unwrap_err();
/// assert_eq!(error.to_string(), "unknown language \"klingon\": use \"pl\" or \"en\"");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] ErrorKind);

/// The private kinds of [`Error`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ErrorKind {
    #[error("unknown language {name:?}: use \"pl\" or \"en\"")]
    UnknownLanguage { name: String },

    #[error(
        "not a bitext model: the first eight bytes are not those of a model file; \
         pass the bytes of a file that the trainer wrote, unchanged"
    )]
    ForeignModel,

    #[error("the model is cut short at {length} bytes: copy or train it again")]
    TruncatedModel { length: usize },

    #[error(
        "the model has layout version {found}, this library reads version {expected}: \
         train it again with this version of the library"
    )]
    ModelVersion { found: u32, expected: u32 },

    #[error("the model's checksum does not match its content: it was damaged; copy or train it again")]
    ModelChecksum,

    #[error("the model is damaged in {what}: copy or train it again")]
    DamagedModel { what: &'static str },

    #[error("beads of at most {source_count} and {target_count} sentences cannot be built: {remedy}")]
    BeadSize { source_count: usize, target_count: usize, remedy: &'static str },

    #[error("the weight {weight} of an encoder cannot be: give a finite number above 0, such as 1")]
    EncoderWeight { weight: String },

    #[error("the encoder failed on the {side}: {message}; mend it, or align without it")]
    EncoderFailed { side: &'static str, message: String },

    #[error("the encoder's vectors of the {side} cannot be used: {what}")]
    EncoderRows { side: &'static str, what: String },

    #[error("the glossary, line {line}: {what}")]
    GlossaryRow { line: usize, what: String },

    #[error("the glossary's pair of {polish:?} and {english:?} cannot stand: {what}")]
    GlossaryEntry { polish: String, english: String, what: String },

    #[error("a bead of these {source_count} and {target_count} sentences is not possible: {remedy}")]
    NoBead { source_count: usize, target_count: usize, remedy: &'static str },

    #[cfg(feature = "train")]
    #[error("{name}, line {line}: {what}")]
    TrainingRow { name: String, line: usize, what: String },

    #[cfg(feature = "train")]
    #[error("nothing to train on: {what}")]
    TrainingData { what: String },

    #[cfg(feature = "train")]
    #[error(
        "the words of the model take {needed} bytes without any link, and at most {limit} are allowed: \
         raise the limit or train on fewer different words"
    )]
    TrainingSize { needed: usize, limit: usize },

    #[error("unknown class of abbreviations {name:?}: use never, name, number, may, seldom or lower")]
    UnknownClass { name: String },
    #[error("opener {text:?} {fault}: give one word that opens sentences, such as \"dobra\"")]
    BadOpener { text: String, fault: &'static str },
    #[error("phrase {text:?} {fault}: give it with its stop and as the text has it, such as \"Yahoo!\"")]
    BadPhrase { text: String, fault: &'static str },
    #[error("rule {rule} cannot be switched off: those that can are {others}")]
    FixedRule { rule: &'static str, others: String },
    #[error(
        "rules line-end and hard-wrap are both switched off, but one of them has to decide: \
         switch off line-end to join lines, hard-wrap to part them"
    )]
    NoLineRule,
    #[error("abbreviation {text:?} {fault}: give its letters, such as \"zob\" or \"m.in.\"")]
    BadAbbreviation { text: String, fault: &'static str },
}
