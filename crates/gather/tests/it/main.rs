//! The order and the behaviour of `gather` and `try_gather`.

mod conformance;
mod order;
mod torture;
