//! The order and behaviour of calls on other threads.

mod conformance;
mod order;
mod torture;
