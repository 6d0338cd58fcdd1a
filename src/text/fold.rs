//! Folding: the spelling under which a word is looked up.

/// Writes the folded form of `word` into `out`, replacing its contents.
///
/// Folding lowers case, turns typographic apostrophes into `'`, drops soft hyphens, joiners and other
/// invisible characters, and composes the Polish letters that came decomposed (`o` + U+0301 is `ó`).
/// Polish letters keep their marks: `sąd` (court) and `sad` (orchard) are two words.
///
/// Cost: one pass, no allocation once `out` is large enough.
pub(crate) fn fold_into(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
        return;
    }
    for character in word.chars() {
        match character {
            // What the two languages are written with, before what is seldom met.
            '\0'..='\x7f' => out.push(character.to_ascii_lowercase()),
            'ą' | 'ć' | 'ę' | 'ł' | 'ń' | 'ó' | 'ś' | 'ź' | 'ż' => out.push(character),
            '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{FF07}' => out.push('\''),
            '\u{00AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{FE0F}' => {}
            // Final sigma and the like do not occur in either language: simple lower-casing will do.
            '\u{0300}'..='\u{036F}' => match out.pop().map(|base| (base, compose(base, character))) {
                Some((_, Some(composed))) => out.push(composed),
                Some((base, None)) => out.push(base),
                None => {}
            },
            _ => out.extend(character.to_lowercase()),
        }
    }
}

/// The Polish letter that a base letter and a combining mark make.
fn compose(base: char, mark: char) -> Option<char> {
    Some(match (base, mark) {
        ('a', '\u{0328}') => 'ą',
        ('c', '\u{0301}') => 'ć',
        ('e', '\u{0328}') => 'ę',
        ('n', '\u{0301}') => 'ń',
        ('o', '\u{0301}') => 'ó',
        ('s', '\u{0301}') => 'ś',
        ('z', '\u{0301}') => 'ź',
        ('z', '\u{0307}') => 'ż',
        _ => return None,
    })
}

/// A rough phonetic skeleton that Polish and English spellings of one name share.
///
/// `Łukaszenka`, `Lukashenka` and `Lukashenko` differ in their last letter at most after it; `Czeczenia`
/// and `Chechnya` come close. Written into `out`, replacing its contents; `folded` is a folded word.
pub(crate) fn skeleton_into(folded: &str, out: &mut String) {
    out.clear();
    let (bytes, mut at, mut last) = (folded.as_bytes(), 0, '\0');
    while let Some(&byte) = bytes.get(at) {
        let (length, sound) = match SOUNDS.get(usize::from(byte)) {
            Some(Some(sound)) => (1, char::from(*sound)),
            Some(None) => match cluster(&bytes[at..]) {
                Some((length, sound)) => (length, char::from(sound)),
                None => (1, letter(char::from(byte))),
            },
            None => {
                let Some(character) = folded[at..].chars().next() else { return };
                (character.len_utf8(), letter(character))
            }
        };
        at += length;
        // Double letters sound like single ones, and some are silent.
        if sound != '\0' && sound != last {
            out.push(sound);
            last = sound;
        }
    }
}

/// The sounds of the ASCII characters that no letter group begins with.
const SOUNDS: [Option<u8>; 128] = {
    let mut sounds = [None; 128];
    let mut byte = 0;
    while byte < 128 {
        if !matches!(
            byte as u8,
            b'c' | b'd' | b'i' | b'j' | b'k' | b'o' | b'p' | b'q' | b'r' | b's' | b't' | b'y' | b'z'
        ) {
            sounds[byte] = Some(letter(byte as u8 as char) as u8);
        }
        byte += 1;
    }
    sounds
};

/// The letter group of either language that a text begins with and that stands for one sound, the longest one: its
/// length, and the sound.
fn cluster(text: &[u8]) -> Option<(usize, u8)> {
    Some(match text {
        [b's', b'h', b'c', b'h', ..] | [b's', b'z', b'c', b'z', ..] => (4, b'S'),
        [b's', b'c', b'h', ..] => (3, b'S'),
        [b's', b'h' | b'z', ..] => (2, b'S'),
        [b'c', b'h' | b'z', ..] => (2, b'C'),
        [b'c', b'k', ..] | [b'q', b'u', ..] => (2, b'k'),
        [b'd' | b'r', b'z', ..] | [b'z', b'h', ..] => (2, b'Z'),
        [b'i' | b'j' | b'y', vowel @ (b'a' | b'e' | b'o' | b'u'), ..] => (2, *vowel),
        [b'k', b'h', ..] => (2, b'h'),
        [b'k', b's', ..] => (2, b'x'),
        [b'o', b'u' | b'o', ..] => (2, b'u'),
        [b'p', b'h', ..] => (2, b'f'),
        [b't', b's', b'c', b'h', ..] => (4, b'C'),
        [b't', b'h', ..] => (2, b't'),
        [b't', b's', ..] => (2, b'c'),
        _ => return None,
    })
}

/// A letter of two bytes in small letters, if it is a Polish one.
pub(super) fn small_letter(letter: [u8; 2]) -> Option<[u8; 2]> {
    Some(match letter {
        // ó, ą, ć, ę, ł, ń, ś, ź, ż, and their capitals.
        [0xC3, 0xB3] | [0xC4, 0x85 | 0x87 | 0x99] | [0xC5, 0x82 | 0x84 | 0x9B | 0xBA | 0xBC] => letter,
        [0xC3, 0x93] => [0xC3, 0xB3],
        [0xC4, 0x84 | 0x86 | 0x98] | [0xC5, 0x81 | 0x83 | 0x9A | 0xB9 | 0xBB] => [letter[0], letter[1] + 1],
        _ => return None,
    })
}

/// The letter without its Polish mark.
pub(crate) const fn basic_letter(letter: char) -> char {
    match letter {
        'ą' => 'a',
        'ć' => 'c',
        'ę' => 'e',
        'ł' => 'l',
        'ń' => 'n',
        'ó' => 'o',
        'ś' => 's',
        'ź' | 'ż' => 'z',
        other => other,
    }
}

/// The sound of a single letter; `\0` for what is silent.
const fn letter(letter: char) -> char {
    match letter {
        'ó' => 'u',
        'ż' => 'Z',
        'q' | 'c' => 'k',
        'w' => 'v',
        'y' | 'j' => 'i',
        '\'' | '-' => '\0',
        'á' | 'à' | 'ä' | 'â' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ë' | 'ê' | 'ě' => 'e',
        'í' | 'ï' | 'î' => 'i',
        'ö' | 'ô' | 'õ' | 'ø' => 'o',
        'ú' | 'ü' | 'û' => 'u',
        'š' => 'S',
        'č' => 'C',
        'ž' => 'Z',
        'ñ' => 'n',
        other => basic_letter(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(word: &str) -> String {
        let mut out = String::new();
        fold_into(word, &mut out);
        out
    }

    fn skeleton(word: &str) -> String {
        let mut out = String::new();
        skeleton_into(&fold(word), &mut out);
        out
    }

    #[test]
    fn folding_keeps_polish_letters_and_drops_what_cannot_be_seen() {
        assert_eq!(fold("ŻÓŁĆ"), "żółć");
        assert_eq!(fold("Poland\u{2019}s"), "poland's");
        assert_eq!(fold("gra\u{00AD}nica"), "granica");
        assert_eq!(fold("Lo\u{0301}dz\u{0301}"), "lódź");
        assert_eq!(fold("\u{0301}"), "");
    }

    #[test]
    fn the_table_of_sounds_says_what_the_rules_say() {
        for (byte, sound) in (0..).zip(SOUNDS) {
            let followed = |next: u8| cluster(&[byte, next, b'h', b'h']).is_some();
            match sound {
                Some(sound) => {
                    assert!(!(0..128).any(followed), "{byte}");
                    assert_eq!(char::from(sound), letter(char::from(byte)));
                }
                None => assert!((0..128).any(followed), "{byte}"),
            }
        }
    }

    #[test]
    fn one_name_has_nearly_one_skeleton() {
        assert_eq!(skeleton("Łukaszenka"), skeleton("Lukashenka"));
        assert_eq!(skeleton("Zełenski"), "zelenski");
        assert_eq!(skeleton("Zelensky"), "zelenski");
        assert_eq!(skeleton("Putin"), "putin");
    }
}
