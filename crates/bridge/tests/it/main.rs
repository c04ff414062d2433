//! The order and behaviour of a loop in another thread.

mod conformance;
mod order;
mod torture;
