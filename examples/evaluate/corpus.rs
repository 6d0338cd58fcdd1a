//! A parallel corpus: documents of segments, each segment split into sentences on either side.

use std::collections::BTreeMap;

use super::plain_split::{split, strip};

/// A line of the corpus and its translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    pub(crate) polish: Vec<String>,
    pub(crate) english: Vec<String>,
}

/// The segments of each document, in the order of the documents' names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Corpus {
    pub(crate) documents: BTreeMap<String, Vec<Segment>>,
}

impl Corpus {
    /// Line k of `polish` translates line k of `english`; line k of `names` names their document. Lines that
    /// are blank on a side are left out.
    pub(crate) fn read(polish: &str, english: &str, names: &str) -> Self {
        let mut corpus = Self::default();
        for ((polish, english), name) in polish.split('\n').zip(english.split('\n')).zip(names.split('\n')) {
            let (polish, english) = (strip(polish), strip(english));
            if polish.is_empty() || english.is_empty() {
                continue;
            }
            let segment = Segment { polish: split(polish), english: split(english) };
            corpus.documents.entry(name.to_owned()).or_default().push(segment);
        }
        corpus
    }

    /// The documents in turn: the first half is for looking at failures and for fitting, the second for measuring.
    pub(crate) fn halves(self) -> [Self; 2] {
        let mut halves = [Self::default(), Self::default()];
        for (number, (name, segments)) in self.documents.into_iter().enumerate() {
            halves[number % 2].documents.insert(name, segments);
        }
        halves
    }
}
