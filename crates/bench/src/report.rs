//! The report, in Markdown.

use crate::measure::{Outcome, Row};
use crate::statistics::{Growth, Quartiles, exponent, ratios};
use crate::table::{Goal, Run, Shape, Workload};

/// Whether what was measured is as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Met,
    NotMet,
    /// One side of the ratio is missing.
    NotMeasured,
}

impl Verdict {
    fn of(holds: bool) -> Self {
        if holds { Verdict::Met } else { Verdict::NotMet }
    }

    fn word(self) -> &'static str {
        match self {
            Verdict::Met => "met",
            Verdict::NotMet => "NOT MET",
            Verdict::NotMeasured => "not measured",
        }
    }
}

/// One workload: what each takes, and how many times as long as the first.
pub(crate) fn table(workload: &Workload, rows: &[Row]) -> String {
    let unit = match workload.implementations[0].run {
        Run::Time(_) => "ns per operation",
        Run::Memory(_) => "bytes per task",
    };
    let mut table = format!("### {}. {}\n\n", workload.id, workload.name);
    table += &format!("| | n | {unit} | ratio (quartiles) | rounds |\n|---|--:|--:|--:|--:|\n");
    for row in rows {
        table += &line(row, &rows[0]);
    }
    table
}

fn line(row: &Row, reference: &Row) -> String {
    let (name, n) = (&row.name, row.n);
    if let Outcome::Skipped(why) = row.outcome {
        return format!("| {name} | | {why} | | |\n");
    }
    let median = Quartiles::of(row.values()).map_or(0.0, |it| it.median);
    let ratio = Quartiles::of(&ratios(row.values(), reference.values()));
    let ratio = ratio.map_or(String::new(), show);
    format!("| {name} | {n} | {} | {ratio} | {} |\n", number(median), row.values().len())
}

fn show(ratio: Quartiles) -> String {
    let Quartiles { lower, median, upper } = ratio;
    format!("{} ({}-{})", number(median), number(lower), number(upper))
}

/// Three digits that count, or all before the point.
fn number(value: f64) -> String {
    let digits = 2 - value.abs().max(1e-3).log10().floor() as i32;
    format!("{value:.*}", digits.clamp(0, 4) as usize)
}

pub(crate) const GOALS: &str = "\
| workload | goal | measured (quartiles) | |
|---|---|--:|---|
";

/// A line of the table of goals.
pub(crate) fn judge(workload: &Workload, goal: &Goal, rows: &[Row]) -> (Verdict, String) {
    let values = |name: &str| rows.iter().find(|row| row.name == name).map_or(&[][..], Row::values);
    let ratio = Quartiles::of(&ratios(values(goal.ours), values(goal.against)));
    let verdict = ratio.map_or(Verdict::NotMeasured, |it| Verdict::of(it.median <= goal.at_most));
    let Goal { ours, against, at_most } = goal;
    let wanted = format!("{ours} <= {at_most} x {against}");
    let measured = ratio.map_or(String::new(), show);
    let word = verdict.word();
    (verdict, format!("| {}. {} | {wanted} | {measured} | {word} |\n", workload.id, workload.name))
}

pub(crate) const SHAPES: &str = "\
| workload | implementation | ns per operation at n | grows with | at most | |
|---|---|---|---|---|---|
";

/// A line of the table of shapes.
pub(crate) fn judge_shape(shape: &Shape, fastest: [(usize, f64); 3]) -> (Verdict, String) {
    let exponent = exponent(fastest[0], fastest[2]);
    let verdict = Verdict::of(shape.growth.allows(exponent));
    let growth = match shape.growth {
        Growth::Flat => "flat",
        Growth::Linear => "linear",
    };
    let at = fastest.map(|(n, time)| format!("{} at {n}", number(time))).join(", ");
    let (id, implementation, limit) = (shape.id, shape.implementation, shape.growth.limit());
    let word = if verdict == Verdict::Met { "pass" } else { "FAIL" };
    let grows = format!("n^{exponent:.2} | n^{limit} ({growth})");
    (verdict, format!("| {id} | {implementation} | {at} | {grows} | {word} |\n"))
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::table::workload;

    fn measured(name: &str, values: &[f64]) -> Row {
        Row { name: name.to_owned(), n: 1_000, outcome: Outcome::Measured(values.to_vec()) }
    }

    fn rows() -> [Row; 4] {
        [
            measured("tokio spawn", &[100.0, 110.0, 400.0]),
            measured("our create_task", &[120.0, 121.0, 440.0]),
            measured("asyncio create_tasks", &[5_000.0]),
            Row { name: "uvloop".to_owned(), n: 9, outcome: Outcome::Skipped("not here") },
        ]
    }

    #[test]
    fn a_table_has_a_median_a_ratio_and_why_a_row_is_missing() {
        assert_snapshot!(table(workload("a").unwrap(), &rows()), @r"
        ### a. create and await, 8 bytes each

        | | n | ns per operation | ratio (quartiles) | rounds |
        |---|--:|--:|--:|--:|
        | tokio spawn | 1000 | 110 | 1.00 (1.00-1.00) | 3 |
        | our create_task | 1000 | 121 | 1.10 (1.10-1.15) | 3 |
        | asyncio create_tasks | 1000 | 5000 | 50.0 (50.0-50.0) | 1 |
        | uvloop | | not here | | |
        ");
    }

    #[test]
    fn a_goal_is_judged_by_the_median_of_the_ratios() {
        let judge = |ours, at_most| {
            let goal = Goal { ours, against: "tokio spawn", at_most };
            judge(workload("a").unwrap(), &goal, &rows()).0
        };
        assert_eq!(judge("our create_task", 1.1), Verdict::Met);
        assert_eq!(judge("our create_task", 1.09), Verdict::NotMet);
        assert_eq!(judge("uvloop", 1.1), Verdict::NotMeasured);
        assert_eq!(judge("nobody", 1.1), Verdict::NotMeasured);
    }

    #[test]
    fn a_shape_is_judged_from_its_first_size_to_its_last() {
        let shape = |growth| Shape {
            id: "f",
            implementation: "wait",
            sizes: [1_000, 10_000, 100_000],
            growth,
        };
        let fastest = [(1_000, 5.0), (10_000, 50.0), (100_000, 500.0)];
        let (flat, _) = judge_shape(&shape(Growth::Flat), fastest);
        let (linear, line) = judge_shape(&shape(Growth::Linear), fastest);
        assert_eq!((flat, linear), (Verdict::NotMet, Verdict::Met));
        assert_snapshot!(line, @"| f | wait | 5.00 at 1000, 50.0 at 10000, 500 at 100000 | n^1.00 | n^1.5 (linear) | pass |");
    }

    #[test]
    fn numbers_keep_three_digits() {
        let numbers = [0.0012, 0.05, 0.5, 1.234, 12.34, 123.4, 1234.5];
        assert_eq!(numbers.map(number).join(" "), "0.0012 0.0500 0.500 1.23 12.3 123 1234");
    }
}
