//! The figures of the quote checks as tables.

use std::collections::BTreeMap;
use std::io::{self, Write};

use bitext::quote::Verdict;

use super::super::calibration::{auroc, brier, calibration_error, reliability};
use super::super::measure::Row;
use super::super::table::{Table, figure};
use super::change::Change;
use super::form::Form;
use super::measure::{Judged, Outcome, is_grave};
use super::places;

/// Prints everything about one set of articles.
pub(crate) fn print(out: &mut impl Write, heading: &str, judged: &[Judged], bins: bool) -> io::Result<()> {
    let outcomes: Vec<&Outcome> = judged.iter().flat_map(|judged| &judged.outcomes).collect();
    writeln!(out, "{heading}\n\n{}", summary(judged, &outcomes))?;
    writeln!(out, "Altered quotes, by what was changed:\n\n{}", recall(&outcomes))?;
    writeln!(out, "Findings, by kind:\n\n{}", precision(&outcomes))?;
    writeln!(out, "Verdicts:\n\n{}", verdicts(&outcomes))?;
    if bins {
        writeln!(out, "{}", places::table(judged))?;
        writeln!(out, "Confidence of matches, ten bins of equal mass:\n\n{}", bins_of(&rows(&outcomes)))?;
    }
    Ok(())
}

/// Prints what came of articles of other forms, a row for each form.
pub(crate) fn print_forms(out: &mut impl Write, forms: &[(Form, Vec<Judged>)]) -> io::Result<()> {
    let mut table = Table::new(&[
        "quotes in other forms",
        "exact spans",
        "true: right sentences",
        "true: major finding",
        "altered: right sentences",
        "altered: told",
        "foreign: found nowhere",
        "attributed",
    ]);
    for (form, judged) in forms {
        let outcomes: Vec<&Outcome> = judged.iter().flat_map(|judged| &judged.outcomes).collect();
        let all = || outcomes.iter();
        let of_truth = || all().filter(|outcome| outcome.is_true());
        let altered = || all().filter(|outcome| outcome.quote.change.is_some());
        table.row([
            form.name().to_owned(),
            share(all(), |outcome| outcome.exact),
            share(of_truth(), |outcome| outcome.located),
            share(of_truth(), |outcome| outcome.findings().iter().any(is_grave)),
            share(altered(), |outcome| outcome.located),
            share(altered(), |outcome| outcome.telling().next().is_some()),
            share(all().filter(|outcome| outcome.is_foreign()), |outcome| outcome.located),
            share(all(), |outcome| outcome.attributed),
        ]);
    }
    writeln!(out, "{table}")
}

/// The confidence of each match and whether it was right.
pub(crate) fn rows(outcomes: &[&Outcome]) -> Vec<Row> {
    let row = |outcome: &&Outcome| Some((outcome.checked.as_ref()?.confidence().get(), outcome.located));
    outcomes.iter().filter_map(row).collect()
}

fn share<'o>(outcomes: impl Iterator<Item = &'o &'o Outcome>, holds: impl Fn(&Outcome) -> bool) -> String {
    let (mut count, mut all) = (0, 0);
    for outcome in outcomes {
        all += 1;
        count += usize::from(holds(outcome));
    }
    format!("{} of {all}", figure(f64::from(count as u32) / f64::from(all)))
}

fn summary(judged: &[Judged], outcomes: &[&Outcome]) -> Table {
    let mut table = Table::new(&["of quotes", "share", "wanted"]);
    let mut row =
        |name: &str, share: String, wanted: &str| table.row([name.to_owned(), share, wanted.to_owned()]);
    let all = || outcomes.iter();
    let of_truth = || outcomes.iter().filter(|outcome| outcome.is_true());
    let foreign = || outcomes.iter().filter(|outcome| outcome.is_foreign());
    row("found", share(all(), |outcome| outcome.checked.is_some()), "");
    row("found, with exact spans", share(all(), |outcome| outcome.exact), "0.97");
    row("true ones at the right sentences", share(of_truth(), |outcome| outcome.located), "0.98");
    row("true ones at some of the right sentences", share(of_truth(), |outcome| outcome.near), "");
    row(
        "altered ones at the right sentences",
        share(all().filter(|outcome| outcome.quote.change.is_some()), |outcome| outcome.located),
        "",
    );
    row("foreign ones found nowhere", share(foreign(), |outcome| outcome.located), "");
    row(
        "foreign ones called not in the source",
        share(foreign(), |outcome| outcome.verdict() == Some(Verdict::NotInSource)),
        "0.97",
    );
    row(
        "true ones with a major or critical finding",
        share(of_truth(), |outcome| outcome.findings().iter().any(is_grave)),
        "≤ 0.04",
    );
    row("attributed to their speaker", share(all(), |outcome| outcome.attributed), "0.90");
    let strangers: usize = judged.iter().map(|judged| judged.strangers.len()).sum();
    row("taken for quotes, but none", format!("{strangers} beside {}", outcomes.len()), "");
    let rows = rows(outcomes);
    row("confidence of matches: ECE", figure(calibration_error(&rows)), "≤ 0.03");
    row("confidence of matches: Brier", figure(brier(&rows)), "");
    row("confidence of matches: AUROC", figure(auroc(&rows)), "");
    table
}

fn recall(outcomes: &[&Outcome]) -> Table {
    let mut table = Table::new(&["change", "told", "told as major", "kind anywhere", "any major", "wanted"]);
    for change in Change::ALL {
        let of_kind = || outcomes.iter().filter(|outcome| outcome.quote.change == Some(change));
        let told = share(of_kind(), |outcome| outcome.telling().next().is_some());
        let grave = share(of_kind(), |outcome| outcome.telling().any(is_grave));
        let anywhere = share(of_kind(), |outcome| {
            outcome.findings().iter().any(|finding| change.is_told_by(&finding.kind.to_string()))
        });
        let any = share(of_kind(), |outcome| outcome.findings().iter().any(is_grave));
        let short = |share: String| share.split(' ').next().unwrap_or_default().to_owned();
        table.row([
            change.name().to_owned(),
            told,
            short(grave),
            short(anywhere),
            short(any),
            wanted(change).to_owned(),
        ]);
    }
    table
}

fn wanted(change: Change) -> &'static str {
    match change {
        Change::Number => "0.98",
        Change::NegationDropped | Change::NegationAdded | Change::Name => "0.93",
        Change::Hedge => "0.85",
        Change::ClauseDropped | Change::ClauseAdded => "0.75",
        Change::Roles => "",
    }
}

fn precision(outcomes: &[&Outcome]) -> Table {
    // How many on altered quotes, how many of these tell of the change, how many grave ones; true quotes with
    // one, true quotes with a grave one.
    let mut counts: BTreeMap<String, [usize; 5]> = BTreeMap::new();
    for outcome in outcomes.iter().filter(|outcome| !outcome.is_foreign()) {
        let mut seen: BTreeMap<String, bool> = BTreeMap::new();
        for finding in outcome.findings() {
            let kind = finding.kind.to_string();
            let count = counts.entry(kind.clone()).or_default();
            if outcome.is_true() {
                *seen.entry(kind).or_default() |= is_grave(finding);
            } else {
                count[0] += 1;
                count[1] += usize::from(outcome.is_told_by(finding));
                count[2] += usize::from(is_grave(finding) && !outcome.is_told_by(finding));
            }
        }
        for (kind, grave) in seen {
            let count = counts.entry(kind).or_default();
            count[3] += 1;
            count[4] += usize::from(grave);
        }
    }
    let quotes = outcomes.iter().filter(|outcome| outcome.is_true()).count();
    let mut table = Table::new(&[
        "finding",
        "on altered quotes",
        "tells the change",
        "major beside the change",
        "true quotes with one",
        "with a major one",
    ]);
    for (kind, [altered, telling, beside, of_truth, grave]) in counts {
        let share = |count: usize, of: usize| figure(count as f64 / of as f64);
        table.row([
            kind,
            altered.to_string(),
            share(telling, altered),
            beside.to_string(),
            share(of_truth, quotes),
            share(grave, quotes),
        ]);
    }
    table
}

fn verdicts(outcomes: &[&Outcome]) -> Table {
    use Verdict::*;
    let verdicts = [Faithful, Partial, Altered, NotInSource, NoSource];
    let names: Vec<String> = verdicts.iter().map(Verdict::to_string).collect();
    let mut header = vec!["quotes"];
    header.extend(names.iter().map(String::as_str));
    let mut table = Table::new(&header);
    let mut row = |name: &str, of_kind: Vec<&&Outcome>| {
        let count =
            |verdict: &Verdict| of_kind.iter().filter(|outcome| outcome.verdict() == Some(*verdict)).count();
        table.row(
            [name.to_owned()].into_iter().chain(verdicts.iter().map(|verdict| count(verdict).to_string())),
        );
    };
    row("true", outcomes.iter().filter(|outcome| outcome.is_true() && !outcome.quote.part).collect());
    row(
        "true, a part of a sentence",
        outcomes.iter().filter(|outcome| outcome.is_true() && outcome.quote.part).collect(),
    );
    row("foreign", outcomes.iter().filter(|outcome| outcome.is_foreign()).collect());
    for change in Change::ALL {
        row(change.name(), outcomes.iter().filter(|outcome| outcome.quote.change == Some(change)).collect());
    }
    table
}

fn bins_of(rows: &[Row]) -> Table {
    let mut table = Table::new(&["bin", "n", "mean confidence", "share right"]);
    for (number, bin) in reliability(rows).iter().enumerate() {
        let [confidence, right] = [bin.confidence, bin.right].map(figure);
        table.row([(number + 1).to_string(), bin.count.to_string(), confidence, right]);
    }
    table
}
