//! What cargo says with `--message-format=json`, one object a line.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

use super::Build;

/// What one cargo call came to.
#[derive(Debug, Default)]
pub(super) struct Messages {
    /// The test targets that were built or refused, by name.
    pub(super) targets: BTreeMap<String, Build>,
    /// What the compiler said about anything else.
    pub(super) elsewhere: String,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "reason")]
enum Message {
    #[serde(rename = "compiler-artifact")]
    Artifact { target: Target, executable: Option<PathBuf> },
    #[serde(rename = "compiler-message")]
    Remark { target: Target, message: Diagnostic },
    #[serde(other)]
    Other,
}

#[derive(Debug, Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

impl Target {
    /// A library may have the same name as an exercise.
    fn is_test(&self) -> bool {
        self.kind.iter().any(|kind| kind == "test")
    }
}

#[derive(Debug, Deserialize)]
struct Diagnostic {
    level: String,
    #[serde(default)]
    message: String,
    rendered: Option<String>,
}

impl Diagnostic {
    fn is_error(&self) -> bool {
        self.level.starts_with("error")
    }
}

/// What the compiler itself said, one object a line, as it is shown. Its last word is
/// how much it said; cargo leaves that out, too.
pub(super) fn rendered(stderr: &str) -> String {
    let messages = stderr.lines().filter_map(|line| serde_json::from_str::<Diagnostic>(line).ok());
    let remarks = messages.filter(|message| !message.message.ends_with(" emitted"));
    remarks.filter_map(|message| message.rendered).collect()
}

/// What the compiler said about one target.
#[derive(Debug, Default)]
struct Remarks {
    text: String,
    errors: usize,
}

pub(super) fn read(stdout: &str) -> Messages {
    let mut remarks: BTreeMap<String, Remarks> = BTreeMap::new();
    let mut messages = Messages::default();
    let mut executables = BTreeMap::new();
    for line in stdout.lines() {
        match serde_json::from_str(line) {
            Ok(Message::Remark { target, message }) if target.is_test() => {
                remarks.entry(target.name).or_default().add(message);
            }
            Ok(Message::Remark { message, .. }) if message.is_error() => {
                messages.elsewhere += &message.rendered.unwrap_or_default();
            }
            Ok(Message::Artifact { target, executable: Some(path) }) if target.is_test() => {
                executables.insert(target.name, path);
            }
            _ => {}
        }
    }
    messages.targets = targets(remarks, executables);
    messages
}

impl Remarks {
    fn add(&mut self, message: Diagnostic) {
        self.errors += usize::from(message.is_error());
        self.text += &message.rendered.unwrap_or_default();
    }
}

fn targets(
    mut remarks: BTreeMap<String, Remarks>,
    executables: BTreeMap<String, PathBuf>,
) -> BTreeMap<String, Build> {
    let mut targets = BTreeMap::new();
    for (name, executable) in executables {
        let warnings = remarks.remove(&name).unwrap_or_default().text;
        targets.insert(name, Build::Built { executable, warnings, compiler: None });
    }
    let refused = remarks.into_iter().filter(|(_, remarks)| remarks.errors > 0);
    targets.extend(refused.map(|(name, remarks)| (name, Build::Refused(remarks.text))));
    targets
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIBRARY: &str = r#"{"reason":"compiler-artifact","target":{"name":"queue","kind":["lib"]},"executable":null}"#;
    const BUILT: &str = r#"{"reason":"compiler-artifact","target":{"name":"queue","kind":["test"]},"executable":"/t/queue"}"#;
    const WARNING: &str = r#"{"reason":"compiler-message","target":{"name":"queue","kind":["test"]},"message":{"level":"warning","rendered":"unused\n"}}"#;
    const ERROR: &str = r#"{"reason":"compiler-message","target":{"name":"queue","kind":["test"]},"message":{"level":"error","rendered":"mismatch\n"}}"#;
    const ELSEWHERE: &str = r#"{"reason":"compiler-message","target":{"name":"queue","kind":["lib"]},"message":{"level":"error","rendered":"not yours\n"}}"#;

    fn targets_of(lines: &[&str]) -> Vec<(String, Build)> {
        read(&lines.join("\n")).targets.into_iter().collect()
    }

    #[test]
    fn a_target_with_warnings_is_built_and_keeps_them() {
        let (executable, warnings) = ("/t/queue".into(), "unused\n".into());
        let built = Build::Built { executable, warnings, compiler: None };
        assert_eq!(targets_of(&[LIBRARY, WARNING, BUILT]), [("queue".to_owned(), built)]);
    }

    #[test]
    fn a_target_with_an_error_is_refused() {
        let refused = Build::Refused("unused\nmismatch\n".to_owned());
        assert_eq!(targets_of(&[WARNING, ERROR]), [("queue".to_owned(), refused)]);
    }

    #[test]
    fn of_the_compiler_s_own_words_the_remarks_are_shown() {
        let said = [
            r#"{"$message_type":"artifact","artifact":"/t/queue.d","emit":"dep-info"}"#,
            r#"{"$message_type":"diagnostic","message":"unused","level":"warning","rendered":"unused\n"}"#,
            r#"{"$message_type":"diagnostic","message":"1 warning emitted","level":"warning","rendered":"1 warning emitted\n"}"#,
        ];
        assert_eq!(rendered(&said.join("\n")), "unused\n");
    }

    #[test]
    fn an_error_in_a_library_of_the_same_name_is_no_fault_of_the_target() {
        let messages = read(&[ELSEWHERE, "not json"].join("\n"));
        assert!(messages.targets.is_empty());
        assert_eq!(messages.elsewhere, "not yours\n");
    }
}
