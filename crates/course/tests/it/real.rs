//! Answers made of the course's own crates, in watch mode: what they wait for is
//! virtual time, and the checks know it.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::checkout::Checkout;
use crate::terminal::{Terminal, USUAL};

const MANIFEST: &str = "[package]
name = \"demo-exercises\"
edition = \"2024\"

[dev-dependencies]
event-loop.workspace = true
fixtures.workspace = true
tasks.workspace = true

[[test]]
name = \"answer\"
path = \"answer.rs\"
[[test]]
name = \"other\"
path = \"other.rs\"
";

const CHECKS: &str = "#[test]
fn it_is_forty_two() {
    fixtures::run(async { super::answer().await }).expect_value(&42);
}
";

/// A checkout whose exercises depend on the crates of this one, and share what it
/// has built.
fn real() -> Checkout {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let root = root.canonicalize().unwrap();
    let checkout = Checkout::new();
    for folder in ["crates", "tests"] {
        symlink(root.join(folder), checkout.path(folder)).unwrap();
    }
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let begin = manifest.find("members = ").unwrap();
    let end = manifest.find("[workspace.package]").unwrap();
    let members = "members = [\"exercises/demo\"]\n";
    checkout.write("Cargo.toml", &format!("{}{members}{}", &manifest[..begin], &manifest[end..]));
    fs::copy(root.join("Cargo.lock"), checkout.path("Cargo.lock")).unwrap();
    checkout.write("exercises/demo/Cargo.toml", MANIFEST);
    checkout.write("exercises/demo/checks/answer.rs", CHECKS);
    checkout.solve("0");
    checkout
}

/// Cargo names a program after its place in the checkout: two checkouts with one
/// target folder write the same file.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Where the course itself was built.
fn target() -> PathBuf {
    Path::new(env!("CARGO_BIN_EXE_course")).ancestors().nth(2).unwrap().to_owned()
}

/// The screen once this answer has its verdict.
fn screen(body: &str, verdict: &str) -> String {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let checkout = real();
    let target = target();
    let variables = [("CARGO_TARGET_DIR", target.to_str().unwrap())];
    let terminal = Terminal::start(&checkout, &[], &variables, USUAL);
    terminal.wait_for("version 1: ");
    let answer = checkout.answer(body).replace("pub fn", "pub async fn");
    checkout.save("exercises/demo/answer.rs", &answer);
    let screen = terminal.wait_for(&format!("version 2: {verdict}"));
    terminal.quit();
    screen
}

#[test]
fn an_endless_await_is_hung_at_once() {
    let screen = screen("std::future::pending().await", "hung");
    assert!(screen.contains("rule: it is forty two"), "{screen}");
}

#[test]
fn a_panic_in_a_task_is_a_panic_in_its_own_words() {
    let body = "tasks::create_task(async { panic!(\"no change left\") }).await.unwrap()";
    let screen = screen(body, "panicked");
    assert!(screen.contains("no change left"), "{screen}");
}
