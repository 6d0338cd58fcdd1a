//! The weights by which windows are told from each other and from nowhere, for each feature that of a quote
//! that renders all of a window, and that of one that renders a part.
//!
//! `cargo run --release --features train --example fit_location` fits them, and says on what.

use super::Weights;

#[rustfmt::skip]
pub(crate) const WEIGHTS: Weights = Weights([
    // what any window begins with
    [-0.7489, 0.1933],
    // ln of the number of the quote's words, less 2.5
    [3.0303, 2.7439],
    // words that it falls short of eight, by four
    [-0.7383, 0.0133],
    // what the window says for the quote's words that it explains, in tens of nats
    [0.9623, 0.7554],
    // what it says against the others
    [1.5555, 2.2465],
    // what the quote says for the window's words that it explains
    [0.3082, 0.4576],
    // what it says against the others
    [0.3517, 0.1291],
    // how much more the window explains as a bag than as a chain
    [-0.0874, 0.2453],
    // how much more the quote explains of it as a bag than as a chain
    [-0.3860, -0.9874],
    // what the quote says for the best stretch of the window's words
    [0.4631, 0.4290],
    // what it says against the words outside that stretch
    [-0.4632, -0.4376],
    // the lengths of both
    [-0.0400, 0.1551],
    // whether the window has more sentences than the quote
    [-1.0930, -1.3677],
    // how many more beyond the first
    [-0.8762, -0.5587],
    // whether it has fewer
    [-2.0108, -1.8193],
    // how many fewer beyond the first
    [-1.1004, -0.7008],
    // the share of the quote's words that is accounted for, in quarters
    [0.5517, 0.4357],
    // the least such share of a sentence of the window
    [1.0550, -0.2716],
    // ln of the window's words by the quote's
    [0.2936, 2.6727],
    // whether the quote is some words in a sentence of the author
    [-0.9825, 0.4851],
    // what the window says for the words around such a quote
    [-0.0885, 2.5726],
    // rare words of the quote that are accounted for
    [0.8346, 0.7093],
    // rare words that are not
    [-0.1527, -0.5239],
    // what the window says for the quote's words that it explains, by word
    [1.4686, 1.3027],
    // what the best stretch of its words says for the quote's words that it explains
    [0.3531, 0.4848],
    // what that stretch says against the others
    [0.2474, 0.4403],
    // the share of the quote's words that it accounts for, in quarters
    [0.4106, 0.3608],
    // by how much the words that it accounts for fall short of three
    [-0.0479, -0.3109],
    // by how much the least that one of several sentences says for its part falls short of ten nats
    [-1.1877, -3.9794],
    // the least share of a sentence of several in the quote that is not accounted for, in quarters
    [-0.1513, 0.0424],
    // what the best sentence elsewhere in the source says for the quote's words, in tens of nats
    [0.0563, 0.2515],
    // how much more the best sentence of the window says for them, by word
    [0.8733, 0.9408],
    // how much shorter than eight sentences the source is, in doublings; half of what is fitted, for a source that
    // short was given because it is quoted, and the articles that are fitted on only pretend to be on one
    [-0.4001, -0.3516],
    // the share of a fragment's words that is accounted for, in quarters
    [-0.2437, 0.2192],
    // the share that the best stretch accounts for
    [-0.1340, -0.4561],
    // what the window says for a fragment's words that it explains, by word
    [0.3305, 0.6400],
    // how many sentences of the window but its last end without a mark, as headlines do
    [-2.0793, -0.7777],
    // whether the quote asks something and the window does not
    [-1.1867, -0.8521],
    // whether the window asks something and the quote does not
    [-1.1369, -0.5184],
    // how likely another quote is to be from there
    [-1.0022, -3.9125],
    // how near the window follows the quote before, or precedes the one after
    [0.9085, 1.0876],
    // how near it is to them the other way round
    [-0.1522, -0.3067],
]);
