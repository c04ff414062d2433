//! A small course for the tests of words.

use std::fs;
use std::time::Duration;

use fixtures::Verdict;
use tempfile::TempDir;
use transcript::{Event, LaneId, LaneInfo, LaneKind, Recording, What};

use crate::catalog::Catalog;
use crate::judge::Judgement;
use crate::progress::Progress;
use crate::workspace::Workspace;

pub(crate) fn catalog() -> Catalog {
    let text = r#"
        version = 1
        [[topic]]
        id = "demo"
        title = "Turns and timers"
        asyncio = "sleep, call_later"
        [[topic.exercise]]
        id = "turns"
        title = "Take turns"
        kind = "predict"
        minutes = 10
        ships = "not started"
        [[topic.exercise]]
        id = "timers"
        title = "Timers fire in order"
        kind = "fix"
        minutes = 15
        ships = "wrong order"
    "#;
    Catalog::parse(text).unwrap()
}

/// The progress of a learner who has passed these, and the folder it is kept in.
pub(crate) fn progress(passed: &[&str]) -> (TempDir, Progress) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("exercises")).unwrap();
    fs::write(folder.path().join("exercises/course.toml"), "").unwrap();
    let workspace = Workspace::find_from(folder.path()).unwrap();
    let mut progress = Progress::load(&workspace).progress;
    for id in passed {
        progress.pass(id).unwrap();
    }
    (folder, progress)
}

pub(crate) fn judgement(verdict: Verdict, message: &str) -> Judgement {
    Judgement {
        verdict,
        check: Some("timers_fire_in_order".to_owned()),
        message: message.to_owned(),
        diagnostics: String::new(),
        output: String::new(),
        recording: None,
    }
}

/// The same, with a run of one event to look at.
pub(crate) fn with_run(judgement: Judgement) -> Judgement {
    let main = LaneInfo { name: "main".to_owned(), parent: None, kind: LaneKind::Main };
    let ready = Event { at: Duration::ZERO, lane: Some(LaneId(0)), what: What::Ready };
    let recording = Recording { lanes: vec![main], events: vec![ready] };
    Judgement { recording: Some(recording), ..judgement }
}
