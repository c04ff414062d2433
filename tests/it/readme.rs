//! The commands of the README and of the page for teachers do what those say.

use std::fs;
use std::process::Command;

use crate::workspace::root;

/// Set while the README's own `cargo test` runs.
const INSIDE: &str = "COURSE_INSIDE_README";

#[test]
#[ignore = "runs the whole README, `cargo test` included; .ci/run does it"]
fn every_command_in_the_readme_works() {
    if std::env::var_os(INSIDE).is_some() {
        return;
    }
    let commands: Vec<String> =
        ["README.md", "TEACHING.md"].iter().flat_map(|page| commands(page)).collect();
    assert!(commands.len() > 10, "the commands were not found");
    for command in commands {
        let output = Command::new("sh")
            .args(["-c", &command])
            .current_dir(root())
            .env(INSIDE, "1")
            .output()
            .unwrap_or_else(|error| panic!("{command}: {error}"));
        // An exercise that is not solved yet is no error.
        let allowed: &[i32] = if command.contains("course check") { &[0, 1] } else { &[0] };
        let code = output.status.code();
        let [printed, errors] =
            [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
        assert!(
            code.is_some_and(|code| allowed.contains(&code)),
            "{command}: {code:?}\n{printed}\n{errors}"
        );
        assert!(!output.stdout.is_empty(), "{command} printed nothing");
    }
}

/// The lines behind `$ ` in the console blocks of a page.
fn commands(page: &str) -> Vec<String> {
    let readme = fs::read_to_string(root().join(page)).expect("the page can be read");
    let mut inside = false;
    let mut commands = Vec::new();
    for line in readme.lines() {
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            _ if inside => commands.extend(line.strip_prefix("$ ").map(str::to_owned)),
            _ => {}
        }
    }
    commands
}
