//! Which name a pronoun, a bare office or a short name stands for.

use crate::lang::Lang;
use crate::quote::attribute::lexicon::{Gender, Lexicon, name_gender};
use crate::quote::attribute::phrase::is_determiner;
use crate::quote::attribute::word::Word;
use crate::span::Span;

/// A speaker that the text names, with what tells whether a pronoun can mean them.
#[derive(Debug, Clone)]
struct Named {
    span: Span,
    person: bool,
    gender: Gender,
    /// What the first name tells: it decides between two, but turns nobody down.
    likely: Gender,
    /// The last word, folded and cut so that Polish cases agree.
    key: String,
    /// The names in the phrase, cut like the key: a fuller name has all of them.
    names: Vec<String>,
    /// Offices in the phrase: what a bare office later on must match.
    offices: Vec<String>,
}

/// The speakers named so far, in the order of the text. Keeps the last few: who spoke long ago is nobody's “he”.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cast {
    named: Vec<Named>,
    /// Full names met in the narrative: they lend their fullness, but no pronoun means them.
    known: Vec<Named>,
}

const MEMORY: usize = 24;

/// What a mention turned out to be: a name, or something that stands for one.
enum Identity {
    Named(Named),
    Resolved(Option<Span>),
}

fn remember(list: &mut Vec<Named>, named: Named) {
    list.push(named);
    if list.len() > MEMORY {
        list.remove(0);
    }
}

impl Cast {
    /// Reads a mention (words `range`) with the gender that its verb asks for; gives the fullest name.
    pub(crate) fn meet(&mut self, words: &[Word<'_>], gender: Gender, lexicon: &Lexicon) -> Option<Span> {
        match self.identify(words, gender, lexicon) {
            Identity::Named(named) => {
                let span = named.span;
                remember(&mut self.named, named);
                Some(span)
            }
            Identity::Resolved(span) => span,
        }
    }

    /// Remembers a full name that the text gives to somebody who need not be a speaker.
    pub(crate) fn know(&mut self, words: &[Word<'_>], lexicon: &Lexicon) {
        if let Identity::Named(named) = self.identify(words, Gender::Unknown, lexicon) {
            remember(&mut self.known, named);
        }
    }

    fn identify(&self, words: &[Word<'_>], gender: Gender, lexicon: &Lexicon) -> Identity {
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return Identity::Resolved(None);
        };
        let span = span_of(words);
        let lower = first.lower.as_ref();
        if words.len() == 1
            && let Some(pronoun) = lexicon.pronouns.get(lower).or_else(|| lexicon.possessives.get(lower))
        {
            return Identity::Resolved(pronoun.and_then(|asked| {
                self.pronoun(
                    if asked == Gender::Plural || gender == Gender::Unknown { asked } else { gender },
                    asked,
                )
            }));
        }
        let offices: Vec<String> = words
            .iter()
            .filter(|word| {
                lexicon.roles.contains(word.lower.as_ref())
                    || lexicon.institutions.contains(word.lower.as_ref())
            })
            .map(|word| stem(&word.lower))
            .collect();
        let is_office = |word: &Word<'_>| {
            lexicon.roles.contains(word.lower.as_ref()) || lexicon.institutions.contains(word.lower.as_ref())
        };
        // A capital at the start of a sentence is no name: "Rzecznik dodał", "The minister said".
        let is_name = words.iter().enumerate().any(|(index, word)| {
            let opens = index == 0 && is_office(word) || is_determiner(word);
            word.is_capital() && !opens && !lexicon.stops.contains(word.lower.as_ref())
        });
        // "Policja z Łodzi" is as near to a name as that body has.
        let is_name = is_name
            || words.len() > 1 && first.is_capital() && lexicon.institutions.contains(first.lower.as_ref());
        // "Nowak's lawyer" is not Nowak: what follows the possessive is the speaker.
        let own = words.iter().rposition(|word| word.lower.ends_with("'s") && !std::ptr::eq(word, last));
        let own = own.map_or(words, |index| &words[index + 1..]);
        let key = own.iter().rev().find(|word| word.is_capital()).unwrap_or(last);
        let key = stem(&key.lower);
        if !is_name {
            return Identity::Resolved(self.office(&offices, words, lexicon, gender));
        }
        let person = words.iter().any(|word| {
            lexicon.roles.contains(word.lower.as_ref()) || lexicon.titles.contains(word.lower.as_ref())
        }) || !words.iter().any(|word| lexicon.institutions.contains(word.lower.as_ref()))
            && !is_acronym(last);
        let names: Vec<String> = (own.iter())
            .filter(|word| {
                word.is_capital()
                    && !is_office(word)
                    && !is_determiner(word)
                    && !lexicon.titles.contains(word.lower.as_ref())
            })
            .map(|word| stem(&word.lower))
            .collect();
        let fuller = (self.known.iter().chain(&self.named))
            .filter(|named| named.key == key && named.person == person && agrees(named, gender))
            .filter(|named| {
                named.names.iter().all(|name| names.contains(name))
                    || names.iter().all(|name| named.names.contains(name))
            })
            .max_by_key(|named| named.span.len())
            .cloned();
        let fullest = fuller
            .as_ref()
            .filter(|before| before.span.len() > span.len() || !person)
            .map_or(span, |before| before.span);
        let gender = match (gender, &fuller) {
            (Gender::Unknown, Some(before)) => before.gender,
            (Gender::Unknown, None) => guess(words, lexicon),
            (known, _) => known,
        };
        let mut offices = offices;
        offices.extend(fuller.into_iter().flat_map(|before| before.offices));
        offices.truncate(8);
        let likely = likely(words);
        Identity::Named(Named { span: fullest, person, gender, likely, key, names, offices })
    }

    /// Whom a verb without subject continues.
    pub(crate) fn continued(&self, gender: Gender) -> Option<Span> {
        self.named.iter().rev().find(|named| agrees(named, gender)).map(|named| named.span)
    }

    fn pronoun(&self, gender: Gender, asked: Gender) -> Option<Span> {
        let fits = |named: &&Named| match asked {
            Gender::Neuter => !named.person,
            Gender::Plural => named.gender == Gender::Plural || !named.person,
            _ => (named.person || named.gender != Gender::Unknown) && agrees(named, gender),
        };
        // Who was only named, not heard, is meant where nobody was heard and nobody else named.
        let alone = self.named.is_empty() && self.known.len() == 1;
        let silent = self.known.last().filter(|_| alone);
        // A newspaper that was heard in between is seldom a "he".
        let people = self.named.iter().rev().filter(|named| named.person);
        let people = if matches!(asked, Gender::Masculine | Gender::Feminine) { Some(people) } else { None };
        let heard = people.into_iter().flatten().chain(self.named.iter().rev()).chain(silent);
        let found = heard.into_iter().find(fits)?;
        // "Ewa Lis wept. Her lawyer, Jan Bem, did not": the first names tell whose “he” it is.
        let doubtful = found.likely != Gender::Unknown && found.likely != asked;
        let since = |known: &&Named| known.likely == asked && known.span.start() > found.span.start();
        let other = self.known.iter().rev().find(since).filter(|_| doubtful);
        Some(other.unwrap_or(found).span)
    }

    /// The last named holder of a bare office, or the body that a general noun stands for.
    fn office(
        &self,
        offices: &[String],
        words: &[Word<'_>],
        lexicon: &Lexicon,
        gender: Gender,
    ) -> Option<Span> {
        let body = words.iter().all(|word| !lexicon.roles.contains(word.lower.as_ref()));
        let shares = |named: &&Named| {
            let same = offices.iter().any(|office| {
                named.offices.contains(office)
                    || synonym(office).is_some_and(|other| named.offices.iter().any(|known| known == other))
            });
            // A body keeps its name whatever the gender of the noun for it.
            same && named.person != body && (body || agrees(named, gender))
        };
        self.named
            .iter()
            .rev()
            .find(shares)
            .map(|named| named.span)
            .or_else(|| self.only_person(words, lexicon, gender))
    }

    /// “The official” is the last named person, if the phrase is an office and nobody else was named since.
    fn only_person(&self, words: &[Word<'_>], lexicon: &Lexicon, gender: Gender) -> Option<Span> {
        const GENERAL: [&str; 8] =
            ["official", "politician", "polityk", "urzędnik", "przywódca", "lider", "leader", "man"];
        let head = words.last()?;
        let general = words.len() <= 2
            && GENERAL.contains(&head.lower.as_ref())
            && lexicon.roles.contains(head.lower.as_ref());
        let last = self.named.last().filter(|named| general && named.person && agrees(named, gender))?;
        Some(last.span)
    }
}

/// The span of a phrase, without the ending of a possessive.
pub(crate) fn span_of(words: &[Word<'_>]) -> Span {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Span::new(0, 0) };
    let name = last.text.strip_suffix("'s").or_else(|| last.text.strip_suffix("’s")).unwrap_or(last.text);
    Span::new(first.span.start(), last.span.start() + name.len())
}

/// Nouns for one thing, as stems.
fn synonym(office: &str) -> Option<&'static str> {
    match office {
        "resort" => Some("ministerstw"),
        "firm" => Some("spółk"),
        "company" => Some("corporation"),
        _ => None,
    }
}

fn agrees(named: &Named, gender: Gender) -> bool {
    gender == Gender::Unknown || named.gender == Gender::Unknown || named.gender == gender
}

fn is_acronym(word: &Word<'_>) -> bool {
    word.text.chars().count() > 1 && word.text.chars().all(char::is_uppercase)
}

/// The gender that the words themselves show.
fn guess(words: &[Word<'_>], lexicon: &Lexicon) -> Gender {
    for word in words {
        match word.lower.as_ref() {
            "mr" | "sir" | "lord" | "pan" | "king" | "prince" | "father" | "ks" | "bp" | "abp" => {
                return Gender::Masculine;
            }
            "mrs" | "ms" | "miss" | "dame" | "lady" | "pani" | "queen" | "princess" => {
                return Gender::Feminine;
            }
            lower if lower.ends_with("woman") => return Gender::Feminine,
            lower if lower.ends_with("man") && lexicon.roles.contains(lower) => return Gender::Masculine,
            _ => {}
        }
    }
    Gender::Unknown
}

/// The gender that a first name before a surname tells, or one that stands alone.
fn likely(words: &[Word<'_>]) -> Gender {
    let before_name = |pair: &&[Word<'_>]| pair.iter().all(Word::is_capital);
    let first = words.windows(2).filter(before_name).find_map(|pair| name_gender(&pair[0].lower));
    let only = words.first().filter(|_| words.len() == 1);
    first.or_else(|| name_gender(&only?.lower)).unwrap_or(Gender::Unknown)
}

/// The past tense of a Polish verb shows gender and number.
pub(crate) fn verb_gender(cue: &[Word<'_>], lexicon: &Lexicon) -> Gender {
    let Some(verb) = cue.first().filter(|_| lexicon.lang == Lang::Polish) else {
        return Gender::Unknown;
    };
    let lower = verb.lower.as_ref();
    if lower.ends_with('ł') {
        Gender::Masculine
    } else if lower.ends_with("ła") {
        Gender::Feminine
    } else if lower.ends_with("ło") {
        Gender::Neuter
    } else if lower.ends_with("li") || lower.ends_with("ły") {
        Gender::Plural
    } else {
        Gender::Unknown
    }
}

/// Cut so that `Kamiński`, `Kamińskiego` and `Kamińskim` are one, and `Nowak’s` is `Nowak`.
fn stem(lower: &str) -> String {
    let word = lower.strip_suffix("'s").unwrap_or(lower);
    let count = word.chars().count();
    let endings: [&str; 24] = [
        "iego", "iemu", "iej", "ego", "emu", "owi", "ami", "ach", "iem", "ich", "im", "ym", "em", "om", "ów",
        "ie", "ą", "ę", "a", "u", "y", "i", "o", "e",
    ];
    endings
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|_| count >= ending.chars().count() + 3))
        .unwrap_or(word)
        .to_owned()
}
