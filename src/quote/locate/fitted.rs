//! The weights by which windows are told from each other and from nowhere, for each feature that of a quote
//! that renders all of a window, and that of one that renders a part.
//!
//! `cargo run --release --features train --example fit_location` fits them, and says on what.

use super::Weights;

#[rustfmt::skip]
pub(crate) const WEIGHTS: Weights = Weights([
    // what any window begins with
    [-1.3610, 0.0827],
    // ln of the number of the quote's words, less 2.5
    [3.1544, 2.8147],
    // words that it falls short of eight, by four
    [-0.4485, -0.0034],
    // what the window says for the quote's words that it explains, in tens of nats
    [1.0318, 0.7364],
    // what it says against the others
    [1.3095, 2.0398],
    // what the quote says for the window's words that it explains
    [0.4585, 0.5142],
    // what it says against the others
    [0.5471, 0.1004],
    // how much more the window explains as a bag than as a chain
    [-0.5926, -0.1796],
    // how much more the quote explains of it as a bag than as a chain
    [-0.4143, -1.1971],
    // what the quote says for the best stretch of the window's words
    [0.4327, 0.4854],
    // what it says against the words outside that stretch
    [-0.3204, -0.6367],
    // the lengths of both
    [-0.0541, 0.1523],
    // whether the window has more sentences than the quote
    [-1.8259, -2.0851],
    // how many more beyond the first
    [-1.1612, -0.5692],
    // whether it has fewer
    [-2.1490, -1.5317],
    // how many fewer beyond the first
    [-1.1028, -0.4688],
    // the share of the quote's words that is accounted for, in quarters
    [0.3877, 0.4819],
    // the least such share of a sentence of the window
    [1.1732, -0.4046],
    // ln of the window's words by the quote's
    [0.5401, 2.8993],
    // whether the quote is some words in a sentence of the author
    [-1.0985, 0.5486],
    // what the window says for the words around such a quote
    [-0.8969, 2.6927],
    // rare words of the quote that are accounted for
    [0.5134, 0.4009],
    // rare words that are not
    [-0.2307, -0.5738],
    // what the window says for the quote's words that it explains, by word
    [1.4675, 1.3201],
    // what the best stretch of its words says for the quote's words that it explains
    [0.5458, 0.7821],
    // what that stretch says against the others
    [0.2373, 0.3307],
    // the share of the quote's words that it accounts for, in quarters
    [0.3810, 0.2491],
    // by how much the words that it accounts for fall short of three
    [-0.2151, -0.2882],
    // by how much the least that one of several sentences says for its part falls short of ten nats
    [-0.7404, -3.4402],
    // the least share of a sentence of several in the quote that is not accounted for, in quarters
    [-0.1997, -0.2204],
    // what the best sentence elsewhere in the source says for the quote's words, in tens of nats
    [-0.1545, -0.0320],
    // how much more the best sentence of the window says for them, by word
    [1.0363, 0.9686],
    // how much shorter than eight sentences the source is, in doublings
    [-1.5276, -1.3754],
    // the share of a fragment's words that is accounted for, in quarters
    [-0.0972, 0.1666],
    // the share that the best stretch accounts for
    [-0.0580, -0.3628],
    // what the window says for a fragment's words that it explains, by word
    [0.4312, 0.9167],
    // how likely another quote is to be from there
    [-1.3898, -4.4841],
    // how near the window follows the quote before, or precedes the one after
    [1.4870, 1.6822],
    // how near it is to them the other way round
    [0.5135, 0.5195],
]);
