//! The Python side.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use crate::workspace::{Program, programs, root, text};

/// The oldest CPython whose asyncio has all that the twins use.
const OLDEST: (u32, u32) = (3, 11);

/// What every twin prints on the virtual clock; `None` without a Python.
pub(crate) static TWINS: LazyLock<Option<BTreeMap<Program, String>>> = LazyLock::new(|| {
    let python = find()?;
    let with_twin: Vec<Program> =
        programs().into_iter().filter(|program| program.twin().exists()).collect();
    let output = text(
        Command::new(python)
            .arg(root().join("tests/python/virtual_clock.py"))
            .arg("--json")
            .args(with_twin.iter().map(Program::twin)),
    );
    let mut outputs: BTreeMap<PathBuf, String> =
        serde_json::from_str(&output).expect("the runner prints JSON");
    let printed = |program: Program| {
        let output = outputs.remove(&program.twin()).expect("the runner answers for each twin");
        (program, output)
    };
    Some(with_twin.into_iter().map(printed).collect())
});

/// A Python that is new enough: the one people call first, then the newest.
fn find() -> Option<&'static str> {
    ["python3", "python", "python3.14", "python3.13", "python3.12", "python3.11"]
        .into_iter()
        .find(|python| version(python).is_some_and(|version| version >= OLDEST))
}

fn version(python: &str) -> Option<(u32, u32)> {
    let script = "import sys; print(sys.version_info.major, sys.version_info.minor)";
    let output = Command::new(python).args(["-c", script]).output().ok()?;
    let printed = String::from_utf8(output.stdout).ok()?;
    let (major, minor) = printed.trim().split_once(' ')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}
