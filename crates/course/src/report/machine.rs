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
    "no Python 3.11 or newer: only the Python twins need it (python.org)".to_owned()
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
    "how much room is left on the disk cannot be told: look there if a build fails".to_owned()
}

pub(crate) fn all_well() -> String {
    "\nnothing that is needed is missing\nnext: cargo course\n".to_owned()
}

pub(crate) fn faults() -> String {
    "something that the course needs is missing, see above\n\
     then again: cargo course doctor"
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_not_fine_comes_with_what_to_do() {
        let findings = [
            Finding::Fine(writable("exercises")),
            Finding::Fine(catalog(62)),
            Finding::Fine(room(9 << 30)),
            Finding::Optional(no_python()),
            Finding::Optional(unknown_room()),
            Finding::Fault(no_rust("rustc")),
            Finding::Fault(old_rust("rustc 1.70.0", "1.88")),
            Finding::Fault(not_writable("target", "Permission denied")),
            Finding::Fault(little_room(100 << 20, 4 << 30)),
        ];
        let lines: String = findings.iter().map(finding).collect();
        insta::assert_snapshot!(lines + &all_well(), @r"
        ok      exercises can be written
        ok      the catalog can be read: 62 exercises
        ok      9216 MB are free
        note    no Python 3.11 or newer: only the Python twins need it (python.org)
        note    how much room is left on the disk cannot be told: look there if a build fails
        FAILED  no rustc: install Rust from rustup.rs, open a new terminal
        FAILED  rustc 1.70.0, and 1.88 is the oldest that will do: rustup update
        FAILED  target cannot be written (Permission denied): copy the course to a folder of yours
        FAILED  100 MB are free, and all of the course takes up to 4096: make room, or cargo clean

        nothing that is needed is missing
        next: cargo course
        ");
    }

    #[test]
    fn in_the_end_the_doctor_is_asked_again() {
        insta::assert_snapshot!(faults(), @r"
        something that the course needs is missing, see above
        then again: cargo course doctor
        ");
    }
}
