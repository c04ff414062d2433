//! The parts of an SVG picture.

/// Half of a bar's height.
pub(super) const HALF: usize = 6;

/// From one lane's bar to the other lane's line, with a head.
pub(super) fn between(x: usize, from: usize, to: usize) -> String {
    if from < to {
        format!("M{x} {}V{}m-3-4l3 4 3-4", from + HALF, to - 2)
    } else {
        format!("M{x} {}V{}m-3 4l3-4 3 4", from - HALF, to + 2)
    }
}

/// One step, as the legend shows it.
pub(super) fn bar(x: usize, y: usize) -> String {
    rectangle(x, y, 12)
}

/// A bar on the line at `y`.
pub(super) fn rectangle(x: usize, y: usize, width: usize) -> String {
    format!("M{x} {}h{width}v{}h-{width}z", y - HALF, 2 * HALF)
}

/// A piece of a line.
pub(super) fn dash(x: usize, y: usize) -> String {
    format!("M{x} {y}h12")
}

/// A short arrow.
pub(super) fn arrow(x: usize, y: usize) -> String {
    between(x + 6, y - 2 * HALF - 3, y + HALF + 1)
}

/// The lane gave its value.
pub(super) fn tick(x: usize, y: usize) -> String {
    format!("M{x} {y}l3 4 6-8")
}

/// The lane was dropped.
pub(super) fn cross(x: usize, y: usize) -> String {
    format!("M{x} {}l8 8m0-8l-8 8", y - 4)
}

/// The lane panicked.
pub(super) fn bang(x: usize, y: usize) -> String {
    format!("M{} {}v7m0 3v2", x + 2, y - 6)
}

/// Nothing where there is nothing to draw.
pub(super) fn path(class: &str, data: &str) -> String {
    if data.is_empty() {
        return String::new();
    }
    format!("<path class=\"{class}\" d=\"{data}\"/>\n")
}

/// A sign that must be seen, also where an arrow runs behind it.
pub(super) fn marked(class: &str, data: &str) -> String {
    path("halo", data) + &path(class, data)
}

/// `content` is escaped already.
pub(super) fn text(class: &str, x: usize, y: usize, content: &str) -> String {
    let class = if class.is_empty() { String::new() } else { format!("class=\"{class}\" ") };
    format!("<text {class}x=\"{x}\" y=\"{y}\">{content}</text>\n")
}
