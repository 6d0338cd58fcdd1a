//! Translations between two languages that nobody speaks: as many pairs as a test likes, the same every time.

const SYLLABLES: [&str; 12] = ["ba", "de", "fi", "go", "ku", "le", "mo", "na", "pe", "ri", "su", "to"];
const WORDS: u64 = 90;

/// The word for a meaning; the two languages order their syllables differently, so that no two words are alike.
fn word(meaning: u64, english: bool) -> String {
    let syllable = |number: u64| SYLLABLES[(number % 12) as usize];
    let (first, second) = (syllable(meaning), syllable(meaning / 12 + 3));
    if english { format!("{second}x{first}l") } else { format!("z{first}{second}") }
}

/// Pairs of sentences of five to nine words.
pub(crate) fn pairs(count: usize, seed: u64) -> Vec<(String, String)> {
    let mut state = seed;
    let mut random = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut pair = || {
        let meanings: Vec<u64> = (0..5 + random(5)).map(|_| random(WORDS)).collect();
        let sentence = |english| {
            let words: Vec<String> = meanings.iter().map(|&meaning| word(meaning, english)).collect();
            words.join(" ") + "."
        };
        (sentence(false), sentence(true))
    };
    (0..count).map(|_| pair()).collect()
}

/// The same as rows of a file.
pub(crate) fn rows(pairs: &[(String, String)]) -> String {
    pairs.iter().map(|(polish, english)| format!("{polish}\t{english}\n")).collect()
}
