//! Verdicts for programs: the JSON document and the JUnit report.

use std::io::{self, Write};

use fixtures::Verdict;
use quick_xml::Writer;
use quick_xml::events::BytesText;
use serde::Serialize;

use crate::command::check::Mark;
use crate::judge::Judgement;
use crate::report::verdicts;

/// The version of the JSON document. A field may be added; if one is renamed,
/// removed or means something else, this number goes up.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    passed: usize,
    exercises: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    topic: &'a str,
    title: &'a str,
    kind: String,
    minutes: u32,
    file: &'a str,
    /// `null` for an answer that could not be judged.
    verdict: Option<Verdict>,
    rule: Option<String>,
    message: &'a str,
    diagnostics: &'a str,
    output: &'a str,
}

/// All marks as one JSON document.
pub(crate) fn json(marks: &[Mark]) -> String {
    let passed = marks.iter().filter(|mark| mark.passed()).count();
    let exercises = marks.iter().map(entry).collect();
    let document = Document { version: VERSION, passed, exercises };
    let text = serde_json::to_string_pretty(&document);
    text.expect("a document holds only strings and numbers") + "\n"
}

fn entry(mark: &Mark) -> Entry<'_> {
    let Mark { exercise, file, verdict } = mark;
    let judgement = verdict.as_ref().ok();
    let text = |of: fn(&Judgement) -> &str| judgement.map(of).unwrap_or_default();
    Entry {
        id: &exercise.id,
        topic: &exercise.topic,
        title: &exercise.title,
        kind: exercise.kind.to_string(),
        minutes: exercise.minutes,
        file,
        verdict: judgement.map(|judgement| judgement.verdict),
        rule: judgement.and_then(|judgement| judgement.check.as_deref()).map(verdicts::rule),
        message: match verdict {
            Ok(judgement) => &judgement.message,
            Err(why) => &why.0,
        },
        diagnostics: text(|judgement| &judgement.diagnostics),
        output: text(|judgement| &judgement.output),
    }
}

/// All marks as a JUnit report: a test case for each exercise.
pub(crate) fn junit(marks: &[Mark]) -> Vec<u8> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    write_suite(&mut writer, marks).expect("a vector takes everything");
    writer.into_inner()
}

fn write_suite(writer: &mut Writer<Vec<u8>>, marks: &[Mark]) -> io::Result<()> {
    let errors = marks.iter().filter(|mark| mark.verdict.is_err()).count();
    let failures = marks.iter().filter(|mark| !mark.passed()).count() - errors;
    let (tests, failures, errors) =
        (marks.len().to_string(), failures.to_string(), errors.to_string());
    let counts = [
        ("name", "exercises"),
        ("tests", tests.as_str()),
        ("failures", failures.as_str()),
        ("errors", errors.as_str()),
    ];
    writer
        .create_element("testsuite")
        .with_attributes(counts)
        .write_inner_content(|writer| marks.iter().try_for_each(|mark| write_case(writer, mark)))?;
    writer.get_mut().write_all(b"\n")
}

fn write_case(writer: &mut Writer<Vec<u8>>, mark: &Mark) -> io::Result<()> {
    let Mark { exercise, file, verdict } = mark;
    let names = [
        ("classname", exercise.topic.as_str()),
        ("name", exercise.id.as_str()),
        ("file", file.as_str()),
    ];
    let case = writer.create_element("testcase").with_attributes(names);
    let (element, verdict, words) = match verdict {
        Ok(judgement) if judgement.passed() => return case.write_empty().map(|_| ()),
        Ok(judgement) => {
            let words = format!("{}{}", judgement.diagnostics, judgement.message);
            ("failure", judgement.verdict.to_string(), words)
        }
        Err(why) => ("error", "not judged".to_owned(), why.0.clone()),
    };
    case.write_inner_content(|writer| write_why(writer, element, &verdict, &words)).map(|_| ())
}

fn write_why(
    writer: &mut Writer<Vec<u8>>,
    element: &str,
    verdict: &str,
    words: &str,
) -> io::Result<()> {
    // XML has no way to write the other control characters.
    let words: String =
        words.chars().filter(|char| !char.is_control() || matches!(char, '\n' | '\t')).collect();
    let element = writer.create_element(element).with_attribute(("type", verdict));
    element.with_attribute(("message", verdict)).write_text_content(BytesText::new(&words))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::check::Unjudged;
    use crate::report::samples;

    use super::*;

    fn marks() -> Vec<Mark> {
        let catalog = samples::catalog();
        let mark = |id: &str, verdict| Mark {
            exercise: catalog.exercise(id).unwrap().clone(),
            file: format!("exercises/demo/{id}.rs"),
            verdict,
        };
        let passed = Judgement { check: None, ..samples::judgement(Verdict::Passed, "") };
        vec![
            mark("turns", Ok(passed)),
            mark("timers", Ok(samples::judgement(Verdict::WrongValue, "a < b\x1b[0m & c"))),
            mark("timers", Err(Unjudged("it is gone".to_owned()))),
        ]
    }

    #[test]
    fn the_json_document_has_a_version_and_one_entry_for_each_exercise() {
        insta::assert_snapshot!(json(&marks()));
    }

    #[test]
    fn the_junit_report_tells_a_failure_from_an_error() {
        let report = String::from_utf8(junit(&marks())).unwrap();
        insta::assert_snapshot!(report);
    }
}
