//! What is in flight, and the most that ever was.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What a dispatch came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report<T> {
    /// The results, in the order in which they came.
    pub results: Vec<T>,
    /// The most jobs that were in flight at once: created, and not done.
    pub peak: usize,
}

/// Counts jobs and keeps what they return. A clone is the same count.
pub(crate) struct Flight<T>(Arc<Mutex<Log<T>>>);

struct Log<T> {
    in_flight: usize,
    report: Report<T>,
}

impl<T> Flight<T> {
    pub(crate) fn new() -> Self {
        let report = Report { results: Vec::new(), peak: 0 };
        Flight(Arc::new(Mutex::new(Log { in_flight: 0, report })))
    }

    /// A job that counts from now on, and not only from its first step.
    pub(crate) fn start<F: Future<Output = T>>(
        &self,
        work: F,
    ) -> impl Future<Output = ()> + use<T, F> {
        let flight = self.clone();
        let mut log = self.log();
        log.in_flight += 1;
        log.report.peak = log.report.peak.max(log.in_flight);
        drop(log);
        async move {
            let result = work.await;
            let mut log = flight.log();
            log.in_flight -= 1;
            log.report.results.push(result);
        }
    }

    /// The report, when all jobs are done.
    pub(crate) fn land(self) -> Report<T> {
        let results = std::mem::take(&mut self.log().report.results);
        Report { results, peak: self.log().report.peak }
    }

    fn log(&self) -> MutexGuard<'_, Log<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

// By hand: a derived `Clone` would need one of the results.
impl<T> Clone for Flight<T> {
    fn clone(&self) -> Self {
        Flight(self.0.clone())
    }
}
