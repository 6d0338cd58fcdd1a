//! The random numbers of CPython's `random.Random`, so that the documents are the same in both languages.
//!
//! The generator is MT19937: M. Matsumoto and T. Nishimura, "Mersenne Twister: A 623-dimensionally
//! equidistributed uniform pseudorandom number generator", ACM TOMACS 8 (1998), with the initialisation by
//! array of their revision of 2002.

/// Words of the state.
const N: usize = 624;
/// The distance of the word that a word is mixed with.
const M: usize = 397;
const UPPER: u32 = 0x8000_0000;

#[derive(Clone, Debug)]
pub(crate) struct Random {
    state: [u32; N],
    next: usize,
}

impl Random {
    /// As `random.Random(seed)`: the key is the seed's words, the lowest first.
    pub(crate) fn new(seed: u64) -> Self {
        let key = [seed as u32, (seed >> 32) as u32];
        let key = if key[1] == 0 { &key[..1] } else { &key[..] };
        let mut state = [0; N];
        state[0] = 19_650_218;
        for i in 1..N {
            state[i] = mixed(state[i - 1], 1_812_433_253).wrapping_add(i as u32);
        }
        // The key is shorter than the state: N rounds with the key, N - 1 with the place.
        let mut i = 1;
        for round in 0..N {
            let j = round % key.len();
            let word = state[i] ^ mixed(state[i - 1], 1_664_525);
            state[i] = word.wrapping_add(key[j]).wrapping_add(j as u32);
            advance(&mut state, &mut i);
        }
        for _ in 1..N {
            let word = state[i] ^ mixed(state[i - 1], 1_566_083_941);
            state[i] = word.wrapping_sub(i as u32);
            advance(&mut state, &mut i);
        }
        state[0] = UPPER;
        Self { state, next: N }
    }

    /// 32 random bits.
    pub(crate) fn word(&mut self) -> u32 {
        if self.next == N {
            self.twist();
        }
        let mut word = self.state[self.next];
        self.next += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }

    /// A number from 0 up to 1 with 53 random bits, as `random()`.
    pub(crate) fn number(&mut self) -> f64 {
        let (high, low) = (self.word() >> 5, self.word() >> 6);
        (f64::from(high) * f64::from(1 << 26) + f64::from(low)) / (1_u64 << 53) as f64
    }

    /// A number below `limit`, as `choice` of CPython 3.11 draws its index: as many bits as the limit has,
    /// again and again until they are below it. Nothing is drawn for the limit 0.
    pub(crate) fn below(&mut self, limit: u32) -> u32 {
        if limit == 0 {
            return 0;
        }
        let shift = limit.leading_zeros();
        loop {
            let drawn = self.word() >> shift;
            if drawn < limit {
                return drawn;
            }
        }
    }

    fn twist(&mut self) {
        for i in 0..N {
            let word = (self.state[i] & UPPER) | (self.state[(i + 1) % N] & !UPPER);
            let odd = if word & 1 == 1 { 0x9908_b0df } else { 0 };
            self.state[i] = self.state[(i + M) % N] ^ (word >> 1) ^ odd;
        }
        self.next = 0;
    }
}

/// The step of the initialisations: a word folded on itself, times a multiplier.
fn mixed(word: u32, multiplier: u32) -> u32 {
    (word ^ (word >> 30)).wrapping_mul(multiplier)
}

/// Goes on to the next word; the last one counts as the one before the first.
fn advance(state: &mut [u32; N], i: &mut usize) {
    *i += 1;
    if *i == N {
        state[0] = state[N - 1];
        *i = 1;
    }
}
