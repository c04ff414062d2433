#![doc = include_str!("../README.md")]
#![warn(missing_docs, unreachable_pub)]

mod barrier;
mod condition;
mod event;
mod line;
mod lock;

pub use barrier::{Barrier, BrokenBarrier};
pub use condition::Condition;
pub use event::Event;
pub use lock::{Lock, LockGuard};
