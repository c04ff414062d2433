//! The order and behaviour of `wait`.

mod conformance;
mod order;
mod torture;
