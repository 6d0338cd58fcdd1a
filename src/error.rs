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
    #[error("unknown class of abbreviations {name:?}: use never, name, number, may, seldom or lower")]
    UnknownClass { name: String },
    #[error("abbreviation {text:?} {fault}: give its letters, such as \"zob\" or \"m.in.\"")]
    BadAbbreviation { text: String, fault: &'static str },
}
