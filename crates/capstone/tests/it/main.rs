//! The order and behaviour of the crawler.

mod ctrl_c;
mod manners;
mod order;
