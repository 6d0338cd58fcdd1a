//! What can be read off one text.
