//! Several errors that are raised as one.

use std::error::Error;
use std::fmt;

/// The errors of a task group: at least one, in the order in which they happened;
/// the body's own comes last.
///
/// Answers to `ExceptionGroup`. It is a list and no more: match on its
/// [`errors`](ExceptionGroup::errors), or [`split`](ExceptionGroup::split) it as
/// `except*` does. A group in a group is an error type with a variant for it.
///
/// It is a `std::error::Error` if what it holds is one; `String` is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExceptionGroup<E>(Vec<E>);

impl<E> ExceptionGroup<E> {
    /// `None` if there is no error: a group without one does not exist.
    pub(crate) fn new(errors: Vec<E>) -> Option<Self> {
        (!errors.is_empty()).then_some(ExceptionGroup(errors))
    }

    /// The errors, the first one first. Answers to `group.exceptions`.
    #[must_use]
    pub fn errors(&self) -> &[E] {
        &self.0
    }

    /// The errors, out of the group.
    #[must_use]
    pub fn into_errors(self) -> Vec<E> {
        self.0
    }

    /// Divides the group into the errors that match and the others; both keep
    /// their order. `None` is a part without errors.
    ///
    /// Answers to `group.split`, and does the work of `except*`. It does not look
    /// into groups in the group: only `matches` knows where they are.
    pub fn split(self, matches: impl FnMut(&E) -> bool) -> (Option<Self>, Option<Self>) {
        let (matching, others) = self.0.into_iter().partition(matches);
        (ExceptionGroup::new(matching), ExceptionGroup::new(others))
    }
}

/// Python's words: how many there are, not which. `{:?}` lists them.
impl<E> fmt::Display for ExceptionGroup<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.0.len();
        let s = if count == 1 { "" } else { "s" };
        write!(f, "unhandled errors in a TaskGroup ({count} sub-exception{s})")
    }
}

/// The first error is the source.
impl<E: Error + 'static> Error for ExceptionGroup<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.first().map(|error| error as &(dyn Error + 'static))
    }
}
