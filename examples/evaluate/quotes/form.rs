//! Articles of other forms than the plain ones: pasted posts, blocks, brackets, one language, many sources.

use bitext::Lang;

use super::super::random::Random;
use super::change::FROM;

/// What is special about all quotes of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Nothing; their sources are given.
    Plain,
    /// A source is pasted into the article as a post, with its author, handle and date.
    Post,
    /// They stand in lines with `>` or are set in.
    Block,
    /// Words are left out or put in, and brackets or dots say so.
    Brackets,
    /// The source is in the language of the article.
    Verbatim,
    /// The author tells in own words what stands around some quoted ones.
    Woven,
    /// The article goes back and forth between several sources.
    Sources,
}

impl Form {
    pub(crate) const OTHERS: [Self; 6] =
        [Self::Post, Self::Block, Self::Brackets, Self::Verbatim, Self::Woven, Self::Sources];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Post => "pasted posts",
            Self::Block => "blocks",
            Self::Brackets => "brackets and dots",
            Self::Verbatim => "one language",
            Self::Woven => "woven in",
            Self::Sources => "many sources",
        }
    }
}

/// Ways to say that words were left out.
const GAPS: [&str; 6] = ["[…]", "(…)", "[...]", "(...)", "…", "..."];
/// Ways to put a post's author, handle and date: before its words or after them.
const POSTS: [&str; 6] = [
    "{post}\n— {name} (@{handle}) October 12, 2021",
    "{post}\n\n— {name} (@{handle}) 12 października 2021",
    "{name}\n@{handle}\n{post}",
    "{name} (@{handle})\n\n{post}",
    "{name} @{handle} · 12 X 2021\n{post}",
    "{name}\n@{handle}\n·\nOct 12\n{post}\n8:05 PM · Oct 12, 2021",
];

/// A text as a post that somebody pasted.
pub(crate) fn post(text: &str, name: &str, random: &mut Random) -> String {
    let form = POSTS[random.below(POSTS.len() as u32) as usize];
    let plain = |char: char| match char {
        'ą' => 'a',
        'ć' => 'c',
        'ę' => 'e',
        'ł' => 'l',
        'ń' => 'n',
        'ó' => 'o',
        'ś' => 's',
        'ź' | 'ż' => 'z',
        char => char,
    };
    let handle: String = name.to_lowercase().chars().filter(|char| char.is_alphabetic()).map(plain).collect();
    form.replace("{name}", name).replace("{handle}", &handle).replace("{post}", text)
}

/// The text with a gap in it, or with a word of the author's in brackets; nothing where neither fits.
pub(crate) fn bracketed(text: &str, lang: Lang, random: &mut Random) -> Option<String> {
    if text.contains(['[', '(', '…', FROM]) || text.contains("...") {
        return None;
    }
    let words: Vec<&str> = text.split(' ').collect();
    let (pronouns, gloss): (&[&str], _) = match lang {
        Lang::Polish => (&["on", "ona", "oni", "one", "go", "ich", "nim"], "[urząd]"),
        Lang::English => (&["he", "she", "they", "it", "him", "them"], "[the office]"),
    };
    let at = words.iter().position(|word| pronouns.contains(word));
    if let Some(at) = at.filter(|_| random.below(100) < 60) {
        let mut words = words.clone();
        words.insert(at + 1, gloss);
        return Some(words.join(" "));
    }
    let gap = GAPS[random.below(GAPS.len() as u32) as usize];
    let long = 2 + random.below(3) as usize;
    let room = words.len().checked_sub(long + 7)?;
    let at = 3 + random.below(room as u32 + 1) as usize;
    // Words that deny would be missed, and what remains has to be a sentence: nothing else is asked of it.
    let denies =
        |word: &&str| matches!(word.to_lowercase().as_str(), "nie" | "not" | "no" | "never" | "bez" | "ani");
    let cut = &words[at..at + long];
    let plain = |word: &&str| word.chars().all(char::is_lowercase);
    if cut.iter().any(denies) || !cut.iter().all(plain) {
        return None;
    }
    Some(format!("{} {gap} {}", words[..at].join(" "), words[at + long..].join(" ")))
}
