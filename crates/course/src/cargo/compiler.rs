//! How cargo called the compiler, so that it can be called again.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use super::process::{Bounds, End, Live, capture};
use super::{Build, Diagnostics, MESSAGES, messages, succeeded};
use crate::stop::{Stop, Stopped};

/// A call of the compiler that cargo has made: the same call makes the same program
/// of another answer, and saves the time in which cargo finds out that nothing else
/// is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Compiler {
    environment: Vec<(String, String)>,
    words: Vec<String>,
    executable: PathBuf,
}

impl Compiler {
    /// Finds the call that made `executable` of the test `target`, in what cargo
    /// said of its work.
    ///
    /// Cargo quotes as the shells of Unix read it. What it writes elsewhere cannot
    /// be called, and then cargo is asked for every build.
    pub(crate) fn of(
        target: &str,
        executable: &Path,
        said: &str,
        diagnostics: Diagnostics,
    ) -> Option<Self> {
        let name = format!(" --crate-name {} ", target.replace('-', "_"));
        let call = |line: &'_ str| {
            let call = line.trim_start().strip_prefix("Running `")?.strip_suffix('`')?;
            (call.contains(&name) && call.contains(" --test ")).then(|| shlex::split(call))?
        };
        let mut words = said.lines().find_map(call)?;
        if diagnostics == Diagnostics::Plain {
            // Cargo asks for colours always, and takes them away if nobody wants them.
            words.iter_mut().for_each(|word| *word = word.replace("diagnostic-rendered-ansi,", ""));
        }
        let first = words.iter().position(|word| assignment(word).is_none())?;
        let environment = words.drain(..first).filter_map(|word| assignment(&word)).collect();
        Some(Compiler { environment, words, executable: executable.to_owned() })
    }

    /// Calls it again, in the workspace's folder; `None` if it made no program, for
    /// whatever reason: cargo is the one to say why.
    ///
    /// # Errors
    ///
    /// When it was asked to stop.
    pub(crate) fn call(&self, root: &Path, stop: &Stop) -> Result<Option<Build>> {
        let Some((program, arguments)) = self.words.split_first() else {
            return Ok(None);
        };
        let mut command = Command::new(program);
        command.args(arguments).envs(self.environment.iter().cloned()).current_dir(root);
        let bounds = Bounds { time: None, output: MESSAGES, mark: None };
        let Ok(finished) = capture(command, &bounds, stop, &Live::default()) else {
            return Ok(None);
        };
        if finished.end == End::Stopped {
            bail!(Stopped);
        }
        Ok(succeeded(&finished).then(|| Build::Built {
            executable: self.executable.clone(),
            warnings: messages::rendered(&finished.stderr),
            compiler: Some(self.clone()),
        }))
    }
}

/// The name and the value of `NAME=value`.
fn assignment(word: &str) -> Option<(String, String)> {
    let (name, value) = word.split_once('=')?;
    let named = name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    named.then(|| (name.to_owned(), value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "
       Fresh queue v0.0.0 (/c/crates/queue)
     Running `A=1 /bin/rustc --crate-name queue --edition=2024 --test -C metadata=1`
     Running `A=1 B='two words' C= /bin/rustc --crate-name worker_pool --edition=2024 \
              'a b/worker_pool.rs' --json=diagnostic-rendered-ansi,artifacts --test -C x=y`
    Finished `dev` profile in 0.43s
";

    fn called(target: &str, diagnostics: Diagnostics) -> Option<Compiler> {
        Compiler::of(target, Path::new("/t/it"), SAID, diagnostics)
    }

    #[test]
    fn a_call_is_told_from_the_calls_for_others() {
        let compiler = called("worker_pool", Diagnostics::Coloured).unwrap();
        let environment = [("A", "1"), ("B", "two words"), ("C", "")];
        assert_eq!(compiler.environment, environment.map(|(a, b)| (a.to_owned(), b.to_owned())));
        assert_eq!(compiler.words[..3], ["/bin/rustc", "--crate-name", "worker_pool"]);
        assert_eq!(compiler.words[4], "a b/worker_pool.rs");
        assert_eq!(called("worker", Diagnostics::Coloured), None);
    }

    #[test]
    fn colours_are_not_asked_for_where_nobody_wants_them() {
        let plain = called("worker_pool", Diagnostics::Plain).unwrap();
        assert!(plain.words.contains(&"--json=artifacts".to_owned()), "{plain:?}");
    }

    #[test]
    fn a_compiler_that_is_gone_makes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let compiler = called("queue", Diagnostics::Plain).unwrap();
        let gone = Compiler { words: vec!["/no/such/rustc".to_owned()], ..compiler };
        assert_eq!(gone.call(folder.path(), &Stop::default()).unwrap(), None);
    }
}
