//! The picture for a page.

use insta::assert_snapshot;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::script::{PROGRAMS, TWO_TASKS, program, transcript};

/// The texts of a picture in their order, each behind its element's name. A
/// picture that is not XML fails.
fn texts(svg: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    let mut inside = Vec::new();
    let mut texts: Vec<(String, String)> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let name = String::from_utf8(start.name().as_ref().to_vec()).unwrap();
                texts.push((name.clone(), String::new()));
                inside.push(name);
            }
            Event::End(_) => drop(inside.pop()),
            Event::Text(text) => texts.last_mut().unwrap().1 += &text.decode().unwrap(),
            Event::GeneralRef(name) => {
                texts.last_mut().unwrap().1 += &format!("&{};", name.decode().unwrap())
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(inside.is_empty(), "{inside:?} has no end");
    texts
}

/// What is in the elements of one name.
fn all<'a>(texts: &'a [(String, String)], element: &str) -> Vec<&'a str> {
    let chosen = texts.iter().filter(|(name, _)| name == element);
    chosen.map(|(_, text)| text.trim_end()).collect()
}

#[test]
fn a_queue_as_a_picture() {
    let name = "queue/task_done_and_join";
    assert_snapshot!(program(name).svg(name));
}

#[test]
fn a_cancelled_task_as_a_picture() {
    let name = "cancellation/abort_and_wait";
    assert_snapshot!(program(name).svg(name));
}

#[test]
fn every_printed_line_is_text_in_its_order() {
    for (name, _) in PROGRAMS {
        let run = program(name);
        let texts = texts(&run.svg(name));
        let shown = all(&texts, "text");
        let lines = run.lines();
        let end = lines.last().unwrap();
        let place = shown.iter().position(|text| text == end).unwrap();
        let mut shown = shown[..=place].iter();
        assert!(lines.iter().all(|line| shown.any(|text| text == line)), "{lines:?}");
    }
}

#[test]
fn a_reader_who_cannot_see_is_told_what_became_of_each_lane() {
    let texts = texts(&transcript(&["main", "a", "b"], TWO_TASKS).svg("two tasks"));
    assert_eq!(all(&texts, "title")[0], "two tasks");
    assert_snapshot!(all(&texts, "desc")[0].replace(". ", ".\n"), @r"
    Who ran when, a lane each, from left to right.
    main: the first task, created by loop at 0s, done at 2s.
    a: task, created by main at 0s, done at 2s.
    b: task, created by main at 0s, panicked (oh) at 1s.
    ");
}

#[test]
fn whatever_a_program_prints_the_picture_is_xml() {
    let script =
        "0 main spawned\n0 main polled\n0 main said: \u{1b}[1m<b>&amp; ]]> \u{0} \u{ffff}\n";
    let texts = texts(&transcript(&["main"], script).svg("a < b & \"c\""));
    assert_eq!(all(&texts, "title")[0], "a &lt; b &amp; \"c\"");
    let line = "\u{fffd}[1m&lt;b&gt;&amp;amp; ]]&gt; \u{fffd} \u{fffd}";
    assert_eq!(all(&texts, "text").last().unwrap(), &line);
}

#[test]
fn lanes_and_lines_that_do_not_fit_are_counted() {
    let names: Vec<String> = (0..50).map(|number| format!("t{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let said = |name: &&str| {
        format!("0 {name} spawned\n0 {name} polled\n0 {name} said: hi\n0 {name} ready\n")
    };
    let script: String = names.iter().map(said).collect();
    let texts = texts(&transcript(&names, &script).svg("many"));
    let shown = all(&texts, "text");
    assert!(shown.contains(&"… and 10 more lanes"), "{shown:?}");
    assert!(shown.contains(&"… and 30 more lines"), "{shown:?}");
    assert!(all(&texts, "desc")[0].ends_with("And 10 more lanes."));
}

#[test]
fn a_long_run_is_squeezed_into_the_width() {
    let step = |second: usize| format!("{second} main polled\n{second} main pending\n");
    let script: String = (0..1_000).map(step).collect();
    let svg = transcript(&["main"], &format!("0 main spawned\n{script}")).svg("long");
    let texts = texts(&svg);
    let labels = &all(&texts, "text")[1..6];
    assert_eq!(labels, ["0s", "248.198s", "496.397s", "744.596s", "999s"]);
}
