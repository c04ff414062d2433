//! The event loop's order and behaviour.

mod conformance;
mod debug;
mod from_scratch;
mod order;
mod recording;
