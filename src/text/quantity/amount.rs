//! Amounts: numbers in digits, in words, and in both (`2,5 mln`, `sto dwadzieścia`, `half a million`).

use super::lexicon::{Form, Meaning};
use super::reader::{Gap, Reader};
use super::scan::What;
use crate::lang::Lang;

/// An amount without unit or approximation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    pub(super) next: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) ordinal: bool,
    pub(super) weak: bool,
    /// A part of a whole: `half`, `dwie trzecie`.
    pub(super) fraction: bool,
    pub(super) plain: u8,
    pub(super) scale: f64,
    /// A range that a single word names: `kilka`, `dozens`.
    pub(super) vague: bool,
    /// Written in letters.
    pub(super) in_words: bool,
}

/// The sum so far of an amount.
struct Sum<'r, 'a> {
    reader: &'r Reader<'a>,
    amount: Amount,
    /// What the finished multipliers amount to.
    total: (f64, f64),
    /// What waits for a multiplier.
    current: Option<(f64, f64)>,
    /// The next cardinal has to be smaller.
    room: f64,
    last_multiplier: f64,
}

/// Reads the amount that begins with token `first`.
pub(super) fn read(reader: &Reader<'_>, first: usize) -> Option<Amount> {
    let token = reader.tokens.get(first)?;
    let amount = Amount {
        next: first,
        start: token.start,
        end: token.start,
        low: 0.0,
        high: 0.0,
        ordinal: false,
        weak: false,
        fraction: false,
        plain: 0,
        scale: 1.0,
        vague: false,
        in_words: true,
    };
    let mut sum = Sum {
        reader,
        amount,
        total: (0.0, 0.0),
        current: None,
        room: f64::INFINITY,
        last_multiplier: f64::INFINITY,
    };
    while sum.take() {}
    if sum.amount.next == first {
        return None;
    }
    Some(sum.finish(first))
}

impl Sum<'_, '_> {
    /// Takes the next token if it continues the amount.
    fn take(&mut self) -> bool {
        let at = self.amount.next;
        let first = self.amount.end == self.amount.start;
        let gap = if first { Gap::Tight } else { self.reader.gap(self.amount.end, at) };
        // Polish inflects tens and units: `dwudziesta pierwsza`.
        let closed = self.amount.ordinal && (self.reader.lang == Lang::English || !self.amount.in_words);
        if closed || gap == Gap::Far {
            return false;
        }
        let Some(token) = self.reader.tokens.get(at) else { return false };
        let taken = match token.what {
            What::Number(number) => self.number(first, gap, number.value, number.plain, number.ordinal),
            What::Word(meanings) => meanings.iter().any(|meaning| self.word(first, gap, *meaning)),
            _ => false,
        };
        if taken {
            self.amount.next = at + 1;
            self.amount.end = token.end;
        }
        taken
    }

    fn number(&mut self, first: bool, gap: Gap<'_>, value: f64, plain: u8, ordinal: bool) -> bool {
        if first {
            self.current = Some((value, value));
            (self.amount.plain, self.amount.ordinal) = (plain, ordinal);
            (self.room, self.amount.in_words) = (0.0, false);
            return true;
        }
        // `5 1/2 years`, `220 i 2/3 rundy`
        if (gap == Gap::Space || gap.is(&["i", "and"]))
            && (0.0..1.0).contains(&value)
            && self.amount.plain > 0
            && self.written_fraction()
        {
            self.add(value, value);
            self.amount.plain = 0;
            return true;
        }
        // `5 tys. 200 osób`, `2 million 300 thousand`
        let fits = self.current.is_none() && value >= 1.0 && value < self.last_multiplier && plain > 0;
        let continues = fits && gap == Gap::Space && self.last_multiplier >= 1000.0 && !ordinal;
        let round = !self.amount.in_words && self.total.0 % self.last_multiplier == 0.0;
        if continues && round {
            self.current = Some((value, value));
            self.room = 0.0;
        }
        continues && round
    }

    /// Whether the next token is written as a fraction.
    fn written_fraction(&self) -> bool {
        self.reader.written(self.amount.next).contains('/')
    }

    fn word(&mut self, first: bool, gap: Gap<'_>, meaning: Meaning) -> bool {
        match meaning {
            Meaning::Cardinal { .. } | Meaning::Multiplier { .. } if self.amount.ordinal => false,
            Meaning::Cardinal { value, weak } => self.cardinal(first, gap, value, weak),
            Meaning::Ordinal { value, weak } => {
                let fits = first || (self.amount.in_words && value < self.room && self.joins(gap));
                if fits {
                    self.add(value, value);
                    self.amount.ordinal = true;
                    self.amount.weak = first && weak;
                    self.room = room_after(value);
                }
                fits
            }
            Meaning::Vague { low, high, weak } => self.vague(first, gap, (low, high), weak),
            Meaning::Fraction { value, weak } => self.fraction(first, gap, value, weak),
            Meaning::Multiplier { value, form } => self.multiplier(first, gap, value, form),
            _ => false,
        }
    }

    /// Whether a part of a number in words may stand after `gap`.
    fn joins(&self, gap: Gap<'_>) -> bool {
        let english = self.reader.lang == Lang::English;
        match gap {
            Gap::Space => true,
            Gap::Hyphen => english,
            _ => english && gap.is(&["and"]) && (self.current.is_none() || self.room == 100.0),
        }
    }

    fn cardinal(&mut self, first: bool, gap: Gap<'_>, value: f64, weak: bool) -> bool {
        if first {
            self.amount.weak = weak;
        } else if !self.amount.in_words || !self.joins(gap) {
            return false;
        } else if self.is_year(value) {
            self.current = self.current.map(|(low, high)| (low * 100.0, high * 100.0));
        } else if value >= self.room || value == 0.0 {
            return false;
        } else {
            self.amount.weak = false;
        }
        self.add(value, value);
        self.room = room_after(value);
        true
    }

    /// `nineteen eighty-four`, `twenty ten`.
    fn is_year(&self, value: f64) -> bool {
        let century = self.current.is_some_and(|(low, high)| low == high && (11.0..=20.0).contains(&low));
        let whole = self.total.1 == 0.0 && self.last_multiplier.is_infinite();
        self.reader.lang == Lang::English && century && whole && (10.0..100.0).contains(&value)
    }

    /// `kilka`, `dozens`; behind a number in Polish what comes on top: `dwadzieścia kilka`, `sto kilkadziesiąt`.
    fn vague(&mut self, first: bool, gap: Gap<'_>, (low, high): (f64, f64), weak: bool) -> bool {
        if first {
            self.current = Some((low, high));
            (self.amount.vague, self.amount.weak) = (true, weak);
        } else {
            let more = self.reader.lang == Lang::Polish && gap == Gap::Space && self.amount.in_words;
            let room = if self.current.is_none() { self.last_multiplier } else { self.room };
            if !more || self.amount.fraction || self.amount.vague || high >= room {
                return false;
            }
            self.add(low, high);
            (self.amount.vague, self.amount.weak) = (true, false);
        }
        self.room = 0.0;
        true
    }

    fn fraction(&mut self, first: bool, gap: Gap<'_>, value: f64, weak: bool) -> bool {
        if first {
            self.current = Some((value, value));
            (self.amount.weak, self.amount.fraction, self.room) = (weak, true, 0.0);
            return true;
        }
        let sign = !self.reader.written(self.amount.next).starts_with(char::is_alphabetic);
        let joined = match gap {
            Gap::Tight | Gap::Space => sign,
            _ => gap.is(&["and a", "and-a", "and", "i", "-and-a-", "and one"]),
        };
        // The half of `a million and a half` is half a million.
        let unit = if self.current.is_none() { self.amount.scale } else { 1.0 };
        let fits = joined && value < 1.0 && !self.amount.fraction && !self.amount.vague;
        if fits {
            self.add(value * unit, value * unit);
            self.amount.plain = 0;
            (self.amount.weak, self.room) = (false, 0.0);
        }
        fits
    }

    fn multiplier(&mut self, first: bool, gap: Gap<'_>, value: f64, form: Form) -> bool {
        let joined = match gap {
            Gap::Tight => first || !self.amount.in_words,
            Gap::Space | Gap::Hyphen => true,
            _ if self.amount.fraction => gap.is(&["a", "of a"]),
            _ => self.amount.vague && gap.is(&["of"]),
        };
        let after_money = || {
            let money = |meaning| matches!(meaning, Meaning::Money { .. }).then_some(());
            let at = self.amount.next;
            at >= 2 && self.reader.meaning(at - 2, money).is_some()
                || self.reader.meaning(at + 1, money).is_some()
        };
        let allowed = match form {
            Form::Short => !first && (!self.amount.in_words || gap == Gap::Space),
            Form::MoneyShort => !first && gap == Gap::Tight && after_money(),
            Form::Singular | Form::Plural => true,
        };
        if !joined || !allowed || self.amount.ordinal {
            return false;
        }
        // A hundred is a multiplier in English only, and only inside a group: `two hundred thousand`.
        if value == 100.0 && !matches!(form, Form::Plural) {
            let (low, high) = self.current.unwrap_or((1.0, 1.0));
            if low >= 100.0 || (self.current.is_none() && self.total.1 > 0.0) {
                return false;
            }
            self.current = Some((low * 100.0, high * 100.0));
            (self.room, self.amount.scale) = (100.0, 100.0);
            (self.amount.weak, self.amount.plain) = (false, 0);
            return true;
        }
        if value >= self.last_multiplier || (self.current.is_none() && !first) {
            return false;
        }
        let bare = if form == Form::Plural { (2.0, 9.0 + 999.0 / 1000.0) } else { (1.0, 1.0) };
        let (low, high) = self.current.take().unwrap_or(bare);
        self.amount.vague |= first && form == Form::Plural;
        self.total = (self.total.0 + low * value, self.total.1 + high * value);
        (self.last_multiplier, self.room, self.amount.scale) = (value, f64::INFINITY, value);
        (self.amount.weak, self.amount.plain, self.amount.fraction) = (false, 0, false);
        true
    }

    fn add(&mut self, low: f64, high: f64) {
        let (old_low, old_high) = self.current.unwrap_or((0.0, 0.0));
        self.current = Some((old_low + low, old_high + high));
    }

    fn finish(mut self, first: usize) -> Amount {
        let (low, high) = self.current.unwrap_or((0.0, 0.0));
        self.amount.low = self.total.0 + low;
        self.amount.high = self.total.1 + high;
        if self.amount.next == first + 1 && self.amount.low == self.amount.high {
            self.denominator();
        }
        self.third();
        let mut amount = self.amount;
        if amount.in_words && self.reader.lang == Lang::English && amount.scale > 1.0 || amount.fraction {
            // `a hundred`, `a third`
            amount.start = self.reader.preceded_by(amount.start, &["a", "an"]).unwrap_or(amount.start);
        }
        if let Some(start) = self.reader.preceded_by(amount.start, &["minus"]) {
            (amount.start, amount.low, amount.high) = (start, -amount.high, -amount.low);
        }
        amount
    }

    /// `a third of the voters`.
    fn third(&mut self) {
        let share = self.amount.ordinal && self.amount.in_words && self.amount.low > 2.0;
        if share
            && self.reader.lang == Lang::English
            && self.reader.text[self.amount.end..].starts_with(" of")
            && self.reader.preceded_by(self.amount.start, &["a"]).is_some()
        {
            let value = 1.0 / self.amount.low;
            (self.amount.low, self.amount.high) = (value, value);
            (self.amount.ordinal, self.amount.fraction) = (false, true);
        }
    }

    /// `two thirds`, `jedna trzecia`: the second word is an ordinal in form.
    fn denominator(&mut self) {
        let at = self.amount.next;
        let numerator = self.amount.low;
        let gap = self.reader.gap(self.amount.end, at);
        let joined = gap == Gap::Space || (gap == Gap::Hyphen && self.reader.lang == Lang::English);
        if !joined || self.amount.ordinal || !(1.0..20.0).contains(&numerator) || numerator.fract() != 0.0 {
            return;
        }
        let english = self.reader.lang == Lang::English;
        let denominator = self.reader.meaning(at, |meaning| match meaning {
            Meaning::Denominator(value) => Some(value),
            Meaning::Ordinal { value, .. } if !english || numerator == 1.0 => Some(value),
            Meaning::Fraction { value, .. } if english && value < 1.0 => Some(1.0 / value),
            _ => None,
        });
        let Some(denominator) = denominator.filter(|value| *value > numerator && *value > 2.0) else {
            return;
        };
        // `two quarters` of a year, but `three quarters`, `two quarters of the voters`
        let simple = (numerator / 2.0).fract() != 0.0 || (denominator / 2.0).fract() != 0.0;
        if !simple && !self.reader.text[self.reader.tokens[at].end..].starts_with(" of") {
            return;
        }
        self.amount.next = at + 1;
        self.amount.end = self.reader.tokens[at].end;
        let share = numerator / denominator;
        (self.amount.low, self.amount.high) = (share, share);
        (self.amount.weak, self.amount.fraction, self.amount.plain) = (false, true, 0);
    }
}

/// The next part of a number in words has to be smaller than this: after `sto` at most `dziewięćdziesiąt`.
fn room_after(value: f64) -> f64 {
    match value {
        _ if value >= 100.0 => 100.0,
        _ if value >= 20.0 => 10.0,
        _ => 0.0,
    }
}
