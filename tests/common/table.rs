//! A table of texts and how they are read.

/// Fails with every row that `read` reads otherwise than the table expects.
pub(crate) fn check(read: impl Fn(&str) -> String, table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter(|(text, expected)| read(text) != *expected)
        .map(|(text, expected)| format!("{text:?}\n  expected {expected}\n  read     {}", read(text)))
        .collect();
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), table.len(), wrong.join("\n"));
}
