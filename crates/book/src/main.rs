//! Builds the course as a book: `cargo run -p book`. With `--serve` it also serves it.
//!
//! The chapters are the lessons as they stand in the workspace. Each program that
//! a lesson shows is run once, and a player takes the reader through that run.

mod catalog;
mod lesson;
mod links;
mod pages;
mod programs;
mod serve;

use std::env;
use std::fs;
use std::path::{self, Path, PathBuf};

use anyhow::{Context, Result};
use clap::Parser;
use mdbook_driver::MDBook;
use mdbook_driver::book::{BookItem, Chapter, SectionNumber};

use catalog::Catalog;
use pages::Page;
use programs::Runs;

/// Builds the course as a book for a browser
#[derive(Debug, Parser)]
struct Args {
    /// Serve the book on this machine, and build it again when a page changes
    #[arg(long)]
    serve: bool,
    /// Where to serve it; 0 is any port that is free
    #[arg(long, default_value_t = 3000, requires = "serve")]
    port: u16,
}

fn main() -> Result<()> {
    let args = Args::parse();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    let root = root.context("the book is built in a checkout of the course")?;
    if args.serve {
        return serve::run(root, args.port);
    }
    let out = path::absolute(target(root).join("book"))?;
    build(root, &out)?;
    println!("{}", out.join("index.html").display());
    Ok(())
}

/// Where cargo builds.
fn target(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

/// Builds the book beside `out` and then puts it there, so that who reads the old one
/// never sees half of the new one.
///
/// # Errors
///
/// When a page is missing, a program fails, or a file cannot be written.
fn build(root: &Path, out: &Path) -> Result<()> {
    let catalog = Catalog::load(root)?;
    let pages = pages::all(root, &catalog)?;
    let runs = programs::record(root, &programs_of(&pages))?;
    let new = out.with_extension("new");
    render(&pages, &runs, &new)?;
    copy(&pages::pictures(root, &catalog)?, &new.join("pictures"))?;
    if out.exists() {
        fs::remove_dir_all(out).with_context(|| out.display().to_string())?;
    }
    fs::rename(&new, out).with_context(|| out.display().to_string())
}

fn programs_of(pages: &[Page]) -> Vec<&str> {
    pages.iter().flat_map(|page| lesson::programs(&page.text)).collect()
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

fn copy(files: &[PathBuf], folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for file in files {
        let name = file.file_name().context("a picture has a name")?;
        fs::copy(file, folder.join(name)).with_context(|| file.display().to_string())?;
    }
    Ok(())
}
