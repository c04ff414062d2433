//! The semaphores' order and behaviour.

mod conformance;
mod order;
mod torture;
