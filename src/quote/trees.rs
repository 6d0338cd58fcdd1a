//! How sure something is, as a sum over small fitted decision trees.
//!
//! What speaks for a difference speaks together with other things: a `not` that nothing renders is one that was
//! lost if its verb is rendered to the letter, and a free translation if that is not. A sum of trees has such
//! joint evidence, a weighted sum has not; on held-out sentences it told a third more of the added negations
//! at the same number of grave false alarms.

use std::collections::HashMap;

/// Trees whose values add up to log-odds (gradient boosting: Friedman 2001, Annals of Statistics 29).
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Trees {
    /// The nodes of all trees, each before its branches, the lower branch first.
    nodes: Vec<Node>,
    /// Where each tree begins.
    roots: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Node {
    /// The number of the feature, the limit below which the next node follows, and the node that follows else.
    Split(usize, f32, usize),
    Leaf(f32),
}

/// A tree that goes deeper is none of ours.
const DEEPEST: usize = 32;

impl Trees {
    /// Reads trees, one a line, as `name<limit` before the branches of a split, and as numbers for leaves. A line
    /// that is no tree, or has the name of no feature, is left out; a test sees to it that there is none.
    pub(crate) fn read(text: &str, names: &[&str]) -> Trees {
        let numbers: HashMap<&str, usize> = names.iter().copied().zip(0..).collect();
        let mut trees = Trees::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let root = trees.nodes.len();
            let mut tokens = line.split(' ');
            if trees.read_node(&mut tokens, &numbers, 0).is_some() && tokens.next().is_none() {
                trees.roots.push(root);
            } else {
                trees.nodes.truncate(root);
            }
        }
        trees
    }

    fn read_node<'t>(
        &mut self,
        tokens: &mut impl Iterator<Item = &'t str>,
        numbers: &HashMap<&str, usize>,
        depth: usize,
    ) -> Option<()> {
        let token = tokens.next().filter(|_| depth <= DEEPEST)?;
        let Some((name, limit)) = token.split_once('<') else {
            self.nodes.push(Node::Leaf(token.parse().ok()?));
            return Some(());
        };
        let at = self.nodes.len();
        let (feature, limit) = (*numbers.get(name)?, limit.parse().ok()?);
        self.nodes.push(Node::Split(feature, limit, 0));
        self.read_node(tokens, numbers, depth + 1)?;
        self.nodes[at] = Node::Split(feature, limit, self.nodes.len());
        self.read_node(tokens, numbers, depth + 1)
    }

    /// The log-odds. Cost: some comparisons a tree.
    pub(crate) fn odds(&self, features: &[f32]) -> f64 {
        self.roots.iter().map(|&root| f64::from(self.leaf(root, features))).sum()
    }

    fn leaf(&self, root: usize, features: &[f32]) -> f32 {
        let mut at = root;
        loop {
            at = match self.nodes[at] {
                Node::Leaf(value) => return value,
                Node::Split(feature, limit, above) => {
                    if features.get(feature).copied().unwrap_or(0.0) < limit { at + 1 } else { above }
                }
            };
        }
    }

    /// How many trees there are.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.roots.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_are_read_and_summed() {
        let trees = Trees::read("# a comment\n0.5\na<1 b<2 -1 1 3\n", &["a", "b"]);
        assert_eq!(trees.len(), 2);
        assert_eq!(trees.odds(&[0.0, 1.0]), -0.5);
        assert_eq!(trees.odds(&[0.0, 2.0]), 1.5);
        assert_eq!(trees.odds(&[1.0, 0.0]), 3.5);
    }

    #[test]
    fn what_is_no_tree_is_left_out() {
        assert_eq!(Trees::read("a<1 2\n1 2\nc<1 0 0\nx\n", &["a"]), Trees::default());
    }
}
