//! What watch mode says.

use anyhow::Error;

use crate::catalog::{Catalog, Exercise};
use crate::hints::Hints;
use crate::judge::Judgement;
use crate::progress::Progress;
use crate::report::{Paint, answers, errors, indented, verdicts};

/// The most lines of a running answer's output that are shown: the screen does not
/// scroll by itself.
const MOST_SO_FAR: usize = 8;

/// What the keys do.
const KEYS: [&str; 13] = [
    "h hint",
    "s solution",
    "w what to do",
    "d verdict",
    "t timeline",
    "e edit",
    "r run",
    "l list",
    "n next",
    "p previous",
    "x reset",
    "arrows scroll",
    "q quit",
];

/// What they do in the list.
const KEYS_OF_THE_LIST: [&str; 4] = ["letters filter", "arrows move", "Enter open", "Esc back"];

/// Everything there is to show.
#[derive(Debug)]
pub(crate) struct Shown<'a> {
    pub(crate) catalog: &'a Catalog,
    pub(crate) progress: &'a Progress,
    pub(crate) exercise: &'a Exercise,
    pub(crate) file: &'a str,
    /// The version of the file on disk, if there is one.
    pub(crate) answer: Option<&'a [u8]>,
    /// Which version of the file the verdict is about, counted from 1.
    pub(crate) version: usize,
    /// `None` while it is checked.
    pub(crate) verdict: Option<&'a Result<Judgement, Error>>,
    /// `None` until the check has taken a moment.
    pub(crate) doing: Option<&'a Doing>,
    pub(crate) panel: &'a Panel,
    pub(crate) paint: Paint,
}

/// What a check does that has no verdict yet, and for how many seconds.
#[derive(Debug)]
pub(crate) enum Doing {
    /// It builds the answer.
    Building { seconds: u64 },
    /// It runs the answer, which has printed this at last.
    Running { seconds: u64, output: String },
}

/// What fills the middle of the screen.
#[derive(Debug)]
pub(crate) enum Panel {
    /// What the learner is asked to do.
    Task,
    /// The verdict, or that there is none yet.
    Verdict,
    /// Hint 1, 2 or 3 of these.
    Hint(Hints, usize),
    /// The exercises, to choose one.
    List(Choice),
    /// Whether to begin anew.
    AskReset,
    /// Anything else that was asked for.
    Text(String),
}

/// One of the exercises that hold what was typed.
#[derive(Debug, Default)]
pub(crate) struct Choice {
    pub(crate) typed: String,
    /// An index into what [`Choice::of`] gives.
    pub(crate) selected: usize,
}

impl Choice {
    /// The exercises to choose from, with their indices in `exercises`.
    pub(crate) fn of<'a>(&self, exercises: &'a [Exercise]) -> Vec<(usize, &'a Exercise)> {
        let holds = |exercise: &Exercise| {
            let Exercise { id, topic, title, kind, .. } = exercise;
            format!("{id} {topic} {title} {kind}").to_lowercase().contains(&self.typed)
        };
        exercises.iter().enumerate().filter(|(_, exercise)| holds(exercise)).collect()
    }
}

/// Which exercise this is, where its file is, and how it stands.
pub(crate) fn head(shown: &Shown<'_>) -> String {
    let Exercise { id, title, kind, minutes, .. } = shown.exercise;
    let id = shown.paint.bold(id);
    let version = shown.version;
    let state = match shown.verdict {
        None => format!("checking ...{}", shown.doing.map(so_long).unwrap_or_default()),
        Some(Err(_)) => "not judged".to_owned(),
        Some(Ok(judgement)) => shown.paint.verdict(judgement.verdict),
    };
    format!(
        "{id}: {title} ({kind}, {minutes} min)\nedit {}\nversion {version}: {state}",
        shown.file
    )
}

fn so_long(doing: &Doing) -> String {
    match doing {
        Doing::Building { seconds } => format!(" it is being built, for {seconds} s"),
        Doing::Running { seconds, .. } => format!(" it runs for {seconds} s"),
    }
}

/// What fills the middle. The list is drawn by whoever draws.
pub(crate) fn body(shown: &Shown<'_>) -> String {
    let id = &shown.exercise.id;
    match shown.panel {
        Panel::Task => task(shown.answer),
        Panel::Verdict => verdict(shown),
        Panel::Hint(hints, number) => answers::hint_on_screen(id, hints, *number, shown.paint),
        Panel::AskReset => {
            format!("Put {id} back as it was? Your version is kept.\ny: yes  any other key: no\n")
        }
        Panel::List(_) => String::new(),
        Panel::Text(text) => text.clone(),
    }
}

/// The comment at the top of an answer.
fn task(answer: Option<&[u8]>) -> String {
    let text = String::from_utf8_lossy(answer.unwrap_or_default());
    let lines = text.lines().map_while(|line| line.strip_prefix("//!"));
    let lines: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    format!("{}\n\nSave the file, and the verdict comes by itself.\n", lines.join("\n"))
}

fn verdict(shown: &Shown<'_>) -> String {
    match shown.verdict {
        None => shown.doing.map(so_far).unwrap_or_default(),
        Some(Err(error)) => errors::explain(error),
        Some(Ok(judgement)) => {
            let next = if judgement.passed() { "Enter: the next open exercise\n\n" } else { "" };
            let why = verdicts::why(judgement, usize::MAX);
            format!("{next}{why}\n{}", verdicts::diagnostics(judgement))
        }
    }
}

fn so_far(doing: &Doing) -> String {
    let Doing::Running { output, .. } = doing else {
        return String::new();
    };
    let lines: Vec<&str> = output.lines().collect();
    let last = lines[lines.len().saturating_sub(MOST_SO_FAR)..].join("\n");
    if last.is_empty() { last } else { format!("so far it printed:\n{}\n", indented(&last)) }
}

/// The keys, in as few lines as `width` columns allow.
pub(crate) fn keys(panel: &Panel, width: usize) -> String {
    let keys = match panel {
        Panel::List(_) => &KEYS_OF_THE_LIST[..],
        _ => &KEYS[..],
    };
    let mut lines = vec![String::new()];
    for key in keys {
        let line = lines.last_mut().expect("there is a first line");
        if line.is_empty() {
            line.push_str(key);
        } else if line.len() + 2 + key.len() <= width {
            line.push_str("  ");
            line.push_str(key);
        } else {
            lines.push((*key).to_owned());
        }
    }
    lines.join("\n")
}

/// How far the learner is.
pub(crate) fn count(catalog: &Catalog, progress: &Progress) -> String {
    format!("{} of {}", progress.count(catalog), catalog.exercises().count())
}

/// One exercise of the list, in a row.
pub(crate) fn row(exercise: &Exercise, passed: bool) -> String {
    let Exercise { id, topic, title, kind, .. } = exercise;
    format!("[{}] {id}  {topic}, {kind}: {title}", if passed { 'x' } else { ' ' })
}

/// The title of the list: what was typed, and how to type.
pub(crate) fn list_title(typed: &str, found: usize) -> String {
    let typed = if typed.is_empty() { "all" } else { typed };
    format!(" {typed}: {found} ")
}

/// Which rows of a longer text are on the screen.
pub(crate) fn rows(first: u16, last: u16, all: u16) -> String {
    format!(" rows {first}-{last} of {all} ")
}

/// `passed` says whether a solution would be shown if there were one.
pub(crate) fn no_solution_yet(passed: bool) -> String {
    let text = if passed {
        "There is no solution yet.\nn: the next exercise"
    } else {
        "First the exercise must pass.\nh: a hint"
    };
    format!("{text}\n")
}

pub(crate) fn no_timeline() -> String {
    "The last check left no recording: there is no timeline.\n\
     An answer that does not compile has none.\nd: the verdict\n"
        .to_owned()
}

pub(crate) fn no_editor(file: &str) -> String {
    format!(
        "No editor is named. Open {file} in yours, or name one and start again:\n\n\
         export VISUAL=vim\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    #[test]
    fn the_task_is_the_comment_at_the_top() {
        let answer = b"//! Fix. Two tasks.\n//!\n//!   indented\nuse std;\n//! no more\n";
        insta::assert_snapshot!(task(Some(answer)), @r"
        Fix. Two tasks.

          indented

        Save the file, and the verdict comes by itself.
        ");
    }

    #[test]
    fn the_keys_fit_into_forty_columns() {
        let keys = keys(&Panel::Verdict, 40);
        assert!(keys.lines().all(|line| line.len() <= 40), "{keys}");
        assert_eq!(keys.lines().count(), 4, "{keys}");
    }

    #[test]
    fn what_was_typed_is_found_in_name_topic_title_and_kind() {
        let exercises: Vec<Exercise> = samples::catalog().exercises().cloned().collect();
        let found = |typed: &str| {
            let choice = Choice { typed: typed.to_owned(), selected: 0 };
            choice.of(&exercises).iter().map(|(index, _)| *index).collect::<Vec<_>>()
        };
        assert_eq!(found(""), [0, 1]);
        assert_eq!(found("predict"), [0]);
        assert_eq!(found("fire"), [1]);
        assert!(found("nothing").is_empty());
    }
}
