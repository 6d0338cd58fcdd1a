//! The rules that decide whether a run of stops ends the sentence.

use crate::split::abbreviation::AbbreviationClass;
use crate::split::context::{Ahead, Folded, Kind, ahead, is_blank, is_roman, shouts, word_at, word_before};
use crate::split::rule::Rule;
use crate::split::splitter::Knowledge;
use crate::split::stop::{Shape, Stop};
use crate::split::word::{is_dotted, is_single_capital, last_word, looks_cut, numbers_item, only_time};

/// Where a decision is made: in the sentence of `text` that starts at `from`.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) text: &'a str,
    pub(crate) from: usize,
    pub(crate) knowledge: &'a Knowledge<'a>,
}

impl<'a> Place<'a> {
    /// The sentence as far as it stands before `at`.
    pub(crate) fn before(self, at: usize) -> &'a str {
        &self.text[self.from..at]
    }
}

/// The class of `word`, or of its last part: `eks-prof`.
fn class(place: Place<'_>, word: &str) -> Option<AbbreviationClass> {
    let look_up = |word: &str| Folded::new(word).and_then(|folded| place.knowledge.class(folded.as_str()));
    let known = if word.len() < place.knowledge.too_long() { look_up(word) } else { None };
    known.or_else(|| {
        // "eks-prof.", "16tys."; but "McDonald's." holds no "s."
        let part = word.rsplit(['-', '/', '\'', '’']).next()?;
        let last = part.trim_start_matches(|c: char| c.is_ascii_digit());
        let whole = last.len() == word.len() || last.len() == part.len() && part.len() == 1;
        look_up(Some(last).filter(|_| !whole)?)
    })
}

/// The class of `word` with the short abbreviation before it, for those who write `m. in.` with a space.
fn spaced_class(place: Place<'_>, before: &str, word: &str) -> Option<AbbreviationClass> {
    let first = last_word(before.strip_suffix(is_blank)?.strip_suffix('.')?);
    if !(1..=3).contains(&first.chars().count()) || word.chars().count() > 3 {
        return None;
    }
    place.knowledge.class(Folded::joined(first, word)?.as_str())
}

/// Whether what follows begins with the English pronoun, which looks like a Roman numeral: `No. I know.`
fn is_pronoun(rest: &str) -> bool {
    // "Vol. I of the letters" is no pronoun's.
    const NO_VERBS: [&str; 6] = ["and", "in", "is", "of", "or", "to"];
    let rest = rest.trim_start_matches(['"', '“', '‘']).strip_prefix('I');
    rest.is_some_and(|rest| {
        let word = rest.strip_prefix(is_blank).map_or("", word_at);
        word.starts_with(char::is_lowercase) && !NO_VERBS.contains(&word) || rest.starts_with(['\'', '’'])
    })
}

impl Stop {
    /// The rule that decides about the end of the sentence that began at `from`.
    pub(crate) fn rule(&self, place: Place<'_>) -> Rule {
        let text = place.text;
        if self.lines >= 2 {
            return Rule::BlankLine;
        }
        if self.next >= text.len() {
            return Rule::EndOfText;
        }
        let ahead = ahead(text, self.next, place.knowledge);
        if self.adorned {
            return if ahead.kind == Kind::Closing && self.lines == 0 {
                Rule::Punctuation
            } else {
                self.plain()
            };
        }
        if self.next == self.end {
            return self.glued(place, ahead);
        }
        if ahead.kind == Kind::Closing && !ahead.dash && self.lines == 0 {
            return Rule::Punctuation;
        }
        match self.shape {
            Shape::Mark => self.mark(place, ahead),
            Shape::Dots => self.dots(ahead),
            Shape::Omission if self.lines > 0 => Rule::Ellipsis,
            Shape::Omission => Rule::Pause,
            Shape::Dot => self.dot(place, ahead),
        }
    }

    /// The rule's name where the stop ends the sentence.
    fn plain(&self) -> Rule {
        match self.shape {
            Shape::Dot => Rule::FullStop,
            Shape::Dots | Shape::Omission => Rule::Ellipsis,
            Shape::Mark => Rule::Mark,
        }
    }

    /// Whether `word`, all in capitals, is no abbreviation of the lists but a name made of letters: `ASP`, `ISS`.
    /// What follows has to be in small letters, or the whole text may be in capitals.
    fn is_acronym(&self, place: Place<'_>, word: &str, class: AbbreviationClass, ahead: Ahead) -> bool {
        use AbbreviationClass::{Name, Never};
        let least = match ahead.kind {
            kind if kind.is_small() && !matches!(class, Name | Never) => 2,
            Kind::Capital | Kind::Opener if !shouts(&place.text[self.next..]) => 3,
            _ => return false,
        };
        word.chars().all(char::is_uppercase) && word.chars().count() >= least
    }

    /// No white space behind the stop.
    fn glued(&self, place: Place<'_>, ahead: Ahead) -> Rule {
        let text = place.text;
        if matches!(ahead.kind, Kind::Link | Kind::Hashtag | Kind::Handle) && self.shape != Shape::Omission {
            return if ahead.dash { Rule::Inside } else { Rule::NoSpace };
        }
        let spaced_dash = ahead.dash && text[self.end..].chars().nth(1).is_some_and(char::is_whitespace);
        let capital = matches!(ahead.kind, Kind::Capital | Kind::Opener) && (!ahead.dash || spaced_dash);
        if !capital || self.shape == Shape::Omission {
            return Rule::Inside;
        }
        if self.shape != Shape::Dot {
            return Rule::NoSpace;
        }
        let word = word_before(place.text, place.from, self.at);
        let letters = word.chars().count();
        let digits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        if digits && numbers_item(place.before(self.at - word.len()), word) {
            return Rule::ListMarker;
        }
        if !self.closed && (letters < 2 && !word.is_empty() || word.contains(['.', '/'])) {
            return Rule::Inside;
        }
        // "granicę.Potem" against "ASP.NET" and "prof.Nowak".
        let lone = matches!(ahead.kind, Kind::Opener);
        if shouts(&text[self.end..]) && !lone && !ahead.opened {
            return Rule::Inside;
        }
        match class(place, word) {
            _ if self.closed => Rule::NoSpace,
            Some(AbbreviationClass::Never) => Rule::Abbreviation,
            Some(AbbreviationClass::Name | AbbreviationClass::Seldom) if !lone => Rule::BeforeName,
            _ => Rule::NoSpace,
        }
    }

    fn dots(&self, ahead: Ahead) -> Rule {
        match ahead.kind {
            _ if self.lines > 0 => Rule::Ellipsis,
            // Whoever types two dots ends with them; a pause in reported speech has three.
            Kind::Small | Kind::Turn if ahead.dash && self.stops_end - self.at == 2 => Rule::Ellipsis,
            Kind::Turn if ahead.dash || self.stops_end - self.at == 2 => Rule::Ellipsis,
            kind if kind.is_small() || kind == Kind::Flag => Rule::Pause,
            _ => Rule::Ellipsis,
        }
    }

    /// One full stop and white space.
    fn dot(&self, place: Place<'_>, ahead: Ahead) -> Rule {
        let small = ahead.kind.is_small();
        let word = if self.again { "" } else { word_before(place.text, place.from, self.at) };
        if self.closed && small && !ahead.dash && !ahead.opened {
            let whole = self.is_bracketed(place) && class(place, word).is_none();
            return if whole { Rule::FullStop } else { Rule::Quoted };
        }
        if word.is_empty() && self.is_spaced_pause(place, small) {
            return Rule::Pause;
        }
        if word.is_empty() {
            return if ahead.kind == Kind::Flag { Rule::EmojiWord } else { Rule::FullStop };
        }
        let before = place.before(self.at - word.len());
        if numbers_item(before, word) {
            return Rule::ListMarker;
        }
        if word.bytes().all(|byte| byte.is_ascii_digit() || b".-/".contains(&byte)) {
            return self.number(place, word, ahead);
        }
        if is_single_capital(word) {
            return self.initial(place, word, ahead);
        }
        let class = spaced_class(place, before, word).or_else(|| class(place, word));
        if let Some(class) = class.filter(|&class| !self.is_acronym(place, word, class, ahead)) {
            return self.abbreviation(place, class, ahead);
        }
        if is_dotted(word) {
            let ends = ahead.kind == Kind::Opener || self.lines > 0 && !small;
            return if ends { Rule::AbbreviationEnds } else { Rule::Dotted };
        }
        if is_roman(word) && small && !ahead.dash {
            return Rule::Ordinal;
        }
        let cut = || {
            // "10 in. wide": behind a number a short word is a unit.
            let unit = word.len() <= 2 && last_word(before).ends_with(|c: char| c.is_ascii_digit());
            unit || looks_cut(word, place.knowledge)
        };
        if small && !ahead.dash && !ahead.opened && self.lines == 0 && cut() {
            return Rule::Unknown;
        }
        if ahead.kind == Kind::Flag { Rule::EmojiWord } else { Rule::FullStop }
    }

    /// Whether the stop is the last of an ellipsis that is spaced out and stands for a pause: before a small
    /// letter, or of three stops before the English pronoun, whose capital says nothing.
    fn is_spaced_pause(&self, place: Place<'_>, small: bool) -> bool {
        let strip = |text: &str| text.trim_end().strip_suffix('.').map(str::len);
        let text = place.before(self.at);
        let Some(second) = strip(text) else { return false };
        let three = || strip(&text[..second]).is_some_and(|third| strip(&text[..third]).is_none());
        let pronoun = || !place.knowledge.ordinals && is_pronoun(&place.text[self.next..]);
        small || pronoun() && three()
    }

    /// A number with a stop: an ordinal or the end.
    fn number(&self, place: Place<'_>, word: &str, ahead: Ahead) -> Rule {
        let plain = !ahead.dash && !ahead.opened && self.lines == 0;
        let few = word.len() <= 2;
        // A name or an abbreviation before the number takes it as its own: "art. 26.", "Lipowa 3."
        // "6:30." and "12–15." are no ordinals either.
        let before = place.before(self.at - word.len());
        let glued = before.ends_with([':', ',', '–', '—', '/']);
        let before = before.trim_end();
        let named = || {
            let last = last_word(before);
            // "pkt 27.", "o godzinie 15.": a word that numbers follow does not let them be ordinals.
            let numbered = || {
                Folded::new(last).is_some_and(|word| place.knowledge.language.is_numbered(word.as_str()))
                    || class(place, last) == Some(AbbreviationClass::Number)
            };
            let hangs =
                || Folded::new(last).is_some_and(|word| place.knowledge.language.hangs(word.as_str()));
            // "§ 2 i 3.": the number goes on from another.
            let number = before[..before.len() - last.len()].trim_end();
            let joined = || number.ends_with(|c: char| c.is_ascii_digit()) && hangs();
            // "To 26. Festiwal": the first word of a sentence is no name for its capital.
            let name = || last.starts_with(char::is_uppercase) && !number.is_empty() && !hangs();
            glued || before.ends_with(['.', '§']) || name() || numbered() || joined()
        };
        match ahead.kind {
            kind if kind.is_small() && plain && (place.knowledge.ordinals || few && !named()) => {
                Rule::Ordinal
            }
            // "O godz. 12. Sejm": an hour is no sentence.
            Kind::Capital
                if place.knowledge.ordinals
                    && few
                    && plain
                    && only_time(place.before(self.at), place.knowledge) =>
            {
                Rule::TimeFirst
            }
            // "26. Festiwal": Polish writes ordinals so, but a year or an amount ends its sentence.
            Kind::Capital if place.knowledge.ordinals && few && plain && !named() => Rule::Ordinal,
            _ => Rule::FullStop,
        }
    }

    /// A single capital: an initial, or the letter that names a thing.
    fn initial(&self, place: Place<'_>, word: &str, ahead: Ahead) -> Rule {
        let before = last_word(place.before(self.at - word.len()));
        let small = before.starts_with(char::is_lowercase);
        let pronoun = !place.knowledge.ordinals;
        let numbered =
            || Folded::new(before).is_some_and(|word| place.knowledge.language.is_numbered(word.as_str()));
        let function =
            || Folded::new(before).is_some_and(|word| place.knowledge.language.hangs(word.as_str()));
        match ahead.kind {
            Kind::Opener if !ahead.dash => Rule::Letter,
            _ if self.lines > 0 && !matches!(ahead.kind, Kind::Capital | Kind::Initial) => Rule::Letter,
            // "So do I. Dogs bark.", "World War I. Poland": no name begins with the pronoun behind a verb.
            Kind::Capital if word == "I" && (pronoun && small || numbered()) => Rule::Letter,
            // A letter names a plan, but not what "of" stands before: "plan B. 5 osób", "of S. 10th Street".
            Kind::Digit if !small || function() => Rule::Initial,
            Kind::Digit | Kind::Hashtag | Kind::Handle | Kind::Emoji | Kind::Bullet => Rule::Letter,
            _ => Rule::Initial,
        }
    }

    fn abbreviation(&self, place: Place<'_>, class: AbbreviationClass, ahead: Ahead) -> Rule {
        use AbbreviationClass::{Lower, May, Name, Never, Number, Seldom};
        let small = ahead.kind.is_small();
        let word = matches!(ahead.kind, Kind::Capital | Kind::Initial);
        let number = matches!(ahead.kind, Kind::Digit | Kind::Ordinal)
            || ahead.roman && (place.knowledge.ordinals || !is_pronoun(&place.text[self.next..]));
        let opener = ahead.kind == Kind::Opener;
        let line = self.lines > 0;
        if small && !(line && ahead.dash) {
            return Rule::BeforeSmall;
        }
        if matches!(class, May | Seldom | Lower | Number)
            && !line
            && only_time(place.before(self.at), place.knowledge)
        {
            return Rule::TimeFirst;
        }
        // "at 9 a.m. Monday", "11 p.m. GMT": what follows belongs to the time as well.
        let time = || {
            let next = word_at(&place.text[self.next..]);
            Folded::new(next).is_some_and(|next| place.knowledge.language.tells_time(next.as_str()))
        };
        if class == May && ahead.kind == Kind::Capital && !line && time() {
            return Rule::BeforeName;
        }
        // "1998 r. (Dz. U. nr 5)", "10 a.m. (CDT)": a bracket adds to what was cut.
        let bracket = !line && !opener && place.text[self.next..].starts_with(['(', '[']);
        match class {
            Never => Rule::Abbreviation,
            Name if opener && !ahead.opened || ahead.dash && line => Rule::AbbreviationEnds,
            Name => Rule::BeforeName,
            Number if number => Rule::BeforeNumber,
            May | Seldom if bracket && ahead.kind != Kind::Other => Rule::Punctuation,
            Seldom if word && !ahead.dash && !line => Rule::BeforeName,
            Seldom | May if matches!(ahead.kind, Kind::Digit) && !line && !ahead.dash => Rule::BeforeNumber,
            May | Seldom if ahead.dash && !opener && !line => Rule::Punctuation,
            May if self.closed && !opener => Rule::Quoted,
            May | Seldom | Lower | Number => Rule::AbbreviationEnds,
        }
    }
}
