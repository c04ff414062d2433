//! What to do with the picture of a run.

use std::path::Path;

pub(crate) fn svg_written(file: &Path) -> String {
    let file = file.display();
    format!("wrote {file}\nlook at it: open it in a browser\nshow it on a page: ![]({file})\n")
}

pub(crate) fn trace_written(file: &Path) -> String {
    format!(
        "wrote {}\nlook at it: open https://ui.perfetto.dev and drop it there\n\
         (it stays on your machine; zoom into an instant to see its steps)\n",
        file.display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_comes_with_what_to_do_next() {
        insta::assert_snapshot!(svg_written(Path::new("a.svg")), @"
        wrote a.svg
        look at it: open it in a browser
        show it on a page: ![](a.svg)
        ");
        insta::assert_snapshot!(trace_written(Path::new("a.json")), @"
        wrote a.json
        look at it: open https://ui.perfetto.dev and drop it there
        (it stays on your machine; zoom into an instant to see its steps)
        ");
    }
}
