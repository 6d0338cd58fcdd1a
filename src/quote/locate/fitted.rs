//! The weights by which windows are told from each other and from nowhere, for each feature that of a quote
//! that renders all of a window, and that of one that renders a part.
//!
//! `cargo run --release --features train --example fit_location` fits them, and says on what.

use super::Weights;

#[rustfmt::skip]
pub(crate) const WEIGHTS: Weights = Weights([
    // what any window begins with
    [-0.8413, 0.1562],
    // ln of the number of the quote's words, less 2.5
    [2.6250, 2.0959],
    // words that it falls short of eight, by four
    [-0.6346, -0.3825],
    // what the window says for the quote's words that it explains, in tens of nats
    [0.8161, 0.4088],
    // what it says against the others
    [1.1812, 1.7444],
    // what the quote says for the window's words that it explains
    [0.3985, 0.5827],
    // what it says against the others
    [0.4337, 0.1138],
    // how much more the window explains as a bag than as a chain
    [-0.4349, -0.2951],
    // how much more the quote explains of it as a bag than as a chain
    [-0.4354, -1.0196],
    // what the quote says for the best stretch of the window's words
    [0.4720, 0.3533],
    // what it says against the words outside that stretch
    [-0.2908, -0.4561],
    // the lengths of both
    [-0.0427, 0.1780],
    // whether the window has more sentences than the quote
    [-1.4868, -1.4489],
    // how many more beyond the first
    [-0.9495, -0.4678],
    // whether it has fewer
    [-2.2715, -1.7072],
    // how many fewer beyond the first
    [-1.0493, -0.5042],
    // the share of the quote's words that is accounted for, in quarters
    [0.3899, 0.3435],
    // the least such share of a sentence of the window
    [1.1991, -0.2001],
    // ln of the window's words by the quote's
    [0.2257, 2.6681],
    // whether the quote is some words in a sentence of the author
    [-0.4322, 0.9063],
    // what the window says for the words around such a quote
    [-0.2599, 0.1848],
    // rare words of the quote that are accounted for
    [0.5984, 0.4925],
    // rare words that are not
    [-0.2600, -0.5790],
    // what the window says for the quote's words that it explains, by word
    [1.3917, 1.0658],
    // what the best stretch of its words says for the quote's words that it explains
    [0.2903, 0.6577],
    // what that stretch says against the others
    [0.3501, 0.6400],
    // the share of the quote's words that it accounts for, in quarters
    [0.3892, 0.3047],
    // by how much the words that it accounts for fall short of three
    [-0.4762, -0.4019],
    // by how much the least that one of several sentences says for its part falls short of ten nats
    [-0.8764, -3.3103],
    // the least share of a sentence of several in the quote that is not accounted for, in quarters
    [-0.2302, -0.0547],
    // what the best sentence elsewhere in the source says for the quote's words, in tens of nats
    [-0.2063, 0.1173],
    // how much more the best sentence of the window says for them, by word
    [0.8003, 1.0064],
    // how much shorter than eight sentences the source is, in doublings
    [-1.6269, -1.3961],
    // the share of a fragment's words that is accounted for, in quarters
    [-0.1461, 0.2665],
    // the share that the best stretch accounts for
    [-0.0154, -0.3593],
    // what the window says for a fragment's words that it explains, by word
    [0.3524, 0.8918],
    // how likely another quote is to be from there
    [-1.3412, -4.3978],
    // how near the window follows the quote before, or precedes the one after
    [1.4934, 1.7136],
    // how near it is to them the other way round
    [0.4880, 0.4313],
]);
