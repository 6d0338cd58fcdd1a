//! Quotes that are parts of the author's sentence: `She spoke of “a long way to go” before the vote.`

use super::attribute::word::reports;
use super::compare::{Passage, rules};
use super::finding::{Finding, Severity};
use super::part::{left_out, omits};
use super::quotation::{Quotation, QuoteStyle};
use crate::confidence::Confidence;
use crate::data::WordLists;
use crate::lang::Lang;
use crate::model::Model;

static WORDS: WordLists = WordLists::new(
    include_str!("../data/pl/weaving_words.txt"),
    include_str!("../data/en/weaving_words.txt"),
);

/// Whether a quote is a part of a sentence of the author's: neither a mark nor a verb of saying leads to it, or that
/// sentence goes on behind it without a mark.
pub(super) fn is_woven(quotation: &Quotation, article: &str, lang: Option<Lang>) -> bool {
    let unmarked = matches!(quotation.style, QuoteStyle::DialogueDash | QuoteStyle::Block);
    let Some(lang) = lang.filter(|_| !unmarked && quotation.parts.len() == 1) else { return false };
    let (Some(before), Some(behind), Some(words)) = (
        article.get(..quotation.outer.start()),
        article.get(quotation.outer.end()..),
        quotation.span().get(article),
    ) else {
        return false;
    };
    let (before, behind) = (before.trim_end_matches(SPACES), behind.trim_start_matches(SPACES));
    let told = quotation.attribution;
    let spans =
        || told.into_iter().flat_map(|it| [it.cue, it.speaker.map(|speaker| speaker.mention)]).flatten();
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let weaves = is_weaving(last, lang);
    let said = spans().any(|span| span.end() == before.len());
    let led = weaves || before.ends_with(char::is_alphanumeric) && !said && !reports(last);
    let at = article.len() - behind.len();
    let goes_on = !words.trim_end().ends_with(ENDS)
        && behind.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        && !spans().any(|span| span.start() == at);
    led || goes_on
}

const SPACES: [char; 2] = [' ', '\u{a0}'];
/// What a quote ends with that is a sentence, or that the author goes on behind with who said it.
const ENDS: [char; 10] = ['.', '?', '!', '…', ',', ';', ':', '-', '–', '—'];

fn is_weaving(word: &str, lang: Lang) -> bool {
    WORDS.has(Some(lang), &word.to_lowercase())
}

/// Makes minor what such a quote leaves out before its first and behind its last words, and what stands in that: the
/// author shows that it is a part. Whether anything was left out.
pub(super) fn soften(
    model: &Model,
    quote: Passage<'_>,
    source: Passage<'_>,
    findings: &mut [Finding],
) -> bool {
    // What denies or doubts the words that were quoted may stand outside of them.
    let outside = |finding: &Finding| finding.source.filter(|_| !rules(finding.kind));
    if !findings.iter().any(|finding| outside(finding).is_some()) {
        return false;
    }
    let edges = left_out(model, quote, source, Confidence::new(1.0));
    let mut softened = false;
    for finding in findings.iter_mut() {
        let Some(span) = outside(finding) else { continue };
        if edges.iter().filter_map(|edge| edge.source).any(|edge| edge.overlaps(span)) {
            finding.severity = Severity::Minor;
            softened |= omits(finding);
        }
    }
    softened
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quote::extract;

    #[test]
    fn the_lists_are_well_formed() {
        WORDS.check().unwrap();
    }

    fn woven(article: &str, lang: Lang) -> bool {
        let quotation = extract(article, lang).remove(0);
        is_woven(&quotation, article, Some(lang))
    }

    #[test]
    fn the_sentence_around_a_quote_shows_that_it_is_a_part() {
        let english = |article: &str| woven(article, Lang::English);
        assert!(english("The mayor spoke of “London as a city for everyone”, to applause."));
        assert!(english("What counts, the mayor said, is “London as a city for everyone.”"));
        assert!(english("The mayor described “London as a city for everyone” before the vote."));
        assert!(!english("The mayor said: “London is a city for everyone.”"));
        assert!(!english("The mayor said “London is a city for everyone.”"));
        assert!(!english("“London is a city for everyone,” the mayor said before the vote."));
        let polish = |article: &str| woven(article, Lang::Polish);
        assert!(polish("Burmistrz mówił o „Łodzi jako mieście dla wszystkich”, a sala klaskała."));
        assert!(polish("Burmistrz nazwał „Łódź miastem dla wszystkich” jeszcze przed głosowaniem."));
        assert!(!polish("„Łódź jest miastem dla wszystkich” – powiedział burmistrz."));
        assert!(!polish("Burmistrz powiedział, że „Łódź jest miastem dla wszystkich”."));
    }
}
