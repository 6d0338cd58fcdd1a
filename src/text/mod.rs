//! What can be read off one text.

pub(crate) mod fold;
pub(crate) mod stem;
pub(crate) mod token;
pub(crate) mod signature;
pub(crate) mod social;
