//! The order and behaviour of connections.

mod conformance;
mod order;
mod torture;
