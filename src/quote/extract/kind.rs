//! What quotation marks are there for, told by the words inside and around them.

use crate::lang::Lang;
use crate::quote::attribute::lexicon::CueKind;
use crate::quote::attribute::phrase_polish::is_verb;
use crate::quote::attribute::preposition::is_preposition;
use crate::quote::attribute::word::{Cue, cue_at, reports};
use crate::quote::attribute::{Found, Surroundings};
use crate::quote::quotation::{Quotation, QuoteKind, QuoteStyle};

/// The kind of a quotation, given what was found of its attribution.
pub(crate) fn kind(
    text: &str,
    quotation: &Quotation,
    found: Option<&Found>,
    surroundings: &Surroundings<'_, '_>,
) -> QuoteKind {
    let unmarked = matches!(quotation.style, QuoteStyle::DialogueDash | QuoteStyle::Block);
    if unmarked || quotation.parts.len() > 1 {
        return QuoteKind::Statement;
    }
    let words = quotation.span().get(text).unwrap_or_default().trim();
    // A part that is long in bytes is long in words; so nested quotes cost no more than flat ones.
    let count = if words.len() > 300 { 9 } else { words.split_whitespace().take(9).count() };
    let capital = words.chars().take(40).find(|char| char.is_alphanumeric()).is_some_and(char::is_uppercase);
    let ends = words.ends_with(['.', '?', '!', '…', ',', ';']);
    let lexicon = surroundings.lexicon;
    let lead = surroundings.before(quotation.outer.start(), quotation.parent);
    let opens = surroundings.opens_sentence(quotation.outer.start(), quotation.parent);
    let lead = &surroundings.words[lead];
    if let Some(before) = lead.last() {
        if lexicon.title_words.contains(before.lower.as_ref())
            && (capital || before.lower.ends_with("titled"))
            && !ends
        {
            return QuoteKind::Title;
        }
        // "one newspaper, “The Courier”, called it …"
        let noun = lead.iter().rev().nth(1).filter(|_| before.is(","));
        let apposed = noun.is_some_and(|noun| lexicon.title_words.contains(noun.lower.as_ref()));
        if apposed && capital && !ends && count <= 4 && is_title(words, count, lexicon.lang) {
            return QuoteKind::Title;
        }
        // „…” – pisze „Kurier Poranny”: behind a verb that gives another quote its speaker.
        let from = surroundings.index(quotation.outer.start()) - lead.len();
        let names_speaker = lead[0].is_dash()
            && from.checked_sub(1).is_some_and(|index| surroundings.owners[index] != quotation.parent)
            && cue_at(surroundings.words, from + lead.len() - 1, from + lead.len(), lexicon).is_some();
        if names_speaker && capital && !ends && count <= 4 {
            return QuoteKind::Title;
        }
        // "publicysta „Kuriera” Jan Lis"
        let employed = lexicon.roles.contains(before.lower.as_ref()) && lexicon.lang == Lang::Polish;
        // „Według „Kuriera” …”, „Jak pisze „Kurier”, …”
        let cue = cue_at(surroundings.words, from + lead.len() - 1, from + lead.len(), lexicon);
        let as_told = lead.len() > 1 && lead[lead.len() - 2].lower == "jak" && cue.is_some();
        let source = cue.is_some_and(|cue| cue.kind == CueKind::Source) && lexicon.lang == Lang::Polish;
        let proper = words.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
        if (as_told || source || employed) && proper && !ends && count <= 3 {
            return QuoteKind::Title;
        }
        let placed = is_preposition(before, lexicon) && capital && !ends && count <= 3;
        if placed && is_title(words, count, lexicon.lang) {
            return QuoteKind::Title;
        }
        // "She used the phrase “…”" tells who spoke; "the term “…”" alone does not.
        let used = found.is_some_and(|found| {
            let near = |cue: Cue| cue.end == surroundings.index(quotation.outer.start());
            found.speaker.is_some() && found.cue.is_some_and(near)
        });
        if lexicon.distance_words.contains(before.lower.as_ref())
            && count <= 4
            && !ends
            && !(used && count > 1)
        {
            return QuoteKind::Scare;
        }
    }
    let introduced =
        lead.last().is_some_and(|word| word.is(":") || word.is(",") || reports(word.lower.as_ref()));
    let attributed = found.is_some();
    // American commas and full stops stand inside the marks of a title too.
    let inside =
        lexicon.lang == Lang::English && count > 1 && !lead.is_empty() && words.ends_with(['.', ',']);
    let title = capital && (!ends || inside) && is_title(words, count, lexicon.lang);
    let alone = lead.is_empty() && surroundings.after(quotation.outer.end(), quotation.parent).is_empty();
    let behind = text[quotation.outer.end()..].trim_start();
    // „Solidarność” protestuje: the quoted word is the subject of the verb behind it.
    let next = surroundings.index(quotation.outer.end());
    let subject = opens
        && lexicon.lang == Lang::Polish
        && title
        && behind.starts_with(char::is_lowercase)
        && cue_at(surroundings.words, next, surroundings.words.len(), lexicon).is_some();
    if subject && count <= 3 {
        return QuoteKind::Title;
    }
    // ‘We were lied to’: families demand an inquiry · „Nie sprzedamy”. Burza po słowach radnej
    let headline = lead.is_empty()
        && (2..9).contains(&count)
        && behind.starts_with(':')
        && !is_cased(words, lexicon.lang);
    let whole = alone && count > 1 && behind.starts_with('.');
    let colon = lead.last().is_some_and(|word| word.is(":")) && capital && count > 1;
    let dashed = opens && behind.starts_with(['–', '—', ',']) && count > 2;
    if colon
        || dashed
        || headline
        || whole
        || opens && (attributed || ends || count > 6 || alone && count > 2)
    {
        return QuoteKind::Statement;
    }
    let cue_near = found.and_then(|found| found.cue).is_some_and(|cue| {
        let end = surroundings.index(quotation.outer.start());
        cue.end <= end && cue.end + 3 >= end
    });
    if attributed && (introduced || cue_near) {
        return if capital && (ends || count > 3) || count > 8 {
            QuoteKind::Statement
        } else {
            QuoteKind::Fragment
        };
    }
    // "Zdaniem ministra „Hiszpania zaprosiła Maroko”": what somebody says has a verb or many words.
    let said = attributed && lexicon.lang == Lang::Polish && (count > 3 || has_verb(words));
    if title && !said {
        return QuoteKind::Title;
    }
    if attributed {
        QuoteKind::Fragment
    } else if count <= 3 {
        QuoteKind::Scare
    } else {
        QuoteKind::Fragment
    }
}

/// Whether there is a verb in the past tense, which few titles have.
fn has_verb(words: &str) -> bool {
    words.split_whitespace().skip(1).any(is_verb)
}

/// English titles capitalise every word of weight; Polish ones only the first.
fn is_title(words: &str, count: usize, lang: Lang) -> bool {
    match lang {
        Lang::Polish => count <= 6,
        Lang::English => {
            count <= 8
                && words
                    .split_whitespace()
                    .all(|word| word.len() <= 4 || word.starts_with(|char: char| !char.is_lowercase()))
                && (count < 2 || is_cased(words, lang))
        }
    }
}

/// Whether the last word has its capital, as that of an English title has.
fn is_cased(words: &str, lang: Lang) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or_default();
    lang == Lang::English && last.starts_with(|char: char| !char.is_lowercase())
}
