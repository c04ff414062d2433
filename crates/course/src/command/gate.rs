//! `gate`: prove that topics are complete and judged as they say.

use anyhow::Result;

use super::{Course, Outcome};
use crate::catalog::Topic;
use crate::console::print;
use crate::gate::{Proof, prove, stray_topics};
use crate::report::proofs;

/// Proves one topic, or all.
///
/// # Errors
///
/// When the topic is unknown or the machine is at fault.
pub(crate) fn run(course: &Course, topic: Option<&str>) -> Result<Outcome> {
    let Course { workspace, catalog, .. } = course;
    let mut count = Count::default();
    match topic {
        Some(id) => count.add(prove_topic(course, catalog.topic(id)?)?),
        None => {
            for topic in &catalog.topics {
                count.add(prove_topic(course, topic)?);
            }
            count.add(show("exercises", vec![stray_topics(workspace, catalog)])?);
        }
    }
    print(&proofs::count(count.passed, count.failed))?;
    Ok(if count.failed == 0 { Outcome::Passed } else { Outcome::NotPassed })
}

#[derive(Debug, Default)]
struct Count {
    passed: usize,
    failed: usize,
}

impl Count {
    fn add(&mut self, proofs: Vec<Proof>) {
        let failed = proofs.iter().filter(|proof| proof.result.is_err()).count();
        self.failed += failed;
        self.passed += proofs.len() - failed;
    }
}

fn prove_topic(course: &Course, topic: &Topic) -> Result<Vec<Proof>> {
    show(&topic.id, prove(&course.workspace, topic, &course.stop)?)
}

fn show(title: &str, proofs: Vec<Proof>) -> Result<Vec<Proof>> {
    print(&proofs::table(title, &proofs))?;
    Ok(proofs)
}
