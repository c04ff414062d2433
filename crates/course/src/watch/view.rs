//! How watch mode looks: one frame of the screen.

use ansi_to_tui::IntoText;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Modifier;
use ratatui::text::Text;
use ratatui::widgets::{Block, Borders, LineGauge, List, ListState, Paragraph, Wrap};

use super::Scroll;
use crate::report::screen::{self, Choice, Panel, Shown};

/// The least the middle needs; in a very low window the rest gives way.
const MIDDLE: u16 = 6;

/// Draws all of it, and moves `scroll` to where there is something.
pub(super) fn draw(frame: &mut Frame<'_>, shown: &Shown<'_>, scroll: &mut Scroll) {
    let width = frame.area().width;
    let head = paragraph(&screen::head(shown));
    let keys = paragraph(&screen::keys(shown.panel, usize::from(width)));
    let [top, above, middle, below] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(rows(&head, width)),
        Constraint::Min(MIDDLE),
        Constraint::Length(rows(&keys, width)),
    ])
    .areas(frame.area());
    frame.render_widget(gauge(shown), top);
    frame.render_widget(head, above);
    match shown.panel {
        Panel::List(choice) => draw_list(frame, middle, shown, choice),
        _ => draw_text(frame, middle, &screen::body(shown), scroll),
    }
    frame.render_widget(keys, below);
}

/// Told apart by its signs, not its colours: there may be none.
fn gauge<'a>(shown: &Shown<'_>) -> LineGauge<'a> {
    let (done, all) = (shown.progress.count(shown.catalog), shown.catalog.exercises().count());
    LineGauge::default()
        .label(screen::count(shown.catalog, shown.progress))
        .filled_symbol("█")
        .unfilled_symbol("░")
        .ratio(done as f64 / all.max(1) as f64)
}

fn draw_list(frame: &mut Frame<'_>, area: Rect, shown: &Shown<'_>, choice: &Choice) {
    let exercises: Vec<_> = shown.catalog.exercises().cloned().collect();
    let found = choice.of(&exercises);
    let row = |exercise| screen::row(exercise, shown.progress.passed(&exercise.id));
    let title = screen::list_title(&choice.typed, found.len());
    let list = List::new(found.iter().map(|(_, exercise)| row(exercise)))
        .block(line().title(title))
        .highlight_symbol("> ")
        .highlight_style(Modifier::REVERSED);
    let mut state = ListState::default().with_selected(Some(choice.selected));
    frame.render_stateful_widget(list, area, &mut state);
}

fn draw_text(frame: &mut Frame<'_>, area: Rect, text: &str, scroll: &mut Scroll) {
    let text = paragraph(text);
    let all = rows(&text, area.width);
    scroll.page = area.height.saturating_sub(1);
    scroll.top = scroll.top.min(all.saturating_sub(scroll.page));
    let last = all.min(scroll.top + scroll.page);
    let mut block = line();
    if scroll.page < all {
        block = block.title(screen::rows(scroll.top + 1, last, all));
    }
    frame.render_widget(text.block(block).scroll((scroll.top, 0)), area);
}

fn line<'a>() -> Block<'a> {
    Block::new().borders(Borders::TOP)
}

fn paragraph<'a>(text: &str) -> Paragraph<'a> {
    // A tab would take no room at all.
    let text = text.replace('\t', "    ");
    let text = text.into_text().unwrap_or_else(|_| Text::raw(text));
    Paragraph::new(text).wrap(Wrap { trim: false })
}

fn rows(paragraph: &Paragraph<'_>, width: u16) -> u16 {
    u16::try_from(paragraph.line_count(width)).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use anyhow::Result;
    use fixtures::Verdict;
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;

    use super::*;
    use crate::judge::Judgement;
    use crate::report::screen::Doing;
    use crate::report::{Paint, samples};

    /// The screen of 40 columns for the sample exercise, scrolled to `top`.
    fn screen(verdict: Option<&Result<Judgement>>, panel: &Panel, rows: u16, top: u16) -> String {
        screen_with(verdict, None, panel, (rows, top))
    }

    fn screen_with(
        verdict: Option<&Result<Judgement>>,
        doing: Option<&Doing>,
        panel: &Panel,
        (rows, top): (u16, u16),
    ) -> String {
        let catalog = samples::catalog();
        let (_folder, progress) = samples::progress(&["turns"]);
        let shown = Shown {
            catalog: &catalog,
            progress: &progress,
            exercise: catalog.exercise("timers").unwrap(),
            file: "exercises/demo/timers.rs",
            answer: Some(b"//! Fix. A timer is late.\n"),
            version: 3,
            verdict,
            doing,
            panel,
            paint: Paint::Plain,
        };
        let mut terminal = Terminal::new(TestBackend::new(40, rows)).unwrap();
        let mut scroll = Scroll { top, page: 0 };
        terminal.draw(|frame| draw(frame, &shown, &mut scroll)).unwrap();
        let screen = terminal.backend().to_string();
        let rows = screen.lines().map(|row| row.trim_matches('"').trim_end());
        rows.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_verdict_names_the_version_of_the_file_it_is_about() {
        let verdict = Ok(samples::judgement(Verdict::WrongValue, "expected  1\nyours     2"));
        insta::assert_snapshot!(screen(Some(&verdict), &Panel::Verdict, 20, 0), @r"
        1 of 2 ████████████████░░░░░░░░░░░░░░░░░
        timers: Timers fire in order (fix, 15
        min)
        edit exercises/demo/timers.rs
        version 3: wrong value
        ────────────────────────────────────────
        rule: timers fire in order

          expected  1
          yours     2






        h hint  s solution  w what to do
        d verdict  t timeline  e edit  r run
        l list  n next  p previous  x reset
        arrows scroll  q quit
        ");
    }

    #[test]
    fn no_verdict_is_shown_while_a_version_is_checked() {
        insta::assert_snapshot!(screen(None, &Panel::Task, 16, 0), @r"
        1 of 2 ████████████████░░░░░░░░░░░░░░░░░
        timers: Timers fire in order (fix, 15
        min)
        edit exercises/demo/timers.rs
        version 3: checking ...
        ────────────────────────────────────────
        Fix. A timer is late.

        Save the file, and the verdict comes by
        itself.


        h hint  s solution  w what to do
        d verdict  t timeline  e edit  r run
        l list  n next  p previous  x reset
        arrows scroll  q quit
        ");
    }

    #[test]
    fn of_an_answer_that_runs_on_the_time_and_its_last_lines_are_shown() {
        let output = (1..=30).map(|line| format!("line {line}\n")).collect();
        let doing = Doing::Running { seconds: 3, output };
        insta::assert_snapshot!(screen_with(None, Some(&doing), &Panel::Verdict, (20, 0)), @r"
        1 of 2 ████████████████░░░░░░░░░░░░░░░░░
        timers: Timers fire in order (fix, 15
        min)
        edit exercises/demo/timers.rs
        version 3: checking ... it runs for 3 s
        ────────────────────────────────────────
        so far it printed:
          line 23
          line 24
          line 25
          line 26
          line 27
          line 28
          line 29
          line 30

        h hint  s solution  w what to do
        d verdict  t timeline  e edit  r run
        l list  n next  p previous  x reset
        arrows scroll  q quit
        ");
    }

    #[test]
    fn a_long_text_is_scrolled_and_no_further_than_its_end() {
        let text = (1..=1000).map(|row| format!("row {row}\n")).collect();
        insta::assert_snapshot!(screen(None, &Panel::Text(text), 16, u16::MAX), @r"
        1 of 2 ████████████████░░░░░░░░░░░░░░░░░
        timers: Timers fire in order (fix, 15
        min)
        edit exercises/demo/timers.rs
        version 3: checking ...
         rows 995-1000 of 1000 ─────────────────
        row 995
        row 996
        row 997
        row 998
        row 999
        row 1000
        h hint  s solution  w what to do
        d verdict  t timeline  e edit  r run
        l list  n next  p previous  x reset
        arrows scroll  q quit
        ");
    }

    #[test]
    fn in_the_list_the_selected_one_is_on_the_screen() {
        let choice = Choice { typed: String::new(), selected: 1 };
        insta::assert_snapshot!(screen(None, &Panel::List(choice), 14, 0), @r"
        1 of 2 ████████████████░░░░░░░░░░░░░░░░░
        timers: Timers fire in order (fix, 15
        min)
        edit exercises/demo/timers.rs
        version 3: checking ...
         all: 2 ────────────────────────────────
          [x] turns  demo, predict: Take turns
        > [ ] timers  demo, fix: Timers fire in




        letters filter  arrows move  Enter open
        Esc back
        ");
    }

    #[test]
    fn a_window_of_five_rows_still_shows_the_text() {
        let text = Panel::Text("here".to_owned());
        assert!(screen(None, &text, 5, 0).contains("here"));
    }
}
