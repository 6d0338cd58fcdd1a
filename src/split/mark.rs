//! Question and exclamation marks: at the end of a sentence, of speech that is reported, or of a name.

use crate::split::context::{Ahead, Folded, Kind, is_blank, word_at, word_before};
use crate::split::decide::Place;
use crate::split::rule::Rule;
use crate::split::stop::Stop;
use crate::split::word::last_word;

/// Longest sentence in brackets, in bytes, that is looked for.
const BRACKETED: usize = 240;

impl Stop {
    /// The rule for question and exclamation marks.
    pub(crate) fn mark(&self, place: Place<'_>, ahead: Ahead) -> Rule {
        let small = ahead.kind.is_small();
        match ahead.kind {
            _ if self.is_bracketed(place) => Rule::Mark,
            _ if self.is_in_name(place, ahead) => Rule::NameMark,
            _ if self.is_reported_by_name(place, ahead) && ahead.dash => Rule::Reported,
            _ if self.is_reported_by_name(place, ahead) => Rule::Quoted,
            _ if self.lines > 0 && ahead.kind != Kind::Report => Rule::Mark,
            _ if small && self.closed && !ahead.opened => Rule::Quoted,
            Kind::Report | Kind::Small if ahead.dash => Rule::Reported,
            Kind::Flag => Rule::EmojiWord,
            _ => Rule::Mark,
        }
    }

    /// Whether the brackets that close behind the stop hold the whole sentence: `(Padało.)`
    pub(crate) fn is_bracketed(&self, place: Place<'_>) -> bool {
        let sentence = place.before(self.at);
        self.closed
            && sentence.len() <= BRACKETED
            && place.text[self.stops_end..].starts_with(')')
            && sentence
                .strip_prefix('(')
                .is_some_and(|inner| inner.starts_with(char::is_uppercase) && !inner.contains(['(', ')']))
    }

    /// Whether the mark is a name's: `zakupy w Społem! i w Żabce`. A capitalised word stands before it, a small
    /// one before that, and what follows is a small word that says little by itself.
    fn is_in_name(&self, place: Place<'_>, ahead: Ahead) -> bool {
        let plain = self.end == self.at + 1 && place.text[self.at..].starts_with('!') && self.lines == 0;
        if !plain || !ahead.kind.is_small() || ahead.dash || ahead.opened {
            return false;
        }
        let name = word_before(place.text, place.from, self.at);
        let next = Folded::new(word_at(&place.text[self.next..]));
        name.starts_with(char::is_uppercase)
            && name.contains(char::is_lowercase)
            && last_word(place.before(self.at - name.len())).starts_with(char::is_lowercase)
            && next.is_some_and(|next| place.knowledge.language.hangs(next.as_str()))
    }

    /// Whether a name and a verb of speech follow a closed quotation or a dash: `"Who?" Ruth Lake asked.`
    fn is_reported_by_name(&self, place: Place<'_>, ahead: Ahead) -> bool {
        if ahead.kind != Kind::Capital || ahead.opened || self.lines > 0 || !(self.closed || ahead.dash) {
            return false;
        }
        let mut rest =
            place.text[self.next..].trim_start_matches(|c: char| matches!(c, '-' | '–' | '—') || is_blank(c));
        for _ in 0..3 {
            let word = word_at(rest);
            if !word.starts_with(char::is_uppercase) {
                let folded = Folded::new(word);
                return folded.is_some_and(|word| place.knowledge.language.reports(word.as_str()));
            }
            let Some(behind) = rest[word.len()..].strip_prefix(is_blank) else { return false };
            rest = behind;
        }
        false
    }
}
