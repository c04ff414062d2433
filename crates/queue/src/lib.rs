#![doc = include_str!("../README.md")]
#![warn(missing_docs, unreachable_pub)]

mod error;
mod kinds;
mod turn;

use std::collections::VecDeque;
use std::fmt;
use std::iter;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Waker;

pub use error::{QueueEmpty, QueueFull, QueueShutDown, TooManyTaskDone};
pub use kinds::{LifoQueue, PriorityQueue};

use kinds::Items;
use turn::{Event, Line, Turn};

/// Hands items from tasks that put to tasks that get, first in, first out.
///
/// Answers to `asyncio.Queue`. A clone is the same queue. It works on any runtime
/// and from any thread. At work: `tokio::sync::mpsc`, if one task gets and nobody
/// has to wait until the work is done.
///
/// Not for items that end with their producers: a queue does not know who may
/// still put, so `get` waits until somebody says [`shutdown`](Queue::shutdown).
///
/// `put` and `get` suspend only when they have to wait, as in asyncio. They take
/// no part in tokio's cooperative budget, which would suspend them after 128
/// calls at a moment that no Python program has. So a task that always finds
/// room, or an item, keeps the thread: give way in such a loop.
pub struct Queue<T>(Arc<Mutex<State<T>>>);

struct State<T> {
    items: Items<T>,
    /// 0 is any number.
    maxsize: usize,
    /// Items that were put and not yet marked by `task_done`.
    unfinished: usize,
    life: Life,
    getters: Line,
    putters: Line,
    joiners: Line,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Life {
    /// Takes items and gives them.
    Open,
    /// Gives the items it has, and takes no more.
    ShutDown,
}

impl<T> Queue<T> {
    /// An empty queue for at most `maxsize` items, or for any number if that is 0.
    ///
    /// Without a limit, a producer that is faster than its consumers fills the
    /// memory.
    #[must_use]
    pub fn new(maxsize: usize) -> Self {
        Queue::with_items(maxsize, Items::Fifo(VecDeque::new()))
    }

    fn with_items(maxsize: usize, items: Items<T>) -> Self {
        Queue(Arc::new(Mutex::new(State {
            items,
            maxsize,
            unfinished: 0,
            life: Life::Open,
            getters: Line::default(),
            putters: Line::default(),
            joiners: Line::default(),
        })))
    }

    /// Puts an item at the end, and waits for room first if there is none.
    ///
    /// # Errors
    ///
    /// Once the queue is shut down. The error holds the item.
    ///
    /// # Cancel safety
    ///
    /// Cancel safe: a dropped `put` has put nothing, and the next in line gets
    /// its turn. The item is dropped with it.
    pub async fn put(&self, item: T) -> Result<(), QueueShutDown<T>> {
        let mut item = item;
        loop {
            match self.put_nowait(item) {
                Ok(()) => return Ok(()),
                Err(QueueFull::ShutDown(refused)) => return Err(QueueShutDown(refused)),
                Err(QueueFull::Full(refused)) => item = refused,
            }
            Turn::new(self, Event::Room).await;
        }
    }

    /// Puts an item at the end if there is room now.
    ///
    /// # Errors
    ///
    /// When the queue is full or shut down. The error holds the item.
    pub fn put_nowait(&self, item: T) -> Result<(), QueueFull<T>> {
        let mut state = self.lock();
        if state.life == Life::ShutDown {
            return Err(QueueFull::ShutDown(item));
        }
        if state.is_full() {
            return Err(QueueFull::Full(item));
        }
        state.unfinished += 1;
        state.items.put(item);
        let getter = state.getters.call_first();
        drop(state);
        if let Some(getter) = getter {
            getter.wake();
        }
        Ok(())
    }

    /// Takes the first item, and waits for one if there is none.
    ///
    /// A worker's loop is `while let Ok(item) = queue.get().await`.
    ///
    /// # Errors
    ///
    /// Once the queue is shut down and has no items left.
    ///
    /// # Cancel safety
    ///
    /// Cancel safe: a dropped `get` has taken nothing, and the next in line gets
    /// its turn. But an item that `get` gave is the caller's: a worker that is
    /// cancelled later loses it.
    pub async fn get(&self) -> Result<T, QueueShutDown> {
        loop {
            match self.get_nowait() {
                Ok(item) => return Ok(item),
                Err(QueueEmpty::ShutDown) => return Err(QueueShutDown(())),
                Err(QueueEmpty::Empty) => Turn::new(self, Event::Item).await,
            }
        }
    }

    /// Takes the first item if there is one now.
    ///
    /// # Errors
    ///
    /// When the queue is empty; the error says whether it was also shut down.
    pub fn get_nowait(&self) -> Result<T, QueueEmpty> {
        let mut state = self.lock();
        let Some(item) = state.items.get() else {
            return Err(match state.life {
                Life::Open => QueueEmpty::Empty,
                Life::ShutDown => QueueEmpty::ShutDown,
            });
        };
        let putter = state.putters.call_first();
        drop(state);
        if let Some(putter) = putter {
            putter.wake();
        }
        Ok(item)
    }

    /// Says that the work on one item is finished. Call it once for each `get`.
    ///
    /// # Errors
    ///
    /// When every item that was put has been marked already.
    pub fn task_done(&self) -> Result<(), TooManyTaskDone> {
        let mut state = self.lock();
        state.unfinished = state.unfinished.checked_sub(1).ok_or(TooManyTaskDone)?;
        if state.unfinished == 0 {
            let joiners = state.joiners.call_all();
            drop(state);
            joiners.for_each(Waker::wake);
        }
        Ok(())
    }

    /// Waits until every item that was put was marked by
    /// [`task_done`](Queue::task_done).
    ///
    /// Not until the queue is empty: the last items may still be in work. An item
    /// that nobody marks, since its worker forgot to or is gone, makes `join`
    /// wait for ever.
    ///
    /// # Cancel safety
    ///
    /// Cancel safe: a dropped `join` changes nothing.
    pub async fn join(&self) {
        Turn::new(self, Event::AllDone).await;
    }

    /// Ends the queue: nothing more can be put, and whoever waits is told.
    ///
    /// Its items can still be taken; `get` fails when they are gone. If
    /// `immediate`, they are dropped now and count as done. Answers to
    /// `Queue.shutdown` of Python 3.13.
    pub fn shutdown(&self, immediate: bool) {
        let mut state = self.lock();
        state.life = Life::ShutDown;
        // Dropped when the queue is unlocked: their destructors may use it.
        let mut dropped = Vec::new();
        if immediate {
            dropped.extend(iter::from_fn(|| state.items.get()));
            // Some may have been marked while they were still in the queue.
            state.unfinished = state.unfinished.saturating_sub(dropped.len());
        }
        let joiners = (state.unfinished == 0).then(|| state.joiners.call_all());
        let others = state.getters.call_all().chain(state.putters.call_all());
        drop(state);
        joiners.into_iter().flatten().chain(others).for_each(Waker::wake);
    }

    /// How many items are in the queue.
    #[must_use]
    pub fn qsize(&self) -> usize {
        self.lock().items.len()
    }

    /// How many items may be in the queue; 0 is any number.
    #[must_use]
    pub fn maxsize(&self) -> usize {
        self.lock().maxsize
    }

    /// Whether there is no item in the queue.
    ///
    /// Not for asking before a `get`: another task may be faster. Call
    /// [`get_nowait`](Queue::get_nowait).
    #[must_use]
    pub fn empty(&self) -> bool {
        self.qsize() == 0
    }

    /// Whether there is no room in the queue; never without a `maxsize`.
    ///
    /// Not for asking before a `put`: another task may be faster. Call
    /// [`put_nowait`](Queue::put_nowait).
    #[must_use]
    pub fn full(&self) -> bool {
        self.lock().is_full()
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        // Items' own code runs under the lock only to compare priorities. A panic
        // there loses no item.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn describe(&self, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.lock();
        f.debug_struct(name)
            .field("maxsize", &state.maxsize)
            .field("items", &state.items.len())
            .field("getters", &state.getters.len())
            .field("putters", &state.putters.len())
            .field("unfinished", &state.unfinished)
            .field("life", &state.life)
            .finish()
    }
}

impl<T> State<T> {
    fn is_full(&self) -> bool {
        self.maxsize > 0 && self.items.len() >= self.maxsize
    }

    /// Whether nobody has to wait for `event`. A queue that is shut down keeps
    /// nobody waiting for an item or for room.
    fn has(&self, event: Event) -> bool {
        match event {
            Event::Item => self.items.len() > 0 || self.life == Life::ShutDown,
            Event::Room => !self.is_full() || self.life == Life::ShutDown,
            Event::AllDone => self.unfinished == 0,
        }
    }

    fn line(&mut self, event: Event) -> &mut Line {
        match event {
            Event::Item => &mut self.getters,
            Event::Room => &mut self.putters,
            Event::AllDone => &mut self.joiners,
        }
    }
}

impl<T> Clone for Queue<T> {
    fn clone(&self) -> Self {
        Queue(self.0.clone())
    }
}

impl<T> fmt::Debug for Queue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.describe("Queue", f)
    }
}
