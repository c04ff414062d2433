//! The course as a learner meets it: the built program, in a small checkout.

mod answers;
mod authors;
mod checkout;
mod ends;
mod faults;
mod gate;
#[cfg(unix)]
mod gone;
mod names;
#[cfg(unix)]
mod real;
mod show;
mod state;
#[cfg(unix)]
mod terminal;
#[cfg(unix)]
mod watch;
