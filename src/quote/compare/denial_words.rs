//! What the evidence of a negation asks of words and clauses: see [`super::denial_evidence`].

use super::context::{Context, End};
use super::opposite::{is_weak, may_deny};
use super::sign::{self, Sign};
use crate::text::{Clause, CueKind};

/// The clause of a word.
pub(super) fn clause_at<'c>(
    context: &Context<'_>,
    end: End,
    clauses: &'c [Clause],
    word: usize,
) -> Option<&'c Clause> {
    let start = context.words(end).get(word)?.span.start();
    clauses.get(clauses.partition_point(|clause| clause.span().end() <= start))
}

/// Whether a negation denies a word that denies itself and that nothing renders: `nie uniknął`, `don't forget`.
/// The other side then says it straight.
pub(super) fn is_twice(context: &Context<'_>, end: End, heads: &[usize]) -> bool {
    // `neither … nor` denies once.
    let goes_on = |head: usize| {
        let (cues, place) = (context.cues(end), context.words(end)[head].span);
        let at = cues.partition_point(|cue| cue.span().end() <= place.start());
        cues.get(at).is_some_and(|cue| cue.kind() == CueKind::Concord && cue.span().overlaps(place))
    };
    heads.iter().any(|&head| {
        context.words(end)[head].support < RENDERED
            && may_deny(context, end, head)
            && !is_weak(context, end, head)
            && !goes_on(head)
    })
}

/// Whether a word is a form of `do` right before a word that says something, in no question: `he did come`.
pub(super) fn is_support(context: &Context<'_>, end: End, index: usize) -> bool {
    let is = |index: usize, sign| sign::is(&context.lowered(end, Some(index)), context.lang(end), sign);
    is(index, Sign::Support)
        && context.words(end).get(index + 1).is_some_and(|next| next.expected >= SAYING)
        && !context.text(end).trim_end().ends_with('?')
}

/// Whether a cue of this kind may stand for a negation.
pub(super) fn is_soft(kind: CueKind) -> bool {
    matches!(kind, CueKind::Affix | CueKind::Denial | CueKind::Privation | CueKind::Apparent)
}

/// The support that a rendered word has.
pub(super) const RENDERED: f32 = 0.4;
/// Words that are expected to be explained less often than this say nothing.
const SAYING: f32 = 0.5;
