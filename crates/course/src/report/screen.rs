//! What watch mode shows.

use anyhow::Error;

use crate::catalog::{Catalog, Exercise};
use crate::hints::Hints;
use crate::judge::Judgement;
use crate::progress::Progress;
use crate::report::{Paint, answers, errors, lists, verdicts};

/// The keys, in as few lines as 40 columns allow.
const KEYS: [&str; 2] =
    ["h hint  l list  n next  p previous", "s solution  x reset  r run  q quit"];

/// Everything there is to show.
#[derive(Debug)]
pub(crate) struct Shown<'a> {
    pub(crate) catalog: &'a Catalog,
    pub(crate) progress: &'a Progress,
    pub(crate) exercise: &'a Exercise,
    pub(crate) file: &'a str,
    /// Which version of the file the verdict is about, counted from 1.
    pub(crate) version: usize,
    /// `None` while it is checked.
    pub(crate) verdict: Option<&'a Result<Judgement, Error>>,
    pub(crate) panel: &'a Panel,
    pub(crate) paint: Paint,
    /// Columns and rows.
    pub(crate) size: (usize, usize),
}

/// What fills the middle of the screen.
#[derive(Debug)]
pub(crate) enum Panel {
    /// The verdict, or that there is none yet.
    Verdict,
    /// Hint 1, 2 or 3 of these.
    Hint(Hints, usize),
    /// All exercises.
    List,
    /// Whether to begin anew.
    AskReset,
    /// Anything else that was asked for.
    Text(String),
}

/// The whole screen, from its first line to its last.
pub(crate) fn draw(shown: &Shown<'_>) -> String {
    let (columns, rows) = shown.size;
    let head = head(shown);
    let above = rows_of(&head, columns);
    let room = rows.saturating_sub(above + KEYS.len() + 2).max(1);
    let body = format!("{}\n", body(shown).trim_end());
    let page = format!("{head}\n{}\n{}", fit(&body, columns, room), KEYS.join("\n"));
    // Raw mode: a line feed alone goes down and not back.
    format!("\x1b[2J\x1b[H{}", page.replace('\n', "\r\n"))
}

fn head(shown: &Shown<'_>) -> String {
    let Exercise { id, title, kind, minutes, .. } = shown.exercise;
    let bar = lists::bar(shown.catalog, shown.progress, shown.size.0);
    let id = shown.paint.bold(id);
    format!("{bar}\n\n{id}: {title} ({kind}, {minutes} min)\nedit {}\n", shown.file)
}

fn body(shown: &Shown<'_>) -> String {
    let id = &shown.exercise.id;
    match shown.panel {
        Panel::Verdict => verdict(shown),
        Panel::Hint(hints, number) => answers::hint(id, hints, *number, shown.paint),
        Panel::List => lists::list(shown.catalog, shown.progress, shown.paint, shown.size.0),
        Panel::AskReset => {
            format!("Put {id} back as it was? Your version is kept.\ny: yes  any other key: no\n")
        }
        Panel::Text(text) => text.clone(),
    }
}

fn verdict(shown: &Shown<'_>) -> String {
    let version = shown.version;
    match shown.verdict {
        None => format!("version {version}: checking ...\n"),
        Some(Err(error)) => errors::explain(error),
        Some(Ok(judgement)) => {
            let verdict = verdicts::verdict_in_brief(judgement, shown.paint);
            let next = if judgement.passed() { "\nEnter: the next open exercise\n" } else { "" };
            let diagnostics = verdicts::diagnostics(judgement);
            format!("version {version}: {verdict}{next}\n{diagnostics}")
        }
    }
}

/// `passed` says whether a solution would be shown if there were one.
pub(crate) fn no_solution_yet(passed: bool) -> String {
    let text = if passed { "There is no solution yet." } else { "First the exercise must pass." };
    format!("{text}\n")
}

/// As many lines of `text` as fit into `rows`, and how many are left.
fn fit(text: &str, columns: usize, rows: usize) -> String {
    if rows_of(text, columns) <= rows {
        return text.to_owned();
    }
    let mut fitting = String::new();
    let mut lines = text.lines();
    for line in lines.by_ref() {
        if rows_of(&fitting, columns) + rows_of(line, columns) >= rows {
            break;
        }
        fitting += &format!("{line}\n");
    }
    format!("{fitting}... {} more lines, too many for this window\n", lines.count() + 1)
}

fn rows_of(text: &str, columns: usize) -> usize {
    text.lines().map(|line| visible(line).div_ceil(columns).max(1)).sum()
}

/// How many columns a line takes: colours take none.
fn visible(line: &str) -> usize {
    let mut parts = line.split('\x1b');
    let before = parts.next().map_or(0, |part| part.chars().count());
    let after = |part: &str| part.split_once('m').map_or(0, |(_, text)| text.chars().count());
    before + parts.map(after).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use fixtures::Verdict;

    use super::*;
    use crate::report::samples;

    /// The screen for a verdict on the sample exercise, without its first codes.
    fn screen(verdict: Option<&Result<Judgement, Error>>, panel: &Panel, rows: usize) -> String {
        let catalog = samples::catalog();
        let (_folder, progress) = samples::progress(&["turns"]);
        let page = draw(&Shown {
            catalog: &catalog,
            progress: &progress,
            exercise: catalog.exercise("timers").unwrap(),
            file: "exercises/demo/timers.rs",
            version: 3,
            verdict,
            panel,
            paint: Paint::Plain,
            size: (40, rows),
        });
        page.strip_prefix("\x1b[2J\x1b[H").unwrap().replace("\r\n", "\n")
    }

    #[test]
    fn a_verdict_names_the_version_of_the_file_it_is_about() {
        let verdict = Ok(samples::judgement(Verdict::WrongValue, "expected  1\nyours     2"));
        insta::assert_snapshot!(screen(Some(&verdict), &Panel::Verdict, 24), @r"
        [###############----------------] 1 of 2

        timers: Timers fire in order (fix, 15 min)
        edit exercises/demo/timers.rs

        version 3: wrong value
        rule: timers fire in order

          expected  1
          yours     2

        h hint  l list  n next  p previous
        s solution  x reset  r run  q quit
        ");
    }

    #[test]
    fn no_verdict_is_shown_while_a_version_is_checked() {
        insta::assert_snapshot!(screen(None, &Panel::Verdict, 24), @r"
        [###############----------------] 1 of 2

        timers: Timers fire in order (fix, 15 min)
        edit exercises/demo/timers.rs

        version 3: checking ...

        h hint  l list  n next  p previous
        s solution  x reset  r run  q quit
        ");
    }

    #[test]
    fn what_does_not_fit_is_counted() {
        let text = Panel::Text("one\ntwo\nthree\nfour\nfive\n".to_owned());
        insta::assert_snapshot!(screen(None, &text, 12), @r"
        [###############----------------] 1 of 2

        timers: Timers fire in order (fix, 15 min)
        edit exercises/demo/timers.rs

        one
        two
        ... 3 more lines, too many for this window

        h hint  l list  n next  p previous
        s solution  x reset  r run  q quit
        ");
    }

    #[test]
    fn colours_take_no_room() {
        assert_eq!(visible("\u{1b}[1;31mhung\u{1b}[0m!"), 5);
    }
}
