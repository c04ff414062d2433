//! The order and the behaviour of time limits.

mod conformance;
mod differences;
mod order;
mod torture;
