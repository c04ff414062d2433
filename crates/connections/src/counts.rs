use tokio::sync::watch;

/// What a [`Server`](crate::Server) or a [`Scripted`](crate::Scripted) has counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Connections that were ever accepted. A script has none.
    pub connections: usize,
    /// Connections that are open. The server has to hear of an end first.
    pub open: usize,
    /// Requests that ever arrived.
    pub requests: usize,
    /// Requests that are not answered yet.
    pub running: usize,
    /// The most that were running at once.
    pub peak: usize,
}

/// Counts. A clone is the same counter.
#[derive(Debug, Clone, Default)]
pub(crate) struct Counter(watch::Sender<Counts>);

impl Counter {
    pub(crate) fn counts(&self) -> Counts {
        *self.0.borrow()
    }

    pub(crate) async fn until(&self, condition: impl FnMut(&Counts) -> bool) {
        let known = self.0.subscribe().wait_for(condition).await.map(drop);
        known.expect("the sender is `self`");
    }

    pub(crate) fn connect(&self) -> Counted {
        self.0.send_modify(|counts| {
            counts.connections += 1;
            counts.open += 1;
        });
        Counted { counter: self.clone(), ended: |counts| counts.open -= 1 }
    }

    pub(crate) fn request(&self) -> Counted {
        self.0.send_modify(|counts| {
            counts.requests += 1;
            counts.running += 1;
            counts.peak = counts.peak.max(counts.running);
        });
        Counted { counter: self.clone(), ended: |counts| counts.running -= 1 }
    }
}

/// A connection or a request, until it is dropped.
#[derive(Debug)]
pub(crate) struct Counted {
    counter: Counter,
    ended: fn(&mut Counts),
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.counter.0.send_modify(self.ended);
    }
}
