//! What holds across the workspace.

mod catalog;
mod conformance;
mod lessons;
mod python;
mod readme;
mod twins;
mod workspace;
