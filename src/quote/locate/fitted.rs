//! The weights by which windows are told from each other and from nowhere, for each feature that of a quote
//! that renders all of a window, and that of one that renders a part.
//!
//! `cargo run --release --features train --example fit_location` fits them, and says on what.

use super::Weights;

#[rustfmt::skip]
pub(crate) const WEIGHTS: Weights = Weights([
    // what any window begins with
    [-0.7428, 0.1139],
    // ln of the number of the quote's words, less 2.5
    [2.9499, 2.3420],
    // words that it falls short of eight, by four
    [-0.4354, -0.0558],
    // what the window says for the quote's words that it explains, in tens of nats
    [0.9402, 0.6110],
    // what it says against the others
    [1.4035, 2.2239],
    // what the quote says for the window's words that it explains
    [0.4036, 0.6209],
    // what it says against the others
    [0.4513, 0.1067],
    // how much more the window explains as a bag than as a chain
    [-0.6477, -0.3443],
    // how much more the quote explains of it as a bag than as a chain
    [-0.4949, -1.1002],
    // what the quote says for the best stretch of the window's words
    [0.6658, 0.5150],
    // what it says against the words outside that stretch
    [-0.3525, -0.5111],
    // the lengths of both
    [-0.0439, 0.1667],
    // whether the window has more sentences than the quote
    [-1.6528, -1.7161],
    // how many more beyond the first
    [-1.1114, -0.6144],
    // whether it has fewer
    [-2.2316, -1.7382],
    // how many fewer beyond the first
    [-1.0887, -0.4743],
    // the share of the quote's words that is accounted for, in quarters
    [0.3875, 0.3194],
    // the least such share of a sentence of the window
    [1.1564, -0.1295],
    // ln of the window's words by the quote's
    [0.2513, 2.6688],
    // whether the quote is some words in a sentence of the author
    [-1.0685, 0.6713],
    // what the window says for the words around such a quote
    [-0.9450, 2.6307],
    // rare words of the quote that are accounted for
    [0.5488, 0.4206],
    // rare words that are not
    [-0.2443, -0.5845],
    // what the window says for the quote's words that it explains, by word
    [1.2130, 1.0565],
    // what the best stretch of its words says for the quote's words that it explains
    [0.2855, 0.6110],
    // what that stretch says against the others
    [0.2876, 0.2776],
    // the share of the quote's words that it accounts for, in quarters
    [0.3861, 0.2966],
    // by how much the words that it accounts for fall short of three
    [-0.4315, -0.4385],
    // by how much the least that one of several sentences says for its part falls short of ten nats
    [-0.8537, -3.3488],
    // the least share of a sentence of several in the quote that is not accounted for, in quarters
    [-0.2045, -0.0552],
    // what the best sentence elsewhere in the source says for the quote's words, in tens of nats
    [-0.0446, 0.0707],
    // how much more the best sentence of the window says for them, by word
    [1.1465, 1.1043],
    // how much shorter than eight sentences the source is, in doublings; half of what is fitted, for a source that
    // short was given because it is quoted, and the articles that are fitted on only pretend to be on one
    [-0.4905, -0.4289],
    // the share of a fragment's words that is accounted for, in quarters
    [-0.0899, 0.2279],
    // the share that the best stretch accounts for
    [-0.0525, -0.4963],
    // what the window says for a fragment's words that it explains, by word
    [0.2568, 0.7851],
    // how likely another quote is to be from there
    [-0.8140, -3.7957],
    // how near the window follows the quote before, or precedes the one after
    [0.7046, 0.9102],
    // how near it is to them the other way round
    [-0.3827, -0.4830],
]);
