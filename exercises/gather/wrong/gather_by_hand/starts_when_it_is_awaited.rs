//! verdict: wrong time
//! Thought: a coroutine does nothing until somebody awaits it, so it is soon enough to
//! start them in `values`.

use std::pin::Pin;

use tasks::{Task, create_task};

/// Coroutines, and the tasks they have become.
pub struct Gather<T> {
    coroutines: Vec<Pin<Box<dyn Future<Output = T> + Send>>>,
    tasks: Vec<Task<T>>,
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
        Gather { coroutines: boxed, tasks: Vec::new() }
    }

    pub async fn values(mut self) -> Vec<T> {
        self.tasks = self.coroutines.drain(..).map(create_task).collect();
        let mut values = Vec::new();
        for task in &mut self.tasks {
            values.push(task.await.expect("no coroutine panics"));
        }
        values
    }
}

impl<T> Drop for Gather<T> {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.cancel();
        }
    }
}

#[cfg(test)]
#[path = "../../checks/gather_by_hand.rs"]
mod checks;
