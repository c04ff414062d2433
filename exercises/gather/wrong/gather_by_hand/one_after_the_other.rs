//! verdict: wrong order
//! Thought: every coroutine in a box, awaited in turn: then the order of the values
//! comes by itself, and nothing is left to cancel.

use std::pin::Pin;

/// Coroutines that wait for their turns.
pub struct Gather<T> {
    coroutines: Vec<Pin<Box<dyn Future<Output = T> + Send>>>,
}

impl<T: Send + 'static> Gather<T> {
    pub fn start<F>(coroutines: Vec<F>) -> Self
    where
        F: Future<Output = T> + Send + 'static,
    {
        let mut boxed = Vec::new();
        for coroutine in coroutines {
            boxed.push(Box::pin(coroutine) as Pin<Box<dyn Future<Output = T> + Send>>);
        }
        Gather { coroutines: boxed }
    }

    pub async fn values(self) -> Vec<T> {
        let mut values = Vec::new();
        for coroutine in self.coroutines {
            values.push(coroutine.await);
        }
        values
    }
}

#[cfg(test)]
#[path = "../../checks/gather_by_hand.rs"]
mod checks;
