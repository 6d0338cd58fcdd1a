//! The weights by which windows are told from each other and from nowhere, for each feature that of a quote
//! that renders all of a window, and that of one that renders a part.
//!
//! `cargo run --release --features train --example fit_location` fits them, and says on what.

use super::Weights;

#[rustfmt::skip]
pub(crate) const WEIGHTS: Weights = Weights([
    // what any window begins with
    [-1.7242, -0.0482],
    // ln of the number of the quote's words, less 2.5
    [3.2888, 3.1559],
    // words that it falls short of eight, by four
    [-0.4661, 0.1869],
    // what the window says for the quote's words that it explains, in tens of nats
    [1.0602, 1.1268],
    // what it says against the others
    [1.8465, 3.0432],
    // what the quote says for the window's words that it explains
    [0.7344, 0.8047],
    // what it says against the others
    [0.3452, 0.1887],
    // how much more the window explains as a bag than as a chain
    [0.0800, 0.8149],
    // how much more the quote explains of it as a bag than as a chain
    [-0.5478, -1.2212],
    // what the quote says for the best stretch of the window's words
    [1.9652, 1.9034],
    // what it says against the words outside that stretch
    [-0.6735, -0.7358],
    // the lengths of both
    [-0.0812, 0.1414],
    // whether the window has more sentences than the quote
    [-2.5197, -4.1095],
    // how many more beyond the first
    [-1.6447, -1.1510],
    // whether it has fewer
    [-2.2394, -2.2889],
    // how many fewer beyond the first
    [-1.1310, -0.5125],
    // the share of the quote's words that is accounted for, in quarters
    [0.6019, 0.4347],
    // the least such share of a sentence of the window
    [0.9879, -0.3803],
    // ln of the window's words by the quote's
    [0.2213, 2.9457],
    // whether the quote is some words in a sentence of the author
    [-1.7204, 1.1386],
    // what the window says for the words around such a quote
    [-0.8320, 2.1769],
    // rare words of the quote that are accounted for
    [0.5891, 0.4928],
    // rare words that are not
    [-0.2464, -0.6234],
    // what the window says for the quote's words that it explains, by word
    [1.9840, 1.7078],
    // how likely another quote is to be from there
    [-1.4194, -4.3070],
    // how near the window follows the quote before, or precedes the one after
    [1.5999, 1.7741],
    // how near it is to them the other way round
    [0.6472, 0.5725],
]);
