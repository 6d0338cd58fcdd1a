//! The two languages of the library.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};

/// A language that the library knows.
///
/// ```
/// use bitext::Lang;
///
/// assert_eq!("pl".parse::<Lang>()?, Lang::Polish);
/// assert_eq!(Lang::English.code(), "en");
/// assert_eq!(Lang::English.other(), Lang::Polish);
/// # Ok::<(), bitext::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// Polish, code `pl`.
    #[serde(rename = "pl")]
    Polish,
    /// English, code `en`.
    #[serde(rename = "en")]
    English,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Lang; 2] = [Lang::Polish, Lang::English];

    /// The ISO 639-1 code.
    ///
    /// ```
    /// # use bitext::Lang;
    /// assert_eq!(Lang::Polish.code(), "pl");
    /// ```
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Polish => "pl",
            Lang::English => "en",
        }
    }

    /// The other language of the pair.
    ///
    /// ```
    /// # use bitext::Lang;
    /// assert_eq!(Lang::Polish.other(), Lang::English);
    /// ```
    #[must_use]
    pub const fn other(self) -> Lang {
        match self {
            Lang::Polish => Lang::English,
            Lang::English => Lang::Polish,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Lang::Polish => "Polish",
            Lang::English => "English",
        })
    }
}

impl FromStr for Lang {
    type Err = Error;

    /// Reads an ISO 639-1 or 639-3 code or the English name, in any case.
    fn from_str(name: &str) -> Result<Self, Error> {
        match name.to_ascii_lowercase().as_str() {
            "pl" | "pol" | "polish" => Ok(Lang::Polish),
            "en" | "eng" | "english" => Ok(Lang::English),
            _ => Err(ErrorKind::UnknownLanguage { name: name.to_owned() }.into()),
        }
    }
}
