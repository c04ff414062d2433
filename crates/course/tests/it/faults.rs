//! What goes wrong around the course, and what it makes of it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::checkout::{Checkout, Said};

#[test]
fn a_stack_overflow_is_a_panic_that_names_the_signal() {
    let checkout = Checkout::new();
    let body = "fn down(n: u32) -> u32 { if n == 0 { 0 } else { 1 + down(std::hint::black_box(n)) } }\n    down(1)";
    checkout.solve(body);
    let said = checkout.course(&["check", "answer"]);
    said.expect(1, "answer: panicked");
    said.expect(1, "overflowed its stack");
}

#[test]
fn a_panic_is_said_in_its_own_words() {
    let checkout = Checkout::new();
    checkout.solve("panic!(\"no {}\", 42)");
    checkout.course(&["check", "answer"]).expect(1, "no 42");
}

#[test]
fn lost_checks_are_no_fault_of_the_answer() {
    let checkout = Checkout::new();
    fs::remove_file(checkout.path("exercises/demo/checks/answer.rs")).unwrap();
    checkout.solve("42");
    let said = checkout.course(&["check", "answer"]);
    said.expect(1, "answer: does not compile");
    said.expect(1, "checks/answer.rs");
}

#[test]
fn a_lost_manifest_is_no_fault_of_the_answer() {
    let checkout = Checkout::new();
    fs::remove_file(checkout.path("exercises/demo/Cargo.toml")).unwrap();
    checkout.course(&["check", "answer"]).expect_error("your answer is not to blame");
}

#[test]
fn a_broken_manifest_is_no_fault_of_the_answer() {
    let checkout = Checkout::new();
    checkout.write("Cargo.toml", "[workspace");
    let said = checkout.course(&["check", "answer"]);
    said.expect_error("your answer is not to blame");
    said.expect_error("git restore");
}

#[test]
#[cfg(unix)]
fn without_temporary_files_the_doctor_is_named() {
    let checkout = Checkout::new();
    checkout.solve("42");
    checkout.course(&["check", "answer"]).expect(0, "answer: passed");
    let mut command = checkout.command(&["check", "answer"]);
    let said = Said::from(command.env("TMPDIR", checkout.path("nowhere")).output().unwrap());
    said.expect_error("cannot use a temporary file");
    said.expect_error("cargo course doctor");
}

#[test]
fn a_folder_in_the_place_of_an_answer_is_said() {
    let checkout = Checkout::new();
    fs::remove_file(checkout.path("exercises/demo/answer.rs")).unwrap();
    fs::create_dir(checkout.path("exercises/demo/answer.rs")).unwrap();
    checkout.course(&["check", "answer"]).expect_error("cannot read exercises/demo/answer.rs");
}

#[test]
fn progress_cut_short_or_from_a_newer_program_is_kept_aside_and_rebuilt() {
    for text in ["{\"version\":1,\"pas", r#"{"version":2,"passed":{}}"#, ""] {
        let checkout = Checkout::new();
        checkout.write(".course/progress.json", text);
        checkout.solve("42");
        let said = checkout.course(&["check", "--all"]);
        said.expect(1, "1 of 2 passed");
        assert!(said.err.contains("your progress cannot be read"), "{}", said.err);
        assert_eq!(checkout.read(".course/progress.unreadable-1.json"), text);
        checkout.course(&["list"]).expect(0, "[x] answer");
    }
}

#[test]
fn progress_of_exercises_that_the_course_no_longer_has_is_kept() {
    let checkout = Checkout::new();
    checkout.write(".course/progress.json", r#"{"version":1,"passed":{"old":{"at":0}}}"#);
    checkout.solve("42");
    let said = checkout.course(&["check", "answer"]);
    said.expect(0, "answer: passed");
    assert_eq!(said.err, "");
    assert!(checkout.read(".course/progress.json").contains("\"old\""));
}

#[test]
fn an_exercise_that_is_new_in_the_course_is_open_and_the_others_stay_passed() {
    let checkout = Checkout::new();
    checkout.write(".course/progress.json", r#"{"version":1,"passed":{"other":{"at":0}}}"#);
    let said = checkout.course(&["list"]);
    said.expect(0, "[ ] answer");
    said.expect(0, "[x] other");
}

#[test]
fn two_checks_at_once_keep_both_passes() {
    let checkout = Checkout::new();
    checkout.solve("42");
    let other = checkout.answer("42").replace("checks/answer", "checks/other");
    checkout.write("exercises/demo/other.rs", &other);
    let mut runners = ["answer", "other"].map(|id| {
        checkout
            .command(&["check", id])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    });
    for runner in &mut runners {
        assert!(runner.wait().unwrap().success());
    }
    checkout.course(&["list"]).expect(0, "2 of 2 exercises passed");
}

#[test]
fn standard_input_at_its_end_is_no_terminal() {
    let checkout = Checkout::new();
    let mut command = checkout.command(&[]);
    let said = Said::from(command.stdin(Stdio::null()).output().unwrap());
    said.expect(0, "check: cargo course check answer");
}

#[test]
fn colours_come_when_they_are_asked_for() {
    let checkout = Checkout::new();
    checkout.course(&["list", "--color", "always"]).expect(0, "\x1b[1mdemo\x1b[0m");
    checkout.write("crates/demo/README.md", "# Two\n\n```rust\nlet a = 1;\n```\n");
    checkout.course(&["--color", "always", "read", "demo"]).expect(0, "\x1b[1m# Two\x1b[0m");
    checkout.solve("42 +");
    let said = checkout.course(&["check", "answer", "--color=always"]);
    said.expect(1, "\x1b[1;31mdoes not compile\x1b[0m");
    let said = checkout.course(&["check", "answer"]);
    assert!(!said.out.contains('\x1b'), "{}", said.out);
    checkout.course(&["list", "--color", "blue"]).expect_error("never");
}

#[test]
fn every_shell_gets_its_completions_even_outside_a_checkout() {
    let checkout = Checkout::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let mut command = checkout.command(&["completions", shell]);
        let said = Said::from(command.current_dir("/").output().unwrap());
        said.expect(0, "doctor");
    }
}

#[test]
fn the_doctor_works_with_a_broken_catalog_and_names_its_line() {
    let checkout = Checkout::new();
    let catalog = checkout.read("exercises/course.toml").replace("\"fix\"", "\"mend\"");
    checkout.write("exercises/course.toml", &catalog);
    let said = checkout.course(&["doctor"]);
    said.expect_error("something that the course needs is missing");
    assert!(said.out.contains("unknown variant `mend`"), "{}", said.out);
    assert!(said.out.contains("MB are free"), "{}", said.out);
}

#[test]
fn the_doctor_says_where_nothing_can_be_written() {
    let checkout = Checkout::new();
    checkout.write(".course", "a file where a folder should be");
    let said = checkout.course(&["doctor"]);
    said.expect_error("something that the course needs is missing");
    assert!(said.out.contains("FAILED  .course cannot be written"), "{}", said.out);
}

#[test]
fn a_program_can_be_played_faster_and_line_by_line_only_on_a_terminal() {
    let checkout = Checkout::new();
    checkout.add_program();
    let said = checkout.course(&["play", "demo", "hello", "--speed", "1000"]);
    assert_eq!(
        (said.code, said.out.as_str()),
        (Some(0), "[  0.000] one\n[ 60.000] two\n[120.000] three\n")
    );
    checkout.course(&["play", "demo", "hello", "--speed", "0"]).expect_error("0.01");
    checkout.course(&["play", "demo", "hello", "--step"]).expect_error("--step needs a terminal");
}

#[test]
#[cfg(unix)]
fn a_checkout_behind_a_link_is_as_good_as_any() {
    let checkout = Checkout::new();
    let link = checkout.path("../link");
    std::os::unix::fs::symlink(checkout.root(), &link).unwrap();
    checkout.solve("42");
    let mut command = checkout.command(&["check", "answer"]);
    Said::from(command.current_dir(&link).output().unwrap()).expect(0, "answer: passed");
}

#[test]
#[cfg(unix)]
fn a_full_disk_is_no_fault_of_the_answer() {
    let checkout = Checkout::new();
    let Some(disk) = SmallDisk::mount(checkout.path("target")) else { return };
    checkout.solve("42");
    let said = checkout.course(&["check", "answer"]);
    drop(disk);
    said.expect_error("make room, for instance with: cargo clean");
    checkout.course(&["list"]).expect(0, "[ ] answer");
}

#[test]
#[cfg(unix)]
fn a_full_disk_loses_no_progress() {
    let checkout = Checkout::new();
    let Some(disk) = SmallDisk::mount(checkout.path(".course")) else { return };
    let old = r#"{"version":1,"passed":{"other":{"at":0}}}"#;
    checkout.write(".course/progress.json", old);
    // As much as there is room for.
    let _ = fs::write(checkout.path(".course/ballast"), [0; 64 * 1024]);
    checkout.solve("42");
    let said = checkout.course(&["check", "answer"]);
    let progress = checkout.read(".course/progress.json");
    drop(disk);
    said.expect(0, "answer: passed");
    assert!(said.err.contains("cannot keep your progress"), "{}", said.err);
    assert_eq!(progress, old);
}

/// A disk of 64 kB. Dropping it takes it away.
#[cfg(unix)]
struct SmallDisk(PathBuf);

#[cfg(unix)]
impl SmallDisk {
    /// `None` where it may not be mounted.
    fn mount(folder: PathBuf) -> Option<Self> {
        fs::create_dir(&folder).unwrap();
        let mount = ["-t", "tmpfs", "-o", "size=64k", "tmpfs"];
        let mounted = Command::new("mount").args(mount).arg(&folder).stderr(Stdio::null()).status();
        if mounted.is_ok_and(|status| status.success()) {
            return Some(SmallDisk(folder));
        }
        eprintln!("skipped: only root can mount a small disk");
        None
    }
}

#[cfg(unix)]
impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
#[cfg(unix)]
fn a_folder_that_cannot_be_written_is_no_fault_of_the_answer() {
    use std::os::unix::fs::PermissionsExt;

    let checkout = Checkout::new();
    let set = |mode| fs::set_permissions(checkout.root(), fs::Permissions::from_mode(mode));
    set(0o555).unwrap();
    let said =
        Said::from(without_privilege(&checkout.command(&["check", "answer"])).output().unwrap());
    set(0o755).unwrap();
    said.expect_error("cargo course doctor");
    said.expect_error("not to blame");
    checkout.course(&["list"]).expect(0, "[ ] answer");
}

/// The same command without root's right to write everywhere.
#[cfg(unix)]
fn without_privilege(command: &Command) -> Command {
    let id = Command::new("id").arg("-u").output().unwrap();
    if id.stdout != b"0\n" {
        return like(Command::new(command.get_program()), command);
    }
    let mut setpriv = Command::new("setpriv");
    setpriv.arg("--bounding-set=-dac_override,-dac_read_search").arg(command.get_program());
    like(setpriv, command)
}

#[cfg(unix)]
fn like(mut new: Command, command: &Command) -> Command {
    new.args(command.get_args()).current_dir(command.get_current_dir().unwrap());
    new.env_remove("CARGO_TARGET_DIR");
    new
}
