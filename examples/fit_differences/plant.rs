//! Alters translations: swaps, drops and adds names; drops and adds clauses.

use bitext::train::{Differences, Planted};
use bitext::{Lang, Model};

use super::Pair;
use super::evaluate::quotes::change::{Change, FROM, Sentence, TO};
use super::evaluate::quotes::name::{names, shape};
use super::evaluate::quotes::pool::Pool;
use super::evaluate::quotes::words::Words;

/// Words of a segment that is dropped, and of a last phrase.
const SEGMENT: std::ops::RangeInclusive<usize> = 3..=16;
const PHRASE: usize = 5;
/// How many ways to alter a text in each way are tried.
const CHOICES: u64 = 2;

pub(crate) struct Planter {
    words: [Words; 2],
    /// Names and clauses of all pairs, by language.
    pools: [Pool; 2],
}

impl Planter {
    pub(crate) fn new<'p>(pairs: impl Iterator<Item = &'p Pair> + Clone) -> Planter {
        let words = [Lang::Polish, Lang::English].map(Words::of);
        let polish = Pool::of(pairs.clone().map(|pair| pair.polish.as_str()), &words[0]);
        let english = Pool::of(pairs.map(|pair| pair.english.as_str()), &words[1]);
        Planter { words, pools: [polish, english] }
    }

    /// Adds a pair as it is and, if it is to be `altered`, in all ways, both ways round.
    pub(crate) fn plant(&self, pair: &Pair, altered: bool, differences: &mut Differences) {
        let model = Model::embedded();
        for (lang, text, other) in
            [(Lang::Polish, &pair.polish, &pair.english), (Lang::English, &pair.english, &pair.polish)]
        {
            let source = (other.as_str(), lang.other());
            differences.add(model, source, text, (text, None), Planted::Nothing, pair.weight);
            if !altered {
                continue;
            }
            for (planted, ways) in self.ways(text, other, lang) {
                let count = ways.len() as u64;
                for choice in 0..CHOICES.min(count) {
                    let way = &ways[((hash(text) + choice) % count) as usize];
                    let (quote, place) = plain(way);
                    if quote != *text {
                        let weight = pair.weight / CHOICES.min(count) as f64;
                        differences.add(model, source, text, (&quote, place), planted, weight);
                    }
                }
            }
        }
    }

    fn ways(&self, text: &str, other: &str, lang: Lang) -> [(Planted, Vec<String>); 5] {
        let english = usize::from(lang == Lang::English);
        let (words, pool) = (&self.words[english], &self.pools[english]);
        let sentence = Sentence { text, other, words, other_words: &self.words[1 - english] };
        let mut dropped = Change::ClauseDropped.ways(&sentence, pool);
        dropped.extend(segments(text));
        dropped.extend(last_phrase(text));
        [
            (Planted::NameSwapped, Change::Name.ways(&sentence, pool)),
            (Planted::NameDropped, without_name(text, words, lang)),
            (Planted::NameAdded, with_name(text, other, words, pool)),
            (Planted::ClauseDropped, dropped),
            (Planted::ClauseAdded, Change::ClauseAdded.ways(&sentence, pool)),
        ]
    }
}

/// A pronoun in place of each name.
fn without_name(text: &str, words: &Words, lang: Lang) -> Vec<String> {
    let pronoun = if lang == Lang::Polish { "on" } else { "he" };
    let put = |place: std::ops::Range<usize>| {
        format!("{}{FROM}{pronoun}{TO}{}", &text[..place.start], &text[place.end..])
    };
    names(text, words).into_iter().map(put).collect()
}

/// Another name beside each name.
fn with_name(text: &str, other: &str, words: &Words, pool: &Pool) -> Vec<String> {
    let joined = if words.lang == Lang::Polish { " i " } else { " and " };
    let mut ways = Vec::new();
    for place in names(text, words) {
        let Some(names) = pool.names.get(&shape(&text[place.clone()], words.lang)) else { continue };
        let name = &names[hash(text) as usize % names.len()];
        let beginning: String = name.chars().take(4).collect();
        if !text.contains(&beginning) && !other.contains(&beginning) {
            ways.push(format!("{}{joined}{FROM}{name}{TO}{}", &text[..place.end], &text[place.end..]));
        }
    }
    ways
}

/// The text without each of its segments between commas.
fn segments(text: &str) -> Vec<String> {
    let body = text.trim_end_matches(['.', '!', '?', '…']);
    let mut marks: Vec<usize> = body.match_indices(", ").map(|(at, _)| at).collect();
    marks.push(body.len());
    let fits = |&(start, end): &(usize, usize)| {
        let part = &body[start..end];
        SEGMENT.contains(&part.split_whitespace().count()) && !part.contains(['"', '“', '”', '„', '(', ')'])
    };
    let parts = marks.windows(2).map(|pair| (pair[0], pair[1])).filter(fits);
    parts.map(|(start, end)| format!("{}{FROM}{TO}{}", &text[..start], &text[end..])).collect()
}

/// The text without its last words.
fn last_phrase(text: &str) -> Option<String> {
    let body = text.trim_end_matches(['.', '!', '?', '…']);
    let spaces: Vec<usize> = body.match_indices(' ').map(|(at, _)| at).collect();
    let at = *spaces.get(spaces.len().checked_sub(PHRASE).filter(|kept| *kept > PHRASE)?)?;
    let whole = !body[at..].contains([',', '"', '“', '”', '„', '(', ')', '.', ':']);
    whole.then(|| format!("{}{FROM}{TO}{}", &text[..at], &text[body.len()..]))
}

/// A text without the marks of what was changed, and where that is.
fn plain(way: &str) -> (String, Option<(usize, usize)>) {
    let place = way.find(FROM).zip(way.find(TO)).map(|(from, to)| (from, to - FROM.len_utf8()));
    (way.chars().filter(|&letter| letter != FROM && letter != TO).collect(), place)
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
