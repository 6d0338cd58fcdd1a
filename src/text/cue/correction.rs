//! Negations that put one thing in the place of another: `nie X, lecz Y`, `not X but Y`.

use super::{Cue, CueKind, next_word};
use crate::lang::Lang;
use crate::span::Span;
use crate::text::phrases::word_end;

/// How far a correction may stand behind its negation, in bytes: about fifteen words.
const CORRECTION_REACH: usize = 100;

/// Marks `nie X, lecz Y` and `not X but Y`: the negation puts Y in the place of X and denies no clause.
pub(super) fn mark(text: &str, lang: Lang, found: &mut [Cue]) {
    let words: &[&str] = match lang {
        Lang::Polish => &[", lecz ", ", ale raczej ", ", tylko "],
        Lang::English => &[" but rather ", ", but rather ", " but "],
    };
    for index in 0..found.len() {
        let cue = found[index];
        if cue.kind != CueKind::Negation {
            continue;
        }
        // An auxiliary with n't denies its whole clause.
        let written = cue.span.get(text).unwrap_or_default();
        if !written.eq_ignore_ascii_case("nie") && !written.eq_ignore_ascii_case("not") {
            continue;
        }
        let limit = found.get(index + 1).map_or(text.len(), |next| next.span.start());
        let mut limit = limit.min(cue.span.end() + CORRECTION_REACH);
        while !text.is_char_boundary(limit) {
            limit -= 1;
        }
        let Some(rest) = text.get(cue.span.end()..limit) else { continue };
        let sentence = rest.find(['.', '!', '?', ';', ':', '\n']).map_or(rest, |end| &rest[..end]);
        let place = words.iter().find_map(|word| sentence.find(word));
        // A comma before the English `but` opens a clause of its own.
        let near = place.is_some_and(|place| !sentence[..place].contains(','));
        if near && !denies_verb(text, lang, cue.span, place.map_or("", |place| &sentence[place..])) {
            found[index].kind = CueKind::Correction;
        }
    }
}

/// Whether the negation goes with a verb, so that its clause is denied whatever follows. Shallow: a
/// Polish verb is known by its ending, an English one by its auxiliary or by a new subject after `but`.
fn denies_verb(text: &str, lang: Lang, span: Span, after: &str) -> bool {
    let words = |part: &str| part.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    match lang {
        Lang::Polish => {
            const ENDINGS: [&str; 16] = [
                "ł", "ła", "ło", "li", "ły", "łby", "łaby", "liby", "ć", "uje", "ują", "my", "cie", "sz",
                "ę", "że",
            ];
            const VERBS: [&str; 10] =
                ["jest", "są", "ma", "mają", "mam", "wiem", "wie", "będzie", "będą", "chce"];
            let Some(start) = next_word(text, span.end()) else { return false };
            let mut folded = String::new();
            word_end(text, start, &mut folded);
            ENDINGS.iter().any(|ending| folded.ends_with(ending)) || VERBS.contains(&folded.as_str())
        }
        Lang::English => {
            const AUXILIARIES: [&str; 17] = [
                "do", "does", "did", "have", "has", "had", "will", "would", "can", "could", "should", "may",
                "might", "must", "shall", "i'm", "i’m",
            ];
            const SUBJECTS: [&str; 12] =
                ["i", "you", "he", "she", "it", "we", "they", "there", "i'm", "it's", "this", "that"];
            // Only the last word before and the second after matter: `but` and its successor.
            let mut from = span.start().saturating_sub(12);
            while !text.is_char_boundary(from) {
                from += 1;
            }
            let auxiliary = words(&text[from..span.start()]).pop();
            let subject = words(after).into_iter().nth(1);
            auxiliary.is_some_and(|word| AUXILIARIES.contains(&word.as_str()))
                || subject.is_some_and(|word| SUBJECTS.contains(&word.as_str()))
        }
    }
}
