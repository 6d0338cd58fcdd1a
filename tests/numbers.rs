//! The lines of `tests/golden/numbers.txt`: which numbers say the same in both languages, and which do not.

use bitext::quote::{FindingKind, Severity};
use bitext::{Document, Lang, check_quotes};

fn tells(kind: FindingKind) -> bool {
    use FindingKind as F;
    matches!(
        kind,
        F::NumberChanged
            | F::NumberMissing
            | F::NumberExtra
            | F::MoneyChanged
            | F::MoneyMissing
            | F::MoneyExtra
            | F::MeasurementChanged
            | F::MeasurementMissing
            | F::MeasurementExtra
            | F::DateChanged
            | F::DateMissing
            | F::DateExtra
            | F::TimeChanged
            | F::TimeMissing
            | F::TimeExtra
    )
}

/// What the check of a quote of `source` says of its numbers if it is grave; `None` where the quote is not found.
fn told(article: &str, lang: Lang, source: &str, source_lang: Lang) -> Option<Vec<String>> {
    let sources = [Document::with_lang(source, source_lang)];
    let report = check_quotes(&Document::with_lang(article, lang), &sources);
    let quote = report.quotes().first().filter(|quote| quote.place().is_some())?;
    let grave = quote.findings().iter().filter(|it| tells(it.kind) && it.severity >= Severity::Major);
    Some(grave.map(|finding| finding.message.clone()).collect())
}

#[test]
fn numbers_of_both_languages_are_compared_by_what_they_say() {
    let (mut wrong, mut found, mut asked, mut gaps) = (Vec::new(), 0, 0, 0);
    for line in include_str!("golden/numbers.txt").lines().filter(|line| !line.starts_with('#')) {
        let [kind, polish, english] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let both = [
            told(&format!("Governor Anna Nowak said: “{english}”"), Lang::English, polish, Lang::Polish),
            told(
                &format!("Minister Anna Nowak powiedziała: „{polish}”"),
                Lang::Polish,
                english,
                Lang::English,
            ),
        ];
        asked += 2;
        found += both.iter().flatten().count();
        let grave: Vec<&String> = both.iter().flatten().flatten().collect();
        let right = match kind {
            "same" => grave.is_empty(),
            "gap" => !grave.is_empty(),
            "other" => both.iter().all(|told| told.as_ref().is_some_and(|told| !told.is_empty())),
            _ => panic!("{line}"),
        };
        gaps += usize::from(kind == "gap");
        if !right {
            wrong.push(format!("{line}\n  {grave:?}"));
        }
    }
    println!("{asked} quotes, {found} found in their source, {gaps} lines with a known gap");
    assert!(found * 10 >= asked * 9, "only {found} of {asked} quotes are found in their source");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
