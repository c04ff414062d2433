//! Every workload: what is measured, by whom, and which ratio is wanted.

use std::time::Duration;

use crate::statistics::Growth;
use crate::work::{groups, joins, memory, queues, sync, tasks, threads, time};

pub(crate) struct Workload {
    /// Its letter, and more where a letter has several workloads.
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    /// How many operations a run has.
    pub(crate) full: Size,
    pub(crate) quick: Size,
    /// The first is the reference of all ratios.
    pub(crate) implementations: &'static [Implementation],
    /// Functions of `workloads.py`, each run on asyncio and on uvloop.
    pub(crate) python: &'static [&'static str],
    pub(crate) goals: &'static [Goal],
}

/// Python gets its own: it takes ten times as long, or a thousand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) rust: usize,
    pub(crate) python: usize,
}

pub(crate) struct Implementation {
    pub(crate) name: &'static str,
    pub(crate) run: Run,
}

#[derive(Clone, Copy)]
pub(crate) enum Run {
    /// Gives the time of so many operations.
    Time(fn(usize) -> Duration),
    /// Gives the bytes of so many tasks; nothing where the system does not tell.
    Memory(fn(usize) -> Option<u64>),
}

/// `ours` takes at most so many times what `against` takes.
pub(crate) struct Goal {
    pub(crate) ours: &'static str,
    pub(crate) against: &'static str,
    pub(crate) at_most: f64,
}

/// How the time of one operation may grow with their number.
pub(crate) struct Shape {
    /// Of the workload whose implementation this is.
    pub(crate) id: &'static str,
    pub(crate) implementation: &'static str,
    pub(crate) sizes: [usize; 3],
    pub(crate) growth: Growth,
}

impl Workload {
    pub(crate) fn letter(&self) -> &'static str {
        &self.id[..1]
    }

    pub(crate) fn implementation(&self, name: &str) -> Option<&'static Implementation> {
        self.implementations.iter().find(|implementation| implementation.name == name)
    }
}

const fn time(name: &'static str, run: fn(usize) -> Duration) -> Implementation {
    Implementation { name, run: Run::Time(run) }
}

const fn memory(name: &'static str, run: fn(usize) -> Option<u64>) -> Implementation {
    Implementation { name, run: Run::Memory(run) }
}

const fn goal(ours: &'static str, against: &'static str, at_most: f64) -> Goal {
    Goal { ours, against, at_most }
}

const fn size(rust: usize, python: usize) -> Size {
    Size { rust, python }
}

const TASKS: Size = size(100_000, 100_000);
const FEWER_TASKS: Size = size(20_000, 5_000);
const ITEMS: Size = size(1_000_000, 200_000);
const FEWER_ITEMS: Size = size(200_000, 20_000);
const CALLS: Size = size(10_000, 10_000);
const FEWER_CALLS: Size = size(2_000, 1_000);

const GATHER: &[Implementation] = &[
    time("tokio spawn and await", joins::tokio_spawn_and_await),
    time("our gather", joins::our_gather),
    time("futures-concurrency join, no tasks", joins::futures_concurrency_join),
    time("join_all, no tasks", joins::join_all_without_tasks),
];
const GATHER_GOAL: &[Goal] = &[goal("our gather", "tokio spawn and await", 1.1)];

const DRAIN: &[Implementation] = &[
    time("tokio JoinSet", joins::join_set_drain),
    time("our wait(..).first_completed()", joins::our_drain_by_wait),
    time("our as_completed", joins::our_drain_by_as_completed),
    time("FuturesUnordered, no tasks", joins::futures_unordered_drain),
    time("select_all over handles", joins::select_all_drain),
];

const SPAWN: &str = "tokio spawn";
const CREATE: &str = "our create_task";

pub(crate) const WORKLOADS: &[Workload] = &[
    Workload {
        id: "a",
        name: "create and await, 8 bytes each",
        full: TASKS,
        quick: FEWER_TASKS,
        implementations: &[
            time(SPAWN, tasks::tokio_spawn::<1>),
            time(CREATE, tasks::our_create_task::<1>),
            time("tokio JoinSet", tasks::join_set),
            time("FuturesUnordered, no tasks", tasks::futures_unordered),
        ],
        python: &["create_tasks"],
        goals: &[goal(CREATE, SPAWN, 1.1)],
    },
    Workload {
        id: "a64",
        name: "create and await, 64 bytes each",
        full: TASKS,
        quick: FEWER_TASKS,
        implementations: &[
            time(SPAWN, tasks::tokio_spawn::<8>),
            time(CREATE, tasks::our_create_task::<8>),
        ],
        python: &[],
        goals: &[goal(CREATE, SPAWN, 1.1)],
    },
    Workload {
        id: "a1000",
        name: "create and await, by 1,000",
        full: TASKS,
        quick: FEWER_TASKS,
        implementations: &[
            time(SPAWN, tasks::tokio_spawn_in_batches),
            time(CREATE, tasks::our_create_task_in_batches),
        ],
        python: &["create_tasks_in_batches"],
        goals: &[goal(CREATE, SPAWN, 1.1)],
    },
    Workload {
        id: "b",
        name: "tasks that yield once",
        full: TASKS,
        quick: FEWER_TASKS,
        implementations: &[
            time("tokio yield_now", tasks::tokio_yield),
            time("our sleep(0)", tasks::our_yield),
            time("our sleep(0) on raw tokio", tasks::tokio_self_waking_yield),
            time("FuturesUnordered, no tasks", tasks::futures_unordered_yield),
        ],
        python: &["yield_once"],
        goals: &[],
    },
    Workload {
        id: "c",
        name: "ping-pong, two yields",
        full: TASKS,
        quick: FEWER_TASKS,
        implementations: &[
            time("tokio yield_now", tasks::tokio_ping_pong),
            time("our sleep(0)", tasks::our_ping_pong),
            time("our sleep(0) on raw tokio", tasks::tokio_self_waking_ping_pong),
        ],
        python: &["ping_pong"],
        goals: &[],
    },
    Workload {
        id: "d1k",
        name: "gather of 1,000",
        full: size(1_000, 1_000),
        quick: size(1_000, 1_000),
        implementations: GATHER,
        python: &["gather_all"],
        goals: GATHER_GOAL,
    },
    Workload {
        id: "d10k",
        name: "gather of 10,000",
        full: size(10_000, 10_000),
        quick: size(10_000, 5_000),
        implementations: GATHER,
        python: &["gather_all"],
        goals: GATHER_GOAL,
    },
    Workload {
        id: "d100k",
        name: "gather of 100,000",
        full: TASKS,
        quick: size(100_000, 5_000),
        implementations: GATHER,
        python: &["gather_all"],
        goals: GATHER_GOAL,
    },
    Workload {
        id: "d50k",
        name: "gather beside join_all over handles",
        full: size(50_000, 50_000),
        quick: size(25_000, 5_000),
        implementations: &[
            time("join_all over handles", joins::join_all_over_handles),
            time("our gather", joins::our_gather),
        ],
        python: &[],
        goals: &[goal("our gather", "join_all over handles", 0.1)],
    },
    Workload {
        id: "e",
        name: "as_completed, in shuffled order, 64 in a turn",
        full: TASKS,
        quick: FEWER_TASKS,
        implementations: &[
            time("FuturesUnordered, no tasks", joins::futures_unordered_as_completed),
            time("our as_completed", joins::our_as_completed),
            time("tokio JoinSet", joins::join_set_as_completed),
        ],
        python: &["as_they_complete"],
        goals: &[goal("our as_completed", "FuturesUnordered, no tasks", 1.2)],
    },
    Workload {
        id: "f250",
        name: "drain tasks, one in each wait",
        full: size(250, 250),
        quick: size(250, 250),
        implementations: DRAIN,
        python: &["drain"],
        goals: &[],
    },
    Workload {
        id: "f1k",
        name: "drain tasks, one in each wait",
        full: size(1_000, 1_000),
        quick: size(1_000, 1_000),
        implementations: DRAIN,
        python: &["drain"],
        goals: &[],
    },
    Workload {
        id: "f10k",
        name: "drain tasks, one in each wait",
        full: size(10_000, 10_000),
        quick: size(2_000, 2_000),
        implementations: DRAIN,
        python: &["drain"],
        goals: &[goal("our wait(..).first_completed()", "asyncio drain", 0.05)],
    },
    Workload {
        id: "g",
        name: "queue, unbounded",
        full: ITEMS,
        quick: FEWER_ITEMS,
        implementations: &[
            time("tokio mpsc, no join", queues::tokio_unbounded),
            time("our Queue, with join", queues::our_unbounded),
            time("kanal, no join", queues::kanal_unbounded),
            time("async-channel, no join", queues::async_channel_unbounded),
        ],
        python: &["queue_unbounded"],
        goals: &[goal("our Queue, with join", "tokio mpsc, no join", 1.1)],
    },
    Workload {
        id: "g100",
        name: "queue for 100 items",
        full: ITEMS,
        quick: FEWER_ITEMS,
        implementations: &[
            time("tokio mpsc, no join", queues::tokio_bounded),
            time("our Queue, with join", queues::our_bounded),
            time("kanal, no join", queues::kanal_bounded),
            time("async-channel, no join", queues::async_channel_bounded),
        ],
        python: &["queue_bounded"],
        goals: &[goal("our Queue, with join", "tokio mpsc, no join", 0.65)],
    },
    Workload {
        id: "g4x4",
        name: "queue for 100 items, 4 producers, 4 workers",
        full: ITEMS,
        quick: FEWER_ITEMS,
        implementations: &[
            time("tokio mpsc in a Mutex, no join", queues::tokio_workers),
            time("our Queue, with join", queues::our_workers),
            time("kanal, no join", queues::kanal_workers),
            time("async-channel, no join", queues::async_channel_workers),
        ],
        python: &["queue_workers"],
        goals: &[goal("our Queue, with join", "tokio mpsc in a Mutex, no join", 0.3)],
    },
    Workload {
        id: "h",
        name: "semaphore of 10 round one turn",
        full: TASKS,
        quick: FEWER_TASKS,
        implementations: &[
            time("tokio Semaphore", sync::tokio_semaphore),
            time("our Semaphore", sync::our_semaphore),
            time("tokio Semaphore in our tasks", sync::tokio_semaphore_in_our_tasks),
            time("async-lock Semaphore", sync::async_lock_semaphore),
        ],
        python: &["semaphore"],
        goals: &[
            goal("our Semaphore", "tokio Semaphore", 1.1),
            goal("our Semaphore", "tokio Semaphore in our tasks", 1.1),
        ],
    },
    Workload {
        id: "i",
        name: "timers within one virtual second",
        full: TASKS,
        quick: FEWER_TASKS,
        implementations: &[
            time("tokio, paused", time::tokio_timers_close),
            time("our loop, virtual", time::our_timers_close),
            time("DelayQueue, no tasks", time::delay_queue_close),
        ],
        python: &["timers_close"],
        goals: &[],
    },
    Workload {
        id: "iapart",
        name: "timers, each at a virtual millisecond of its own",
        full: TASKS,
        quick: FEWER_TASKS,
        implementations: &[
            time("tokio, paused", time::tokio_timers_apart),
            time("our loop, virtual", time::our_timers_apart),
            time("DelayQueue, no tasks", time::delay_queue_apart),
        ],
        python: &["timers_apart"],
        goals: &[],
    },
    Workload {
        id: "j",
        name: "timeout, ready at once",
        full: TASKS,
        quick: FEWER_TASKS,
        implementations: &[
            time("tokio timeout", time::tokio_timeout_ready),
            time("our wait_for", time::our_wait_for_ready),
            time("our timeout scope", time::our_scope_ready),
        ],
        python: &["wait_for_ready", "scope_ready"],
        goals: &[goal("our wait_for", "tokio timeout", 1.1)],
    },
    Workload {
        id: "jturn",
        name: "timeout, ready after a turn",
        full: TASKS,
        quick: FEWER_TASKS,
        implementations: &[
            time("tokio timeout", time::tokio_timeout_turn),
            time("our wait_for", time::our_wait_for_turn),
            time("our timeout scope", time::our_scope_turn),
        ],
        python: &["wait_for_turn", "scope_turn"],
        goals: &[goal("our wait_for", "tokio timeout", 1.1)],
    },
    Workload {
        id: "k",
        name: "calls on threads, one by one",
        full: CALLS,
        quick: FEWER_CALLS,
        implementations: &[
            time("tokio spawn_blocking", threads::tokio_one_by_one),
            time("our to_thread", threads::our_one_by_one),
        ],
        python: &["to_thread_one_by_one"],
        goals: &[],
    },
    Workload {
        id: "kburst",
        name: "calls on threads, all at once",
        full: CALLS,
        quick: FEWER_CALLS,
        implementations: &[
            time("tokio spawn_blocking", threads::tokio_burst),
            time("our gather of to_thread", threads::our_burst),
            time("our run_in_executor", threads::our_burst_on_a_pool),
            time("tokio spawn_blocking, few threads", threads::tokio_burst_on_few_threads),
        ],
        python: &["to_thread_burst"],
        goals: &[goal("our gather of to_thread", "tokio spawn_blocking", 0.3)],
    },
    Workload {
        id: "l",
        name: "task group",
        full: TASKS,
        quick: FEWER_TASKS,
        implementations: &[
            time("tokio JoinSet", groups::join_set),
            time("our task_group", groups::our_task_group),
            time("TaskTracker, no values", groups::task_tracker),
        ],
        python: &["group"],
        goals: &[goal("our task_group", "tokio JoinSet", 1.15)],
    },
    Workload {
        id: "labort",
        name: "task group of sleepers, cancelled by an error",
        full: TASKS,
        quick: FEWER_TASKS,
        implementations: &[
            time("tokio JoinSet", groups::join_set_abort),
            time("our task_group", groups::our_task_group_abort),
        ],
        python: &["group_abort"],
        goals: &[],
    },
    Workload {
        id: "m",
        name: "priority queue, all in, all out",
        full: ITEMS,
        quick: FEWER_ITEMS,
        implementations: &[
            time("BinaryHeap, stable", queues::stable_heap),
            time("our PriorityQueue", queues::our_priority_queue),
            time("BinaryHeap, not stable", queues::heap),
        ],
        python: &["priority_queue", "heap"],
        goals: &[],
    },
    Workload {
        id: "n",
        name: "memory of a task that waits",
        full: TASKS,
        quick: size(100_000, 20_000),
        implementations: &[
            memory(SPAWN, memory::tokio_spawn),
            memory(CREATE, memory::our_create_task),
            memory("tokio JoinSet", memory::join_set),
            memory("FuturesUnordered, no tasks", memory::futures_unordered),
        ],
        python: &["memory"],
        goals: &[goal(CREATE, SPAWN, 1.1)],
    },
    Workload {
        id: "o",
        name: "create and await 10,000, written down",
        full: size(10_000, 10_000),
        quick: size(10_000, 10_000),
        implementations: &[
            time(CREATE, tasks::our_virtual_create_task),
            time("our create_task, recorded", tasks::our_recorded_create_task),
        ],
        python: &[],
        goals: &[goal("our create_task, recorded", CREATE, 2.0)],
    },
];

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

pub(crate) const SHAPES: &[Shape] = &[
    shape("a", CREATE, SIZES, Growth::Flat),
    shape("d1k", "our gather", SIZES, Growth::Flat),
    shape("e", "our as_completed", SIZES, Growth::Flat),
    shape("f250", "our as_completed", SIZES, Growth::Flat),
    shape("f250", "our wait(..).first_completed()", [250, 1_000, 2_000], Growth::Linear),
    shape("g4x4", "our Queue, with join", SIZES, Growth::Flat),
    shape("h", "our Semaphore", SIZES, Growth::Flat),
    shape("l", "our task_group", SIZES, Growth::Flat),
    shape("labort", "our task_group", SIZES, Growth::Flat),
];

const fn shape(
    id: &'static str,
    implementation: &'static str,
    sizes: [usize; 3],
    growth: Growth,
) -> Shape {
    Shape { id, implementation, sizes, growth }
}

pub(crate) fn workload(id: &str) -> Option<&'static Workload> {
    WORKLOADS.iter().find(|workload| workload.id == id)
}
