//! Roman numerals.

/// The value of a Roman numeral in capitals from I to XXXIX, the range of months, centuries, monarchs
/// and wars. Beyond it nearly every hit would be an abbreviation: CD, MC, DM.
pub(super) fn read(word: &str) -> Option<u8> {
    let tens = word.bytes().take_while(|byte| *byte == b'X').count();
    // IX has its X at the end, so it is among the units.
    let units = match &word.as_bytes()[tens..] {
        b"" => 0,
        b"I" => 1,
        b"II" => 2,
        b"III" => 3,
        b"IV" => 4,
        b"V" => 5,
        b"VI" => 6,
        b"VII" => 7,
        b"VIII" => 8,
        b"IX" => 9,
        _ => return None,
    };
    let value = u8::try_from(tens).ok()?.checked_mul(10)?.checked_add(units)?;
    (1..40).contains(&value).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn only_canonical_numerals_are_read() {
        for (word, value) in [("I", 1), ("IX", 9), ("XX", 20), ("XIV", 14), ("XXXIX", 39)] {
            assert_eq!(read(word), Some(value), "{word}");
        }
        for word in ["IIII", "VX", "XL", "ix", "", "XXXX", "CD"] {
            assert_eq!(read(word), None, "{word}");
        }
        assert_eq!(read(&"X".repeat(1000)), None);
    }
}
