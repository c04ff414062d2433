//! The Python side: which interpreter, and one workload in a fresh process of it.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The oldest CPython that has task groups, timeout scopes and runners.
const OLDEST: (u32, u32) = (3, 11);
const SCRIPT: &str = include_str!("../python/workloads.py");
const MISSING: &str = "no Python >= 3.11 found";
/// Why there is no row about memory elsewhere.
pub(crate) const ONLY_LINUX: &str = "only Linux tells the peak of memory";

/// A Python, and what cannot be measured with it.
#[derive(Debug)]
pub(crate) struct Python {
    command: Option<PathBuf>,
    uvloop: Uvloop,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Uvloop {
    Installed,
    Missing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PythonLoop {
    Asyncio,
    Uvloop,
}

impl PythonLoop {
    pub(crate) fn name(self) -> &'static str {
        match self {
            PythonLoop::Asyncio => "asyncio",
            PythonLoop::Uvloop => "uvloop",
        }
    }
}

impl Python {
    /// The one that is asked for, or the first that is new enough.
    ///
    /// # Errors
    ///
    /// When the one that is asked for is no Python, or too old.
    pub(crate) fn find(wanted: Option<PathBuf>) -> Result<Self> {
        let Some(wanted) = wanted else {
            let names = ["python3", "python3.14", "python3.13", "python3.12", "python3.11"];
            let found = names.map(PathBuf::from).into_iter().find(is_new_enough);
            return Ok(Python::new(found));
        };
        if !is_new_enough(&wanted) {
            let wanted = wanted.display();
            bail!("{wanted} is no Python >= 3.11: name another one, or leave --python out");
        }
        Ok(Python::new(Some(wanted)))
    }

    fn new(command: Option<PathBuf>) -> Self {
        let imports = |python: &PathBuf| {
            printed(Command::new(python).args(["-c", "import uvloop"])).is_some()
        };
        let uvloop = match command.as_ref().is_some_and(imports) {
            true => Uvloop::Installed,
            false => Uvloop::Missing,
        };
        Python { command, uvloop }
    }

    /// Why this workload cannot run on this loop, if it cannot.
    pub(crate) fn lacks(&self, on: PythonLoop, function: &str) -> Option<&'static str> {
        match (&self.command, on, self.uvloop) {
            (None, ..) => Some(MISSING),
            _ if function == "memory" && !cfg!(target_os = "linux") => Some(ONLY_LINUX),
            (_, PythonLoop::Uvloop, Uvloop::Missing) => Some("this Python has no uvloop"),
            (_, PythonLoop::Uvloop, _) if function.starts_with("timers") => {
                Some("has no virtual clock")
            }
            _ => None,
        }
    }

    /// Nanoseconds per operation, or bytes per task.
    ///
    /// # Errors
    ///
    /// When the workload fails.
    pub(crate) fn run(&self, on: PythonLoop, function: &str, n: usize) -> Result<f64> {
        let python = self.command.as_deref().context(MISSING)?;
        let n = n.to_string();
        let mut command = Command::new(python);
        command.args(["-c", SCRIPT, on.name(), function, &n]).stderr(Stdio::inherit());
        let printed = printed(&mut command)
            .with_context(|| format!("{function} failed on {}; see above", on.name()))?;
        printed.trim().parse().context("the Python workload printed no number")
    }
}

fn is_new_enough(python: &PathBuf) -> bool {
    let script = "import sys; print(sys.version_info.major, sys.version_info.minor)";
    let version = printed(Command::new(python).args(["-c", script]));
    version.as_deref().and_then(parse).is_some_and(|version| version >= OLDEST)
}

fn parse(version: &str) -> Option<(u32, u32)> {
    let (major, minor) = version.trim().split_once(' ')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

/// What a command prints; nothing if it fails.
fn printed(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::WORKLOADS;

    #[test]
    fn every_function_in_the_table_is_in_the_script() {
        for function in WORKLOADS.iter().flat_map(|workload| workload.python) {
            let definition = format!("\nasync def {function}(n):\n");
            assert!(SCRIPT.contains(&definition), "{function} is missing");
        }
    }

    #[test]
    fn a_python_before_3_11_is_too_old() {
        assert!(parse("3 10\n") < Some(OLDEST));
        assert!(parse("3 11\n") >= Some(OLDEST));
        assert!(parse("Python 3") < Some(OLDEST));
    }

    #[test]
    fn without_a_python_every_row_says_so() {
        let python = Python::new(None);
        assert_eq!(python.lacks(PythonLoop::Asyncio, "drain"), Some(MISSING));
        assert_eq!(python.lacks(PythonLoop::Uvloop, "drain"), Some(MISSING));
    }

    #[test]
    fn uvloop_sits_out_what_it_cannot_run() {
        let with = |uvloop| Python { command: Some(PathBuf::from("python3")), uvloop };
        let installed = with(Uvloop::Installed);
        assert_eq!(installed.lacks(PythonLoop::Uvloop, "drain"), None);
        assert!(installed.lacks(PythonLoop::Uvloop, "timers_close").is_some());
        assert!(with(Uvloop::Missing).lacks(PythonLoop::Uvloop, "drain").is_some());
        assert_eq!(with(Uvloop::Missing).lacks(PythonLoop::Asyncio, "timers_close"), None);
    }
}
