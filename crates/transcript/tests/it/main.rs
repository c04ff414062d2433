//! The pictures of a run.

mod script;
mod steps;
mod svg;
mod timeline;
mod trace;
