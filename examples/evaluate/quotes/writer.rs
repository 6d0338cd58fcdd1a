//! Writes an article: narration, quotes in their marks, who said them.

use bitext::{Lang, Span};

use super::super::random::Random;
use super::change::{FROM, TO};
use super::form::Form;
use super::phrase::capitalised;
use super::statement::{Article, Place, Quote, Statement};
use super::style::{Style, drawn};
use super::words::{Speaker, Template, Words};

/// Speakers of an article.
const CAST: usize = 3;
/// How often in a hundred an article keeps to its marks.
const FAITHFUL: u32 = 70;

pub(crate) struct Writer<'w> {
    words: &'w Words,
    random: &'w mut Random,
    article: Article,
    /// The marks that the article uses most.
    style: Style,
    cast: Vec<&'w Speaker>,
    introduced: Vec<bool>,
    last: Option<usize>,
    fillers: Vec<&'static str>,
    form: Form,
}

/// How a text is made a post of somebody.
type Posting = fn(&str, &str, &mut Random) -> String;

/// What a template is filled with.
struct Fill<'f> {
    style: Style,
    statements: &'f [Statement],
    /// The words that the template's quote stands for, one text or one for each paragraph.
    texts: Vec<String>,
    speaker: usize,
    /// The parts of the first quote and of the second, and where changed words are in them.
    parts: [Vec<Span>; 2],
    changed: [Option<Span>; 2],
}

impl<'w> Writer<'w> {
    pub(crate) fn new(words: &'w Words, form: Form, random: &'w mut Random) -> Self {
        let mut cast: Vec<&Speaker> = Vec::new();
        while cast.len() < CAST.min(words.speakers.len()) {
            let speaker = &words.speakers[random.below(words.speakers.len() as u32) as usize];
            if cast.iter().all(|other| other.full != speaker.full) {
                cast.push(speaker);
            }
        }
        if form == Form::Post {
            // Whoever posted it is quoted.
            let person = cast.iter().position(|speaker| matches!(speaker.gender, 'm' | 'f')).unwrap_or(0);
            cast = vec![cast[person]];
        }
        let style = drawn(words.lang, random.below(100));
        let mut fillers: Vec<&str> = words
            .templates
            .iter()
            .filter(|template| template.layout == "filler")
            .map(|template| template.text)
            .collect();
        for last in (1..fillers.len()).rev() {
            fillers.swap(last, random.below(last as u32 + 1) as usize);
        }
        let introduced = vec![false; cast.len()];
        let article = Article { mentions: vec![Vec::new(); cast.len()], ..Article::default() };
        Self { words, random, article, style, cast, introduced, last: None, fillers, form }
    }

    /// A paragraph without quotes.
    pub(crate) fn filler(&mut self) {
        if let Some(text) = self.fillers.pop() {
            let style = if self.style.is_dash() { drawn(self.words.lang, 0) } else { self.style };
            let (title, scare) = match self.words.lang {
                Lang::Polish => ("Kurier Południowy", "ekspert"),
                Lang::English => ("The Southern Courier", "expert"),
            };
            let marked = |words: &str| format!("{}{words}{}", style.open, style.close);
            let text = text.replace("{title}", &marked(title)).replace("{scare}", &marked(scare));
            self.paragraph();
            self.article.text.push_str(&text);
        }
    }

    /// Pastes a text as the post of the first speaker; says where its words begin.
    pub(crate) fn post(&mut self, text: &str, posting: Posting) -> usize {
        let full = self.cast[0].full.split(',').next().unwrap_or_default();
        let names: Vec<&str> = full.split(' ').collect();
        let post = posting(text, &names[names.len().saturating_sub(2)..].join(" "), self.random);
        self.paragraph();
        let start = self.article.text.len();
        self.article.text.push_str(&post);
        start + post.find(text).unwrap_or(0)
    }

    /// Ends the article.
    pub(crate) fn finish(mut self, sources: Vec<String>) -> Article {
        self.article.sources = sources;
        self.article
    }

    /// A paragraph with one quote or two of these statements, which follow each other in one source.
    pub(crate) fn quote(&mut self, statements: &[Statement]) {
        let style = if self.random.below(100) < FAITHFUL {
            self.style
        } else {
            drawn(self.words.lang, self.random.below(100))
        };
        let inside: Option<Vec<String>> =
            statements.iter().map(|statement| style.inside(&statement.text)).collect();
        let (style, texts) = match inside {
            Some(texts) => (style, texts),
            // Every text that is drawn fits into the first style.
            None => {
                let style = drawn(self.words.lang, 0);
                (
                    style,
                    statements
                        .iter()
                        .map(|statement| style.inside(&statement.text).unwrap_or_default())
                        .collect(),
                )
            }
        };
        let (layout, texts) = self.layout(style, statements, texts);
        let speaker = match self.last {
            Some(last) if self.random.below(100) < 60 => last,
            _ => self.random.below(self.cast.len() as u32) as usize,
        };
        let fitting: Vec<&Template> = self
            .words
            .templates
            .iter()
            .filter(|template| template.layout == layout && self.fits(template.text, speaker))
            .collect();
        let Some(template) = fitting.get(self.random.below(fitting.len() as u32) as usize) else { return };
        let mut fill =
            Fill { style, statements, texts, speaker, parts: Default::default(), changed: [None; 2] };
        self.paragraph();
        self.write(template.text, &mut fill);
        self.last = Some(speaker);
        self.plant(fill, template.layout);
    }

    /// A layout for the statements and the texts that it takes: the first and the rest of a broken one.
    fn layout(
        &mut self,
        style: Style,
        statements: &[Statement],
        texts: Vec<String>,
    ) -> (&'static str, Vec<String>) {
        let dash = style.is_dash();
        let roll = self.random.below(100);
        if self.form == Form::Block && roll < 70 {
            return ("block", if dash { vec![texts.join(" ")] } else { texts });
        }
        if let [statement] = statements {
            if self.form == Form::Woven
                && roll < 60
                && statement.change.is_none()
                && !dash
                && let Some(part) = fragment(&texts[0], self.random)
                && let Some((before, after)) = texts[0].split_once(&part)
                && !before.contains(FROM)
            {
                let (before, after) = (before.to_owned(), after.to_owned());
                return ("woven", vec![before, part, after]);
            }
            if roll < 20
                && let Some((first, rest)) = broken(&texts[0])
            {
                return (if dash { "dash-broken" } else { "broken" }, vec![first, rest]);
            }
            let whole = statement.change.is_none();
            if roll >= 85
                && whole
                && !dash
                && let Some(part) = fragment(&texts[0], self.random)
            {
                return ("part", vec![part]);
            }
            return (if dash { "dash-one" } else { "one" }, texts);
        }
        match (dash, roll) {
            (true, 0..60) => ("dash-pair", texts),
            (false, 0..35) => ("pair", texts),
            (false, 35..60) => ("paragraphs", texts),
            _ => (if dash { "dash-one" } else { "one" }, vec![texts.join(" ")]),
        }
    }

    /// Whether a template may be used of a speaker: a pronoun needs somebody just named.
    fn fits(&self, template: &str, speaker: usize) -> bool {
        let has = |field: &str| template.contains(field);
        let pronoun = has("{he}") || has("{He}");
        let short = has("{short}") || has("{Short}");
        let named = short || pronoun || has("{speaker}") || has("{Speaker}") || has("{of}");
        let known = self.last == Some(speaker);
        (!pronoun || known && matches!(self.cast[speaker].gender, 'm' | 'f') && (self.introduced[speaker]))
            && (!short || self.introduced[speaker])
            && (named || known)
    }

    fn paragraph(&mut self) {
        if !self.article.text.is_empty() {
            self.article.text.push_str("\n\n");
        }
    }

    fn write(&mut self, template: &str, fill: &mut Fill<'_>) {
        let mut rest = template;
        while let Some(start) = rest.find(['{', '~', '\\']) {
            self.article.text.push_str(&rest[..start]);
            rest = &rest[start..];
            if let Some(after) = rest.strip_prefix('~') {
                self.article.text.push_str(match self.cast[fill.speaker].gender {
                    'f' => "a",
                    'n' => "o",
                    _ => "",
                });
                rest = after;
            } else if let Some(after) = rest.strip_prefix("\\n") {
                self.paragraph();
                rest = after;
            } else {
                let end = rest.find('}').map_or(rest.len(), |end| end + 1);
                let (field, after) = (rest[..end].trim_matches(['{', '}']), &rest[end..]);
                rest = after;
                self.field(field, after, fill);
            }
        }
        self.article.text.push_str(rest);
    }

    fn field(&mut self, field: &str, after: &str, fill: &mut Fill<'_>) {
        let (name, ending) = field.split_at(field.find([',', '.', '/']).unwrap_or(field.len()));
        match name {
            "quote" if ending == "/" => {
                let last = fill.texts.len() - 1;
                for (number, text) in fill.texts.clone().iter().enumerate() {
                    if number > 0 {
                        self.paragraph();
                    }
                    self.words_of(
                        text,
                        if number == last { "." } else { "/" },
                        [true, number == last],
                        0,
                        fill,
                    );
                }
            }
            "block" => {
                let sign = if self.random.below(100) < 60 { "> " } else { "    " };
                for (number, text) in fill.texts.clone().iter().enumerate() {
                    self.article.text.push_str(if number > 0 { "\n" } else { "" });
                    self.article.text.push_str(sign);
                    self.words_of(text, "/", [false, false], 0, fill);
                }
            }
            "woven" => {
                let [before, part, after] = &fill.texts[..] else { return };
                let (before, part, after) = (before.clone(), part.clone(), after.clone());
                let mut start = before.chars();
                let first = start.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
                self.article.text.push_str(&first);
                self.article.text.push_str(start.as_str());
                self.words_of(&part, "", [true, true], 0, fill);
                self.article.text.push_str(after.trim_end_matches(['.', '?', '!']));
            }
            "quote" | "first" => {
                let text = fill.texts[0].clone();
                self.words_of(&text, ending, [true, true], 0, fill);
            }
            "rest" | "second" => {
                let text = fill.texts[1].clone();
                let number = usize::from(name == "second" && !fill.style.is_dash());
                self.words_of(&text, ending, [!fill.style.is_dash(), true], number, fill);
            }
            _ => self.speaker(name, after, fill.speaker),
        }
    }

    /// Writes words between marks, with the stop or comma that the language puts there.
    fn words_of(&mut self, text: &str, ending: &str, marks: [bool; 2], number: usize, fill: &mut Fill<'_>) {
        let style = fill.style;
        let bare = text.trim_end_matches(['.', ',', ';', ':']);
        let strong =
            bare.trim_end_matches(['"', '”', '’', '\'', '»', '«', '‹', ')']).ends_with(['.', '?', '!', '…']);
        let stop = |stop: &'static str| if strong { "" } else { stop };
        let english = self.words.lang == Lang::English;
        let (inside, outside) = match ending {
            "," if english => (stop(","), ""),
            "." if english || style.is_dash() => (stop("."), ""),
            "." => ("", stop(".")),
            "/" => (stop("."), ""),
            _ => ("", ""),
        };
        if marks[0] {
            self.article.text.push_str(style.open);
        }
        let start = self.article.text.len();
        for char in bare.chars().chain(inside.chars()) {
            let here = self.article.text.len();
            match char {
                FROM => fill.changed[number] = Some(Span::new(here, here)),
                TO => {
                    fill.changed[number] =
                        fill.changed[number].map(|changed| Span::new(changed.start(), here));
                }
                _ => self.article.text.push(char),
            }
        }
        fill.parts[number].push(Span::new(start, self.article.text.len()));
        if marks[1] {
            self.article.text.push_str(style.close);
        }
        self.article.text.push_str(outside);
    }

    fn speaker(&mut self, form: &str, after: &str, number: usize) {
        let speaker = self.cast[number];
        let known = self.introduced[number];
        let polish = self.words.lang == Lang::Polish;
        let (name, counts) = match form.to_lowercase().as_str() {
            "he" => (pronoun(speaker.gender, self.words.lang), false),
            "of" => (speaker.genitive, true),
            "speaker" if !known || self.random.below(100) < 40 => (speaker.full, true),
            _ => (speaker.short, true),
        };
        let name = if after.starts_with(['.', ',', ':', '\\']) || polish && after.starts_with(" –") {
            name.trim_end_matches(',')
        } else {
            name
        };
        let start = self.article.text.len();
        let opens = form.starts_with(char::is_uppercase) || start == 0 || self.article.text.ends_with('\n');
        self.article.text.push_str(&if opens { capitalised(name) } else { name.to_owned() });
        if counts {
            let core = core(name, speaker.short);
            self.article.mentions[number].push(Span::new(start + core.start, start + core.end));
            self.introduced[number] = true;
        }
    }

    /// Notes the truth about what was written.
    fn plant(&mut self, fill: Fill<'_>, layout: &'static str) {
        let Fill { style, statements, speaker, parts, changed, .. } = fill;
        let [first, second] = parts;
        let apart = !second.is_empty();
        for (number, parts) in [first, second].into_iter().enumerate().filter(|(_, parts)| !parts.is_empty())
        {
            let statements = if apart { &statements[number..=number] } else { statements };
            let change = statements.iter().find_map(|statement| statement.change);
            self.article.quotes.push(Quote {
                parts,
                place: cover(statements),
                change,
                changed: changed[number].filter(|_| change.is_some()),
                part: matches!(layout, "part" | "woven"),
                speaker,
                style: style.name,
                layout,
            });
        }
    }
}

fn pronoun(gender: char, lang: Lang) -> &'static str {
    match (lang, gender) {
        (Lang::Polish, 'f') => "ona",
        (Lang::Polish, _) => "on",
        (Lang::English, 'f') => "she",
        (Lang::English, _) => "he",
    }
}

/// The word of a name that a speaker is known by: the one that the short name ends with, inflected or not.
fn core(name: &str, short: &str) -> std::ops::Range<usize> {
    let known = short.rsplit(' ').next().unwrap_or(short).to_lowercase();
    let stem: String = known.chars().take(known.chars().count().saturating_sub(1).min(4)).collect();
    let words: Vec<&str> = name.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let head = name.split(',').next().unwrap_or(name);
    let last = head.rsplit(' ').next().unwrap_or(head);
    let word = words.into_iter().find(|word| word.to_lowercase().starts_with(&stem)).unwrap_or(last);
    let start = word.as_ptr() as usize - name.as_ptr() as usize;
    start..start + word.len()
}

/// The place that statements render together.
fn cover(statements: &[Statement]) -> Option<Place> {
    let places: Option<Vec<Place>> = statements.iter().map(|statement| statement.place).collect();
    places?.into_iter().reduce(|one, other| (one.0, one.1.cover(other.1)))
}

/// A sentence broken at the comma nearest to its middle.
fn broken(text: &str) -> Option<(String, String)> {
    if text.contains(['"', '“', '”', '„', '«', '»', '‘', '›', '(']) || text.contains(" '") {
        return None;
    }
    let commas = text.match_indices(", ").map(|(at, _)| at);
    let at = commas.min_by_key(|at| at.abs_diff(text.len() / 2))?;
    let (first, rest) = (&text[..at], &text[at + 2..]);
    let long = |text: &str| text.split_whitespace().count() >= 4;
    // A change stays whole.
    let whole = first.matches(FROM).count() == first.matches(TO).count();
    (long(first) && long(rest) && whole).then(|| (first.to_owned(), rest.to_owned()))
}

/// Some words out of a sentence.
fn fragment(text: &str, random: &mut Random) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let long = |word: &str| word.chars().filter(|char| char.is_alphabetic()).count() >= 4;
    let plain = |word: &&str| word.chars().all(|char| char.is_alphanumeric() || char == '-');
    let mut found = Vec::new();
    for count in 4..=8 {
        for window in words.windows(count).skip(1) {
            let ends = window
                .first()
                .zip(window.last())
                .is_some_and(|(first, last)| long(first) && long(last.trim_end_matches(['.', ','])));
            let body = &window[..count - 1];
            if ends && body.iter().all(plain) && window.iter().filter(|word| long(word)).count() >= 3 {
                let last = window[count - 1].trim_end_matches(['.', ',']);
                if plain(&last) {
                    found.push(format!("{} {last}", body.join(" ")));
                }
            }
        }
    }
    let at = random.below(found.len() as u32) as usize;
    found.into_iter().nth(at)
}
