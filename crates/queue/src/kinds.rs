//! The three kinds of queue differ in one thing: which item comes out next.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::fmt;
use std::ops::Deref;

use crate::Queue;

/// Where a queue keeps its items. `asyncio.Queue` has hooks in its stead, `_put`
/// and `_get`, and its two subclasses override them.
pub(crate) enum Items<T> {
    /// First in, first out.
    Fifo(VecDeque<T>),
    /// Last in, first out.
    Lifo(Vec<T>),
    /// The smallest first, and equals first in, first out.
    Sorted(Box<dyn Sorted<T> + Send>),
}

impl<T> Items<T> {
    pub(crate) fn put(&mut self, item: T) {
        match self {
            Items::Fifo(items) => items.push_back(item),
            Items::Lifo(items) => items.push(item),
            Items::Sorted(items) => items.put(item),
        }
    }

    pub(crate) fn get(&mut self) -> Option<T> {
        match self {
            Items::Fifo(items) => items.pop_front(),
            Items::Lifo(items) => items.pop(),
            Items::Sorted(items) => items.get(),
        }
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Items::Fifo(items) => items.len(),
            Items::Lifo(items) => items.len(),
            Items::Sorted(items) => items.len(),
        }
    }
}

/// A queue whose latest item comes out first: a stack.
///
/// Answers to `asyncio.LifoQueue`, a subclass of `Queue`. Here it is a [`Queue`]
/// by `Deref`: it has all the methods, and `&LifoQueue<T>` goes where a
/// `&Queue<T>` is asked for.
pub struct LifoQueue<T>(Queue<T>);

impl<T> LifoQueue<T> {
    /// An empty queue for at most `maxsize` items, or for any number if that is 0.
    #[must_use]
    pub fn new(maxsize: usize) -> Self {
        LifoQueue(Queue::with_items(maxsize, Items::Lifo(Vec::new())))
    }
}

/// A queue whose smallest item comes out first, and among equals the first one
/// in.
///
/// Answers to `asyncio.PriorityQueue`, where equals come out in any order. Items
/// are often `(priority, item)`; as in Python, the second part must then have an
/// order too. Like [`LifoQueue`], it is a [`Queue`] by `Deref`.
pub struct PriorityQueue<T>(Queue<T>);

impl<T: Ord + Send + 'static> PriorityQueue<T> {
    /// An empty queue for at most `maxsize` items, or for any number if that is 0.
    #[must_use]
    pub fn new(maxsize: usize) -> Self {
        let smallest = Smallest { heap: BinaryHeap::new(), arrived: 0 };
        PriorityQueue(Queue::with_items(maxsize, Items::Sorted(Box::new(smallest))))
    }
}

/// What a queue needs of items in an order. A trait object, since `Queue<T>` does
/// not know whether its items have one.
pub(crate) trait Sorted<T> {
    fn put(&mut self, item: T);
    fn get(&mut self) -> Option<T>;
    fn len(&self) -> usize;
}

/// std's heap gives the largest, and knows no order among equals: so each item is
/// turned round, and numbered.
struct Smallest<T> {
    heap: BinaryHeap<Reverse<(T, u64)>>,
    arrived: u64,
}

impl<T: Ord> Sorted<T> for Smallest<T> {
    fn put(&mut self, item: T) {
        self.arrived += 1;
        self.heap.push(Reverse((item, self.arrived)));
    }

    fn get(&mut self) -> Option<T> {
        let Reverse((item, _)) = self.heap.pop()?;
        Some(item)
    }

    fn len(&self) -> usize {
        self.heap.len()
    }
}

impl<T> Deref for LifoQueue<T> {
    type Target = Queue<T>;

    fn deref(&self) -> &Queue<T> {
        &self.0
    }
}

impl<T> Deref for PriorityQueue<T> {
    type Target = Queue<T>;

    fn deref(&self) -> &Queue<T> {
        &self.0
    }
}

// By hand, as for `Queue`: a derived `Clone` would need one of every item.
impl<T> Clone for LifoQueue<T> {
    fn clone(&self) -> Self {
        LifoQueue(self.0.clone())
    }
}

impl<T> Clone for PriorityQueue<T> {
    fn clone(&self) -> Self {
        PriorityQueue(self.0.clone())
    }
}

impl<T> fmt::Debug for LifoQueue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.describe("LifoQueue", f)
    }
}

impl<T> fmt::Debug for PriorityQueue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.describe("PriorityQueue", f)
    }
}
