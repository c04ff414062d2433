//! Complete. A program asks its database over connections of its own. To open one takes a
//! second, so `query` takes an idle one where there is one, and opens one where there is
//! none: at most `size` in all. Who finds them all at work waits in line. And no question
//! ever gets the answer to another one. Give `Pool` the fields it needs; leave `Connection`
//! as it is.
//!
//! Lesson: `cargo course read connections`, "What costs the connection".
//! Why async: the database thinks for seconds, and each connection carries one question.
//! Think about: a question is given up in the middle. What is in its connection then, and
//! who closes it?

use std::collections::VecDeque;
use std::time::Duration;

use event_loop::sleep;
use transcript::say;

/// What is asked, and how long the database thinks about it.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    pub about: &'static str,
    pub takes: Duration,
}

/// At most `size` connections, which are used again.
pub struct Pool {
    size: usize,
}

impl Pool {
    pub fn new(size: usize) -> Self {
        Pool { size }
    }

    /// The answer to `question`: what it was about.
    pub async fn query(&self, question: Question) -> &'static str {
        let mut connection = Connection::open().await;
        let answer = connection.ask(question).await;
        todo!("keep the connection of {answer} for the next one, at most {} in all", self.size)
    }
}

/// A connection, and the answers in it that nobody has read.
pub struct Connection(VecDeque<&'static str>);

impl Connection {
    pub async fn open() -> Self {
        say!("opening");
        sleep(Duration::from_secs(1)).await;
        Connection(VecDeque::new())
    }

    pub async fn ask(&mut self, question: Question) -> &'static str {
        say!("  asked: {}", question.about);
        self.0.push_back(question.about);
        sleep(question.takes).await;
        let answer = self.0.pop_front().expect("it was asked");
        say!("  answer: {answer}");
        answer
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        say!("closing");
    }
}

#[cfg(test)]
#[path = "checks/connection_pool.rs"]
mod checks;
