//! An answer without end, and whether all of it is gone.

use std::fs::File;
use std::io::Read;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::checkout::Checkout;

/// What does not come in this time does not come.
const PATIENCE: Duration = Duration::from_secs(30);

/// Tells its start through a pipe, and starts a child with a child of its own, which
/// hold the same pipe: the reader comes to the end only when all are gone.
const CHILD: &str = r#"let mut pipe = std::fs::OpenOptions::new().write(true).open("pipe").unwrap();
    std::io::Write::write_all(&mut pipe, b"started").unwrap();
    let mut child = std::process::Command::new("sh");
    child.args(["-c", "CHILD & sleep 600"]).stdout(pipe).spawn().unwrap();
    "#;

/// The other end of that pipe.
pub(crate) struct Gone {
    /// First that it has started, then that nobody holds the pipe any more.
    news: Receiver<()>,
}

impl Checkout {
    /// The learner writes an answer that starts a child and never ends.
    pub(crate) fn solve_without_end(&self) -> Gone {
        self.solve_with_a_child("loop {}")
    }

    /// The same, but then it goes on with `rest`.
    pub(crate) fn solve_with_a_child(&self, rest: &str) -> Gone {
        self.solve_with("", "sleep 600", rest)
    }

    /// The same, but the child leaves the process group, and ours.
    pub(crate) fn solve_with_a_runaway(&self, rest: &str) -> Gone {
        self.solve_with("", "setsid sleep 600", rest)
    }

    /// The same, but before it does `first`.
    pub(crate) fn solve_without_end_after(&self, first: &str) -> Gone {
        self.solve_with(first, "sleep 600", "loop {}")
    }

    fn solve_with(&self, first: &str, child: &str, rest: &str) -> Gone {
        let pipe = self.path("exercises/demo/pipe");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let (tell, news) = channel();
        thread::spawn(move || {
            let mut pipe = File::open(pipe).unwrap();
            pipe.read_exact(&mut [0; 7]).unwrap();
            tell.send(()).unwrap();
            pipe.read_to_end(&mut Vec::new()).unwrap();
            tell.send(()).unwrap();
        });
        self.solve(&format!("{first}{}{rest}", CHILD.replace("CHILD", child)));
        Gone { news }
    }
}

impl Gone {
    /// Waits until the answer runs.
    #[track_caller]
    pub(crate) fn has_started(&mut self) {
        self.news.recv_timeout(PATIENCE).expect("it starts");
    }

    /// The answer and its child have ended, or do so at once.
    #[track_caller]
    pub(crate) fn expect_all_gone(&self) {
        self.news.recv_timeout(Duration::from_secs(10)).expect("somebody lives on");
    }
}
