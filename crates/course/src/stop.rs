//! How a running process is asked to end.

use std::fmt;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};

/// Asks whatever runs under it to end. Cheap to clone: one question, many askers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stop(Arc<AtomicUsize>);

/// Nobody has asked.
const RUN_ON: usize = 0;

/// Asked by ourselves; any other number is a signal.
const ASKED: usize = usize::MAX;

impl Stop {
    /// From here on Ctrl-C, SIGTERM and a closing terminal ask too.
    ///
    /// # Errors
    ///
    /// When the system refuses to tell us about signals.
    pub(crate) fn at_signals(&self) -> io::Result<()> {
        #[cfg(unix)]
        let signals = [SIGINT, SIGTERM, signal_hook::consts::SIGHUP];
        #[cfg(not(unix))]
        let signals = [SIGINT, SIGTERM];
        for signal in signals {
            let number = usize::try_from(signal).expect("signals have small positive numbers");
            signal_hook::flag::register_usize(signal, self.0.clone(), number)?;
        }
        Ok(())
    }

    /// Asks.
    pub(crate) fn ask(&self) {
        self.0.store(ASKED, Ordering::Release);
    }

    /// Whether anybody has asked.
    pub(crate) fn asked(&self) -> bool {
        self.0.load(Ordering::Acquire) != RUN_ON
    }

    /// Ends this program as the signal would have ended it, if one has come.
    ///
    /// A shell tells a program that was stopped from one that failed.
    pub(crate) fn die_of_signal(&self) {
        if let Ok(signal) = i32::try_from(self.0.load(Ordering::Acquire))
            && signal != 0
        {
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    }
}

/// The error of everything that was asked to stop.
#[derive(Debug)]
pub(crate) struct Stopped;

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("stopped")
    }
}

impl std::error::Error for Stopped {}
