//! The search for the next byte that can end a sentence.

/// Bytes that are looked at together: as many as a register of any ordinary processor holds.
const BLOCK: usize = 16;

/// The bytes that can end a sentence, or start something that does.
static CANDIDATES: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = b".!?\n\r\x0C:;@)*=_~\xC2\xE2\xEF\xF0";
    let mut index = 0;
    while index < bytes.len() {
        table[bytes[index] as usize] = true;
        index += 1;
    }
    table
};

/// The first candidate from `from` on.
pub(crate) fn next(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let (blocks, _) = rest.as_chunks::<BLOCK>();
    let clear = BLOCK * blocks.iter().take_while(|block| !may_hold(block)).count();
    // A block that may hold a candidate mostly does: its bytes, and those behind it, one by one.
    let found = rest[clear..].iter().position(|&byte| CANDIDATES[byte as usize]);
    found.map(|found| from + clear + found)
}

/// Whether a candidate may be in the block: never false where one is. Written without a branch for the
/// compiler to look at all bytes at once.
fn may_hold(block: &[u8; BLOCK]) -> bool {
    let mut any = false;
    for &byte in block {
        any |= (byte == b'.')
            | (byte == b'!')
            | (byte == b'_')
            | (byte == b'~')
            // Line ends and neighbours; `)*`; `:;<=>?@`; the first bytes of longer characters.
            | (byte & 0xF8 == 0x08)
            | (byte.wrapping_sub(b')') <= b'*' - b')')
            | (byte.wrapping_sub(b':') <= b'@' - b':')
            | (byte == 0xC2)
            | (byte >= 0xE2);
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_candidate_is_passed_over() {
        for byte in 0..=u8::MAX {
            for at in 0..2 * BLOCK {
                let mut bytes = [b'a'; 3 * BLOCK];
                bytes[at] = byte;
                let expected = Some(at).filter(|_| CANDIDATES[usize::from(byte)]);
                assert_eq!(next(&bytes, 0), expected, "byte {byte:#x} at {at}");
                assert_eq!(next(&bytes, at + 1), None);
            }
        }
        assert_eq!(next(b"", 0), None);
        assert_eq!(next(b"a", 2), None);
    }
}
