#![doc = include_str!("../README.md")]
#![expect(
    clippy::disallowed_methods,
    reason = "a benchmark measures real time, and tokio's own yield"
)]

mod args;
mod loops;
mod measure;
mod python;
mod report;
mod statistics;
mod table;
mod work;

use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Parser;

use args::{Args, Command};
use measure::{Extent, Lab};
use python::Python;
use report::Verdict;
use table::{SHAPES, WORKLOADS, Workload};

fn main() -> ExitCode {
    match run(Args::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(args: Args) -> Result<ExitCode> {
    if let Some(Command::Run { workload, implementation, n }) = args.command {
        println!("{}", measure::run(&workload, &implementation, n)?);
        return Ok(ExitCode::SUCCESS);
    }
    let chosen = choose(&args.only)?;
    let extent = Extent { quick: args.quick, rounds: args.rounds };
    let lab = Lab::new(Python::find(args.python)?, extent)?;
    if args.quick {
        println!("Quick: small runs, few rounds. A hint, not a verdict.\n");
    }
    let goals = compare(&lab, &chosen)?;
    let shapes = check_shapes(&lab, &chosen)?;
    let failed = shapes.contains(&Verdict::NotMet)
        || args.strict && goals.iter().any(|verdict| *verdict != Verdict::Met);
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The workloads with these letters or names; all of them without any.
fn choose(only: &[String]) -> Result<Vec<&'static Workload>> {
    let matches = |wanted: &str, it: &Workload| wanted == it.id || wanted == it.letter();
    for wanted in only {
        if !WORKLOADS.iter().any(|workload| matches(wanted, workload)) {
            let known: Vec<_> = WORKLOADS.iter().map(|workload| workload.id).collect();
            bail!("there is no workload {wanted:?}; take a letter or one of: {}", known.join(" "));
        }
    }
    let wanted = |workload: &&Workload| {
        only.is_empty() || only.iter().any(|wanted| matches(wanted, workload))
    };
    Ok(WORKLOADS.iter().filter(wanted).collect())
}

/// Prints a table for each workload, and then how the goals were met.
fn compare(lab: &Lab, chosen: &[&'static Workload]) -> Result<Vec<Verdict>> {
    let mut judged = Vec::new();
    for &workload in chosen {
        eprintln!("{}. {}", workload.id, workload.name);
        let rows = lab.compare(workload)?;
        println!("{}", report::table(workload, &rows));
        judged.extend(workload.goals.iter().map(|goal| report::judge(workload, goal, &rows)));
    }
    Ok(print_verdicts("Goals", report::GOALS, judged))
}

fn check_shapes(lab: &Lab, chosen: &[&'static Workload]) -> Result<Vec<Verdict>> {
    let mut judged = Vec::new();
    for shape in SHAPES.iter().filter(|shape| chosen.iter().any(|it| it.id == shape.id)) {
        eprintln!("shape of {}. {}", shape.id, shape.implementation);
        judged.push(report::judge_shape(shape, lab.grow(shape)?));
    }
    Ok(print_verdicts("Shapes", report::SHAPES, judged))
}

fn print_verdicts(title: &str, head: &str, judged: Vec<(Verdict, String)>) -> Vec<Verdict> {
    let (verdicts, lines): (Vec<_>, Vec<_>) = judged.into_iter().unzip();
    if !lines.is_empty() {
        println!("## {title}\n\n{head}{}", lines.concat());
    }
    verdicts
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::table::Run;

    fn ids(only: &[&str]) -> Result<Vec<&'static str>> {
        let only: Vec<_> = only.iter().map(ToString::to_string).collect();
        Ok(choose(&only)?.iter().map(|workload| workload.id).collect())
    }

    #[test]
    fn a_letter_takes_all_its_workloads_and_a_name_takes_one() {
        assert_eq!(ids(&["g"]).unwrap(), ["g", "g100", "g4x4"]);
        assert_eq!(ids(&["f1k", "g100"]).unwrap(), ["f1k", "g100"]);
        assert_eq!(ids(&[]).unwrap().len(), WORKLOADS.len());
        assert!(ids(&["a", "z"]).unwrap_err().to_string().contains("labort"));
    }

    #[test]
    fn names_are_unique_and_every_letter_is_there() {
        let ids: BTreeSet<_> = WORKLOADS.iter().map(|workload| workload.id).collect();
        assert_eq!(ids.len(), WORKLOADS.len());
        let letters: BTreeSet<_> = WORKLOADS.iter().map(Workload::letter).collect();
        assert_eq!(letters.into_iter().collect::<String>(), "abcdefghijklmno");
    }

    #[test]
    fn goals_and_shapes_are_about_implementations_that_exist() {
        for workload in WORKLOADS {
            for goal in workload.goals {
                assert!(workload.implementation(goal.ours).is_some(), "{}", goal.ours);
                let asyncio =
                    workload.python.iter().any(|it| goal.against == format!("asyncio {it}"));
                let rust = workload.implementation(goal.against).is_some();
                assert!(asyncio || rust, "{}", goal.against);
            }
        }
        for shape in SHAPES {
            let workload = table::workload(shape.id).unwrap();
            assert!(workload.implementation(shape.implementation).is_some(), "{}", shape.id);
        }
    }

    #[test]
    fn every_implementation_still_runs() {
        for workload in WORKLOADS {
            for implementation in workload.implementations {
                match implementation.run {
                    Run::Time(work) => assert!(!work(10).is_zero(), "{}", implementation.name),
                    Run::Memory(work) => assert_eq!(work(10).is_some(), cfg!(target_os = "linux")),
                }
            }
        }
    }

    #[test]
    fn a_goal_near_one_gets_fifteen_rounds() {
        let extent = Extent { quick: false, rounds: None };
        let rounds = |id| extent.rounds(table::workload(id).unwrap());
        assert_eq!((rounds("a"), rounds("g100"), rounds("d50k"), rounds("i")), (15, 15, 5, 5));
        let quick = Extent { quick: true, rounds: None };
        assert_eq!(quick.rounds(table::workload("a").unwrap()), 3);
        let wanted = Extent { quick: true, rounds: Some(7) };
        assert_eq!(wanted.rounds(table::workload("a").unwrap()), 7);
    }
}
