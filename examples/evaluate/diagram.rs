//! A reliability diagram: confidence to the right, share right upwards. The nearer to the diagonal, the more
//! honest.

use std::fmt::Write;

use super::calibration::Bin;

/// The side of the square, and what is left around it for the words, in pixels.
const SIDE: f64 = 320.0;
const MARGIN: f64 = 56.0;
/// The colours of the curves, told apart by colour-blind readers too (Okabe and Ito 2008).
const COLOURS: [&str; 4] = ["#0072b2", "#d55e00", "#009e73", "#cc79a7"];

/// Draws a curve for every name and its bins as SVG.
pub(crate) fn draw(curves: &[(&str, Vec<Bin>)]) -> String {
    let whole = SIDE + 2.0 * MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {whole} {whole}\" font-family=\"sans-serif\" \
         font-size=\"12\">\n<title>Reliability of the beads</title>\n\
         <rect width=\"{whole}\" height=\"{whole}\" rx=\"8\" fill=\"white\"/>\n\
         <rect x=\"{MARGIN}\" y=\"{MARGIN}\" width=\"{SIDE}\" height=\"{SIDE}\" fill=\"none\" stroke=\"#999\"/>\n"
    );
    let diagonal = points(&[(0.0, 0.0), (1.0, 1.0)]);
    svg += &format!(
        "<polyline points=\"{diagonal}\" fill=\"none\" stroke=\"#999\" stroke-dasharray=\"4 4\"/>\n"
    );
    for tick in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let (x, y) = place(tick, tick);
        let (below, left) = (MARGIN + SIDE + 16.0, MARGIN - 6.0);
        svg += &format!("<text x=\"{x:.1}\" y=\"{below}\" text-anchor=\"middle\">{tick}</text>\n");
        svg += &format!("<text x=\"{left}\" y=\"{:.1}\" text-anchor=\"end\">{tick}</text>\n", y + 4.0);
    }
    let middle = whole / 2.0;
    let low = whole - 18.0;
    svg += &format!("<text x=\"{middle}\" y=\"{low}\" text-anchor=\"middle\">mean confidence</text>\n");
    svg += &format!("<text x=\"{MARGIN}\" y=\"{}\">share right</text>\n", MARGIN - 10.0);
    for (number, (name, bins)) in curves.iter().enumerate() {
        let colour = COLOURS[number % COLOURS.len()];
        let curve: Vec<(f64, f64)> = bins.iter().map(|bin| (bin.confidence, bin.right)).collect();
        let line = points(&curve);
        svg +=
            &format!("<polyline points=\"{line}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n");
        for (x, y) in curve.iter().map(|&(x, y)| place(x, y)) {
            svg += &format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{colour}\"/>\n");
        }
        let (x, y) = (MARGIN + 12.0, MARGIN + 20.0 + 16.0 * number as f64);
        svg += &format!("<text x=\"{x}\" y=\"{y}\" fill=\"{colour}\">{name}</text>\n");
    }
    svg + "</svg>\n"
}

/// The place of a point of the unit square.
fn place(x: f64, y: f64) -> (f64, f64) {
    (MARGIN + SIDE * x, MARGIN + SIDE * (1.0 - y))
}

fn points(curve: &[(f64, f64)]) -> String {
    curve.iter().map(|&(x, y)| place(x, y)).fold(String::new(), |mut text, (x, y)| {
        let _ = write!(text, "{x:.1},{y:.1} ");
        text
    })
}
