//! The words of a text as language identification needs them: in small letters, without links,
//! addresses and handles, whose letters say nothing about the language around them.

/// What one word looks like.
pub(crate) struct Word<'a> {
    /// The word in small letters, at most [`LONGEST`] of them.
    pub(crate) text: &'a str,
    /// Whether it starts with a capital.
    pub(crate) capital: bool,
    /// Whether it has that capital although no sentence starts there: it may be a name.
    pub(crate) name_like: bool,
    /// Letters of scripts other than Latin, in words' worth: see [`script_weight`].
    pub(crate) other_script: f64,
}

/// Letters kept of one word. The longest words of running text are shorter; what is longer is encoded
/// data or a script without spaces, where the count of letters is all that matters.
const LONGEST: usize = 40;

/// Calls `visit` with every word of `text`, in order.
pub(crate) fn for_each_word(text: &str, mut visit: impl FnMut(&Word<'_>)) {
    let mut lower = String::with_capacity(4 * LONGEST);
    let mut sentence_start = true;
    for token in text.split_whitespace() {
        for_each_word_of_token(without_link(token), &mut lower, &mut sentence_start, &mut visit);
    }
}

fn for_each_word_of_token(
    token: &str,
    lower: &mut String,
    sentence_start: &mut bool,
    visit: &mut impl FnMut(&Word<'_>),
) {
    let (mut letters, mut capital, mut other_script) = (0, false, 0.0);
    let mut rest = Some(token);
    while let Some(text) = rest {
        // Most letters stand in runs that need no look at each.
        let run = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        if run > 0 {
            if letters == 0 {
                capital = text.starts_with(|first: char| first.is_ascii_uppercase());
            }
            let start = lower.len();
            lower.push_str(&text[..run.min(LONGEST.saturating_sub(letters))]);
            lower[start..].make_ascii_lowercase();
            letters += run;
        }
        let mut characters = text[run..].chars();
        let next = characters.next();
        rest = next.map(|_| characters.as_str());
        // A space after the token ends its last word.
        let character = next.unwrap_or(' ');
        let polish = matches!(character, 'ą' | 'ć' | 'ę' | 'ł' | 'ń' | 'ó' | 'ś' | 'ź' | 'ż');
        if polish || !character.is_ascii() && character.is_alphabetic() {
            if letters == 0 {
                capital = !polish && character.is_uppercase();
            }
            letters += 1;
            other_script += script_weight(character);
            if letters <= LONGEST {
                match polish {
                    true => lower.push(character),
                    false => lower.extend(character.to_lowercase()),
                }
            }
        } else if letters > 0 && matches!(character, '\'' | '’') {
            // English contractions are words of their own; a mark at the end is taken off below.
            lower.push('\'');
        } else {
            if letters > 0 {
                let text = lower.trim_end_matches('\'');
                visit(&Word { text, capital, name_like: capital && !*sentence_start, other_script });
                *sentence_start = false;
                (letters, other_script) = (0, 0.0);
            }
            lower.clear();
            if matches!(character, '.' | '!' | '?' | ':' | '„' | '“' | '"' | '«' | '»' | '–' | '—')
            {
                *sentence_start = true;
            }
        }
    }
}

/// How many words a letter is worth that cannot be Polish or English: half a word in alphabets, a word in
/// scripts such as Chinese, where a character is one.
fn script_weight(character: char) -> f64 {
    match u32::from(character) {
        0..=0x024F | 0x1E00..=0x1EFF | 0x2C60..=0x2C7F | 0xA720..=0xA7FF | 0xFB00..=0xFB06 => 0.0,
        // Full-width and mathematical letters are Latin in fancy dress, the latter often in tweets.
        0xFF21..=0xFF5A | 0x1D400..=0x1D7FF | 0x1F100..=0x1F1FF | 0x2100..=0x214F | 0x24B6..=0x24E9 => 0.0,
        // Modifier letters stand beside letters of any script.
        0x02B0..=0x02FF => 0.0,
        0x2E80.. => 0.5,
        _ => 0.25,
    }
}

/// The part of a token before a link; nothing of it where it is an e-mail address or a handle.
fn without_link(token: &str) -> &str {
    if !token.bytes().any(|byte| matches!(byte, b'@' | b'/' | b'.')) {
        return token;
    }
    if token.contains('@') {
        return "";
    }
    if let Some(at) = token.find("://") {
        return token[..at].trim_end_matches(|c: char| c.is_ascii_alphabetic());
    }
    if token.starts_with("www.") {
        return "";
    }
    // `pic.twitter.com/x`: a slash after a dot between letters, unlike `km/h` and `i/lub`.
    let bytes = token.as_bytes();
    let host = token.find('/').map_or(&[][..], |slash| &bytes[..slash]);
    let is_host = host
        .windows(3)
        .any(|three| three[0].is_ascii_alphanumeric() && three[1] == b'.' && three[2].is_ascii_alphabetic())
        && host.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    if is_host { "" } else { token }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        for_each_word(text, |word| words.push(word.text.to_owned()));
        words
    }

    #[test]
    fn links_and_handles_are_no_words() {
        assert_eq!(words("Zob. https://t.co/abc, (@KtoTo) i pic.twitter.com/xYz"), ["zob", "i"]);
        assert_eq!(words("do 50 km/h. Pisz: ktos@example.org"), ["do", "km", "h", "pisz"]);
        assert_eq!(words("granicy.https://t.co/abc"), ["granicy"]);
    }

    #[test]
    fn contractions_stay_whole() {
        assert_eq!(words("It’s the soldiers' and isn't."), ["it's", "the", "soldiers", "and", "isn't"]);
    }

    #[test]
    fn a_capital_within_a_sentence_may_be_a_name() {
        let mut names = Vec::new();
        for_each_word("Wczoraj premier Tusk milczał. Dziś mówi.", |word| names.push(word.name_like));
        assert_eq!(names, [false, false, true, false, false, false]);
    }
}
