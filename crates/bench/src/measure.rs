//! Measuring: each implementation in a fresh process, by turns.

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::python::{ONLY_LINUX, Python, PythonLoop};
use crate::table::{Implementation, Run, Shape, Size, Workload, workload};

/// A run shorter than this is repeated: a clock and a loop's start are not free.
const ENOUGH: Duration = Duration::from_millis(20);
/// Who takes longer than this is measured once: nobody waits for fifteen of them.
const PATIENCE: Duration = Duration::from_secs(30);
/// Python is never so close that its ratio needs more.
const PYTHON_ROUNDS: usize = 5;

/// How much is measured.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Extent {
    pub(crate) quick: bool,
    pub(crate) rounds: Option<usize>,
}

impl Extent {
    pub(crate) fn rounds(self, workload: &Workload) -> usize {
        let close = workload.goals.iter().any(|goal| goal.at_most > 0.5);
        self.rounds.unwrap_or(match (self.quick, close) {
            (true, _) => 3,
            // One outlier in five moves a ratio of nearly one by a factor of two.
            (false, true) => 15,
            (false, false) => 5,
        })
    }

    /// For the shapes, whose limits are far apart.
    pub(crate) fn shape_rounds(self) -> usize {
        self.rounds.unwrap_or(if self.quick { 3 } else { 5 })
    }
}

/// Starts the processes.
pub(crate) struct Lab {
    program: PathBuf,
    python: Python,
    extent: Extent,
}

/// One row: who, with how many operations, and what each round gave.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) n: usize,
    pub(crate) outcome: Outcome,
}

#[derive(Debug, PartialEq)]
pub(crate) enum Outcome {
    /// By round; it may end before that of the others.
    Measured(Vec<f64>),
    Skipped(&'static str),
}

impl Row {
    pub(crate) fn values(&self) -> &[f64] {
        match &self.outcome {
            Outcome::Measured(values) => values,
            Outcome::Skipped(_) => &[],
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    Round,
    Stop,
}

/// Who takes part in a workload.
#[derive(Clone, Copy)]
enum Entrant {
    Rust(&'static Implementation),
    Python(PythonLoop, &'static str),
}

impl Entrant {
    fn name(self) -> String {
        match self {
            Entrant::Rust(implementation) => implementation.name.to_owned(),
            Entrant::Python(on, function) => format!("{} {function}", on.name()),
        }
    }
}

fn entrants(workload: &'static Workload) -> impl Iterator<Item = Entrant> {
    let rust = workload.implementations.iter().map(Entrant::Rust);
    let python = workload.python.iter().flat_map(|function| {
        [PythonLoop::Asyncio, PythonLoop::Uvloop].map(|on| Entrant::Python(on, function))
    });
    rust.chain(python)
}

impl Lab {
    /// # Errors
    ///
    /// When the program does not know its own path, so cannot start itself.
    pub(crate) fn new(python: Python, extent: Extent) -> Result<Self> {
        let program = env::current_exe().context("cannot find the program to start it again")?;
        Ok(Lab { program, python, extent })
    }

    /// Measures everybody by turns, in the opposite order every other round.
    ///
    /// # Errors
    ///
    /// When an implementation fails.
    pub(crate) fn compare(&self, workload: &'static Workload) -> Result<Vec<Row>> {
        let size = if self.extent.quick { workload.quick } else { workload.full };
        let rows = entrants(workload).map(|entrant| (entrant, self.row(entrant, size)));
        let mut rows: Vec<_> = rows.collect();
        let mut turns: Vec<_> = (0..rows.len()).collect();
        for _ in 0..self.extent.rounds(workload) {
            let mut next = Vec::new();
            for place in turns {
                let (entrant, row) = &mut rows[place];
                if self.measure(workload, *entrant, row)? == Next::Round {
                    next.push(place);
                }
            }
            turns = next;
            turns.reverse();
        }
        Ok(rows.into_iter().map(|(_, row)| row).collect())
    }

    fn row(&self, entrant: Entrant, size: Size) -> Row {
        let (n, lacks) = match entrant {
            Entrant::Rust(_) => (size.rust, None),
            Entrant::Python(on, function) => (size.python, self.python.lacks(on, function)),
        };
        let outcome = lacks.map_or(Outcome::Measured(Vec::new()), Outcome::Skipped);
        Row { name: entrant.name(), n, outcome }
    }

    /// Adds a round to a row, and says whether the row shall get more.
    fn measure(&self, workload: &Workload, entrant: Entrant, row: &mut Row) -> Result<Next> {
        let Outcome::Measured(values) = &mut row.outcome else { return Ok(Next::Stop) };
        let start = Instant::now();
        let measured = match entrant {
            Entrant::Rust(implementation) => self.start(workload, implementation, row.n)?,
            Entrant::Python(on, function) => Some(self.python.run(on, function, row.n)?),
        };
        let Some(value) = measured else {
            row.outcome = Outcome::Skipped(ONLY_LINUX);
            return Ok(Next::Stop);
        };
        values.push(value);
        let enough = matches!(entrant, Entrant::Python(..)) && values.len() == PYTHON_ROUNDS;
        let slow = start.elapsed() > PATIENCE;
        Ok(if enough || slow { Next::Stop } else { Next::Round })
    }

    /// Runs one implementation in a process of its own.
    fn start(
        &self,
        workload: &Workload,
        implementation: &Implementation,
        n: usize,
    ) -> Result<Option<f64>> {
        let arguments = ["run", workload.id, implementation.name, &n.to_string()];
        let output = Command::new(&self.program)
            .args(arguments)
            .stderr(Stdio::inherit())
            .output()
            .context("cannot start the program again")?;
        if !output.status.success() {
            let arguments = arguments.map(|argument| format!("'{argument}'")).join(" ");
            bail!("{} failed: see it with `bench {arguments}`", implementation.name);
        }
        let printed = String::from_utf8_lossy(&output.stdout);
        let unknown = printed.trim() == UNKNOWN;
        if unknown { Ok(None) } else { Ok(Some(printed.trim().parse()?)) }
    }

    /// The fastest run at each size of a shape. Whatever disturbs a run only makes
    /// it slower, and a shape has no second side that would be slower too.
    ///
    /// # Errors
    ///
    /// When the implementation fails.
    pub(crate) fn grow(&self, shape: &Shape) -> Result<[(usize, f64); 3]> {
        let (workload, implementation) = find(shape.id, shape.implementation)?;
        let mut fastest = shape.sizes.map(|n| (n, f64::INFINITY));
        for _ in 0..self.extent.shape_rounds() {
            for (n, fastest) in &mut fastest {
                let value = self.start(workload, implementation, *n)?;
                *fastest = fastest.min(value.unwrap_or(f64::INFINITY));
            }
        }
        Ok(fastest)
    }
}

/// What a process prints when there is nothing to measure.
const UNKNOWN: &str = "unknown";

/// The process's side: one run to warm up, then the ones that count.
///
/// # Errors
///
/// When there is no such workload, or no such implementation of it.
pub(crate) fn run(id: &str, implementation: &str, n: usize) -> Result<String> {
    let (_, implementation) = find(id, implementation)?;
    Ok(match implementation.run {
        Run::Time(work) => nanoseconds(work, n).to_string(),
        // Memory that was freed is used again, so nothing may go before.
        Run::Memory(work) => {
            work(n).map_or(UNKNOWN.to_owned(), |bytes| (bytes as f64 / n as f64).to_string())
        }
    })
}

fn nanoseconds(work: fn(usize) -> Duration, n: usize) -> f64 {
    work(n);
    let (mut spent, mut operations) = (Duration::ZERO, 0);
    while spent < ENOUGH {
        spent += work(n);
        operations += n;
    }
    spent.as_nanos() as f64 / operations as f64
}

fn find(id: &str, name: &str) -> Result<(&'static Workload, &'static Implementation)> {
    let workload = workload(id).with_context(|| format!("there is no workload {id:?}"))?;
    let implementation = workload.implementation(name);
    let known: Vec<_> = workload.implementations.iter().map(|it| it.name).collect();
    let implementation =
        implementation.with_context(|| format!("{id} has no {name:?}, but {known:?}"))?;
    Ok((workload, implementation))
}
