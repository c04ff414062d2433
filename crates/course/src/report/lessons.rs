//! A lesson in the terminal.

use crate::report::Paint;

/// Where in a lesson a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    Code,
}

/// The lesson: as it is written, or with its headings, code and comments told
/// apart.
pub(crate) fn lesson(text: &str, paint: Paint) -> String {
    if paint == Paint::Plain {
        return text.to_owned();
    }
    let mut place = Place::Text;
    let mut painted = String::new();
    for line in text.lines() {
        let fence = line.starts_with("```");
        if fence {
            place = if place == Place::Text { Place::Code } else { Place::Text };
        }
        // Marks for the programs that keep the lesson true.
        if !(place == Place::Text && line.starts_with("<!--")) {
            painted += &format!("{}\n", line_of(line, fence, place, paint));
        }
    }
    painted
}

fn line_of(line: &str, fence: bool, place: Place, paint: Paint) -> String {
    match place {
        _ if fence => paint.dim(line),
        Place::Code => code(line, paint),
        Place::Text if line.starts_with('#') => paint.bold(line),
        Place::Text => line.to_owned(),
    }
}

/// Rust begins its comments with `//`, Python with `#`; attributes are code.
fn code(line: &str, paint: Paint) -> String {
    let comment = ["// ", "//!", "///", "# "].iter().filter_map(|sign| line.find(sign)).min();
    let (code, comment) = line.split_at(comment.unwrap_or(line.len()));
    format!("{}{}", paint.code(code), paint.dim(comment))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LESSON: &str =
        "# Turns\n\n<!-- rust: turns -->\n```rust\nlet a = 1; // one\n```\nText.\n";

    #[test]
    fn without_colours_a_lesson_is_as_it_is_written() {
        assert_eq!(lesson(LESSON, Paint::Plain), LESSON);
    }

    #[test]
    fn headings_code_and_comments_are_told_apart() {
        let lesson = lesson(LESSON, Paint::Coloured);
        insta::assert_snapshot!(lesson.replace('\x1b', "ESC"), @r"
        ESC[1m# TurnsESC[0m

        ESC[2m```rustESC[0m
        ESC[36mlet a = 1; ESC[0mESC[2m// oneESC[0m
        ESC[2m```ESC[0m
        Text.
        ");
    }
}
