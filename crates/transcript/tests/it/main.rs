//! The pictures of a run.

mod script;
mod steps;
mod timeline;
