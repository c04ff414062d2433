//! What the loop says.

use event_loop::{record, set_exception_handler};
use transcript::say;

/// The lines of a program, those of the loop's reports among them, and "end" behind
/// its last one.
///
/// # Panics
///
/// When the program panics.
pub fn with_reports<F>(program: F) -> Vec<String>
where
    F: Future<Output = ()> + Send + 'static,
{
    let ((), run) = record(async {
        set_exception_handler(|report| say!("{report}"));
        program.await;
        say!("end");
    });
    run.lines()
}
