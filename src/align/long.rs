//! Long documents: window by window, in linear time and with the memory of one window.
//!
//! A window ends where a first look ([`super::coarse`]) saw the texts go on together. It is aligned like a document
//! of its own, and what stands before a place that the path is next to certain to go through is taken; the next
//! window starts there. Where one side lacks a long passage of the other, the window leaves out the middle of
//! it. Where nothing is known of how the texts go on, a window tries what lies ahead on both sides, and if that says
//! nothing either, the texts are taken to go on in proportion and the answer says so ([`Search::Narrowed`]).

use super::aligner::Aligner;
use super::alignment::{Alignment, Bead};
use super::coarse::anchors;
use super::crossing::Crossing;
use super::decode::RawBead;
use super::pass::Pass;
use super::search::Search;
use super::window::{Part, Window};
use crate::confidence::Confidence;
use crate::document::Document;
use crate::score::{Keys, Lexical, Side};
use crate::span::SentenceRange;

/// Sentences of a window, both sides together, at most …
const SIZE: usize = 2048;
/// … and at least, whatever the budget is.
const LEAST_SIZE: usize = 100;
/// A path goes through the place between two beads as surely as the less sure of them is right.
const SURE: f64 = 0.995;
/// Sentences, both sides together, that a window has at least beyond the place up to which it is taken: further than
/// any bead's posterior is felt.
const OVERLAP: usize = 40;

/// A place between sentences, on both sides.
type Place = (usize, usize);

impl Aligner<'_> {
    /// Aligns documents of any length.
    pub(super) fn align_long(&self, source: &Document, target: &Document) -> Alignment {
        let end = (source.len(), target.len());
        // One of twice the size has to be within the budget, too.
        let size = self.budget().isqrt().clamp(LEAST_SIZE, SIZE);
        let anchors = if end.0 + end.1 > size + size / 2 { self.coarse(source, target) } else { Vec::new() };
        let mut walk = Walk {
            aligner: self,
            source,
            target,
            size,
            anchors: &anchors,
            stops_short: [source.stops_short(), target.stops_short()],
            at: (0, 0),
            end,
            reached: (0, 0),
            beads: Vec::with_capacity(end.0.max(end.1)),
            search: Search::Banded,
            lost: false,
        };
        while walk.at != end {
            walk.go_on();
        }
        walk.beads.shrink_to_fit();
        Alignment::new(walk.beads, walk.search)
    }

    fn coarse(&self, source: &Document, target: &Document) -> Vec<Place> {
        let shared = source.lang() == target.lang();
        let keys = |document: &Document| {
            Keys::read(self.model(), document.lang(), shared, document.sentence_texts())
        };
        anchors(keys(source), keys(target))
    }
}

/// How far the alignment of two documents has come.
struct Walk<'w> {
    aligner: &'w Aligner<'w>,
    source: &'w Document,
    target: &'w Document,
    /// Of windows.
    size: usize,
    /// The anchors that lie ahead.
    anchors: &'w [Place],
    /// Of both documents: see [`Document::stops_short`].
    stops_short: [Vec<bool>; 2],
    at: Place,
    end: Place,
    /// Where the beads so far have come to, but for those that cross.
    reached: Place,
    beads: Vec<Bead>,
    search: Search,
    /// Whether the last window ended where nothing was sure.
    lost: bool,
}

impl Walk<'_> {
    /// Aligns the next window, or a larger one, or one that ends where it has to.
    fn go_on(&mut self) {
        let behind = self.anchors.partition_point(|anchor| anchor.0 < self.at.0 || anchor.1 < self.at.1);
        self.anchors = &self.anchors[behind..];
        // Where the way was lost already, looking at four times as much each time is too dear.
        let sizes = [self.size, 2 * self.size];
        for size in &sizes[..if self.lost { 1 } else { 2 }] {
            let window = self.window(*size);
            if self.look(&window, false) {
                self.lost = false;
                return;
            }
        }
        self.lost = true;
        self.search = Search::Narrowed;
        let window = self.proportional();
        self.look(&window, true);
    }

    /// The window of about so many sentences that begins here.
    fn window(&self, size: usize) -> Window {
        let (at, end) = (self.at, self.end);
        let reach = |place: Place| place.0 - at.0 + place.1 - at.1;
        if reach(end) <= size + size / 2 {
            return self.plain(end);
        }
        let within =
            |size: usize| &self.anchors[..self.anchors.partition_point(|&anchor| reach(anchor) <= size)];
        let near = within(size).last().copied().unwrap_or(at);
        if reach(near) >= size / 2 {
            return self.plain(near);
        }
        // A gap: up to its other side, and some way beyond.
        let far = self.anchors.get(within(size).len()).copied().unwrap_or(end);
        let after = within(reach(far) + size / 4).last().copied();
        let beyond = after.filter(|_| far != end).unwrap_or(end);
        let cells = (beyond.0 - at.0 + 1).saturating_mul(beyond.1 - at.1 + 1);
        if cells <= self.aligner.budget() {
            return self.plain(beyond);
        }
        let keep = size / 4;
        let thin = |one: usize, other: usize| one <= keep && other > 2 * keep;
        let skip = |near: usize, far: usize| near + keep..far - keep;
        if thin(far.0 - near.0, far.1 - near.1) {
            let target = Part::without(at.1..beyond.1, skip(near.1, far.1));
            return Window { source: Part::whole(at.0..beyond.0), target, last: beyond == end };
        }
        if thin(far.1 - near.1, far.0 - near.0) {
            let source = Part::without(at.0..beyond.0, skip(near.0, far.0));
            return Window { source, target: Part::whole(at.1..beyond.1), last: beyond == end };
        }
        self.plain((far.0.min(at.0 + size / 2), far.1.min(at.1 + size / 2)))
    }

    /// A window that goes on as the texts do on the whole up to the next anchor.
    fn proportional(&self) -> Window {
        let reach = |place: Place| place.0 - self.at.0 + place.1 - self.at.1;
        let far =
            self.anchors.iter().copied().find(|&anchor| reach(anchor) >= self.size / 2).unwrap_or(self.end);
        let (height, width) = (far.0 - self.at.0, far.1 - self.at.1);
        let step = self.size.min(height + width);
        let rows = (step as u128 * height as u128).div_ceil((height + width) as u128) as usize;
        self.plain((self.at.0 + rows.min(step), self.at.1 + step - rows.min(step)))
    }

    fn plain(&self, to: Place) -> Window {
        let (source, target) = (Part::whole(self.at.0..to.0), Part::whole(self.at.1..to.1));
        Window { source, target, last: to == self.end }
    }

    /// Aligns a window and takes what is sure, or all of it if it has to be or is the last. Says whether anything
    /// was taken.
    fn look(&mut self, window: &Window, all: bool) -> bool {
        let model = self.aligner.model();
        let mut source = Side::read(model, self.source.lang(), window.source.texts(self.source));
        let mut target = Side::read(model, self.target.lang(), window.target.texts(self.target));
        let [source_short, target_short] = &self.stops_short;
        source.stops_short = window.source.select(source_short);
        target.stops_short = window.target.select(target_short);
        let lexical = Lexical::new(model, model.parameters(), &source, &target);
        let mut pass = self.aligner.pass(&lexical, None);
        // No bead has sentences on both sides of what is passed over.
        pass.crossings.retain(|crossing| {
            !window.source.straddles(crossing.source) && !window.target.straddles(crossing.target)
        });
        let cut = match all || window.last {
            true => Some((source.len(), target.len())),
            false => cut(&pass, window),
        };
        let Some(cut) = cut else { return false };
        if pass.band.is_narrowed() {
            self.search = Search::Narrowed;
        }
        self.take(&pass, window, cut);
        self.at = (window.source.place(cut.0), window.target.place(cut.1));
        true
    }

    /// Takes the beads before a place of the window.
    fn take(&mut self, pass: &Pass, window: &Window, cut: Place) {
        let mut judged = self.aligner.judged(pass);
        judged.retain(|bead| match bead.source.is_empty() {
            false => bead.source.end() <= cut.0,
            true => bead.target.end() <= cut.1,
        });
        // What is passed over stands alone as surely as the least sure of what stands alone around it.
        let skips_source = !window.source.skipped().is_empty();
        let alone = judged
            .iter()
            .filter(|bead| if skips_source { bead.target.is_empty() } else { bead.source.is_empty() });
        let alone = alone.map(|bead| bead.confidence).min().unwrap_or_default();
        let mut skipped = !window.skips();
        // Sentences behind the seam that a bead before it had.
        let mut more = 0;
        for bead in judged {
            if !skipped && window.is_behind(&bead) {
                self.skip(window, more, alone);
                skipped = true;
            }
            more += window.source.behind(bead.source) + window.target.behind(bead.target);
            let sides = (window.source.range(bead.source), window.target.range(bead.target));
            self.push(sides, bead.confidence, bead.crossing);
        }
        if !skipped {
            self.skip(window, more, alone);
        }
    }

    /// Takes the sentences that a window passes over, each alone, and `more` behind them.
    fn skip(&mut self, window: &Window, more: usize, confidence: Confidence) {
        let (sources, targets) = (window.source.skipped(), window.target.skipped());
        let nothing = SentenceRange::new(0, 0);
        if !sources.is_empty() {
            for sentence in sources.start..sources.end + more {
                self.push((SentenceRange::new(sentence, sentence + 1), nothing), confidence, false);
            }
        }
        if !targets.is_empty() {
            for sentence in targets.start..targets.end + more {
                self.push((nothing, SentenceRange::new(sentence, sentence + 1)), confidence, false);
            }
        }
    }

    /// Enters a bead of the documents; an empty side stands where the beads so far have come to.
    fn push(&mut self, sides: (SentenceRange, SentenceRange), confidence: Confidence, crossing: bool) {
        let (mut source, mut target) = sides;
        match source.is_empty() {
            true => source = SentenceRange::new(self.reached.0, self.reached.0),
            false => self.reached.0 = source.end(),
        }
        match target.is_empty() {
            true => target = SentenceRange::new(self.reached.1, self.reached.1),
            false if crossing => {}
            false => self.reached.1 = target.end(),
        }
        let (source, target) = ((source, self.source.span(source)), (target, self.target.span(target)));
        self.beads.push(Bead::new(source, target, confidence, crossing));
    }
}

/// The last place in a window that the path is next to certain to go through, if it is not at its beginning: between
/// two sure beads, or behind one where there are none such.
fn cut(pass: &Pass, window: &Window) -> Option<Place> {
    let sure = |bead: &RawBead| bead.posterior >= SURE && !bead.source.is_empty() && !bead.target.is_empty();
    let place = |bead: &RawBead| (bead.source.end(), bead.target.end());
    let pairs = pass.path.windows(2).rev().filter(|pair| sure(&pair[0]) && sure(&pair[1]));
    let single = || pass.path.iter().rev().filter(|bead| sure(bead)).map(place);
    first_inside(pass, window, pairs.map(|pair| place(&pair[0])))
        .or_else(|| first_inside(pass, window, single()))
}

/// The first of some places, the last of the window first, that is neither at its end nor at its beginning.
fn first_inside(pass: &Pass, window: &Window, places: impl Iterator<Item = Place>) -> Option<Place> {
    let all = window.source.len() + window.target.len();
    let least = if window.skips() { all / 2 } else { all / 8 };
    let mut inside = places
        .skip_while(|place| all - place.0 - place.1 < OVERLAP)
        .take_while(|place| place.0 + place.1 >= least.max(1));
    inside.find(|&(row, column)| {
        // What is passed over has to be behind, and no bead may cross the place.
        let crossed =
            |crossing: &Crossing| (crossing.source.end() <= row) != (crossing.target.end() <= column);
        let behind = |part: &Part, here: usize| part.skipped().is_empty() || here > part.seam();
        behind(&window.source, row) && behind(&window.target, column) && !pass.crossings.iter().any(crossed)
    })
}
