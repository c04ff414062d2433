//! verdict: wrong time
//! Thought: TODO, what the author of this answer believed.

// TODO: the whole file, as a learner would hand it in.

#[cfg(test)]
#[path = "../../checks/{id}.rs"]
mod checks;
