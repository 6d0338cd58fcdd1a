//! Scoring: the log-odds that some source sentences and some target sentences translate each other.

mod account;
mod chain;
mod cut;
mod encoder;
mod factors;
mod given;
mod glossary;
mod keys;
mod length;
mod lexical;
mod links;
mod log_sums;
mod marks;
mod reading;
mod recent;
mod side;
mod similar;
mod units;
mod values;
mod way;
mod words;

pub use account::LinkKind;
pub(crate) use account::{Account, account};
pub(crate) use chain::{ChainWeights, Chains};
pub use encoder::Encoder;
pub(crate) use encoder::Vectors;
pub(crate) use given::{By, Given, MOST_GIVEN};
pub(crate) use keys::Keys;
pub(crate) use length::{LengthScores, MOST_OF_LENGTH, length_score};
pub(crate) use lexical::Lexical;
pub(crate) use marks::MarkScores;
pub(crate) use reading::Reading;
pub(crate) use side::Side;
pub(crate) use way::{Ratios, Way};
pub(crate) use words::{LinkedWord, WordLinks, word_links};
