//! FNV-1a over 64 bits (Fowler, Noll, Vo): the hash of everything that is looked up or stored by its bytes.
//!
//! It is the same on every machine, so that it may stand in a model, and for short words it is faster than
//! the standard library's, which guards against chosen keys: the tables here are ours.

use std::hash::Hasher;

/// What a hash starts from.
pub(crate) const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash `hash` with one more value taken in.
pub(crate) fn step(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x0000_0100_0000_01b3)
}

/// The hash of some bytes.
pub(crate) fn hash(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(OFFSET, |hash, byte| step(hash, u64::from(byte)))
}

/// FNV-1a for the standard library's tables.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(OFFSET)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, &byte| step(hash, u64::from(byte)));
    }

    /// One step for both bytes: numbers of units are no texts, and tell each other apart by that.
    fn write_u16(&mut self, number: u16) {
        self.0 = step(self.0, u64::from(number));
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// For tables whose keys are hashes already.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hashed(u64);

impl Hasher for Hashed {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, &byte| step(hash, u64::from(byte)));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_values() {
        // From the test suite of the FNV reference code.
        assert_eq!(hash(*b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash(*b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash(*b"foobar"), 0x8594_4171_f739_67e8);
    }
}
