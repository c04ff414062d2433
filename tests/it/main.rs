//! What holds across the workspace.

mod catalog;
mod conformance;
mod lessons;
mod python;
mod twins;
mod workspace;
