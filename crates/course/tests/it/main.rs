//! The course as a learner meets it: the built program, in a small checkout.

mod answers;
mod authors;
mod checkout;
mod ends;
mod gate;
mod names;
mod state;
