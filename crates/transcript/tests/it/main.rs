//! The pictures of a run.

mod player;
mod script;
mod steps;
mod svg;
mod timeline;
mod trace;
