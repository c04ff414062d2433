//! Order and behaviour.

mod cancel_safety;
mod conformance;
#[cfg(unix)]
mod ctrl_c;
mod order;
mod shutdown;
mod torture;
