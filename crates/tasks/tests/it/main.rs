//! The order and the behaviour of tasks.

mod conformance;
mod differences;
mod multi_thread;
mod order;
mod reports;
