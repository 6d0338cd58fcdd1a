//! A document whose true alignment is known.

use std::collections::{BTreeMap, BTreeSet};

/// A bead: sentences of either side, and how sure it is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Bead {
    pub(crate) source: Vec<usize>,
    pub(crate) target: Vec<usize>,
    pub(crate) confidence: f64,
    /// Whether it crosses others.
    pub(crate) crossing: bool,
}

impl Bead {
    /// Whether a side is empty: the sentence has no counterpart.
    pub(crate) fn is_null(&self) -> bool {
        self.source.is_empty() || self.target.is_empty()
    }
}

/// The sentences of a document in Polish (source) and English (target), and the segments of the corpus that
/// each sentence is from: none for one that was put in, two for one that was joined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Gold {
    pub(crate) name: String,
    pub(crate) source: Vec<String>,
    pub(crate) target: Vec<String>,
    pub(crate) source_segments: Vec<Vec<usize>>,
    pub(crate) target_segments: Vec<Vec<usize>>,
}

/// The sentences of a gold bead.
pub(crate) type Group = (BTreeSet<usize>, BTreeSet<usize>);

/// What segments tie together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Source(usize),
    Target(usize),
    Segment(usize),
}

impl Gold {
    /// Sentences of both sides.
    pub(crate) fn sentences(&self) -> usize {
        self.source.len() + self.target.len()
    }

    /// The true beads that are not null: sentences that segments tie together, directly or over others.
    pub(crate) fn groups(&self) -> Vec<Group> {
        let nodes = || {
            let source = self.source_segments.iter().enumerate().map(|(i, of)| (Node::Source(i), of));
            source.chain(self.target_segments.iter().enumerate().map(|(i, of)| (Node::Target(i), of)))
        };
        let mut parent = BTreeMap::new();
        for (node, segments) in nodes() {
            for &segment in segments {
                let (below, above) = (root(&mut parent, node), root(&mut parent, Node::Segment(segment)));
                parent.insert(below, above);
            }
        }
        let mut groups: BTreeMap<Node, Group> = BTreeMap::new();
        for (node, _) in nodes().filter(|(_, segments)| !segments.is_empty()) {
            let group = groups.entry(root(&mut parent, node)).or_default();
            match node {
                Node::Source(i) => group.0.insert(i),
                Node::Target(i) | Node::Segment(i) => group.1.insert(i),
            };
        }
        groups.into_values().filter(|(source, target)| !source.is_empty() && !target.is_empty()).collect()
    }
}

/// The node that stands for all that `node` is tied to. Halves the way there, so that chains stay short.
fn root(parent: &mut BTreeMap<Node, Node>, mut node: Node) -> Node {
    loop {
        let up = *parent.entry(node).or_insert(node);
        if up == node {
            return node;
        }
        let further = parent.get(&up).copied().unwrap_or(up);
        parent.insert(node, further);
        node = further;
    }
}
