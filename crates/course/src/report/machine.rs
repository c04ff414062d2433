//! What the doctor finds.

/// One line of the examination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Finding {
    /// It is there.
    Fine(String),
    /// It is not, and nothing needs it.
    Optional(String),
    /// It is not, and this is what to do.
    Fault(String),
}

pub(crate) fn finding(finding: &Finding) -> String {
    match finding {
        Finding::Fine(text) => format!("ok      {text}\n"),
        Finding::Optional(text) => format!("note    {text}\n"),
        Finding::Fault(text) => format!("FAILED  {text}\n"),
    }
}

pub(crate) fn no_rust(program: &str) -> String {
    format!("no {program}: install Rust from rustup.rs, open a new terminal")
}

pub(crate) fn old_rust(version: &str, least: &str) -> String {
    format!("{version}, and {least} is the oldest that will do: rustup update")
}

pub(crate) fn no_python() -> String {
    "no Python 3.11 or newer: only the Python twins need it".to_owned()
}

pub(crate) fn writable(folder: &str) -> String {
    format!("{folder} can be written")
}

pub(crate) fn not_writable(folder: &str, why: &str) -> String {
    format!("{folder} cannot be written ({why}): copy the course to a folder of yours")
}

pub(crate) fn catalog(exercises: usize) -> String {
    format!("the catalog can be read: {exercises} exercises")
}

/// `free` is in bytes, as everywhere.
pub(crate) fn room(free: u64) -> String {
    format!("{} MB are free", free >> 20)
}

pub(crate) fn little_room(free: u64, least: u64) -> String {
    format!(
        "{} MB are free, and all of the course takes up to {}: make room, or cargo clean",
        free >> 20,
        least >> 20
    )
}

pub(crate) fn unknown_room() -> String {
    "how much room is left on the disk cannot be told".to_owned()
}

pub(crate) fn faults() -> String {
    "something that the course needs is missing, see above\n\
     then again: cargo course doctor"
        .to_owned()
}
