//! Order and behaviour.

mod limits;
mod order;
