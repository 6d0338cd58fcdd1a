//! What can be read off one text.

pub(crate) mod signature;
pub(crate) mod social;
