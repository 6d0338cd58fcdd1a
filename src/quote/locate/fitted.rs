//! The weights by which windows are told from each other and from nowhere, for each feature that of a quote
//! that renders all of a window, and that of one that renders a part.
//!
//! `cargo run --release --features train --example fit_location` fits them, and says on what.

use super::Weights;

#[rustfmt::skip]
pub(crate) const WEIGHTS: Weights = Weights([
    // what any window begins with
    [-1.0964, 0.0608],
    // ln of the number of the quote's words, less 2.5
    [2.9293, 2.7507],
    // words that it falls short of eight, by four
    [-0.5925, 0.1557],
    // what the window says for the quote's words that it explains, in tens of nats
    [0.8572, 0.6524],
    // what it says against the others
    [1.4607, 1.9907],
    // what the quote says for the window's words that it explains
    [0.3534, 0.3386],
    // what it says against the others
    [0.3269, 0.1393],
    // how much more the window explains as a bag than as a chain
    [-0.0611, 0.0497],
    // how much more the quote explains of it as a bag than as a chain
    [-0.3983, -0.9879],
    // what the quote says for the best stretch of the window's words
    [0.4005, 0.3312],
    // what it says against the words outside that stretch
    [-0.4552, -0.3878],
    // the lengths of both
    [-0.0283, 0.1548],
    // whether the window has more sentences than the quote
    [-1.1425, -1.4125],
    // how many more beyond the first
    [-0.8803, -0.5838],
    // whether it has fewer
    [-1.9196, -1.6448],
    // how many fewer beyond the first
    [-1.0616, -0.7284],
    // the share of the quote's words that is accounted for, in quarters
    [0.7320, 0.5677],
    // the least such share of a sentence of the window
    [0.9379, -0.2481],
    // ln of the window's words by the quote's
    [0.1126, 2.6548],
    // whether the quote is some words in a sentence of the author
    [-0.8388, 0.5059],
    // what the window says for the words around such a quote
    [-0.1153, 2.6087],
    // rare words of the quote that are accounted for
    [0.7082, 0.5771],
    // rare words that are not
    [-0.1499, -0.5526],
    // what the window says for the quote's words that it explains, by word
    [1.7584, 1.5596],
    // what the best stretch of its words says for the quote's words that it explains
    [0.3421, 0.6140],
    // what that stretch says against the others
    [0.2131, 0.5060],
    // the share of the quote's words that it accounts for, in quarters
    [0.3469, 0.2152],
    // by how much the words that it accounts for fall short of three
    [-0.0565, -0.4326],
    // by how much the least that one of several sentences says for its part falls short of ten nats
    [-1.3401, -4.0047],
    // the least share of a sentence of several in the quote that is not accounted for, in quarters
    [-0.1332, 0.0109],
    // what the best sentence elsewhere in the source says for the quote's words, in tens of nats
    [0.0255, 0.2056],
    // how much more the best sentence of the window says for them, by word
    [0.7234, 0.8308],
    // how much shorter than eight sentences the source is, in doublings
    [-1.3209, -1.1571],
    // the share of a fragment's words that is accounted for, in quarters
    [-0.2110, 0.2854],
    // the share that the best stretch accounts for
    [-0.1314, -0.5106],
    // what the window says for a fragment's words that it explains, by word
    [0.2046, 0.5614],
    // how many sentences of the window but its last end without a mark, as headlines do
    [-2.0732, -0.7760],
    // whether the quote asks something and the window does not
    [-1.2306, -0.9285],
    // whether the window asks something and the quote does not
    [-1.1187, -0.5275],
    // how likely another quote is to be from there
    [-1.0037, -3.9470],
    // how near the window follows the quote before, or precedes the one after
    [0.8930, 1.0823],
    // how near it is to them the other way round
    [-0.1651, -0.2986],
]);
