//! Scoring: the log-odds that some source sentences and some target sentences translate each other.

mod length;
mod lexical;
mod side;
mod similar;
mod words;

pub(crate) use length::length_score;
pub(crate) use lexical::{Lexical, Window};
pub(crate) use side::Side;
pub(crate) use words::{LinkedWord, WordLinks, word_links};
