//! The weights by which windows are told from each other and from nowhere, for each feature that of a quote
//! that renders all of a window, and that of one that renders a part.
//!
//! `cargo run --release --features train --example fit_location` fits them, and says on what.

use super::Weights;

#[rustfmt::skip]
pub(crate) const WEIGHTS: Weights = Weights([
    // what any window begins with
    [-1.0389, 0.0628],
    // ln of the number of the quote's words, less 2.5
    [2.5754, 2.5540],
    // words that it falls short of eight, by four
    [-0.8033, 0.0679],
    // what the window says for the quote's words that it explains, in tens of nats
    [1.0797, 0.9574],
    // what it says against the others
    [1.4853, 2.0048],
    // what the quote says for the window's words that it explains
    [0.2899, 0.3401],
    // what it says against the others
    [0.3401, 0.1216],
    // how much more the window explains as a bag than as a chain
    [-0.4632, -0.2319],
    // how much more the quote explains of it as a bag than as a chain
    [-0.4277, -0.9799],
    // what the quote says for the best stretch of the window's words
    [0.4172, 0.3006],
    // what it says against the words outside that stretch
    [-0.4105, -0.3456],
    // the lengths of both
    [-0.0262, 0.1699],
    // whether the window has more sentences than the quote
    [-1.3681, -1.6934],
    // how many more beyond the first
    [-1.1064, -0.7640],
    // whether it has fewer
    [-1.6821, -1.4272],
    // how many fewer beyond the first
    [-0.8921, -0.6088],
    // the share of the quote's words that is accounted for, in quarters
    [0.7317, 0.3862],
    // the least such share of a sentence of the window
    [0.8913, -0.2701],
    // ln of the window's words by the quote's
    [0.0371, 2.6770],
    // whether the quote is some words in a sentence of the author
    [-0.8781, 0.5114],
    // what the window says for the words around such a quote
    [-0.0950, 2.6102],
    // rare words of the quote that are accounted for
    [0.7681, 0.6467],
    // rare words that are not
    [-0.1552, -0.5721],
    // what the window says for the quote's words that it explains, by word
    [1.6530, 1.6683],
    // what the best stretch of its words says for the quote's words that it explains
    [0.2168, 0.3643],
    // what that stretch says against the others
    [0.1988, 0.5637],
    // the share of the quote's words that it accounts for, in quarters
    [0.3526, 0.2935],
    // by how much the words that it accounts for fall short of three
    [-0.1214, -0.4712],
    // by how much the least that one of several sentences says for its part falls short of ten nats
    [-1.3260, -3.8877],
    // the least share of a sentence of several in the quote that is not accounted for, in quarters
    [-0.1797, -0.0857],
    // what the best sentence elsewhere in the source says for the quote's words, in tens of nats
    [0.0290, 0.2366],
    // how much more the best sentence of the window says for them, by word
    [0.8190, 0.8235],
    // how much shorter than eight sentences the source is, in doublings
    [-1.2754, -1.1242],
    // the share of a fragment's words that is accounted for, in quarters
    [-0.3042, 0.2972],
    // the share that the best stretch accounts for
    [-0.1372, -0.4901],
    // what the window says for a fragment's words that it explains, by word
    [0.3637, 0.5547],
    // how likely another quote is to be from there
    [-1.0240, -3.9595],
    // how near the window follows the quote before, or precedes the one after
    [0.9132, 1.0794],
    // how near it is to them the other way round
    [-0.1420, -0.2948],
]);
