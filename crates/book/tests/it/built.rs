//! The book on the disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// Its folder, built once.
static BOOK: LazyLock<PathBuf> = LazyLock::new(|| {
    let built = Command::new(env!("CARGO_BIN_EXE_book")).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let index = String::from_utf8(built.stdout).unwrap();
    Path::new(index.trim_end()).parent().unwrap().canonicalize().unwrap()
});

/// The files of all pages; `toc.html` is only the frame of those without scripts.
pub(crate) fn pages() -> Vec<String> {
    let files = fs::read_dir(&*BOOK).unwrap();
    let mut names: Vec<String> =
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name.ends_with(".html") && name != "toc.html");
    names.sort();
    assert!(names.len() > 16, "a page for each topic");
    names
}

pub(crate) fn url(page: &str) -> String {
    format!("file://{}", BOOK.join(page).display())
}

/// Whether a `file://` link leads to a file, and to something with that id in it.
pub(crate) fn has(link: &str) -> bool {
    let (file, id) = link.split_once('#').unwrap_or((link, ""));
    let Ok(text) = fs::read_to_string(file.trim_start_matches("file://")) else { return false };
    id.is_empty() || text.contains(&format!("id=\"{id}\""))
}

/// What the tests of its topic say that a program prints.
pub(crate) fn pinned(program: &str) -> String {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let file = format!("tests/it/snapshots/it__order__{program}.snap");
    let mut files = fs::read_dir(crates).unwrap().map(|topic| topic.unwrap().path().join(&file));
    let file = files.find(|file| file.is_file()).unwrap_or_else(|| panic!("no {file}"));
    let text = fs::read_to_string(file).unwrap();
    text.splitn(3, "---\n").nth(2).unwrap().trim_end().to_owned()
}
