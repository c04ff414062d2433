//! Builds the course as a book: `cargo run -p book`.
//!
//! The chapters are the lessons as they stand in the workspace. Each program that
//! a lesson shows is run once, and a player takes the reader through that run.

mod catalog;
mod lesson;
mod links;
mod pages;
mod programs;

use std::env;
use std::fs;
use std::path::{self, Path, PathBuf};

use anyhow::{Context, Result};
use mdbook_driver::MDBook;
use mdbook_driver::book::{BookItem, Chapter, SectionNumber};

use catalog::Catalog;
use pages::Page;
use programs::Runs;

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    let root = root.context("the book is built in a checkout of the course")?;
    let catalog = Catalog::load(root)?;
    let pages = pages::all(root, &catalog)?;
    let runs = programs::record(root, &programs_of(&pages))?;
    let out = path::absolute(target(root).join("book"))?;
    render(&pages, &runs, &out)?;
    println!("{}", out.join("index.html").display());
    Ok(())
}

fn programs_of(pages: &[Page]) -> Vec<&str> {
    pages.iter().flat_map(|page| lesson::programs(&page.text)).collect()
}

/// Where cargo builds. mdBook empties its folder there first.
fn target(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

/// The pages around those that are written for the book alone.
fn render(pages: &[Page], runs: &Runs, out: &Path) -> Result<()> {
    let mut book = MDBook::load(env!("CARGO_MANIFEST_DIR"))?;
    book.config.build.build_dir = out.to_owned();
    let items = pages.iter().map(|page| BookItem::Chapter(chapter(page, runs)));
    let mut items: Vec<BookItem> = items.collect();
    items.splice(1..1, book.book.items);
    book.book.items = items;
    book.build()?;
    // mdBook takes scripts from its own folder alone, and this one is not there.
    Ok(fs::write(out.join(lesson::PLAYER_FILE), transcript::PLAYER)?)
}

fn chapter(page: &Page, runs: &Runs) -> Chapter {
    let text = lesson::with_players(&page.text, runs);
    let mut chapter = Chapter::new(&page.title, text, &page.file, Vec::new());
    chapter.number = page.number.map(|number| SectionNumber::new([number]));
    chapter
}
