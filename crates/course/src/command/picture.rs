//! A picture of a run, on the screen or in a file.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use transcript::Transcript;

use crate::console::print;
use crate::report::{errors, pictures};

/// A picture of a run, and where it goes: to the screen or into a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Picture {
    /// Who ran when.
    Timeline,
    /// Every step downwards, with who caused it and what it printed.
    Steps,
    /// The timeline, for a page.
    Svg(PathBuf),
    /// For Perfetto.
    Trace(PathBuf),
    /// A page that plays the run.
    Player(PathBuf),
}

/// Draws `run` in at most `width` columns, or writes it under this title.
///
/// # Errors
///
/// When the file cannot be written. Then what was there before still is.
pub(super) fn draw(width: usize, picture: &Picture, title: &str, run: &Transcript) -> Result<()> {
    let text = match picture {
        Picture::Timeline => run.timeline(width),
        Picture::Steps => run.steps(width),
        Picture::Svg(file) => {
            write(file, &run.svg(title))?;
            pictures::svg_written(file)
        }
        Picture::Trace(file) => {
            write(file, &run.trace())?;
            pictures::trace_written(file)
        }
        Picture::Player(file) => {
            write(file, &run.player_page(title))?;
            pictures::player_written(file)
        }
    };
    Ok(print(&format!("\n{text}"))?)
}

fn write(file: &Path, text: &str) -> Result<()> {
    // A pipe or a device is not to be replaced by a file.
    let written = if file.exists() && !file.is_file() {
        fs::write(file, text)
    } else {
        write_whole(file, text)
    };
    written.with_context(|| errors::cannot_write(file))
}

/// By a rename, so that no moment has half a file: a browser may look at it.
fn write_whole(file: &Path, text: &str) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    // Others may read what a learner writes, as far as the learner's umask lets them.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut new = builder.tempfile_in(folder.unwrap_or(Path::new(".")))?;
    new.write_all(text.as_bytes())?;
    new.persist(file)?;
    Ok(())
}
