//! Alters translations: drops and adds negations and doubts.
//!
//! Half of the ways are those of `evaluate --only quotes`; the other half are here, word by word, so that what is
//! fitted does not know one hand alone. Some leave a sentence that nobody would write: so do careless editors.

use bitext::train::{Altered, Findings};
use bitext::{Lang, Model};

use super::Pair;
use super::evaluate::quotes::change::{Change, FROM, Sentence, TO};
use super::evaluate::quotes::phrase::{capitalised, occurrences};
use super::evaluate::quotes::pool::Pool;
use super::evaluate::quotes::words::Words;

const RULES: &str = include_str!("rules.txt");

/// A way to alter: language, what is done, what is replaced, by what.
struct Rule {
    lang: Lang,
    altered: Altered,
    from: &'static str,
    to: &'static str,
}

pub(crate) struct Planter {
    words: [Words; 2],
    pool: Pool,
    rules: Vec<Rule>,
}

impl Planter {
    pub(crate) fn new() -> Planter {
        let rule = |line: &'static str| {
            let mut fields = line.split('\t');
            let lang = if fields.next()? == "pl" { Lang::Polish } else { Lang::English };
            let altered = match fields.next()? {
                "negation-dropped" => Altered::NegationDropped,
                "negation-added" => Altered::NegationAdded,
                "doubt-dropped" => Altered::DoubtDropped,
                _ => Altered::DoubtAdded,
            };
            Some(Rule { lang, altered, from: fields.next()?, to: fields.next().unwrap_or_default() })
        };
        let rules = RULES.lines().filter(|line| !line.starts_with('#')).filter_map(rule).collect();
        Planter { words: [Lang::Polish, Lang::English].map(Words::of), pool: Pool::default(), rules }
    }

    /// Adds a pair as it is and altered, both ways round, and of each as much as somebody quotes from the middle.
    pub(crate) fn plant(&self, pair: &Pair, findings: &mut Findings) {
        let model = Model::embedded();
        for (lang, text, other) in
            [(Lang::Polish, &pair.polish, &pair.english), (Lang::English, &pair.english, &pair.polish)]
        {
            let source = (other.as_str(), lang.other());
            let words = &self.words[usize::from(lang == Lang::English)];
            findings.add(model, source, text, text, Altered::Nothing, pair.weight);
            if let Some(part) = part(text, text.len(), hash(text), words) {
                findings.add(model, source, part, part, Altered::Nothing, pair.weight * PART);
            }
            for (altered, ways) in self.ways(text, other, lang) {
                let count = ways.len() as u64;
                for choice in 0..pair.choices.min(count) {
                    let way = &ways[((hash(text) + choice) % count) as usize];
                    let changed = plain(way);
                    if changed == *text {
                        continue;
                    }
                    let weight = pair.weight / pair.choices as f64;
                    findings.add(model, source, text, &changed, altered, weight);
                    let from = way.find(FROM).unwrap_or_default();
                    let part = part(way, from, hash(text), words).filter(|_| choice == 0);
                    if let Some((part, original)) = part.and_then(|part| {
                        // What is left out stands before what was changed.
                        Some((plain(part), text.get(way.len() - part.len()..)?))
                    }) {
                        findings.add(model, source, original, &part, altered, weight);
                    }
                }
            }
        }
    }

    fn ways(&self, text: &str, other: &str, lang: Lang) -> Vec<(Altered, Vec<String>)> {
        let [words, other_words] = match lang {
            Lang::Polish => [&self.words[0], &self.words[1]],
            Lang::English => [&self.words[1], &self.words[0]],
        };
        let sentence = Sentence { text, other, words, other_words };
        let denied = words.denies(text) || other_words.denies(other);
        let doubted = words.doubts(text) || other_words.doubts(other);
        let own = |altered: Altered, may: bool| if may { self.own(text, lang, altered) } else { Vec::new() };
        vec![
            (Altered::NegationDropped, Change::NegationDropped.ways(&sentence, &self.pool)),
            (Altered::NegationAdded, Change::NegationAdded.ways(&sentence, &self.pool)),
            (Altered::DoubtDropped, Change::Hedge.ways(&sentence, &self.pool)),
            (Altered::NegationDropped, own(Altered::NegationDropped, other_words.denies(other))),
            (Altered::NegationAdded, own(Altered::NegationAdded, !denied)),
            (Altered::DoubtDropped, own(Altered::DoubtDropped, other_words.doubts(other))),
            (Altered::DoubtAdded, own(Altered::DoubtAdded, !doubted)),
        ]
        .into_iter()
        .filter(|(_, ways)| !ways.is_empty())
        .collect()
    }

    fn own(&self, text: &str, lang: Lang, altered: Altered) -> Vec<String> {
        let mut places: Vec<(std::ops::Range<usize>, String)> = Vec::new();
        for rule in self.rules.iter().filter(|rule| rule.lang == lang && rule.altered == altered) {
            match rule.from {
                "^" => places.extend(opening(text, rule.to)),
                "*" => places.extend(verbs(text, lang).map(|at| (at..at, format!("{} ", rule.to)))),
                "n't" => places.extend(contracted(text).map(|place| (place, String::new()))),
                _ => places.extend(
                    occurrences(text, rule.from).into_iter().map(|place| (place, rule.to.to_owned())),
                ),
            }
        }
        if altered == Altered::NegationDropped || altered == Altered::NegationAdded {
            places.retain(|(place, _)| !is_kept(text, place));
        }
        // Longer words know better.
        let inside = |a: &std::ops::Range<usize>, b: &std::ops::Range<usize>| {
            b.start <= a.start && a.end <= b.end && b.len() > a.len()
        };
        let longest =
            places.iter().filter(|(place, _)| !places.iter().any(|(other, _)| inside(place, other)));
        longest.map(|(place, to)| put(text, place, to)).collect()
    }
}

/// A text without the marks of what was changed.
fn plain(way: &str) -> String {
    way.chars().filter(|&letter| letter != FROM && letter != TO).collect()
}

/// A text without its first words, from a small letter on, as somebody quotes from the middle of a sentence; what is
/// left out ends before `most`, and not right behind a negation, for who does that says the contrary.
fn part<'t>(text: &'t str, most: usize, hash: u64, words: &Words) -> Option<&'t str> {
    let starts: Vec<usize> = text.match_indices(' ').map(|(at, _)| at + 1).collect();
    let kept = starts.len().checked_sub(LEAST_QUOTED).filter(|kept| *kept > 1)?;
    let fits = |number: &usize| {
        let at = starts[*number];
        let before = &text[number.checked_sub(DENIED).map_or(0, |number| starts[number])..at];
        at <= most && text[at..].starts_with(char::is_lowercase) && !words.denies(before)
    };
    let fit: Vec<usize> = (1..kept).filter(fits).collect();
    let number = fit.get((hash / 7) as usize % fit.len().max(1))?;
    Some(&text[starts[*number]..])
}

/// How many words a part of a sentence has at least, and how many behind a negation it may deny.
const LEAST_QUOTED: usize = 3;
const DENIED: usize = 4;
/// How many parts of sentences there are for one whole one.
const PART: f64 = 0.5;

/// Words put in a place; nothing takes a space with it, and what then begins the text has a capital.
fn put(text: &str, place: &std::ops::Range<usize>, to: &str) -> String {
    let (before, after) = (&text[..place.start], &text[place.end..]);
    let opens = before.is_empty() && text[place.start..].starts_with(char::is_uppercase);
    let fit = |words: &str| if opens { capitalised(words) } else { words.to_owned() };
    if to.is_empty() {
        return format!("{before}{FROM}{TO}{}", fit(after.trim_start_matches([',', ' '])));
    }
    format!("{before}{FROM}{}{TO}{after}", fit(to))
}

/// Words before the whole sentence, which loses its capital.
fn opening(text: &str, words: &str) -> Option<(std::ops::Range<usize>, String)> {
    let first = text.split_whitespace().next()?;
    let plain =
        ["A", "He", "In", "It", "She", "The", "They", "This", "To", "W", "We", "Ten", "Ta", "On", "Ona"];
    let end = first.len();
    plain.contains(&first).then(|| (0..end, format!("{words} {}", first.to_lowercase())))
}

/// Where words that look like finite verbs begin, but for the first word.
fn verbs(text: &str, lang: Lang) -> impl Iterator<Item = usize> {
    let endings: &[&str] = match lang {
        Lang::Polish => &[
            "ował", "owała", "owali", "owało", "ają", "ują", "uje", "ał", "ała", "ało", "ali", "ały", "ił",
            "iła", "iło", "ili", "yła", "yli", "ięto", "iono", "ano", "emy", "imy",
        ],
        Lang::English => &["ated", "ised", "ized", "nted", "rted", "cted", "ained", "ounced", "lled", "ered"],
    };
    let before = [
        "nie", "się", "być", "nikt", "nic", "be", "been", "was", "were", "is", "are", "a", "the", "by", "of",
    ];
    let mut last = "";
    text.split(' ').filter_map(move |word| {
        let fits = endings.iter().any(|ending| word.ends_with(ending)) && word.chars().count() >= 5;
        let small = word.starts_with(char::is_lowercase);
        let found = fits && small && !before.contains(&last) && !last.is_empty();
        last = word;
        found.then(|| word.as_ptr() as usize - text.as_ptr() as usize)
    })
}

/// The ends of `isn't`, `didn’t`.
fn contracted(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    ["n't", "n’t"].into_iter().flat_map(move |end| {
        let whole = ["ca", "wo", "sha", "Ca", "Wo"];
        text.match_indices(end)
            .filter(move |(at, _)| !whole.iter().any(|word| text[..*at].ends_with(word)))
            .map(|(at, end)| at..at + end.len())
    })
}

/// Whether a negation says little there, so that its loss is none.
fn is_kept(text: &str, place: &std::ops::Range<usize>) -> bool {
    const BEFORE: [&str; 14] = [
        "or", "if", "why", "jeśli", "czy", "tak", "dopóki", "póki", "na", "przez", "niż", "nie", "nim", "ile",
    ];
    const AFTER: [&str; 26] = [
        "only",
        "just",
        "least",
        "merely",
        "necessarily",
        "so",
        "until",
        "sure",
        "more",
        "less",
        "matter",
        "doubt",
        "wonder",
        "better",
        "tylko",
        "lada",
        "byle",
        "sposób",
        "więcej",
        "mniej",
        "bez",
        "dość",
        "jedyny",
        "do",
        "one",
        "nie",
    ];
    let before = text[..place.start].split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let after = text[place.end..].split_whitespace().next().unwrap_or_default().to_lowercase();
    BEFORE.contains(&before.as_str()) || AFTER.contains(&after.as_str())
}

fn hash(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    (hash ^ (hash >> 29)) >> 8
}
