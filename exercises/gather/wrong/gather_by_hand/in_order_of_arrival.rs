//! verdict: wrong value
//! Thought: a list that all tasks share collects the values by itself.

use std::mem;
use std::sync::{Arc, Mutex};

use tasks::{Task, create_task};

/// Coroutines on their way, each in a task of its own.
pub struct Gather<T> {
    tasks: Vec<Task<()>>,
    values: Arc<Mutex<Vec<T>>>,
}

impl<T: Send + 'static> Gather<T> {
    pub fn start<F>(coroutines: Vec<F>) -> Self
    where
        F: Future<Output = T> + Send + 'static,
    {
        let values = Arc::new(Mutex::new(Vec::new()));
        let mut tasks = Vec::new();
        for coroutine in coroutines {
            let values = values.clone();
            tasks.push(create_task(async move {
                let value = coroutine.await;
                values.lock().unwrap().push(value);
            }));
        }
        Gather { tasks, values }
    }

    pub async fn values(mut self) -> Vec<T> {
        for task in &mut self.tasks {
            task.await.expect("no coroutine panics");
        }
        mem::take(&mut self.values.lock().unwrap())
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
