//! The event loop's order and behaviour.

mod conformance;
mod from_scratch;
mod order;
mod recording;
