//! Names of flights, viruses, roads and models: letters with figures, which every language writes alike.

use super::context::{Context, End};
use crate::quote::finding::{Finding, FindingKind, Severity};
use crate::span::Span;

/// Codes of one side that are looked at.
const MOST_CODES: usize = 100;

pub(super) fn compare(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let [source, quote] = End::BOTH.map(|end| codes(context, end));
    let open = |mine: &[Code], others: &[Code]| -> Vec<Code> {
        mine.iter().filter(|code| others.iter().all(|other| other.written != code.written)).cloned().collect()
    };
    let (lost, mut new) = (open(&source, &quote), open(&quote, &source));
    for from in lost {
        let Some(at) = new.iter().position(|to| to.letters() == from.letters()) else { continue };
        let to = new.remove(at);
        let message = format!(
            "the source says {}; the quote says {}",
            context.named(End::Source, from.span),
            context.named(End::Quote, to.span),
        );
        let spans = (Some(from.span), Some(to.span));
        findings.push(context.finding(FindingKind::NumberChanged, Severity::Major, CHANGED, spans, message));
    }
}

/// A guess: codes are rare in the texts that we measure on.
const CHANGED: f64 = 0.9;

/// Letters and figures in one word.
#[derive(Clone, Debug)]
struct Code {
    span: Span,
    written: String,
}

impl Code {
    /// Its letters without its figures: what another code of the same sort shares.
    fn letters(&self) -> String {
        self.written.chars().filter(|c| !c.is_ascii_digit()).collect()
    }
}

/// The words with a capital and a figure, such as `H5N1`; `19th` and `1970s` are none.
fn codes(context: &Context<'_>, end: End) -> Vec<Code> {
    let text = context.text(end);
    let words = context.words(end).iter().filter_map(|word| Some((word.span, word.span.get(text)?)));
    let codes = words.filter(|(_, written)| {
        let capital = written.starts_with(|c: char| c.is_ascii_uppercase());
        capital
            && written.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
            && written.contains(|c: char| c.is_ascii_digit())
    });
    codes.take(MOST_CODES).map(|(span, written)| Code { span, written: written.to_owned() }).collect()
}
