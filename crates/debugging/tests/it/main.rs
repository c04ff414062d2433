//! Debug mode, reports, the table of tasks and the watchdog.

mod conformance;
mod context;
mod order;
mod table;
mod torture;
mod watchdog;
