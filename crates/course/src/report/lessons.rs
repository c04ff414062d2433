//! A lesson in the terminal.

use crate::report::Paint;

/// Where in a lesson a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    Code,
}

/// The lesson of `topic`, with its headings, code and comments told apart.
pub(crate) fn lesson(text: &str, topic: &str, paint: Paint) -> String {
    let mut place = Place::Text;
    let mut painted = String::new();
    for line in text.lines() {
        let fence = line.starts_with("```");
        if fence {
            place = if place == Place::Text { Place::Code } else { Place::Text };
        }
        if !(place == Place::Text && is_unseen(line)) {
            let line = picture(line, topic).unwrap_or_else(|| line_of(line, fence, place, paint));
            painted += &format!("{line}\n");
        }
    }
    painted
}

/// A mark for the programs that keep the lesson true, or the target of a link.
fn is_unseen(line: &str) -> bool {
    line.starts_with("<!--") || line.starts_with('[') && line.contains("]: ")
}

/// What stands for a picture: its words, and how to see that run here.
fn picture(line: &str, topic: &str) -> Option<String> {
    let (words, file) = line.strip_prefix("![")?.strip_suffix(".svg)")?.split_once("](")?;
    let (_, program) = file.rsplit_once('/')?;
    Some(format!("{words}\nsee it: cargo course play {topic} {program} --timeline"))
}

fn line_of(line: &str, fence: bool, place: Place, paint: Paint) -> String {
    match place {
        _ if fence => paint.dim(line),
        Place::Code => code(line, paint),
        Place::Text if line.starts_with('#') => paint.bold(line),
        Place::Text => without_links(line),
    }
}

/// Links to the documentation are for pages: here their words are enough.
fn without_links(line: &str) -> String {
    let link =
        line.split_once("[`").and_then(|(before, link)| Some((before, link.split_once("`]")?)));
    let Some((before, (words, after))) = link else {
        return line.to_owned();
    };
    let target = after.strip_prefix('(').and_then(|target| target.split_once(')'));
    let after = target.map_or(after, |(_, after)| after);
    let after = without_links(after);
    // Code may begin before the link and go on behind it.
    let (before, begin) = before.strip_suffix('`').map_or((before, "`"), |before| (before, ""));
    let (end, after) = after.strip_prefix('`').map_or(("`", &*after), |after| ("", after));
    format!("{before}{begin}{words}{end}{after}")
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

    const LESSON: &str = "# Turns\n\n<!-- rust: turns -->\n```rust\nlet a = 1; // one\n```\nText.\n\n\
                          <!-- svg: turns -->\n![Who ran when.](pictures/turns.svg)\n";

    #[test]
    fn without_colours_marks_and_pictures_are_replaced_all_the_same() {
        insta::assert_snapshot!(lesson(LESSON, "demo", Paint::Plain), @r"
        # Turns

        ```rust
        let a = 1; // one
        ```
        Text.

        Who ran when.
        see it: cargo course play demo turns --timeline
        ");
    }

    #[test]
    fn of_a_link_the_words_are_left() {
        let shown = |text| lesson(text, "demo", Paint::Plain);
        assert_eq!(shown("a [`Permit`], a [`Queue`](queue::Queue)."), "a `Permit`, a `Queue`.\n");
        let whole = "`let g = `[`lock.acquire`](Lock::acquire)`().await;` | [`b`](c)";
        assert_eq!(shown(whole), "`let g = lock.acquire().await;` | `b`\n");
        assert_eq!(shown("[`Permit`]: semaphore::Permit\n[tokio]: https://tokio.rs"), "");
        assert_eq!(shown("```\na[`b`]\n```"), "```\na[`b`]\n```\n");
    }

    #[test]
    fn headings_code_and_comments_are_told_apart() {
        let lesson = lesson(LESSON, "demo", Paint::Coloured);
        insta::assert_snapshot!(lesson.replace('\x1b', "ESC"), @r"
        ESC[1m# TurnsESC[0m

        ESC[2m```rustESC[0m
        ESC[36mlet a = 1; ESC[0mESC[2m// oneESC[0m
        ESC[2m```ESC[0m
        Text.

        Who ran when.
        see it: cargo course play demo turns --timeline
        ");
    }
}
