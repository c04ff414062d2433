use std::fmt;
use std::io::{self, ErrorKind, Write};

/// The exit code a shell reports for a program whose reader went away.
const BROKEN_PIPE: i32 = 141;

/// Prints a line; ends the program quietly when nobody reads it any more.
pub(crate) fn print_line(line: fmt::Arguments<'_>) {
    let mut out = io::stdout().lock();
    if let Err(error) = writeln!(out, "{line}").and_then(|()| out.flush()) {
        if error.kind() != ErrorKind::BrokenPipe {
            eprintln!("cannot print: {error}");
        }
        std::process::exit(BROKEN_PIPE);
    }
}
