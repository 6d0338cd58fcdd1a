//! The arguments of the programs that fit weights: `[DIR]` and options.

/// The folder with `corpora`, by default `../shared`, and which of the options are given.
pub(crate) fn read<const N: usize>(usage: &str, options: [&str; N]) -> Result<(String, [bool; N]), String> {
    let (given, rest): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| options.contains(&argument.as_str()));
    let given = options.map(|option| given.iter().any(|argument| argument == option));
    match rest.as_slice() {
        [] => Ok(("../shared".to_owned(), given)),
        [folder] if !folder.starts_with('-') => Ok((folder.clone(), given)),
        _ => Err(usage.to_owned()),
    }
}
