//! The arguments of the programs that fit weights: `[DIR] [--check]`.

/// The folder with `corpora`, by default `../shared`, and whether to check.
pub(crate) fn read(usage: &str) -> Result<(String, bool), String> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let check = arguments.iter().position(|argument| argument == "--check");
    let check = check.map(|at| arguments.remove(at)).is_some();
    match arguments.as_slice() {
        [] => Ok(("../shared".to_owned(), check)),
        [folder] if !folder.starts_with('-') => Ok((folder.clone(), check)),
        _ => Err(usage.to_owned()),
    }
}
