//! The marked blocks of a lesson, `<!-- rust: NAME -->` and the code or the picture
//! below it: the Python twin is put beside the Rust program, and a player below a run.

use std::borrow::Cow;

use crate::programs::Runs;

/// The file of the book that plays the runs.
pub(crate) const PLAYER_FILE: &str = "player.js";

/// A stretch of a page.
#[derive(Debug, PartialEq, Eq)]
enum Part<'a> {
    Text(&'a str),
    /// A fenced block or a picture, with its mark.
    Block(Block<'a>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Block<'a> {
    kind: &'a str,
    name: &'a str,
    text: &'a str,
}

/// The names of the programs that need a player.
pub(crate) fn programs(page: &str) -> Vec<&str> {
    let parts = parts(page);
    blocks(&parts).filter(|block| has_player(block, &parts)).map(|block| block.name).collect()
}

/// The page with twins side by side and a player for each run.
pub(crate) fn with_players(page: &str, runs: &Runs) -> String {
    let parts = parts(page);
    let shown = parts.iter().map(|part| match part {
        Part::Text(text) => Cow::Borrowed(*text),
        Part::Block(block) => Cow::Owned(shown(block, &parts, runs)),
    });
    let mut text: String = shown.collect();
    if blocks(&parts).any(|block| has_player(block, &parts)) {
        text += &format!("\n<script src=\"{PLAYER_FILE}\"></script>\n");
    }
    text
}

fn shown(block: &Block<'_>, parts: &[Part<'_>], runs: &Runs) -> String {
    let twin = find(parts, "python", block.name).filter(|_| block.kind == "rust");
    let mut text = match twin {
        Some(python) => side_by_side(python.text, block.text),
        None => block.text.to_owned(),
    };
    if has_player(block, parts) {
        text += &player(block.name, &runs[block.name]);
    }
    text
}

/// A run has one player: below its picture, or below its timeline, or below what the
/// lesson's program prints, or below that program.
fn has_player(block: &Block<'_>, parts: &[Part<'_>]) -> bool {
    let is_shown = |kind: &str| find(parts, kind, block.name).is_some();
    let kinds = ["svg", "timeline", "transcript", "rust"];
    let best = kinds.into_iter().find(|kind| is_shown(kind));
    best == Some(block.kind) && (block.kind != "transcript" || is_shown("rust"))
}

fn blocks<'p, 'a>(parts: &'p [Part<'a>]) -> impl Iterator<Item = &'p Block<'a>> {
    parts.iter().filter_map(|part| match part {
        Part::Text(_) => None,
        Part::Block(block) => Some(block),
    })
}

fn find<'p, 'a>(parts: &'p [Part<'a>], kind: &str, name: &str) -> Option<&'p Block<'a>> {
    blocks(parts).find(|block| block.kind == kind && block.name == name)
}

fn parts(page: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = page;
    while let Some((before, block, after)) = next_block(rest) {
        parts.extend([Part::Text(before), Part::Block(block)]);
        rest = after;
    }
    parts.push(Part::Text(rest));
    parts
}

/// The text before the next marked block, the block, and the text after it.
fn next_block(page: &str) -> Option<(&str, Block<'_>, &str)> {
    let mut start = 0;
    for line in page.split_inclusive('\n') {
        start += line.len();
        if let Some((kind, name)) = mark(line)
            && let Some(length) = length(&page[start..])
        {
            let (before, after) = page.split_at(start);
            let (text, after) = after.split_at(length);
            return Some((before, Block { kind, name, text }, after));
        }
    }
    None
}

/// How long the fenced block or the picture is that `text` begins with.
fn length(text: &str) -> Option<usize> {
    let end = match text {
        _ if text.starts_with("```") => "\n```\n",
        _ if text.starts_with("![") => "\n",
        _ => return None,
    };
    Some(text.find(end)? + end.len())
}

/// `rust` and `hello` of `<!-- rust: hello -->`. The page at the top names a topic
/// too, `queue/hello`, but names alone are unique.
fn mark(line: &str) -> Option<(&str, &str)> {
    let (kind, name) =
        line.trim_end().strip_prefix("<!-- ")?.strip_suffix(" -->")?.split_once(": ")?;
    Some((kind, name.rsplit('/').next().unwrap_or(name)))
}

fn side_by_side(python: &str, rust: &str) -> String {
    format!("\n<div class=\"twins\">\n\n{python}\n{rust}\n</div>\n")
}

/// Each tag on its own line and no empty line between: only so does Markdown keep
/// the data as it is.
fn player(name: &str, run: &str) -> String {
    format!(
        "\n<run-player name=\"{name}\">\n<script type=\"application/json\">\n{run}\n</script>\n</run-player>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "\
# Demo

<!-- python: a -->
```python
py
```

<!-- rust: a -->
```rust
rs
```

<!-- timeline: topic/b -->
```text
main
```
end
";

    fn runs() -> Runs {
        ["a", "b"].map(|name| (name.to_owned(), format!("{{\"run\":\"{name}\"}}"))).into()
    }

    #[test]
    fn a_program_and_a_timeline_have_a_player_each() {
        assert_eq!(programs(PAGE), ["a", "b"]);
    }

    #[test]
    fn a_program_with_a_timeline_has_one_player() {
        assert_eq!(programs(&PAGE.replace("topic/b", "a")), ["a"]);
    }

    #[test]
    fn a_program_without_a_timeline_has_its_player_below_what_it_prints() {
        let page = PAGE.replace("timeline: topic/b", "transcript: a");
        assert_eq!(programs(&page), ["a"]);
        assert!(with_players(&page, &runs()).contains("main\n```\n\n<run-player name=\"a\">"));
        assert!(programs("<!-- transcript: c -->\n```text\nline\n```\n").is_empty());
    }

    #[test]
    fn a_picture_has_its_player_below_it_and_then_the_timeline_has_none() {
        let page = PAGE.to_owned() + "<!-- svg: b -->\n![b](b.svg)\n";
        assert_eq!(programs(&page), ["a", "b"]);
        let page = with_players(&page, &runs());
        assert!(page.contains("![b](b.svg)\n\n<run-player name=\"b\">"), "{page}");
        assert_eq!(page.matches("<run-player").count(), 2);
    }

    #[test]
    fn python_stands_beside_rust_and_what_is_not_marked_stays() {
        let page = with_players(PAGE, &runs());
        assert!(
            page.contains(
                "<div class=\"twins\">\n\n```python\npy\n```\n\n```rust\nrs\n```\n\n</div>"
            )
        );
        assert!(page.starts_with("# Demo\n") && page.contains("\nend\n"));
    }

    #[test]
    fn a_page_loads_the_player_only_if_it_has_one() {
        let page = with_players(PAGE, &runs());
        assert!(page.ends_with("end\n\n<script src=\"player.js\"></script>\n"), "{page}");
        assert_eq!(with_players("# Demo\n", &runs()), "# Demo\n");
    }
}
