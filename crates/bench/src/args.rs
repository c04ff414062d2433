//! What may be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// The same work here, in raw tokio, in rival crates and in asyncio.
#[derive(Debug, Parser)]
#[command(name = "bench", disable_help_subcommand = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    /// Small runs and three rounds: a hint in less than two minutes
    #[arg(long)]
    pub(crate) quick: bool,
    /// Only these workloads: letters, a to o, or names such as g100
    #[arg(long, value_name = "LETTER", num_args = 1.., value_delimiter = ',')]
    pub(crate) only: Vec<String>,
    /// Rounds for every workload; without it 15 where a ratio near 1 is wanted, else 5
    #[arg(long, value_name = "N", value_parser = positive)]
    pub(crate) rounds: Option<usize>,
    /// The Python to measure, with uvloop if it has one
    #[arg(long, value_name = "PATH")]
    pub(crate) python: Option<PathBuf>,
    /// Fail when a goal is not met, not only when a shape is wrong
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// One implementation in this process: what the others are started with
    #[command(hide = true)]
    Run { workload: String, implementation: String, n: usize },
}

fn positive(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) | Err(_) => Err("give a number from 1".to_owned()),
        Ok(number) => Ok(number),
    }
}
