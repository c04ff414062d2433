//! The order and behaviour of `Lock`, `Event`, `Condition` and `Barrier`.

mod barriers;
mod conformance;
mod order;
mod torture;
