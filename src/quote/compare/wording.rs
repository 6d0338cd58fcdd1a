//! Quotes in the language of their source: by the letter.

use super::context::Context;
use crate::quote::finding::Finding;

pub(super) fn compare(_context: &Context, _findings: &mut Vec<Finding>) {}
