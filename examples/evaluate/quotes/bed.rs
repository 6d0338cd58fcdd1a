//! Makes articles out of a parallel corpus: their quotes are sentences of one side, their sources documents of
//! the other.

use bitext::{Lang, Span};

use super::super::corpus::{Corpus, Segment};
use super::super::random::Random;
use super::change::{Change, FROM, Sentence, TO};
use super::form::{Form, bracketed, post};
use super::pool::Pool;
use super::statement::{Article, Statement};
use super::style::drawn;
use super::words::{Words, roles};
use super::writer::Writer;

/// Documents are taken together until there are so many segments to quote from, each a source of its own.
const LEAST_SEGMENTS: usize = 8;
/// Quotes of another document are from the article so many further on: of the same kind, not the same news.
const DISTANCE: usize = 3;
/// Of a hundred segments so many are not quoted.
const SKIPPED: u32 = 25;
/// Of a hundred quotes so many are true, and so many from another document; the others are altered.
const TRUE: u32 = 45;
const FOREIGN: u32 = 8;
/// Of a hundred altered quotes so many give the rarest opportunity up for the next.
const PASSED: u32 = 25;

/// A segment: the source's words and the article's.
#[derive(Clone, Debug)]
struct Pair {
    source: String,
    text: String,
    roles: Option<String>,
}

/// Segments of a pasted post at most, and documents of an article that goes back and forth between them.
const POSTED: usize = 4;
const MANY: usize = 3;

/// The plain articles in `lang` on the documents of a corpus.
pub(crate) fn articles(corpus: &Corpus, lang: Lang, seed: u64) -> Vec<Article> {
    articles_of(corpus, lang, seed, Form::Plain)
}

/// Articles of any form.
pub(crate) fn articles_of(corpus: &Corpus, lang: Lang, seed: u64, form: Form) -> Vec<Article> {
    let mut random = Random::new(seed);
    let source_lang = if form == Form::Verbatim { lang } else { lang.other() };
    let words = [Words::of(lang), Words::of(source_lang)];
    let groups = groups(corpus, lang, form);
    let texts = groups.iter().flatten().flatten().map(|pair| pair.text.as_str());
    let pool = Pool::of(texts, &words[0]);
    let article = |number: usize| {
        let other = &groups[(number + DISTANCE) % groups.len()];
        let foreign: Vec<&str> = other.iter().flatten().map(|pair| pair.text.as_str()).collect();
        let foreign = if (number + DISTANCE) % groups.len() == number { Vec::new() } else { foreign };
        article(&groups[number], &foreign, &words, &pool, form, &mut random)
    };
    (0..groups.len()).map(article).collect()
}

/// Documents by article.
fn groups(corpus: &Corpus, lang: Lang, form: Form) -> Vec<Vec<Vec<Pair>>> {
    let mut groups: Vec<Vec<Vec<Pair>>> = Vec::new();
    for segments in corpus.documents.values() {
        let document: Vec<Pair> = segments.iter().map(|segment| pair(segment, lang, form)).collect();
        match groups.last_mut() {
            Some(group) if form == Form::Sources && group.len() < MANY => group.push(document),
            Some(group) if group.iter().map(Vec::len).sum::<usize>() < LEAST_SEGMENTS => group.push(document),
            _ => groups.push(vec![document]),
        }
    }
    groups
}

fn pair(segment: &Segment, lang: Lang, form: Form) -> Pair {
    let (polish, english) = (segment.polish.join(" "), segment.english.join(" "));
    match lang {
        Lang::Polish if form == Form::Verbatim => Pair { source: polish.clone(), text: polish, roles: None },
        Lang::English if form == Form::Verbatim => {
            Pair { source: english.clone(), text: english, roles: None }
        }
        Lang::Polish => Pair { source: english, text: polish, roles: None },
        Lang::English => Pair { source: polish, text: english, roles: None },
    }
}

fn article(
    documents: &[Vec<Pair>],
    foreign: &[&str],
    words: &[Words; 2],
    pool: &Pool,
    form: Form,
    random: &mut Random,
) -> Article {
    let mut documents = documents.to_vec();
    if form == Form::Post
        && let Some(document) = documents.last_mut()
    {
        document.truncate(POSTED);
    }
    let roles = roles();
    let drawn_roles = roles[random.below(roles.len() as u32) as usize];
    let role = match words[0].lang {
        Lang::Polish => [1, 0, 2],
        Lang::English => [0, 1, 3],
    }
    .map(|field| drawn_roles[field].to_owned());
    let [mut source, text, swapped] = role;
    if form == Form::Verbatim {
        source.clone_from(&text);
    }
    if let Some(document) = documents.first_mut() {
        let at = random.below(document.len() as u32 + 1) as usize;
        document.insert(at, Pair { source, text, roles: Some(swapped) });
    }
    let (sources, spans) = sources(&documents);
    let mut planned: Vec<Vec<Statement>> = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        let mut at = 0;
        while at < document.len() {
            let count = if random.below(100) < 25 { 2 } else { 1 };
            let pairs = &document[at..document.len().min(at + count)];
            let spans = &spans[number][at..at + pairs.len()];
            at += pairs.len();
            if random.below(100) < SKIPPED || !pairs.iter().all(is_quotable) {
                continue;
            }
            let mut statements = statements(pairs, number, spans, foreign, words, pool, random);
            if form == Form::Brackets {
                for statement in statements.iter_mut().filter(|statement| statement.change.is_none()) {
                    statement.text =
                        bracketed(&statement.text, words[0].lang, random).unwrap_or(statement.text.clone());
                }
            }
            planned.push(statements);
        }
    }
    if random.below(100) < if form == Form::Sources { 100 } else { 30 } {
        for last in (1..planned.len()).rev() {
            planned.swap(last, random.below(last as u32 + 1) as usize);
        }
    }
    let order: Vec<bool> = planned.iter().map(|_| random.below(100) < 40).collect();
    let (mut sources, mut posted) = (sources, None);
    let mut writer = Writer::new(&words[0], form, random);
    writer.filler();
    if form == Form::Post
        && let Some(text) = sources.pop()
    {
        posted = Some(writer.post(&text, post));
    }
    for (statements, filled) in planned.iter().zip(order) {
        writer.quote(statements);
        if filled {
            writer.filler();
        }
    }
    let mut article = writer.finish(sources);
    // What the article shows comes after what is given.
    let given = article.sources.len();
    for quote in &mut article.quotes {
        if let (Some((source, span)), Some(base)) = (quote.place, posted)
            && source == given
        {
            quote.place = Some((source, span.shift(base)));
        }
    }
    article
}

/// The texts of the sources, and where each segment is in them.
fn sources(documents: &[Vec<Pair>]) -> (Vec<String>, Vec<Vec<Span>>) {
    let source = |document: &Vec<Pair>| {
        let mut text = String::new();
        let mut spans = Vec::with_capacity(document.len());
        for (number, pair) in document.iter().enumerate() {
            if number > 0 {
                // A headline has no full stop and stands alone.
                let headline = !document[number - 1].source.ends_with(is_end);
                text.push_str(if number % 4 == 0 || headline { "\n\n" } else { " " });
            }
            let start = text.len();
            text.push_str(&pair.source);
            spans.push(Span::new(start, text.len()));
        }
        (text, spans)
    };
    documents.iter().map(source).unzip()
}

/// Whether a segment is a sentence that somebody could have said: no headline, no line of figures, and with
/// marks that match.
fn is_quotable(pair: &Pair) -> bool {
    let words: Vec<&str> = pair.text.split_whitespace().collect();
    let capital = |word: &&&str| word.starts_with(char::is_uppercase);
    words.len() >= 5
        && words.iter().filter(capital).count() * 2 < words.len()
        && pair.text.ends_with(is_end)
        && pair.source.split_whitespace().count() >= 3
        && drawn(Lang::Polish, 0).inside(&pair.text).is_some()
}

/// The statements of one quote: true, of another document, or one of them altered.
fn statements(
    pairs: &[Pair],
    source: usize,
    spans: &[Span],
    foreign: &[&str],
    words: &[Words; 2],
    pool: &Pool,
    random: &mut Random,
) -> Vec<Statement> {
    let roll = random.below(100);
    let stranger =
        |text: &str| Pair { source: "– – –.".to_owned(), text: text.to_owned(), roles: None };
    if (TRUE..TRUE + FOREIGN).contains(&roll) {
        let strangers: Vec<&str> =
            foreign.iter().copied().filter(|text| is_quotable(&stranger(text))).collect();
        if let Some(text) = strangers.get(random.below(strangers.len() as u32) as usize) {
            return vec![Statement { text: (*text).to_owned(), place: None, change: None }];
        }
    }
    let mut statements: Vec<Statement> = pairs
        .iter()
        .zip(spans)
        .map(|(pair, &span)| Statement { text: pair.text.clone(), place: Some((source, span)), change: None })
        .collect();
    if roll >= TRUE {
        let at = random.below(pairs.len() as u32) as usize;
        let pair = &pairs[at];
        let sentence =
            Sentence { text: &pair.text, other: &pair.source, words: &words[0], other_words: &words[1] };
        let chances: Vec<(Change, Vec<String>)> = Change::ALL
            .into_iter()
            .map(|change| match (change, &pair.roles) {
                (Change::Roles, Some(swapped)) => {
                    (change, vec![format!("{FROM}{}{TO}.", swapped.trim_end_matches('.'))])
                }
                _ => (change, change.ways(&sentence, pool)),
            })
            .filter(|(_, ways)| !ways.is_empty())
            .collect();
        let chosen = (0..chances.len()).find(|_| random.below(100) >= PASSED).unwrap_or(0);
        if let Some((change, ways)) = chances.into_iter().nth(chosen) {
            let way = random.below(ways.len() as u32) as usize;
            statements[at] =
                Statement { text: ways[way].clone(), change: Some(change), ..statements[at].clone() };
        }
    }
    statements
}

/// Whether a sentence may end with this.
fn is_end(char: char) -> bool {
    matches!(char, '.' | '!' | '?' | '…' | '"' | '”' | '’' | '\'' | ')' | '»' | ':')
}
