//! What holds across the workspace.

mod lessons;
mod python;
mod twins;
mod workspace;
