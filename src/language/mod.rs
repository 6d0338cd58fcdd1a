//! Which language a text is in: Polish, English or neither.
//!
//! [`Evidence`] says how much a text speaks for Polish, for English and for any other language;
//! [`identify`] turns the evidence of one text into a verdict, and [`label`] that of the sentences of a
//! mixed text, each in the light of its neighbours. A text that is in neither language, or that has
//! nothing to tell by (numbers, links, emoji), gets `None`: nothing is guessed.

mod evidence;
mod gather;
mod lexicon;
mod pairs;
mod second_opinion;
mod smooth;
mod weigh;
mod words;

pub use evidence::Evidence;
pub(crate) use smooth::label_roughly;
pub use smooth::{label, main_language, runs, smooth};

use crate::lang::Lang;

/// The language of a sentence or of a text in one language, or `None` where it is in neither Polish nor
/// English or does not say.
///
/// A text that mixes both languages is better cut into sentences and given to [`label`].
///
/// # Complexity
/// Linear in the length of the text. Text that is plainly Polish or English is judged by its words and
/// letters alone, at some 30 to 70 MB a second on one core; for the rest the first kilobyte is shown to
/// `whatlang` too, which takes some 50 µs a sentence.
///
/// ```
/// use bitext::{Lang, language::identify};
///
/// assert_eq!(identify("Dzis na granicy bylo spokojnie."), Some(Lang::Polish));
/// assert_eq!(identify("The border was quiet today."), Some(Lang::English));
/// assert_eq!(identify("An der Grenze war es heute ruhig."), None);
/// assert_eq!(identify("12:30 🙂 https://example.org/the-news"), None);
/// ```
#[must_use]
pub fn identify(text: &str) -> Option<Lang> {
    Evidence::of(text).verdict()
}
