//! Links that work in a book: to other pages of it, to its pictures, or to the web. What
//! links to a Rust item or to a file that is no page stays as text.

use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use pulldown_cmark::{BrokenLink, CowStr, Event, Options, Parser, Tag};

/// The text of the page `source`, a path from the root of the workspace. `chapters`
/// says which file of the workspace is which page.
pub(crate) fn for_book(text: &str, source: &str, chapters: &[(String, String)]) -> String {
    let folder = Path::new(source).parent().unwrap_or(Path::new(""));
    let mut done = String::new();
    let mut rest = 0;
    for (range, target) in links(text) {
        if is_elsewhere(&target) {
            continue;
        }
        if let Some(image) = text[range.clone()].strip_prefix('!') {
            done += &format!("{}!{}", &text[rest..range.start], in_pictures(image, &target));
            rest = range.end;
            continue;
        }
        let label = label(&text[range.clone()]);
        done += &text[rest..range.start];
        rest = range.end;
        match page(folder, &target, chapters) {
            Some(page) => done += &format!("[{label}]({page})"),
            None => rest += push_code(&mut done, label, &text[rest..]),
        }
    }
    done + &text[rest..]
}

/// Where each link and picture is, and what it leads to. A Rust item in brackets is one too.
fn links(text: &str) -> Vec<(Range<usize>, String)> {
    let item = |link: BrokenLink<'_>| {
        link.reference.starts_with('`').then_some((CowStr::Borrowed("item"), CowStr::Borrowed("")))
    };
    let events = Parser::new_with_broken_link_callback(text, Options::ENABLE_TABLES, Some(item));
    let links = events.into_offset_iter().filter_map(|(event, range)| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            Some((range, dest_url.into_string()))
        }
        _ => None,
    });
    links.collect()
}

/// All pictures are in one folder of the book: no two of them have one name.
fn in_pictures(image: &str, target: &str) -> String {
    let name = target.rsplit('/').next().unwrap_or(target);
    format!("[{}](pictures/{name})", label(image))
}

fn is_elsewhere(target: &str) -> bool {
    target.contains("://") || target.starts_with('#')
}

/// The `text` of `[text]`, `[text](target)` or `[text][target]`.
fn label(link: &str) -> &str {
    let end = link.find("](").or_else(|| link.find("][")).or_else(|| link.rfind(']'));
    &link[1..end.expect("a link has a bracket at its end")]
}

/// The page that `target` is, with its fragment.
fn page(folder: &Path, target: &str, chapters: &[(String, String)]) -> Option<String> {
    let (file, fragment) = match target.split_once('#') {
        Some((file, fragment)) => (file, format!("#{fragment}")),
        None => (target, String::new()),
    };
    let file = plain(&folder.join(file));
    let (_, page) = chapters.iter().find(|(source, _)| Path::new(source) == file)?;
    Some(format!("{page}{fragment}"))
}

/// `a/../b` as `b`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => drop(plain.pop()),
            _ => plain.push(component),
        }
    }
    plain
}

/// Adds `label` without its link. Two pieces of code that touch become one, or
/// their backticks would be a fence. Says how much of `rest` that took.
fn push_code(done: &mut String, label: &str, rest: &str) -> usize {
    let is_code = label.starts_with('`') && label.ends_with('`');
    if is_code && done.ends_with('`') {
        done.pop();
        *done += &label[1..];
    } else {
        *done += label;
    }
    let touches = is_code && rest.starts_with('`');
    if touches {
        done.pop();
    }
    usize::from(touches)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_book(text: &str) -> String {
        let chapters = [("crates/tasks/README.md".to_owned(), "tasks.md".to_owned())];
        for_book(text, "crates/queue/README.md", &chapters)
    }

    #[test]
    fn a_link_to_another_lesson_leads_to_its_chapter() {
        assert_eq!(in_book("see [it](../tasks/README.md#end)."), "see [it](tasks.md#end).");
    }

    #[test]
    fn a_link_to_the_web_or_within_the_page_stays() {
        for text in ["[tokio](https://tokio.rs)", "[tokio]\n\n[tokio]: https://x.rs", "[a](#b)"] {
            assert_eq!(in_book(text), text);
        }
    }

    #[test]
    fn a_picture_is_in_the_folder_of_pictures() {
        for file in ["pictures/a.svg", "crates/queue/pictures/a.svg"] {
            assert_eq!(in_book(&format!("![Who]({file}) it")), "![Who](pictures/a.svg) it");
        }
    }

    #[test]
    fn a_rust_item_or_a_file_that_is_no_page_is_text() {
        assert_eq!(in_book("call [`Queue::new`], then"), "call `Queue::new`, then");
        assert_eq!(in_book("[`put`](Queue::put) it"), "`put` it");
        assert_eq!(
            in_book("[`Permit`][permit]\n\n[permit]: a::Permit").lines().next(),
            Some("`Permit`")
        );
        assert_eq!(in_book("[`x.tsv`](x.tsv)"), "`x.tsv`");
    }

    #[test]
    fn code_that_touches_a_rust_item_stays_one_piece_of_code() {
        assert_eq!(in_book("| [`Queue::new`]`(2)` |"), "| `Queue::new(2)` |");
        assert_eq!(in_book("`queue.`[`put`](Queue::put)`(1)`"), "`queue.put(1)`");
    }

    #[test]
    fn brackets_in_code_are_no_links() {
        for text in ["`[`put`]`", "```rust\nlet a = b[`c`](d);\n```", "items[0] [x]"] {
            assert_eq!(in_book(text), text);
        }
    }
}
