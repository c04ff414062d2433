//! The order and the behaviour of `as_completed`.

mod conformance;
mod order;
mod torture;
