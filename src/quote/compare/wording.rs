//! Quotes in the language of their source: by the letter.

use super::context::Context;
use crate::quote::finding::Finding;

pub(super) fn compare(_context: &Context<'_>, _findings: &mut Vec<Finding>) {}
